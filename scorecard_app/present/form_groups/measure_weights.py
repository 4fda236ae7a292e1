"""Fields about the measures of an objective: what each counts, from when on, and by what."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from scorecard_app.domain.ids import AttachmentId, EntityId, ObjectiveId
from scorecard_app.present.form_fields import flag_field, number_field, said_field
from scorecard_app.present.form_groups.weights import (
    SINCE,
    WEIGHT,
    WEIGHT_FORMULA,
    WEIGHT_SOURCE,
    add_change,
    changes_of,
    has_formula,
    remove_change,
    share_said,
)
from scorecard_app.present.form_parts import Choice, Edit, FieldKind, FormContext, Rows, row_parts
from scorecard_app.texts import N_, _


def _share_of_measure(context: FormContext, row: EntityId) -> str:
    """Say which share a measure has of what counts for its objective."""
    attachment = context.card.attachments[AttachmentId(row)]
    if not attachment.scored:
        return ""
    relations, objective_id = context.relations, attachment.objective_id
    counted = [each.weight for each in relations.attachments_of(objective_id) if each.scored]
    counted += [each.weight for each in relations.children_of(objective_id) if each.in_score]
    return share_said(context, attachment.weight, counted)


def _attached(context: FormContext, entity_id: EntityId) -> Sequence[EntityId]:
    attachments = context.relations.attachments_of(ObjectiveId(entity_id))
    return tuple(each.id for each in attachments)


def _read_measure(context: FormContext, row: EntityId) -> str:
    measure_id = context.card.attachments[AttachmentId(row)].measure_id
    return context.card.measures[measure_id].name or _("(no name)")


def _has_measures(context: FormContext, entity_id: EntityId) -> bool:
    return bool(_attached(context, entity_id))


_WEIGHT_OF_MEASURE = replace(
    number_field("attachments", "weight", N_("Weight"), is_required=True, suffix=_share_of_measure),
    share=3,
)

MEASURE_WEIGHTS = Rows(
    "measure_weights",
    N_("Weights of the measures"),
    _attached,
    (
        (
            said_field("measure", N_("Measure"), _read_measure),
            replace(flag_field("attachments", "scored", N_("Counts")), share=0),
        ),
        (_WEIGHT_OF_MEASURE, replace(WEIGHT_SOURCE, share=4)),
    ),
    is_shown=_has_measures,
)
"""How much each measure counts in the score of its objective."""


def _weighed_by_formula(context: FormContext, entity_id: EntityId) -> Sequence[EntityId]:
    return tuple(each for each in _attached(context, entity_id) if has_formula(context, each))


def _has_formulas(context: FormContext, entity_id: EntityId) -> bool:
    return bool(_weighed_by_formula(context, entity_id))


MEASURE_FORMULAS = Rows(
    "measure_formulas",
    N_("Formulas of the weights of the measures"),
    _weighed_by_formula,
    ((said_field("measure", N_("Measure"), _read_measure),), (WEIGHT_FORMULA,)),
    is_shown=_has_formulas,
)
"""The formulas by which measures are weighed, where they are."""


def _dated(context: FormContext, entity_id: EntityId) -> Sequence[EntityId]:
    return tuple(row for each in _attached(context, entity_id) for row in changes_of(context, each))


def _read_dated(context: FormContext, row: EntityId) -> str:
    return _read_measure(context, row_parts(row)[0])


def _add(context: FormContext, _entity_id: EntityId, texts: Mapping[str, str]) -> Edit:
    return add_change(context, texts["measure"], texts)


def _choices(context: FormContext, entity_id: EntityId) -> Sequence[Choice]:
    return tuple(
        Choice(each, _read_measure(context, each)) for each in _attached(context, entity_id)
    )


_MEASURE = said_field("measure", N_("Measure"), _read_dated)
_NEW_MEASURE = replace(_MEASURE, kind=FieldKind.CHOICE, choices=_choices)

MEASURE_WEIGHTS_BY_DATE = Rows(
    "measure_weights_by_date",
    N_("Weights of the measures by date"),
    _dated,
    ((_MEASURE,), (SINCE, WEIGHT)),
    remove=remove_change,
    add=_add,
    blanks=((_NEW_MEASURE,), (SINCE, WEIGHT)),
    needed=("measure", "weight"),
    add_label=N_("Change the weight of a measure from a date on"),
    is_shown=_has_measures,
)
"""Weights of measures that hold from a period on."""
