"""The list of maps, and who stands on which."""

import pytest

from scorecard_app.document.edits.named_maps import (
    duplicate_map,
    move_map,
    place_objectives,
    rename_map,
    set_map_filter,
    take_off_map,
)
from scorecard_app.domain.ids import MapId, ObjectiveId, PersonId
from scorecard_app.domain.maps import Map, MapFilter
from scorecard_app.domain.relations import Relations
from scorecard_app.domain.scorecard import Scorecard
from scorecard_app.errors import UserError
from tests.builders import MAP, card, lane, minter, objective

SECOND, COPY = MapId("second"), MapId("copy")


def two_maps() -> Scorecard:
    made = card(lane("Value"), objective("Grow"), objective("Cut"))
    return made.put(Map(SECOND, "Second", position=1.0))


def names(made: Scorecard) -> list[str]:
    return [each.name for each in Relations(made).maps]


def standing(made: Scorecard, map_id: MapId) -> set[str]:
    return {each.item_id for each in Relations(made).placements_on(map_id)}


def test_a_map_is_renamed() -> None:
    assert names(rename_map(two_maps(), map_id=MAP, name="Board")) == ["Board", "Second"]


def test_a_copy_stands_behind_its_original_with_the_same_cards_and_filter() -> None:
    wanted = MapFilter(owner_ids=(PersonId("anna"),))
    start = set_map_filter(two_maps(), map_id=MAP, wanted=wanted)
    made = duplicate_map(start, map_id=MAP, copy_id=COPY, name="Copy", mint=minter())

    assert names(made) == ["Map", "Copy", "Second"]
    assert standing(made, COPY) == standing(made, MAP) == {"Grow", "Cut"}
    assert made.maps[COPY].filter == wanted


def test_a_map_moves_up_and_down_the_list() -> None:
    later = move_map(two_maps(), map_id=MAP, index=1)
    assert names(later) == ["Second", "Map"]
    assert names(move_map(later, map_id=MAP, index=0)) == ["Map", "Second"]


def test_a_map_that_is_gone_is_refused() -> None:
    with pytest.raises(UserError):
        rename_map(two_maps(), map_id=MapId("gone"), name="Board")


def test_placing_an_objective_on_a_second_map_leaves_it_on_the_first() -> None:
    spots = {ObjectiveId("Grow"): (24.0, 48.0)}
    made = place_objectives(two_maps(), map_id=SECOND, spots=spots, mint=minter())

    (placement,) = Relations(made).placements_on(SECOND)
    assert (placement.item_id, placement.x, placement.y) == ("Grow", 24.0, 48.0)
    assert standing(made, MAP) == {"Grow", "Cut"}


def test_taking_a_card_off_a_map_keeps_the_objective() -> None:
    made = take_off_map(two_maps(), map_id=MAP, ids=frozenset({ObjectiveId("Cut")}))

    assert standing(made, MAP) == {"Grow"}
    assert "Cut" in made.objectives
