"""Explain the score of a measure: its value, the rule in force, and the line between the two."""

from collections.abc import Iterator

from scorecard_app.domain.formula.parser import parsed
from scorecard_app.domain.ids import MeasureId, RuleId
from scorecard_app.domain.measures import Measure
from scorecard_app.domain.periods import Period
from scorecard_app.domain.rules import Preset, Rule
from scorecard_app.domain.samples import Samples
from scorecard_app.engine.curve import anchors_of, piece_at
from scorecard_app.engine.explain.steps import (
    Figure,
    Input,
    OnCurve,
    Origin,
    RuleInForce,
    Scored,
    Step,
    ValueShown,
)
from scorecard_app.engine.judgements import MeasureJudgement
from scorecard_app.engine.results import Results
from scorecard_app.engine.rules import BASELINE, TARGET

_FROM_MEASURE = frozenset({BASELINE, "minimum", "maximum"})


def measure_steps(results: Results, measure_id: MeasureId, at: int) -> tuple[Step, ...]:
    """Return the steps from the value of a measure to its score at one of the dates."""
    judgement = results.measure(measure_id, at)
    steps: list[Step] = [_value(results, measure_id, judgement, at)]
    steps.append(_rule(results, measure_id, judgement))
    curve = _on_curve(results.card.measures[measure_id], judgement)
    return (*steps, curve) if curve else tuple(steps)


def _value(
    results: Results, measure_id: MeasureId, judgement: MeasureJudgement, at: int
) -> ValueShown:
    measure, period = results.card.measures[measure_id], _period(judgement)
    row = results.rows[measure_id]
    inputs = tuple(_inputs(results, measure, period)) if measure.formula else ()
    age = results.panel.ages.item(row, at)
    return ValueShown(measure_id, judgement.value, period, age, measure.formula, inputs)


def _inputs(results: Results, measure: Measure, period: Period) -> Iterator[Step]:
    """Yield what the formula of a measure reads, each in the formula's own period."""
