"""How one table writes its numbers and days, and what its users answered about it."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Final

from scorecard_app.exchange.values.months import month_of
from scorecard_app.texts import LocaleForms

POINT: Final = LocaleForms(decimal=".", group=",", date_order="mdy")
"""1,234.5"""

COMMA: Final = LocaleForms(decimal=",", group=".", date_order="dmy")
"""1.234,5"""

NOTHING: Final = frozenset(
    {
        "-", "–", "—", "--", ".", "..", "...", "?", "x", "/", "n/a", "na", "n.a.", "n. a.", "#n/a",
        "not available", "not applicable", "none", "nil", "null", "tbd", "tbc", "to be determined",
        "to be confirmed", "pending", "no data", "no target", "no target required", "missing",
        "unknown", "open", "ausstehend", "offen", "keine", "keine angabe", "k.a.", "k. a.", "kein",
        "kein ziel", "kein wert", "entfällt", "nicht verfügbar", "nicht zutreffend", "folgt",
        "unbekannt", "in arbeit", "complete", "abgeschlossen",
    }
)  # fmt: skip
"""Words that stand where a number is not known yet; folded."""

_BOTH: Final = re.compile(r"\d([.,’' ])\d{3}(?:\1\d{3})*(?!\1)([.,])\d+\b")
_DECIMAL: Final = re.compile(r"^\D*\d+([.,])(\d+)\D*$")
_GROUPED: Final = re.compile(r"^\D*\d{1,3}(?:([.,])\d{3}){2,}\D*$")
_ONE_GROUP: Final = re.compile(r"^\D*\d{1,3}([.,])\d{3}\D*$")
_THREE: Final = re.compile(r"^\s*(\d{1,4})[./-](\d{1,2})[./-](\d{1,4})\b")
_GROUP_DIGITS: Final = 3
_LAST_MONTH: Final = 12


@dataclass(frozen=True, slots=True)
class Conventions:
    """Separators and order of days; the year of days and months that name none; words for nothing.

    A year of None, or a date order of "", is one that nobody knows yet. `is_year_second` says that
    a day such as 12-Sep was once a month: September of the year 12. `words` are the numbers that
    words stand for, None for nothing, where words are what is measured; those of `told` everywhere.
    """

    forms: LocaleForms = POINT
    date_order: str = ""
    year: int | None = None
    is_year_second: bool = False
    nothing: frozenset[str] = NOTHING
    words: Mapping[str, float | None] = field(default_factory=dict)
    told: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Tally:
    """How many texts speak for one way of writing and how many for the other."""

    first: int
    second: int


def decimal_signs(texts: Iterable[str]) -> Tally:
    """Count the numbers that only a decimal point, and that only a decimal comma, explains."""
    found: Counter[str] = Counter()
    for text in texts:
        sign = _decimal_sign(text)
        if sign:
            found[sign] += 1
    return Tally(found["."], found[","])


def day_orders(texts: Iterable[str]) -> Tally:
    """Count the dates in which the day must come first, and those in which the month must.

    Dates that allow both speak for neither; -1 and -1 stand for no such date at all.
    """
    day_first = month_first = seen = 0
    for text in texts:
        match = _THREE.match(text)
        if match is None or len(match[1]) > 2 or any(map(month_of, text.split())):  # noqa: PLR2004 - a year in front
            continue
        seen += 1
        first, second = int(match[1]), int(match[2])
        day_first += first > _LAST_MONTH >= second
        month_first += second > _LAST_MONTH >= first
    return Tally(day_first, month_first) if seen else Tally(-1, -1)


def _decimal_sign(text: str) -> str:
    """Return the sign that must be the decimal one in this text; empty where it is not sure."""
    if _THREE.match(text):
        return ""
    both = _BOTH.search(text)
    if both:
        return both[2]
    grouped = _GROUPED.match(text) or _ONE_GROUP.match(text)
    if grouped and (_GROUPED.match(text) or not text.lstrip("$€£-+( ").startswith("0")):
        return "," if grouped[1] == "." and _GROUPED.match(text) else _weak(grouped[1])
    single = _DECIMAL.match(text)
    return single[1] if single and len(single[2]) != _GROUP_DIGITS else ""


def _weak(sign: str) -> str:
    """Read 1,234 as a thousand: the comma there says that the point is decimal; 1.234 says less."""
    return "." if sign == "," else ""
