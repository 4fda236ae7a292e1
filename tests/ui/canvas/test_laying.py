"""Tidying up, pinning, and the styles that place cards by themselves."""

from dataclasses import replace
from itertools import combinations

import pytest
from PySide6.QtCore import QRectF, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from scorecard_app.document.edits.maps import Move, move_nodes
from scorecard_app.domain.ids import ObjectiveId, PlacementId
from scorecard_app.domain.maps import MapStyle
from scorecard_app.domain.scorecard import Scorecard
from scorecard_app.ui.background import Background
from scorecard_app.ui.canvas.deeds import DEEDS
from scorecard_app.ui.canvas.laying import tidy_up
from scorecard_app.ui.canvas.pins import PinsItem
from scorecard_app.ui.motion import Motion
from tests.builders import MAP, card, lane, link
from tests.ui.canvas.stage import MIDDLE, Stage, card_at, type_title

OTHERS = ("style_tree", "style_radial", "style_table")
NAMES = ("Grow", "Save", "Please", "Hire", "Train")


def untidy() -> Scorecard:
    """Return three lanes of cards whose links cross, none of them where a layout puts it."""
    return card(
        lane("Value", row=0),
        lane("Clients", row=1),
        lane("People", row=2),
        card_at("Grow", "Value", 41, 33),
        card_at("Save", "Value", 407, 61),
        card_at("Please", "Clients", 301, 27),
        card_at("Hire", "People", 31, 45),
        card_at("Train", "People", 333, 24),
        link("Hire", "Please"),
        link("Please", "Grow"),
        link("Train", "Grow"),
        link("Hire", "Save"),
    )


def pinned(scorecard: Scorecard, name: str) -> Scorecard:
    """Pin one card."""
    placement = scorecard.placements[PlacementId(f"{name}@map")]
    return scorecard.put(replace(placement, is_pinned=True))


def give(stage: Stage, command: str) -> None:
    """Give a command of the map."""
    DEEDS[command](stage.view.place)


def rects(stage: Stage) -> dict[str, QRectF]:
    """Return where every card is seen."""
    return {str(each): rect for each, rect in stage.view.map_scene.cards_standing().items()}


def overlaps(stage: Stage) -> list[tuple[str, str]]:
    """Return the pairs of cards that cover each other."""
    seen = rects(stage)
    pairs = combinations(seen, 2)
    return [(one, other) for one, other in pairs if seen[one].intersects(seen[other])]


def test_tidying_up_is_one_step_and_undo_brings_every_card_back(qtbot: QtBot) -> None:
    stage = Stage(qtbot, untidy())
    before = stage.card
    give(stage, "tidy_up")
    assert stage.steps == 1
    assert stage.card.placements != before.placements
    assert stage.card.objectives == before.objectives
    stage.history.undo()
    assert stage.card == before


def test_what_is_tidy_stays_as_it_is_and_leaves_no_step(qtbot: QtBot) -> None:
    stage = Stage(qtbot, untidy())
    give(stage, "tidy_up")
    tidy = stage.card
    give(stage, "tidy_up")
    assert stage.card is tidy
    assert stage.steps == 1
    assert stage.hints[-1] == "The map is tidy already."


def test_a_pinned_card_stays_where_it_is_and_no_other_covers_it(qtbot: QtBot) -> None:
    stage = Stage(qtbot, pinned(untidy(), "Hire"))
    give(stage, "tidy_up")
    assert stage.spot("Hire")[:2] == (31, 45)
    assert stage.spot("Save")[:2] != (407, 61)
    assert not overlaps(stage)


def test_pinning_pins_all_that_is_selected_and_once_more_lets_it_go(qtbot: QtBot) -> None:
    stage = Stage(qtbot, pinned(untidy(), "Hire"))
    stage.view_state.select(["Hire", "Train"])
    give(stage, "pin")
    assert stage.view.map_scene.pinned == {"Hire", "Train"}
    give(stage, "pin")
    assert not stage.view.map_scene.pinned
    assert [stage.history.steps.label(index) for index in range(2)] == [
        "Pin 2 cards",
        "Unpin 2 cards",
    ]


def test_without_a_selection_pinning_says_what_is_missing(qtbot: QtBot) -> None:
    stage = Stage(qtbot, untidy())
    give(stage, "pin")
    assert stage.steps == 0
    assert stage.hints[-1] == "Select the cards that are to stay where they are."


@pytest.mark.parametrize("style", OTHERS)
def test_another_style_shows_every_card_and_link_once_and_none_over_another(
    qtbot: QtBot, style: str
) -> None:
    stage = Stage(qtbot, untidy())
    give(stage, style)
    shown = stage.view.map_scene.shown_ids()
    assert shown.objectives == set(NAMES)
    assert shown.links == stage.card.links.keys()
    assert not overlaps(stage)


@pytest.mark.parametrize("style", OTHERS)
def test_a_look_at_another_style_leaves_every_card_where_it_was_put(
    qtbot: QtBot, style: str
) -> None:
    stage = Stage(qtbot, pinned(untidy(), "Hire"))
    before, seen = stage.card.placements, rects(stage)
    give(stage, style)
    assert stage.view.map_scene.map_style is MapStyle(style.removeprefix("style_"))
    assert rects(stage) != seen
    give(stage, "style_lanes")
    assert stage.card.placements == before
    assert rects(stage) == seen


def test_rings_and_trees_have_no_lanes_and_a_table_has_all(qtbot: QtBot) -> None:
    stage = Stage(qtbot, untidy())
    found = {}
    for style in OTHERS:
        give(stage, style)
        found[style] = len(stage.view.map_scene.shown_ids().perspectives)
    assert found == {"style_tree": 0, "style_radial": 0, "style_table": 3}


