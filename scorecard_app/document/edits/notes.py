"""Edit notes: about something, or free on a map."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from scorecard_app.document.edits.beside import put_beside, worded
from scorecard_app.document.edits.finding import entity_with, found
from scorecard_app.document.edits.order import last_position
from scorecard_app.domain.ids import EntityId, MapId, NoteId, PlacementId
from scorecard_app.domain.maps import Placement
from scorecard_app.domain.people import Note
from scorecard_app.domain.scorecard import Scorecard
from scorecard_app.errors import UserError
from scorecard_app.texts import _

_SMALLEST, _LARGEST = (80.0, 56.0), 800.0
"""The sizes between which a free note can be made."""

_CORNER = 16.0
"""How far from the top left corner of a map a note stands that is put there from elsewhere."""


def add_note(
    card: Scorecard,
    *,
    note_id: NoteId,
    subject_id: EntityId,
    text: str,
    written: date | None = None,
) -> Scorecard:
    """Add a note about something behind the ones there are."""
    text = worded(text, _("Write the note."))
    return put_beside(card, Note(note_id, text, subject_id=subject_id, written=written))


def add_sticky(  # noqa: PLR0913 - a note and its place
    card: Scorecard,
    *,
    note_id: NoteId,
    placement_id: PlacementId,
    map_id: MapId,
    at: tuple[float, float],
    text: str = "",
    colour_role: str = "",
) -> Scorecard:
    """Put a new note freely on a map; `at` counts from the top left corner of the map."""
    found(card.maps, map_id)
    x, y = (max(coordinate, 0.0) for coordinate in at)
    position = last_position(card.notes.values())
    note = Note(note_id, text, colour_role=colour_role, position=position)
    return card.put(note, Placement(placement_id, map_id, note_id, x=x, y=y))


def park_note(
    card: Scorecard, *, note_id: NoteId, text: str, written: date | None = None
) -> Scorecard:
    """Put a new note into the parking lot."""
    text = worded(text, _("Write the note."))
    position = last_position(card.notes.values())
    return card.put(Note(note_id, text, written=written, is_parked=True, position=position))


def stand_note(
    card: Scorecard,
    *,
    note_id: NoteId,
    map_id: MapId | None = None,
    placement_id: PlacementId | None = None,
    is_parked: bool = False,
) -> Scorecard:
    """Let a note stand freely on one map, or on none: beside its subject or in the parking lot.

    Where it stands on the map already, it stays in its place.
    """
    note = found(card.notes, note_id)
    placed = [each for each in card.placements.values() if each.item_id == note_id]
    others = [each for each in placed if each.map_id != map_id]
    card = card.put(replace(note, is_parked=is_parked)).drop(others)
    if map_id is None or placement_id is None or len(others) < len(placed):
        return card
    found(card.maps, map_id)
    return card.put(Placement(placement_id, map_id, note_id, x=_CORNER, y=_CORNER))


def attach_note(card: Scorecard, *, note_id: NoteId, subject_id: EntityId) -> Scorecard:
    """Put a note beside something, which it is about from now on; it stands free no more."""
    note = found(card.notes, note_id)
    entity_with(card, subject_id)
    card = stand_note(card, note_id=note_id)
    siblings = [each for each in card.notes.values() if each.subject_id == subject_id]
    position = last_position(siblings)
    return card.put(replace(note, subject_id=subject_id, is_parked=False, position=position))


def resize_sticky(
    card: Scorecard, *, map_id: MapId, note_id: NoteId, size: tuple[float, float]
) -> Scorecard:
    """Let a note that stands freely on a map be so wide and high, within reason."""
    for each in card.placements.values():
        if each.map_id == map_id and each.item_id == note_id:
            width, height = (
                min(max(length, least), _LARGEST)
                for length, least in zip(size, _SMALLEST, strict=True)
            )
            return card.put(replace(each, width=width, height=height))
    raise UserError(_("This note no longer stands on this map."))


def move_stickies(
    card: Scorecard, *, map_id: MapId, places: Mapping[NoteId, tuple[float, float]]
) -> Scorecard:
    """Move notes that stand freely on a map; none leaves it to the left or above."""
    found(card.maps, map_id)
    moved: list[Placement] = []
    for each in card.placements.values():
        place = places.get(NoteId(each.item_id)) if each.map_id == map_id else None
        if place is not None:
            x, y = (max(coordinate, 0.0) for coordinate in place)
            moved.append(replace(each, x=x, y=y))
    if len(moved) < len(places):
        raise UserError(_("A note no longer stands on this map, so it cannot be moved there."))
    return card.put(*moved)
