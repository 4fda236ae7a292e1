"""What each stream of money gains, side by side and never as one sum."""

from collections.abc import Sequence

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QWidget

from scorecard_app.present.what_if.streams import StreamLine
from scorecard_app.ui.labels import ElidedLabel, RoleLabel
from scorecard_app.ui.theme import TextSize, ThemeStore

_GAP, _APART = 6, 20


class _Entry(QWidget):
    def __init__(self, themes: ThemeStore, parent: QWidget) -> None:
        super().__init__(parent)
        self.name = ElidedLabel(themes, "text.quiet", size=TextSize.SMALL, parent=self)
        self.rate = RoleLabel(themes, "text", size=TextSize.SMALL, strong=True, parent=self)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(themes.theme.px(_GAP))
        row.addWidget(self.name)
        row.addWidget(self.rate)
        row.addStretch(1)


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
        for entry, line in zip(self._entries, lines, strict=True):
            if entry.name.whole != line.name:
                entry.name.show_whole(line.name)
            if entry.rate.text() != line.rate:
                entry.rate.setText(line.rate)
            entry.setToolTip(line.said)
        self.setVisible(bool(lines))
        self._stand()

    def _stand(self) -> None:
        """Lay the entries out anew where another number of columns fits."""
        hints = (each.sizeHint().width() for each in self._entries)
        widest = max(hints, default=1) + self._themes.theme.px(_APART)
        columns = max(min(len(self._entries), self.width() // widest), 1)
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
