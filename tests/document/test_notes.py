from datetime import date

import pytest

from scorecard_app.document import edits
from scorecard_app.document.edits.notes import attach_note
from scorecard_app.domain.ids import NoteId, PlacementId
from scorecard_app.domain.relations import Relations
from scorecard_app.errors import UserError
from tests.builders import MAP, card, lane, objective

START = card(lane("Value"), objective("Grow"))
NOTE, PLACE = NoteId("n"), PlacementId("n@map")


def test_a_note_about_an_objective_knows_the_day_it_was_written() -> None:
    day = date(2026, 9, 14)
    after = edits.add_note(START, note_id=NOTE, subject_id="Grow", text=" Why? ", written=day)
    note = after.notes[NOTE]
    assert (note.text, note.subject_id, note.written) == ("Why?", "Grow", day)


def test_a_note_that_says_nothing_is_refused() -> None:
    with pytest.raises(UserError, match="Write the note"):
        edits.add_note(START, note_id=NOTE, subject_id="Grow", text=" ")


def test_a_free_note_stands_where_it_was_put_but_never_outside_the_map() -> None:
    after = edits.add_sticky(START, note_id=NOTE, placement_id=PLACE, map_id=MAP, at=(40, -3))
    assert (after.placements[PLACE].x, after.placements[PLACE].y) == (40, 0)
    moved = edits.move_stickies(after, map_id=MAP, places={NOTE: (-8, 90)})
    assert (moved.placements[PLACE].x, moved.placements[PLACE].y) == (0, 90)


def test_a_note_that_is_not_on_the_map_cannot_be_moved_there() -> None:
    with pytest.raises(UserError, match="no longer stands on this map"):
        edits.move_stickies(START, map_id=MAP, places={NOTE: (1, 1)})


def test_a_free_note_that_is_deleted_takes_its_place_with_it() -> None:
    after = edits.add_sticky(START, note_id=NOTE, placement_id=PLACE, map_id=MAP, at=(0, 0))
    gone = edits.delete_items(after, ids=[NOTE])
    assert NOTE not in gone.notes
    assert PLACE not in gone.placements


def test_a_note_that_is_put_on_its_own_map_stays_in_its_place() -> None:
    before = edits.add_sticky(START, note_id=NOTE, placement_id=PLACE, map_id=MAP, at=(40, 56))
    again = edits.stand_note(before, note_id=NOTE, map_id=MAP, placement_id=PlacementId("new"))
    assert again == before


def test_a_parked_note_leaves_its_map() -> None:
    before = edits.add_sticky(START, note_id=NOTE, placement_id=PLACE, map_id=MAP, at=(40, 56))
    parked = edits.stand_note(before, note_id=NOTE, is_parked=True)
    assert parked.notes[NOTE].is_parked
    assert PLACE not in parked.placements
    with pytest.raises(UserError, match="Write the note"):
        edits.park_note(START, note_id=NOTE, text=" ")


def test_a_note_that_is_put_beside_something_stands_free_no_more() -> None:
    about = edits.add_note(START, note_id=NoteId("first"), subject_id="Grow", text="First")
    free = edits.add_sticky(
        about, note_id=NOTE, placement_id=PLACE, map_id=MAP, at=(4, 5), text="A"
    )
    after = attach_note(free, note_id=NOTE, subject_id="Grow")
    assert PLACE not in after.placements
    assert [each.text for each in Relations(after).notes_about("Grow")] == ["First", "A"]
    with pytest.raises(UserError, match="no longer in the scorecard"):
        attach_note(free, note_id=NOTE, subject_id="gone")
