"""Where the eye is led: search, trace and hints dim the rest; overlays and filters of the map."""

from dataclasses import replace
from functools import partial

import pytest
from PySide6.QtCore import QPointF, Qt
from pytestqt.qtbot import QtBot

from scorecard_app.document.edits.deletion import delete_items
from scorecard_app.document.edits.named_maps import set_map_filter
from scorecard_app.document.edits.people import set_owner_by_name
from scorecard_app.domain.ids import LinkId, ObjectiveId, PersonId
from scorecard_app.domain.maps import MapFilter
from scorecard_app.domain.people import Person
from scorecard_app.domain.scorecard import Scorecard
from scorecard_app.present.overlay_kinds import Overlay
from scorecard_app.ui.canvas.deeds import DEEDS
from scorecard_app.ui.canvas.items import CardItem
from scorecard_app.ui.canvas.seeing import Lead
from scorecard_app.ui.paint.card import CardState
from tests.builders import MAP, Parts, card, lane, link, measure
from tests.ui.canvas.stage import Stage, card_at, type_title

ANNA = PersonId("anna")
GROW, CUT, PLEASE = (ObjectiveId(each) for each in ("Grow", "Cut", "Please"))


@pytest.fixture
def stage(qtbot: QtBot) -> Stage:
    """Return a map on which Please leads to Grow, and Cut stands beside."""
    made = card(
        lane("Value", row=0),
        lane("Client", row=1),
        card_at("Grow", "Value", 40, 24),
        card_at("Cut", "Value", 320, 24),
        card_at("Please", "Client", 40, 24),
        measure("Rating", "Please"),
        link("Please", "Grow"),
    )
    return Stage(qtbot, made.put(Person(ANNA, "Anna")))


def dimmed(stage: Stage) -> set[str]:
    """Return the cards that are dimmed."""
    items = stage.view.map_scene.items()
    return {
        each.face.objective_id
        for each in items
        if isinstance(each, CardItem) and each.state is CardState.DIMMED
    }


def shown(stage: Stage) -> set[str]:
    """Return the cards that are shown."""
    return set(stage.view.map_scene.shown_ids().objectives)


def folds(stage: Stage) -> dict[str, int]:
    """Return the cards behind which there is more, and how much."""
    cards = (stage.view.map_scene.face_of(each) for each in (GROW, CUT, PLEASE))
    return {face.objective_id: face.parts for face in cards if face and face.parts}


def add(before: Scorecard, *, measure: Parts) -> Scorecard:
    """Put a measure in."""
    return before.put(*measure)


def test_what_does_not_hold_the_text_is_dimmed_and_nothing_while_none_is_typed(
    stage: Stage,
) -> None:
    seeing = stage.view.seeing
    seeing.search("")
    assert dimmed(stage) == set()
    seeing.search("rating")
    assert dimmed(stage) == {GROW, CUT}
    assert seeing.light.says == "1 found"


def test_stepping_selects_what_was_found_from_the_top_left_round_and_round(stage: Stage) -> None:
    seeing = stage.view.seeing
    seeing.search("e")  # Please alone holds it in its title
    seeing.step(1)
    assert stage.selection == [PLEASE]
    seeing.search("u")
    assert seeing.light.says == "1 found"
    seeing.search("r")
    seeing.step(1)
    seeing.step(1)
    assert stage.selection == [PLEASE]
    assert seeing.light.says == "2 of 2"
    seeing.step(1)
    assert stage.selection == [GROW]
    seeing.step(-1)
    assert stage.selection == [PLEASE]


def test_escape_ends_the_search_before_it_deselects(stage: Stage) -> None:
    stage.view.seeing.search("grow")
    stage.view.seeing.step(1)
    stage.key(Qt.Key.Key_Escape)
    assert dimmed(stage) == set()
    assert stage.selection == [GROW]


