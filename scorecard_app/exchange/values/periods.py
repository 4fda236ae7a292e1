"""Periods as headers and cells name them: Jan 2026, Q1/26, FY26, 2025/26, KW 12, July, 2026-03."""

import re
from dataclasses import dataclass, replace
from datetime import date, datetime
from itertools import pairwise
from typing import Final

from scorecard_app.domain.periods import Frequency, Period, period_of
from scorecard_app.exchange.sheets.sheet import Plain
from scorecard_app.exchange.values.conventions import Conventions
from scorecard_app.exchange.values.days import DayFault, full_year, parts_of, read_day
from scorecard_app.exchange.values.months import month_of

_FIRST_YEAR, _LAST_YEAR = 1900, 2100
_YEAR: Final = r"(?P<year>(?:19|20)\d\d|(?<!\d)['’]?\d\d(?!\d))"
_END: Final = r"(?:\s*/\s*(?P<end>(?:20)?\d\d))?"
_GAP: Final = r"[\s/.\-]*"
_FISCAL_WORD: Final = r"(?:fy|gj|fiscal year|geschäftsjahr|wirtschaftsjahr|year|jahr)"
_LATER: Final = rf"(?:{_GAP}(?:fy|gj)?\s*{_YEAR}{_END})?"
_QUARTER, _NTH = r"(?:q|quarter|quartal|qtr)", r"\s*(?:\.|st|nd|rd|th)?\s*"
_HALF, _WEEK = r"(?:h|halbjahr|hj|half)", r"(?:w|wk|kw|cw|week|woche)"
_PATTERNS: Final = (
    (Frequency.QUARTER, rf"{_QUARTER}\s*(?P<index>[1-4]){_LATER}"),
    (Frequency.QUARTER, rf"(?P<index>[1-4]){_NTH}{_QUARTER}{_LATER}"),
    (Frequency.QUARTER, rf"(?:fy|gj)?\s*{_YEAR}{_END}{_GAP}q(?P<index>[1-4])"),
    (Frequency.HALF_YEAR, rf"{_HALF}\s*(?P<index>[12]){_LATER}"),
    (Frequency.HALF_YEAR, rf"(?P<index>[12]){_NTH}{_HALF}{_LATER}"),
    (Frequency.HALF_YEAR, rf"{_YEAR}{_GAP}h(?P<index>[12])"),
    (Frequency.WEEK, rf"{_WEEK}\s*(?P<index>\d\d?)(?:{_GAP}{_YEAR})?"),
    (Frequency.WEEK, rf"{_YEAR}{_GAP}{_WEEK}\s*(?P<index>\d\d?)"),
    (Frequency.MONTH, r"(?P<year>(?:19|20)\d\d)\s*[-/.m]\s*(?P<index>0?[1-9]|1[0-2])"),
    (Frequency.MONTH, r"(?P<index>0?[1-9]|1[0-2])\s*[-/.]\s*(?P<year>(?:19|20)\d\d)"),
    (Frequency.YEAR, rf"{_FISCAL_WORD}\s*{_YEAR}{_END}"),
    (Frequency.YEAR, r"(?P<year>(?:19|20)\d\d)(?:\s*/\s*(?P<end>(?:20)?\d\d))?"),
)
_COMPILED: Final = tuple((kind, re.compile(pattern)) for kind, pattern in _PATTERNS)
_SPAN: Final = re.compile(
    r"(?P<first>[^\W\d_]+)[\s\-]*(?P<begin>\d{2,4})?\s*(?:to|bis|until|–|-)\s*"
    r"(?P<last>[^\W\d_]+)[\s\-]*(?P<year>\d{2,4})"
)
_FISCAL: Final = re.compile(r"\b(fy|gj|fiscal|geschäftsjahr|wirtschaftsjahr)")
_ANY_YEAR: Final = re.compile(r"(?<!\d)((?:19|20)\d\d)(?!\d)")
_FISCAL_YEAR: Final = re.compile(
    r"\b(?:fy|gj|fiscal year|geschäftsjahr)\s*['’]?(\d{4}|\d\d)\b", re.IGNORECASE
)
_LONGEST: Final = 60
_WEEKS: Final = 53


