"""What is it worth? Each stream, their sum, the cost and what it leaves, with their ranges."""

from functools import partial
from typing import ClassVar

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QToolButton

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
from scorecard_app.ui.drawing import Heed, Work
from scorecard_app.ui.worth.desk import Desk
from scorecard_app.ui.worth.part import Part


class VerdictPart(Part):
    """Shows the middle of all beliefs at once, and the ranges as soon as they are drawn."""

    KEY: ClassVar[str] = "verdict"
    TITLE: ClassVar[str] = N_("What is it worth?")

    map_wanted = Signal()
    levers_wanted = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, _(self.TITLE))
        self._sure: Uncertain | None = None
        self.to_map, self.to_levers = QToolButton(self), QToolButton(self)
        self.to_map.setText(_("Push cards on the map"))
        self.to_levers.setText(_("Turn a lever"))
        self.sheet.add_offers((self.to_map, self.to_levers))
        self.to_map.clicked.connect(self.map_wanted)
        self.to_levers.clicked.connect(self.levers_wanted)
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
        is_asked = foresight.outcome is not None and not foresight.supposed.is_empty
        for each in (self.to_map, self.to_levers):
            each.setVisible(not is_asked)
        if foresight.outcome is None or not is_asked:
            how = _(
                "Nothing is supposed yet. Push a card to be better, or turn a lever: here stands "
                "what that is worth, stream by stream, how sure it is, and when it is paid back."
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
