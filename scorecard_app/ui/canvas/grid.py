"""Where a card may stand in a lane: on the grid, inside the corner, beside the others."""

from collections.abc import Collection, Iterator
from math import ceil, hypot, inf

from PySide6.QtCore import QMarginsF, QPointF, QRectF

from scorecard_app.document.edits.maps import Move
from scorecard_app.ui.paint.arrangement import PADDING, LaneBox
from scorecard_app.ui.paint.card import CARD

GRID = 8.0
_LEAST = 8.0
"""How near to the top left corner of its lane a card may stand."""

_CLEAR = QMarginsF(PADDING, PADDING, PADDING, PADDING)
"""What stays free round the cards that a new one gives way to."""


def snapped(length: float) -> float:
    """Return the nearest place on the grid."""
    return round(length / GRID) * GRID


def snapped_spot(lane: LaneBox, corner: QPointF, *, least: float = _LEAST) -> QPointF:
    """Return the nearest place on the grid of a lane, in the scene, so far inside its corner."""
    origin = lane.body.topLeft()
    spot = corner - origin
    x, y = max(snapped(spot.x()), least), max(snapped(spot.y()), least)
    return origin + QPointF(x, y)


def move_to(lane: LaneBox, rect: QRectF) -> Move:
    """Return the move that puts a card here, in this lane and inside its corner."""
    spot = rect.topLeft() - lane.body.topLeft()
    x, y = max(round(spot.x()), _LEAST), max(round(spot.y()), _LEAST)
    return Move(float(x), float(y), lane.face.perspective_id)


def free_place(wanted: QRectF, taken: Collection[QRectF]) -> QRectF:
    """Return the first place to the right of the wanted one where no card stands."""
    place = QRectF(wanted)
    while blocking := [rect for rect in taken if rect.intersects(place)]:
        place.moveLeft(max(rect.right() for rect in blocking) + PADDING)
    return place


def nearest_free(wanted: QRectF, taken: Collection[QRectF], *, corner: QPointF) -> QRectF:
    """Return the wanted place if no card stands there, else the nearest that keeps clear of all.

    No place is left of or above the corner. The nearest stands, across and down alike, where it
    is wanted or just clear of a card.
    """
    if not any(rect.intersects(wanted) for rect in taken):
        return wanted
    kept = [rect.marginsAdded(_CLEAR) for rect in taken]
    lefts = {wanted.left(), *(x for r in kept for x in (r.left() - CARD.width(), r.right()))}
    tops = {wanted.top(), *(y for r in kept for y in (r.top() - CARD.height(), r.bottom()))}
    across = sorted((abs(x - wanted.left()), x) for x in lefts if x >= corner.x())
    down = sorted((abs(y - wanted.top()), y) for y in tops if y >= corner.y())
    found, least = wanted, inf
    for shift_x, x in across:
        for shift_y, y in down:
            shift = hypot(shift_x, shift_y)
            if shift >= least:
                break
            place = card_box(QPointF(x, y))
            if not any(rect.intersects(place) for rect in kept):
                found, least = place, shift
    return found


def free_spot(
    lane: LaneBox, wanted: QPointF, taken: Collection[QRectF], coming: Collection[QRectF] = ()
) -> QRectF:
    """Return the free place on the grid of a lane that is nearest to the wanted corner.

    What is `coming` will stand there, too, perhaps where the lane has yet to grow. A new card keeps
    as clear of the lines of its lane as of other cards.
    """
    here = [*(rect for rect in taken if lane.body.intersects(rect)), *coming]
    corner = lane.body.topLeft() + QPointF(PADDING, PADDING)
    first = card_box(snapped_spot(lane, wanted, least=PADDING))
    place = nearest_free(first, here, corner=corner)
    return card_box(snapped_spot(lane, place.topLeft(), least=PADDING))


def places_in_order(lane: LaneBox, taken: Collection[QRectF]) -> Iterator[QRectF]:
    """Yield free places of a lane in reading order, without end: the lane grows downwards."""
    kept = [rect.marginsAdded(_CLEAR) for rect in taken if lane.body.intersects(rect)]
    corner = lane.body.topLeft() + QPointF(PADDING, PADDING)
    place = card_box(corner)
    while True:
        blocking = [rect.right() for rect in kept if rect.intersects(place)]
        is_outside = place.right() > lane.body.right() and place.left() > corner.x()
        if is_outside:
            place = card_box(QPointF(corner.x(), place.top() + CARD.height() + PADDING))
        elif blocking:
            place.moveLeft(_up_the_grid(lane, max(blocking)))
        else:
            yield QRectF(place)
            place.translate(CARD.width() + PADDING, 0)


def _up_the_grid(lane: LaneBox, x: float) -> float:
    """Return the first place across on the grid of a lane that is not left of this one."""
    left = lane.body.left()
    return left + ceil((x - left) / GRID) * GRID


def card_box(corner: QPointF) -> QRectF:
    """Return the box of a card with this top left corner."""
    return QRectF(corner, CARD)
