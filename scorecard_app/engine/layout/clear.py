"""Let cards go round those that are pinned."""

from collections.abc import Collection, Mapping

from scorecard_app.domain.ids import ObjectiveId
from scorecard_app.engine.layout.answers import Box, Frame

_CLEARANCE = 1 / 3
"""How much of the usual gap stays free beside a pinned card."""


def clear_of_pinned(
    wanted: Mapping[ObjectiveId, Box], pinned: Mapping[ObjectiveId, Box], frame: Frame
) -> Mapping[ObjectiveId, Box]:
    """Return where cards stand that wanted these boxes: where one is taken, farther right."""
    if not pinned:
        return wanted
    clearance = frame.gap * _CLEARANCE
    placed = dict(pinned)
    for each in sorted(wanted, key=lambda each: (wanted[each].y, wanted[each].x)):
        if each not in pinned:
            placed[each] = _free(wanted[each], placed.values(), clearance)
    return placed


def _free(wanted: Box, placed: Collection[Box], clearance: float) -> Box:
    """Move a box to the right until it is clear of all others."""
    while True:
        around = Box(
            wanted.x - clearance,
            wanted.y - clearance,
            wanted.width + 2 * clearance,
            wanted.height + 2 * clearance,
        )
        rights = [other.right for other in placed if other.overlaps(around)]
        if not rights:
            return wanted
        wanted = Box(max(rights) + clearance, wanted.y, wanted.width, wanted.height)
