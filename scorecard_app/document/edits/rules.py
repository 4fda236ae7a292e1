"""Edit how a measure is scored: by which rule, with which figures, and from when on."""

import math
from collections.abc import Mapping
from dataclasses import replace

from scorecard_app.document.edits.dated_rules import rule_at, with_rule
from scorecard_app.document.naming import measure_name
from scorecard_app.domain.ids import MeasureId, MintId
from scorecard_app.domain.measures import Aggregation, Measure, SeriesKind
from scorecard_app.domain.periods import Period
from scorecard_app.domain.relations import Relations
from scorecard_app.domain.rules import PARAMETERS, Parameter, Preset, Rule
from scorecard_app.domain.scorecard import Scorecard
from scorecard_app.errors import UserError
from scorecard_app.texts import _

_YES_SCORE, _NO_SCORE = 100.0, 0.0
_NOT_GIVEN = Parameter()


def set_preset(
    card: Scorecard,
    *,
    measure_id: MeasureId,
    preset: Preset,
    mint: MintId,
    since: Period | None = None,
) -> Scorecard:
    """Score a measure by another preset; figures that both presets know are kept.

    What the measure itself gives comes first: the goal follows its targets, the baseline is the
    red flag, its minimum and maximum are the range; yes and no score 100 and 0. It holds from
    `since` on (None: from the beginning), so what was judged before stays as it was judged.
    """
    rule = rule_at(card, measure_id, since, mint)
    if rule.preset is preset:
        return card
    parameters = _first_parameters(card, rule, preset)
    return with_rule(card, replace(rule, preset=preset, parameters=parameters))


def set_parameter(
    card: Scorecard,
    *,
    measure_id: MeasureId,
    name: str,
    number: float | None,
    mint: MintId,
    since: Period | None = None,
) -> Scorecard:
    """Set one figure of a measure's rule to a number, or (None) take it out.

    A measure scored by default takes the first preset that has a figure of this name.
    """
    figure = _NOT_GIVEN if number is None else Parameter(number=number)
    return set_figure(card, measure_id=measure_id, name=name, figure=figure, mint=mint, since=since)


def set_figure(
    card: Scorecard,
    *,
    measure_id: MeasureId,
    name: str,
    figure: Parameter,
    mint: MintId,
    since: Period | None = None,
) -> Scorecard:
    """Let one figure of a rule be a number, follow a series, or be computed; an empty one goes."""
    rule = rule_at(card, measure_id, since, mint)
    is_empty = figure == _NOT_GIVEN
    if rule.preset is Preset.DEFAULT:
        if is_empty:
            return card
        preset = next((each for each in Preset if name in PARAMETERS[each]), rule.preset)
        rule = replace(rule, preset=preset, parameters=_first_parameters(card, rule, preset))
    _refuse_figure(card, rule, name, figure)
    parameters = {**rule.parameters, name: figure}
    if is_empty:
        del parameters[name]
    return with_rule(card, replace(rule, parameters=parameters))


def _refuse_figure(card: Scorecard, rule: Rule, name: str, figure: Parameter) -> None:
    measure = measure_name(card, rule.measure_id)
    if name not in PARAMETERS[rule.preset] and rule.preset is not Preset.CHOICE:
        raise UserError(
            _("“{measure}”: its scoring rule has no figure “{name}”. Choose another rule.").format(
                measure=measure, name=name
            )
        )
    if figure.number is not None and not math.isfinite(figure.number):
        raise UserError(
            _("“{measure}”: a figure of its rule must be a finite number.").format(measure=measure)
        )
    followed = card.series.get(figure.series_id) if figure.series_id else None
    if figure.series_id and (followed is None or followed.measure_id != rule.measure_id):
        raise UserError(
            _("“{measure}”: a figure can follow only a series of the same measure.").format(
                measure=measure
            )
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
