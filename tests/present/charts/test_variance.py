from datetime import date

import pytest

from scorecard_app.domain.ids import RuleId, SeriesId
from scorecard_app.domain.measures import Aggregation, Direction, Series, SeriesKind, Unit, UnitKind
from scorecard_app.domain.periods import Frequency, Period, parse_period
from scorecard_app.domain.rules import Parameter, Preset, Rule
from scorecard_app.domain.scorecard import Scorecard
from scorecard_app.present.charts.chart import Bar, Chart, Fill, Pin
from scorecard_app.present.charts.variance import Against, variance_chart, year_before_ordinal
from tests.builders import samples
from tests.present.charts.desk import SALES, desk, marks, sales

PLAN = {"2026-01": 100.0}


def chart_of(scorecard: Scorecard, against: Against = Against.PLAN) -> Chart:
    return variance_chart(desk(scorecard, date(2026, 3, 31)), SALES, against=against)


def with_series(scorecard: Scorecard, kind: SeriesKind, values: dict[str, float]) -> Scorecard:
    made = Series(SeriesId(f"Sales {kind.value}"), SALES, kind, samples=samples(values))
    return scorecard.put(made)


def test_from_the_top_stand_percents_then_differences_then_columns() -> None:
    chart = chart_of(sales([110.0, 95.0, 100.0], target=PLAN))
    assert [each.title for each in chart.panels] == ["ΔPL %", "ΔPL", "Actual"]
    assert [(each.value, each.label) for each in marks(chart, Pin)] == [
        (10.0, "+10.0 %"),
        (-5.0, "−5.0 %"),
        (0.0, "0.0 %"),
    ]
    assert [(each.end, each.label) for each in marks(chart, Bar, 1)] == [
        (10.0, "+10"),
        (-5.0, "−5"),
        (0.0, "0"),
    ]


def test_actual_is_solid_in_front_of_the_plan_in_outline() -> None:
    chart = chart_of(sales([110.0], first="2026-03", target=PLAN))
    plan, actual = marks(chart, Bar, 2)
    assert (plan.fill, plan.end, plan.shift < 0) == (Fill.OUTLINE, 100.0, True)
    assert (actual.fill, actual.end, actual.shift) == (Fill.SOLID, 110.0, 0.0)


def test_a_forecast_is_hatched_and_stands_behind_the_last_actual() -> None:
    scorecard = with_series(
        sales([110.0, 95.0, 100.0], target=PLAN),
        SeriesKind.FORECAST,
        {"2026-03": 1.0, "2026-04": 120.0},
    )
    last = marks(chart_of(scorecard), Bar, 2)[-1]
    assert (last.fill, last.end) == (Fill.HATCH, 120.0)
    assert last.readout == "Forecast, Apr 2026: 120"
    assert marks(chart_of(scorecard), Bar, 1)[-1].fill is Fill.HATCH


@pytest.mark.parametrize(
    ("direction", "roles"),
    [
        (Direction.HIGHER, ["chart.good", "chart.bad", "chart.neutral"]),
        (Direction.LOWER, ["chart.bad", "chart.good", "chart.neutral"]),
    ],
)
def test_good_and_bad_are_meant_by_the_direction_of_the_measure(
    direction: Direction, roles: list[str]
) -> None:
    chart = chart_of(sales([110.0, 95.0, 100.0], target=PLAN, direction=direction))
    assert [each.role for each in marks(chart, Bar, 1)] == roles
    assert [each.role for each in marks(chart, Pin)] == roles
    words = [each.readout.rpartition(" · ")[2] for each in marks(chart, Bar, 1)[:2]]
    assert words == (["better", "worse"] if roles[0] == "chart.good" else ["worse", "better"])


def test_within_the_tolerance_of_a_target_a_difference_is_good() -> None:
    figures = {"target": 100.0, "inner": 5.0, "outer": 15.0}
    parameters = {name: Parameter(number) for name, number in figures.items()}
    scorecard = sales([104.0, 90.0, 100.0], direction=Direction.TARGET).put(
        Rule(RuleId("rule"), SALES, None, Preset.ON_TARGET, parameters)
    )
    roles = [each.role for each in marks(chart_of(scorecard), Bar, 1)]
    assert roles == ["chart.good", "chart.bad", "chart.neutral"]


