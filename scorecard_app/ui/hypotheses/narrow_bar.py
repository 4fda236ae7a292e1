"""The line over the table of links: what is looked for."""

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QLineEdit, QToolButton, QWidget

from scorecard_app.present.hypotheses.narrowed import NARROWS, Narrow
from scorecard_app.texts import _
from scorecard_app.ui.theme import ThemeStore

_GAP, _SEARCH = 6, 220


class NarrowBar(QWidget):
    """`changed` says that something else is looked for."""

    changed = Signal()

    def __init__(self, themes: ThemeStore, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        px = themes.theme.px
        self.search = _SearchLine(self)
        self.search.setPlaceholderText(_("Filter"))
        self.search.setAccessibleName(_("Filter the links"))
        self.search.setToolTip(_("Filter by any word of a row"))
        self.search.setClearButtonEnabled(True)
        self.search.setMaximumWidth(px(_SEARCH))
        self.search.textChanged.connect(self.changed)
        self._group = QButtonGroup(self)
        self.chips: dict[Narrow, QToolButton] = {}
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(px(_GAP))
        row.addWidget(self.search, 1)
        for narrow in Narrow:
            chip = self.chips[narrow] = QToolButton(self)
            chip.setProperty("chip", True)  # noqa: FBT003 - Qt's own signature
            chip.setCheckable(True)
            self._group.addButton(chip)
            row.addWidget(chip)
        row.addStretch(1)
        self.chips[Narrow.ALL].setChecked(True)
        self._group.buttonClicked.connect(self._say)
        self.show_counts({})

    @property
    def narrow(self) -> Narrow:
        """Return which links are looked for."""
        return next(each for each, chip in self.chips.items() if chip.isChecked())

    @property
    def text(self) -> str:
        """Return the words that are looked for."""
        return self.search.text().strip()

    def show_counts(self, counts: Mapping[Narrow, int]) -> None:
        """Say beside each filter how many links it shows."""
        for narrow, chip in self.chips.items():
            name = _(NARROWS[narrow])
            chip.setText(f"{name}  {counts[narrow]}" if narrow in counts else name)

    def _say(self) -> None:
        self.changed.emit()


class _SearchLine(QLineEdit):
    """Empties itself with Esc."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Look for nothing any more with Esc."""
        if event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
        else:
            super().keyPressEvent(event)
