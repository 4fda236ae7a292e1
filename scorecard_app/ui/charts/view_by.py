"""By which periods and over which span a measure is viewed: two small buttons with menus."""

from collections.abc import Mapping
from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QMenu, QToolButton, QWidget

from scorecard_app.domain.measures import Measure
from scorecard_app.domain.periods import Frequency
from scorecard_app.present.charts.viewing import Span, Viewing, coarser_than
from scorecard_app.texts import N_, _

_PERIODS: Mapping[Frequency | None, str] = {
    None: N_("As measured"),
    Frequency.MONTH: N_("Months"),
    Frequency.QUARTER: N_("Quarters"),
    Frequency.HALF_YEAR: N_("Half-years"),
    Frequency.YEAR: N_("Years"),
}
_SPANS: Mapping[tuple[Span, int], str] = {
    (Span.AS_IS, 12): N_("Each period"),
    (Span.TO_DATE, 12): N_("Year to date"),
    (Span.ROLLING, 3): N_("Rolling 3 months"),
    (Span.ROLLING, 6): N_("Rolling 6 months"),
    (Span.ROLLING, 12): N_("Rolling 12 months"),
    (Span.YEAR_ON_YEAR, 12): N_("Year on year"),
}


class ViewBy(QWidget):
    """Keeps the choice while measures change; what a measure cannot do is not offered for it."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.viewing = Viewing()
        self.periods = _button(_("By which periods the measure is viewed"), self)
        self.spans = _button(_("Over which span each number is taken"), self)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.periods)
        row.addWidget(self.spans)
        for (span, months), words in _SPANS.items():
            action = self.spans.menu().addAction(_(words))
            action.setCheckable(True)
            action.setProperty("choice", (span.value, months))
            action.triggered.connect(self._choose_span)

    def offer(self, measure: Measure) -> None:
        """Offer the periods by which this measure can be viewed."""
        able = self.viewing.of(measure)
        menu = self.periods.menu()
        menu.clear()
        for frequency in (None, *coarser_than(measure.frequency)):
            action = menu.addAction(_(_PERIODS[frequency]))
            action.setCheckable(True)
            action.setChecked(frequency is able.frequency)
            action.setProperty("choice", frequency.value if frequency else "")
            action.triggered.connect(self._choose_periods)
        chosen = (able.span.value, able.months)
        for action in self.spans.menu().actions():
            action.setChecked(tuple(action.property("choice")) == chosen)
        self.periods.setText(_(_PERIODS[able.frequency]))
        self.spans.setText(_(_SPANS[able.span, able.months]))

    def _choose_periods(self) -> None:
        chosen = self.sender().property("choice")
        self._view(replace(self.viewing, frequency=Frequency(chosen) if chosen else None))

    def _choose_span(self) -> None:
        span, months = self.sender().property("choice")
        self._view(replace(self.viewing, span=Span(span), months=int(months)))

    def _view(self, viewing: Viewing) -> None:
        self.viewing = viewing
        self.changed.emit()


def _button(name: str, parent: QWidget) -> QToolButton:
    button = QToolButton(parent)
    button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
    button.setMenu(QMenu(button))
    button.setAccessibleName(name)
    button.setToolTip(name)
    return button
