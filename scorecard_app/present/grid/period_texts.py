"""Read periods as people head their columns: Sep 2026, 09/2026, Q3 26, 30.09.2026, FY2026."""

import re
from dataclasses import replace
from datetime import date

from scorecard_app.domain.periods import Frequency, Period, parse_period, period_of
from scorecard_app.errors import UserError
from scorecard_app.present.numbers import parse_date
from scorecard_app.texts import LocaleForms

_YEAR = r"(\d{4}|\d{2})(?:/\d{2,4})?"
_YEAR_ALONE = re.compile(r"(?:FY|GJ)?[ -]?(\d{4})(?:/(\d{4}|\d{2}))?", re.IGNORECASE)
_PART = re.compile(rf"([QTH])\.?\s?([1-4])[\s/.\-']*{_YEAR}", re.IGNORECASE)
_PART_BEHIND = re.compile(r"(\d{4})(?:/\d{2,4})?[\s/.\-]*([QTH])\.?\s?([1-4])", re.IGNORECASE)
_PART_TURNED = re.compile(
    rf"([1-4])\.?\s?([QTH])(?:uartal|albjahr)?[\s/.\-']*{_YEAR}", re.IGNORECASE
)
_WEEK = re.compile(r"(?:W|KW|CW|WK)\.?\s?(\d{1,2})[\s/.\-]*(\d{4})", re.IGNORECASE)
_WEEK_BEHIND = re.compile(r"(\d{4})[\s/.\-]*(?:W|KW|CW|WK)\.?\s?(\d{1,2})", re.IGNORECASE)
_MONTH_YEAR = re.compile(r"(\d{1,2})([/.\-])(\d{4})")
_YEAR_MONTH = re.compile(r"(\d{4})([/.\-])(\d{1,2})")
_NAME_YEAR = re.compile(r"([^\W\d_]{3,})[.]?[\s/.\-']*(\d{4}|\d{2})")
_YEAR_NAME = re.compile(r"(\d{4})[\s/.\-]*([^\W\d_]{3,})[.]?")
_MIDNIGHT = re.compile(r"[T ]00:00(:00)?(\.0+)?$")
_FULL_NAMES = (
    "january", "february", "march", "april", "may", "june",
    "july", "august", "september", "october", "november", "december",
)  # fmt: skip
_OTHER_NAMES = {"mrz": 3, "mar": 3, "maerz": 3}
_CENTURY = 2000
_SHORT_YEAR = 100
_MONTHS_A_YEAR = 12
_MONTHS_IN = {"Q": 3, "T": 3, "H": 6}
_FREQUENCY_OF = {3: Frequency.QUARTER, 6: Frequency.HALF_YEAR, 12: Frequency.YEAR}


def read_period(
    text: str, forms: LocaleForms, *, fiscal_start: int = 1, years: bool = False
) -> Period | None:
    """Read a period in any of its usual spellings; None for anything else.

    A year alone is a number as well; it is a period only where `years` are looked for, or where
    it is written FY2026 or 2026/27.
    """
    typed = _MIDNIGHT.sub("", text.strip())
    if not typed or not any(letter.isdigit() for letter in typed):
        return None
    try:
        return _read(typed, forms, fiscal_start=fiscal_start, years=years)
    except ValueError:
        return None


def _read(typed: str, forms: LocaleForms, *, fiscal_start: int, years: bool) -> Period | None:
    """Try one spelling after the other; ValueError where one fits but names no period."""
    if not typed.isdecimal():
        own = _own_form(typed)
        if own is not None and own.frequency in {Frequency.DAY, Frequency.WEEK, Frequency.MONTH}:
            return own
    return (
        _year(typed, fiscal_start, years=years)
        or _part(typed, fiscal_start)
        or _week(typed)
        or _month(typed, forms)
        or _day(typed, forms)
    )


