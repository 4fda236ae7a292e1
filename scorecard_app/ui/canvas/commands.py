"""What can be done to the cards and links of the map, by key, menu or tool."""

from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QPointF, QRectF

from scorecard_app.document.edits.deletion import delete_items
from scorecard_app.document.edits.links import add_link
from scorecard_app.document.edits.maps import move_nodes
from scorecard_app.document.edits.objectives import add_objective
from scorecard_app.domain.ids import LinkId, ObjectiveId, PerspectiveId, PlacementId
from scorecard_app.domain.links import Sign
from scorecard_app.present.announcements import deleted_sentence
from scorecard_app.texts import _, ngettext
from scorecard_app.ui.canvas.grid import (
    GRID,
    card_box,
    free_place,
    free_spot,
    move_to,
    snapped_spot,
)
from scorecard_app.ui.canvas.sticky_deeds import nudge_note, selected_note
from scorecard_app.ui.canvas.workplace import (
    ORIGIN,
    PINNED,
    STAYS_PUT,
    NoteRequest,
    TitleRequest,
    Way,
    Workplace,
)
from scorecard_app.ui.notices import Notice
from scorecard_app.ui.notices import Offer as NoticeOffer
from scorecard_app.ui.paint.arrangement import PADDING, LaneBox
from scorecard_app.ui.paint.card import CARD

PAIR = 2
"""How many cards a link joins."""

_FAR = 10
_FIRST = QPointF(PADDING + CARD.width() / 2, PADDING + CARD.height() / 2)
"""The middle of the first card of a lane, from the corner of its body."""


@dataclass(frozen=True, slots=True)
class Join:
    """How a new card is linked: to a card that it serves, or from one that serves it."""

    other_id: ObjectiveId
    is_cause: bool


def add_card(place: Workplace, rect: QRectF, lane: LaneBox, join: Join | None = None) -> None:
    """Make a card here, linked if asked for, and ask for its title, all as one step."""
    map_id = place.scene.map_id
    if map_id is None:
        return
    label, merge_key, start = _("Add objective"), object(), place.card
    objective_id = ObjectiveId(place.mint())
    spot = rect.topLeft() - lane.body.topLeft()
    edit = partial(
        add_objective,
        objective_id=objective_id,
        placement_id=PlacementId(place.mint()),
        perspective_id=lane.face.perspective_id,
        map_id=map_id,
        at=(spot.x(), spot.y()),
    )
    if not place.run(label, edit, merge_key):
        return
    if join is not None:
        ends = (objective_id, join.other_id)
        from_id, to_id = ends if join.is_cause else ends[::-1]
        link_id = LinkId(place.mint())
        edit = partial(add_link, link_id=link_id, from_id=from_id, to_id=to_id)
        place.run(label, edit, merge_key)
    place.view_state.select([objective_id], origin=ORIGIN)
    place.edit_title(TitleRequest(objective_id, merge_key, start))


def capture_card(place: Workplace, name: str, perspective_id: PerspectiveId) -> ObjectiveId | None:
    """Make a card of this name behind the others of a lane, and bring it into sight."""
    map_id, lane = place.scene.map_id, place.scene.arrangement.lane(perspective_id)
    if map_id is None or lane is None:
        return None
    wanted = lane.body.topLeft() + QPointF(PADDING, PADDING)
    rect = free_spot(lane, wanted, place.scene.card_rects())
    spot = rect.topLeft() - lane.body.topLeft()
    objective_id = ObjectiveId(place.mint())
    edit = partial(
        add_objective,
        objective_id=objective_id,
        placement_id=PlacementId(place.mint()),
        perspective_id=perspective_id,
        map_id=map_id,
        at=(spot.x(), spot.y()),
        name=name,
    )
    if not place.run(_("Add objective"), edit):
        return None
    place.camera.reveal(place.scene.rect_of(objective_id) or rect)
    return objective_id


def add_card_at(place: Workplace, point: QPointF, join: Join | None = None) -> None:
    """Make a card in the lane at a point, its middle there, or beside what stands in its way."""
    lane = place.scene.arrangement.lane_at(point)
    if lane is not None:
        corner = point - QPointF(CARD.width() / 2, CARD.height() / 2)
        add_card(place, free_spot(lane, corner, place.scene.card_rects()), lane, join)


def add_card_beside(place: Workplace, rect: QRectF, join: Join | None = None) -> None:
    """Make a card at a place, or to the right of whatever stands there.

    Where the style of the map places cards, it is the selected card that says in which lane.
    """
    chosen = [] if place.scene.is_by_hand else selected_cards(place)
    beside = place.scene.rect_of(chosen[0]) if chosen else None
    lane = place.scene.arrangement.lane_at((beside or rect).center())
    if lane is not None:
        wanted = card_box(snapped_spot(lane, rect.topLeft()))
        add_card(place, free_place(wanted, place.scene.card_rects()), lane, join)


def add_card_here(place: Workplace) -> None:
    """Make a card beside the selected one, in the selected lane, or in the middle of the view."""
    chosen = selected_cards(place)
    current = place.view_state.current
    lane = place.scene.arrangement.lane(PerspectiveId(current)) if current else None
    if lane is not None:
        add_card_at(place, lane.body.topLeft() + _FIRST)
        return
    beside = place.scene.rect_of(chosen[0]) if chosen else None
    add_card_beside(place, beside or card_box(place.camera.seen.center()))


