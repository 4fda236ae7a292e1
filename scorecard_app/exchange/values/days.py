"""Days as people write them: 28-Apr-08, November 29, 2011, 14.09.2026, 9/14/26, 12-Sep."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import Enum
from typing import Final

from scorecard_app.exchange.values.conventions import Conventions
from scorecard_app.exchange.values.months import month_of

_TOKENS: Final = re.compile(r"[^\W\d_]+|\d+")
_ALLOWED: Final = re.compile(r"[\w\s.,/\-–’'()]+")
_ENDINGS: Final = frozenset({"st", "nd", "rd", "th", "of", "the", "den", "der", "am", "on"})
_WEEKDAYS: Final = frozenset(
    {"mon", "tue", "wed", "thu", "fri", "sat", "sun", "mo", "di", "mi", "do", "fr", "sa", "so",
     "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday",
     "montag", "dienstag", "mittwoch", "donnerstag", "freitag", "samstag", "sonntag"}
)  # fmt: skip
_TIME: Final = re.compile(
    r"(?<=\d)(?:T|,?\s)\s*\d{1,2}:\d{2}(?::\d{2}(?:[.,]\d{1,9})?)?\s*(?:Z|[+-]\d\d:?\d\d|[AP]M)?$",
    re.IGNORECASE,
)
_PIVOT: Final = 70
_YEAR_DIGITS: Final = 4
_LONGEST: Final = 40
_LAST_MONTH, _LAST_DAY = 12, 31


class DayFault(Enum):
    """Why a text is not a day, though it may look like one."""

    NO_DAY = "no day"
    NO_SUCH_DAY = "no such day"
    NO_YEAR = "no year"
    ORDER = "order"


@dataclass(frozen=True, slots=True)
class Parts:
    """The words and numbers of a text that may be a day."""

    month: int | None
    numbers: Sequence[str]
    is_month_first: bool


def read_day(text: str, conventions: Conventions) -> date | DayFault:
    """Read a day; say why where that cannot be: 03/04/26 has no order until it is asked for."""
    parts = parts_of(text)
    if parts is None:
        return DayFault.NO_DAY
    try:
        if parts.month is not None:
            return _with_month(parts, parts.month, conventions)
        return _of_numbers(parts.numbers, conventions)
    except ValueError:
        return DayFault.NO_SUCH_DAY


def parts_of(text: str) -> Parts | None:
    """Take a text apart; None where a word in it belongs to no day. A time of day is left out."""
    text = _TIME.sub("", text)
    if len(text) > _LONGEST or not _ALLOWED.fullmatch(text):
        return None
    month: int | None = None
    numbers: list[str] = []
    is_first = False
    for token in _TOKENS.findall(text):
        if token[0].isdigit():
            numbers.append(token)
        elif (found := month_of(token)) is not None and month is None:
            month, is_first = found, not numbers
        elif token.casefold() not in _ENDINGS | _WEEKDAYS:
            return None
    return Parts(month, numbers, is_first)


def full_year(digits: str) -> int:
    """Return the year of two or four digits; 70 and later belong to the last century."""
    year = int(digits)
    if len(digits) > 2:  # noqa: PLR2004 - a century is left out
        return year
    return year + (1900 if year >= _PIVOT else 2000)


def _with_month(parts: Parts, month: int, conventions: Conventions) -> date | DayFault:
    match parts.numbers:
        case [day, year] if len(year) in {2, _YEAR_DIGITS}:
            if len(day) == _YEAR_DIGITS:
                return date(int(day), month, int(year))
            return date(full_year(year), month, int(day))
        case [number] if len(number) <= 2:  # noqa: PLR2004 - a day, or what Excel made one of
            if conventions.is_year_second:
                return date(full_year(f"{int(number):02d}"), month, 1)
            if conventions.year is None:
                return DayFault.NO_YEAR
            return date(conventions.year, month, int(number))
        case _:
            return DayFault.NO_DAY


def _of_numbers(numbers: Sequence[str], conventions: Conventions) -> date | DayFault:
    if len(numbers) != 3 or any(len(each) > _YEAR_DIGITS for each in numbers):  # noqa: PLR2004 - year, month, day
        return DayFault.NO_DAY
    first, second, third = numbers
    if len(first) == _YEAR_DIGITS:
        return date(int(first), int(second), int(third))
    if len(third) not in {2, _YEAR_DIGITS} or len(first) > 2 or len(second) > 2:  # noqa: PLR2004
        return DayFault.NO_DAY
    year, a, b = full_year(third), int(first), int(second)
    if a > _LAST_MONTH or (a == b):
        return date(year, b, a)
    if b > _LAST_MONTH:
        return date(year, a, b)
    if not conventions.date_order:
        return DayFault.ORDER
    return date(year, a, b) if conventions.date_order == "mdy" else date(year, b, a)
