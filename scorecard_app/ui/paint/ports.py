"""Where on the sides of a card links begin and end: those of one side share it."""

from collections.abc import Collection, Mapping

from scorecard_app.domain.ids import LinkId, ObjectiveId
from scorecard_app.present.faces import LinkFace
from scorecard_app.ui.paint.curves import Point
from scorecard_app.ui.paint.ways import Place, Plan, Side

Port = tuple[ObjectiveId, Side]
"""A side of a card."""

_STEP = 22.0
_CORNER_ROOM, _CORNER_SHARE = 20.0, 0.25
"""How far from the corners of a card links keep, and of a small tag in shares of its side."""


def port_at(place: Place, side: Side, number: int, count: int) -> Point:
    """Return where the link of this number, from 0 on, begins or ends among so many of a side."""
    left, top, right, bottom = place.sides
    middle_x, middle_y = place.centre
    is_flat, last = side.is_flat, count - 1
    extent = right - left if is_flat else bottom - top
    room = extent - 2 * min(_CORNER_ROOM, extent * _CORNER_SHARE)
    step = min(_STEP, room / max(last, 1))
    off = (number - last / 2) * step
    if is_flat:
        return middle_x + off, (top if side is Side.TOP else bottom)
    return (left if side is Side.LEFT else right), middle_y + off


def ports_of(
    links: Mapping[LinkId, LinkFace],
    plans: Mapping[LinkId, Plan],
    chosen: Collection[LinkId],
) -> set[Port]:
    """Return the sides of cards at which some links leave and arrive by their plans."""
    ports: set[Port] = set()
    for link_id in chosen:
        planned, link = plans.get(link_id), links[link_id]
        if planned is not None:
            ports |= {(link.from_id, planned.leaves), (link.to_id, planned.arrives)}
    return ports
