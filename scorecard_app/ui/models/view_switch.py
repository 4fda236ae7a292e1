"""Which of the two tables is shown, and the periods of the heat table."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QComboBox, QHBoxLayout, QToolButton, QWidget

from scorecard_app.domain.periods import Frequency
from scorecard_app.present.table.heat import FREQUENCIES
from scorecard_app.texts import _
from scorecard_app.ui.theme import ThemeStore

_GAP = 4


class ViewSwitch(QWidget):
    """Offers the table of one date and the heat table of all periods."""

    heat_chosen = Signal(bool)
    frequency_chosen = Signal()

    def __init__(self, themes: ThemeStore, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.periods = QComboBox(self)
        self.periods.setAccessibleName(_("Periods of the heat table"))
        for word in FREQUENCIES.values():
            self.periods.addItem(_(word))
        self.periods.hide()
        self.table = self._button(_("Table"), _("Show one date in figures"))
        self.heat = self._button(_("Heat"), _("Show the status at the end of every period"))
        self.table.setChecked(True)
        group = QButtonGroup(self)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(themes.theme.px(_GAP))
        row.addWidget(self.periods)
        for button in (self.table, self.heat):
            group.addButton(button)
            row.addWidget(button)
        self.heat.toggled.connect(self.heat_chosen)
        self.heat.toggled.connect(self.periods.setVisible)
        self.periods.currentIndexChanged.connect(self._tell_frequency)

    @property
    def frequency(self) -> Frequency:
        """Return which periods stand across."""
        return list(FREQUENCIES)[self.periods.currentIndex()]

    def show_heat(self, *, is_heat: bool) -> None:
        """Show which table is shown."""
        (self.heat if is_heat else self.table).setChecked(True)

    def _button(self, title: str, tip: str) -> QToolButton:
        button = QToolButton(self)
        button.setText(title)
        button.setToolTip(tip)
        button.setCheckable(True)
        return button

    def _tell_frequency(self, _place: int) -> None:
        self.frequency_chosen.emit()
