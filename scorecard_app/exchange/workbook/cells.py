"""Turn one value into what a cell holds, and back, exactly."""

import json
import re
from collections.abc import Callable, Mapping
from datetime import date, datetime, time, timedelta
from enum import Enum
from typing import Any, Final

from scorecard_app.domain.measures import UnitKind
from scorecard_app.domain.normal import normalised
from scorecard_app.domain.periods import Period, parse_period
from scorecard_app.domain.plain import Plain, from_plain, to_plain
from scorecard_app.domain.values import MAX_TEXT, normal_number, normal_text
from scorecard_app.errors import UserError
from scorecard_app.exchange.workbook.columns import Column, Shape
from scorecard_app.texts import _

Cell = None | bool | float | str | date | time | timedelta
"""What a cell holds; datetime is a date."""

TOO_LONG: Final = "…"
"""Stands in a cell for JSON that is too long for it; the hidden sheet `_base` holds the rest."""

FIRST_DAY: Final = date(1900, 3, 1)
"""The first day on which every spreadsheet agrees; earlier ones stand as text."""

DAY_ZERO: Final = date(1899, 12, 30).toordinal()
"""What a spreadsheet counts days from."""

_NUMBER = re.compile(r"([+-]?\d{1,400}(?:\.\d{1,400})?(?:[eE][+-]?\d{1,3})?)( ?%)?", re.ASCII)
_WHOLE = re.compile(r"[+-]?\d{1,400}", re.ASCII)
_LEAST, _MOST = 1e-290, 1e300
_EXACT_WHOLE = 10**15
_LARGEST_WHOLE = 2**63 - 1
_WORDS: Mapping[str, bool] = {"yes": True, "no": False}
_MINUTES_PER_DAY = 24 * 60


class UnreadableError(Exception):
    """Say, in one sentence, why the content of a cell cannot be taken."""


def number_cell(number: float, kind: UnitKind = UnitKind.NUMBER) -> Cell:
    """Return what stands for a number of this kind of unit; `number_in` is the inverse.

    Percent points are divided by 100, whole day numbers become dates. Numbers so small or large
    that a spreadsheet loses them stand as text.
    """
    if kind is UnitKind.DATE and number.is_integer() and FIRST_DAY.toordinal() <= number:
        if number <= date.max.toordinal():
            return date.fromordinal(int(number))
        return repr(number)
    if kind is UnitKind.DATE or (number and not _LEAST <= abs(number) <= _MOST):
        return f"{number!r}%" if kind is UnitKind.PERCENT else repr(number)
    return number / 100 if kind is UnitKind.PERCENT else number


def number_in(cell: Cell, kind: UnitKind = UnitKind.NUMBER) -> float:
    """Return the number that a cell holds, in the unit as the domain keeps it.

    A text counts where it is a plain number, perhaps with a percent sign; raises UnreadableError.
    """
    if isinstance(cell, bool):
        if kind is UnitKind.YES_NO:
            return float(cell)
    elif isinstance(cell, float | int):
        return _scaled(float(cell), kind)
    elif isinstance(cell, str):
        return _number_in_text(cell.strip(), kind)
    elif isinstance(cell, date):
        if kind is UnitKind.DATE:
            return float(cell.toordinal())
    elif isinstance(cell, time | timedelta) and kind is UnitKind.DURATION:
        return normal_number(_minutes(cell))
    raise UnreadableError(_("“{text}” is not a number.").format(text=shown(cell)))


def shown(cell: Cell) -> str:
    """Return a cell's content for a sentence, cut to a line."""
    text = f"{cell:g}" if isinstance(cell, float) else str(cell)
    line = text.strip().partition("\n")[0]
    limit = 40
    return line if len(line) <= limit else line[:limit].rstrip() + "…"


def encode(value: Any, column: Column, unit: UnitKind) -> Cell:  # noqa: ANN401 - any field
    """Return what stands in the cell of a column, None for an empty one; not for names."""
    if value is None or value == "":
        return None
    match column.shape:
        case Shape.IN_UNIT | Shape.NUMBER | Shape.PERCENT:
            return number_cell(value, _unit_of(column, unit))
        case Shape.WHOLE:
            return float(value) if abs(value) < _EXACT_WHOLE else str(value)
        case Shape.YES_NO:
            return "yes" if value else "no"
        case Shape.DAY:
            return day_cell(value)
        case Shape.CODE | Shape.IDS:
            return None if value == column.default else code_cell(value)
        case _:
            return str(to_plain(value))


def day_cell(day: date) -> Cell:
    """Return a date, or its text where spreadsheets do not agree on it."""
    return day if day >= FIRST_DAY else day.isoformat()


def code_cell(value: object) -> str:
    """Return the canonical JSON of a value, or the mark that it is too long for a cell."""
    text = canonical(to_plain(value))
    return text if len(text) <= MAX_TEXT else TOO_LONG


def canonical(plain: Plain) -> str:
    """Return the one JSON text of a plain value: sorted keys, no spaces, ASCII."""
    return json.dumps(plain, sort_keys=True, separators=(",", ":"))


