"""The traps that other programs fell into, by their numbers in scoring.md section 7."""

from dataclasses import fields, replace
from datetime import date

import pytest

from scorecard_app.domain.ids import MeasureId, ObjectiveId, RuleId
from scorecard_app.domain.measures import Aggregation, Direction, Measure, Series
from scorecard_app.domain.periods import Frequency, parse_period
from scorecard_app.domain.rules import Parameter, Preset, Rule
from scorecard_app.domain.settings import Band
from scorecard_app.engine.evaluate import evaluate
from scorecard_app.engine.numbers import numbers_of
from scorecard_app.engine.time.convert import as_frequency
from tests.engine.cards import DAY, card, family, judged, measure, scored

GOAL = Preset.GOAL_AND_RED_FLAG
MEASURE, OBJECTIVE = MeasureId("measure"), ObjectiveId("objective")
MAY = date(2026, 5, 31)


@pytest.mark.parametrize(
    ("direction", "score"),
    [(Direction.HIGHER, 75), (Direction.LOWER, 25), (Direction.TARGET, None)],
)
def test_trap_1_a_direction_that_is_stored_is_obeyed(
    direction: Direction, score: float | None
) -> None:
    """Stored but ignored by the scoring code of bamboobsc; closed form."""
    ends = {"minimum": 0.0, "maximum": 100.0}
    rule = Preset.MINIMUM_TO_MAXIMUM
    found = judged(measure(actual=75, preset=rule, figures=ends, direction=direction))
    assert found.score == score


@pytest.mark.parametrize(
    ("score", "key"), [(33, "a"), (33.5, "a"), (34, "b"), (66.4, "b"), (94.5, "c"), (95, "d")]
)
def test_trap_2_bands_leave_no_hole_and_do_not_overlap(score: float, key: str) -> None:
    """Integer bands such as 0–33, 34–94 and 95–100 lose what lies between them."""
    floors = {"a": 0.0, "b": 34.0, "c": 66.5, "d": 95.0}
    bands = tuple(Band(name, name, floor, "on") for name, floor in floors.items())
    assert judged(scored("measure", score), bands=bands).band_key == key


def test_trap_3_nothing_of_nothing_is_neither_full_marks_nor_nought() -> None:
    """100 % green in PerformancePoint, 0 % in bamboobsc."""
    found = evaluate(card(family({"a": None, "b": None})), [DAY]).objective(OBJECTIVE)
    assert (found.score, found.band_key, found.coverage) == (None, None, 0)


def test_trap_4_weights_need_not_sum_to_a_hundred() -> None:
    found = evaluate(card(family({"a": 90, "b": 30}, {"a": 7.0, "b": 3.5})), [DAY])
    assert found.objective(OBJECTIVE).score == pytest.approx(70)


def test_trap_5_scores_are_averaged_and_not_their_bands() -> None:
    """QPR and SAP average the bands: two ambers and a red would make an amber."""
    found = evaluate(card(family({"a": 34, "b": 34, "c": 0})), [DAY]).objective(OBJECTIVE)
    assert found.score == pytest.approx(68 / 3)
    assert found.band_key == "off"


def test_trap_6_a_ratio_over_time_is_made_of_its_parts() -> None:
    """Closed form: 30 / 30 over the quarter, neither the sum nor the mean of 5, 1.25 and 0.5."""
    months = ("2026-04", "2026-05", "2026-06")
    cost = dict(zip(months, (10.0, 10.0, 10.0), strict=True))
    heads = dict(zip(months, (2.0, 8.0, 20.0), strict=True))
    scorecard = card(
        measure("cost", actual=cost, aggregation=Aggregation.SUM),
        measure("heads", actual=heads, aggregation=Aggregation.SUM),
        measure("ratio", formula="[#cost] / [#heads]", aggregation=Aggregation.RECOMPUTE),
    )
    numbers = numbers_of(scorecard)
    found = as_frequency(scorecard, numbers, MeasureId("ratio"), Frequency.QUARTER)
    assert found.numbers.tolist() == [1.0]


def test_trap_7_a_new_rule_leaves_the_past_as_it_was_judged() -> None:
    """History is neither rewritten nor kept without saying from when the rule holds."""
    figures = {"goal": Parameter(100.0), "red_flag": Parameter(0.0)}
    old = Rule(RuleId("old"), MEASURE, None, GOAL, figures)
    new = Rule(RuleId("new"), MEASURE, parse_period("2026-06"), Preset.NOT_SCORED)
    values = measure(actual={"2026-05": 50, "2026-06": 50})
    results = evaluate(card(values, old, new), [MAY, DAY])
    assert [results.measure(MEASURE, at).score for at in (0, 1)] == [pytest.approx(50), None]
    on_purpose = evaluate(card(values, replace(new, since=None)), [MAY])
    assert on_purpose.measure(MEASURE).score is None


def test_trap_8_one_target_serves_every_later_value() -> None:
    values = {"2026-04": 10, "2026-05": 10, "2026-06": 10}
    parts = measure(actual=values, target={"2026-01": 20}, baseline=0.0)
    results = evaluate(card(parts), [date(2026, 4, 30), MAY, DAY])
    assert [results.measure(MEASURE, at).target for at in range(3)] == [20, 20, 20]


def test_trap_9_the_frequency_is_that_of_the_measure_and_no_row_has_its_own() -> None:
    assert "frequency" in {each.name for each in fields(Measure)}
    assert "frequency" not in {each.name for each in fields(Series)}


def test_trap_10_a_score_is_not_cut_to_a_whole_number_before_it_gets_its_band() -> None:
    assert judged(scored("measure", 66.99)).band_key == "on"
    assert judged(scored("measure", 66.6)).band_key == "risk"
