"""A derivation leads to the score that the engine found, step by step."""

import math
from datetime import date

import pytest
from hypothesis import given

from scorecard_app.domain.ids import MeasureId, OverrideId, RuleId
from scorecard_app.domain.measures import Aggregation, Direction
from scorecard_app.domain.periods import Frequency, Period, parse_period
from scorecard_app.domain.rules import Override, Parameter, Preset, Rule
from scorecard_app.domain.scorecard import Scorecard
from scorecard_app.engine.evaluate import evaluate
from scorecard_app.engine.explain import explain, explained
from scorecard_app.engine.explain.steps import (
    Child,
    Figure,
    Input,
    OnCurve,
    Origin,
    RolledUp,
    RuleInForce,
    Scored,
    Step,
    ValueShown,
)
from tests.builders import card, lane, measure, objective
from tests.engine.random_cards import scorecards

SEPTEMBER = parse_period("2026-09")


def outage() -> Scorecard:
    """Return the outage hours of scoring.md, section 6: goal 10, red flag 20, value 12."""
    figures = {"goal": Parameter(10.0), "red_flag": Parameter(20.0)}
    since = parse_period("2026-01")
    return card(
        lane("Value"),
        objective("Reliable"),
        measure("Outage", "Reliable", actual={"2026-09": 12.0}, direction=Direction.LOWER),
        (Rule(RuleId("rule"), "Outage", since, Preset.GOAL_AND_RED_FLAG, figures),),  # type: ignore[arg-type]  # ids are names here
    )


def steps(step: Step) -> list[Step]:
    """Return a step and all below it."""
    return [step, *(each for part in getattr(step, "parts", ()) for each in steps(part))]


def one(step: Step, kind: type[Step]) -> Step:
    (found,) = (each for each in steps(step) if isinstance(each, kind))
    return found


def test_a_measure_is_explained_by_value_rule_and_line() -> None:
    """The oracle is scoring.md, section 6: 6.0 of 10."""
    scored = explain(outage(), "Outage", SEPTEMBER)
    assert scored.score == pytest.approx(60.0)
    value, rule, curve = scored.parts
    assert isinstance(value, ValueShown)
    assert (value.number, value.period, value.age) == (12.0, SEPTEMBER, 0)
    assert isinstance(rule, RuleInForce)
    assert (rule.preset, rule.since) == (Preset.GOAL_AND_RED_FLAG, parse_period("2026-01"))
    assert isinstance(curve, OnCurve)
    assert (curve.piece.left, curve.piece.right) == (20.0, 10.0)
    assert curve.piece.score == pytest.approx(60.0)
    assert not curve.is_clamped


def test_a_figure_says_where_it_comes_from_and_since_when() -> None:
    made = measure(
        "Sales", actual={"2026-09": 5.0}, target={"2026-03": 8.0, "2027-01": 9.0}, baseline=2.0
    )
    rule = one(explain(card(lane("Value"), made), "Sales", SEPTEMBER), RuleInForce)
    assert isinstance(rule, RuleInForce)
    target, baseline = rule.parts
    assert isinstance(target, Figure)
    assert isinstance(baseline, Figure)
    assert (target.number, target.origin) == (8.0, Origin.TARGET)
    assert target.since == parse_period("2026-03")
    assert (baseline.number, baseline.origin) == (2.0, Origin.MEASURE)


def test_a_value_beyond_the_scale_says_that_it_is_held_to_it() -> None:
    made = measure("Sales", actual={"2026-09": 50.0}, target={"2026-03": 8.0}, baseline=2.0)
    curve = one(explain(card(lane("Value"), made), "Sales", SEPTEMBER), OnCurve)
    assert isinstance(curve, OnCurve)
    assert curve.is_clamped
    assert curve.score == 100.0


def test_within_the_inner_tolerance_the_marks_are_full() -> None:
    figures = {"target": Parameter(10.0), "inner": Parameter(1.0), "outer": Parameter(3.0)}
    made = measure("Level", actual={"2026-09": 10.5}, direction=Direction.TARGET)
    rule = Rule(RuleId("rule"), "Level", None, Preset.ON_TARGET, figures)  # type: ignore[arg-type]  # ids are names here
    curve = one(explain(card(lane("Value"), made, (rule,)), "Level", SEPTEMBER), OnCurve)
    assert isinstance(curve, OnCurve)
    assert (curve.value, curve.target, curve.piece.score) == (0.5, 10.0, 100.0)


def test_a_status_set_by_hand_is_named() -> None:
    override = Override(OverrideId("by hand"), "Outage", SEPTEMBER, band_key="off", reason="Fire")
    scored = explain(outage().put(override), "Outage", SEPTEMBER)
    assert (scored.override_id, scored.band_key) == ("by hand", "off")


def test_something_that_is_not_scored_cannot_be_explained() -> None:
    with pytest.raises(KeyError):
        explain(outage(), "nothing", SEPTEMBER)


@given(scorecards())
def test_every_derivation_leads_to_the_score(scorecard: Scorecard) -> None:
    results = evaluate(scorecard, [date(2025, 6, 30)])
    for key in [*scorecard.measures, *scorecard.objectives, *scorecard.perspectives]:
        scored = explained(results, key)
        history = results.history(key).scores[0]
        assert scored.score == (None if math.isnan(history) else history)
        _check(scored)


def _check(scored: Scored) -> None:
    for step in scored.parts:
        if isinstance(step, OnCurve):
            assert min(100.0, max(0.0, step.piece.score)) == pytest.approx(step.score, abs=1e-9)
        if isinstance(step, RolledUp):
            children = [each for each in step.parts if isinstance(each, Child)]
            points = [each.contribution for each in children if each.contribution is not None]
            if points and scored.score is not None:
                assert sum(points) == pytest.approx(scored.score)


def test_a_period_is_judged_at_its_end() -> None:
    quarter = explain(outage(), "Outage", Period(SEPTEMBER.frequency, SEPTEMBER.ordinal - 1))
    assert quarter.score is None


def test_a_computed_value_names_what_the_formula_read() -> None:
    """Cost a head is 300 ÷ 10, the months of the quarter added up and the last head count held."""
    parts = (
        measure(
            "Cost",
            actual={"2026-07": 90.0, "2026-08": 100.0, "2026-09": 110.0},
            aggregation=Aggregation.SUM,
        ),
        measure("Heads", actual={"2025": 10.0}, frequency=Frequency.YEAR),
        measure("Cost a head", formula="[#Cost] / [#Heads]", frequency=Frequency.QUARTER),
    )
    made = card(lane("Value"), *parts)
    scored = explain(made, "Cost a head", parse_period("2026-Q3"))
    value = scored.parts[0]
    assert isinstance(value, ValueShown)
    assert value.number == 30.0
    assert value.parts == (
        Input(MeasureId("Cost"), 300.0, parse_period("2026-Q3")),
        Input(MeasureId("Heads"), 10.0, parse_period("2026-Q3")),
    )
