"""What a screen reader can do with the map: select, edit, close and open."""

from collections.abc import Iterable

from scorecard_app.domain.ids import EntityId, LinkId, NoteId, ObjectiveId, PerspectiveId
from scorecard_app.ui.accessible.reading import Kind, MapReading
from scorecard_app.ui.canvas.lane_acts import toggle_lane
from scorecard_app.ui.canvas.tools.tag import open_tag
from scorecard_app.ui.canvas.workplace import ORIGIN, NoteRequest, TitleRequest


class MapActing:
    """Acts on what is read, as a mouse or the keyboard would."""

    def __init__(self, reading: MapReading) -> None:
        self._reading = reading
        self._view = reading.view

    def select(self, entity_id: EntityId) -> None:
        """Select something, bring it into sight, and give the map the keyboard.

        The lane of a card that only a tag stands for opens, as by a click on the tag.
        """
        self._view.setFocus()
        if entity_id in self._view.map_scene.tags.cards:
            open_tag(self._view.place, ObjectiveId(entity_id))
        self._view.reveal([entity_id])
        self.choose([entity_id])

    def choose(self, ids: Iterable[EntityId]) -> None:
        """Select these things, and leave the keyboard where it is."""
        self._view.place.view_state.select(list(ids), origin=ORIGIN)

    def edit(self, entity_id: EntityId) -> None:
        """Edit the title of a card, the text of a note, or what a link says."""
        self.select(entity_id)
        match self._reading.kind(entity_id):
            case Kind.CARD:
                self._view.place.edit_title(TitleRequest(ObjectiveId(entity_id)))
            case Kind.LINK:
                self._view.place.open_link(LinkId(entity_id))
            case Kind.NOTE:
                self._view.place.edit_note(NoteRequest(NoteId(entity_id)))

    def fold(self, entity_id: EntityId) -> None:
        """Close an open lane, and open a closed one."""
        lane = self._view.map_scene.arrangement.lane(PerspectiveId(entity_id))
        if lane is not None and self.can_fold(entity_id):
            toggle_lane(self._view.place, lane)

    def can_fold(self, entity_id: EntityId) -> bool:
        """Say whether it is a lane, and can be closed: not where the map places its cards."""
        return self._view.map_scene.is_by_hand and self._reading.lane(entity_id) is not None
