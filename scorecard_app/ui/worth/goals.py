"""What would reach a goal? Every lever and card alone, and which setting of it does."""

from dataclasses import dataclass
from functools import partial
from typing import ClassVar

from PySide6.QtWidgets import QComboBox, QLineEdit, QSizePolicy, QToolButton

from scorecard_app.domain.ids import LeverId, ObjectiveId
from scorecard_app.engine.decisions.reaching import Goal, Reach, Reached, reached
from scorecard_app.engine.influence.network import Network
from scorecard_app.engine.influence.plan import Plan
from scorecard_app.errors import UserError
from scorecard_app.present.what_if.board import Board
from scorecard_app.present.what_if.words import span_words
from scorecard_app.present.worth.answer import Answer
from scorecard_app.present.worth.goals import (
    Wanted,
    goal_answer,
    goal_chart,
    typed_goal,
    wanted_things,
)
from scorecard_app.texts import N_, _
from scorecard_app.ui.drawing import Heed, Work
from scorecard_app.ui.labels import RoleLabel
from scorecard_app.ui.worth.desk import Desk
from scorecard_app.ui.worth.part import Part

_WIDTH, _FIELD_WIDTH, _LETTERS = 320, 100, 14
_MONTHS_A_YEAR = 12


@dataclass(frozen=True, slots=True)
class _Found:
    goal: Goal
    reached: Reached
    answer: Answer


class GoalsPart(Part):
    """Reads a goal as a sentence: what, how much, and by when."""

    KEY: ClassVar[str] = "goals"
    TITLE: ClassVar[str] = N_("What would reach a goal?")
    IS_DRAWN: ClassVar[bool] = False

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, _(self.TITLE))
        self._found: _Found | None = None
        self._wanted: tuple[Wanted, ...] = ()
        self.what, self.by = QComboBox(self), QComboBox(self)
        self.amount = QLineEdit(self)
        self.suppose = QToolButton(self)
        self._lay_out()
        self.setFocusProxy(self.amount)
        self.what.currentIndexChanged.connect(self._change)
        self.by.currentIndexChanged.connect(self._ask)
        self.amount.editingFinished.connect(self._ask)
        self.suppose.clicked.connect(self._suppose)
        self.sheet.row_chosen.connect(self._draw)

    def _lay_out(self) -> None:
        px, themes = self._desk.themes.theme.px, self._desk.themes
        reach, by = (RoleLabel(themes, "text", parent=self) for _each in range(2))
        reach.setText(_("must reach"))
        by.setText(_("by"))
        self.what.setAccessibleName(_("What must reach a goal"))
        self.what.setMaximumWidth(px(_WIDTH))
        self.what.setMinimumContentsLength(_LETTERS)
        self.what.setSizeAdjustPolicy(
            QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        self.what.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.amount.setAccessibleName(_("The goal"))
        self.amount.setFixedWidth(px(_FIELD_WIDTH))
        self.by.setAccessibleName(_("By when"))
        self.suppose.setText(_("Suppose this setting"))
        self.sheet.add_asks((self.what, reach, self.amount, by, self.by))
        self.sheet.add_acts((self.suppose,))

    def read(self) -> None:
        """Offer what can be wanted."""
        network = self._desk.network
        wanted = wanted_things(self._desk.board, network) if network is not None else ()
        if wanted != self._wanted:
            self._offer(wanted)
        self._offer_years()
        if not self.amount.text():
            how = _("Say what must be reached; each lever and each card is tried by itself.")
            self.sheet.show_answer(Answer(how))

    def work(self) -> Work | None:
        """Try every lever and every card."""
        desk, at = self._desk, self.what.currentIndex()
        if desk.network is None or not self.amount.text() or not 0 <= at < len(self._wanted):
            return None
        month = int(self.by.currentData() or desk.plan.horizon_months)
        try:
            goal = typed_goal(desk.board, self._wanted[at], self.amount.text(), month)
        except UserError as error:
            self.refuse(str(error))
            return None
        return partial(_find, desk.board, desk.network, desk.plan, goal)

    def take(self, found: object) -> None:
        """Show what reaches it."""
        if isinstance(found, _Found):
            self._found = found
            self.sheet.show_answer(found.answer)

    def _offer(self, wanted: tuple[Wanted, ...]) -> None:
        before = self.what.currentData()
        self._wanted = wanted
        self.what.blockSignals(True)  # noqa: FBT003 - filled anew, not chosen
        self.what.clear()
        for each in wanted:
            self.what.addItem(each.name, each.id)
        self.what.setCurrentIndex(max(self.what.findData(before), 0))
        self.what.blockSignals(False)  # noqa: FBT003
        self._hint()

    def _offer_years(self) -> None:
        last = self._desk.plan.horizon_months
        years = [*range(_MONTHS_A_YEAR, last, _MONTHS_A_YEAR), last]
        known = [self.by.itemData(at) for at in range(self.by.count())]
        if years == known:
            return
        self.by.blockSignals(True)  # noqa: FBT003 - filled anew, not chosen
        self.by.clear()
        for month in years:
            self.by.addItem(span_words(month), month)
        self.by.setCurrentIndex(len(years) - 1)
        self.by.blockSignals(False)  # noqa: FBT003

    def _hint(self) -> None:
        at = self.what.currentIndex()
        self.amount.setPlaceholderText(self._wanted[at].hint if 0 <= at < len(self._wanted) else "")

    def _change(self) -> None:
        """Begin another goal: the figure of the one before means nothing here."""
        self.amount.clear()
        self._hint()
        self._ask()

    def _ask(self) -> None:
        self.asked.emit()

    @property
    def _reach(self) -> Reach | None:
        row, found = self.sheet.table.chosen, self._found
        if row is None or found is None:
            return None
        every = (*found.reached.levers, *found.reached.cards)
        return next((each for each in every if each.id == row.key), None)

    def _draw(self) -> None:
        reach, found = self._reach, self._found
        self.suppose.setVisible(reach is not None)
        if reach is not None and found is not None:
            self.suppose.setEnabled(reach.setting is not None)
            self.sheet.show_chart(goal_chart(self._desk.board, found.goal, reach))

    def _suppose(self) -> None:
        reach, supposed = self._reach, self._desk.foresight.supposed
        if reach is None or reach.setting is None:
            return
        if reach.id in self._desk.card.levers:
            supposed.set_lever(LeverId(reach.id), reach.setting)
        else:
            supposed.push(ObjectiveId(reach.id), reach.setting)


def _find(board: Board, network: Network, plan: Plan, goal: Goal, _heed: Heed) -> _Found:
    found = reached(board.relations.card, network, plan, goal)
    return _Found(goal, found, goal_answer(board, goal, found))
