"""Explain the score of a measure: its value, the rule in force, and the line between the two."""

from scorecard_app.domain.ids import MeasureId
from scorecard_app.domain.measures import Measure
from scorecard_app.domain.periods import Period
from scorecard_app.domain.relations import Relations
from scorecard_app.domain.rules import Parameter, Preset, Rule
from scorecard_app.domain.samples import Samples
from scorecard_app.engine.anchors import HIGHEST
from scorecard_app.engine.curve import Piece, anchors_of, piece_at
from scorecard_app.engine.explain.inputs import inputs_of
from scorecard_app.engine.explain.steps import (
    Figure,
    OnCurve,
    OnTheWay,
    Origin,
    RuleInForce,
    Step,
    ValueShown,
)
from scorecard_app.engine.formula.gap import Gap
from scorecard_app.engine.judgements import MeasureJudgement
from scorecard_app.engine.progress import progress_of
from scorecard_app.engine.results import Results
from scorecard_app.engine.rules import BASELINE, TARGET, ordinal_of

_OF_THE_MEASURE = frozenset({BASELINE, "minimum", "maximum"})
_NOT_GIVEN = Parameter()


def measure_steps(
    results: Results,
    measure_id: MeasureId,
    judgement: MeasureJudgement,
    at: int,
    relations: Relations,
) -> tuple[Step, ...]:
    """Return the steps from the value of a measure to its score, as judged at one of the dates."""
    measure = results.card.measures[measure_id]
    period = judgement.period or Period(measure.frequency, 0)
    value = _value(results, measure, judgement, at)
    rule = _rule_at(relations, measure, period.ordinal)
    figures = tuple(
        _figure(results, measure, period, name, number, rule)
        for name, number in judgement.figures.items()
    )
    in_force = RuleInForce(measure_id, judgement.preset, rule.since if rule else None, figures)
    curve = _on_curve(measure, judgement)
    steps: list[Step] = [value, in_force]
    if curve is not None:
        steps.append(curve)
    progress = progress_of(results, measure_id, at)
    if progress.done is not None:
        steps.append(OnTheWay(measure_id, progress))
    return tuple(steps)


def _value(results: Results, measure: Measure, judgement: MeasureJudgement, at: int) -> ValueShown:
    """Return the value with the inputs of its formula, or with those that kept it from a newer."""
    period = judgement.period or Period(measure.frequency, 0)
    age = results.panel.ages.item(results.rows[measure.id], at)
    last = period if judgement.value is None else period.shifted(max(age, 0))
    gap = results.basis.numbers.gap(measure.id, last.ordinal)
    inputs = inputs_of(results, measure, period if gap is Gap.NONE else last)
    return ValueShown(measure.id, judgement.value, period, age, measure.formula, inputs, gap)


def _rule_at(relations: Relations, measure: Measure, ordinal: int) -> Rule | None:
    """Return the rule that judges a period; None where the default does."""
    start = relations.card.settings.fiscal_start
    begun = [
        (ordinal_of(rule.since, measure, start) if rule.since else -(2**31), rule.id, rule)
        for rule in relations.rules_of(measure.id)
    ]
    holding = [each for each in begun if each[0] <= ordinal]
    return max(holding, key=lambda each: each[:2])[2] if holding else None


def _figure(
    results: Results,
    measure: Measure,
    period: Period,
    name: str,
    number: float | None,
    rule: Rule | None,
) -> Figure:
    """Say where a figure comes from; a series or the target says since when it holds."""
    given = rule.parameters.get(name, _NOT_GIVEN) if rule else _NOT_GIVEN
    if given.formula:
        return Figure(measure.id, name, number, Origin.FORMULA, formula=given.formula)
    if given.series_id is not None:
        since = _since(results.basis.numbers.series(given.series_id), period)
        return Figure(measure.id, name, number, Origin.SERIES, since, given.series_id)
    if given.number is not None:
        return Figure(measure.id, name, number, Origin.RULE, rule.since if rule else None)
    if name == TARGET:
        since = _since(results.basis.numbers.target(measure.id), period)
        return Figure(measure.id, name, number, Origin.TARGET, since)
    origin = Origin.MEASURE if name in _OF_THE_MEASURE else Origin.USUAL
    return Figure(measure.id, name, number, origin)


def _since(samples: Samples, period: Period) -> Period | None:
    since = samples.last_at(period.ordinal)
    return None if since is None else Period(period.frequency, since)


def _on_curve(measure: Measure, judgement: MeasureJudgement) -> OnCurve | None:
    """Return the piece of the curve on which the value lies; None where there is no curve."""
    anchors = anchors_of(judgement.preset, judgement.figures, measure.direction)
    if not anchors or judgement.value is None or judgement.score is None:
        return None
    value, target = judgement.value, None
    if judgement.preset is Preset.ON_TARGET:
        target = judgement.figures["target"] or 0.0
        value = abs(value - target)
        if value <= anchors[-1][0]:
            inner = anchors[-1][0]
            piece = Piece(0.0, HIGHEST, inner, HIGHEST, HIGHEST)
            return OnCurve(measure.id, value, piece, judgement.score, target)
    piece = piece_at(value, anchors)
    return OnCurve(measure.id, value, piece, judgement.score, target)
