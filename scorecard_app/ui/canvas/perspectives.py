"""Make a lane of the map, and go on to say what it is."""

from functools import partial

from scorecard_app.document.edits.perspectives import add_perspective
from scorecard_app.domain.ids import PerspectiveId
from scorecard_app.texts import _
from scorecard_app.ui.canvas.commands import lane_of, selected_cards
from scorecard_app.ui.canvas.workplace import ORIGIN, Workplace
from scorecard_app.ui.paint.arrangement import LaneBox


def add_perspective_here(place: Workplace) -> None:
    """Make a lane below the selected one, or that of the selected card, else at the bottom."""
    lane = _lane(place)
    made = PerspectiveId(place.mint())
    edit = partial(
        add_perspective,
        perspective_id=made,
        row=None if lane is None else lane.face.row + 1,
    )
    if place.run(_("Add perspective"), edit):
        place.view_state.select([made], origin=ORIGIN)
        new = place.scene.arrangement.lane(made)
        if new is not None:
            place.camera.reveal(new.header)
        place.open_details()


def _lane(place: Workplace) -> LaneBox | None:
    chosen = selected_cards(place)
    if chosen:
        return lane_of(place, place.scene.rect_of(chosen[0]))
    current = place.view_state.current
    return place.scene.arrangement.lane(PerspectiveId(current)) if current else None
