from dataclasses import replace
from datetime import date

import pytest

from scorecard_app.domain.ids import DecisionId, LockId, NoteId, OverrideId, RuleId, SeriesId
from scorecard_app.domain.measures import Phase, Remark, Series, SeriesKind, Unit, UnitKind
from scorecard_app.domain.people import Decision, Note
from scorecard_app.domain.periods import parse_period
from scorecard_app.domain.rules import Lock, Override, Preset, Rule
from scorecard_app.engine.forecast import forecast
from scorecard_app.present.charts.chart import Area, Level, Line, Ribbon, TableTwin
from scorecard_app.present.charts.course import STEPS, trend_chart
from scorecard_app.present.charts.events import events_of
from scorecard_app.present.charts.trend import chart_spec
from tests.builders import samples
from tests.present.charts.desk import SALES, desk, marks, sales

VALUES = [50.0, 54.0, 53.0, 58.0, 60.0, 59.0, 63.0, 66.0]


def test_values_carry_their_status_and_lie_on_bands_and_target_steps() -> None:
    target = {"2026-01": 60.0, "2026-05": 70.0}
    chart = trend_chart(desk(sales(VALUES[:4], target=target, baseline=40.0)), SALES)
    (actual,) = marks(chart, Line)
    assert actual.points[0].readout == "Actual, Jan 2026: 50 · At risk"
    january = parse_period("2026-01").ordinal
    levels = [(each.start, each.end, each.value) for each in marks(chart, Level)]
    assert levels == [
        (january - 0.5, january + 3.5, 60.0),
        (january + 3.5, january + 11.5, 70.0),
    ]
    assert {each.role for each in marks(chart, Area)} == {"band.off", "band.risk", "band.on"}


def test_a_forecast_never_comes_without_its_range() -> None:
    chart = trend_chart(desk(sales(VALUES)), SALES)
    (ribbon,) = marks(chart, Ribbon)
    line = marks(chart, Line)[-1]
    wanted = forecast(VALUES, 6)
    assert wanted is not None
    assert [point.value for point in line.points] == wanted.mean.tolist()
    assert [low for _at, low, _high in ribbon.edges[1:]] == wanted.low.tolist()
    assert [high for _at, _low, high in ribbon.edges[1:]] == wanted.high.tolist()
    assert ribbon.edges[0][1:] == (66.0, 66.0)
    assert "from" in line.points[0].readout
    assert "nine in ten" in chart.note


def test_a_forecast_stops_where_the_measure_can_go_no_further() -> None:
    chart = trend_chart(desk(sales(VALUES, maximum=67.0)), SALES)
    (ribbon,) = marks(chart, Ribbon)
    assert max(high for _at, _low, high in ribbon.edges) == 67.0


def test_a_forecast_of_the_users_own_stands_instead() -> None:
    own = Series(SeriesId("own"), SALES, SeriesKind.FORECAST, samples=samples({"2026-10": 70.0}))
    chart = trend_chart(desk(sales(VALUES).put(own)), SALES)
    assert marks(chart, Ribbon) == []
    assert [each.name for each in marks(chart, Line)] == ["Forecast", "Actual"]


@pytest.mark.parametrize("values", [VALUES[:5], []])
def test_there_is_no_forecast_from_fewer_than_six_values(values: list[float]) -> None:
    chart = trend_chart(desk(sales(values)), SALES)
    assert chart.is_empty is not bool(values)
    if values:
        assert marks(chart, Ribbon) == []
        assert chart.note == "Too early for limits: 5 of 6 values"


def test_yes_and_no_are_not_forecast() -> None:
    chart = trend_chart(desk(sales([0.0, 1.0] * 4, unit=Unit(UnitKind.YES_NO))), SALES)
    assert marks(chart, Ribbon) == []
    assert chart.note == ""


def test_the_table_holds_values_and_forecast() -> None:
    chart = trend_chart(desk(sales(VALUES, target={"2026-01": 60.0}), date(2026, 8, 31)), SALES)
    twin: TableTwin = chart.twin
    assert twin.header[:4] == ("Period", "Value", "Target", "Status")
    assert twin.rows[0][:3] == ("Jan 2026", "50", "60")
    assert len(twin.rows) == len(VALUES) + 6
    assert twin.rows[-1][:3] == ("Feb 2027", "", "60")
    assert all(twin.rows[-1][4:])


def test_every_frequency_has_a_horizon() -> None:
    assert all(steps >= 2 for steps in STEPS.values())


def test_what_happened_is_marked_in_time_order() -> None:
    april, march = parse_period("2026-04"), parse_period("2026-03")
    scorecard = sales(VALUES, phases=(Phase(march, None, "New process"),))
    actual = scorecard.series[SeriesId("Sales actual")]
    remarks = {parse_period("2026-02").ordinal: Remark("A strike")}
    scorecard = scorecard.put(
        Series(actual.id, SALES, samples=actual.samples, remarks=remarks),
        Decision(DecisionId("d"), "Train all", "Too slow", date(2026, 1, 15), (SALES,)),
        Decision(DecisionId("e"), "Of another measure", "", date(2026, 1, 15), ("else",)),
        Note(NoteId("n"), "Ask finance", SALES, written=date(2026, 5, 3)),
        Rule(RuleId("r"), SALES, april, Preset.DEFAULT, note="By the board"),
        Override(OverrideId("o"), SALES, parse_period("2026-06"), None, "off", "A fraud"),
        Lock(LockId("l"), date(2026, 7, 31), None, "Audited"),
    )
    context = desk(scorecard)
    measure = scorecard.measures[SALES]
    first = parse_period("2026-01").ordinal
    events = events_of(context, measure, first, first + 11)
    assert [(each.at - first, each.title, each.detail) for each in events] == [
        (0, "Decision", "Train all\nToo slow"),
        (1, "Note on Actual", "A strike"),
        (2, "Natural limits computed anew", "New process"),
        (3, "Scored by another rule", "From baseline to target\nBy the board"),
        (4, "Note", "Ask finance"),
        (5, "Status set by hand", "Off track\nA fraud"),
        (6, "Values closed up to here", "Audited"),
    ]
    assert events_of(context, measure, first + 8, first + 11) == ()


def test_a_band_has_the_colour_that_the_user_chose_for_it() -> None:
    made = sales([1.0, 2.0], target={"2026-01": 4.0}, baseline=0.0)
    bands = tuple(replace(each, colour="#123456") for each in made.settings.bands)
    context = desk(made.with_settings(bands=bands))
    areas = marks(trend_chart(context, SALES), Area)
    assert {area.colour for area in areas} == {"#123456"}
    assert {band.colour for band in chart_spec(context, SALES).bands} == {"#123456"}
