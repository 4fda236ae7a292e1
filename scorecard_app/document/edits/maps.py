"""Edit maps: add one, and move cards about on it."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace

from scorecard_app.document.edits.finding import found
from scorecard_app.document.edits.objectives import set_perspective
from scorecard_app.document.edits.spots import spot_for
from scorecard_app.document.naming import objective_name
from scorecard_app.domain.ids import MapId, ObjectiveId, PerspectiveId, PlacementId
from scorecard_app.domain.maps import Lane, Map, MapStyle, Placement
from scorecard_app.domain.scorecard import Scorecard
from scorecard_app.errors import UserError
from scorecard_app.texts import _


@dataclass(frozen=True, slots=True)
class Move:
    """Where a card goes: from its lane's top left corner, in another lane if one is named."""

    x: float
    y: float
    perspective_id: PerspectiveId | None = None


def add_map(card: Scorecard, *, map_id: MapId, name: str) -> Scorecard:
    """Add an empty map behind the others."""
    position = max((each.position for each in card.maps.values()), default=-1.0) + 1
    return card.put(Map(map_id, name=name, position=position))


def place_objective(
    card: Scorecard,
    *,
    placement_id: PlacementId,
    objective_id: ObjectiveId,
    map_id: MapId,
    at: tuple[float, float] = (0.0, 0.0),
) -> Scorecard:
    """Show an objective on a map where it does not stand yet."""
    found(card.objectives, objective_id)
    found(card.maps, map_id)
    if _placements(card, map_id, {objective_id}):
        raise UserError(
            _("“{objective}” already stands on this map.").format(
                objective=objective_name(card, objective_id)
            )
        )
    lane_id = card.objectives[objective_id].perspective_id
    x, y = spot_for(card, at, map_id=map_id, perspective_id=lane_id)
    return card.put(Placement(placement_id, map_id, objective_id, x=x, y=y))


def move_nodes(card: Scorecard, *, map_id: MapId, moves: Mapping[ObjectiveId, Move]) -> Scorecard:
    """Move cards on one map, within their lane or to another; they stay right of its top left.

    A map in a style that places its cards by itself shows nothing of it, so it is refused there.
    """
    if found(card.maps, map_id).style is not MapStyle.LANES and moves:
        raise UserError(
            _("Cards can be moved only in the lanes style: the other styles place them themselves.")
        )
    placements = _placements(card, map_id, moves.keys())
    moved: list[Placement] = []
    for objective_id, move in moves.items():
        placement = placements.get(objective_id)
        if placement is None:
            raise UserError(
                _("“{objective}” does not stand on this map, so it cannot be moved there.").format(
                    objective=objective_name(card, objective_id)
                )
            )
        moved.append(replace(placement, x=max(move.x, 0.0), y=max(move.y, 0.0)))
        if move.perspective_id is not None:
            card = set_perspective(
                card, objective_id=objective_id, perspective_id=move.perspective_id
            )
    return card.put(*moved)


def set_lane_height(
    card: Scorecard,
    *,
    map_id: MapId,
    perspective_ids: Collection[PerspectiveId],
    height: float | None,
) -> Scorecard:
    """Draw lanes of a map at least so high, or (None) as high as their cards need."""
    lanes = found(card.maps, map_id).lanes
    changed = {
        each: replace(lanes.get(each, Lane()), height=None if height is None else max(height, 0.0))
        for each in perspective_ids
    }
    return _with_lanes(card, map_id, changed)


def collapse_lane(
    card: Scorecard, *, map_id: MapId, perspective_id: PerspectiveId, is_collapsed: bool
) -> Scorecard:
    """Draw a lane of a map as a strip without its cards, or whole again."""
    lane = found(card.maps, map_id).lanes.get(perspective_id, Lane())
    return _with_lanes(card, map_id, {perspective_id: replace(lane, is_collapsed=is_collapsed)})


def _with_lanes(card: Scorecard, map_id: MapId, changed: Mapping[PerspectiveId, Lane]) -> Scorecard:
    """Return the scorecard with other lanes; one that is as usual is not kept."""
    for each in changed:
        found(card.perspectives, each)
    drawn = card.maps[map_id]
    lanes = {each: lane for each, lane in {**drawn.lanes, **changed}.items() if lane != Lane()}
    return card.put(replace(drawn, lanes=lanes))


def _placements(card: Scorecard, map_id: MapId, items: Collection[str]) -> Mapping[str, Placement]:
    """Return by item where some of them stand on a map."""
    wanted = (each for each in card.placements.values() if each.item_id in items)
    return {each.item_id: each for each in wanted if each.map_id == map_id}