def edit_selected_title(place: Workplace) -> None:
    """Edit the title of the one selected card, or the text of a note, in its place."""
    note_id = selected_note(place)
    if note_id is not None:
        place.edit_note(NoteRequest(note_id))
        return
    chosen = selected_cards(place)
    if len(chosen) == 1:
        place.edit_title(TitleRequest(chosen[0]))


def add_linked(place: Workplace, *, is_cause: bool) -> None:
    """Make a card that the selected one serves, a row up, or one that serves it, a row down."""
    rect = selected_rect(place)
    here = lane_of(place, rect)
    if rect is None or here is None:
        return
    row = here.face.row + (1 if is_cause else -1)
    lanes = [lane for lane in place.scene.arrangement.homes if lane.face.row == row]
    if not lanes:
        above = _("There is no perspective above.")
        place.answer(_("There is no perspective below.") if is_cause else above)
        return
    lane = min(lanes, key=lambda each: abs(each.body.center().x() - rect.center().x()))
    wanted = QPointF(max(rect.left(), lane.body.left() + PADDING), lane.body.top() + PADDING)
    join = Join(ObjectiveId(place.view_state.selection[0]), is_cause)
    if place.scene.is_by_hand:
        add_card_beside(place, card_box(wanted), join)
    else:
        add_card(place, rect, lane, join)


def link_cards(
    place: Workplace, from_id: ObjectiveId, to_id: ObjectiveId, sign: Sign = Sign.POSITIVE
) -> None:
    """Link two cards and select the link."""
    link_id = LinkId(place.mint())
    edit = partial(add_link, link_id=link_id, from_id=from_id, to_id=to_id, sign=sign)
    if place.run(_("Add link"), edit):
        place.view_state.select([link_id], origin=ORIGIN)


def link_selected(place: Workplace) -> None:
    """Link the first of two selected cards to the second."""
    chosen = selected_cards(place)
    if len(chosen) == PAIR:
        link_cards(place, chosen[0], chosen[1])
    else:
        place.answer(_("Select two cards: the first will be linked to the second."))


def delete_selected(place: Workplace) -> None:
    """Delete the selected cards, links and notes."""
    shown = place.scene.shown_ids()
    here = shown.objectives | shown.links | shown.notes
    ids = [each for each in place.view_state.selection if each in here]
    if not ids:
        return
    count = len(ids)
    label = ngettext("Delete {count} item", "Delete {count} items", count).format(count=count)
    before = place.card
    if place.run(label, partial(delete_items, ids=ids)):
        place.view_state.select((), origin=ORIGIN)
        said = deleted_sentence(before, place.card, ids)
        undo = NoticeOffer(_("Undo"), place.history.undo)
        place.tell(Notice(said, offers=(undo,), ends_with_change=True))


def step(place: Workplace, way: Way, *, far: bool = False) -> None:
    """Move the selected cards by one step of the grid, or by ten."""
    across, down = way.value
    nudge(place, QPointF(across, down) * GRID * (_FAR if far else 1))


def nudge(place: Workplace, offset: QPointF) -> None:
    """Move the selected cards a step within their lanes, or a note; steps in a row are one."""
    if place.is_locked():
        return
    nudge_note(place, offset)
    map_id = place.scene.map_id
    if not place.scene.is_by_hand:
        place.answer(_(STAYS_PUT))
        return
    moves, chosen = {}, selected_cards(place)
    loose = [each for each in chosen if each not in place.scene.pinned]
    if chosen and not loose:
        place.answer(_(PINNED))
    for objective_id in loose:
        rect = place.scene.rect_of(objective_id)
        lane = lane_of(place, rect)
        if rect is not None and lane is not None:
            moves[objective_id] = move_to(lane, rect.translated(offset))
    if map_id is not None and moves:
        count = len(moves)
        label = ngettext("Move {count} card", "Move {count} cards", count).format(count=count)
        edit = partial(move_nodes, map_id=map_id, moves=moves)
        place.run(label, edit, ("nudge", tuple(moves)))


def fit_selected(place: Workplace) -> None:
    """Show what is selected, or the whole map."""
    rects = map(place.scene.rect_of, place.view_state.selection)
    box = QRectF()
    for rect in rects:
        box = box.united(rect or QRectF())
    if box.isEmpty():
        place.camera.fit_all(flies=True)
    else:
        place.camera.fit(box, flies=True)


def selected_cards(place: Workplace) -> list[ObjectiveId]:
    """Return the selected cards that are on the map, in the order of choice.

    Among the parts of a card, measures are drawn as cards, too; they are none.
    """
    shows, objectives = place.scene.shows_card, place.card.objectives
    chosen = map(ObjectiveId, place.view_state.selection)
    return [each for each in chosen if each in objectives and shows(each)]


def selected_link(place: Workplace) -> LinkId | None:
    """Return the link that is selected alone, if it is on the map."""
    current = place.view_state.current
    is_there = current is not None and place.scene.links.route_of(LinkId(current)) is not None
    return LinkId(current) if current is not None and is_there else None


def selected_rect(place: Workplace) -> QRectF | None:
    """Return where the one selected card stands."""
    chosen = selected_cards(place)
    return place.scene.rect_of(chosen[0]) if len(chosen) == 1 else None


def lane_of(place: Workplace, rect: QRectF | None) -> LaneBox | None:
    """Return the lane in which a card stands."""
    return None if rect is None else place.scene.arrangement.lane_at(rect.center())
