from datetime import date

import pytest

from scorecard_app.domain.ids import MeasureId, ObjectiveId, SeriesId
from scorecard_app.domain.measures import Aggregation, Direction, Series, SeriesKind, Unit, UnitKind
from scorecard_app.domain.periods import Frequency
from scorecard_app.domain.settings import RollUp
from scorecard_app.engine.evaluate import evaluate
from scorecard_app.present.charts.chart import Area, Bar, Chart, Connector, Fill, Line
from scorecard_app.present.charts.choice import (
    CHARTS,
    ChartKind,
    build_chart,
    default_chart,
    sensible_charts,
)
from scorecard_app.present.charts.cumulative import cumulative_chart, pace_of
from scorecard_app.present.charts.distribution import bin_edges, distribution_chart
from scorecard_app.present.charts.waterfall import waterfall_chart
from scorecard_app.present.charts.year_on_year import year_on_year_chart
from tests.builders import Values, card, lane, measure, samples
from tests.builders import objective as placed
from tests.engine.cards import DAY, LANE, family
from tests.engine.cards import card as scored_card
from tests.present.charts.desk import SALES, desk, marks, run, sales


def test_years_are_laid_over_one_another_by_month() -> None:
    chart = year_on_year_chart(desk(sales([10.0] * 12 + [12.0] * 3, first="2025-01")), SALES)
    before, now = marks(chart, Line)
    assert (before.name, now.name) == ("2025", "2026")
    assert [point.at for point in now.points] == [0.0, 1.0, 2.0]
    assert now.points[0].readout == "Jan 2026: 12, +20.0 % on the year before"
    assert [tick.label for tick in chart.places[:2]] == ["Jan", "Feb"]
    assert chart.twin.header == ("Period", "2026", "2025", "Change")
    assert chart.twin.rows[0] == ("Jan", "12", "10", "+20.0 %")
    assert chart.twin.rows[11] == ("Dec", "", "10", "")


@pytest.mark.parametrize("values", [[5.0] * 12, [5.0], [-5.0, 5.0] * 6, [0.0] * 12, [1e300] * 12])
def test_a_whole_year_without_a_plan_has_a_sum_to_date(values: list[float]) -> None:
    scorecard = sales(values, aggregation=Aggregation.SUM)
    chart = cumulative_chart(desk(scorecard, date(2026, 12, 31)), SALES)
    (line,) = marks(chart, Line)
    assert line.points[-1].value == sum(values)
    assert chart.twin.rows[-1][1:4] == (line.points[-1].readout.split(": ")[1], "", "")


def test_fiscal_years_begin_in_their_own_month() -> None:
    scorecard = sales([1.0] * 15, first="2025-03").with_settings(fiscal_start=4)
    chart = year_on_year_chart(desk(scorecard, date(2026, 5, 31)), SALES)
    assert [each.name for each in marks(chart, Line)] == ["2024/25", "2025/26", "2026/27"]
    assert [len(each.points) for each in marks(chart, Line)] == [1, 12, 2]
    assert chart.places[0].label == "Apr"


def test_weeks_are_summed_up_by_the_month_of_their_thursday() -> None:
    values = {"2026-W01": 1.0, "2026-W05": 2.0, "2026-W06": 4.0}  # Thursdays 1 and 29 Jan, 5 Feb
    scorecard = card(
        measure("Sales", actual=values, frequency=Frequency.WEEK, aggregation=Aggregation.SUM)
    )
    (line,) = marks(year_on_year_chart(desk(scorecard), SALES), Line)
    assert [(point.at, point.value) for point in line.points] == [(0.0, 3.0), (1.0, 4.0)]


@pytest.mark.parametrize(
    ("aggregation", "january"),
    [
        (Aggregation.MEAN, 2.0),
        (Aggregation.MAXIMUM, 3.0),
        (Aggregation.MINIMUM, 1.0),
        (Aggregation.LAST, 1.0),
    ],
)
def test_days_make_a_month_by_the_aggregation_of_the_measure(
    aggregation: Aggregation, january: float
) -> None:
    values = {"2026-01-05": 3.0, "2026-01-06": 2.0, "2026-01-07": 1.0}
    made = measure("Sales", actual=values, frequency=Frequency.DAY, aggregation=aggregation)
    (line,) = marks(year_on_year_chart(desk(card(made)), SALES), Line)
    assert [(point.at, point.value) for point in line.points] == [(0.0, january)]


