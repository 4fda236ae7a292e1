"""Open a closed lane by the tag of one of its cards, and select the card."""

from scorecard_app.domain.ids import ObjectiveId
from scorecard_app.ui.canvas.lane_acts import toggle_lane
from scorecard_app.ui.canvas.tools.tool import CancelReason, Pointer
from scorecard_app.ui.canvas.workplace import ORIGIN, Workplace


class TagTool:
    """Opens the lane when the button is released where it was pressed: on the tag."""

    def __init__(self, place: Workplace, objective_id: ObjectiveId) -> None:
        self._place = place
        self._objective_id = objective_id

    def begin(self, pointer: Pointer) -> None:
        """Wait for the release."""

    def move(self, pointer: Pointer) -> None:
        """Drag nothing: a tag stands where its card will."""

    def end(self, pointer: Pointer) -> None:
        """Open the lane and select the card; only select it where the file cannot be changed."""
        scene = self._place.scene
        if scene.tags.at(pointer.at) != self._objective_id:
            return
        open_tag(self._place, self._objective_id)

    def cancel(self, reason: CancelReason) -> None:
        """Leave the lane closed."""


def open_tag(place: Workplace, objective_id: ObjectiveId) -> None:
    """Open the lane of a card that a tag stands for, and select the card."""
    face = place.scene.face_of(objective_id)
    lane = place.scene.arrangement.lane(face.perspective_id) if face else None
    if lane is not None and lane.face.is_collapsed:
        toggle_lane(place, lane)
    place.view_state.select([objective_id], origin=ORIGIN)
