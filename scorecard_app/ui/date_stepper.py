"""The date of the window: a month back, any month, a month on; and what it is compared with."""

import datetime as dt
from collections.abc import Callable

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QHBoxLayout, QMenu, QToolButton, QWidget

from scorecard_app.domain.periods import Frequency, period_of
from scorecard_app.present.table.comparison import AGAINST, Against, Comparison
from scorecard_app.texts import _
from scorecard_app.ui.icons import back_and_on
from scorecard_app.ui.parts import Parts
from scorecard_app.ui.period_picker import PeriodPicker
from scorecard_app.ui.view_state import ViewState

_LABEL_WIDTH, _COMPARED_WIDTH = 84, 96


class DateStepper(QWidget):
    """Shows the month as of which everything is judged, and steps and leaps through the months."""

    def __init__(self, parts: Parts, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._icons = parts.icons
        self._parts = parts
        self._view_state: ViewState | None = None
        self._fiscal_start: Callable[[], int] | None = None
        self._picker: PeriodPicker | None = None
        self._is_picking_then = False
        px = parts.themes.theme.px
        self._back = self._button(_("One month back"))
        self._label = QToolButton(self)
        self._label.setMinimumWidth(px(_LABEL_WIDTH))
        self._on = self._button(_("One month on"))
        self._then = QToolButton(self)
        self._then.setMinimumWidth(px(_COMPARED_WIDTH))
        self._then.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self._then.setMenu(QMenu(self._then))
        self._then.menu().aboutToShow.connect(self._offer_comparisons)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        for widget in (self._back, self._label, self._on, self._then):
            row.addWidget(widget)
        row.insertSpacing(3, px(8))
        self._back.clicked.connect(self.step_back)
        self._on.clicked.connect(self.step_on)
        self._label.clicked.connect(self.pick)
        self.setEnabled(False)
        parts.icons.changed.connect(self._repaint_icons)
        self._repaint_icons()

    @property
    def text(self) -> str:
        """Return the month as it is shown."""
        return self._label.text()

    @property
    def text_then(self) -> str:
        """Return what is said about the comparison."""
        return self._then.text()

    @property
    def picker(self) -> PeriodPicker:
        """Return the small calendar, made when it is opened for the first time."""
        if self._picker is None:
            self._picker = PeriodPicker(self._parts, self.window())
            self._picker.chosen.connect(self._take)
        return self._picker

    def follow(
        self, view_state: ViewState | None, *, fiscal_start: Callable[[], int] | None = None
    ) -> None:
        """Show and change the date of this view state from now on; of none where nothing is open.

        `fiscal_start` is asked for the month that begins a year; January where it is missing.
        """
        self._view_state, self._fiscal_start = view_state, fiscal_start
        self.setEnabled(view_state is not None)
        if view_state is None:
            for button in (self._label, self._then):
                button.setText("")
            return
        self._reserve()
        view_state.date_changed.connect(self._read)
        view_state.comparison_changed.connect(self._read)
        self._read()

    def step_back(self) -> None:
        """Go to the end of the month before."""
        self._step(-1)

    def step_on(self) -> None:
        """Go to the end of the next month; to today if that is in it."""
        self._step(1)

    def pick(self) -> None:
        """Open the small calendar to go to any period."""
        if self._view_state is not None:
            self._is_picking_then = False
            self._open_picker(self._label, self._view_state.date)

    def pick_then(self) -> None:
        """Open the small calendar to compare with any period."""
        if self._view_state is not None:
            self._is_picking_then = True
            day = self._view_state.date_then or self._view_state.date
            self._open_picker(self._then, day)

    def _open_picker(self, under: QWidget, day: dt.date) -> None:
        fiscal_start = self._fiscal_start() if self._fiscal_start is not None else 1
        self.picker.open_at(_below(under), day, fiscal_start=fiscal_start)

    def _take(self, day: dt.date) -> None:
        """Go to what was picked, or compare with it."""
        if self._view_state is None:
            return
        if self._is_picking_then:
            self._view_state.compare_with(Comparison(Against.PICKED, day))
        else:
            self._view_state.show_date(self._now_if_in_its_month(day))

    def _step(self, months: int) -> None:
        if self._view_state is None:
            return
        month = period_of(self._view_state.date, Frequency.MONTH).shifted(months)
        self._view_state.show_date(self._now_if_in_its_month(month.end()))

    def _now_if_in_its_month(self, day: dt.date) -> dt.date:
        month = period_of(day, Frequency.MONTH)
        is_now = month == period_of(self._parts.today, Frequency.MONTH)
        return self._parts.today if is_now else day

    def _offer_comparisons(self) -> None:
        menu = self._then.menu()
        menu.clear()
        if self._view_state is None:
            return
        now = self._view_state.comparison.against
        for against, word in AGAINST.items():
            action = menu.addAction(_(word))
            action.setCheckable(True)
            action.setChecked(against is now)
            action.setProperty("against", against.value)
            action.triggered.connect(self._compare)

    def _compare(self) -> None:
        against = Against(self.sender().property("against"))
        if against is Against.PICKED:
            self.pick_then()
        elif self._view_state is not None:
            self._view_state.compare_with(Comparison(against))

    def _reserve(self) -> None:
        """Keep room for the widest month, so that nothing moves away under a pointer that steps."""
        year = self._view_state.date.year if self._view_state is not None else dt.MINYEAR
        months = [self._month(dt.date(year, number, 1)) for number in range(1, 13)]
        compared = [_("vs {month}").format(month=month) for month in months]
        for button, texts in ((self._label, months), (self._then, [_("Compare"), *compared])):
            button.ensurePolished()
            widest = button.minimumWidth()
            for text in texts:
                button.setText(text)
                widest = max(widest, button.sizeHint().width())
            button.setMinimumWidth(widest)

    def _read(self) -> None:
        if self._view_state is None:
            return
        month = self._month(self._view_state.date)
        self._label.setText(month)
        self._label.setToolTip(_("Go to another month, quarter or year"))
        self._label.setAccessibleName(_("Shown as of {month}").format(month=month))
        then = self._view_state.date_then
        self._then.setText(_("Compare"))
        if then is not None:
            self._then.setText(_("vs {month}").format(month=self._month(then)))
        self._then.setToolTip(_("Choose which month to compare with"))
        self._then.setAccessibleName(self._then.text())

    def _month(self, day: dt.date) -> str:
        from scorecard_app.present.periods import (  # noqa: PLC0415 - not at the start
            format_period,
        )

        return format_period(period_of(day, Frequency.MONTH), self._parts.forms)

    def _button(self, name: str) -> QToolButton:
        button = QToolButton(self)
        button.setAccessibleName(name)
        button.setToolTip(name)
        button.setAutoRepeat(True)
        return button

    def _repaint_icons(self) -> None:
        for button, name in zip((self._back, self._on), back_and_on(self), strict=True):
            button.setIcon(self._icons.icon(name))


def _below(widget: QWidget) -> QPoint:
    return widget.mapToGlobal(QPoint(0, widget.height()))
