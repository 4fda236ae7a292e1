"""Edit the list of maps: names, copies, order, what each shows and who stands on it."""

from collections.abc import Mapping
from dataclasses import replace

from scorecard_app.document.edits.finding import found
from scorecard_app.document.edits.maps import place_objective
from scorecard_app.domain.ids import MapId, MintId, ObjectiveId, PlacementId
from scorecard_app.domain.maps import Map, MapFilter
from scorecard_app.domain.relations import Relations
from scorecard_app.domain.scorecard import Scorecard

Spots = Mapping[ObjectiveId, tuple[float, float]]
"""Where cards are put: from the top left corner of their lane."""


def rename_map(card: Scorecard, *, map_id: MapId, name: str) -> Scorecard:
    """Call a map otherwise."""
    return card.put(replace(found(card.maps, map_id), name=name))


def duplicate_map(
    card: Scorecard, *, map_id: MapId, copy_id: MapId, name: str, mint: MintId
) -> Scorecard:
    """Put a copy of a map behind it: the same cards in the same places, filter and style."""
    relations = Relations(card)
    copy = replace(found(card.maps, map_id), id=copy_id, name=name)
    placements = (
        replace(each, id=PlacementId(mint()), map_id=copy_id)
        for each in relations.placements_on(map_id)
    )
    order = list(relations.maps)
    order.insert(order.index(card.maps[map_id]) + 1, copy)
    return card.put(*placements, *_numbered(order))


def move_map(card: Scorecard, *, map_id: MapId, index: int) -> Scorecard:
    """Let a map stand at another place in the list."""
    moved = found(card.maps, map_id)
    order = [each for each in Relations(card).maps if each.id != map_id]
    order.insert(index, moved)
    return card.put(*_numbered(order))


def set_map_filter(card: Scorecard, *, map_id: MapId, wanted: MapFilter) -> Scorecard:
    """Show only some of the cards of a map."""
    return card.put(replace(found(card.maps, map_id), filter=wanted))


def place_objectives(card: Scorecard, *, map_id: MapId, spots: Spots, mint: MintId) -> Scorecard:
    """Show objectives on a map where they do not stand yet."""
    for objective_id, spot in spots.items():
        card = place_objective(
            card,
            placement_id=PlacementId(mint()),
            objective_id=objective_id,
            map_id=map_id,
            at=spot,
        )
    return card


def take_off_map(card: Scorecard, *, map_id: MapId, ids: frozenset[ObjectiveId]) -> Scorecard:
    """Show objectives on a map no longer; they stay in the scorecard and on other maps."""
    found(card.maps, map_id)
    return card.drop(each for each in Relations(card).placements_on(map_id) if each.item_id in ids)


def _numbered(order: list[Map]) -> list[Map]:
    return [replace(each, position=float(place)) for place, each in enumerate(order)]