def month_of_name(word: str, forms: LocaleForms) -> int | None:
    """Return the month of a name, short or whole; None where none or several begin like that."""
    wanted = word.rstrip(".").casefold()
    if wanted in _OTHER_NAMES:
        return _OTHER_NAMES[wanted]
    for names in (forms.month_names, LocaleForms().month_names, _FULL_NAMES):
        known = [name.rstrip(".").casefold() for name in names]
        found = [
            at
            for at, name in enumerate(known, start=1)
            if wanted == name or name.startswith(wanted) or wanted.startswith(name)
        ]
        if len(found) == 1:
            return found[0]
    return None


def _own_form(typed: str) -> Period | None:
    try:
        return parse_period(typed)
    except UserError:
        return None


def _year(typed: str, fiscal_start: int, *, years: bool) -> Period | None:
    match = _YEAR_ALONE.fullmatch(typed)
    if match is None or (typed.isdecimal() and not years):
        return None
    if match[2] and int(match[2]) % _SHORT_YEAR != (int(match[1]) + 1) % _SHORT_YEAR:
        return None  # 2026/09 is a month
    return _fiscal_part(int(match[1]), 0, _MONTHS_A_YEAR, fiscal_start)


def _part(typed: str, fiscal_start: int) -> Period | None:
    """Read a quarter or a half-year."""
    if match := _PART.fullmatch(typed):
        letter, index, year = match.groups()
    elif match := _PART_BEHIND.fullmatch(typed):
        year, letter, index = match.groups()
    elif match := _PART_TURNED.fullmatch(typed):
        index, letter, year = match.groups()
    else:
        return None
    months = _MONTHS_IN[letter.upper()]
    if int(index) > _MONTHS_A_YEAR // months:
        return None
    return _fiscal_part(_whole(year), int(index) - 1, months, fiscal_start)


def _fiscal_part(year: int, index: int, months: int, fiscal_start: int) -> Period:
    """Return the part of the fiscal year that begins in a year."""
    first = year * _MONTHS_A_YEAR + fiscal_start - 1 + index * months
    day = date(first // _MONTHS_A_YEAR, first % _MONTHS_A_YEAR + 1, 1)
    return period_of(day, _FREQUENCY_OF[months], fiscal_start=fiscal_start)


def _week(typed: str) -> Period | None:
    if match := _WEEK.fullmatch(typed):
        week, year = match.groups()
    elif match := _WEEK_BEHIND.fullmatch(typed):
        year, week = match.groups()
    else:
        return None
    return period_of(date.fromisocalendar(int(year), int(week), 1), Frequency.WEEK)


def _month(typed: str, forms: LocaleForms) -> Period | None:
    if match := _MONTH_YEAR.fullmatch(typed):
        month, sign, year = match.groups()
    elif match := _YEAR_MONTH.fullmatch(typed):
        year, sign, month = match.groups()
    elif match := _NAME_YEAR.fullmatch(typed):
        return _named(match[1], match[2], forms)
    elif match := _YEAR_NAME.fullmatch(typed):
        return _named(match[2], match[1], forms)
    else:
        return None
    if sign == forms.decimal:
        return None  # 9.2026 is a number here
    return period_of(date(int(year), int(month), 1), Frequency.MONTH)


def _named(word: str, year: str, forms: LocaleForms) -> Period | None:
    month = month_of_name(word, forms)
    return None if month is None else period_of(date(_whole(year), month, 1), Frequency.MONTH)


def _day(typed: str, forms: LocaleForms) -> Period | None:
    """Read a day; where the locale's order fits none, the other order of month and day."""
    other = "dmy" if forms.date_order == "mdy" else "mdy"
    for each in (forms, replace(forms, date_order=other)):
        try:
            return period_of(parse_date(typed, each), Frequency.DAY)
        except UserError:
            continue
    return None


def _whole(year: str) -> int:
    return int(year) + (_CENTURY if int(year) < _SHORT_YEAR else 0)
