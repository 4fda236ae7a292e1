"""Which rows of the outline a change may alter: what it touches, and all that stands above."""

from collections.abc import Iterable, Iterator

from scorecard_app.document.change import SETTINGS, Delta, Record
from scorecard_app.domain.ids import EntityId, MeasureId, ObjectiveId
from scorecard_app.domain.measures import Attachment, Series
from scorecard_app.domain.relations import Relations
from scorecard_app.domain.rules import Override, Rule
from scorecard_app.domain.strategy import Objective
from scorecard_app.present.outline import NodeId

_EVERYWHERE = frozenset({SETTINGS, "people"})
"""Tables on which any row may depend."""


def touched_nodes(delta: Delta, before: Relations, after: Relations) -> frozenset[NodeId] | None:
    """Return the nodes that may look different now; None where that may be any.

    Scores rise, so what changes shows in its own row and in the rows above it, as the tree was
    and as it is.
    """
    if _EVERYWHERE & delta.keys():
        return None
    touched: set[EntityId] = set()
    for rows in delta.values():
        for entity_id, sides in rows.items():
            touched.add(entity_id)
            for record in sides:
                touched.update(_subjects(record))
    touched.update(_judged_by(touched, before), _judged_by(touched, after))
    return frozenset().union(_with_above(touched, before), _with_above(touched, after))


def _subjects(record: Record | None) -> Iterable[EntityId]:
    """Return what a record says something about, beside itself."""
    match record:
        case Series() | Rule():
            return (record.measure_id,)
        case Override():
            return (record.subject_id,)
        case Attachment():
            return (record.objective_id, record.measure_id)
        case Objective():
            return tuple(filter(None, (record.parent_id, record.perspective_id)))
        case _:
            return ()


def _judged_by(touched: set[EntityId], relations: Relations) -> Iterator[EntityId]:
    """Yield the measures whose rules read one of the touched series."""
    for rule in relations.card.rules.values():
        if any(each.series_id in touched for each in rule.parameters.values() if each.series_id):
            yield rule.measure_id


def _with_above(touched: Iterable[EntityId], relations: Relations) -> set[NodeId]:
    card = relations.card
    found: set[NodeId] = set()
    waiting = list(touched)
    while waiting:
        node = waiting.pop()
        if node in found:
            continue
        found.add(node)
        if node in card.measures:
            for attachment in relations.attachments_to(MeasureId(node)):
                waiting += [attachment.id, attachment.objective_id]
        objective = card.objectives.get(ObjectiveId(node))
        if objective is not None:
            waiting += filter(None, (objective.parent_id, objective.perspective_id))
    return found