@pytest.mark.parametrize(
    ("frequency", "first", "labels"),
    [
        (Frequency.QUARTER, "2026-Q1", ["Q1", "Q2", "Q3", "Q4"]),
        (Frequency.HALF_YEAR, "2026-H1", ["H1", "H2"]),
    ],
)
def test_quarters_and_half_years_are_named_without_their_year(
    frequency: Frequency, first: str, labels: list[str]
) -> None:
    scorecard = card(measure("Sales", actual={first: 1.0}, frequency=frequency))
    chart = year_on_year_chart(desk(scorecard), SALES)
    assert [tick.label for tick in chart.places] == labels


def test_the_change_of_a_percent_is_in_points() -> None:
    values = [10.0] * 12 + [12.0]
    scorecard = sales(values, first="2025-01", unit=Unit(UnitKind.PERCENT))
    chart = year_on_year_chart(desk(scorecard), SALES)
    assert chart.twin.rows[0][-1] == "+2 points"


def test_yearly_values_have_no_year_on_year() -> None:
    scorecard = card(measure("Sales", actual={"2025": 1.0}, frequency=Frequency.YEAR))
    assert "one value a year" in year_on_year_chart(desk(scorecard), SALES).empty


def test_bins_follow_freedman_and_diaconis_made_round() -> None:
    # quartiles 25.75 and 75.25 of 1 to 100: 2 × 49.5 / ∛100 = 21.3, so bins of 20
    edges = bin_edges([float(each) for each in range(1, 101)])
    assert edges == [0.0, 20.0, 40.0, 60.0, 80.0, 100.0, 120.0]


@pytest.mark.parametrize(
    "values",
    [
        [3.0] * 8,
        [0.0] * 8,
        [0.0] * 7 + [1000.0],
        [-5.0, 5.0] * 4,
        [5e-324] * 8,
        [-5.00000000000001, -5.0] * 4,
        [1e300, -1e300] * 4,
    ],
)
def test_every_value_lies_in_one_of_at_most_about_twenty_bins(values: list[float]) -> None:
    edges = bin_edges(values)
    assert edges[0] <= min(values)
    assert max(values) < edges[-1]
    assert 2 <= len(edges) <= 22


def test_a_distribution_counts_values_and_shows_the_target_among_them() -> None:
    scorecard = sales([1.0, 1.5, 2.0, 2.5, 3.0, 3.5], target={"2026-01": 3.0}, baseline=1.0)
    chart = distribution_chart(desk(scorecard), SALES)
    bars = marks(chart, Bar)
    assert sum(each.end for each in bars) == 6
    assert chart.note == "Target: 3"
    assert marks(chart, Area)
    assert "At risk" in bars[0].readout
    assert sum(int(row[2]) for row in chart.twin.rows) == 6


def test_a_distribution_waits_for_five_values() -> None:
    chart = distribution_chart(desk(sales([1.0] * 4)), SALES)
    assert chart.empty == "Too early: 4 of 5 values."


def adding(values: list[float | None], target: Values | None = None) -> Chart:
    scorecard = sales(values, aggregation=Aggregation.SUM, target=target)
    return cumulative_chart(desk(scorecard, date(2026, 6, 30)), SALES)


def test_sums_to_date_stand_against_the_plan_of_the_whole_year() -> None:
    chart = adding([10.0] * 6, target={"2026-01": 12.0})
    plan, pace, actual = marks(chart, Line)
    assert [point.value for point in plan.points][-1] == 144.0
    assert [point.value for point in actual.points] == [10.0, 20.0, 30.0, 40.0, 50.0, 60.0]
    # 60 of 72 planned to date: at this pace 60 / 72 of 144
    assert pace.points[-1].value == pytest.approx(120.0)
    assert chart.note == "60 of 72 planned to date"


