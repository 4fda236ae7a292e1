"""Edit cards in the rhythm of capture: a sibling beside one, many at once, a mark on several."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace

from scorecard_app.document.edits.finding import found
from scorecard_app.document.edits.links import NewLink, add_links
from scorecard_app.document.edits.maps import Move, move_nodes
from scorecard_app.document.edits.objectives import add_objective, move_objective, set_parent
from scorecard_app.domain.ids import MapId, ObjectiveId, PerspectiveId, PlacementId
from scorecard_app.domain.relations import Relations
from scorecard_app.domain.scorecard import Scorecard
from scorecard_app.domain.strategy import LeadLag


@dataclass(frozen=True, slots=True)
class NewCard:
    """A card to be made: where it stands in the lane of its perspective, and what it says."""

    objective_id: ObjectiveId
    placement_id: PlacementId
    perspective_id: PerspectiveId
    at: tuple[float, float] = (0.0, 0.0)
    name: str = ""
    description: str = ""


def add_cards(
    card: Scorecard, *, map_id: MapId, cards: Sequence[NewCard], links: Sequence[NewLink] = ()
) -> Scorecard:
    """Make several cards on one map, and links that may join them; all or nothing."""
    for each in cards:
        card = add_objective(
            card,
            objective_id=each.objective_id,
            placement_id=each.placement_id,
            perspective_id=each.perspective_id,
            map_id=map_id,
            at=each.at,
            name=each.name,
        )
        if each.description:
            made = card.objectives[each.objective_id]
            card = card.put(replace(made, description=each.description))
    return add_links(card, links=links)


def add_sibling(
    card: Scorecard,
    *,
    new: NewCard,
    beside_id: ObjectiveId,
    map_id: MapId,
    moves: Mapping[ObjectiveId, Move],
    is_before: bool = False,
) -> Scorecard:
    """Make a card under the same parent, next in order or before; others move out of its way."""
    beside = found(card.objectives, beside_id)
    card = move_nodes(card, map_id=map_id, moves=moves)
    card = add_cards(card, map_id=map_id, cards=[new])
    card = set_parent(card, objective_id=new.objective_id, parent_id=beside.parent_id)
    relations = Relations(card)
    siblings = (
        relations.children_of(beside.parent_id)
        if beside.parent_id is not None
        else relations.objectives_in(new.perspective_id)
    )
    order = [each.id for each in siblings if each.id != new.objective_id]
    index = order.index(beside_id) + (not is_before) if beside_id in order else len(order)
    return move_objective(card, objective_id=new.objective_id, index=index)


def set_lead_lag(
    card: Scorecard, *, ids: Collection[ObjectiveId], lead_lag: LeadLag | None
) -> Scorecard:
    """Say of objectives by hand that they lead or lag, or (None) leave it to their links."""
    marked = (replace(found(card.objectives, each), lead_lag=lead_lag) for each in ids)
    return card.put(*marked)
