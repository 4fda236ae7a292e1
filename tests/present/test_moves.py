"""What is said of moves, pins and lanes: how far, to which place, how many."""

from dataclasses import replace
from functools import partial

from scorecard_app.document.change import Change
from scorecard_app.document.edits.layout import pin_cards, set_map_style
from scorecard_app.document.edits.maps import Move, collapse_lane, move_nodes, set_lane_height
from scorecard_app.document.edits.notes import add_sticky, move_stickies
from scorecard_app.document.edits.perspectives import move_perspective
from scorecard_app.domain.ids import NoteId, ObjectiveId, PerspectiveId, PlacementId
from scorecard_app.domain.maps import MapStyle, Placement
from scorecard_app.domain.scorecard import Scorecard
from scorecard_app.present.announcements import announcement
from tests.builders import MAP, card, lane, objective

GROW, SHIP, LEARN = map(ObjectiveId, ("Grow", "Ship", "Learn"))
DELIVERY, NOTE = PerspectiveId("Delivery"), NoteId("note")


def story() -> Scorecard:
    """Return one card above, and two below that stand side by side."""
    scorecard = card(
        lane("Value"),
        lane("Delivery", row=1),
        objective("Grow"),
        objective("Ship", "Delivery"),
        objective("Learn", "Delivery"),
    )
    places = {GROW: (24, 24), SHIP: (24, 24), LEARN: (280, 24)}
    stand = [Placement(PlacementId(f"{each}@"), MAP, each, *at) for each, at in places.items()]
    return scorecard.drop(list(scorecard.placements.values())).put(*stand)


def said(before: Scorecard, after: Scorecard, label: str = "Move 1 card") -> str:
    return announcement(Change(label, before, after, "map"))


def moved(**moves: Move) -> str:
    before = story()
    places = {ObjectiveId(each): move for each, move in moves.items()}
    return said(before, move_nodes(before, map_id=MAP, moves=places), "Align cards")


def test_a_card_says_how_far_it_has_gone_and_its_place_where_that_is_another() -> None:
    assert moved(Ship=Move(32, 24)) == "Moved 2, Ship 8 right."
    assert moved(Learn=Move(264, 32)) == "Moved 3, Learn 16 left, 8 down."
    assert moved(Ship=Move(504, 24)) == "Moved 2, Ship 480 right, 2 of 2."
    assert moved(Grow=Move(24.3, 24)) == "Moved 1, Grow a little."


def test_a_card_that_comes_into_another_lane_says_where_it_is_read_there() -> None:
    assert moved(Grow=Move(150, 24, DELIVERY)) == "Moved 1, Grow to Delivery, 2 of 3."


def test_many_cards_say_which_way_they_went_together_or_what_the_step_is_called() -> None:
    assert moved(Ship=Move(24, 104), Learn=Move(280, 104)) == "Moved 2 cards 80 down."
    assert moved(Ship=Move(24, 104), Learn=Move(24, 24)) == "Align cards: 2 cards moved."


def test_pins_are_said_by_name_or_count() -> None:
    before, pin = story(), partial(pin_cards, map_id=MAP, is_pinned=True)
    assert said(before, pin(before, ids=[SHIP])) == "Pinned 2, Ship."
    assert said(pin(before, ids=[SHIP]), before) == "Unpinned 2, Ship."
    assert said(before, pin(before, ids=[SHIP, LEARN])) == "Pinned 2 cards."


def test_lanes_say_that_they_are_closed_open_high_or_elsewhere() -> None:
    before = story()
    closed = collapse_lane(before, map_id=MAP, perspective_id=DELIVERY, is_collapsed=True)
    high = set_lane_height(before, map_id=MAP, perspective_ids=[DELIVERY], height=300)
    elsewhere = move_perspective(before, perspective_id=DELIVERY, row=0)
    assert said(before, closed) == "Collapsed Delivery; 2 cards hidden."
    assert said(closed, before) == "Expanded Delivery; 2 cards shown."
    assert said(before, high) == "Delivery is 300 high now."
    assert said(high, before) == "Delivery is as high as its cards now."
    told = said(before, elsewhere, "Move a perspective")
    assert told == "Move a perspective: the lanes stand in another order."


def test_a_map_says_in_which_style_it_stands() -> None:
    before = story()
    tree = set_map_style(before, map_id=MAP, style=MapStyle.TREE)
    assert said(before, tree) == "The map stands as a tree now."


def test_free_notes_are_told_by_how_they_begin() -> None:
    before = story()
    added = add_sticky(
        before,
        note_id=NOTE,
        placement_id=PlacementId("at"),
        map_id=MAP,
        at=(0, 0),
        text="Ask finance",
    )
    moved_on = move_stickies(added, map_id=MAP, places={NOTE: (8, 0)})
    empty = added.put(replace(added.notes[NOTE], text=""))
    assert said(before, added) == "Added the note “Ask finance”."
    assert said(added, moved_on) == "Moved the note “Ask finance” 8 right."
    assert said(added, before) == "Deleted the note “Ask finance”."
    assert said(before, empty) == "Added an empty note."
