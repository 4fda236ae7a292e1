"""What a what-if says of one card in a sentence: put into words only when somebody asks."""

from dataclasses import dataclass

from scorecard_app.domain.ids import ObjectiveId
from scorecard_app.engine.influence.network import Network
from scorecard_app.present.what_if.after import values_after
from scorecard_app.present.what_if.board import Board
from scorecard_app.present.what_if.by_formula import follows_formula
from scorecard_app.present.what_if.echoes import Loops, echo
from scorecard_app.present.what_if.words import STILL, change_words
from scorecard_app.texts import _


@dataclass(frozen=True, slots=True)
class Telling:
    """A card that moves so far, and what is pushed of that; `loops` as what is shown has them."""

    board: Board
    network: Network
    loops: Loops | None
    objective_id: ObjectiveId
    push: float
    moved: float

    def said(self) -> str:
        """Say value before and after, how much better that is, and what makes it so."""
        told = (self._change(), self._echo(), self._formula())
        said = " ".join(each for each in told[1:] if each)
        return f"{told[0]}. {said}" if said else told[0]

    def _change(self) -> str:
        board, stand = self.board, self.board.stands[self.objective_id]
        nears = stand.scale is not None and stand.scale.leads_on
        change = change_words(self.moved, board.forms, nears=nears)
        after = values_after(board, {self.objective_id: self.moved}).get(self.objective_id)
        if stand.today is None or after is None or abs(self.moved) < STILL:
            return _("What if: {change}").format(change=change)
        said = _("What if: {before} → {after}, {change}").format(
            before=stand.today.whole, after=after.amount.whole, change=change
        )
        if stand.scale is None or not stand.scale.by_way:
            return said
        way = _("counted as a share of the way from baseline to target")
        return f"{said} ({way})"

    def _echo(self) -> str:
        """Say what of a push comes back to its card."""
        if self.loops is None or not self.push:
            return ""
        return echo(self.board, self.loops, self.objective_id, push=self.push, moved=self.moved)

    def _formula(self) -> str:
        """Say by which formula the card moves."""
        if abs(self.moved) < STILL:
            return ""
        return follows_formula(self.board, self.network, self.objective_id)
