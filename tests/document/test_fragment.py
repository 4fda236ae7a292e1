"""Cards are copied with the links among them, and land under fresh ids and numbers."""

from dataclasses import replace
from itertools import count

import pytest

from scorecard_app.document.fragment import (
    CopiedMeasures,
    Target,
    fragment_of,
    packed,
    unpacked,
    with_fragment,
)
from scorecard_app.document.problems import problems
from scorecard_app.domain.ids import MintId, NoteId, ObjectiveId, PerspectiveId, PlacementId
from scorecard_app.domain.levels import Level
from scorecard_app.domain.maps import Placement
from scorecard_app.domain.people import Note
from scorecard_app.domain.scorecard import Scorecard
from scorecard_app.errors import UserError
from tests.builders import MAP, card, lane, link, measure, objective

VALUE = PerspectiveId("Value")


def mint() -> MintId:
    """Return ids that are said aloud: new 1, new 2."""
    numbers = count(1)
    return lambda: f"new {next(numbers)}"


def three() -> Scorecard:
    """Return three linked cards, one with a measure that has a value."""
    return card(
        lane("Value"),
        lane("People", row=1),
        objective("Grow"),
        objective("Train", "People"),
        objective("Hire", "People"),
        link("Train", "Grow"),
        link("Hire", "Train"),
        measure("Sales", "Grow", actual={"2026-01": 5}),
    )


def pasted(
    start: Scorecard, *names: str, measures: CopiedMeasures = CopiedMeasures.SHARED
) -> Scorecard:
    """Return the scorecard with copies of some of its cards."""
    fragment = fragment_of(start, [ObjectiveId(each) for each in names], MAP)
    return with_fragment(start, fragment=fragment, target=Target(MAP, VALUE, measures), mint=mint())


def test_a_copy_has_the_next_number_and_stands_a_step_beside() -> None:
    after = pasted(three(), "Train")
    (made,) = after.objectives.keys() - three().objectives.keys()
    copy = after.objectives[made]
    (place,) = [each for each in after.placements.values() if each.item_id == made]
    assert (copy.name, copy.number, copy.perspective_id) == ("Train", 4, "People")
    assert (place.x, place.y) == (24.0, 24.0)
    assert after.settings.last_number == 4


def test_only_links_among_the_copied_cards_are_copied() -> None:
    after = pasted(three(), "Train", "Grow")
    made = [each for key, each in after.links.items() if key not in three().links]
    names = [
        (after.objectives[each.from_id].name, after.objectives[each.to_id].name) for each in made
    ]
    assert names == [("Train", "Grow")]
    assert not {made[0].from_id, made[0].to_id} & three().objectives.keys()


@pytest.mark.parametrize(
    ("choice", "measures", "attachments"),
    [
        (CopiedMeasures.SHARED, 1, 2),
        (CopiedMeasures.COPIED, 2, 2),
        (CopiedMeasures.NONE, 1, 1),
    ],
)
def test_measures_are_shared_copied_or_left_out(
    choice: CopiedMeasures, measures: int, attachments: int
) -> None:
    after = pasted(three(), "Grow", measures=choice)
    assert (len(after.measures), len(after.attachments)) == (measures, attachments)
    assert len(after.series) == measures


@pytest.mark.parametrize("choice", CopiedMeasures)
def test_a_copy_brings_no_error_into_the_scorecard(choice: CopiedMeasures) -> None:
    after = pasted(three(), "Grow", "Train", "Hire", measures=choice)
    assert [each for each in problems(after) if each.level is Level.ERROR] == []


def test_cards_of_another_scorecard_land_in_the_perspective_of_the_same_name() -> None:
    fragment = fragment_of(three(), [ObjectiveId("Train")], MAP)
    other = card(lane("Value"), lane("Staff", row=1))
    people = other.perspectives[PerspectiveId("Staff")]
    other = other.put(type(people)(people.id, name="People", row=1))
    after = with_fragment(other, fragment=fragment, target=Target(MAP, VALUE), mint=mint())
    (made,) = after.objectives.values()
    assert made.perspective_id == "Staff"


def test_what_is_on_the_clipboard_is_read_as_it_was_written() -> None:
    fragment = fragment_of(three(), [ObjectiveId("Grow"), ObjectiveId("Train")], MAP)
    assert unpacked(packed(fragment)) == fragment


@pytest.mark.parametrize("written", [b"", b"[1]", b'{"objectives": [{"id": 1}]}', b'{"x": []}x'])
def test_what_is_no_card_is_refused_in_a_sentence(written: bytes) -> None:
    with pytest.raises(UserError, match="cannot be read as cards"):
        unpacked(written)


def test_copies_stand_where_and_under_the_ids_that_were_asked_for() -> None:
    start = three()
    train, copy = ObjectiveId("Train"), ObjectiveId("copy")
    target = Target(MAP, VALUE, copies={train: copy}, step=0.0)
    fragment = fragment_of(start, [train], MAP)
    after = with_fragment(start, fragment=fragment, target=target, mint=mint())
    (place,) = [each for each in after.placements.values() if each.item_id == copy]
    assert (place.x, place.y) == (0.0, 0.0)


def test_a_copy_does_not_come_from_the_template_that_its_original_came_from() -> None:
    start = three()
    start = start.put(replace(start.objectives[ObjectiveId("Train")], source_id="template:3"))
    after = pasted(start, "Train")
    (made,) = after.objectives.keys() - start.objectives.keys()
    assert after.objectives[made].source_id == ""
    assert after.objectives[ObjectiveId("Train")].source_id == "template:3"


def test_a_free_note_comes_along_where_it_is_named_and_stands_a_step_beside() -> None:
    note = Note(NoteId("n"), "Ask", subject_id="")
    place = Placement(PlacementId("n@map"), MAP, "n", x=40, y=80)
    start = three().put(note, place)
    after = with_fragment(
        start,
        fragment=fragment_of(start, (), MAP, (note.id,)),
        target=Target(MAP, VALUE),
        mint=mint(),
    )
    (copy,) = (each for each in after.notes.values() if each.id != "n")
    (there,) = (each for each in after.placements.values() if each.item_id == copy.id)
    assert (copy.text, there.x, there.y) == ("Ask", 64.0, 104.0)
    assert after.settings == start.settings
