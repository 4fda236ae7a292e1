"""By which periods and over which span a measure is viewed: buttons with menus and a number."""

from collections.abc import Mapping
from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QMenu, QSpinBox, QToolButton, QWidget

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
_COUNTED = 0
"""Stands for months where the user says how many periods a rolling span takes."""

_SPANS: Mapping[tuple[Span, int], str] = {
    (Span.AS_IS, 12): N_("Each period"),
    (Span.TO_DATE, 12): N_("Year to date"),
    (Span.ROLLING, 3): N_("Rolling 3 months"),
    (Span.ROLLING, 6): N_("Rolling 6 months"),
    (Span.ROLLING, 12): N_("Rolling 12 months"),
    (Span.ROLLING, _COUNTED): N_("Rolling, any number"),
    (Span.YEAR_ON_YEAR, 12): N_("Year on year"),
}
_COUNTS: Mapping[Frequency, str] = {
    Frequency.DAY: N_("days"),
    Frequency.WEEK: N_("weeks"),
    Frequency.MONTH: N_("months"),
    Frequency.QUARTER: N_("quarters"),
    Frequency.HALF_YEAR: N_("half-years"),
    Frequency.YEAR: N_("years"),
}
FEWEST, MOST, _USUAL = 2, 60, 4
"""How many periods a rolling span takes."""

_DIGITS = 7
"""The width of the field for them in digits: two, the arrows and some air."""


class ViewBy(QWidget):
    """Keeps the choice while measures change; what a measure cannot do is not offered for it."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.viewing = Viewing()
        self.periods = _button(_("By which periods the measure is viewed"), self)
        self.spans = _button(_("Over which span each number is taken"), self)
        self.count = _count_field(self)
        self.count.valueChanged.connect(self._choose_count)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        for widget in (self.periods, self.spans, self.count):
            row.addWidget(widget)
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
        months = _COUNTED if able.periods else able.months
        for action in self.spans.menu().actions():
            action.setChecked(tuple(action.property("choice")) == (able.span.value, months))
        counted = _(_COUNTS[measure.frequency])
        self._name_count(counted)
        self.count.setVisible(bool(able.periods))
        self.periods.setText(_(_PERIODS[able.frequency]))
        rolling = _("Rolling, {periods}").format(periods=counted)
        self.spans.setText(rolling if able.periods else _(_SPANS[able.span, able.months]))

    def _name_count(self, periods: str) -> None:
        """Say what is counted, and keep room for the number: the buttons can be shortened."""
        name = _("How many {periods} each number is taken over").format(periods=periods)
        self.count.setAccessibleName(name)
        self.count.setToolTip(name)
        digit = self.count.fontMetrics().horizontalAdvance("0")
        self.count.setFixedWidth(_DIGITS * digit)

    def _choose_periods(self) -> None:
        chosen = self.sender().property("choice")
        self._view(replace(self.viewing, frequency=Frequency(chosen) if chosen else None))

    def _choose_span(self) -> None:
        span, months = self.sender().property("choice")
        if months == _COUNTED:
            self._view(replace(self.viewing, span=Span.ROLLING, periods=self.count.value()))
            self.count.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        self._view(replace(self.viewing, span=Span(span), months=int(months), periods=None))

    def _choose_count(self, count: int) -> None:
        if self.viewing.periods:
            self._view(replace(self.viewing, periods=count))

    def _view(self, viewing: Viewing) -> None:
        self.viewing = viewing
        self.changed.emit()


def _count_field(parent: QWidget) -> QSpinBox:
    """Build the small field for the number of periods; what is half typed changes nothing."""
    field = QSpinBox(parent)
    field.setRange(FEWEST, MOST)
    field.setValue(_USUAL)
    field.setKeyboardTracking(False)
    field.setAlignment(Qt.AlignmentFlag.AlignRight)
    field.hide()
    return field


def _button(name: str, parent: QWidget) -> QToolButton:
    button = QToolButton(parent)
    button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
    button.setMenu(QMenu(button))
    button.setAccessibleName(name)
    button.setToolTip(name)
    return button
