"""Edit one field of anything, with the checks that keep the scorecard legal."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any, Protocol

from scorecard_app.document.edits.finding import found
from scorecard_app.document.edits.frequency import change_frequency
from scorecard_app.document.edits.legal import refuse_faults
from scorecard_app.document.edits.links import set_link
from scorecard_app.document.edits.measures import change_unit
from scorecard_app.document.edits.objectives import set_parent, set_perspective
from scorecard_app.document.kinds import fitted
from scorecard_app.document.naming import measure_name, objective_name
from scorecard_app.domain.ids import AttachmentId, EntityId, LinkId, MeasureId, ObjectiveId
from scorecard_app.domain.plain import field_types
from scorecard_app.domain.scorecard import TABLES, Scorecard
from scorecard_app.errors import UserError
from scorecard_app.texts import _


class _FieldEdit(Protocol):
    def __call__(self, card: Scorecard, entity_id: EntityId, value: Any) -> Scorecard: ...  # noqa: ANN401 - by field


_OWN_EDITS: Mapping[tuple[str, str], _FieldEdit] = {
    ("measures", "frequency"): lambda card, entity_id, value: change_frequency(
        card, measure_id=MeasureId(entity_id), frequency=value
    ),
    ("measures", "unit"): lambda card, entity_id, value: change_unit(
        card, measure_id=MeasureId(entity_id), unit=value
    ),
    ("objectives", "main_attachment_id"): lambda card, entity_id, value: _with_main(
        card, ObjectiveId(entity_id), value
    ),
    ("objectives", "perspective_id"): lambda card, entity_id, value: set_perspective(
        card, objective_id=ObjectiveId(entity_id), perspective_id=value
    ),
    ("objectives", "parent_id"): lambda card, entity_id, value: set_parent(
        card, objective_id=ObjectiveId(entity_id), parent_id=value
    ),
}
"""Fields whose change moves something else along."""

_FIXED = frozenset(
    {
        ("objectives", "number"),
        ("attachments", "objective_id"),
        ("attachments", "measure_id"),
        ("measures", "formula"),
        ("series", "measure_id"),
        ("series", "formula"),
        ("series", "samples"),
        ("series", "remarks"),
        ("rules", "measure_id"),
        ("rules", "parameters"),
    }
)
"""Numbers are never given twice; values, formulas and what belongs to what have their own edits."""


def set_field(
    card: Scorecard, *, table: str, entity_id: EntityId, field: str, value: object
) -> Scorecard:
    """Set one field of one entity, normalised; what belongs together moves along.

    UserError says what the scorecard may not contain: ids of nothing, circles of parents,
    numbers out of range, two things at odds. TypeError and ValueError are bugs of the caller.
    """
    if field == "id" or (table, field) in _FIXED:
        message = f"{table}.{field} is not set as a field"
        raise ValueError(message)
    entity = found(card.table(table), entity_id)
    value = fitted(field_types(_class_of(table))[field], value)
    if getattr(entity, field) == value:
        return card
    if table == "links":
        return set_link(card, link_id=LinkId(entity_id), **{field: value})
    own_edit = _OWN_EDITS.get((table, field))
    changed: Any = entity
    changed = replace(changed, **{field: value})
    refuse_faults(card, changed)
    if own_edit is not None:
        return own_edit(card, entity_id, value)
    return card.put(changed)


def _class_of(table: str) -> Any:  # noqa: ANN401 - one of the classes in TABLES
    return TABLES[table]


def _with_main(
    card: Scorecard, objective_id: ObjectiveId, attachment_id: AttachmentId | None
) -> Scorecard:
    objective = card.objectives[objective_id]
    if attachment_id is not None:
        attachment = card.attachments[attachment_id]
        if attachment.objective_id != objective_id:
            raise UserError(
                _("“{measure}” does not serve “{objective}”, so its card cannot show it.").format(
                    measure=measure_name(card, attachment.measure_id),
                    objective=objective_name(card, objective_id),
                )
            )
    return card.put(replace(objective, main_attachment_id=attachment_id))
