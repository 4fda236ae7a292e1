from dataclasses import replace
from functools import partial

import pytest

from scorecard_app.document.edits.rules import set_parameter, set_preset
from scorecard_app.document.edits.values import set_target
from scorecard_app.domain.measures import Direction, Unit, UnitKind
from scorecard_app.domain.periods import Frequency, Period, parse_period
from scorecard_app.domain.rules import Preset
from scorecard_app.domain.settings import DEFAULT_BANDS
from scorecard_app.present.charts.bands import band_areas
from scorecard_app.present.charts.ticks import period_ticks, value_ticks
from scorecard_app.present.charts.trend import POINTS, ChartSpec, axis_ticks, chart_spec
from scorecard_app.texts import LocaleForms
from tests.present.small_card import RATING, REVENUE, context, minter, month, small_card

ENGLISH = LocaleForms()
HIGHER, LOWER, ON_TARGET = Direction.HIGHER, Direction.LOWER, Direction.TARGET


def labels(low: float, high: float, unit: Unit, *, most: int = 5) -> list[str]:
    return [tick.label for tick in value_ticks(low, high, unit, ENGLISH, most=most)]


# Spider Impact's published example: goal 700 and red flag 500 divide the scale at these values.
@pytest.mark.parametrize(
    ("preset", "figures", "direction", "expected"),
    [
        (
            Preset.GOAL_AND_RED_FLAG,
            {"goal": 700.0, "red_flag": 500.0},
            HIGHER,
            [("off", None, 500), ("risk", 500, 700), ("on", 700, None)],
        ),
        (
            Preset.DEFAULT,
            {"target": 10.0, "baseline": 20.0},
            LOWER,
            [("on", None, 10), ("risk", 10, 20), ("off", 20, None)],
        ),
        (
            Preset.MINIMUM_TO_MAXIMUM,
            {"minimum": 0.0, "maximum": 30.0},
            LOWER,
            [("on", None, 10), ("risk", 10, 20), ("off", 20, None)],
        ),
        (
            Preset.FOUR_POINTS,
            {"worst": 0.0, "red": 40.0, "green": 90.0, "best": 100.0},
            HIGHER,
            [("off", None, 40), ("risk", 40, 90), ("on", 90, None)],
        ),
        (
            Preset.ON_TARGET,
            {"target": 100.0, "inner": 5.0, "outer": 15.0},
            ON_TARGET,
            # a third at 15 away, full marks at 5: two thirds half-way, at 10
            [
                ("off", None, 85),
                ("risk", 85, 90),
                ("on", 90, 110),
                ("risk", 110, 115),
                ("off", 115, None),
            ],
        ),
        (Preset.GOAL_AND_RED_FLAG, {"goal": 700.0, "red_flag": None}, HIGHER, []),
        (Preset.DEFAULT, {"target": 5.0, "baseline": 5.0}, HIGHER, []),
        (Preset.YES_NO, {"yes": 100.0, "no": 0.0}, HIGHER, []),
    ],
)
def test_bands_lie_where_the_rule_read_backwards_puts_them(
    preset: Preset,
    figures: dict[str, float | None],
    direction: Direction,
    expected: list[tuple[str, float | None, float | None]],
) -> None:
    areas = band_areas(preset, figures, direction, DEFAULT_BANDS)
    found = [(area.band.key, area.low, area.high) for area in areas]
    assert [key for key, _low, _high in found] == [key for key, _low, _high in expected]
    for (_key, low, high), (_, wanted_low, wanted_high) in zip(found, expected, strict=True):
        assert low == (None if wanted_low is None else pytest.approx(wanted_low))
        assert high == (None if wanted_high is None else pytest.approx(wanted_high))


def spec() -> ChartSpec:
    return chart_spec(context(small_card()), REVENUE)


def test_each_actual_is_a_point_that_says_what_it_is() -> None:
    (actual,) = spec().series
    assert [(point.at, point.value) for point in actual.points] == [
        (month("2026-07"), 90.0),
        (month("2026-08"), 95.0),
        (month("2026-09"), 104.5),
    ]
    assert actual.points[-1].readout == "Actual, Sep 2026: 104.5 EUR · On track"


def test_a_target_is_a_step_as_long_as_it_holds() -> None:
    card = set_target(
        small_card(),
        measure_id=REVENUE,
        since=parse_period("2026-09"),
        number=110.0,
        mint=minter(),
    )
    steps = chart_spec(context(card), REVENUE).targets
    assert [(step.start, step.end, step.value) for step in steps] == [
        (month("2026-07") - 0.5, month("2026-08") + 0.5, 100.0),
        (month("2026-09") - 0.5, month("2026-09") + 0.5, 110.0),
    ]


