import pytest

from scorecard_app.document.edits import Move, add_map, move_nodes, place_objective
from scorecard_app.domain.ids import MapId, ObjectiveId, PerspectiveId, PlacementId
from scorecard_app.domain.relations import Relations
from scorecard_app.domain.scorecard import Scorecard
from scorecard_app.errors import UserError
from tests.builders import MAP, card, lane, objective

GROW, SERVE = ObjectiveId("Grow"), ObjectiveId("Serve")
OTHER = MapId("other")


def start() -> Scorecard:
    before = card(
        lane("Value"), lane("Client", row=1), objective("Grow"), objective("Serve", "Client")
    )
    return add_map(before, map_id=OTHER, name="Other")


def spot(scorecard: Scorecard, name: str) -> tuple[float, float]:
    placement = scorecard.placements[PlacementId(f"{name}@map")]
    return placement.x, placement.y


def test_cards_move_together_within_their_lanes() -> None:
    after = move_nodes(start(), map_id=MAP, moves={GROW: Move(5, 6), SERVE: Move(7, 8)})
    assert (spot(after, "Grow"), spot(after, "Serve")) == ((5, 6), (7, 8))
    assert after.objectives == start().objectives


def test_a_card_moved_to_another_lane_becomes_its_last_objective() -> None:
    client = PerspectiveId("Client")
    after = move_nodes(start(), map_id=MAP, moves={GROW: Move(1, 2, client)})
    assert [each.id for each in Relations(after).objectives_in(client)] == [SERVE, GROW]


def test_a_card_does_not_leave_its_lane_to_the_left_or_the_top() -> None:
    after = move_nodes(start(), map_id=MAP, moves={GROW: Move(-50, -1)})
    assert spot(after, "Grow") == (0, 0)


def test_one_card_that_is_not_on_the_map_keeps_all_of_them_where_they_are() -> None:
    with pytest.raises(UserError, match="“Grow” does not stand on this map"):
        move_nodes(start(), map_id=OTHER, moves={GROW: Move(1, 1)})
    with pytest.raises(UserError, match="no longer"):
        move_nodes(start(), map_id=MapId("gone"), moves={})


def test_an_objective_is_shown_on_another_map_once() -> None:
    key = PlacementId("Grow@other")
    after = place_objective(
        start(), placement_id=key, objective_id=GROW, map_id=OTHER, at=(-1.0, 3.0)
    )
    assert (after.placements[key].x, after.placements[key].y) == (0, 3)
    with pytest.raises(UserError, match="already stands on this map"):
        place_objective(after, placement_id=PlacementId("again"), objective_id=GROW, map_id=OTHER)


def test_maps_keep_the_order_in_which_they_were_added() -> None:
    assert [each.name for each in Relations(start()).maps] == ["Map", "Other"]
