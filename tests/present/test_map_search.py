"""What is looked for on the map, and what holds it."""

import pytest

from scorecard_app.domain.ids import NoteId, ObjectiveId, PersonId, RiskId, TagId
from scorecard_app.domain.people import Note, Person, Risk, Tag
from scorecard_app.domain.relations import Relations
from scorecard_app.present.map_search import found_sentence, matching, matching_notes
from tests.builders import card, lane, measure, objective

ANNA = PersonId("anna")


def found(text: str) -> list[str]:
    made = card(
        lane("Value"),
        objective("Grow revenue", owner_id=ANNA),
        objective("Cut costs", tag_ids=(TagId("lean"),)),
        objective("Please 1,000 clients"),
        measure("Rating", "Please 1,000 clients"),
    ).put(
        Person(ANNA, "Anna Schmidt", "AS"),
        Tag(TagId("lean"), "Lean"),
        Note(NoteId("n"), "Ask the auditors", subject_id="Cut costs"),
        Note(NoteId("m"), "Survey is late", subject_id="Rating"),
        Risk(RiskId("r"), "A strike", subject_id="Grow revenue", mitigation="Walk out early"),
    )
    ids = [ObjectiveId(each) for each in ("Grow revenue", "Cut costs", "Please 1,000 clients")]
    return list(matching(Relations(made), ids, text))


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("REVENUE", ["Grow revenue"]),
        ("schmidt", ["Grow revenue"]),
        ("lean", ["Cut costs"]),
        ("auditors", ["Cut costs"]),
        ("rating", ["Please 1,000 clients"]),
        ("survey", ["Please 1,000 clients"]),
        ("e", ["Grow revenue", "Cut costs", "Please 1,000 clients"]),
        ("strike", ["Grow revenue"]),
        ("walk out", ["Grow revenue"]),
        ("cut audit", ["Cut costs"]),
        ("cut survey", []),
        ("  ", []),
    ],
)
def test_a_card_is_found_by_title_owner_tag_measure_and_notes_if_it_holds_every_word(
    text: str, names: list[str]
) -> None:
    assert found(text) == names


def test_a_free_note_is_found_if_it_holds_every_word() -> None:
    one, two = NoteId("one"), NoteId("two")
    made = card().put(Note(one, "Ask the board"), Note(two, "The board agrees"))
    assert matching_notes(made, (two, one, NoteId("gone")), "BOARD the") == (two, one)
    assert matching_notes(made, (one, two), "ask board") == (one,)
    assert matching_notes(made, (one, two), " ") == ()


def test_a_number_finds_the_card_of_that_number_and_texts_that_hold_it() -> None:
    assert found("1") == ["Grow revenue", "Please 1,000 clients"]
    assert found("2") == ["Cut costs"]


def test_what_was_found_is_said_as_a_place_in_a_count() -> None:
    assert found_sentence(2, 12) == "3 of 12"
    assert found_sentence(None, 12) == "12 found"
    assert found_sentence(None, 0) == "Nothing found"
