"""A workbook that this program wrote: every cell of it from A1 on, and its tables as they stand."""

import json
import math
from array import array
from collections.abc import Iterator, Mapping, Sequence
from io import BytesIO
from itertools import chain
from typing import TYPE_CHECKING, Any, Final

from scorecard_app.exchange.sheets.failures import Failure, FailureError
from scorecard_app.exchange.sheets.formula_cells import FORMULAS, formulas_noted
from scorecard_app.exchange.sheets.preflight import looked_over
from scorecard_app.exchange.sheets.ranges import place_in
from scorecard_app.exchange.sheets.sheet import (
    Book,
    Fault,
    FaultKind,
    Origin,
    Range,
    Sheet,
    corner,
)

if TYPE_CHECKING:
    from python_calamine import CalamineWorkbook

_UNREAD: Final = "unread"


def read_whole(content: bytes) -> Book:
    """Return all sheets, hidden ones too; raises FailureError.

    What looks empty and is not is a fault. A sheet that cannot be read is empty, and `unread` of
    the book names it: people may have added it.
    """
    looked = looked_over(content)
    if looked.wide:
        raise FailureError(Failure.TOO_LARGE)
    faults, formulas = looked.faults, formulas_noted(looked.parts, looked.sheets)
    del looked
    import python_calamine  # noqa: PLC0415 - heavy, so only where it is used

    book = python_calamine.CalamineWorkbook.from_filelike(BytesIO(content), load_tables=True)
    tables = dict[str, list[Range]]()
    for sheet, found in _tables(book):
        tables.setdefault(sheet, []).append(found)
    sheets, broken = list[Sheet](), list[str]()
    for name in book.sheet_names:
        rows = _tried(book, name)
        if rows is None:
            broken.append(name)
        sheets.append(_sheet(name, rows or (), tables.get(name, ()), faults.get(name, {})))
    return Book("", sheets, {_UNREAD: json.dumps(broken), FORMULAS: formulas})


def unread(book: Book) -> frozenset[str]:
    """Return the sheets of a whole workbook that could not be read."""
    return frozenset(json.loads(book.notes.get(_UNREAD, "[]")))


def _tried(book: "CalamineWorkbook", name: str) -> Sequence[Sequence[Any]] | None:
    try:
        return book.get_sheet_by_name(name).to_python(skip_empty_area=False)
    except (KeyboardInterrupt, MemoryError):
        raise
    except BaseException:  # noqa: BLE001 - a panic of calamine 0.37 is no Exception
        return None


def _sheet(
    name: str,
    rows: Sequence[Sequence[Any]],
    ranges: Sequence[Range],
    faults: Mapping[str, str],
) -> Sheet:
    """Return a sheet with every cell in its place, numbers that are none as their texts.

    Times of day stay what they are, unlike in other sheets.
    """
    cells = list(chain.from_iterable(rows))
    numbers = array("d", [each if each.__class__ is float else math.nan for each in cells])
    others: dict[int, Any] = {
        at: each if each.__class__ is not float else str(each)
        for at, each in enumerate(cells)
        if (each != "" if each.__class__ is not float else each != each)  # noqa: PLR0124 - NaN
    }
    width = len(rows[0]) if rows else 0
    sheet = Sheet(name, range(len(rows)), range(width), numbers, others, ranges=ranges)
    for address, text in faults.items():
        place = place_in(sheet, corner(address))
        if place is not None and math.isnan(numbers[place]) and place not in others:
            kind = FaultKind.ERROR if text else FaultKind.NOT_CALCULATED
            others[place] = Fault(kind, text)
    return sheet


def _tables(book: "CalamineWorkbook") -> Iterator[tuple[str, Range]]:
    """Yield each table with its sheet, from its headers on."""
    for name in book.table_names or []:
        found = book.get_table_by_name(name)
        if found.start is not None and found.end is not None:
            first = (max(found.start[0] - 1, 0), found.start[1])
            yield found.sheet, Range(name, Origin.TABLE, first, found.end)