def test_bands_follow_the_figures_of_the_rule() -> None:
    card = small_card()
    make = minter()
    card = set_preset(card, measure_id=REVENUE, preset=Preset.GOAL_AND_RED_FLAG, mint=make)
    put = partial(set_parameter, measure_id=REVENUE, mint=make)
    card = put(put(card, name="goal", number=100.0), name="red_flag", number=90.0)
    bands = chart_spec(context(card), REVENUE).bands
    assert [(band.name, band.low, band.high) for band in bands] == [
        ("Off track", None, 90.0),
        ("At risk", 90.0, 100.0),
        ("On track", 100.0, None),
    ]


def test_the_axis_holds_every_value_and_target() -> None:
    shown = spec()
    assert shown.low < 90
    assert shown.high > 104.5


def test_the_day_shown_stands_at_the_end_of_its_period() -> None:
    assert spec().now == month("2026-09") + 0.5


def test_a_measure_without_values_has_an_empty_chart_with_an_axis() -> None:
    shown = chart_spec(context(small_card()), RATING)
    assert shown.is_empty
    assert shown.low < shown.high
    assert str(shown.last) == "2026-Q3"


def test_a_long_series_shows_its_latest_part() -> None:
    card = small_card()
    card = card.put(replace(card.measures[REVENUE], frequency=Frequency.DAY))
    shown = chart_spec(context(card), REVENUE)
    assert shown.last.ordinal - shown.first.ordinal + 1 == POINTS


def test_ticks_keep_to_round_values() -> None:
    assert labels(0.7, 5.2, Unit()) == ["1", "2", "3", "4", "5"]
    assert labels(0.0, 0.5, Unit()) == ["0.0", "0.1", "0.2", "0.3", "0.4", "0.5"]
    assert labels(-1.0, 1.0, Unit(decimals=0)) == ["−1", "0", "1"]
    assert labels(0.0, 3e6, Unit(UnitKind.MONEY)) == [
        "0", "1.0\u202fM", "2.0\u202fM", "3.0\u202fM",
    ]  # fmt: skip


def test_ticks_of_durations_are_whole_hours() -> None:
    assert labels(400.0, 560.0, Unit(UnitKind.DURATION)) == ["7:00", "8:00", "9:00"]


def test_ticks_of_large_numbers_close_together_stay_apart() -> None:
    found = labels(20_000.0, 20_040.0, Unit())
    assert len(set(found)) == len(found) == 5


def test_ticks_of_yes_and_no_are_these_words() -> None:
    assert labels(-0.1, 1.1, Unit(UnitKind.YES_NO)) == ["no", "yes"]


@pytest.mark.parametrize(
    ("first", "last", "expected"),
    [
        ("2026-01", "2026-06", ["Jan 2026", "Mar 2026", "May 2026"]),
        ("2024-02", "2026-12", ["Jan 2025", "Jan 2026"]),
        ("2026-Q1", "2026-Q3", ["Q1 2026", "Q2 2026", "Q3 2026"]),
        ("1990", "2026", ["1990", "2000", "2010", "2020"]),
    ],
)
def test_periods_are_marked_evenly_and_at_years_where_they_are_many(
    first: str, last: str, expected: list[str]
) -> None:
    ends: tuple[Period, Period] = (parse_period(first), parse_period(last))
    assert [tick.label for tick in period_ticks(*ends, ENGLISH, most=4)] == expected


def test_in_little_room_periods_are_marked_from_the_last_one() -> None:
    ends: tuple[Period, Period] = (parse_period("2026-Q2"), parse_period("2027-Q3"))
    labels = [tick.label for tick in period_ticks(*ends, ENGLISH, most=2)]
    assert labels == ["Q3 2026", "Q3 2027"]


def test_axes_are_labelled_in_the_unit_of_the_measure() -> None:
    times, values = axis_ticks(spec(), context(small_card()), REVENUE, across=3, up=3)
    assert [tick.label for tick in times] == ["May 2026", "Jul 2026", "Sep 2026"]
    assert [tick.label for tick in values] == ["80", "90", "100"]


def test_an_axis_of_dates_is_marked_where_months_begin() -> None:
    """18 February 2009 is day 733,456 of the proleptic calendar (date.toordinal)."""
    found = labels(733_377.0, 733_456.0, Unit(UnitKind.DATE), most=3)
    assert found == ["2008-12-01", "2009-01-01", "2009-02-01"]
    assert labels(733_000.0, 734_000.0, Unit(UnitKind.DATE), most=3) == [
        "2008-01-01",
        "2009-01-01",
        "2010-01-01",
    ]
