"""A small calendar of one fiscal year: months, quarters and the whole, to go to any at once."""

from datetime import MAXYEAR, MINYEAR, date

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QToolButton,
    QWidget,
)

from scorecard_app.domain.periods import Frequency, Period, period_of
from scorecard_app.texts import _
from scorecard_app.ui.icons import back_and_on
from scorecard_app.ui.parts import Parts

_ACROSS = 3
_MONTHS, _QUARTERS = 12, 4
_MARGIN = 8
_WIDTH = 64


class PeriodPicker(QFrame):
    """Shows one year; a month, a quarter or the year that is chosen gives its last day.

    It lies over the window and goes when the keyboard goes elsewhere: no window of its own,
    which some desktops place, decorate or focus as they like.
    """

    chosen = Signal(object)

    def __init__(self, parts: Parts, parent: QWidget) -> None:
        super().__init__(parent)
        self._parts = parts
        self._home = parent
        self._fiscal_start = 1
        self._year = parts.today.year
        self._day = parts.today
        self.setObjectName("periodPicker")
        self.hide()
        self.setAccessibleName(_("Choose a period"))
        px = parts.themes.theme.px
        self._months = [self._button(Frequency.MONTH) for _place in range(_MONTHS)]
        self._quarters = [self._button(Frequency.QUARTER) for _place in range(_QUARTERS)]
        self._whole = self._button(Frequency.YEAR)
        grid = QGridLayout(self)
        grid.setContentsMargins(*(px(_MARGIN),) * 4)
        grid.setSpacing(px(2))
        grid.addLayout(self._year_row(), 0, 0, 1, _ACROSS + 1)
        for place, button in enumerate(self._months):
            grid.addWidget(button, 1 + place // _ACROSS, place % _ACROSS)
            button.setMinimumWidth(px(_WIDTH))
        for place, button in enumerate(self._quarters):
            grid.addWidget(button, 1 + place, _ACROSS)
            button.setMinimumWidth(px(_WIDTH))
        grid.addWidget(self._whole, 1 + _QUARTERS, 0, 1, _ACROSS + 1)
        self._whole.setSizePolicy(self.sizePolicy())
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._follow_focus)

    def open_at(self, at: QPoint, day: date, *, fiscal_start: int = 1) -> None:
        """Open below a place, at the year of a day; years begin with the month `fiscal_start`."""
        self._day, self._fiscal_start = day, fiscal_start
        self._year = day.year if day.month >= fiscal_start else day.year - 1
        self._read()
        self.adjustSize()
        self.move(self._home.mapFromGlobal(at))
        self.show()
        self.raise_()
        self._months[(day.month - fiscal_start) % _MONTHS].setFocus()

    def _year_row(self) -> QHBoxLayout:
        row = QHBoxLayout()
        self._label = QLabel(self)
        self._label.setAlignment(Qt.AlignmentFlag.AlignCenter)
        back, on = QToolButton(self), QToolButton(self)
        to_back, to_on = back_and_on(self)
        for button, name, icon in (
            (back, _("One year back"), to_back),
            (on, _("One year on"), to_on),
        ):
            button.setAccessibleName(name)
            button.setToolTip(name)
            button.setIcon(self._parts.icons.icon(icon))
        back.clicked.connect(self._go_back)
        on.clicked.connect(self._go_on)
        row.addWidget(back)
        row.addWidget(self._label, 1)
        row.addWidget(on)
        return row

    def _button(self, frequency: Frequency) -> QToolButton:
        button = QToolButton(self)
        button.setCheckable(True)
        button.setProperty("frequency", frequency)
        button.clicked.connect(self._choose)
        return button

    def _periods(self) -> list[tuple[QToolButton, Period]]:
        """Return every button with its period of the year shown."""
        first = date(self._year, self._fiscal_start, 1)
        buttons = {
            Frequency.MONTH: self._months,
            Frequency.QUARTER: self._quarters,
            Frequency.YEAR: [self._whole],
        }
        return [
            (button, period_of(first, frequency, fiscal_start=self._fiscal_start).shifted(place))
            for frequency, row in buttons.items()
            for place, button in enumerate(row)
        ]

    def _read(self) -> None:
        from scorecard_app.present.periods import (  # noqa: PLC0415 - not at the start
            format_period,
        )

        shown = period_of(self._day, Frequency.MONTH)
        names = self._parts.forms.month_names
        for button, period in self._periods():
            name = format_period(period, self._parts.forms, fiscal_start=self._fiscal_start)
            button.setToolTip(name)
            button.setChecked(period == shown)
            match period.frequency:
                case Frequency.MONTH:
                    button.setText(names[period.ordinal % _MONTHS])
                case Frequency.QUARTER:
                    number = self._quarters.index(button) + 1
                    button.setText(_("Q{number}").format(number=number))
                case _:
                    self._label.setText(name)
                    button.setText(_("Whole of {year}").format(year=name))

    def _choose(self) -> None:
        period = next(period for button, period in self._periods() if button is self.sender())
        self.hide()
        self.chosen.emit(period.end(fiscal_start=self._fiscal_start))

    def _go_back(self) -> None:
        self._year = max(self._year - 1, MINYEAR + 1)
        self._read()

    def _go_on(self) -> None:
        self._year = min(self._year + 1, MAXYEAR - 1)
        self._read()

    def _follow_focus(self, _before: QWidget | None, now: QWidget | None) -> None:
        if now is None or not self.isAncestorOf(now):
            self.hide()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Turn the years with Page Up and Page Down; walk the months with the arrows."""
        steps = {
            Qt.Key.Key_Left: -1,
            Qt.Key.Key_Right: 1,
            Qt.Key.Key_Up: -_ACROSS,
            Qt.Key.Key_Down: _ACROSS,
        }
        focus = self.focusWidget()
        match Qt.Key(event.key()):
            case Qt.Key.Key_PageUp:
                self._go_back()
            case Qt.Key.Key_PageDown:
                self._go_on()
            case Qt.Key.Key_Return | Qt.Key.Key_Enter if isinstance(focus, QToolButton):
                focus.click()
            case Qt.Key.Key_Escape:
                self.hide()
            case key if key in steps and focus in self._months:
                place = self._months.index(focus) + steps[key]
                self._months[min(max(place, 0), _MONTHS - 1)].setFocus()
            case _:
                super().keyPressEvent(event)
