"""Sheets as calamine reads them: fast, and given up on where it stumbles."""

import math
from array import array
from collections.abc import Sequence
from datetime import date, time, timedelta
from io import BytesIO
from typing import TYPE_CHECKING, Any

from scorecard_app.exchange.sheets.failures import Failure, FailureError
from scorecard_app.exchange.sheets.ranges import MAX_MERGES
from scorecard_app.exchange.sheets.sheet import Fault, FaultKind, Plain, Sheet

if TYPE_CHECKING:
    from python_calamine import CalamineWorkbook

Rows = Sequence[Sequence[Any]]


def sheet_names(book: "CalamineWorkbook") -> list[str]:
    """Return the sheets that hold cells: no charts, no dialogs, no macros."""
    return [each.name for each in book.sheets_metadata if str(each.typ).endswith("WorkSheet")]


def opened(content: bytes, *, with_tables: bool) -> "CalamineWorkbook | None":
    """Return the workbook, or None where calamine cannot read it; FailureError if locked."""
    import python_calamine  # noqa: PLC0415 - heavy, so only where it is used

    for tables in dict.fromkeys((with_tables, False)):
        try:
            return python_calamine.CalamineWorkbook.from_filelike(
                BytesIO(content), load_tables=tables
            )
        except python_calamine.PasswordError as error:
            raise FailureError(Failure.PASSWORD) from error
        except (KeyboardInterrupt, MemoryError):
            raise
        except BaseException:  # noqa: BLE001, S112 - a panic of calamine 0.37 is no Exception
            continue
    return None


def tried(book: "CalamineWorkbook", name: str) -> Sheet | None:
    """Return a sheet, or None where calamine gives up on it."""
    try:
        return sheet_of(book, name)
    except (KeyboardInterrupt, MemoryError, FailureError):
        raise
    except BaseException:  # noqa: BLE001 - as above
        return None


def sheet_of(book: "CalamineWorkbook", name: str) -> Sheet:
    """Return a sheet as calamine reads it."""
    found = book.get_sheet_by_name(name)
    if found.start is None or found.end is None:
        return Sheet(name)
    top, left = found.start
    rows: Rows = found.to_python(skip_empty_area=True)
    numbers, others = _split(rows)
    own = next((each for each in book.sheets_metadata if each.name == name), None)
    merges = [
        ((a - top, b - left), (c - top, d - left))
        for (a, b), (c, d) in (found.merged_cell_ranges or [])[:MAX_MERGES]
        if a >= top and b >= left
    ]
    return Sheet(
        name,
        range(top, top + len(rows)),
        range(left, left + found.width),
        numbers,
        others,
        merges=merges,
        is_hidden=own is not None and "Hidden" in str(own.visible),
    )


def _split(rows: Rows) -> tuple["array[float]", dict[int, Plain]]:
    """Part the numbers of a sheet from all else; rows of nothing but numbers go at once."""
    numbers = array("d")
    others: dict[int, Plain] = {}
    for row in rows:
        if list(map(type, row)).count(float) == len(row) and math.isfinite(sum(row)):
            numbers.fromlist(row)  # type: ignore[arg-type]  # only floats here
            continue
        start = len(numbers)
        for at, cell in enumerate(row):
            if type(cell) in {float, int} and math.isfinite(cell):
                numbers.append(cell)
            else:
                numbers.append(math.nan)
                if cell != "":
                    others[start + at] = _plain(cell)
    return numbers, {at: cell for at, cell in others.items() if cell is not None}


def _plain(cell: Any) -> Plain:  # noqa: ANN401 - as calamine has it
    match cell:
        case bool() | timedelta() | date():
            return cell
        case str():
            return cell if cell.strip() else None
        case time():
            return timedelta(
                hours=cell.hour,
                minutes=cell.minute,
                seconds=cell.second,
                microseconds=cell.microsecond,
            )
        case _:
            return Fault(FaultKind.UNREADABLE, str(cell)[:20])
