"""L08: loops that give back as much as they get, so that effects explode."""

import math
from collections.abc import Iterator

from scorecard_app.domain.links import Link
from scorecard_app.domain.relations import Relations
from scorecard_app.engine.hints.hint import Hint
from scorecard_app.engine.traces import knots, loops
from scorecard_app.errors import UserError


def exploding_loops(relations: Relations) -> Iterator[Hint]:
    """Yield the loops whose gain is 1 or more, or else all of them where they are it together."""
    card = relations.card
    found = [loop for loop in loops(card) if _gain(loop) >= 1]
    for loop in found:
        percent = round(100 * _gain(loop))
        yield Hint("L08", "loop", tuple(link.id for link in loop), figure=percent)
    if found or not knots(card.links.values()):
        return
    together = _radius(relations)
    if together is not None and together >= 1:
        knotted = {key for knot in knots(card.links.values()) for key in knot}
        inside = (
            link.id
            for link in card.links.values()
            if link.from_id in knotted and link.to_id in knotted
        )
        yield Hint("L08", "together", tuple(inside), figure=round(100 * together))


def _gain(loop: tuple[Link, ...]) -> float:
    """Return what comes back of an improvement round a loop, at the median strengths."""
    gain = 1.0
    for link in loop:
        if link.magnitude is None:
            return 0.0
        gain *= math.sqrt(link.magnitude.low * link.magnitude.high)
    return gain


def _radius(relations: Relations) -> float | None:
    """Return the spectral radius of all links together; None where loops at once forbid it."""
    from scorecard_app.engine.influence.network import network  # noqa: PLC0415 - only with loops
    from scorecard_app.engine.influence.steady import spectral_radius  # noqa: PLC0415

    try:
        net = network(relations.card)
    except UserError:
        return None  # L07 names that loop
    return spectral_radius(net, net.medians)
