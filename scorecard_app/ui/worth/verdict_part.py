"""What is it worth? Each stream, their sum, the cost and what it leaves, with their ranges."""

from functools import partial
from typing import ClassVar

from scorecard_app.domain.ids import ValueStreamId
from scorecard_app.domain.scorecard import Scorecard
from scorecard_app.engine.influence.network import Network
from scorecard_app.engine.influence.plan import Plan
from scorecard_app.engine.influence.ranges import Draws
from scorecard_app.engine.influence.uncertain import Uncertain, what_if_uncertain
from scorecard_app.present.worth.answer import Answer
from scorecard_app.present.worth.fan import net_chart, nothing_yet, stream_chart
from scorecard_app.present.worth.verdict import worth_answer
from scorecard_app.texts import N_, _
from scorecard_app.ui.worth.desk import Desk
from scorecard_app.ui.worth.drawing import Heed, Work
from scorecard_app.ui.worth.part import Part


class VerdictPart(Part):
    """Shows the middle of all beliefs at once, and the ranges as soon as they are drawn."""

    TITLE: ClassVar[str] = N_("What is it worth?")

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, _(self.TITLE))
        self._sure: Uncertain | None = None
        self.sheet.row_chosen.connect(self._draw)

    def read(self) -> None:
        """Show the middle."""
        self._sure = None
        self._show()

    def work(self) -> Work | None:
        """Draw the ranges of what is supposed."""
        desk, network = self._desk, self._desk.network
        if network is None or desk.foresight.supposed.is_empty:
            return None

        return partial(_drawn, desk.card, desk.plan, desk.draws, network)

    def take(self, found: object) -> None:
        """Show the ranges."""
        if isinstance(found, Uncertain):
            self._sure = found
            self._show()

    def _show(self) -> None:
        desk, foresight = self._desk, self._desk.foresight
        if foresight.outcome is None or foresight.supposed.is_empty:
            how = _(
                "Nothing is supposed yet: push a card on the map, or turn a lever under "
                "“Where does money do most?”."
            )
            self.sheet.show_answer(Answer(foresight.trouble or how))
            return
        self.sheet.show_answer(worth_answer(desk.board, desk.plan, foresight.outcome, self._sure))

    def _draw(self) -> None:
        foresight, row = self._desk.foresight, self.sheet.table.chosen
        outcome, board, month = foresight.outcome, self._desk.board, foresight.month
        if row is None or outcome is None:
            self.sheet.show_chart(nothing_yet(board, ""))
        elif row.key in outcome.money:
            key = ValueStreamId(row.key)
            self.sheet.show_chart(stream_chart(board, outcome, self._sure, key, month=month))
        else:
            self.sheet.show_chart(net_chart(board, outcome, self._sure, month=month))


def _drawn(card: Scorecard, plan: Plan, draws: Draws, network: Network, _heed: Heed) -> Uncertain:
    return what_if_uncertain(card, plan, draws, known=network)
