"""What comes back to a card that was pushed: round a loop of links, named by its cards."""

from scorecard_app.domain.ids import ObjectiveId
from scorecard_app.engine.influence.network import Network
from scorecard_app.engine.influence.paths import paths
from scorecard_app.present.what_if.board import Board
from scorecard_app.present.what_if.words import percent_of
from scorecard_app.texts import _

_TOLD = 5e-4
"""Less than half a thousandth is not told."""


def echo(
    board: Board, network: Network, objective_id: ObjectiveId, *, push: float, moved: float
) -> str:
    """Say what of a pushed card's change comes back round a loop; "" where hardly anything does."""
    back = moved - push
    if not push or abs(back) < _TOLD or objective_id not in network.objectives:
        return ""
    loops = paths(network, network.medians, objective_id, objective_id).ways
    if not loops:
        return ""
    names = [board.stands[each].name or _("(no name)") for each in loops[0].objectives]
    words = _("“{name}”: {pushed} pushed, {back} comes back through the loop {loop}.")
    less = _("“{name}”: {pushed} pushed, {back} is lost through the loop {loop}.")
    grows = (back > 0) == (push > 0)
    return (words if grows else less).format(
        name=names[0],
        pushed=percent_of(push, board.forms),
        back=percent_of(back, board.forms),
        loop=" → ".join(names),
    )
