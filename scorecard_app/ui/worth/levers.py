"""Where does money do most? A row for each lever, turned step by step below the table."""

from dataclasses import dataclass
from functools import partial
from typing import ClassVar

from PySide6.QtWidgets import QToolButton

from scorecard_app.domain.value import Lever
from scorecard_app.engine.influence.network import Network
from scorecard_app.engine.influence.plan import Plan
from scorecard_app.engine.influence.ranges import Draws
from scorecard_app.engine.portfolio.marginal import marginal_values
from scorecard_app.engine.portfolio.offers import Offers, offers
from scorecard_app.present.what_if.board import Board
from scorecard_app.present.worth.answer import Answer
from scorecard_app.present.worth.returns import lever_of, returns_answer, spend_chart
from scorecard_app.texts import N_, _
from scorecard_app.ui.drawing import Heed, Work
from scorecard_app.ui.worth.desk import Desk
from scorecard_app.ui.worth.part import Part


@dataclass(frozen=True, slots=True)
class _Found:
    answer: Answer
    offers: Offers
    plan: Plan


class LeversPart(Part):
    """Ranks the levers by what one more step returns; plus and minus turn the chosen one."""

    KEY: ClassVar[str] = "levers"
    TITLE: ClassVar[str] = N_("Where does money do most?")

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, _(self.TITLE))
        self._found: _Found | None = None
        self.less, self.more, self.today = (QToolButton(self) for _each in range(3))
        self.less.setText(_("− One step less"))
        self.more.setText(_("+ One step more"))
        self.today.setText(_("As today"))
        self.sheet.add_acts((self.less, self.more, self.today))
        self.sheet.row_chosen.connect(self._draw)
        self.sheet.table.turned.connect(self._turn)
        self.less.clicked.connect(self._turn_down)
        self.more.clicked.connect(self._turn_up)
        self.today.clicked.connect(self._put_back)

    def work(self) -> Work | None:
        """Find what a step of each lever returns, in every draw."""
        desk = self._desk
        if desk.network is None:
            return None
        return partial(_find, desk.board, desk.network, desk.plan, desk.draws)

    def take(self, found: object) -> None:
        """Show the levers."""
        if isinstance(found, _Found):
            self._found = found
            self.sheet.show_answer(found.answer)

    @property
    def _chosen(self) -> Lever | None:
        row = self.sheet.table.chosen
        return lever_of(self._desk.board, row.key) if row is not None else None

    def _draw(self) -> None:
        lever, found = self._chosen, self._found
        for each in (self.less, self.more, self.today):
            each.setVisible(lever is not None)
        if lever is not None and found is not None:
            self.sheet.show_chart(spend_chart(self._desk.board, found.offers, lever, found.plan))

    def _turn_up(self) -> None:
        self._turn(1)

    def _turn_down(self) -> None:
        self._turn(-1)

    def _turn(self, steps: int) -> None:
        lever, supposed = self._chosen, self._desk.foresight.supposed
        if lever is None:
            return
        spend = supposed.lever_settings.get(lever.id, lever.current) + steps * lever.step
        spend = min(max(spend, lever.minimum), lever.maximum)
        supposed.set_lever(lever.id, None if spend == lever.current else spend)

    def _put_back(self) -> None:
        if self._chosen is not None:
            self._desk.foresight.supposed.set_lever(self._chosen.id, None)


def _find(board: Board, network: Network, plan: Plan, draws: Draws, _heed: Heed) -> _Found:
    card = board.relations.card
    found = marginal_values(card, plan, draws, known=network)
    return _Found(
        returns_answer(board, network, plan, found), offers(card, plan, known=network), plan
    )