def test_a_search_stays_true_when_a_card_is_deleted(stage: Stage) -> None:
    stage.view.seeing.search("r")
    stage.history.run("Delete", partial(delete_items, ids=[GROW]))
    assert stage.view.seeing.light.says == "1 found"


def test_a_trace_keeps_causes_effects_and_their_links_bright_and_tells_the_distance(
    stage: Stage,
) -> None:
    stage.click(stage.middle("Grow"))
    DEEDS["trace"](stage.view.place)

    assert dimmed(stage) == {CUT}
    assert stage.view.seeing.light.links == {LinkId("Please→Grow")}
    assert stage.view.map_scene.notes.notes == {PLEASE: "1 before"}
    DEEDS["trace"](stage.view.place)
    assert dimmed(stage) == set()
    assert stage.view.map_scene.notes.notes == {}


def test_a_trace_follows_the_selection(stage: Stage) -> None:
    stage.click(stage.middle("Grow"))
    DEEDS["trace"](stage.view.place)
    stage.click(stage.middle("Cut"))
    assert dimmed(stage) == {GROW, PLEASE}


def test_a_trace_ends_with_its_card(stage: Stage) -> None:
    stage.view.seeing.trace(GROW)
    stage.history.run("Delete", partial(delete_items, ids=[GROW]))
    assert stage.view.seeing.light.lead is Lead.NOTHING
    assert dimmed(stage) == set()


def test_a_hint_about_a_link_lights_it_with_the_cards_it_joins(stage: Stage) -> None:
    stage.view.seeing.highlight([LinkId("Please→Grow")])
    assert dimmed(stage) == {CUT}
    assert stage.view.seeing.light.links == {LinkId("Please→Grow")}


def test_a_card_made_while_all_else_is_dimmed_is_dimmed_or_not_as_it_is_called(
    stage: Stage,
) -> None:
    stage.view.seeing.search("grow")
    stage.double_click(stage.in_lane("Client", 500, 70))
    type_title(stage, "Grow again")
    assert dimmed(stage) == {CUT, PLEASE}


def test_nothing_that_leads_the_eye_is_a_step_to_undo(stage: Stage) -> None:
    stage.view.seeing.search("grow")
    stage.view.seeing.trace(GROW)
    stage.view_state.show_overlay(Overlay.AGE)
    stage.view.seeing.look_into(PLEASE)
    assert stage.steps == 0


def test_an_overlay_puts_its_answer_in_place_of_the_status_until_the_next(stage: Stage) -> None:
    scene = stage.view.map_scene
    stage.view_state.show_overlay(Overlay.COVERAGE)
    face = scene.face_of(GROW)
    assert face is not None
    assert face.status.word == "No measure"
    for _overlay in range(len(Overlay) - list(Overlay).index(Overlay.COVERAGE)):
        DEEDS["next_overlay"](stage.view.place)
    assert stage.view_state.overlay is Overlay.STATUS


def test_a_filter_hides_cards_with_their_links_and_undo_brings_them_back(stage: Stage) -> None:
    wanted = MapFilter(owner_ids=(ANNA,))
    own = partial(set_owner_by_name, entity_id=GROW, person_id=ANNA, name="Anna")
    stage.history.run("Owner", own)
    stage.history.run("Filter", partial(set_map_filter, map_id=MAP, wanted=wanted))
    assert shown(stage) == {GROW}
    assert not stage.view.map_scene.shown_ids().links
    stage.history.undo()
    assert shown(stage) == {GROW, CUT, PLEASE}
    assert stage.view.map_scene.shown_ids().links == {"Please→Grow"}


def test_a_card_comes_and_goes_as_it_meets_the_filter(stage: Stage) -> None:
    wanted = MapFilter(owner_ids=(ANNA,))
    stage.history.run("Filter", partial(set_map_filter, map_id=MAP, wanted=wanted))
    assert shown(stage) == set()
    own = partial(set_owner_by_name, entity_id=CUT, person_id=ANNA, name="Anna")
    stage.history.run("Owner", own)
    assert shown(stage) == {CUT}


