"""Expected dates come from calendars: ISO 8601 for weeks, the months themselves for the rest."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scorecard_app.domain.periods import (
    Frequency,
    Period,
    coarser,
    last_complete,
    parse_period,
    period_of,
)
from scorecard_app.errors import UserError
from tests.strategies import periods

FISCAL_STARTS = st.integers(1, 12)
DAYS = st.dates(date(2, 1, 1), date(9997, 12, 31))
"""Days whose fiscal year lies in the calendar whatever its start."""


@given(periods())
def test_parsing_a_written_period_gives_it_back(period: Period) -> None:
    assert parse_period(str(period)) == period


@given(DAYS, st.sampled_from(Frequency), FISCAL_STARTS)
def test_a_day_lies_within_its_period(day: date, frequency: Frequency, fiscal_start: int) -> None:
    period = period_of(day, frequency, fiscal_start=fiscal_start)
    assert period.start(fiscal_start=fiscal_start) <= day
    assert day <= period.end(fiscal_start=fiscal_start)


@given(DAYS, st.sampled_from(Frequency), FISCAL_STARTS)
def test_periods_follow_one_another_without_a_gap(
    day: date, frequency: Frequency, fiscal_start: int
) -> None:
    period = period_of(day, frequency, fiscal_start=fiscal_start)
    following = period.shifted(1).start(fiscal_start=fiscal_start)
    assert following - period.end(fiscal_start=fiscal_start) == timedelta(days=1)


@given(DAYS, st.sampled_from(Frequency), FISCAL_STARTS)
def test_the_last_complete_period_has_ended_and_the_next_has_not(
    day: date, frequency: Frequency, fiscal_start: int
) -> None:
    period = last_complete(day, frequency, fiscal_start=fiscal_start)
    assert period.end(fiscal_start=fiscal_start) <= day
    assert period.shifted(1).end(fiscal_start=fiscal_start) > day


@given(DAYS)
def test_weeks_are_those_of_the_standard_library(day: date) -> None:
    year, week, _weekday = day.isocalendar()
    assert str(period_of(day, Frequency.WEEK)) == f"{year:04d}-W{week:02d}"


@given(DAYS)
def test_a_week_belongs_to_the_month_of_its_thursday(day: date) -> None:
    week = period_of(day, Frequency.WEEK)
    thursday = date.fromisocalendar(*day.isocalendar()[:2], 4)
    assert coarser(week, Frequency.MONTH) == period_of(thursday, Frequency.MONTH)


@pytest.mark.parametrize(
    ("week", "month"), [("2026-W09", "2026-02"), ("2026-W40", "2026-10"), ("2026-W53", "2026-12")]
)
def test_weeks_across_two_months(week: str, month: str) -> None:
    # 2026: 26 February, 1 October and 31 December are Thursdays.
    assert str(coarser(parse_period(week), Frequency.MONTH)) == month


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("2026-09-14", date(2026, 9, 14), date(2026, 9, 14)),
        ("2026-W38", date(2026, 9, 14), date(2026, 9, 20)),
        ("2024-02", date(2024, 2, 1), date(2024, 2, 29)),
        ("2026-Q3", date(2026, 7, 1), date(2026, 9, 30)),
        ("2026-H2", date(2026, 7, 1), date(2026, 12, 31)),
        ("2026", date(2026, 1, 1), date(2026, 12, 31)),
    ],
)
def test_each_text_form_names_its_days(text: str, start: date, end: date) -> None:
    period = parse_period(text)
    assert (period.start(), period.end()) == (start, end)


@pytest.mark.parametrize(
    ("fiscal_start", "text", "start", "end"),
    [
        (4, "2026", date(2026, 4, 1), date(2027, 3, 31)),
        (4, "2026-Q1", date(2026, 1, 1), date(2026, 3, 31)),
        (4, "2026-H1", date(2026, 4, 1), date(2026, 9, 30)),
        (10, "2026", date(2026, 10, 1), date(2027, 9, 30)),
        (2, "2026-Q4", date(2026, 11, 1), date(2027, 1, 31)),
        (12, "2026-H2", date(2026, 12, 1), date(2027, 5, 31)),
        (7, "2026-09", date(2026, 9, 1), date(2026, 9, 30)),
    ],
)
def test_the_fiscal_start_moves_quarters_halves_and_years_only(
    fiscal_start: int, text: str, start: date, end: date
) -> None:
    period = parse_period(text)
    assert period.start(fiscal_start=fiscal_start) == start
    assert period.end(fiscal_start=fiscal_start) == end
    assert period_of(end, period.frequency, fiscal_start=fiscal_start) == period


def test_a_quarter_belongs_to_the_fiscal_year_in_which_it_ends() -> None:
    first_of_2026 = parse_period("2026-Q1")
    assert str(coarser(first_of_2026, Frequency.YEAR)) == "2026"
    assert str(coarser(first_of_2026, Frequency.YEAR, fiscal_start=4)) == "2025"


@pytest.mark.parametrize(
    "text",
    [
        "",
        "2026-13",
        "2026-00",
        "2026-02-30",
        "2026-W54",
        "2025-W53",
        "2026-Q5",
        "2026-H3",
        "0000",
        "9999",
        "2026 ",
        "26-01",
        "2026-1",
        "٢٠٢٦",
    ],
)
def test_what_is_no_period_is_refused_with_the_forms_that_are(text: str) -> None:
    with pytest.raises(UserError, match=r"is not a period.*2026-W38"):
        parse_period(text)