@pytest.mark.parametrize("style", OTHERS)
def test_neither_mouse_nor_keys_move_a_card_that_its_style_places(qtbot: QtBot, style: str) -> None:
    stage = Stage(qtbot, untidy())
    give(stage, style)
    before = stage.card
    stage.drag(stage.middle("Grow"), stage.middle("Hire"))
    assert stage.card is before
    stage.key(Qt.Key.Key_Right)
    assert stage.card is before
    assert stage.hints[-1].startswith("Cards move by themselves here.")


def test_a_movement_in_a_style_that_places_cards_is_refused_with_a_sentence(qtbot: QtBot) -> None:
    stage = Stage(qtbot, untidy())
    give(stage, "style_tree")
    before = stage.card
    moves = {ObjectiveId("Grow"): Move(8, 8)}
    stage.history.run("Move", lambda it: move_nodes(it, map_id=MAP, moves=moves))
    assert stage.card is before
    assert "only in the lanes style" in stage.refusals[0]


def test_the_hint_names_the_style_that_is_shown_now(qtbot: QtBot) -> None:
    stage = Stage(qtbot, untidy())
    for style, says in (("lanes", "in lanes"), ("tree", "as a tree"), ("radial", "in rings")):
        give(stage, f"style_{style}")
        assert stage.hints[-1] == f"The map stands {says} now."


def test_another_style_follows_new_links_and_cards_that_go(qtbot: QtBot) -> None:
    stage = Stage(qtbot, untidy())
    give(stage, "style_tree")
    stage.view_state.select(["Hire"])
    give_up = rects(stage)["Train"]
    QTest.keyClick(stage.view, Qt.Key.Key_Delete)
    assert "Hire" not in rects(stage)
    assert set(stage.view.map_scene.shown_ids().links) == stage.card.links.keys()
    stage.history.undo()
    assert rects(stage)["Train"] == give_up


def test_a_pinned_card_carries_a_pin_in_lanes_and_nowhere_else(qtbot: QtBot) -> None:
    stage = Stage(qtbot, pinned(untidy(), "Hire"))
    pins = next(each for each in stage.view.map_scene.items() if isinstance(each, PinsItem))
    assert pins.boundingRect().contains(rects(stage)["Hire"].topRight())
    assert not pins.boundingRect().contains(rects(stage)["Train"].topRight())
    give(stage, "style_radial")
    assert pins.boundingRect().isEmpty()


def test_cards_slide_to_their_new_places_and_arrive_where_they_would_stand_without(
    qtbot: QtBot,
) -> None:
    still, stage = Stage(qtbot, untidy()), Stage(qtbot, untidy(), motion=Motion(lambda: False))
    before = rects(stage)
    for command in ("tidy_up", "style_radial", "style_lanes"):
        give(still, command)
        give(stage, command)
        assert rects(stage) == before
        stage.click(stage.view.mapToScene(2, 2), MIDDLE)
        before = rects(stage)
        assert before == rects(still)


@pytest.mark.parametrize("style", OTHERS)
def test_cards_made_in_another_style_stand_free_in_their_lane_afterwards(
    qtbot: QtBot, style: str
) -> None:
    stage = Stage(qtbot, untidy())
    give(stage, style)
    stage.view_state.select(["Please"])
    stage.key(Qt.Key.Key_Tab)
    type_title(stage, "Learn")
    stage.view_state.select(["Please"])
    stage.key(Qt.Key.Key_Return)
    type_title(stage, "Amaze")
    lanes = {each.name: each.perspective_id for each in stage.card.objectives.values()}
    assert (lanes["Learn"], lanes["Amaze"]) == ("Value", "Clients")
    assert not overlaps(stage)
    give(stage, "style_lanes")
    assert not overlaps(stage)
    assert len(rects(stage)) == len(NAMES) + 2


def test_a_layout_that_comes_after_another_change_is_not_taken(qtbot: QtBot) -> None:
    stage = Stage(qtbot, untidy())
    place, waiting = stage.view.place, []
    slow = replace(place, slowly=lambda work, then: waiting.append((work, then)))
    tidy_up(slow)
    stage.view_state.select(["Hire"])
    stage.key(Qt.Key.Key_Right)
    nudged = stage.card
    for work, then in waiting:
        then(work())
    assert stage.card is nudged
    assert stage.hints[-1].startswith("The map has changed meanwhile")


def test_a_thread_that_lays_out_hands_over_to_one_step(qtbot: QtBot) -> None:
    background = Background()
    stage = Stage(qtbot, untidy(), background=background)
    with qtbot.waitSignal(background.idle):
        give(stage, "tidy_up")
        assert stage.steps == 0
    assert stage.steps == 1
    background.close()


def test_many_links_are_hidden_while_cards_slide_and_seen_when_they_arrive(qtbot: QtBot) -> None:
    causes = [f"Cause {number}" for number in range(8)]
    effects = [f"Effect {number}" for number in range(8)]
    many = card(
        lane("Value", row=0),
        lane("People", row=1),
        *(card_at(each, "Value", 20 + 301 * place, 31) for place, each in enumerate(effects)),
        *(card_at(each, "People", 50 + 311 * place, 41) for place, each in enumerate(causes)),
        *(link(cause, effect) for cause in causes for effect in effects),
    )
    stage = Stage(qtbot, many, motion=Motion(lambda: False))
    give(stage, "style_radial")
    assert not stage.view.map_scene.links.isVisible()
    stage.click(stage.view.mapToScene(2, 2), MIDDLE)
    assert stage.view.map_scene.links.isVisible()
    assert not overlaps(stage)
