import pytest

from scorecard_app.document.edits import (
    add_objective,
    delete_items,
    move_objective,
    rename_objective,
    set_parent,
    set_perspective,
)
from scorecard_app.domain.ids import MapId, ObjectiveId, PerspectiveId, PlacementId
from scorecard_app.domain.relations import Relations
from scorecard_app.domain.scorecard import Scorecard
from scorecard_app.errors import UserError
from tests.builders import MAP, card, lane, objective

GROW, CUT, SERVE = ObjectiveId("Grow"), ObjectiveId("Cut"), ObjectiveId("Serve")
VALUE, CLIENT = PerspectiveId("Value"), PerspectiveId("Client")


def two_lanes() -> Scorecard:
    return card(
        lane("Value"),
        lane("Client", row=1),
        objective("Grow"),
        objective("Cut"),
        objective("Serve", "Client"),
    )


def added(start: Scorecard, name: str, at: tuple[float, float] = (10.0, 20.0)) -> Scorecard:
    return add_objective(
        start,
        objective_id=ObjectiveId(name),
        placement_id=PlacementId(f"{name}@map"),
        perspective_id=VALUE,
        map_id=MAP,
        at=at,
        name=name,
    )


def names_in(scorecard: Scorecard, lane_id: PerspectiveId) -> list[str]:
    return [each.name for each in Relations(scorecard).objectives_in(lane_id)]


def test_a_new_objective_stands_last_in_its_lane_and_where_it_was_put_on_the_map() -> None:
    after = added(two_lanes(), "Learn")
    assert names_in(after, VALUE) == ["Grow", "Cut", "Learn"]
    placement = after.placements[PlacementId("Learn@map")]
    assert (placement.map_id, placement.x, placement.y) == (MAP, 10, 20)


def test_a_card_cannot_be_put_left_of_or_above_its_lane() -> None:
    placement = added(two_lanes(), "Learn", at=(-5.0, -7.0)).placements[PlacementId("Learn@map")]
    assert (placement.x, placement.y) == (0, 0)


def test_a_number_once_given_is_not_given_again_even_after_the_last_card_is_deleted() -> None:
    after = added(two_lanes(), "Learn")
    assert after.objectives[ObjectiveId("Learn")].number == 4
    again = added(delete_items(after, ids=["Learn"]), "Teach")
    assert again.objectives[ObjectiveId("Teach")].number == 5


def test_an_objective_needs_a_lane_and_a_map_that_are_there() -> None:
    for lane_id, map_id in ((PerspectiveId("gone"), MAP), (VALUE, MapId("gone"))):
        with pytest.raises(UserError, match="no longer in the scorecard"):
            add_objective(
                two_lanes(),
                objective_id=ObjectiveId("new"),
                placement_id=PlacementId("spot"),
                perspective_id=lane_id,
                map_id=map_id,
            )


def test_renaming_cleans_the_name_like_all_texts() -> None:
    after = rename_objective(two_lanes(), objective_id=GROW, name="Grow\r\nfast\x00")
    assert after.objectives[GROW].name == "Grow\nfast"


def test_renaming_what_is_gone_says_so() -> None:
    with pytest.raises(UserError, match="deleted in the meantime"):
        rename_objective(two_lanes(), objective_id=ObjectiveId("gone"), name="x")


def test_an_objective_moves_to_the_end_of_another_lane() -> None:
    after = set_perspective(two_lanes(), objective_id=GROW, perspective_id=CLIENT)
    assert names_in(after, VALUE) == ["Cut"]
    assert names_in(after, CLIENT) == ["Serve", "Grow"]


def test_moving_to_the_lane_it_is_in_changes_nothing() -> None:
    before = two_lanes()
    assert set_perspective(before, objective_id=GROW, perspective_id=VALUE) is before
    assert set_parent(before, objective_id=GROW, parent_id=None) is before


def test_an_objective_may_be_taken_out_of_every_lane() -> None:
    after = set_perspective(two_lanes(), objective_id=GROW, perspective_id=None)
    assert names_in(after, VALUE) == ["Cut"]
    assert move_objective(after, objective_id=GROW, index=0) is after


def test_a_child_stands_under_its_parent_and_can_come_back_to_the_top() -> None:
    below = set_parent(two_lanes(), objective_id=CUT, parent_id=GROW)
    assert [each.id for each in Relations(below).children_of(GROW)] == [CUT]
    assert names_in(below, VALUE) == ["Grow"]
    back = set_parent(below, objective_id=CUT, parent_id=None)
    assert names_in(back, VALUE) == ["Grow", "Cut"]


def test_a_circle_of_parents_is_refused_and_named() -> None:
    below = set_parent(two_lanes(), objective_id=CUT, parent_id=GROW)
    below = set_parent(below, objective_id=SERVE, parent_id=CUT)
    with pytest.raises(UserError, match="“Grow” → “Serve” → “Cut” → “Grow”"):
        set_parent(below, objective_id=GROW, parent_id=SERVE)
    with pytest.raises(UserError, match="“Grow” → “Grow”"):
        set_parent(below, objective_id=GROW, parent_id=GROW)


def test_siblings_are_put_in_another_order_within_a_lane_and_under_a_parent() -> None:
    assert names_in(move_objective(two_lanes(), objective_id=CUT, index=0), VALUE) == [
        "Cut",
        "Grow",
    ]
    below = set_parent(two_lanes(), objective_id=CUT, parent_id=SERVE)
    below = set_parent(below, objective_id=GROW, parent_id=SERVE)
    after = move_objective(below, objective_id=GROW, index=0)
    assert [each.id for each in Relations(after).children_of(SERVE)] == [GROW, CUT]