def decode(cell: Cell, column: Column, unit: UnitKind) -> Any:  # noqa: ANN401 - any field
    """Return the value in a cell that is not empty; raises UnreadableError. Not for names."""
    match column.shape:
        case Shape.IN_UNIT | Shape.NUMBER | Shape.PERCENT:
            return number_in(cell, _unit_of(column, unit))
        case Shape.WORD:
            return _word_in(cell, column.kind)
        case Shape.MOMENT | Shape.CODE | Shape.IDS:
            return _plain_in(cell, column)
        case _:
            return _READERS[column.shape](cell)


def text_in(cell: Cell) -> str:
    """Return the text of a cell; numbers and dates that a spreadsheet made of a text as text."""
    if isinstance(cell, float):
        return f"{cell:.15g}"
    if isinstance(cell, datetime) and cell.time() == time():
        return cell.date().isoformat()
    if cell is None:
        return ""
    try:
        return normal_text(str(cell))
    except UserError as error:
        raise UnreadableError(str(error)) from error


def period_in(cell: Cell) -> Period:
    """Return the period whose text form stands in a cell."""
    try:
        return parse_period(text_in(cell).strip())
    except UserError as error:
        raise UnreadableError(str(error)) from error


def _unit_of(column: Column, unit: UnitKind) -> UnitKind:
    if column.shape is Shape.IN_UNIT:
        return unit
    return UnitKind.PERCENT if column.shape is Shape.PERCENT else UnitKind.NUMBER


def _scaled(number: float, kind: UnitKind) -> float:
    if kind is UnitKind.PERCENT:
        number *= 100
    elif kind is UnitKind.DATE:
        number += DAY_ZERO
    try:
        return normal_number(number)
    except UserError as error:
        raise UnreadableError(str(error)) from error


def _number_in_text(text: str, kind: UnitKind) -> float:
    if kind is UnitKind.YES_NO and text.lower() in _WORDS:
        return float(_WORDS[text.lower()])
    match = _NUMBER.fullmatch(text)
    if match is None and kind is UnitKind.DATE:
        return float(_day_in(text).toordinal())
    if match is None:
        raise UnreadableError(_("“{text}” is not a number.").format(text=shown(text)))
    number = float(match[1])
    if kind is UnitKind.DATE or match[2]:
        return _scaled(number, UnitKind.NUMBER)
    return _scaled(number, kind)


def _minutes(cell: time | timedelta) -> float:
    if isinstance(cell, timedelta):
        return cell / timedelta(minutes=1)
    return cell.hour * 60 + cell.minute + cell.second / 60


def _whole_in(cell: Cell) -> int:
    if isinstance(cell, str) and _WHOLE.fullmatch(cell.strip()):
        whole = int(cell)
    else:
        number = number_in(cell)
        if not number.is_integer():
            raise UnreadableError(_("“{text}” is not a whole number.").format(text=shown(cell)))
        whole = int(number)
    if abs(whole) > _LARGEST_WHOLE:
        raise UnreadableError(_("“{text}” is too large.").format(text=shown(cell)))
    return whole


def _truth_in(cell: Cell) -> bool:
    if isinstance(cell, bool):
        return cell
    word = text_in(cell).strip().lower()
    if word not in _WORDS:
        raise UnreadableError(_("“{text}” is neither “yes” nor “no”.").format(text=shown(cell)))
    return _WORDS[word]


def _word_in(cell: Cell, kind: type[Enum]) -> Enum:
    given = text_in(cell).strip()
    for member in kind:
        if str(member.value).lower() == given.lower():
            return member
    words = ", ".join(str(member.value) for member in kind)
    raise UnreadableError(
        _("“{text}” is not one of these words: {words}.").format(text=shown(cell), words=words)
    )


def _day_in(cell: Cell) -> date:
    if isinstance(cell, datetime):
        return cell.date()
    if isinstance(cell, date):
        return cell
    try:
        return date.fromisoformat(text_in(cell).strip())
    except ValueError as error:
        raise UnreadableError(
            _("“{text}” is not a date. Write it as 2026-09-14.").format(text=shown(cell))
        ) from error


def _plain_in(cell: Cell, column: Column) -> Any:  # noqa: ANN401 - any field
    text = text_in(cell)
    try:
        plain = text if column.shape is Shape.MOMENT else json.loads(text)
        return normalised(from_plain(column.kind, plain))
    except (ValueError, KeyError, TypeError, UserError, RecursionError) as error:
        raise UnreadableError(
            _("“{text}” is not in the form in which it was written.").format(text=shown(cell))
        ) from error


_READERS: Final[Mapping[Shape, Callable[[Cell], Any]]] = {
    Shape.TEXT: text_in,
    Shape.ID: text_in,
    Shape.WHOLE: _whole_in,
    Shape.YES_NO: _truth_in,
    Shape.DAY: _day_in,
    Shape.PERIOD: period_in,
}
