"""Edit how a measure is scored: the rule in force from the beginning."""

import math
from collections.abc import Mapping
from dataclasses import replace

from scorecard_app.document.edits.finding import found
from scorecard_app.document.naming import measure_name
from scorecard_app.domain.ids import MeasureId, MintId, RuleId
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

    Leaving the default keeps the baseline as red flag; yes and no score 100 and 0 at first.
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
    if preset is Preset.YES_NO:
        return {"yes": Parameter(_YES_SCORE), "no": Parameter(_NO_SCORE)} | kept
    baseline = card.measures[rule.measure_id].baseline
    if preset is Preset.GOAL_AND_RED_FLAG and baseline is not None:
        return {"red_flag": Parameter(baseline)} | kept
    return kept
