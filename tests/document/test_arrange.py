from itertools import combinations

from scorecard_app.document.arrange import arrange
from scorecard_app.document.card_size import CARD_HEIGHT, CARD_WIDTH, GAP, PADDING
from scorecard_app.document.edits import Move
from scorecard_app.domain.ids import ObjectiveId
from scorecard_app.domain.links import LinkKind
from scorecard_app.domain.scorecard import Scorecard
from tests.builders import MAP, card, lane, link, objective

PITCH = CARD_WIDTH + GAP


def spots(scorecard: Scorecard) -> dict[str, Move]:
    return {str(key): move for key, move in arrange(scorecard, map_id=MAP).items()}


def crossing() -> Scorecard:
    return card(
        lane("Value"),
        lane("Client", row=1),
        *(objective(name) for name in "ABC"),
        *(objective(name, "Client") for name in "abc"),
        link("a", "C"),
        link("b", "B"),
        link("c", "A"),
    )


def test_cards_of_a_lane_stand_side_by_side_with_the_same_gap() -> None:
    found = spots(card(lane("Value"), objective("A"), objective("B")))
    assert found == {"A": Move(PADDING, PADDING), "B": Move(PADDING + PITCH, PADDING)}


def test_linked_cards_come_to_stand_one_above_the_other() -> None:
    found = spots(crossing())
    assert [found[upper].x for upper in "ABC"] == [found[lower].x for lower in "cba"]


def test_a_shorter_row_stands_in_the_middle_of_the_longest() -> None:
    three_and_one = card(
        lane("Value"),
        lane("Client", row=1),
        objective("Top"),
        *(objective(name, "Client") for name in "abc"),
    )
    found = spots(three_and_one)
    assert found["Top"].x == found["b"].x == PADDING + PITCH


def test_lanes_of_one_row_each_begin_at_their_own_left() -> None:
    beside = card(
        lane("Value", row=0, column=0.0),
        lane("Client", row=0, column=1.0),
        objective("A"),
        objective("b", "Client"),
    )
    assert spots(beside) == {"A": Move(PADDING, PADDING), "b": Move(PADDING, PADDING)}


def test_what_sums_up_others_by_definition_stands_above_them() -> None:
    sums = card(
        lane("Value"),
        *(objective(name) for name in ("Part", "Whole", "Other")),
        link("Part", "Whole", kind=LinkKind.LOGICAL, lag_months=0),
        link("Other", "Whole", kind=LinkKind.LOGICAL, lag_months=0),
    )
    found = spots(sums)
    below = PADDING + CARD_HEIGHT + GAP
    assert (found["Whole"].y, found["Part"].y, found["Other"].y) == (PADDING, below, below)


def test_a_lane_of_many_cards_is_folded_and_no_two_overlap() -> None:
    found = spots(card(lane("Value"), *(objective(f"O{index}") for index in range(20))))
    assert len({move.y for move in found.values()}) == 3
    for one, other in combinations(found.values(), 2):
        assert abs(one.x - other.x) >= CARD_WIDTH or abs(one.y - other.y) >= CARD_HEIGHT


def test_a_circle_of_definitions_and_an_empty_map_end_all_the_same() -> None:
    circle = card(
        lane("Value"),
        objective("A"),
        objective("B"),
        link("A", "B", kind=LinkKind.LOGICAL, lag_months=0),
        link("B", "A", kind=LinkKind.LOGICAL, lag_months=0),
    )
    assert set(spots(circle)) == {"A", "B"}
    assert spots(card(lane("Value"))) == {}
    assert spots(card()) == {}


def test_what_is_not_on_the_map_gets_no_place() -> None:
    before = crossing()
    hidden = before.drop([each for each in before.placements.values() if each.item_id == "A"])
    assert ObjectiveId("A") not in arrange(hidden, map_id=MAP)


def test_the_same_scorecard_is_arranged_the_same_way_again() -> None:
    assert spots(crossing()) == spots(crossing())