def test_a_card_made_on_a_filtered_map_stays_in_sight_until_the_filter_changes(
    stage: Stage,
) -> None:
    wanted = MapFilter(owner_ids=(ANNA,))
    stage.history.run("Filter", partial(set_map_filter, map_id=MAP, wanted=wanted))
    stage.double_click(stage.in_lane("Client", 500, 70))
    type_title(stage, "New")
    assert len(shown(stage)) == 1
    other = MapFilter(band_keys=("on",))
    stage.history.run("Filter", partial(set_map_filter, map_id=MAP, wanted=other))
    assert shown(stage) == set()


def test_looking_into_a_card_shows_its_measures_and_escape_goes_back_to_it(stage: Stage) -> None:
    stage.click(stage.middle("Please"))
    DEEDS["open_parts"](stage.view.place)
    assert shown(stage) == {"Please", "Rating"}
    stage.key(Qt.Key.Key_Escape)
    assert shown(stage) == {GROW, CUT, PLEASE}
    assert stage.selection == [PLEASE]


def test_a_folded_corner_says_that_there_is_more_behind_a_card_and_a_double_click_opens_it(
    stage: Stage,
) -> None:
    assert folds(stage) == {}
    stage.history.run("Add", partial(add, measure=measure("Returns", "Please")))
    assert folds(stage) == {PLEASE: 2}
    face = stage.view.map_scene.face_of(PLEASE)
    assert face is not None
    assert "2 parts inside" in face.described
    rect = stage.view.map_scene.rect_of(PLEASE)
    assert rect is not None
    stage.double_click(rect.bottomRight() - QPointF(5, 5))
    assert shown(stage) == {"Please", "Rating", "Returns"}
    assert stage.editor is None


def test_a_double_click_among_parts_looks_deeper_and_each_escape_comes_back_one_level(
    stage: Stage,
) -> None:
    below = replace(stage.card.objectives[CUT], parent_id=PLEASE)
    stage.history.run("Below", lambda card: card.put(below, *measure("Cost", "Cut")))
    stage.view.seeing.look_into(PLEASE)
    stage.double_click(stage.middle("Cut"))
    assert [*stage.view_state.focus] == [PLEASE, CUT]
    assert shown(stage) == {"Cut", "Cost"}
    stage.key(Qt.Key.Key_Escape)
    assert [*stage.view_state.focus] == [PLEASE]
    stage.key(Qt.Key.Key_Escape)  # gives the selection up, which is not the card looked into
    stage.key(Qt.Key.Key_Escape)
    assert not stage.view_state.focus


def test_parts_are_not_edited_in_place_and_the_map_says_so(stage: Stage) -> None:
    stage.view.seeing.look_into(PLEASE)
    stage.click(stage.middle("Rating"))
    stage.key(Qt.Key.Key_Delete)
    assert stage.steps == 0
    assert stage.hints[-1].startswith("These are the parts of a card.")


def test_the_arrows_walk_among_parts_and_say_their_names(stage: Stage) -> None:
    stage.view.seeing.look_into(PLEASE)
    stage.click(stage.middle("Please"))
    stage.key(Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    assert "To Rating" in stage.hints


def test_a_card_without_parts_is_not_opened(stage: Stage) -> None:
    stage.click(stage.middle("Cut"))
    DEEDS["open_parts"](stage.view.place)
    assert shown(stage) == {GROW, CUT, PLEASE}
    assert stage.hints[-1] == "This card has neither parts nor measures to show."


def test_the_map_comes_back_when_the_opened_card_is_deleted(stage: Stage) -> None:
    stage.view.seeing.look_into(PLEASE)
    stage.history.run("Delete", partial(delete_items, ids=[PLEASE]))
    assert stage.view_state.focus == ()
    assert shown(stage) == {GROW, CUT}
