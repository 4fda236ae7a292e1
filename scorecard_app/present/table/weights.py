"""How much each row counts: its share among what rises into the same parent, and all the way up."""

from collections.abc import Iterator
from datetime import date

from scorecard_app.domain.ids import AttachmentId, ObjectiveId
from scorecard_app.domain.measures import Attachment
from scorecard_app.domain.relations import Relations
from scorecard_app.domain.settings import RollUp
from scorecard_app.domain.strategy import Objective
from scorecard_app.engine.tree import weight_at
from scorecard_app.present.outline import NodeId

Edge = Attachment | Objective
"""What rises into a parent: a measure by its attachment, or an objective."""

_WEIGHTED = frozenset({RollUp.WEIGHTED_MEAN, RollUp.MEAN})


def share(node: NodeId, relations: Relations, day: date) -> float | None:
    """Return the share (0 to 1) of a row in its parent's score as far as weights say.

    None where the parent's score goes by no weights, and where there is no parent.
    """
    edge = edge_of(node, relations)
    if edge is None or _roll_up(edge, relations) not in _WEIGHTED:
        return None
    if not counts(edge):
        return 0.0
    total = sum(_weight(each, relations, day) for each in _siblings(edge, relations))
    return _weight(edge, relations, day) / total if total else None


def effective_share(node: NodeId, relations: Relations, day: date) -> float | None:
    """Return the product of the shares of a row and of all above it, up to the perspective."""
    product = 1.0
    seen: set[NodeId] = set()
    edge = edge_of(node, relations)
    while edge is not None and edge.id not in seen:
        seen.add(edge.id)
        part = share(edge.id, relations, day)
        if part is None:
            return None
        product *= part
        edge = _above(edge, relations)
    return product if seen else None


def edge_of(node: NodeId, relations: Relations) -> Edge | None:
    """Return what joins a row to its parent; of a measure that stands alone, its only one."""
    card = relations.card
    found = card.attachments.get(AttachmentId(node)) or card.objectives.get(ObjectiveId(node))
    if found is None and node in card.measures:
        only = relations.attachments_to(card.measures[node].id)  # type: ignore[index]  # looked up
        return only[0] if len(only) == 1 else None
    return found


def counts(edge: Edge) -> bool:
    """Say whether a row is part of its parent's score."""
    return edge.scored if isinstance(edge, Attachment) else edge.in_score


def _siblings(edge: Edge, relations: Relations) -> Iterator[Edge]:
    """Yield what rises into the same parent, the row itself among them."""
    parent = edge.objective_id if isinstance(edge, Attachment) else edge.parent_id
    if parent is not None:
        yield from filter(counts, relations.attachments_of(parent))
        yield from filter(counts, relations.children_of(parent))
    elif isinstance(edge, Objective) and edge.perspective_id is not None:
        yield from filter(counts, relations.objectives_in(edge.perspective_id))


def _above(edge: Edge, relations: Relations) -> Objective | None:
    parent = edge.objective_id if isinstance(edge, Attachment) else edge.parent_id
    return relations.card.objectives.get(parent) if parent else None


def _roll_up(edge: Edge, relations: Relations) -> RollUp | None:
    card = relations.card
    above = _above(edge, relations)
    if above is not None:
        return above.roll_up or card.settings.roll_up
    lane = isinstance(edge, Objective) and edge.perspective_id
    if not lane or lane not in card.perspectives:
        return None
    return card.perspectives[lane].roll_up or card.settings.roll_up


def _weight(edge: Edge, relations: Relations, day: date) -> float:
    start = relations.card.settings.fiscal_start
    weight = max(weight_at(edge.weight, edge.weight_changes, day, fiscal_start=start), 0.0)
    if _roll_up(edge, relations) is RollUp.MEAN:
        return 1.0 if weight > 0 else 0.0
    return weight
