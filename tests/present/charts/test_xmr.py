from datetime import date

import pytest

from scorecard_app.domain.measures import Phase, Unit, UnitKind
from scorecard_app.domain.periods import parse_period
from scorecard_app.present.charts.chart import Area, Level, Line
from scorecard_app.present.charts.xmr import xmr_chart
from tests.present.charts.desk import SALES, desk, marks, sales

SWINGING = [4.0, 6.0] * 6
"""Mean 5, mean moving range 2: limits 5 ± 5.32, limit of the ranges 6.534."""


def test_the_limits_are_drawn_as_lines_with_the_last_ones_labelled() -> None:
    chart = xmr_chart(desk(sales(SWINGING)), SALES)
    found = [(each.name, each.value, each.label) for each in marks(chart, Level)]
    assert found == [
        ("Upper limit 10.32", 5 + 5.32, "10.32"),
        ("Mean 5", 5.0, "5"),
        ("Lower limit −0.32", 5 - 5.32, "−0.32"),
    ]
    (area,) = marks(chart, Area)
    assert (area.low, area.high) == (5 - 5.32, 5 + 5.32)


def test_below_stand_the_moving_ranges_with_their_limit() -> None:
    chart = xmr_chart(desk(sales(SWINGING)), SALES)
    assert [each.title for each in chart.panels] == ["Values", "Moving range"]
    assert [each.value for each in marks(chart, Level, 1)] == [2 * 3.267, 2.0]
    (line,) = marks(chart, Line, 1)
    assert [point.value for point in line.points] == [2.0] * 11


def test_each_phase_has_limits_of_its_own() -> None:
    values = [4.0, 6.0] * 3 + [14.0, 16.0] * 3
    phases = (Phase(parse_period("2026-07"), None, "because"),)
    chart = xmr_chart(desk(sales(values, phases=phases)), SALES)
    means = [each for each in marks(chart, Level) if each.role == "chart.mean"]
    july = parse_period("2026-07").ordinal
    assert [(each.start, each.end, each.value) for each in means] == [
        (july - 6.5, july - 0.5, 5.0),
        (july - 0.5, july + 5.5, 15.0),
    ]
    assert [each.label for each in means] == ["", "15"]


def test_signals_are_marked_and_said() -> None:
    chart = xmr_chart(desk(sales([*SWINGING[:11], 40.0])), SALES)
    (line,) = marks(chart, Line)
    assert all(point.is_signal for point in line.points)
    assert line.points[0].readout == "Jan 2026: 4 · one of many in a row below the mean"
    assert line.points[-1].readout == "Dec 2026: 40 · above the upper limit"
    assert chart.note == "Improving: a signal for the better"


def test_with_fewer_than_six_values_there_is_a_line_and_the_words_too_early() -> None:
    chart = xmr_chart(desk(sales([4.0, 6.0, 4.0, 6.0, 4.0])), SALES)
    assert chart.note == "Too early for limits: 5 of 6 values"
    assert marks(chart, Level) == []
    (line,) = marks(chart, Line)
    assert len(line.points) == 5


def test_both_answers_stand_above_the_chart() -> None:
    chart = xmr_chart(desk(sales(SWINGING, target={"2026-01": 5.0})), SALES)
    assert chart.note == (
        "Common cause: no signal, the usual variation · "
        "If it stays within these limits, it will hit the target at times and miss it at times"
    )
    assert [each.name for each in marks(chart, Level)][-1] == "Target 5"


def test_values_after_the_day_shown_are_not_known_yet() -> None:
    chart = xmr_chart(desk(sales(SWINGING), date(2026, 6, 30)), SALES)
    (line,) = marks(chart, Line)
    assert len(line.points) == 6


def test_the_table_says_what_the_chart_shows() -> None:
    chart = xmr_chart(desk(sales(SWINGING, target={"2026-01": 5.0})), SALES)
    assert chart.twin.header == (
        "Period", "Value", "Target", "Mean", "Lower limit", "Upper limit", "Moving range", "Signal",
    )  # fmt: skip
    assert chart.twin.rows[1] == ("Feb 2026", "6", "5", "5", "−0.32", "10.32", "2", "")


def test_a_measure_without_a_value_has_a_sentence_instead() -> None:
    chart = xmr_chart(desk(sales([])), SALES)
    assert chart.is_empty
    assert chart.empty == "There is no value yet."


@pytest.mark.parametrize(("kind", "moved"), [(UnitKind.DATE, "2"), (UnitKind.DURATION, "0:02")])
def test_a_moving_range_of_dates_is_in_days_and_one_of_durations_in_time(
    kind: UnitKind, moved: str
) -> None:
    values = [740_000.0 + each for each in SWINGING]
    chart = xmr_chart(desk(sales(values, unit=Unit(kind))), SALES)
    assert chart.twin.rows[1][6] == moved


def test_limits_of_whole_numbers_have_a_decimal_more_than_these() -> None:
    """Mean 5, mean moving range 2: 5 ± 5.32, which whole numbers would call 10, 5 and 0."""
    chart = xmr_chart(desk(sales(SWINGING, unit=Unit(decimals=0))), SALES)
    assert [each.label for each in marks(chart, Level)] == ["10.3", "5.0", "−0.3"]
    assert chart.twin.rows[0][1:2] + chart.twin.rows[0][3:6] == ("4", "5.0", "−0.3", "10.3")


def test_a_value_outside_its_limits_is_not_said_to_stay_within_them() -> None:
    """Mean 106 / 12, mean moving range 53 / 11: both lie above the limit, 21.6."""
    chart = xmr_chart(desk(sales([5.0, 7.0] * 5 + [6.0, 40.0], target={"2026-01": 39.0})), SALES)
    assert chart.note == (
        "Improving: a signal for the better · "
        "Back within these limits, it would keep missing the target"
    )


def test_a_mean_of_whole_numbers_is_not_rounded_to_one() -> None:
    whole = Unit(UnitKind.COUNT, decimals=0)
    chart = xmr_chart(desk(sales([8.0, 9.0, 9.0, 8.0, 9.0, 9.0], unit=whole)), SALES)
    assert chart.twin.rows[-1][chart.twin.header.index("Mean")] == "8.7"
    assert "Mean 8.7" in [each.name for each in marks(chart, Level)]