def test_without_a_plan_the_pace_is_that_of_the_periods() -> None:
    chart = adding([10.0] * 6)
    pace, _actual = marks(chart, Line)
    assert [point.value for point in pace.points] == [60.0, 70.0, 80.0, 90.0, 100.0, 110.0, 120.0]


def test_a_period_without_a_value_adds_nothing_and_is_said() -> None:
    assert adding([10.0, None, 10.0, 10.0, 10.0, 10.0]).note == "1 period without a value"


def test_the_pace_of_a_bullet_graph_is_the_plan_to_date() -> None:
    scorecard = sales([10.0] * 6, target={"2026-01": 12.0}, aggregation=Aggregation.SUM)
    pace = pace_of(desk(scorecard, date(2026, 6, 30)), scorecard.measures[SALES])
    assert pace.expected == 72.0
    assert pace.outlook == pytest.approx(120.0)


def test_only_what_adds_up_has_a_sum_to_date() -> None:
    assert "add up" in cumulative_chart(desk(sales([1.0] * 6)), SALES).empty
    assert "fiscal year" in adding([]).empty


# weights 50/25/15/10, scores 80 / – / 60 / 90: 77.33 (scoring.md, section 6)
SCORES = {"a": 80.0, "b": None, "c": 60.0, "d": 90.0}
WEIGHTS = {"a": 50.0, "b": 25.0, "c": 15.0, "d": 10.0}


def test_a_waterfall_climbs_by_share_times_score_to_the_score() -> None:
    scorecard = scored_card(*family(SCORES, WEIGHTS))
    results = evaluate(scorecard, [DAY])
    chart = waterfall_chart(desk(scorecard, DAY), results, ObjectiveId("objective"))
    solid = [each for each in marks(chart, Bar) if each.fill is Fill.SOLID]
    added = [each.end - each.start for each in solid]
    assert added[0] == pytest.approx(80 * 50 / 75)
    assert added[1] == 0.0
    assert added[2] == pytest.approx(60 * 15 / 75)
    assert added[3] == pytest.approx(90 * 10 / 75)
    assert added[4] == pytest.approx(77.333333, abs=1e-6)
    assert solid[3].end == pytest.approx(added[4])
    assert [each.value for each in marks(chart, Connector)] == pytest.approx(
        [each.end for each in solid[:4]]
    )


def test_a_perspective_is_taken_apart_as_an_objective_is() -> None:
    scorecard = scored_card(*family(SCORES, WEIGHTS))
    results = evaluate(scorecard, [DAY])
    chart = waterfall_chart(desk(scorecard, DAY), results, LANE)
    assert chart.title == "Lane"
    assert [row[:2] for row in chart.twin.rows] == [("objective", "77"), ("Score", "77")]


def test_what_is_lost_to_full_marks_is_outlined_behind_each_part() -> None:
    scorecard = scored_card(*family(SCORES, WEIGHTS))
    results = evaluate(scorecard, [DAY])
    chart = waterfall_chart(desk(scorecard, DAY), results, ObjectiveId("objective"))
    lost = [each.end - each.start for each in marks(chart, Bar) if each.fill is Fill.OUTLINE]
    parts = [20 * 50 / 75, 40 * 15 / 75, 10 * 10 / 75]
    assert lost == pytest.approx([*parts, sum(parts)])


def test_a_part_without_a_score_says_so() -> None:
    scorecard = scored_card(*family(SCORES, WEIGHTS))
    results = evaluate(scorecard, [DAY])
    chart = waterfall_chart(desk(scorecard, DAY), results, ObjectiveId("objective"))
    assert chart.twin.rows[1] == ("b", "", "", "", "", "no score, so the others bear its weight")
    assert chart.twin.rows[0][2] == "67 %"


def test_under_a_worst_child_the_bars_are_the_scores_themselves() -> None:
    scorecard = scored_card(*family(SCORES, WEIGHTS, roll_up=RollUp.WORST))
    results = evaluate(scorecard, [DAY])
    chart = waterfall_chart(desk(scorecard, DAY), results, ObjectiveId("objective"))
    solid = [each for each in marks(chart, Bar) if each.fill is Fill.SOLID]
    assert [each.end for each in solid] == [80.0, 0.0, 60.0, 90.0, 60.0]
    assert marks(chart, Connector) == []
    assert "no mean" in chart.note


