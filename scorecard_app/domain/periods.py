"""Periods of time: a frequency and an ordinal, with one text form each.

The fiscal start of a scorecard moves the grid of quarters, half-years and years: with a fiscal
start of April the year 2026 runs from April 2026 to March 2027. Texts name the calendar block in
which a period starts; fiscal labels are a matter of display.
"""

import re
from dataclasses import dataclass
from datetime import date, timedelta
from enum import Enum

from scorecard_app.errors import UserError
from scorecard_app.texts import _


class Frequency(Enum):
    """How often a measure is taken, from finest to coarsest."""

    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    QUARTER = "quarter"
    HALF_YEAR = "half-year"
    YEAR = "year"

    @property
    def months(self) -> int:
        """Return the length in whole months; 0 for days and weeks."""
        return _MONTHS[self]


_MONTHS = {
    Frequency.DAY: 0,
    Frequency.WEEK: 0,
    Frequency.MONTH: 1,
    Frequency.QUARTER: 3,
    Frequency.HALF_YEAR: 6,
    Frequency.YEAR: 12,
}
_THURSDAY = 3
_LAST_YEAR = 9998
_MOST_SHOWN = 40
"""Characters of a wrong text that are said again; a cell may hold a thousand times as many."""
_FORMS = {
    Frequency.DAY: re.compile(r"(\d{4})-(\d\d)-(\d\d)", re.ASCII),
    Frequency.WEEK: re.compile(r"(\d{4})-W(\d\d)", re.ASCII),
    Frequency.MONTH: re.compile(r"(\d{4})-(\d\d)", re.ASCII),
    Frequency.QUARTER: re.compile(r"(\d{4})-Q([1-4])", re.ASCII),
    Frequency.HALF_YEAR: re.compile(r"(\d{4})-H([12])", re.ASCII),
    Frequency.YEAR: re.compile(r"(\d{4})", re.ASCII),
}


@dataclass(frozen=True, slots=True)
class Period:
    """One day, ISO week, month, quarter, half-year or year.

    The ordinal counts periods of one frequency: the proleptic day number, weeks since the Monday
    of day 1, or months, quarters, half-years and years since year 0.
    """

    frequency: Frequency
    ordinal: int

    def __str__(self) -> str:
        """Return the one text form: 2026-09-14, 2026-W38, 2026-09, 2026-Q3, 2026-H2 or 2026."""
        if self.frequency is Frequency.DAY:
            return date.fromordinal(self.ordinal).isoformat()
        if self.frequency is Frequency.WEEK:
            year, week, _day = date.fromordinal(self.ordinal * 7 + 1).isocalendar()
            return f"{year:04d}-W{week:02d}"
        per_year = 12 // self.frequency.months
        year, index = divmod(self.ordinal, per_year)
        match self.frequency:
            case Frequency.MONTH:
                return f"{year:04d}-{index + 1:02d}"
            case Frequency.QUARTER:
                return f"{year:04d}-Q{index + 1}"
            case Frequency.HALF_YEAR:
                return f"{year:04d}-H{index + 1}"
            case _:
                return f"{year:04d}"

    def shifted(self, count: int) -> "Period":
        """Return the period that many steps later, or earlier when negative."""
        return Period(self.frequency, self.ordinal + count)

    def start(self, *, fiscal_start: int = 1) -> date:
        """Return the first day; `fiscal_start` is the month (1 to 12) that begins a year."""
        if self.frequency is Frequency.DAY:
            return date.fromordinal(self.ordinal)
        if self.frequency is Frequency.WEEK:
            return date.fromordinal(self.ordinal * 7 + 1)
        months = self.frequency.months
        year, month = divmod(self.ordinal * months + (fiscal_start - 1) % months, 12)
        return date(year, month + 1, 1)

    def end(self, *, fiscal_start: int = 1) -> date:
        """Return the last day."""
        return self.shifted(1).start(fiscal_start=fiscal_start) - timedelta(days=1)

    def anchor(self, *, fiscal_start: int = 1) -> date:
        """Return the day that decides to which coarser period this one belongs.

        That is the last day, but the Thursday of an ISO week.
        """
        if self.frequency is Frequency.WEEK:
            return self.start() + timedelta(days=_THURSDAY)
        return self.end(fiscal_start=fiscal_start)


def period_of(day: date, frequency: Frequency, *, fiscal_start: int = 1) -> Period:
    """Return the period of that frequency that contains a day."""
    if frequency is Frequency.DAY:
        return Period(frequency, day.toordinal())
    if frequency is Frequency.WEEK:
        return Period(frequency, (day.toordinal() - 1) // 7)
    months = frequency.months
    offset = (fiscal_start - 1) % months
    return Period(frequency, (day.year * 12 + day.month - 1 - offset) // months)


def last_complete(day: date, frequency: Frequency, *, fiscal_start: int = 1) -> Period:
    """Return the last period that ends on or before a day."""
    current = period_of(day, frequency, fiscal_start=fiscal_start)
    if current.end(fiscal_start=fiscal_start) <= day:
        return current
    return current.shifted(-1)


def coarser(period: Period, frequency: Frequency, *, fiscal_start: int = 1) -> Period:
    """Return the period of a coarser frequency to which this one belongs."""
    day = period.anchor(fiscal_start=fiscal_start)
    return period_of(day, frequency, fiscal_start=fiscal_start)


def parse_period(text: str) -> Period:
    """Read one of the text forms of a period; the inverse of `str`."""
    for frequency, form in _FORMS.items():
        match = form.fullmatch(text)
        if match:
            try:
                return _read(frequency, [int(part) for part in match.groups()])
            except ValueError:
                break
    raise UserError(
        _(
            "“{text}” is not a period. "
            "Write 2026-09-14, 2026-W38, 2026-09, 2026-Q3, 2026-H2 or 2026."
        ).format(text=text if len(text) <= _MOST_SHOWN else text[:_MOST_SHOWN] + "…")
    )


def _read(frequency: Frequency, parts: list[int]) -> Period:
    """Build a period from the numbers of its text; ValueError where there is no such period."""
    year = parts[0]
    if not 1 <= year <= _LAST_YEAR:
        raise ValueError
    match frequency:
        case Frequency.DAY:
            return period_of(date(*parts), frequency)
        case Frequency.WEEK:
            return period_of(date.fromisocalendar(year, parts[1], 1), frequency)
        case Frequency.YEAR:
            return Period(frequency, year)
        case _:
            per_year = 12 // frequency.months
            if not 1 <= parts[1] <= per_year:
                raise ValueError
            return Period(frequency, year * per_year + parts[1] - 1)