def test_against_the_year_before_the_columns_behind_are_pale() -> None:
    values = [80.0, 100.0, 90.0, *[50.0] * 9, 110.0, 95.0, 100.0]
    chart = chart_of(sales(values, first="2025-01"), Against.PRIOR)
    assert marks(chart, Bar, 2)[-2].fill is Fill.PALE
    assert [each.end for each in marks(chart, Bar, 1)][-3:] == [30.0, -5.0, 10.0]
    assert chart.panels[1].title == "ΔPY"


@pytest.mark.parametrize(
    ("frequency", "now", "before"),
    [
        (Frequency.DAY, "2026-09-14", "2025-09-15"),  # both are Mondays
        (Frequency.WEEK, "2026-W38", "2025-W38"),
        (Frequency.MONTH, "2026-09", "2025-09"),
        (Frequency.QUARTER, "2026-Q3", "2025-Q3"),
        (Frequency.YEAR, "2026", "2025"),
    ],
)
def test_a_period_has_its_match_a_year_before(frequency: Frequency, now: str, before: str) -> None:
    found = year_before_ordinal(frequency, parse_period(now).ordinal)
    assert str(Period(frequency, found)) == before


def test_a_series_of_the_year_before_goes_before_the_values_of_that_year() -> None:
    scorecard = with_series(
        sales([80.0, *[50.0] * 11, 110.0], first="2025-03"), SeriesKind.PRIOR, {"2026-03": 100.0}
    )
    assert marks(chart_of(scorecard, Against.PRIOR), Bar, 1)[-1].end == 10.0


def test_a_yearly_target_is_spread_over_the_months() -> None:
    scorecard = sales(
        [110.0, 95.0, 100.0],
        target={"2026-01": 1200.0},
        aggregation=Aggregation.SUM,
        spread_target=True,
    )
    assert [each.end for each in marks(chart_of(scorecard), Bar, 1)] == [10.0, -5.0, 0.0]


def test_a_plan_of_zero_has_a_difference_but_no_percent() -> None:
    chart = chart_of(sales([10.0, 5.0, 0.0], target={"2026-01": 0.0}))
    assert [each.title for each in chart.panels] == ["ΔPL", "Actual"]
    assert [row[4] for row in chart.twin.rows] == ["", "", ""]


def test_the_percent_of_a_negative_plan_keeps_the_sign_of_the_difference() -> None:
    chart = chart_of(sales([-50.0, -150.0, -100.0], target={"2026-01": -100.0}))
    assert [each.value for each in marks(chart, Pin)] == [50.0, -50.0, 0.0]


def test_the_difference_of_dates_is_in_days_without_columns_or_percent() -> None:
    scorecard = sales(
        [740_010.0, 740_000.0, 740_003.0],
        target={"2026-01": 740_003.0},
        unit=Unit(UnitKind.DATE),
        direction=Direction.LOWER,
    )
    chart = chart_of(scorecard)
    assert [each.title for each in chart.panels] == ["ΔPL, days"]
    assert marks(chart, Bar)[0].readout == "ΔPL, Jan 2026: +7 days · worse"


def test_without_a_plan_a_sentence_says_what_is_wanted() -> None:
    assert "targets" in chart_of(sales([110.0, 95.0])).empty
    assert "year before" in chart_of(sales([110.0, 95.0]), Against.PRIOR).empty


def test_the_table_says_what_the_chart_shows() -> None:
    chart = chart_of(sales([110.0, None, 100.0], target=PLAN))
    assert chart.twin.header == ("Period", "Value", "Plan", "ΔPL", "ΔPL %", "Judged")
    assert chart.twin.rows == (
        ("Jan 2026", "110", "100", "+10", "+10.0 %", "better"),
        ("Feb 2026", "", "100", "", "", ""),
        ("Mar 2026", "100", "100", "0", "0.0 %", ""),
    )


def test_percents_differ_by_points_and_by_no_percentage_of_themselves() -> None:
    percents = sales([5.0, 100.0], target={"2026-01": 50.0}, unit=Unit(UnitKind.PERCENT))
    chart = variance_chart(desk(percents), SALES)
    assert [panel.title for panel in chart.panels] == ["ΔPL, points", "Actual, %"]
    assert marks(chart, Bar)[-1].readout == "ΔPL, Feb 2026: +50 points · better"
    assert "ΔPL %" not in chart.twin.header
    assert {len(row) for row in chart.twin.rows} == {len(chart.twin.header)}
