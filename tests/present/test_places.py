"""Whatever has a name can be gone to."""

from scorecard_app.domain.ids import MapId, NoteId, PersonId, PlacementId, ThemeId
from scorecard_app.domain.maps import Map, Placement
from scorecard_app.domain.people import Note, Person
from scorecard_app.domain.relations import Relations
from scorecard_app.domain.strategy import Theme
from scorecard_app.present.places import map_to_show, places, shown_for
from tests.builders import MAP, card, lane, link, measure, objective


def test_cards_stand_first_by_number_then_the_rest_by_name() -> None:
    scorecard = card(
        lane("Value"),
        objective("Grow"),
        objective("Build"),
        link("Build", "Grow"),
        measure("Sales"),
    )
    assert [(each.kind, each.name) for each in places(scorecard)] == [
        ("Objective", "1 Grow"),
        ("Objective", "2 Build"),
        ("Measure", "Sales"),
        ("Perspective", "Value"),
        ("Link", "Build → Grow"),
        ("Map", "Map"),
    ]


def test_people_themes_and_notes_lead_to_their_objectives_by_number() -> None:
    anna, lean, other = PersonId("anna"), ThemeId("lean"), MapId("other")
    scorecard = card(
        lane("Value"),
        objective("Grow", theme_ids=(lean,)),
        objective("Build", owner_id=anna, theme_ids=(lean,)),
    ).put(
        Person(anna, "Anna"),
        Theme(lean, "Lean"),
        Note(NoteId("about"), "Ask Bob", subject_id="Build"),
        Note(NoteId("free"), "Think"),
        Map(other, "Other", position=1.0),
        Placement(PlacementId("free@other"), other, "free"),
    )
    relations = Relations(scorecard)
    assert shown_for(relations, "people", anna) == ("Build",)
    assert shown_for(relations, "themes", lean) == ("Grow", "Build")
    assert shown_for(relations, "notes", NoteId("about")) == ("Build",)
    assert shown_for(relations, "notes", NoteId("free")) == ("free",)
    assert map_to_show(relations, ["free"], MAP) == other
    assert map_to_show(relations, ["Grow"], MAP) == MAP
    assert [each.name for each in places(scorecard) if each.kind == "Note"] == ["Ask Bob", "Think"]
