"""Fields about weights: how much something counts beside its siblings, and from when on."""

from collections.abc import Mapping, Sequence

from scorecard_app.domain.ids import AttachmentId, EntityId, ObjectiveId, SeriesId
from scorecard_app.domain.measures import Unit
from scorecard_app.domain.periods import Frequency, Period, last_complete, parse_period
from scorecard_app.domain.rules import Parameter
from scorecard_app.domain.strategy import Objective, WeightChange
from scorecard_app.errors import UserError
from scorecard_app.present.form_fields import (
    change,
    flag_field,
    number_field,
    read_figure,
    said_field,
    say_period,
    typed_period,
)
from scorecard_app.present.form_groups.formulas import formula_field
from scorecard_app.present.form_parts import (
    Choice,
    Edit,
    Field,
    FieldKind,
    FormContext,
    Rows,
    row_id,
    row_parts,
)
from scorecard_app.present.numbers import edit_text, format_plain
from scorecard_app.present.words import SERIES_KINDS
from scorecard_app.texts import N_, _

_TABLE = "objectives"
_PLAIN = Unit()
_FORMULA = "formula"


def _objective(context: FormContext, entity_id: EntityId) -> Objective:
    return context.card.objectives[ObjectiveId(entity_id)]


def share_of_objective(context: FormContext, entity_id: EntityId) -> str:
    """Say which share an objective has of what counts for its parent."""
    objective = _objective(context, entity_id)
    if not objective.in_score:
        return ""
    parent_id, relations = objective.parent_id, context.relations
    if parent_id is not None:
        siblings, measures = relations.children_of(parent_id), relations.attachments_of(parent_id)
    elif objective.perspective_id is not None:
        siblings, measures = relations.objectives_in(objective.perspective_id), ()
    else:
        return ""
    counted = [each.weight for each in siblings if each.in_score]
    counted += [each.weight for each in measures if each.scored]
    return _share(context, objective.weight, counted)


def _share_of_measure(context: FormContext, row: EntityId) -> str:
    """Say which share a measure has of what counts for its objective."""
    attachment = context.card.attachments[AttachmentId(row)]
    if not attachment.scored:
        return ""
    relations, objective_id = context.relations, attachment.objective_id
    counted = [each.weight for each in relations.attachments_of(objective_id) if each.scored]
    counted += [each.weight for each in relations.children_of(objective_id) if each.in_score]
    return _share(context, attachment.weight, counted)


def _share(context: FormContext, weight: float, counted: Sequence[float]) -> str:
    total = sum(counted)
    if not total:
        return ""
    percent = format_plain(100 * weight / total, context.forms, decimals=0)
    return _("= {percent} %").format(percent=percent)


def _attached(context: FormContext, entity_id: EntityId) -> Sequence[EntityId]:
    attachments = context.relations.attachments_of(ObjectiveId(entity_id))
    return tuple(each.id for each in attachments)


def _read_measure(context: FormContext, row: EntityId) -> str:
    measure_id = context.card.attachments[AttachmentId(row)].measure_id
    return context.card.measures[measure_id].name or _("(no name)")


def _has_measures(context: FormContext, entity_id: EntityId) -> bool:
    return bool(_attached(context, entity_id))


MEASURE_WEIGHTS = Rows(
    "measure_weights",
    N_("Weights of the measures"),
    _attached,
    (
        (said_field("measure", N_("Measure"), _read_measure),),
        (
            number_field(
                "attachments",
                "weight",
                N_("Weight"),
                is_required=True,
                suffix=_share_of_measure,
            ),
            flag_field("attachments", "scored", N_("Counts")),
        ),
    ),
    is_shown=_has_measures,
)
"""How much each measure counts in the score of its objective."""


def _changes(context: FormContext, entity_id: EntityId) -> Sequence[EntityId]:
    changes = _objective(context, entity_id).weight_changes
    return tuple(row_id(entity_id, str(each.since)) for each in changes)


def _at(context: FormContext, row: EntityId) -> tuple[Objective, WeightChange]:
    entity_id, key = row_parts(row)
    objective, since = _objective(context, entity_id), parse_period(key)
    found = (each for each in objective.weight_changes if each.since == since)
    return objective, next(found, WeightChange(since, objective.weight))


def _with_changes(
    context: FormContext, objective: Objective, changes: Sequence[WeightChange]
) -> Edit:
    if len({each.since for each in changes}) < len(changes):
        raise UserError(_("Another weight already holds from that period on. Change that one."))
    start = context.card.settings.fiscal_start
    ordered = sorted(changes, key=lambda each: each.since.start(fiscal_start=start))
    return change(_TABLE, objective.id, "weight_changes", tuple(ordered))


