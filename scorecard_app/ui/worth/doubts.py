"""What we are unsure of, and what would be worth measuring first."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from typing import ClassVar

from scorecard_app.engine.decisions.options import decide
from scorecard_app.engine.decisions.tornado import tornado
from scorecard_app.engine.influence.network import Network
from scorecard_app.engine.influence.outcome import Outcome
from scorecard_app.engine.influence.plan import Plan
from scorecard_app.engine.influence.ranges import Draws
from scorecard_app.present.charts.chart import Chart
from scorecard_app.present.what_if.board import Board
from scorecard_app.present.worth.answer import Answer
from scorecard_app.present.worth.compared import Option
from scorecard_app.present.worth.doubts import (
    measuring_answer,
    measuring_chart,
    tornado_answer,
    tornado_chart,
)
from scorecard_app.texts import N_, _
from scorecard_app.ui.drawing import Heed, Work
from scorecard_app.ui.worth.desk import Desk
from scorecard_app.ui.worth.part import Part


@dataclass(frozen=True, slots=True)
class _Found:
    answer: Answer
    chart: Chart


class DoubtsPart(Part):
    """Shows which beliefs move what the supposed plan leaves, the furthest first."""

    KEY: ClassVar[str] = "doubts"
    TITLE: ClassVar[str] = N_("What are we unsure of?")
    NAMES_ENDS: ClassVar[bool] = True
    IS_DRAWN: ClassVar[bool] = False

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, _(self.TITLE))

    def read(self) -> None:
        """Say what is wanting where nothing is supposed."""
        if self._desk.no_money:
            self.refuse(self._desk.no_money)
        elif self._desk.foresight.supposed.is_empty:
            self.sheet.show_answer(
                Answer(
                    _(
                        "Suppose something first: push a card on the map, or turn a lever. Then "
                        "the beliefs are ranked by how far they move what that leaves."
                    )
                )
            )

    def work(self) -> Work | None:
        """Find how far each belief swings what the plan leaves."""
        desk, outcome = self._desk, self._desk.foresight.outcome
        if desk.network is None or desk.no_money:
            return None
        if outcome is None or desk.foresight.supposed.is_empty:
            return None
        return partial(_swings, desk.board, desk.network, desk.plan, outcome)

    def take(self, found: object) -> None:
        """Show the beliefs."""
        if isinstance(found, _Found):
            self.sheet.show_answer(found.answer)
            self.sheet.show_chart(found.chart)


class MeasuringPart(Part):
    """Shows what it would be worth to know each belief better before deciding."""

    KEY: ClassVar[str] = "measuring"
    TITLE: ClassVar[str] = N_("What to measure first?")
    NAMES_ENDS: ClassVar[bool] = True

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, _(self.TITLE))

    def read(self) -> None:
        """Say what is wanting where there is nothing to decide."""
        if self._desk.no_money:
            self.refuse(self._desk.no_money)
        elif not self._desk.options:
            self.sheet.show_answer(
                Answer(
                    _(
                        "There is nothing to decide yet: suppose something, or keep scenarios. "
                        "Then each belief is ranked by what it would be worth to know it better."
                    )
                )
            )

    def work(self) -> Work | None:
        """Find what knowing each belief would be worth for the choice between all that there is."""
        desk = self._desk
        if desk.network is None or desk.no_money or not desk.options:
            return None
        nothing = Plan(
            rate=desk.plan.rate, horizon_months=desk.plan.horizon_months, start=desk.plan.start
        )
        options = (Option("", _("Leave all as it is"), nothing), *desk.options)
        return partial(_worths, desk.board, desk.network, options, desk.draws)

    def take(self, found: object) -> None:
        """Show the beliefs."""
        if isinstance(found, _Found):
            self.sheet.show_answer(found.answer)
            self.sheet.show_chart(found.chart)


def _swings(board: Board, network: Network, plan: Plan, outcome: Outcome, _heed: Heed) -> _Found:
    found = tornado(board.relations.card, plan, known=network)
    return _Found(tornado_answer(board, outcome, found), tornado_chart(board, outcome, found))


def _worths(
    board: Board,
    network: Network,
    options: Sequence[Option],
    draws: Draws,
    _heed: Heed,
) -> _Found:
    plans = [each.plan for each in options]
    found = decide(board.relations.card, network, plans, draws)
    names = [each.name for each in options]
    return _Found(measuring_answer(board, names, found), measuring_chart(board, found))
