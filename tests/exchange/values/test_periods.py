"""Periods are read as headers and cells name them, in English and German."""

from datetime import date, datetime

import pytest

from scorecard_app.domain.periods import Frequency
from scorecard_app.exchange.sheets.sheet import Plain
from scorecard_app.exchange.values.conventions import Conventions
from scorecard_app.exchange.values.periods import (
    Moment,
    Stretch,
    coarsened,
    fiscal_year_in,
    read_moment,
    read_stretch,
    year_in,
)

NO_YEAR = Conventions()


@pytest.mark.parametrize(
    ("cell", "period"),
    [
        ("2026-01", "2026-01"), ("01/2026", "2026-01"), ("Jan 2026", "2026-01"),
        ("Jan-26", "2026-01"), ("Januar 2026", "2026-01"), ("Mär 26", "2026-03"),
        ("Mrz. 2026", "2026-03"), ("Dezember 2025", "2025-12"), ("SEPT 2026", "2026-09"),
        ("Q1 2026", "2026-Q1"), ("Q1/26", "2026-Q1"), ("2026 Q3", "2026-Q3"),
        ("2026-Q3", "2026-Q3"), ("1Q26", "2026-Q1"), ("3. Quartal 2026", "2026-Q3"),
        ("H1 2026", "2026-H1"), ("2. Halbjahr 2026", "2026-H2"),
        ("KW 12 2026", "2026-W12"), ("W38/2026", "2026-W38"), ("2026-W38", "2026-W38"),
        ("2026", "2026"), (2026.0, "2026"), ("FY26", "2026"), ("FY 2026", "2026"),
        ("2025/26", "2025"), ("GJ 2026", "2026"), ("14.09.2026", "2026-09-14"),
        ("2026-09-14", "2026-09-14"), (date(2026, 9, 14), "2026-09-14"),
        (datetime.fromisoformat("2026-09-14T12:00"), "2026-09-14"),
        ("November 29, 2011", "2011-11-29"),
        ("March 10th 2011", "2011-03-10"),
    ],
)  # fmt: skip
def test_periods_with_a_year_are_read(cell: Plain, period: str) -> None:
    moment = read_moment(cell, NO_YEAR)
    assert isinstance(moment, Moment)
    assert str(moment.period()) == period


@pytest.mark.parametrize(
    ("text", "frequency", "index"),
    [
        ("July", Frequency.MONTH, 6),
        ("Okt.", Frequency.MONTH, 9),
        ("Q4", Frequency.QUARTER, 3),
        ("(q2)", Frequency.QUARTER, 1),
        ("H2", Frequency.HALF_YEAR, 1),
        ("KW 7", Frequency.WEEK, 6),
    ],
)
def test_periods_without_a_year_wait_for_one(text: str, frequency: Frequency, index: int) -> None:
    assert read_moment(text, NO_YEAR) == Moment(frequency, index)


@pytest.mark.parametrize(
    "cell",
    ["Sales", "Mayor", "12", 5.0, 1234.0, "Marketing", "Q5", "", None, True, "1-5", "x" * 99],
)
def test_other_headers_are_no_periods(cell: Plain) -> None:
    assert read_moment(cell, NO_YEAR) is None


def test_a_day_that_was_once_a_month_is_read_as_the_user_says() -> None:
    assert read_moment("12-Sep", Conventions(is_year_second=True)) == Moment(
        Frequency.MONTH, 8, 2012
    )
    assert read_moment("12-Sep", Conventions(year=2026)) == Moment(
        Frequency.DAY, day=date(2026, 9, 12)
    )


def test_a_fiscal_year_is_named_by_its_end_and_a_double_one_by_its_beginning() -> None:
    fiscal, double = read_moment("FY26", NO_YEAR), read_moment("2025/26", NO_YEAR)
    assert isinstance(fiscal, Moment)
    assert isinstance(double, Moment)
    assert str(fiscal.period(fiscal_start=4)) == "2025"
    assert str(double.period(fiscal_start=4)) == "2025"
    quarter = read_moment("Q1 FY26", NO_YEAR)
    assert isinstance(quarter, Moment)
    assert str(quarter.period(fiscal_start=4)) == "2025-Q2"


@pytest.mark.parametrize(
    ("text", "stretch"),
    [
        ("(Oct-2006 to Sept-2007)", Stretch(2006 * 12 + 9, 2007 * 12 + 8)),
        ("Jan–Mar 2026", Stretch(2026 * 12, 2026 * 12 + 2)),
        ("Oktober bis März 2026", Stretch(2025 * 12 + 9, 2026 * 12 + 2)),
        ("Compact Year 1", None),
    ],
)
def test_stretches_of_months_are_read(text: str, stretch: Stretch | None) -> None:
    assert read_stretch(text) == stretch


def test_years_in_titles_are_found_where_there_is_one() -> None:
    assert year_in("2006 Gross Profits (in Millions)") == 2006
    assert year_in("2005 to 2006") is None
    assert fiscal_year_in("FY 2008") == 2008
    assert fiscal_year_in("Profits") is None


@pytest.mark.parametrize(
    ("days", "frequency"),
    [
        ([date(2026, m, 1) for m in (1, 2, 3)], Frequency.MONTH),
        ([date(2026, m, 30) for m in (3, 6, 9)], Frequency.QUARTER),
        ([date(y, 12, 31) for y in (2024, 2025)], Frequency.YEAR),
        ([date(2026, 1, d) for d in (5, 12, 19)], Frequency.WEEK),
        ([date(2026, 1, d) for d in (5, 6, 9)], Frequency.DAY),
        ([date(2026, 1, 5)], Frequency.MONTH),
    ],
)
def test_the_rhythm_of_days_is_told_by_their_distance(
    days: list[date], frequency: Frequency
) -> None:
    assert coarsened(days) is frequency
