"""Fields of a measure about how it is scored: the preset, its figures, and from when it holds."""

from collections.abc import Sequence
from dataclasses import replace
from functools import partial

from scorecard_app.document.edits.dated_rules import move_rule
from scorecard_app.document.edits.rules import set_figure, set_parameter, set_preset
from scorecard_app.domain.ids import EntityId, MeasureId, SeriesId
from scorecard_app.domain.measures import Measure, Series, SeriesKind, Unit, UnitKind
from scorecard_app.domain.periods import parse_period
from scorecard_app.domain.rules import PARAMETERS, Parameter, Preset
from scorecard_app.present.charts.alone import samples_shown
from scorecard_app.present.form_fields import (
    choices_of,
    key_of,
    read_figure,
    say_period,
    symbol_of,
)
from scorecard_app.present.form_groups.formulas import formula_field
from scorecard_app.present.form_groups.measure_time import (
    change_holds_from,
    measure_of,
    period_shown,
    rule_of,
)
from scorecard_app.present.form_groups.scoring_rows import CHOICE_ROWS, RULE_ROWS
from scorecard_app.present.form_parts import (
    Choice,
    Edit,
    Field,
    FieldKind,
    FormContext,
    Group,
    Picture,
    Test,
)
from scorecard_app.present.measure_unit import unit_of
from scorecard_app.present.numbers import edit_text
from scorecard_app.present.words import PARAMETER_WORDS, PRESETS, SERIES_KINDS
from scorecard_app.texts import N_, _

_TOLERANCES = frozenset({"inner", "outer"})
_SCORES = frozenset({"yes", "no"})
_NOT_GIVEN = Parameter()
_NUMBER, _SERIES, _FORMULA = "number", "series ", "formula"


def _preset(context: FormContext, entity_id: EntityId) -> Preset:
    rule = rule_of(context, MeasureId(entity_id))
    return rule.preset if rule else Preset.DEFAULT


def _read_preset(context: FormContext, entity_id: EntityId) -> str:
    return key_of(_preset(context, entity_id))


def _edit_preset(context: FormContext, entity_id: EntityId, text: str) -> Edit:
    measure_id = MeasureId(entity_id)
    since = change_holds_from(context, measure_id)
    return partial(
        set_preset, measure_id=measure_id, preset=Preset(text), mint=context.mint, since=since
    )


def _presets(_context: FormContext, _entity_id: EntityId) -> Sequence[Choice]:
    return choices_of(PRESETS)


def _preset_note(context: FormContext, entity_id: EntityId) -> str:
    """Say from when a change will hold, where that is not from when the rule holds."""
    rule = rule_of(context, MeasureId(entity_id))
    since = change_holds_from(context, MeasureId(entity_id))
    if since is None or (rule is not None and rule.since == since):
        return ""
    return _("A change holds from {period} on; what was judged before stays.").format(
        period=say_period(context, since)
    )


def figure_given(context: FormContext, measure_id: MeasureId, name: str) -> Parameter:
    """Return what a figure of the rule in force is given as; an empty one where it is not."""
    rule = rule_of(context, measure_id)
    return rule.parameters.get(name, _NOT_GIVEN) if rule else _NOT_GIVEN


def series_followed(context: FormContext, measure_id: MeasureId, name: str) -> Series | None:
    """Return the series that a figure is read from; the engine takes it before a number."""
    series_id = figure_given(context, measure_id, name).series_id
    return None if series_id is None else context.card.series.get(series_id)


def series_name(series: Series) -> str:
    """Return what a series is called: its own name, else its kind."""
    return series.name or _(SERIES_KINDS[series.kind])


def _figure_shown(context: FormContext, measure: Measure, name: str) -> float | None:
    """Return the number of a figure, or what its series says at the period shown."""
    series = series_followed(context, measure.id, name)
    if series is None:
        return figure_given(context, measure.id, name).number
    samples = samples_shown(context, series)
    since = samples.last_at(period_shown(context, measure).ordinal)
    return None if since is None else samples[since]


def figure_unit(context: FormContext, entity_id: EntityId, name: str) -> Unit:
    """Return the unit of a figure: that of the measure, a score, or days."""
    own = unit_of(context, entity_id)
    if name in _SCORES:
        return Unit(UnitKind.SCORE)
    if name in _TOLERANCES and own.kind is UnitKind.DATE:
        return Unit(symbol=_("days"))
    return own


def _parameter_field(name: str) -> Field:
    """Build the field for a figure that is a number or follows a series."""
    return Field(
        f"rule.{name}",
        PARAMETER_WORDS[name],
        FieldKind.NUMBER,
        partial(_read_figure, name),
        partial(_edit_figure, name),
        suffix=symbol_of(partial(_unit_of_figure, name)),
        note=partial(_figure_note, name),
        is_shown=partial(_is_no_formula, name),
        beside=_source_field(name),
    )


def _unit_of_figure(name: str, context: FormContext, entity_id: EntityId) -> Unit:
    return figure_unit(context, entity_id, name)


def _read_figure(name: str, context: FormContext, entity_id: EntityId) -> str:
    number = _figure_shown(context, measure_of(context, entity_id), name)
    return edit_text(number, figure_unit(context, entity_id, name), context.forms)


def _edit_figure(name: str, context: FormContext, entity_id: EntityId, text: str) -> Edit:
    return partial(
        set_parameter,
        measure_id=MeasureId(entity_id),
        name=name,
        number=read_figure(context, figure_unit(context, entity_id, name), text),
        mint=context.mint,
        since=change_holds_from(context, MeasureId(entity_id)),
    )


def _figure_note(name: str, context: FormContext, entity_id: EntityId) -> str:
    series = series_followed(context, MeasureId(entity_id), name)
    if series is None:
        return ""
    if series.kind is SeriesKind.TARGET:
        return _("Follows the target until a number is entered.")
    return _("Follows “{series}” until a number is entered.").format(series=series_name(series))


