"""The number in a cell, whatever stands round it: "1.234,5", "(12)", "12 %", "$9,999,999 ", "<5%".

A number is taken only where all of the cell is understood. What is understood beside the number
is kept as a remark; "50% reduction" and "0.85-1" are left to the user.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import Enum
from fractions import Fraction
from typing import Final
from unicodedata import decimal

from scorecard_app.domain.measures import Unit, UnitKind
from scorecard_app.domain.values import normal_number
from scorecard_app.errors import UserError
from scorecard_app.exchange.sheets.sheet import Fault, FaultKind, Plain
from scorecard_app.exchange.values.conventions import Conventions
from scorecard_app.exchange.values.currencies import currency_of
from scorecard_app.exchange.values.days import DayFault, read_day
from scorecard_app.exchange.values.months import month_of
from scorecard_app.exchange.values.wordings import YES_NO, word_of
from scorecard_app.present.numbers import parse_plain


class Repair(Enum):
    """What mends a cell that was not read: cells are listed by it."""

    NUMBER = "number"
    DAY = "day"
    YEAR = "year"
    ORDER = "order"
    PERIOD = "period"
    ERROR = "error"
    NOT_CALCULATED = "not calculated"
    DAMAGED = "damaged"
    START = "start"
    DOUBLED_ID = "doubled id"
    NO_PARTNER = "no partner"
    DISPUTED = "disputed"
    LOCKED = "locked"


@dataclass(frozen=True, slots=True)
class Reading:
    """The number of a cell, or why there is none; neither stands for an empty cell."""

    number: float | None = None
    remark: str = ""
    repair: Repair | None = None


EMPTY: Final = Reading()

_FAULTS: Final[Mapping[FaultKind, Repair]] = {
    FaultKind.ERROR: Repair.ERROR,
    FaultKind.NOT_CALCULATED: Repair.NOT_CALCULATED,
    FaultKind.UNREADABLE: Repair.DAMAGED,
}
_DAY_FAULTS: Final[Mapping[DayFault, Repair]] = {
    DayFault.NO_DAY: Repair.DAY,
    DayFault.NO_SUCH_DAY: Repair.DAY,
    DayFault.NO_YEAR: Repair.YEAR,
    DayFault.ORDER: Repair.ORDER,
}
_SCALES: Final[Mapping[str, float]] = {
    "k": 1e3, "thousand": 1e3, "tsd": 1e3, "tausend": 1e3,
    "m": 1e6, "mm": 1e6, "mn": 1e6, "mio": 1e6, "million": 1e6, "millions": 1e6,
    "millionen": 1e6, "bn": 1e9, "b": 1e9, "billion": 1e9, "billions": 1e9,
    "mrd": 1e9, "milliarde": 1e9, "milliarden": 1e9,
}  # fmt: skip
_MINUTES: Final[Mapping[str, float]] = {
    "min": 1, "mins": 1, "minute": 1, "minutes": 1, "minuten": 1,
    "h": 60, "hr": 60, "hrs": 60, "hour": 60, "hours": 60, "std": 60, "stunde": 60, "stunden": 60,
    "d": 1440, "day": 1440, "days": 1440, "tag": 1440, "tage": 1440, "tagen": 1440,
    "week": 10080, "weeks": 10080, "woche": 10080, "wochen": 10080,
}  # fmt: skip
_SIGNS: Final = re.compile(
    r"^(<=|>=|[<>≤≥~≈]|ca\.?|about|approx\.?|circa|rund|etwa)\s*", re.IGNORECASE
)
_CURRENCY: Final = re.compile(r"[$€£¥₹]|\b(?:USD|EUR|GBP|CHF|JPY|INR)\b")
_ROUND: Final = re.compile(r"(?<=\d)[.,](?:-{1,2}|[–—])(?=\D*$)")
"""What says that nothing follows the point: "1.000,-", "CHF 25.--"."""

_FOOTNOTE: Final = re.compile(r"(?<=[\d%)€$])\s?(?:\*{1,3}|[†‡§]|[¹²³⁰⁴-⁹]{1,2}|\[\w{1,3}\])$")
"""What leads to a footnote: "12*", "4†", "6 [1]"."""

_BRACKET: Final = re.compile(r"\s*\(([^()]*[^\W\d_][^()]*|(?:19|20)\d\d)\)$")
"""What is said behind a number: "12.34 (Q1-Q2)", "2968 (2007)"; but (12) alone is below zero."""

_WHOLE: Final = re.compile(
    r"""
    (?P<before>[-+−–(]*\s*(?:[$€£¥₹]|[A-Z]{3}|US\$|Fr\.|kr\.?)?\s*)
    (?P<number>[-+−]?[\d.,’'\s\u00a0\u202f]*\d[.,]?(?:[eE][+-]?\d{1,3})?)
    (?P<close>\)?-?)\s*
    (?P<after>%|‰|[$€£¥₹]|[^\W\d_]+(?:[./][^\W\d_]+)*[23²³]?\.?(?:\s(?:[^\W\d_]+(?:[./][^\W\d_]+)*[23²³]?\.?|[$€£¥₹%])){0,2})?\s*
    (?P<end>\)?)
    """,
    re.VERBOSE,
)
_SPACED: Final = re.compile(r"\d[\s’'\u00a0\u202f]+\d")
_GROUPED: Final = re.compile(r"[-+−]?\d{1,3}([\s’'\u00a0\u202f]\d{3})+([.,]\d*)?", re.ASCII)
_CLOCK: Final = re.compile(r"(-?)(\d{1,6}):([0-5]\d)(?::[0-5]\d)?", re.ASCII)
_SHARE: Final = re.compile(r"\s*(\d{1,9})\s*/\s*(\d{1,9})\s*", re.ASCII)
_WORDED: Final = frozenset({UnitKind.YES_NO, UnitKind.SCORE})
"""Units of what is told by words."""


def read_number(cell: Plain, unit: Unit, conventions: Conventions, *, mark: str = "") -> Reading:
    """Read a cell as a number of a unit; `mark` is the sign that its format shows with it."""
    match cell:
        case None:
            return EMPTY
        case Fault():
            return Reading(repair=_FAULTS[cell.kind])
        case bool():
            is_answer = unit.kind is UnitKind.YES_NO or word_of(cell) in conventions.told
            number = conventions.words.get(word_of(cell), float(cell))
            return Reading(number) if is_answer else Reading(repair=Repair.NUMBER)
        case float():
            return _checked(cell * 100 if mark == "%" else cell)
        case str():
            return _of_text(cell.strip(), unit, conventions)
        case date():
            return _of_day(cell, unit)
        case timedelta():
            is_duration = unit.kind is UnitKind.DURATION
            minutes = cell.total_seconds() / 60
            return _checked(minutes) if is_duration else Reading(repair=Repair.NUMBER)


def is_nothing(text: str, conventions: Conventions) -> bool:
    """Say whether a text stands for a number that is not known."""
    folded = " ".join(text.split()).casefold()
    return not folded or folded in conventions.nothing


def looks_numeric(text: str, conventions: Conventions) -> bool:
    """Say whether a text is a number, perhaps with something round it."""
    return _of_text(text.strip(), Unit(), conventions).number is not None


def scale_of(word: str) -> float:
    """Return by how much a word multiplies: 1,000,000 for "Million"; 1 for other words."""
    return _SCALES.get(word.casefold().rstrip("."), 1.0)


def _of_text(text: str, unit: Unit, conventions: Conventions) -> Reading:
    word = word_of(text)
    if word in conventions.words and (unit.kind in _WORDED or word in conventions.told):
        number = conventions.words[word]
        remark = "" if unit.kind is UnitKind.YES_NO else text
        return EMPTY if number is None else _checked(number, remark)
    if is_nothing(text, conventions):
        return EMPTY
    text = _in_latin(text, conventions)
    match unit.kind:
        case UnitKind.DATE:
            day = read_day(text, conventions)
            if isinstance(day, date):
                return Reading(float(day.toordinal()))
            return Reading(repair=_DAY_FAULTS[day])
        case UnitKind.YES_NO if word in YES_NO.words:
            return Reading(YES_NO.words[word])
        case UnitKind.RATIO if (share := _SHARE.fullmatch(text)) and int(share[2]):
            return Reading(normal_number(float(Fraction(int(share[1]), int(share[2])))), text)
    clock = _CLOCK.fullmatch(text)
    if clock and unit.kind is UnitKind.DURATION:
        minutes = int(clock[2]) * 60 + int(clock[3])
        return Reading(float(-minutes if clock[1] else minutes))
    if text.startswith("#"):
        return Reading(repair=Repair.ERROR)
    return _of_number_text(text, unit, conventions)


def _in_latin(text: str, conventions: Conventions) -> str:
    """Return a text with the digits of all scripts as 0 to 9: ١٢٫٥ as 12.5."""
    if text.isascii():
        return text
    plain = text.replace("٫", conventions.forms.decimal).replace("٬", conventions.forms.group)
    return "".join(str(decimal(each)) if each.isdecimal() else each for each in plain)


def _of_number_text(text: str, unit: Unit, conventions: Conventions) -> Reading:
    core = _ROUND.sub("", _SIGNS.sub("", text))
    core = _BRACKET.sub("", _FOOTNOTE.sub("", core))
    remark = text if core != _ROUND.sub("", text) else ""
    match = _WHOLE.fullmatch(core)
    if match is None:
        return Reading(repair=_better_repair(text, conventions))
    word = (match["after"] or "").strip()
    if month_of(word) is not None or month_of(match["before"].strip("(-+− ")) is not None:
        return Reading(repair=_better_repair(text, conventions))
    number = _parsed(match, conventions)
    if number is None:
        return Reading(repair=Repair.NUMBER)
    if not remark and _is_foreign(match, unit):
        remark = text
    return _scaled(number, word, unit, remark or _said_beside(text, word, unit))


def _parsed(match: re.Match[str], conventions: Conventions) -> float | None:
    """Return the number alone, by the locale's grouping; brackets make it negative."""
    opened = "(" in match["before"]
    if _SPACED.search(match["number"]) and not _GROUPED.fullmatch(match["number"].strip()):
        return None
    if opened != (")" in match["close"] + match["end"]):
        return None
    sign = "-" if set(match["before"]) & set("-−–") else ""
    digits = sign + match["number"].strip() + match["close"].replace(")", "")
    try:
        return parse_plain(f"({digits})" if opened else digits, conventions.forms)
    except UserError:
        return None


def _is_foreign(match: re.Match[str], unit: Unit) -> bool:
    """Say whether a number of money names another currency than its unit."""
    signs = _CURRENCY.findall(f"{match['before']} {match['after'] or ''}")
    if unit.kind is not UnitKind.MONEY or not signs or not unit.symbol:
        return False
    known = {currency_of(each) for each in (unit.symbol, *_CURRENCY.findall(unit.symbol))}
    return not known & {currency_of(each) for each in signs}


def _scaled(number: float, word: str, unit: Unit, remark: str) -> Reading:
    first = word.partition(" ")[0]
    scale = scale_of(first)
    if unit.kind is UnitKind.DURATION and first.casefold().rstrip(".") in _MINUTES:
        return _checked(number * _MINUTES[first.casefold().rstrip(".")], remark)
    if scale != 1 and not (first.casefold() == "m" and unit.symbol == "m"):
        return _checked(number * scale, remark)
    return _checked(number, remark)


def _said_beside(text: str, word: str, unit: Unit) -> str:
    """Return what a remark must keep: a word that is neither the unit nor a sign of it."""
    is_known = (
        not word
        or word.casefold() == unit.symbol.casefold()
        or word in "$€£¥₹"
        or (word == "%" and unit.kind is UnitKind.PERCENT)
        or scale_of(word.partition(" ")[0]) != 1
        or (unit.kind is UnitKind.DURATION and word.casefold() in _MINUTES)
    )
    return "" if is_known else text


def _better_repair(text: str, conventions: Conventions) -> Repair:
    """Say that a day stands where a number should, if it is one."""
    day = read_day(text, conventions)
    if isinstance(day, date):
        return Repair.DAY
    return Repair.NUMBER if day in {DayFault.NO_DAY, DayFault.NO_SUCH_DAY} else _DAY_FAULTS[day]


def _of_day(day: date, unit: Unit) -> Reading:
    if unit.kind is not UnitKind.DATE:
        return Reading(repair=Repair.DAY)
    return Reading(float((day.date() if isinstance(day, datetime) else day).toordinal()))


def _checked(number: float, remark: str = "") -> Reading:
    try:
        return Reading(normal_number(number), remark)
    except (UserError, OverflowError):
        return Reading(repair=Repair.NUMBER)
