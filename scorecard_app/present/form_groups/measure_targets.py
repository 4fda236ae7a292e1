"""Fields of a measure about where it starts and where it shall go: baseline and targets."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import partial

from scorecard_app.document.edits.values import set_target, set_values
from scorecard_app.domain.ids import EntityId, MeasureId
from scorecard_app.domain.measures import Aggregation, Measure, SeriesKind, Unit
from scorecard_app.domain.periods import Period
from scorecard_app.domain.scorecard import Scorecard
from scorecard_app.errors import UserError
from scorecard_app.present.charts.alone import first_samples
from scorecard_app.present.form_fields import (
    flag_field,
    number_field,
    read_figure,
    say_period,
    symbol_of,
    text_field,
    typed_period,
)
from scorecard_app.present.form_groups.measure_time import dated, measure_of, period_shown
from scorecard_app.present.form_parts import (
    Edit,
    Field,
    FieldKind,
    FormContext,
    Group,
    Rows,
    row_id,
    row_parts,
)
from scorecard_app.present.measure_unit import TABLE, unit_of
from scorecard_app.present.numbers import edit_text
from scorecard_app.texts import N_, _


def target_since(context: FormContext, entity_id: EntityId) -> tuple[Period, float] | None:
    """Return since when the target in force at the period shown holds, and the target."""
    measure = measure_of(context, entity_id)
    targets = first_samples(context, measure, SeriesKind.TARGET)
    since = targets.last_at(period_shown(context, measure).ordinal)
    return None if since is None else (Period(measure.frequency, since), targets[since])


def _read_target(context: FormContext, entity_id: EntityId) -> str:
    found = target_since(context, entity_id)
    return edit_text(found[1] if found else None, unit_of(context, entity_id), context.forms)


def _edit_target(context: FormContext, entity_id: EntityId, text: str) -> Edit:
    measure = measure_of(context, entity_id)
    _refuse_computed(context, measure)
    number = read_figure(context, measure.unit, text)
    found = target_since(context, entity_id)
    since = found[0] if number is None and found else period_shown(context, measure)
    return partial(set_target, measure_id=measure.id, since=since, number=number, mint=context.mint)


def _refuse_computed(context: FormContext, measure: Measure) -> None:
    if _has_computed_targets(context, measure.id):
        raise UserError(
            _("The targets of “{measure}” are computed by a formula. Change the formula.").format(
                measure=measure.name or _("(no name)")
            )
        )


def _has_computed_targets(context: FormContext, entity_id: EntityId) -> bool:
    series = context.relations.first_series(MeasureId(entity_id), SeriesKind.TARGET)
    return series is not None and bool(series.formula)


def _has_entered_targets(context: FormContext, entity_id: EntityId) -> bool:
    return not _has_computed_targets(context, entity_id)


def _target_note(context: FormContext, entity_id: EntityId) -> str:
    measure = measure_of(context, entity_id)
    if _has_computed_targets(context, entity_id):
        return _("Computed by a formula.")
    found = target_since(context, entity_id)
    shown = period_shown(context, measure)
    if found is None:
        return _("Will hold from {period} on.").format(period=say_period(context, shown))
    period = say_period(context, found[0])
    if found[0] == shown:
        return _("Holds from {period} on.").format(period=period)
    return _("In force since {period}; a change holds from {shown} on.").format(
        period=period, shown=say_period(context, shown)
    )


def _targets(context: FormContext, entity_id: EntityId) -> Sequence[EntityId]:
    measure = measure_of(context, entity_id)
    series = context.relations.first_series(measure.id, SeriesKind.TARGET)
    periods = (Period(measure.frequency, each) for each in series.samples) if series else ()
    return tuple(row_id(entity_id, str(period)) for period in periods)


def _number_at(context: FormContext, row: EntityId) -> float | None:
    measure, period = dated(context, row)
    series = context.relations.first_series(measure.id, SeriesKind.TARGET)
    return series.samples.get(period.ordinal) if series else None


def _read_since(context: FormContext, row: EntityId) -> str:
    return say_period(context, dated(context, row)[1])


def _edit_since(context: FormContext, row: EntityId, text: str) -> Edit:
    measure, old = dated(context, row)
    new = typed_period(context, text, measure.frequency)
    if new is None:
        raise UserError(
            _("Say from when on the target holds, such as {period}.").format(
                period=say_period(context, old)
            )
        )
    if new == old:
        return lambda card: card
    if row_id(measure.id, str(new)) in _targets(context, measure.id):
        raise UserError(
            _("A target already holds from {period} on. Change that one.").format(
                period=say_period(context, new)
            )
        )
    values = {old: None, new: _number_at(context, row)}
    return partial(_set_targets, measure_id=measure.id, values=values, context=context)


def _set_targets(
    card: Scorecard,
    *,
    measure_id: MeasureId,
    values: Mapping[Period, float | None],
    context: FormContext,
) -> Scorecard:
    return set_values(
        card, measure_id=measure_id, kind=SeriesKind.TARGET, values=values, mint=context.mint
    )


def _row_unit(context: FormContext, row: EntityId) -> Unit:
    return unit_of(context, row_parts(row)[0])


def _read_number(context: FormContext, row: EntityId) -> str:
    return edit_text(_number_at(context, row), _row_unit(context, row), context.forms)


def _edit_number(context: FormContext, row: EntityId, text: str) -> Edit:
    measure, period = dated(context, row)
    number = read_figure(context, measure.unit, text, is_required=True)
    return partial(
        set_target, measure_id=measure.id, since=period, number=number, mint=context.mint
    )


def _remove_target(context: FormContext, row: EntityId) -> Edit:
    measure, period = dated(context, row)
    return partial(set_target, measure_id=measure.id, since=period, number=None, mint=context.mint)


def _add_target(context: FormContext, entity_id: EntityId, texts: Mapping[str, str]) -> Edit:
    measure = measure_of(context, entity_id)
    since = typed_period(context, texts["since"], measure.frequency)
    number = read_figure(context, measure.unit, texts["number"], is_required=True)
    values = {since or period_shown(context, measure): number}
    return partial(_set_targets, measure_id=measure.id, values=values, context=context)


_SINCE = Field("since", N_("Holds from"), FieldKind.PERIOD, _read_since, _edit_since, waits=True)
_NUMBER = Field(
    "number",
    N_("Target"),
    FieldKind.NUMBER,
    _read_number,
    _edit_number,
    suffix=symbol_of(_row_unit),
)

_TARGET_ROWS = Rows(
    "targets",
    N_("Targets by date"),
    _targets,
    ((_SINCE, _NUMBER),),
    remove=_remove_target,
    add=_add_target,
    blanks=((_SINCE, _NUMBER),),
    needed=("number",),
    add_label=N_("Add a target"),
    is_shown=_has_entered_targets,
)


def _is_summed(context: FormContext, entity_id: EntityId) -> bool:
    return measure_of(context, entity_id).aggregation is Aggregation.SUM


FIGURES_GROUP = Group(
    "figures",
    N_("Baseline and target"),
    (
        number_field(TABLE, "baseline", N_("Baseline"), unit=unit_of),
        text_field(
            TABLE, "baseline_note", N_("Baseline note"), hint=N_("Where it comes from, and when.")
        ),
        Field(
            "target",
            N_("Target"),
            FieldKind.NUMBER,
            _read_target,
            _edit_target,
            suffix=symbol_of(unit_of),
            note=_target_note,
        ),
        text_field(TABLE, "target_basis", N_("Basis"), hint=N_("Where the target comes from.")),
        replace(
            flag_field(
                TABLE,
                "spread_target",
                N_("Spread evenly over the year"),
                hint=N_("The target is for a whole year; each period gets its share."),
            ),
            is_shown=_is_summed,
        ),
        _TARGET_ROWS,
        number_field(TABLE, "minimum", N_("Smallest possible"), unit=unit_of),
        number_field(TABLE, "maximum", N_("Largest possible"), unit=unit_of),
    ),
)
"""Where it starts from and where it shall go."""