def _is_no_formula(name: str, context: FormContext, entity_id: EntityId) -> bool:
    has_formula = bool(figure_given(context, MeasureId(entity_id), name).formula)
    return _belongs_to_preset(name)(context, entity_id) and not has_formula


def _belongs_to_preset(name: str) -> Test:
    def test(context: FormContext, entity_id: EntityId) -> bool:
        return name in PARAMETERS[_preset(context, entity_id)]

    return test


def _source_field(name: str) -> Field:
    """Build the field that says where a figure comes from: a number, a series, or a formula."""
    return Field(
        f"rule.{name}.source",
        N_("Comes from"),
        FieldKind.CHOICE,
        partial(_read_source, name),
        partial(_edit_source, name),
        N_("A number, a series of the measure that changes over time, or a formula."),
        choices=_sources,
    )


def _read_source(name: str, context: FormContext, entity_id: EntityId) -> str:
    if figure_given(context, MeasureId(entity_id), name).formula:
        return _FORMULA
    series = series_followed(context, MeasureId(entity_id), name)
    return _NUMBER if series is None else _SERIES + series.id


def _edit_source(name: str, context: FormContext, entity_id: EntityId, text: str) -> Edit:
    measure = measure_of(context, entity_id)
    if text == _NUMBER:
        figure = Parameter(number=_figure_shown(context, measure, name))
    elif text == _FORMULA:
        figure = Parameter(formula=_first_formula(context, measure, name))
    else:
        figure = Parameter(series_id=SeriesId(text.removeprefix(_SERIES)))
    return _with_figure(name, context, entity_id, figure)


def _with_figure(name: str, context: FormContext, entity_id: EntityId, figure: Parameter) -> Edit:
    return partial(
        set_figure,
        measure_id=MeasureId(entity_id),
        name=name,
        figure=figure,
        mint=context.mint,
        since=change_holds_from(context, MeasureId(entity_id)),
    )


def _first_formula(context: FormContext, measure: Measure, name: str) -> str:
    """Return the formula to begin with: the number that stood there, else the own value."""
    number = _figure_shown(context, measure, name)
    return "VALUE" if number is None else f"{number:.15g}"


def _formula_field(name: str) -> Field:
    """Build the field for a figure that is computed: always so for the score itself."""
    is_score = name == "score"

    def read(context: FormContext, entity_id: EntityId) -> str:
        return figure_given(context, MeasureId(entity_id), name).formula

    def write(context: FormContext, entity_id: EntityId, formula: str) -> Edit:
        return _with_figure(name, context, entity_id, Parameter(formula=formula))

    def is_shown(context: FormContext, entity_id: EntityId) -> bool:
        belongs = _belongs_to_preset(name)(context, entity_id)
        return belongs and (is_score or bool(read(context, entity_id)))

    return formula_field(
        f"rule.{name}.formula",
        PARAMETER_WORDS[name],
        read,
        write,
        hint=N_("VALUE, TARGET, BASELINE, MN and MX are the measure’s own; [name] is another’s."),
        is_shown=is_shown,
        beside=None if is_score else _source_field(name),
    )


def _sources(context: FormContext, entity_id: EntityId) -> Sequence[Choice]:
    series = context.relations.series_of(MeasureId(entity_id))
    offered = (each for each in series if each.kind is not SeriesKind.ACTUAL)
    return (
        Choice(_NUMBER, _("Number")),
        *(Choice(_SERIES + each.id, series_name(each)) for each in offered),
        Choice(_FORMULA, _("Formula")),
    )


def _read_since(context: FormContext, entity_id: EntityId) -> str:
    rule = rule_of(context, MeasureId(entity_id))
    return str(rule.since) if rule and rule.since else ""


def _edit_since(context: FormContext, entity_id: EntityId, text: str) -> Edit:
    rule = rule_of(context, MeasureId(entity_id))
    assert rule is not None, "shown where there is a rule"  # noqa: S101 - our own invariant
    return partial(move_rule, rule_id=rule.id, since=parse_period(text) if text else None)


def _sinces(context: FormContext, entity_id: EntityId) -> Sequence[Choice]:
    rule = rule_of(context, MeasureId(entity_id))
    begun = {rule.since} if rule and rule.since else set()
    periods = sorted({*begun, period_shown(context, measure_of(context, entity_id))}, key=str)
    return (
        Choice("", _("The beginning: also judges the past")),
        *(
            Choice(str(each), _("{period} on").format(period=say_period(context, each)))
            for each in periods
        ),
    )


def _has_rule(context: FormContext, entity_id: EntityId) -> bool:
    return rule_of(context, MeasureId(entity_id)) is not None


def _is_drawn(context: FormContext, entity_id: EntityId) -> bool:
    return _preset(context, entity_id) not in {Preset.NOT_SCORED, Preset.FORMULA}


SCORING_GROUP = Group(
    "scoring",
    N_("Scoring"),
    (
        Field(
            "rule",
            N_("Scored by"),
            FieldKind.CHOICE,
            _read_preset,
            _edit_preset,
            choices=_presets,
            note=_preset_note,
        ),
        Picture("curve", is_shown=_is_drawn),
        *(
            field
            for name in PARAMETER_WORDS
            for field in (_parameter_field(name), _formula_field(name))
            if field.key != "rule.score"
        ),
        CHOICE_ROWS,
        replace(
            Field(
                "since",
                N_("Holds from"),
                FieldKind.CHOICE,
                _read_since,
                _edit_since,
                choices=_sinces,
            ),
            is_shown=_has_rule,
        ),
        RULE_ROWS,
    ),
)
"""How a value becomes a score."""
