"""Which cards a change may make look different."""

from collections.abc import Iterator

from scorecard_app.document.change import SETTINGS, Delta, Record
from scorecard_app.domain.ids import EntityId, ObjectiveId
from scorecard_app.domain.legality import objectives_above
from scorecard_app.domain.links import Link
from scorecard_app.domain.measures import Attachment, Measure, Series
from scorecard_app.domain.people import Note, Person, Risk
from scorecard_app.domain.relations import Relations
from scorecard_app.domain.rules import Override, Rule
from scorecard_app.domain.strategy import Objective, Theme

_FOR_ALL = (SETTINGS, "perspectives")
"""Tables on which every card depends."""


def touched_objectives(delta: Delta, relations: Relations) -> set[ObjectiveId]:
    """Return the objectives whose cards depend on a delta, and those above them."""
    objectives = relations.card.objectives
    if any(table in delta for table in _FOR_ALL):
        return set(objectives)
    touched = {
        ObjectiveId(objective_id)
        for rows in delta.values()
        for pair in rows.values()
        for record in pair
        if record is not None
        for objective_id in _shown_by(record, relations)
        if objective_id in objectives
    }
    for objective_id in tuple(touched):
        touched.update(objectives_above(relations.card, objective_id))
    return touched


def _shown_by(record: Record, relations: Relations) -> Iterator[EntityId]:
    """Yield the objectives that show something of a record."""
    match record:
        case Objective():
            yield record.id
            yield record.parent_id or record.id
        case Attachment():
            yield record.objective_id
        case Link():
            yield record.from_id
            yield record.to_id
        case Override():
            yield record.subject_id
            yield from _served_by(record.subject_id, relations)
        case Measure():
            yield from _served_by(record.id, relations)
        case Series() | Rule():
            yield from _served_by(record.measure_id, relations)
        case Person():
            yield from (
                each.id for each in relations.card.objectives.values() if each.owner_id == record.id
            )
        case Risk() | Note():
            yield record.subject_id
        case Theme():
            yield from _serving(relations)
        case _:
            return


def _serving(relations: Relations) -> Iterator[EntityId]:
    """Yield what serves any theme: the letters of one depend on the names of the others."""
    for objective in relations.card.objectives.values():
        if objective.theme_ids:
            yield objective.id


def _served_by(measure_id: EntityId, relations: Relations) -> Iterator[EntityId]:
    for attachment in relations.attachments_to(measure_id):  # type: ignore[arg-type]  # any id
        yield attachment.objective_id
