"""Fields of a measure about its use: whether it leads, what it may do to people, what guards it."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from scorecard_app.domain.ids import AttachmentId, EntityId, MeasureId, ObjectiveId
from scorecard_app.domain.strategy import LeadLag
from scorecard_app.engine.leadlag import lead_lag
from scorecard_app.present.form_fields import (
    change,
    choices_of,
    key_of,
    long_field,
    said_field,
)
from scorecard_app.present.form_groups.measure_time import measure_of
from scorecard_app.present.form_parts import (
    Choice,
    Edit,
    Field,
    FieldKind,
    FormContext,
    Group,
    Rows,
    row_id,
    row_parts,
)
from scorecard_app.present.measure_unit import TABLE
from scorecard_app.present.words import LEAD_LAGS
from scorecard_app.texts import N_, _


def derived_lead_lag(context: FormContext, objective_id: ObjectiveId) -> LeadLag:
    """Return what the links say of an objective, whatever was set by hand."""
    objective = context.card.objectives[objective_id]
    return lead_lag(context.card.put(replace(objective, lead_lag=None)))[objective_id]


def lead_lag_choices(context: FormContext, objective_id: ObjectiveId) -> Sequence[Choice]:
    """Offer what the links say, and the two that can be set by hand."""
    derived = _(LEAD_LAGS[derived_lead_lag(context, objective_id)])
    by_links = Choice("", _("As the links say: {kind}").format(kind=derived.lower()))
    return by_links, *(each for each in choices_of(LEAD_LAGS) if each.key)


def _served(context: FormContext, entity_id: EntityId) -> Sequence[EntityId]:
    return tuple(each.id for each in context.relations.attachments_to(MeasureId(entity_id)))


def _objective_id(context: FormContext, row: EntityId) -> ObjectiveId:
    return context.card.attachments[AttachmentId(row)].objective_id


def _read_objective(context: FormContext, row: EntityId) -> str:
    return context.card.objectives[_objective_id(context, row)].name or _("(no name)")


def _read_lead_lag(context: FormContext, row: EntityId) -> str:
    return key_of(context.card.objectives[_objective_id(context, row)].lead_lag)


def _edit_lead_lag(context: FormContext, row: EntityId, text: str) -> Edit:
    chosen = LeadLag(text) if text else None
    return change("objectives", _objective_id(context, row), "lead_lag", chosen)


def _choices(context: FormContext, row: EntityId) -> Sequence[Choice]:
    return lead_lag_choices(context, _objective_id(context, row))


def _is_attached(context: FormContext, entity_id: EntityId) -> bool:
    return bool(_served(context, entity_id))


LEAD_LAG_ROWS = Rows(
    "lead_lag",
    N_("Leads or lags, for the objective it serves"),
    _served,
    (
        (said_field("objective", N_("Objective"), _read_objective),),
        (
            Field(
                "lead_lag",
                N_("Leads or lags"),
                FieldKind.CHOICE,
                _read_lead_lag,
                _edit_lead_lag,
                choices=_choices,
            ),
        ),
    ),
    is_shown=_is_attached,
)
"""Lead or lag of each objective that the measure serves: as the links say, or by hand."""


def _guards(context: FormContext, entity_id: EntityId) -> Sequence[EntityId]:
    measures = context.card.measures
    ids = measure_of(context, entity_id).guard_ids
    return tuple(row_id(entity_id, each) for each in ids if each in measures)


def _read_guard(context: FormContext, row: EntityId) -> str:
    guard_id = MeasureId(row_parts(row)[1])
    return context.card.measures[guard_id].name or _("(no name)")


def _others(context: FormContext, entity_id: EntityId) -> Sequence[Choice]:
    """Offer the measures that do not guard this one yet."""
    taken = {entity_id, *measure_of(context, entity_id).guard_ids}
    free = (each for each in context.card.measures.values() if each.id not in taken)
    ordered = sorted(free, key=lambda each: (each.name.casefold(), each.id))
    return tuple(Choice(each.id, each.name or _("(no name)")) for each in ordered)


def _remove_guard(context: FormContext, row: EntityId) -> Edit:
    entity_id, guard_id = row_parts(row)
    rest = tuple(each for each in measure_of(context, entity_id).guard_ids if each != guard_id)
    return change(TABLE, entity_id, "guard_ids", rest)


def _add_guard(context: FormContext, entity_id: EntityId, texts: Mapping[str, str]) -> Edit:
    guards = (*measure_of(context, entity_id).guard_ids, MeasureId(texts["guard"]))
    return change(TABLE, entity_id, "guard_ids", guards)


_NEW_GUARD = replace(
    said_field("guard", N_("Choose a measure"), _read_guard),
    kind=FieldKind.CHOICE,
    choices=_others,
)

SIDE_EFFECTS_GROUP = Group(
    "side_effects",
    N_("Side effects"),
    (
        long_field(
            TABLE,
            "side_effects",
            N_("Unwanted behaviour"),
            hint=N_("What could people do to the number that nobody wants?"),
        ),
        Rows(
            "guards",
            N_("Guard measures, watched beside it"),
            _guards,
            ((said_field("guard", N_("Guard measure"), _read_guard),),),
            remove=_remove_guard,
            add=_add_guard,
            blanks=((_NEW_GUARD,),),
            needed=("guard",),
            add_label=N_("Add a guard measure"),
        ),
    ),
)
"""What nobody wants it to do, and what would show it."""
