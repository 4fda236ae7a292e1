"""Where a card may stand in a lane: on the grid, inside the corner, beside the others."""

from collections.abc import Collection

from PySide6.QtCore import QPointF, QRectF

from scorecard_app.document.edits.maps import Move
from scorecard_app.ui.paint.arrangement import PADDING, LaneBox
from scorecard_app.ui.paint.card import CARD

GRID = 8.0
_LEAST = 8.0
"""How near to the top left corner of its lane a card may stand."""


def snapped(length: float) -> float:
    """Return the nearest place on the grid."""
    return round(length / GRID) * GRID


def snapped_spot(lane: LaneBox, corner: QPointF) -> QPointF:
    """Return the nearest place on the grid of a lane, in the scene."""
    origin = lane.body.topLeft()
    spot = corner - origin
    x, y = max(snapped(spot.x()), _LEAST), max(snapped(spot.y()), _LEAST)
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


def card_box(corner: QPointF) -> QRectF:
    """Return the box of a card with this top left corner."""
    return QRectF(corner, CARD)
