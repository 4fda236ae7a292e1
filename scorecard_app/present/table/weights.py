"""How much each row counts: its share in its parent's score, and all the way up."""

from typing import TYPE_CHECKING

from scorecard_app.domain.ids import AttachmentId, EntityId, ObjectiveId
from scorecard_app.domain.measures import Attachment
from scorecard_app.domain.relations import Relations
from scorecard_app.domain.strategy import Objective
from scorecard_app.engine.contributions import Contribution, contributions
from scorecard_app.engine.results import Results
from scorecard_app.present.outline import NodeId

if TYPE_CHECKING:
    from collections.abc import Mapping

Edge = Attachment | Objective
"""What rises into a parent: a measure by its attachment, or an objective."""


class Shares:
    """What every child adds to its parent, worked out parent by parent when asked."""

    def __init__(self, relations: Relations, results: Results) -> None:
        self._relations = relations
        self._results = results
        self._found: dict[EntityId, Mapping[EntityId, Contribution]] = {}

    def share(self, edge: Edge) -> float | None:
        """Return the share (0 to 1) that a child has in its parent's score; None for no part."""
        part = self._part(edge)
        return part.share if part is not None and part.is_used else None

    def effective(self, edge: Edge) -> float | None:
        """Return the product of the shares on the way up to the perspective."""
        product, above = 1.0, 0
        at: Edge | None = edge
        while at is not None and above <= len(self._relations.card.objectives):
            part = self.share(at)
            if part is None:
                return None
            product, above = product * part, above + 1
            at = self._relations.card.objectives.get(ObjectiveId(parent_of(at) or ""))
        return product

    def _part(self, edge: Edge) -> Contribution | None:
        parent = parent_of(edge)
        if parent is None:
            return None
        if parent not in self._found:
            parts = contributions(self._results, parent, relations=self._relations)
            self._found[parent] = {part.child_id: part for part in parts}
        return self._found[parent].get(edge.measure_id if isinstance(edge, Attachment) else edge.id)


def edge_of(node: NodeId, relations: Relations) -> Edge | None:
    """Return what joins a row to its parent; of a measure that stands alone, its only one."""
    card = relations.card
    found = card.attachments.get(AttachmentId(node)) or card.objectives.get(ObjectiveId(node))
    if found is None and node in card.measures:
        only = relations.attachments_to(card.measures[node].id)  # type: ignore[index]  # looked up
        return only[0] if len(only) == 1 else None
    return found


def parent_of(edge: Edge) -> EntityId | None:
    """Return the objective or the perspective into which something rises."""
    if isinstance(edge, Attachment):
        return edge.objective_id
    return edge.parent_id or edge.perspective_id


def counts(edge: Edge) -> bool:
    """Say whether it is meant to be part of its parent's score."""
    return edge.scored if isinstance(edge, Attachment) else edge.in_score
