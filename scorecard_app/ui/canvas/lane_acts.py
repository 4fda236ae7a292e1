"""What can be done to the lanes of the map: choose, close, make higher, and move them."""

from collections.abc import Hashable
from functools import partial

from scorecard_app.document.edits.maps import collapse_lane, set_lane_height
from scorecard_app.document.edits.perspectives import move_perspective
from scorecard_app.texts import _
from scorecard_app.ui.canvas.workplace import ORIGIN, Workplace
from scorecard_app.ui.paint.arrangement import LaneBox


def choose_lane(place: Workplace, lane: LaneBox) -> None:
    """Choose a lane, so that its name and question can be edited."""
    place.view_state.select([lane.face.perspective_id], origin=ORIGIN)


def toggle_lane(place: Workplace, lane: LaneBox) -> None:
    """Close an open lane, and open a closed one."""
    map_id, is_open = place.scene.map_id, not lane.face.is_collapsed
    if map_id is None:
        return
    edit = partial(
        collapse_lane,
        map_id=map_id,
        perspective_id=lane.face.perspective_id,
        is_collapsed=is_open,
    )
    place.run(_("Collapse a lane") if is_open else _("Expand a lane"), edit)


def toggle_chosen_lanes(place: Workplace) -> None:
    """Close or open the lanes that are chosen, or those of the chosen cards."""
    chosen = set(place.view_state.selection)
    faces = (place.scene.face_of(each) for each in place.scene.shown_ids().objectives & chosen)
    lanes = {face.perspective_id for face in faces if face is not None}
    found = [
        lane for lane in place.scene.arrangement.lanes if lane.face.perspective_id in chosen | lanes
    ]
    for lane in found:
        toggle_lane(place, lane)
    if not found:
        place.answer(_("Select a lane by its header first, or a card in it."))


def resize_lane(
    place: Workplace, lane: LaneBox, height: float | None, merge_key: Hashable = None
) -> None:
    """Make a lane and those beside it so high, or (None) as high as their cards need."""
    map_id = place.scene.map_id
    if map_id is None or place.is_locked():
        return
    row = [each.face for each in place.scene.arrangement.lanes if each.face.row == lane.face.row]
    ids = [face.perspective_id for face in row]
    edit = partial(set_lane_height, map_id=map_id, perspective_ids=ids, height=height)
    place.run(_("Set the height of a lane"), edit, merge_key)


def move_lane(place: Workplace, lane: LaneBox, row: int, column: int | None) -> None:
    """Move a lane into a row of its own, or beside the lanes of a row."""
    if place.is_locked():
        return
    edit = partial(
        move_perspective, perspective_id=lane.face.perspective_id, row=row, column=column
    )
    place.run(_("Move a perspective"), edit)
