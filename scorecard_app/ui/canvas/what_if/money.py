"""What each stream of money gains, side by side and never as one sum."""

from collections.abc import Sequence
from math import ceil

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QWidget

from scorecard_app.present.what_if.streams import StreamLine
from scorecard_app.texts import _
from scorecard_app.ui.labels import ElidedLabel, RoleLabel, SteadyLabel
from scorecard_app.ui.theme import TextSize, ThemeStore

_GAP, _APART = 6, 20
_NAME = 140
"""A longer name is cut off before a column is given up."""
_WIDEST = " (+888.8 k to +88.8 M)"
"""A range is kept room for, so that nothing moves when it comes and goes."""


class _Entry(QWidget):
    def __init__(self, themes: ThemeStore, parent: QWidget) -> None:
        super().__init__(parent)
        self.name = ElidedLabel(themes, "text.quiet", size=TextSize.SMALL, parent=self)
        self.rate = SteadyLabel(themes, "text", size=TextSize.SMALL, strong=True, parent=self)
        self.range = RoleLabel(themes, "text.quiet", size=TextSize.SMALL, parent=self)
        self.range.setMinimumWidth(self.range.fontMetrics().horizontalAdvance(_WIDEST))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(themes.theme.px(_GAP))
        for each in (self.name, self.rate, self.range):
            row.addWidget(each)
        row.addStretch(1)

    def show_line(self, line: StreamLine) -> bool:
        """Show a stream; say whether that takes other room."""
        is_renamed = self.name.whole != line.name
        if is_renamed:
            self.name.show_whole(line.name)
        self.setToolTip(line.said)
        return self.rate.show_text(line.rate) or is_renamed

    def least(self, name: int) -> int:
        """Return how wide it has to be if a name takes no more than this."""
        longer = max(self.name.sizeHint().width() - name, 0)
        return self.sizeHint().width() - longer


class MoneyBar(QWidget):
    """Lays the streams out in as many columns as there is room for."""

    def __init__(self, themes: ThemeStore) -> None:
        super().__init__()
        self._themes = themes
        self._entries: list[_Entry] = []
        self._columns = 1
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(themes.theme.px(_APART))
        self._grid.setVerticalSpacing(0)

    @property
    def words(self) -> list[str]:
        """Return what is said of each stream."""
        return [f"{each.name.whole} {each.rate.text()}" for each in self._entries]

    def show_ranges(self, ranges: Sequence[str]) -> None:
        """Show where nine of ten futures lie of each; of none while that is not known."""
        for at, entry in enumerate(self._entries):
            said = _("({range})").format(range=ranges[at]) if at < len(ranges) else ""
            if entry.range.text() != said:
                entry.range.setText(said)

    def show_lines(self, lines: Sequence[StreamLine]) -> None:
        """Show these."""
        while len(self._entries) > len(lines):
            gone = self._entries.pop()
            self._grid.removeWidget(gone)
            gone.hide()
            gone.deleteLater()
        while len(self._entries) < len(lines):
            entry = _Entry(self._themes, self)
            self._entries.append(entry)
            self._columns = 0
            entry.show()
        both = zip(self._entries, lines, strict=True)
        is_other = [entry.show_line(line) for entry, line in both]
        self.setVisible(bool(lines))
        if any(is_other):
            self._stand()

    def _stand(self) -> None:
        """Lay the entries out anew where another number of columns fits."""
        px = self._themes.theme.px
        widest = max((each.least(px(_NAME)) for each in self._entries), default=1) + px(_APART)
        count = max(len(self._entries), 1)
        rows = ceil(count / max(min(count, self.width() // widest), 1))
        columns = ceil(count / rows)  # as many in each row
        if columns == self._columns:
            return
        self._columns = columns
        for each in self._entries:
            self._grid.removeWidget(each)
        for at, each in enumerate(self._entries):
            self._grid.addWidget(each, at // columns, at % columns)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Use the room there is."""
        super().resizeEvent(event)
        self._stand()
