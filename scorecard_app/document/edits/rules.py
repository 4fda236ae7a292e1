"""Edit how a measure is scored: the rule in force from the beginning."""

import math
from collections.abc import Mapping
from dataclasses import replace

from scorecard_app.document.edits.finding import found
from scorecard_app.document.naming import measure_name
from scorecard_app.domain.ids import MeasureId, MintId, RuleId
from scorecard_app.domain.measures import Aggregation, Measure, SeriesKind
from scorecard_app.domain.relations import Relations
from scorecard_app.domain.rules import PARAMETERS, Parameter, Preset, Rule
from scorecard_app.domain.scorecard import Scorecard
from scorecard_app.errors import UserError
from scorecard_app.texts import _

_YES_SCORE, _NO_SCORE = 100.0, 0.0


def set_preset(
    card: Scorecard, *, measure_id: MeasureId, preset: Preset, mint: MintId
) -> Scorecard:
    """Score a measure by another preset; figures that both presets know are kept.

    What the measure itself gives comes first: the goal follows its targets, the baseline is the
    red flag, its minimum and maximum are the range; yes and no score 100 and 0.
    """
    rule = _rule(card, measure_id, mint)
    if rule.preset is preset:
        return card
    parameters = _first_parameters(card, rule, preset)
    return card.put(replace(rule, preset=preset, parameters=parameters))


def set_parameter(
    card: Scorecard, *, measure_id: MeasureId, name: str, number: float | None, mint: MintId
) -> Scorecard:
    """Set one figure of a measure's rule, or (None) take it out.

    A measure scored by default takes the first preset that has a figure of this name.
    """
    rule = _rule(card, measure_id, mint)
    if rule.preset is Preset.DEFAULT:
        if number is None:
            return card
        preset = next((each for each in Preset if name in PARAMETERS[each]), rule.preset)
        rule = replace(rule, preset=preset, parameters=_first_parameters(card, rule, preset))
    _refuse_figure(card, rule, name, number)
    parameters = {**rule.parameters, name: Parameter(number=number)}
    if number is None:
        del parameters[name]
    return card.put(replace(rule, parameters=parameters))


def _rule(card: Scorecard, measure_id: MeasureId, mint: MintId) -> Rule:
    """Return the measure's rule from the beginning, a new default one where there is none."""
    found(card.measures, measure_id)
    rules = (each for each in Relations(card).rules_of(measure_id) if each.since is None)
    rule = next(rules, None)
    return rule or Rule(RuleId(mint()), measure_id)


def _refuse_figure(card: Scorecard, rule: Rule, name: str, number: float | None) -> None:
    measure = measure_name(card, rule.measure_id)
    if name not in PARAMETERS[rule.preset] and rule.preset is not Preset.CHOICE:
        raise UserError(
            _("“{measure}”: its scoring rule has no figure “{name}”. Choose another rule.").format(
                measure=measure, name=name
            )
        )
    if number is not None and not math.isfinite(number):
        raise UserError(
            _("“{measure}”: a figure of its rule must be a finite number.").format(measure=measure)
        )


def _first_parameters(card: Scorecard, rule: Rule, preset: Preset) -> Mapping[str, Parameter]:
    kept = {name: rule.parameters[name] for name in PARAMETERS[preset] if name in rule.parameters}
    return _given(card, rule.measure_id, preset) | kept


def _given(card: Scorecard, measure_id: MeasureId, preset: Preset) -> dict[str, Parameter]:
    """Return the figures of a preset that the measure itself gives."""
    measure = card.measures[measure_id]
    match preset:
        case Preset.GOAL_AND_RED_FLAG:
            given = {"goal": _target(card, measure), "red_flag": _number(measure.baseline)}
        case Preset.ON_TARGET:
            given = {"target": _target(card, measure)}
        case Preset.MINIMUM_TO_MAXIMUM:
            given = {"minimum": _number(measure.minimum), "maximum": _number(measure.maximum)}
        case Preset.YES_NO:
            given = {"yes": Parameter(_YES_SCORE), "no": Parameter(_NO_SCORE)}
        case _:
            given = {}
    return {name: parameter for name, parameter in given.items() if parameter is not None}


def _number(number: float | None) -> Parameter | None:
    return None if number is None else Parameter(number)


def _target(card: Scorecard, measure: Measure) -> Parameter | None:
    """Return the figure that follows the targets; none where these are for a whole year.

    A series is read as it stands, while the default divides a spread target among the periods.
    """
    if measure.spread_target and measure.aggregation is Aggregation.SUM:
        return None
    series = Relations(card).first_series(measure.id, SeriesKind.TARGET)
    return Parameter(series_id=series.id) if series else None
