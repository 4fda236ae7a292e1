"""The date of the window: one month back, the month, one month on."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QToolButton, QWidget

from scorecard_app.domain.periods import Frequency, period_of
from scorecard_app.texts import _
from scorecard_app.ui.parts import Parts
from scorecard_app.ui.view_state import ViewState

_LABEL_WIDTH = 76


class DateStepper(QWidget):
    """Shows the month as of which everything is judged, and steps through the months."""

    def __init__(self, parts: Parts, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._icons = parts.icons
        self._parts = parts
        self._view_state: ViewState | None = None
        self._back = self._button(_("One month back"))
        self._label = QLabel(self)
        self._label.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._label.setMinimumWidth(parts.themes.theme.px(_LABEL_WIDTH))
        self._on = self._button(_("One month on"))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        for widget in (self._back, self._label, self._on):
            row.addWidget(widget)
        self._back.clicked.connect(self.step_back)
        self._on.clicked.connect(self.step_on)
        self.setEnabled(False)
        parts.icons.changed.connect(self._repaint_icons)
        self._repaint_icons()

    @property
    def text(self) -> str:
        """Return the month as it is shown."""
        return self._label.text()

    def follow(self, view_state: ViewState) -> None:
        """Show and change the date of this view state from now on."""
        self._view_state = view_state
        self.setEnabled(True)
        view_state.date_changed.connect(self._read)
        self._read()

    def step_back(self) -> None:
        """Go to the end of the month before."""
        self._step(-1)

    def step_on(self) -> None:
        """Go to the end of the next month; to today if that is in it."""
        self._step(1)

    def _step(self, months: int) -> None:
        if self._view_state is None:
            return
        month = period_of(self._view_state.date, Frequency.MONTH).shifted(months)
        is_now = month == period_of(self._parts.today, Frequency.MONTH)
        self._view_state.show_date(self._parts.today if is_now else month.end())

    def _read(self) -> None:
        if self._view_state is not None:
            from scorecard_app.present.periods import (  # noqa: PLC0415 - not at the start
                format_period,
            )

            day = self._view_state.date
            month = format_period(period_of(day, Frequency.MONTH), self._parts.forms)
            self._label.setText(month)
            self._label.setAccessibleName(_("Shown as of {month}").format(month=month))

    def _button(self, name: str) -> QToolButton:
        button = QToolButton(self)
        button.setAccessibleName(name)
        button.setToolTip(name)
        button.setAutoRepeat(True)
        return button

    def _repaint_icons(self) -> None:
        self._back.setIcon(self._icons.icon("chevron-left"))
        self._on.setIcon(self._icons.icon("chevron-right"))
