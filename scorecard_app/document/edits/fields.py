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
from scorecard_app.domain.ids import EntityId, LinkId, MeasureId, ObjectiveId
from scorecard_app.domain.measures import Attachment
from scorecard_app.domain.plain import field_types
from scorecard_app.domain.scorecard import TABLES, Entity, Scorecard
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
    ("objectives", "perspective_id"): lambda card, entity_id, value: set_perspective(
        card, objective_id=ObjectiveId(entity_id), perspective_id=value
    ),
    ("objectives", "parent_id"): lambda card, entity_id, value: set_parent(
        card, objective_id=ObjectiveId(entity_id), parent_id=value
    ),
}
"""Fields whose change moves something else along."""

_FIXED = frozenset({("objectives", "number"), ("series", "samples"), ("series", "remarks")})
"""Numbers are never given twice, and values have edits that respect periods and locks."""


def set_field(
    card: Scorecard, *, table: str, entity_id: EntityId, field: str, value: object
) -> Scorecard:
    """Set one field of one entity, normalised; what belongs together moves along.

    UserError says what the scorecard may not contain: ids of nothing, circles of parents,
    numbers out of range, two things at odds. TypeError and ValueError are bugs of the caller.
    """
    entity = found(card.table(table), entity_id)
    types = field_types(_class_of(table))
    if field == "id" or (table, field) in _FIXED:
        message = f"{table}.{field} is not set as a field"
        raise ValueError(message)
    value = fitted(types[field], value)
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
    _refuse_double(card, changed)
    return card.put(changed)


def _class_of(table: str) -> Any:  # noqa: ANN401 - one of the classes in TABLES
    return TABLES[table]


def _refuse_double(card: Scorecard, entity: Entity) -> None:
    if not isinstance(entity, Attachment):
        return
    pair = (entity.objective_id, entity.measure_id)
    for other in card.attachments.values():
        if other.id != entity.id and (other.objective_id, other.measure_id) == pair:
            raise UserError(
                _("“{measure}” already serves “{objective}”.").format(
                    measure=measure_name(card, entity.measure_id),
                    objective=objective_name(card, entity.objective_id),
                )
            )