def _instead(context: FormContext, row: EntityId, *new: WeightChange) -> Edit:
    objective, old = _at(context, row)
    others = [each for each in objective.weight_changes if each.since != old.since]
    return _with_changes(context, objective, [*others, *new])


def _read_since(context: FormContext, row: EntityId) -> str:
    return say_period(context, _at(context, row)[1].since)


def _edit_since(context: FormContext, row: EntityId, text: str) -> Edit:
    old = _at(context, row)[1]
    since = typed_period(context, text, old.since.frequency)
    if since is None:
        raise UserError(_("Say from which period on the weight holds."))
    return _instead(context, row, WeightChange(since, old.weight))


def _read_weight(context: FormContext, row: EntityId) -> str:
    return edit_text(_at(context, row)[1].weight, _PLAIN, context.forms)


def _edit_weight(context: FormContext, row: EntityId, text: str) -> Edit:
    weight = read_figure(context, _PLAIN, text, is_required=True) or 0.0
    return _instead(context, row, WeightChange(_at(context, row)[1].since, weight))


def _remove(context: FormContext, row: EntityId) -> Edit:
    return _instead(context, row)


def _add(context: FormContext, entity_id: EntityId, texts: Mapping[str, str]) -> Edit:
    objective = _objective(context, entity_id)
    since = typed_period(context, texts["since"], Frequency.MONTH) or _shown(context)
    weight = read_figure(context, _PLAIN, texts["weight"], is_required=True) or 0.0
    return _with_changes(
        context, objective, [*objective.weight_changes, WeightChange(since, weight)]
    )


def _shown(context: FormContext) -> Period:
    fiscal_start = context.card.settings.fiscal_start
    return last_complete(context.day, Frequency.MONTH, fiscal_start=fiscal_start)


_SINCE = Field("since", N_("Holds from"), FieldKind.PERIOD, _read_since, _edit_since, waits=True)
_WEIGHT = Field("weight", N_("Weight"), FieldKind.NUMBER, _read_weight, _edit_weight)

WEIGHT_ROWS = Rows(
    "weights",
    N_("Weights by date; before the first the weight above holds"),
    _changes,
    ((_SINCE, _WEIGHT),),
    remove=_remove,
    add=_add,
    blanks=((_SINCE, _WEIGHT),),
    needed=("weight",),
    add_label=N_("Change the weight from a date on"),
)
"""Weights that hold from a period on."""


def _read_source(context: FormContext, entity_id: EntityId) -> str:
    source = _objective(context, entity_id).weight_source
    if source and source.formula:
        return _FORMULA
    return (source.series_id or "") if source else ""


def _edit_source(context: FormContext, entity_id: EntityId, text: str) -> Edit:
    source = Parameter(series_id=SeriesId(text)) if text else None
    if text == _FORMULA:
        weight = _objective(context, entity_id).weight
        source = Parameter(formula=f"{weight:.15g}")
    return change(_TABLE, entity_id, "weight_source", source)


def _sources(context: FormContext, entity_id: EntityId) -> Sequence[Choice]:
    """Offer the series of the measures that serve the objective."""
    card, relations = context.card, context.relations
    measures = (
        card.measures[each.measure_id] for each in relations.attachments_of(ObjectiveId(entity_id))
    )
    return (
        Choice("", _("The numbers above")),
        *(
            Choice(series.id, f"{measure.name}: {series.name or _(SERIES_KINDS[series.kind])}")
            for measure in measures
            for series in relations.series_of(measure.id)
        ),
        Choice(_FORMULA, _("A formula")),
    )


def _read_formula(context: FormContext, entity_id: EntityId) -> str:
    source = _objective(context, entity_id).weight_source
    return source.formula if source else ""


def _write_formula(_context: FormContext, entity_id: EntityId, formula: str) -> Edit:
    source = Parameter(formula=formula) if formula else None
    return change(_TABLE, entity_id, "weight_source", source)


def _has_formula(context: FormContext, entity_id: EntityId) -> bool:
    return bool(_read_formula(context, entity_id))


WEIGHT_SOURCE = Field(
    "weight_source",
    N_("Weight comes from"),
    FieldKind.CHOICE,
    _read_source,
    _edit_source,
    N_("Numbers, a series that changes over time, or a formula."),
    choices=_sources,
)
"""Where the weight is read from: the numbers given, a series, or a formula."""

WEIGHT_FORMULA = formula_field(
    "weight_formula", N_("Weight formula"), _read_formula, _write_formula, is_shown=_has_formula
)
"""The formula of the weight, where it has one."""
