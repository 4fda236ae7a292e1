"""What turns a lever in the what-if: a step more, a step less, as today, or a plan of it."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QToolButton, QWidget

from scorecard_app.domain.ids import InitiativeId
from scorecard_app.domain.value import Lever
from scorecard_app.present.investing.curves import is_drawn
from scorecard_app.present.investing.planning import planned
from scorecard_app.present.investing.response import turned_to
from scorecard_app.texts import _
from scorecard_app.ui.foresight import Foresight
from scorecard_app.ui.investing.desk import ORIGIN, InvestingDesk

_GAP = 8


class TurnBar(QWidget):
    """Turns one lever; `planned` names the initiative that was made of what is supposed."""

    planned = Signal(str)

    def __init__(self, desk: InvestingDesk, foresight: Foresight, parent: QWidget) -> None:
        super().__init__(parent)
        self._desk, self._foresight = desk, foresight
        self._lever: Lever | None = None
        self.less, self.more, self.today, self.plan = (QToolButton(self) for _each in range(4))
        self.less.setText(_("− One step less"))
        self.more.setText(_("+ One step more"))
        self.today.setText(_("As today"))
        self.plan.setText(_("Plan as initiative"))
        self.plan.setToolTip(_("Make work with a start of the money that is supposed beyond today"))
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(desk.themes.theme.px(_GAP))
        for button in (self.less, self.more, self.today, self.plan):
            button.setProperty("chip", True)  # noqa: FBT003 - Qt's own signature
            line.addWidget(button)
        line.addStretch(1)
        self.less.clicked.connect(self._turn_down)
        self.more.clicked.connect(self._turn_up)
        self.today.clicked.connect(self._put_back)
        self.plan.clicked.connect(self._plan)

    def show_lever(self, lever: Lever) -> None:
        """Turn this lever from now on, and offer what can be done with it."""
        self._lever = lever
        spend = self._spend_of(lever)
        self.today.setEnabled(lever.id in self._foresight.supposed.lever_settings)
        self.plan.setEnabled(spend > lever.current and is_drawn(lever))
        self.more.setEnabled(turned_to(lever, spend + lever.step) > spend)
        self.less.setEnabled(turned_to(lever, spend - lever.step) < spend)

    def turn(self, steps: int) -> None:
        """Suppose so many steps more, or less."""
        lever = self._lever
        if lever is not None:
            self.suppose(self._spend_of(lever) + steps * lever.step)

    def suppose(self, spend: float) -> None:
        """Suppose another yearly spend: the nearest that the lever can be turned to."""
        lever = self._lever
        if lever is not None:
            turned = turned_to(lever, spend)
            is_today = turned == lever.current
            self._foresight.supposed.set_lever(lever.id, None if is_today else turned)

    def _spend_of(self, lever: Lever) -> float:
        return self._foresight.supposed.lever_settings.get(lever.id, lever.current)

    def _turn_up(self) -> None:
        self.turn(1)

    def _turn_down(self) -> None:
        self.turn(-1)

    def _put_back(self) -> None:
        if self._lever is not None:
            self._foresight.supposed.set_lever(self._lever.id, None)

    def _plan(self) -> None:
        """Propose what is supposed beyond today as an initiative, and suppose that instead."""
        lever, supposed = self._lever, self._foresight.supposed
        if lever is None:
            return
        made = InitiativeId(self._desk.mint())
        edit = planned(lever, self._spend_of(lever), made)
        if self._desk.history.run(_("Plan an initiative"), edit, origin=ORIGIN):
            supposed.set_lever(lever.id, None)
            supposed.set_initiative(made, True)  # noqa: FBT003 - one of three
            self.planned.emit(made)
