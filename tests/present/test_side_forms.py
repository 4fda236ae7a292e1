"""Themes, risks and notes in the forms of the inspector."""

import pytest

from scorecard_app.document.change import SETTINGS
from scorecard_app.document.edits import add_map, delete_items
from scorecard_app.domain.ids import EntityId, MapId, NoteId
from scorecard_app.domain.people import Note
from scorecard_app.domain.relations import Relations
from scorecard_app.domain.scorecard import Scorecard
from scorecard_app.engine.evaluate import evaluate
from scorecard_app.present.form_fields import record
from scorecard_app.present.forms import FORMS, form_of
from scorecard_app.present.headlines import headline
from scorecard_app.present.stickies import sticky_faces
from tests.present.small_card import CUT, GROW, context, small_card
from tests.present.test_form_rows import added, changed, removed, table
from tests.present.test_forms import shown, typed


def with_all() -> Scorecard:
    """Return a scorecard with a theme, a risk and a note."""
    card = added(small_card(), SETTINGS, "themes", SETTINGS, {"name": "Growth"})
    card = typed(card, "objectives", "themes", GROW, "Growth")
    risk = {"name": "Fire", "likelihood": "4", "impact": "4", "owner_id": "Anna"}
    card = added(card, "objectives", "risks", GROW, risk)
    return added(card, "objectives", "notes_about", GROW, {"text": "Ask the board"})


def test_themes_are_typed_by_name_with_commas_between() -> None:
    card = typed(small_card(), "objectives", "themes", GROW, "Growth, Trust")
    card = typed(card, "objectives", "themes", CUT, "trust")
    assert shown(card, "objectives", "themes", GROW) == "Growth, Trust"
    assert shown(card, "objectives", "themes", CUT) == "Trust"
    assert table(card, SETTINGS, "themes", SETTINGS) == [
        ["Growth", "theme.1"],
        ["Trust", "theme.2"],
    ]


def test_a_theme_is_renamed_recoloured_and_deleted_in_the_form_of_the_scorecard() -> None:
    card = added(with_all(), SETTINGS, "themes", SETTINGS, {"name": "Trust"})
    card = changed(card, SETTINGS, "themes", SETTINGS, 0, "name", "More growth")
    card = changed(card, SETTINGS, "themes", SETTINGS, 0, "colour_role", "theme.6")
    assert table(card, SETTINGS, "themes", SETTINGS)[0] == ["More growth", "theme.6"]
    card = removed(card, SETTINGS, "themes", SETTINGS)
    assert shown(card, "objectives", "themes", GROW) == ""


def test_a_risk_is_rated_by_likelihood_times_impact() -> None:
    card = with_all()
    assert table(card, "objectives", "risks", GROW) == [
        ["Fire", "4", "4", "Anna", "16 of 25: high", ""]
    ]
    card = changed(card, "objectives", "risks", GROW, 0, "impact", "")
    assert table(card, "objectives", "risks", GROW)[0][4] == "not rated"
    assert not removed(card, "objectives", "risks", GROW).risks


def test_a_note_says_when_it_was_written() -> None:
    assert table(with_all(), "objectives", "notes_about", GROW) == [
        ["Ask the board", "written 2026-09-30"]
    ]
    assert not removed(with_all(), "objectives", "notes_about", GROW).notes


@pytest.mark.parametrize(
    ("kind", "sentence"),
    [("themes", "1 objective"), ("risks", "1 Grow revenue"), ("notes", "1 Grow revenue")],
)
def test_the_inspector_says_what_a_theme_a_risk_or_a_note_is_about(
    kind: str, sentence: str
) -> None:
    card = with_all()
    chosen: EntityId = next(iter(card.table(kind)))
    form = form_of(card, chosen)
    assert form is FORMS[kind]
    results = evaluate(card, (context(card).day,))
    assert headline(form, chosen, Relations(card), results).sentence == sentence


def test_a_free_note_is_about_nothing() -> None:
    card = small_card().put(Note(NoteId("n"), "Free"))
    results = evaluate(card, (context(card).day,))
    assert not headline(FORMS["notes"], "n", Relations(card), results).sentence


@pytest.mark.parametrize(
    ("kind", "key", "text", "field"),
    [
        ("notes", "text", "Ask again", "text"),
        ("notes", "colour_role", "note.2", "colour_role"),
        ("risks", "mitigation", "Sprinklers", "mitigation"),
        ("themes", "description", "More of it", "description"),
    ],
)
def test_each_has_a_form_of_its_own(kind: str, key: str, text: str, field: str) -> None:
    card = with_all()
    chosen: EntityId = next(iter(card.table(kind)))
    after = typed(card, kind, key, chosen, text)
    assert getattr(record(context(after), kind, chosen), field) == text


def test_a_note_goes_from_its_objective_to_the_parking_lot_and_onto_a_map() -> None:
    card = with_all()
    note = next(iter(card.notes))
    map_id = MapId("m")
    card = add_map(card, map_id=map_id, name="Story")
    assert shown(card, "notes", "place", note) == "beside"
    card = typed(card, "notes", "place", note, "lot")
    assert table(card, SETTINGS, "parking", SETTINGS) == [
        ["Ask the board", "lot", "written 2026-09-30"]
    ]
    assert table(card, "objectives", "notes_about", GROW) == []
    card = changed(card, SETTINGS, "parking", SETTINGS, 0, "place", map_id)
    assert [each.text for each in sticky_faces(Relations(card), map_id)] == ["Ask the board"]
    assert table(card, SETTINGS, "parking", SETTINGS) == []
    card = typed(card, "notes", "place", note, "beside")
    assert sticky_faces(Relations(card), map_id) == ()


def test_a_note_can_be_parked_at_once() -> None:
    card = added(small_card(), SETTINGS, "parking", SETTINGS, {"text": "Later"})
    assert table(card, SETTINGS, "parking", SETTINGS) == [["Later", "lot", "written 2026-09-30"]]
    assert not removed(card, SETTINGS, "parking", SETTINGS).notes


def test_a_note_whose_objective_is_deleted_waits_in_the_parking_lot() -> None:
    card = delete_items(with_all(), ids=[GROW])
    assert table(card, SETTINGS, "parking", SETTINGS)[0][0] == "Ask the board"
