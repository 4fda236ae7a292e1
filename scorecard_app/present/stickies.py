"""Faces of the notes that stand freely on a map."""

from scorecard_app.domain.ids import MapId, NoteId
from scorecard_app.domain.maps import Placement
from scorecard_app.domain.people import Note
from scorecard_app.domain.reach import size_within_reach, within_reach
from scorecard_app.domain.relations import Relations
from scorecard_app.present.colours import NOTE_COLOURS, role_of
from scorecard_app.present.faces import StickyFace
from scorecard_app.texts import _


def sticky_faces(relations: Relations, map_id: MapId) -> tuple[StickyFace, ...]:
    """Return the notes on a map in their order; what waits in the parking lot is not shown."""
    notes = relations.card.notes
    placed = [
        (note, placement)
        for placement in relations.placements_on(map_id)
        if (note := notes.get(NoteId(placement.item_id))) is not None and not note.is_parked
    ]
    placed.sort(key=lambda each: (each[0].position, each[0].id))
    return tuple(_face(note, placement) for note, placement in placed)


def _face(note: Note, placement: Placement) -> StickyFace:
    role = role_of(note.colour_role, "note")
    said = _("Note, {colour}: {text}").format(
        colour=_(NOTE_COLOURS[role]).lower(), text=note.text.strip() or _("empty")
    )
    at = within_reach(placement.x), within_reach(placement.y)
    size = size_within_reach(placement.width), size_within_reach(placement.height)
    return StickyFace(note.id, note.text.strip(), role, *at, said, *size)
