"""A measure by coarser periods and over spans; expectations are sums and means done by hand."""

from typing import Any

from scorecard_app.domain.ids import MeasureId
from scorecard_app.domain.measures import Aggregation
from scorecard_app.domain.periods import Frequency, parse_period
from scorecard_app.domain.relations import Relations
from scorecard_app.present.charts.chart import Chart, Line
from scorecard_app.present.charts.choice import ChartKind
from scorecard_app.present.charts.viewed import viewed_chart
from scorecard_app.present.charts.viewing import Span, Viewing, coarser_than
from scorecard_app.present.form_parts import FormContext
from scorecard_app.texts import LocaleForms
from tests.builders import card, measure
from tests.present.small_card import SEPTEMBER, minter

SALES = MeasureId("Sales")
QUARTERS = Viewing(Frequency.QUARTER)


def drawn(
    viewing: Viewing,
    kind: ChartKind = ChartKind.TREND,
    *,
    months: int = 20,
    **fields: Any,  # noqa: ANN401 - of Measure
) -> Chart:
    """Draw sales of 1, 2, 3 … from January 2025 on."""
    start = parse_period("2025-01")
    actual = {str(start.shifted(place)): place + 1.0 for place in range(months)}
    made = card(measure("Sales", actual=actual, target={"2025-01": 10.0}, **fields))
    context = FormContext(made, Relations(made), SEPTEMBER, LocaleForms(), minter())
    return viewed_chart(kind, context, SALES, viewing)


def values(chart: Chart, role: str = "chart.actual") -> list[float]:
    lines = [mark for panel in chart.panels for mark in panel.marks if isinstance(mark, Line)]
    return [point.value for line in lines if line.role == role for point in line.points]


def column(chart: Chart, head: str) -> list[str]:
    at = chart.twin.header.index(head)
    return [row[at] for row in chart.twin.rows]


def test_a_sum_is_seen_by_whole_quarters_and_so_is_its_target() -> None:
    """1 + 2 + 3 = 6, 4 + 5 + 6 = 15, …; three times 10 a quarter."""
    chart = drawn(QUARTERS, aggregation=Aggregation.SUM)
    assert values(chart) == [6.0, 15.0, 24.0, 33.0, 42.0, 51.0]
    assert column(chart, "Period")[:2] == ["Q1 2025", "Q2 2025"]
    assert column(chart, "Target")[:2] == ["30", "30"]
    assert "Status" not in chart.twin.header


def test_an_incomplete_quarter_says_how_many_of_its_months_are_there() -> None:
    """Of the third quarter of 2026, July and August are there: 19 and 20."""
    summed = drawn(QUARTERS, aggregation=Aggregation.SUM)
    third = next(row for row in summed.twin.rows if row[0] == "Q3 2026")
    assert (third[1], third[-1]) == ("", "2 of 3 months")
    assert summed.note.endswith("Q3 2026: 2 of 3 months")
    averaged = drawn(QUARTERS, aggregation=Aggregation.MEAN)
    lines = [mark for mark in averaged.panels[0].marks if isinstance(mark, Line)]
    actual = next(line for line in lines if line.role == "chart.actual")
    assert actual.points[-1].value == 19.5
    assert actual.points[-1].readout.endswith("2 of 3 months")


def test_a_rate_keeps_its_status_by_quarters() -> None:
    chart = drawn(QUARTERS, aggregation=Aggregation.LAST, baseline=0.0)
    assert values(chart)[:2] == [3.0, 6.0]
    assert "Status" in chart.twin.header


def test_to_date_adds_up_from_the_start_of_the_year() -> None:
    """1, 3, 6, 10 …; the second year starts again at 13."""
    chart = drawn(Viewing(span=Span.TO_DATE), aggregation=Aggregation.SUM)
    found = values(chart)
    assert found[:4] == [1.0, 3.0, 6.0, 10.0]
    assert found[12:14] == [13.0, 27.0]
    assert column(chart, "Target")[:3] == ["10", "20", "30"]


def test_to_date_by_quarters_stands_at_the_end_of_each() -> None:
    viewing = Viewing(Frequency.QUARTER, Span.TO_DATE)
    assert values(drawn(viewing, aggregation=Aggregation.SUM))[:5] == [6.0, 21.0, 45.0, 78.0, 42.0]


def test_rolling_takes_the_last_months_together() -> None:
    """2 + 3 + 4 = 9 is the first whole one after 6."""
    found = values(drawn(Viewing(span=Span.ROLLING, months=3), aggregation=Aggregation.SUM))
    assert found[:2] == [6.0, 9.0]


def test_year_on_year_stands_beside_the_year_before() -> None:
    chart = drawn(Viewing(span=Span.YEAR_ON_YEAR), aggregation=Aggregation.SUM)
    assert values(chart, "chart.prior") == [float(each) for each in range(1, 9)]
    assert "Status" in chart.twin.header


def test_the_variance_follows_too() -> None:
    """A quarter of 6 against 30 is 24 short; against the year before 33 of 12 more is 42 − 6."""
    chart = drawn(QUARTERS, ChartKind.VARIANCE, aggregation=Aggregation.SUM)
    assert chart.twin.rows[0][0] == "Q1 2025"
    assert "−24" in chart.twin.rows[0]
    prior = drawn(
        Viewing(Frequency.QUARTER, Span.YEAR_ON_YEAR),
        ChartKind.VARIANCE,
        aggregation=Aggregation.SUM,
    )
    assert "+36" in next(row for row in prior.twin.rows if row[0] == "Q1 2026")


def test_other_charts_show_a_measure_as_it_is() -> None:
    plain = drawn(Viewing(), ChartKind.XMR)
    assert drawn(QUARTERS, ChartKind.XMR) == plain


def test_only_coarser_periods_are_offered() -> None:
    assert coarser_than(Frequency.QUARTER) == (Frequency.HALF_YEAR, Frequency.YEAR)
    assert not coarser_than(Frequency.YEAR)
    yearly = drawn(QUARTERS, frequency=Frequency.YEAR, months=0)
    assert yearly == drawn(Viewing(), frequency=Frequency.YEAR, months=0)


def test_a_rolling_span_takes_any_number_of_own_periods() -> None:
    """1 + … + 7 = 28, and each month adds one more and drops the first: + 7."""
    seven = Viewing(span=Span.ROLLING, periods=7)
    found = values(drawn(seven, aggregation=Aggregation.SUM))
    assert found[:3] == [28.0, 35.0, 42.0]
