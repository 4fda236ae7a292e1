"""Fields about weights: how much something counts beside its siblings, and from when on."""

from collections.abc import Mapping, Sequence

from scorecard_app.domain.ids import AttachmentId, EntityId, ObjectiveId, SeriesId
from scorecard_app.domain.measures import Attachment, Unit
from scorecard_app.domain.periods import Frequency, parse_period
from scorecard_app.domain.rules import Parameter
from scorecard_app.domain.scorecard import table_of
from scorecard_app.domain.strategy import Objective, WeightChange
from scorecard_app.errors import UserError
from scorecard_app.present.form_fields import (
    change,
    read_figure,
    say_period,
    typed_period,
)
from scorecard_app.present.form_groups.formulas import formula_field
from scorecard_app.present.form_groups.measure_time import last_period
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

_PLAIN = Unit()
_FORMULA = "formula"


def _objective(context: FormContext, entity_id: EntityId) -> Objective:
    return context.card.objectives[ObjectiveId(entity_id)]


def _item(context: FormContext, entity_id: EntityId) -> Objective | Attachment:
    """Return what is weighed: an objective, or a measure's service to one."""
    attachment = context.card.attachments.get(AttachmentId(entity_id))
    return attachment or _objective(context, entity_id)


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
    return share_said(context, objective.weight, counted)


def share_said(context: FormContext, weight: float, counted: Sequence[float]) -> str:
    """Say which share a weight is of all that counts beside it."""
    total = sum(counted)
    if not total:
        return ""
    percent = format_plain(100 * weight / total, context.forms, decimals=0)
    return _("= {percent} %").format(percent=percent)


def changes_of(context: FormContext, entity_id: EntityId) -> Sequence[EntityId]:
    """List the weights by date of an objective, or of a measure under one."""
    changes = _item(context, entity_id).weight_changes
    return tuple(row_id(entity_id, str(each.since)) for each in changes)


def _at(context: FormContext, row: EntityId) -> tuple[Objective | Attachment, WeightChange]:
    entity_id, key = row_parts(row)
    item, since = _item(context, entity_id), parse_period(key)
    found = (each for each in item.weight_changes if each.since == since)
    return item, next(found, WeightChange(since, item.weight))


def _with_changes(
    context: FormContext, item: Objective | Attachment, changes: Sequence[WeightChange]
) -> Edit:
    if len({each.since for each in changes}) < len(changes):
        raise UserError(_("Another weight already holds from that period on. Change that one."))
    start = context.card.settings.fiscal_start
    ordered = sorted(changes, key=lambda each: each.since.start(fiscal_start=start))
    return change(table_of(item), item.id, "weight_changes", tuple(ordered))


def _instead(context: FormContext, row: EntityId, *new: WeightChange) -> Edit:
    item, old = _at(context, row)
    others = [each for each in item.weight_changes if each.since != old.since]
    return _with_changes(context, item, [*others, *new])


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


def remove_change(context: FormContext, row: EntityId) -> Edit:
    """Take one weight by date out."""
    return _instead(context, row)


def add_change(context: FormContext, entity_id: EntityId, texts: Mapping[str, str]) -> Edit:
    """Add a weight that holds from a period on."""
    item = _item(context, entity_id)
    month = Frequency.MONTH
    since = typed_period(context, texts["since"], month) or last_period(context, month)
    weight = read_figure(context, _PLAIN, texts["weight"], is_required=True) or 0.0
    return _with_changes(context, item, [*item.weight_changes, WeightChange(since, weight)])


SINCE = Field("since", N_("Holds from"), FieldKind.PERIOD, _read_since, _edit_since, waits=True)
WEIGHT = Field("weight", N_("Weight"), FieldKind.NUMBER, _read_weight, _edit_weight)

WEIGHT_ROWS = Rows(
    "weights",
    N_("Weights by date; before the first the weight above holds"),
    changes_of,
    ((SINCE, WEIGHT),),
    remove=remove_change,
    add=add_change,
    blanks=((SINCE, WEIGHT),),
    needed=("weight",),
    add_label=N_("Change the weight from a date on"),
)
"""Weights that hold from a period on."""


def _read_source(context: FormContext, entity_id: EntityId) -> str:
    source = _item(context, entity_id).weight_source
    if source and source.formula:
        return _FORMULA
    return (source.series_id or "") if source else ""


def _edit_source(context: FormContext, entity_id: EntityId, text: str) -> Edit:
    source = Parameter(series_id=SeriesId(text)) if text else None
    if text == _FORMULA:
        weight = _item(context, entity_id).weight
        source = Parameter(formula=f"{weight:.15g}")
    return change(table_of(_item(context, entity_id)), entity_id, "weight_source", source)


def _sources(context: FormContext, entity_id: EntityId) -> Sequence[Choice]:
    """Offer the series of the measures that serve the objective, or of the one that is weighed."""
    card, relations, item = context.card, context.relations, _item(context, entity_id)
    if isinstance(item, Attachment):
        served: Sequence[Attachment] = (item,)
    else:
        served = relations.attachments_of(item.id)
    measures = (card.measures[each.measure_id] for each in served)
    return (
        Choice("", _("The numbers given")),
        *(
            Choice(series.id, f"{measure.name}: {series.name or _(SERIES_KINDS[series.kind])}")
            for measure in measures
            for series in relations.series_of(measure.id)
        ),
        Choice(_FORMULA, _("A formula")),
    )


def _read_formula(context: FormContext, entity_id: EntityId) -> str:
    source = _item(context, entity_id).weight_source
    return source.formula if source else ""


def _write_formula(context: FormContext, entity_id: EntityId, formula: str) -> Edit:
    source = Parameter(formula=formula) if formula else None
    return change(table_of(_item(context, entity_id)), entity_id, "weight_source", source)


def has_formula(context: FormContext, entity_id: EntityId) -> bool:
    """Say whether a formula weighs it."""
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
    "weight_formula", N_("Weight formula"), _read_formula, _write_formula, is_shown=has_formula
)
"""The formula of the weight, where it has one."""