def test_nothing_scored_has_no_waterfall() -> None:
    scorecard = scored_card(*family({"a": None}))
    results = evaluate(scorecard, [DAY])
    chart = waterfall_chart(desk(scorecard, DAY), results, ObjectiveId("objective"))
    assert chart.is_empty


PLAN = {"2026-01": 5.0}


# the rows of ux.md, section 2.2
@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({"actual": run([1.0] * 6), "target": PLAN}, ChartKind.XMR),
        ({"actual": run([1.0] * 5), "target": PLAN}, ChartKind.TREND),
        (
            {
                "actual": run([1.0] * 6),
                "target": PLAN,
                "aggregation": Aggregation.SUM,
                "spread_target": True,
            },
            ChartKind.CUMULATIVE,
        ),
        ({"actual": run([1.0] * 6), "unit": Unit(UnitKind.YES_NO)}, ChartKind.TREND),
        ({"actual": run([1.0] * 6), "direction": Direction.TARGET}, ChartKind.TREND),
        (
            {"actual": run([1.0] * 6), "target": PLAN, "unit": Unit(UnitKind.MONEY)},
            ChartKind.VARIANCE,
        ),
        ({"actual": run([1.0] * 6), "direction": Direction.LOWER}, ChartKind.XMR),
        ({"target": PLAN}, ChartKind.TREND),
    ],
)
def test_the_first_chart_fits_the_situation(fields: dict[str, object], expected: ChartKind) -> None:
    scorecard = card(measure("Sales", **fields))  # type: ignore[arg-type]  # of the builder
    context = desk(scorecard)
    assert default_chart(context, SALES) is expected
    assert expected in sensible_charts(context, SALES)


def test_every_chart_that_makes_sense_has_marks_that_speak_and_a_table() -> None:
    prior = Series(SeriesId("p"), SALES, SeriesKind.PRIOR, samples=samples({"2026-05": 4.0}))
    values = [5.0 + at % 4 for at in range(24)]
    scorecard = sales(
        values,
        first="2025-01",
        target={"2025-01": 6.0},
        baseline=4.0,
        unit=Unit(UnitKind.MONEY),
        aggregation=Aggregation.SUM,
    ).put(prior)
    context = desk(scorecard)
    kinds = sensible_charts(context, SALES)
    assert set(kinds) == set(ChartKind)
    for kind in kinds:
        chart = build_chart(kind, context, SALES)
        assert CHARTS[kind]
        assert chart.title == "Sales"
        assert chart.twin.rows
        assert {len(row) for row in chart.twin.rows} == {len(chart.twin.header)}
        assert all(_speaks(mark) for panel in chart.panels for mark in panel.marks), kind
        assert all(panel.low < panel.high for panel in chart.panels)


def _speaks(mark: object) -> bool:
    if isinstance(mark, Line):
        return all(point.readout for point in mark.points)
    return bool(getattr(mark, "readout", True))


def test_without_a_value_only_the_trend_is_offered() -> None:
    scorecard = card(lane("Value"), placed("Grow"), measure("Sales", "Grow"))
    assert sensible_charts(desk(scorecard), MeasureId("Sales")) == (ChartKind.TREND,)


def test_bins_end_where_the_digits_of_a_value_can_say_so() -> None:
    whole = bin_edges([8.0] * 8 + [9.0, 10.0], least=1.0)
    assert whole == [8.0, 9.0, 10.0, 11.0]
    # by the rule alone the bins would be 2.5 wide, and 7.5 would be written as 8
    assert bin_edges([6.0, 7.0, 8.0, 9.0, 9.0, 10.0, 11.0, 12.0, 12.0, 13.0, 14.0], least=1.0) == [
        6.0, 8.0, 10.0, 12.0, 14.0, 16.0,
    ]  # fmt: skip