@dataclass(frozen=True, slots=True)
class Moment:
    """A period that may not know its year yet: `index` counts from 0 within the year.

    `is_fiscal` says that the year is a fiscal one, named by the year in which it ends unless
    `begins` says in which it begins. A day knows all of itself.
    """

    frequency: Frequency
    index: int = 0
    year: int | None = None
    is_fiscal: bool = False
    begins: int | None = None
    day: date | None = None

    def period(self, *, fiscal_start: int = 1, year: int | None = None) -> Period | None:
        """Return the period; `year` is that of those that name none. None where it has no year."""
        if self.day is not None:
            return Period(Frequency.DAY, self.day.toordinal())
        known = self.begins if self.begins is not None else self.year
        if known is None:
            known = year
        elif self.is_fiscal and self.begins is None and fiscal_start > 1:
            known -= 1
        return None if known is None else self._in(known, fiscal_start)

    def _in(self, year: int, fiscal_start: int) -> Period | None:
        if self.frequency is Frequency.WEEK:
            try:
                return period_of(date.fromisocalendar(year, self.index + 1, 4), Frequency.WEEK)
            except ValueError:
                return None
        if self.frequency is Frequency.MONTH or not self.is_fiscal:
            count = 12 // self.frequency.months
            return Period(self.frequency, year * count + self.index)
        month = year * 12 + fiscal_start - 1 + self.index * self.frequency.months
        start = date(month // 12, month % 12 + 1, 1)
        return period_of(start, self.frequency, fiscal_start=fiscal_start)


@dataclass(frozen=True, slots=True)
class Stretch:
    """From one month to another, as "(Oct-2006 to Sept-2007)" says; months since year 0."""

    first: int
    last: int


def read_moment(cell: Plain, conventions: Conventions) -> Moment | DayFault | None:
    """Read a header or cell as a period; None where it is none, a fault where a day is unclear."""
    match cell:
        case datetime():
            return Moment(Frequency.DAY, day=cell.date())
        case date():
            return Moment(Frequency.DAY, day=cell)
        case bool() | None:
            return None
        case float():
            is_year = cell.is_integer() and _FIRST_YEAR <= cell <= _LAST_YEAR
            return Moment(Frequency.YEAR, year=int(cell)) if is_year else None
        case str():
            return _of_text(" ".join(cell.split()).casefold(), conventions)
        case _:
            return None


def read_stretch(text: str) -> Stretch | None:
    """Read a stretch of months; None where a text is none."""
    match = _SPAN.search(text.casefold())
    if match is None:
        return None
    first, last = month_of(match["first"]), month_of(match["last"])
    if first is None or last is None:
        return None
    end = full_year(match["year"]) * 12 + last - 1
    begin = match["begin"]
    start = full_year(begin) * 12 + first - 1 if begin else end - (last - first) % 12
    return Stretch(start, end) if start <= end else None


def year_in(text: str) -> int | None:
    """Return the only year that a text names; None where it names none or several."""
    found = set(_ANY_YEAR.findall(text))
    return int(found.pop()) if len(found) == 1 else None


def fiscal_year_in(text: str) -> int | None:
    """Return the fiscal year that a text names: 2008 of "FY 2008"."""
    match = _FISCAL_YEAR.search(text)
    return full_year(match[1]) if match else None


def coarsened(days: list[date]) -> Frequency:
    """Return the coarsest frequency for which each of these days stands for a period of its own."""
    distinct = sorted(set(days))
    if len(distinct) < 2:  # noqa: PLR2004 - one day says nothing
        return Frequency.MONTH
    gaps = [(b - a).days for a, b in pairwise(distinct)]
    for least, frequency in ((350, Frequency.YEAR), (85, Frequency.QUARTER), (28, Frequency.MONTH)):
        if min(gaps) >= least:
            return frequency
    is_weekly = all(gap % 7 == 0 for gap in gaps)
    return Frequency.WEEK if is_weekly else Frequency.DAY


def _of_text(text: str, conventions: Conventions) -> Moment | DayFault | None:
    plain = text.strip(" ().:")
    if not plain or len(plain) > _LONGEST:
        return None
    for frequency, pattern in _COMPILED:
        match = pattern.fullmatch(plain)
        if match:
            return _of_match(frequency, match, plain)
    parts = parts_of(plain)
    if parts is None:
        return None
    if parts.month is not None and len(parts.numbers) <= 1:
        return _of_month(parts.month, parts.numbers[0] if parts.numbers else "", plain, conventions)
    day = read_day(plain, conventions)
    if isinstance(day, date):
        return Moment(Frequency.DAY, day=day)
    return day if day is DayFault.ORDER else None


def _of_match(frequency: Frequency, match: re.Match[str], text: str) -> Moment | None:
    found = match.groupdict()
    year = full_year(found["year"].lstrip("'’")) if found.get("year") else None
    index = int(found.get("index") or 1) - 1
    if not 0 <= index < _WEEKS:
        return None
    begins = year if found.get("end") else None
    is_fiscal = begins is not None or _FISCAL.search(text) is not None
    return Moment(frequency, index, year, is_fiscal, begins)


def _of_month(month: int, number: str, text: str, conventions: Conventions) -> Moment | None:
    """Read a month and what stands beside it: a year, or a day that was once a year."""
    moment = Moment(Frequency.MONTH, month - 1)
    if not number:
        return moment
    if text[0].isdigit() and len(number) <= 2:  # noqa: PLR2004 - 12-Sep: a day, or the year 12
        if conventions.is_year_second:
            return replace(moment, year=full_year(f"{int(number):02d}"))
        day = read_day(text, conventions)
        return Moment(Frequency.DAY, day=day) if isinstance(day, date) else None
    return replace(moment, year=full_year(number)) if len(number) in {2, 4} else None
