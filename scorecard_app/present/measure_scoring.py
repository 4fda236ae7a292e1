"""Fields of a measure about its figures: the target in force, and the rule that scores it."""

from collections.abc import Sequence
from functools import partial

from scorecard_app.document.edits.rules import set_parameter, set_preset
from scorecard_app.document.edits.values import set_target
from scorecard_app.domain.ids import EntityId, MeasureId
from scorecard_app.domain.measures import Measure, Series, SeriesKind, Unit, UnitKind
from scorecard_app.domain.periods import Period, last_complete
from scorecard_app.domain.rules import PARAMETERS, Parameter, Preset, Rule
from scorecard_app.present.form_fields import (
    choices_of,
    key_of,
    number_field,
    read_figure,
    symbol_of,
    text_field,
)
from scorecard_app.present.form_parts import (
    Choice,
    Edit,
    Field,
    FieldKind,
    FormContext,
    Group,
    Test,
)
from scorecard_app.present.measure_unit import TABLE, unit_of
from scorecard_app.present.numbers import edit_text
from scorecard_app.present.periods import format_period
from scorecard_app.present.words import PARAMETER_WORDS, PRESETS
from scorecard_app.texts import N_, _

_TOLERANCES = frozenset({"inner", "outer"})
_SCORES = frozenset({"yes", "no"})
_NOT_GIVEN = Parameter()


def period_shown(context: FormContext, measure: Measure) -> Period:
    """Return the period that a measure shows at the context's day: the last complete one."""
    fiscal_start = context.card.settings.fiscal_start
    return last_complete(context.day, measure.frequency, fiscal_start=fiscal_start)


def rule_of(context: FormContext, measure_id: MeasureId) -> Rule | None:
    """Return the rule that the form shows and edits: the one from the beginning."""
    return next((r for r in context.relations.rules_of(measure_id) if r.since is None), None)


def _measure(context: FormContext, entity_id: EntityId) -> Measure:
    return context.card.measures[MeasureId(entity_id)]


def _target_since(context: FormContext, entity_id: EntityId) -> tuple[Period, float] | None:
    """Return the target in force at the period shown, and since when."""
    measure = _measure(context, entity_id)
    series = context.relations.first_series(measure.id, SeriesKind.TARGET)
    since = series.samples.last_at(period_shown(context, measure).ordinal) if series else None
    if series is None or since is None:
        return None
    return Period(measure.frequency, since), series.samples[since]


def _read_target(context: FormContext, entity_id: EntityId) -> str:
    found = _target_since(context, entity_id)
    return edit_text(found[1] if found else None, unit_of(context, entity_id), context.forms)


def _edit_target(context: FormContext, entity_id: EntityId, text: str) -> Edit:
    measure = _measure(context, entity_id)
    number = read_figure(context, measure.unit, text)
    found = _target_since(context, entity_id)
    since = found[0] if number is None and found else period_shown(context, measure)
    return partial(set_target, measure_id=measure.id, since=since, number=number, mint=context.mint)


def _target_note(context: FormContext, entity_id: EntityId) -> str:
    measure = _measure(context, entity_id)
    found = _target_since(context, entity_id)
    shown = period_shown(context, measure)
    fiscal_start = context.card.settings.fiscal_start
    if found is None:
        period = format_period(shown, context.forms, fiscal_start=fiscal_start)
        return _("Will hold from {period} on.").format(period=period)
    period = format_period(found[0], context.forms, fiscal_start=fiscal_start)
    if found[0] == shown:
        return _("Holds from {period} on.").format(period=period)
    shown_text = format_period(shown, context.forms, fiscal_start=fiscal_start)
    return _("In force since {period}; a change holds from {shown} on.").format(
        period=period, shown=shown_text
    )


def _preset(context: FormContext, entity_id: EntityId) -> Preset:
    rule = rule_of(context, MeasureId(entity_id))
    return rule.preset if rule else Preset.DEFAULT


def _read_preset(context: FormContext, entity_id: EntityId) -> str:
    return key_of(_preset(context, entity_id))


def _edit_preset(context: FormContext, entity_id: EntityId, text: str) -> Edit:
    return partial(
        set_preset, measure_id=MeasureId(entity_id), preset=Preset(text), mint=context.mint
    )


def _presets(context: FormContext, entity_id: EntityId) -> Sequence[Choice]:
    preset = _preset(context, entity_id)
    if preset in PRESETS:
        return choices_of(PRESETS)
    own = _("A choice of values") if preset is Preset.CHOICE else _("A formula")
    return (*choices_of(PRESETS), Choice(key_of(preset), own))


def _parameter(context: FormContext, measure_id: MeasureId, name: str) -> Parameter:
    rule = rule_of(context, measure_id)
    return rule.parameters.get(name, _NOT_GIVEN) if rule else _NOT_GIVEN


def _series_followed(context: FormContext, measure_id: MeasureId, name: str) -> Series | None:
    """Return the series that a figure is read from; the engine takes it before a number."""
    series_id = _parameter(context, measure_id, name).series_id
    return None if series_id is None else context.card.series.get(series_id)


def _figure_shown(context: FormContext, measure: Measure, name: str) -> float | None:
    """Return the number of a figure, or what its series says at the period shown."""
    series = _series_followed(context, measure.id, name)
    if series is None:
        return _parameter(context, measure.id, name).number
    since = series.samples.last_at(period_shown(context, measure).ordinal)
    return None if since is None else series.samples[since]


def _parameter_field(name: str) -> Field:
    def unit(context: FormContext, entity_id: EntityId) -> Unit:
        own = unit_of(context, entity_id)
        if name in _SCORES:
            return Unit(UnitKind.SCORE)
        if name in _TOLERANCES and own.kind is UnitKind.DATE:
            return Unit(symbol=_("days"))
        return own

    def read(context: FormContext, entity_id: EntityId) -> str:
        number = _figure_shown(context, _measure(context, entity_id), name)
        return edit_text(number, unit(context, entity_id), context.forms)

    def note(context: FormContext, entity_id: EntityId) -> str:
        series = _series_followed(context, MeasureId(entity_id), name)
        if series is None or series.kind is not SeriesKind.TARGET:
            return ""
        return _("Follows the target until a number is entered.")

    def edit(context: FormContext, entity_id: EntityId, text: str) -> Edit:
        number = read_figure(context, unit(context, entity_id), text)
        measure_id = MeasureId(entity_id)
        return partial(
            set_parameter, measure_id=measure_id, name=name, number=number, mint=context.mint
        )

    return Field(
        f"rule.{name}",
        PARAMETER_WORDS[name],
        FieldKind.NUMBER,
        read,
        edit,
        suffix=symbol_of(unit),
        note=note,
        is_shown=_belongs_to_preset(name),
    )


def _belongs_to_preset(name: str) -> Test:
    def test(context: FormContext, entity_id: EntityId) -> bool:
        return name in PARAMETERS[_preset(context, entity_id)]

    return test


FIGURES_GROUP = Group(
    "figures",
    N_("Baseline and target"),
    (
        number_field(TABLE, "baseline", N_("Baseline"), unit=unit_of),
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
    ),
)
"""Where it starts from and where it shall go."""

SCORING_GROUP = Group(
    "scoring",
    N_("Scoring"),
    (
        Field(
            "rule", N_("Scored by"), FieldKind.CHOICE, _read_preset, _edit_preset, choices=_presets
        ),
        *(_parameter_field(name) for name in PARAMETER_WORDS),
    ),
)
"""How a value becomes a score."""
