"""What comes back to a card that was pushed: round a loop of links, named by its cards."""

from scorecard_app.domain.ids import ObjectiveId
from scorecard_app.engine.influence.network import Network
from scorecard_app.engine.influence.paths import paths
from scorecard_app.present.what_if.board import Board
from scorecard_app.present.what_if.words import percent_of
from scorecard_app.texts import _

_TOLD = 5e-4
"""Less than half a thousandth is not told."""


class Loops:
    """Knows the strongest loop round each card of a network; each is looked for only once."""

    def __init__(self, network: Network) -> None:
        self._network = network
        self._known: dict[ObjectiveId, tuple[ObjectiveId, ...]] = {}

    def round(self, objective_id: ObjectiveId) -> tuple[ObjectiveId, ...]:
        """Return the cards of the strongest loop, which begins and ends with one; () for none."""
        if objective_id not in self._known:
            self._known[objective_id] = self._found(objective_id)
        return self._known[objective_id]

    def _found(self, objective_id: ObjectiveId) -> tuple[ObjectiveId, ...]:
        if objective_id not in self._network.objectives:
            return ()
        found = paths(self._network, self._network.medians, objective_id, objective_id).ways
        return found[0].objectives if found else ()


def echo(
    board: Board, loops: Loops, objective_id: ObjectiveId, *, push: float, moved: float
) -> str:
    """Say what of a card's change comes back round a loop; "" where hardly anything does.

    `moved` is how far the card moves if this push is all that is supposed.
    """
    back = moved - push
    if not push or not abs(back) >= _TOLD:
        return ""
    loop = loops.round(objective_id)
    if not loop:
        return ""
    names = [board.stands[each].name or _("(no name)") for each in loop]
    words = _("“{name}”: {pushed} pushed, {back} comes back through the loop {loop}.")
    less = _("“{name}”: {pushed} pushed, {back} is lost through the loop {loop}.")
    grows = (back > 0) == (push > 0)
    return (words if grows else less).format(
        name=names[0],
        pushed=percent_of(push, board.forms),
        back=percent_of(back, board.forms),
        loop=" → ".join(names),
    )
