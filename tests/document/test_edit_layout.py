"""Edits of how a map is laid out."""

from dataclasses import replace

import pytest

from scorecard_app.document.edits.layout import pin_cards, set_map_style
from scorecard_app.document.edits.maps import Move, move_nodes, place_objective
from scorecard_app.document.edits.objectives import add_objective
from scorecard_app.domain.ids import MapId, ObjectiveId, PerspectiveId, PlacementId
from scorecard_app.domain.maps import MapStyle
from scorecard_app.domain.scorecard import Scorecard
from scorecard_app.errors import UserError
from tests.builders import MAP, card, lane, objective

GROW, SAVE = ObjectiveId("Grow"), ObjectiveId("Save")


def small() -> Scorecard:
    """Return one lane with two cards, the second one far to the right."""
    made = card(lane("Value"), objective("Grow"), objective("Save"))
    save = replace(made.placements[PlacementId("Save@map")], x=300.0, y=40.0)
    return made.put(save)


def test_another_style_changes_nothing_but_the_map() -> None:
    before = small()
    after = set_map_style(before, map_id=MAP, style=MapStyle.RADIAL)
    assert after.maps[MAP].style is MapStyle.RADIAL
    assert after.placements == before.placements
    assert set_map_style(after, map_id=MAP, style=MapStyle.LANES) == before


def test_cards_are_pinned_and_let_go_where_they_stand() -> None:
    before = small()
    pinned = pin_cards(before, map_id=MAP, ids=(SAVE,), is_pinned=True)
    placement = pinned.placements[PlacementId("Save@map")]
    assert (placement.x, placement.y, placement.is_pinned) == (300.0, 40.0, True)
    assert not pinned.placements[PlacementId("Grow@map")].is_pinned
    assert pin_cards(pinned, map_id=MAP, ids=(SAVE,), is_pinned=False) == before


def test_a_card_that_is_not_on_the_map_cannot_be_pinned() -> None:
    made = small().drop([small().placements[PlacementId("Save@map")]])
    with pytest.raises(UserError, match="“Save” does not stand on this map"):
        pin_cards(made, map_id=MAP, ids=(GROW, SAVE), is_pinned=True)


def test_no_style_is_set_on_a_map_that_is_gone() -> None:
    with pytest.raises(UserError):
        set_map_style(small(), map_id=MapId("gone"), style=MapStyle.TREE)


def test_cards_are_not_moved_where_the_style_places_them() -> None:
    tree = set_map_style(small(), map_id=MAP, style=MapStyle.TREE)
    with pytest.raises(UserError, match="only in the lanes style"):
        move_nodes(tree, map_id=MAP, moves={GROW: Move(8, 8)})
    assert move_nodes(tree, map_id=MAP, moves={}) == tree


def test_a_card_made_in_a_style_that_places_cards_stands_right_of_the_others_in_its_lane() -> None:
    tree = set_map_style(small(), map_id=MAP, style=MapStyle.TREE)
    made = add_objective(
        tree,
        objective_id=ObjectiveId("Learn"),
        placement_id=PlacementId("Learn@map"),
        perspective_id=PerspectiveId("Value"),
        map_id=MAP,
        at=(-50.0, 900.0),
    )
    placement = made.placements[PlacementId("Learn@map")]
    assert placement.x >= 300.0 + 208.0  # beyond the card at the right, as wide as cards are
    assert placement.y < 900.0


def test_a_card_put_on_a_map_that_places_cards_goes_into_its_lane() -> None:
    tree = set_map_style(small(), map_id=MAP, style=MapStyle.TREE)
    without = tree.drop([tree.placements[PlacementId("Grow@map")]])
    made = place_objective(
        without,
        placement_id=PlacementId("again"),
        objective_id=GROW,
        map_id=MAP,
        at=(5.0, 900.0),
    )
    assert made.placements[PlacementId("again")].x >= 300.0 + 208.0
