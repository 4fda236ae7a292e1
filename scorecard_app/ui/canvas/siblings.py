"""Make a card beside the selected one in the order of its lane: below it, or above it."""

from collections.abc import Collection
from functools import partial

from PySide6.QtCore import QPointF, QRectF

from scorecard_app.document.edits.cards import NewCard, add_sibling
from scorecard_app.document.edits.maps import Move
from scorecard_app.domain.ids import ObjectiveId, PlacementId
from scorecard_app.present.map_faces import spots
from scorecard_app.texts import _
from scorecard_app.ui.canvas.commands import lane_of, selected_cards, selected_rect
from scorecard_app.ui.canvas.grid import GRID, move_to
from scorecard_app.ui.canvas.workplace import ORIGIN, TitleRequest, Workplace
from scorecard_app.ui.paint.arrangement import PADDING, LaneBox
from scorecard_app.ui.paint.card import CARD

_STEP = CARD.height() + PADDING


def add_sibling_below(place: Workplace) -> None:
    """Make a card below the selected one, or below what stands there, and ask for its title."""
    rect = selected_rect(place)
    lane = lane_of(place, rect)
    if rect is None or lane is None:
        return
    if place.scene.is_by_hand:
        spot = _below(rect, _within(place, lane))
    else:
        spot = _below_out_of_sight(place, lane)
    _make(place, lane, spot, {}, is_before=False)


def add_sibling_above(place: Workplace) -> None:
    """Make a card above the selected one; where there is no room, its column moves down.

    Where the style of the map places cards, it comes before the selected one in order.
    """
    rect = selected_rect(place)
    lane = lane_of(place, rect)
    if rect is None or lane is None:
        return
    if not place.scene.is_by_hand:
        _make(place, lane, _below_out_of_sight(place, lane), {}, is_before=True)
        return
    spot = rect.translated(0, -_STEP)
    is_inside = spot.top() >= lane.body.top() + GRID
    if is_inside and not any(each.intersects(spot) for each in place.scene.card_rects()):
        _make(place, lane, spot, {}, is_before=True)
    else:
        _make(place, lane, rect, _moved_down(place, lane, rect), is_before=True)


def _within(place: Workplace, lane: LaneBox) -> list[QRectF]:
    """Return where the cards of a lane stand; those of the lanes below give way as it grows."""
    return [each for each in place.scene.card_rects() if lane.body.intersects(each)]


def _below(rect: QRectF, taken: Collection[QRectF]) -> QRectF:
    """Return a place for a card below another one, or below what stands there."""
    spot = rect.translated(0, _STEP)
    while blocking := [each for each in taken if each.intersects(spot)]:
        spot.moveTop(max(each.bottom() for each in blocking) + PADDING)
    return spot


def _below_out_of_sight(place: Workplace, lane: LaneBox) -> QRectF:
    """Return a place below the selected card as cards stand by hand, while they do not."""
    relations, map_id = place.bridge.scene.relations, place.scene.map_id
    corners = {} if map_id is None else spots(relations, map_id)
    held = {each.id for each in relations.objectives_in(lane.face.perspective_id)}
    start = lane.body.topLeft()
    boxes = {
        each: QRectF(start + QPointF(spot.x, spot.y), CARD)
        for each, spot in corners.items()
        if each in held
    }
    return _below(boxes[selected_cards(place)[0]], boxes.values())


def _moved_down(place: Workplace, lane: LaneBox, rect: QRectF) -> dict[ObjectiveId, Move]:
    """Return the moves that make room where a card stands: it and what is below it, a step."""
    column = QRectF(rect.topLeft(), QPointF(rect.right(), lane.body.bottom()))
    moves = {}
    for each in place.scene.shown_ids().objectives:
        there = place.scene.rect_of(each)
        if there is not None and there.intersects(column):
            move = move_to(lane, there.translated(0, _STEP))
            moves[each] = Move(move.x, move.y)
    return moves


def _make(
    place: Workplace,
    lane: LaneBox,
    rect: QRectF,
    moves: dict[ObjectiveId, Move],
    *,
    is_before: bool,
) -> None:
    map_id, (beside_id,) = place.scene.map_id, selected_cards(place)
    if map_id is None:
        return
    merge_key, start = object(), place.card
    spot = rect.topLeft() - lane.body.topLeft()
    new = NewCard(
        ObjectiveId(place.mint()),
        PlacementId(place.mint()),
        lane.face.perspective_id,
        (spot.x(), spot.y()),
    )
    edit = partial(
        add_sibling,
        new=new,
        beside_id=beside_id,
        map_id=map_id,
        moves=moves,
        is_before=is_before,
    )
    if place.run(_("Add objective"), edit, merge_key):
        place.view_state.select([new.objective_id], origin=ORIGIN)
        place.edit_title(TitleRequest(new.objective_id, merge_key, start))
