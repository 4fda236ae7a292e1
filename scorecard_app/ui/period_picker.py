"""A small calendar of months, quarters and the year, to go to any of them at once."""

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

    def open_at(self, at: QPoint, day: date) -> None:
        """Open below a place, at the year of a day."""
        self._day, self._year = day, day.year
        self._read()
        self.adjustSize()
        self.move(self._home.mapFromGlobal(at))
        self.show()
        self.raise_()
        self._months[day.month - 1].setFocus()

    def _year_row(self) -> QHBoxLayout:
        row = QHBoxLayout()
        self._label = QLabel(self)
        self._label.setAlignment(Qt.AlignmentFlag.AlignCenter)
        back, on = QToolButton(self), QToolButton(self)
        for button, name, icon in (
            (back, _("One year back"), "chevron-left"),
            (on, _("One year on"), "chevron-right"),
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
        """Return every button with its period."""
        months = (Period(Frequency.MONTH, self._year * _MONTHS + at) for at in range(_MONTHS))
        quarters = (
            Period(Frequency.QUARTER, self._year * _QUARTERS + at) for at in range(_QUARTERS)
        )
        return [
            *zip(self._months, months, strict=True),
            *zip(self._quarters, quarters, strict=True),
            (self._whole, Period(Frequency.YEAR, self._year)),
        ]

    def _read(self) -> None:
        self._label.setText(str(self._year))
        shown = period_of(self._day, Frequency.MONTH)
        names = self._parts.forms.month_names
        for button, period in self._periods():
            match period.frequency:
                case Frequency.MONTH:
                    button.setText(names[period.ordinal % _MONTHS])
                    button.setChecked(period == shown)
                case Frequency.QUARTER:
                    button.setText(_("Q{number}").format(number=period.ordinal % _QUARTERS + 1))
                    button.setChecked(False)
                case _:
                    button.setText(_("Whole of {year}").format(year=self._year))
                    button.setChecked(False)

    def _choose(self) -> None:
        period = next(period for button, period in self._periods() if button is self.sender())
        self.hide()
        self.chosen.emit(period.end())

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
