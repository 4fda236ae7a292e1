from datetime import date
from typing import Any

from scorecard_app.domain.ids import MeasureId, RuleId, SeriesId
from scorecard_app.domain.rules import Parameter, Preset, Rule
from scorecard_app.domain.scorecard import Scorecard
from scorecard_app.engine.evaluate import evaluate
from scorecard_app.present.charts.alone import alone
from scorecard_app.present.charts.chart import Line
from scorecard_app.present.charts.course import trend_chart
from scorecard_app.present.charts.trend import chart_spec
from scorecard_app.present.charts.xmr import xmr_chart
from tests.builders import card, measure
from tests.present.charts.desk import desk, marks, run

RATIO, COST = MeasureId("Ratio"), MeasureId("Cost")
DAY = date(2026, 12, 31)


def ratio(**fields: Any) -> Scorecard:  # noqa: ANN401 - fields of Measure
    """Return a ratio of two measures, one of which is itself computed, and one that is apart."""
    return card(
        measure("Hours", actual=run([2.0] * 12)),
        measure("Cost", formula="[#Hours] * 5"),
        measure("Heads", actual=run([2.0, 4.0] * 6)),
        measure("Apart", actual=run([1.0])),
        measure("Ratio", formula="[#Cost] / [#Heads]", target={"2026-01": 4.0}, **fields),
    )


def test_what_a_formula_makes_is_charted_as_what_was_entered() -> None:
    context = desk(ratio(), DAY)
    (line,) = marks(xmr_chart(context, RATIO), Line)
    assert [point.value for point in line.points] == [5.0, 2.5] * 6
    actual = marks(trend_chart(context, RATIO), Line)[0]
    assert [point.value for point in actual.points] == [5.0, 2.5] * 6
    (series,) = chart_spec(context, RATIO).series
    assert [point.value for point in series.points] == [5.0, 2.5] * 6


def test_judging_a_measure_alone_gives_the_same_as_in_the_whole_scorecard() -> None:
    parameters = {
        "goal": Parameter(formula="[#Heads] * 2"),
        "red_flag": Parameter(series_id=SeriesId("Hours actual")),
    }
    rule = Rule(RuleId("rule"), RATIO, None, Preset.GOAL_AND_RED_FLAG, parameters)
    scorecard = ratio().put(rule)
    by_itself = evaluate(alone(desk(scorecard), scorecard.measures[RATIO]), [DAY])
    assert by_itself.measure(RATIO) == evaluate(scorecard, [DAY]).measure(RATIO)


def test_only_what_a_measure_rests_on_stands_beside_it() -> None:
    scorecard = ratio()
    context = desk(scorecard)
    assert set(alone(context, scorecard.measures[RATIO]).measures) == {
        "Ratio", "Cost", "Hours", "Heads",
    }  # fmt: skip
    assert set(alone(context, scorecard.measures[COST]).measures) == {"Cost", "Hours"}


def test_formulas_that_refer_to_each_other_come_to_an_end() -> None:
    scorecard = card(measure("Ratio", formula="[#Cost]"), measure("Cost", formula="[#Ratio]"))
    context = desk(scorecard)
    assert set(alone(context, scorecard.measures[RATIO]).measures) == {"Ratio", "Cost"}
    assert trend_chart(context, RATIO).is_empty


def test_a_constant_reaches_as_far_as_the_values_of_all_measures() -> None:
    scorecard = card(
        measure("Sales", actual=run([1.0] * 6)),
        measure("Constant", formula="5"),
        measure("Twice", formula="[#Constant] * 2"),
    )
    context, day = desk(scorecard), date(2026, 6, 30)
    for name in ("Constant", "Twice"):
        key = MeasureId(name)
        by_itself = evaluate(alone(context, scorecard.measures[key]), [day]).measure(key)
        assert by_itself == evaluate(scorecard, [day]).measure(key)
        assert not trend_chart(context, key).is_empty
