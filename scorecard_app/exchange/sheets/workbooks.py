"""Workbooks of every kind: calamine reads the cells, our own reader the sheets it gives up on."""

import math
import re
import zipfile
from array import array
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, time, timedelta
from io import BytesIO
from typing import TYPE_CHECKING, Any, Final
from xml.etree.ElementTree import Element, ParseError

from scorecard_app.exchange.sheets.failures import Failure, FailureError
from scorecard_app.exchange.sheets.plain_xml import Shared, cells_of, shared_of
from scorecard_app.exchange.sheets.preflight import Checked, looked_over
from scorecard_app.exchange.sheets.sheet import (
    Book,
    Corner,
    Fault,
    FaultKind,
    Origin,
    Plain,
    Range,
    Sheet,
    corner,
)
from scorecard_app.exchange.sheets.styles import styles_of

if TYPE_CHECKING:
    from python_calamine import CalamineWorkbook

MAX_SHEETS: Final = 256
MAX_CELLS: Final = 2_000_000
MAX_AREA: Final = 12_000_000
MAX_MARKS: Final = 300_000
_TAIL: Final = 1_000
_END: Final = b"worksheet>"
"""A sheet that ends otherwise was cut off; calamine would not say so."""

_MERGE: Final = re.compile(rb'<mergeCell [^>]*?ref="([A-Z]{1,3}[0-9]{1,7}):([A-Z]{1,3}[0-9]{1,7})"')
_MAX_MERGES: Final = 50_000
_STYLED: Final = re.compile(rb'<c r="([A-Z]{1,3}[0-9]{1,7})" s="([0-9]{1,5})"')
_NAMED: Final = re.compile(
    r"^(?:'((?:[^']|'')+)'|([^'!,]+))!\$?([A-Z]{1,3})\$?(\d{1,7}):\$?([A-Z]{1,3})\$?(\d{1,7})$"
)

Rows = Sequence[Sequence[Any]]


def read_package(content: bytes) -> Book:
    """Return the sheets of a workbook that is a package; raises FailureError."""
    looked = looked_over(content)
    with zipfile.ZipFile(BytesIO(content)) as package:
        names = package.namelist()
        if "content.xml" not in names and not any(each.startswith("xl/") for each in names):
            raise FailureError(Failure.NOT_A_TABLE)
        return _Reader(looked, package).book()


def read_old(content: bytes) -> Book:
    """Return the sheets of a workbook in the format before 2007; raises FailureError."""
    book = _opened(content, with_tables=False)
    if book is None:
        raise FailureError(Failure.DAMAGED)
    return _whole([_from_calamine(book, name) for name in book.sheet_names[:MAX_SHEETS]])


@dataclass(frozen=True)
class _Reader:
    """Reads the sheets of one package, each by the reader that can."""

    looked: Checked
    package: zipfile.ZipFile

    def book(self) -> Book:
        """Return all sheets."""
        is_xlsx = bool(self.looked.parts)
        fast = _opened(self.looked.content, with_tables=is_xlsx)
        if fast is None and not is_xlsx:
            raise FailureError(Failure.DAMAGED)
        names = _sheet_names(fast) if fast is not None else list(self.looked.parts)
        if not names:
            raise FailureError(Failure.NOTHING_THERE, reason="no sheets" if not fast else "charts")
        shared: list[Shared] = []
        sheets = [self._sheet(fast, name, shared) for name in names[:MAX_SHEETS]]
        return _whole(list(_with_ranges(sheets, self._ranges(fast))))

    def _sheet(self, fast: "CalamineWorkbook | None", name: str, shared: list[Shared]) -> Sheet:
        part = self.looked.parts.get(name, "")
        content = self._part(part)
        is_whole = not content or content[-_TAIL:].rstrip().endswith(_END)
        sheet = None
        if fast is not None and is_whole and part not in self.looked.wide | self.looked.odd:
            sheet = _try_calamine(fast, name)
        if sheet is None:
            if not part:
                raise FailureError(Failure.DAMAGED_SHEET, sheet=name)
            sheet = self._slowly(name, part, shared)
        return self._with_faults(self._marked(sheet, content)) if part else sheet

    def _slowly(self, name: str, part: str, shared: list[Shared]) -> Sheet:
        """Read a sheet cell by cell; the texts that all sheets share are read once."""
        if not shared:
            shared.append(shared_of(self.package))
        try:
            return _sheet_from(name, cells_of(self.package, part, shared[0]))
        except FailureError as error:
            raise FailureError(error.failure, sheet=name) from error

    def _with_faults(self, sheet: Sheet) -> Sheet:
        """Put in the cells that only look empty: errors, and formulas without a result."""
        found = {
            place: Fault(FaultKind.ERROR, text) if text else Fault(FaultKind.NOT_CALCULATED)
            for address, text in self.looked.faults.get(sheet.name, {}).items()
            if (place := _place_in(sheet, corner(address))) is not None
        }
        others = {
            place: fault
            for place, fault in found.items()
            if math.isnan(sheet.numbers[place]) and sheet.others.get(place) is None
        }
        return replace(sheet, others={**sheet.others, **others}) if others else sheet

    def _marked(self, sheet: Sheet, content: bytes) -> Sheet:
        """Say which numbers are shown as percentages or money, and which cells are merged."""
        merges = _merges(content, sheet)
        signs = styles_of(self._part("xl/styles.xml")).signs
        marks: dict[int, str] = {}
        if signs:
            for address, style in _STYLED.findall(content):
                sign = signs.get(int(style))
                place = _place_in(sheet, corner(address.decode())) if sign else None
                if sign and place is not None and not math.isnan(sheet.numbers[place]):
                    marks[place] = sign
                    if len(marks) >= MAX_MARKS:
                        break
        return replace(sheet, marks=marks, merges=merges) if marks or merges else sheet

    def _part(self, name: str) -> bytes:
        kept = self.looked.sheets.get(name)
        if kept is not None:
            return kept
        return self.package.read(name) if name in self.package.namelist() else b""

    def _ranges(self, fast: "CalamineWorkbook | None") -> list[tuple[str, Range]]:
        """Return the tables and named ranges, each with the name of its sheet."""
        found: list[tuple[str, Range]] = []
        for name in fast.table_names or [] if fast is not None and self.looked.parts else []:
            table = fast.get_table_by_name(name) if fast is not None else None
            if table is not None and table.start is not None and table.end is not None:
                first = (max(table.start[0] - 1, 0), table.start[1])
                found.append((table.sheet, Range(name, Origin.TABLE, first, table.end)))
        return found + list(_named_ranges(self._part("xl/workbook.xml")))


def _sheet_names(book: "CalamineWorkbook") -> list[str]:
    """Return the sheets that hold cells: no charts, no dialogs, no macros."""
    return [each.name for each in book.sheets_metadata if str(each.typ).endswith("WorkSheet")]


def _opened(content: bytes, *, with_tables: bool) -> "CalamineWorkbook | None":
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


def _try_calamine(book: "CalamineWorkbook", name: str) -> Sheet | None:
    try:
        return _from_calamine(book, name)
    except (KeyboardInterrupt, MemoryError, FailureError):
        raise
    except BaseException:  # noqa: BLE001 - as above
        return None


def _from_calamine(book: "CalamineWorkbook", name: str) -> Sheet:
    found = book.get_sheet_by_name(name)
    if found.start is None or found.end is None:
        return Sheet(name)
    top, left = found.start
    rows: Rows = found.to_python(skip_empty_area=True)
    numbers, others = _split(rows)
    hidden = {each.name for each in book.sheets_metadata if "Hidden" in str(each.visible)}
    merges = [
        ((a - top, b - left), (c - top, d - left))
        for (a, b), (c, d) in (found.merged_cell_ranges or [])[:_MAX_MERGES]
        if a >= top and b >= left
    ]
    return Sheet(
        name,
        range(top, top + len(rows)),
        range(left, left + found.width),
        numbers,
        others,
        merges=merges,
        is_hidden=name in hidden,
    )


def _split(rows: Rows) -> tuple["array[float]", dict[int, Plain]]:
    """Part the numbers of a sheet from all else; rows of nothing but numbers go at once."""
    numbers = array("d")
    others: dict[int, Plain] = {}
    for row in rows:
        if set(map(type, row)) == {float} and math.isfinite(sum(row)):
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


def _sheet_from(name: str, cells: Mapping[Corner, Plain]) -> Sheet:
    """Return the sheet of scattered cells; of far ones only their own rows and columns are kept."""
    if not cells:
        return Sheet(name)
    rows: Sequence[int] = _kept(sorted({row for row, _column in cells}))
    columns: Sequence[int] = _kept(sorted({column for _row, column in cells}))
    if len(rows) * len(columns) > MAX_AREA:
        rows = sorted({row for row, _column in cells})
        columns = sorted({column for _row, column in cells})
    if len(rows) * len(columns) > MAX_AREA:
        raise FailureError(Failure.TOO_MANY_CELLS, sheet=name)
    numbers = array("d", [math.nan]) * (len(rows) * len(columns))
    others: dict[int, Plain] = {}
    at_row = {number: at for at, number in enumerate(rows)}
    at_column = {number: at for at, number in enumerate(columns)}
    for (row, column), cell in cells.items():
        place = at_row[row] * len(columns) + at_column[column]
        if isinstance(cell, float):
            numbers[place] = cell
        elif not (isinstance(cell, str) and not cell.strip()):
            others[place] = cell
    return Sheet(name, rows, columns, numbers, dict(sorted(others.items())))


def _kept(found: Sequence[int]) -> range:
    return range(found[0], found[-1] + 1)


def _place_in(sheet: Sheet, where: Corner) -> int | None:
    """Return the place of a cell of the file; None where the sheet does not reach."""
    row, column = where
    if isinstance(sheet.rows, range) and isinstance(sheet.columns, range):
        row, column = row - sheet.rows.start, column - sheet.columns.start
    elif row in sheet.rows and column in sheet.columns:
        row, column = sheet.rows.index(row), sheet.columns.index(column)
    else:
        return None
    inside = 0 <= row < sheet.height and 0 <= column < sheet.width
    return row * sheet.width + column if inside else None


def _within(sheet: Sheet, where: Corner) -> Corner:
    """Return a corner of the file within the sheet, moved to its edge where it lies beyond."""
    return (
        _index(sheet.rows, where[0]),
        _index(sheet.columns, where[1]),
    )


def _index(numbers: Sequence[int], wanted: int) -> int:
    if isinstance(numbers, range):
        return min(max(wanted - numbers.start, 0), len(numbers) - 1)
    return min(sum(each < wanted for each in numbers), len(numbers) - 1)


def _merges(content: bytes, sheet: Sheet) -> list[tuple[Corner, Corner]]:
    found: list[tuple[Corner, Corner]] = []
    if not sheet.height:
        return []
    for match in _MERGE.finditer(content, max(content.rfind(b"sheetData>"), 0)):
        first, last = corner(match[1].decode()), corner(match[2].decode())
        if _place_in(sheet, first) is not None and len(found) < _MAX_MERGES:
            found.append((_within(sheet, first), _within(sheet, last)))
    return found


def _with_ranges(sheets: Sequence[Sheet], found: Sequence[tuple[str, Range]]) -> Iterator[Sheet]:
    for sheet in sheets:
        own = [each for name, each in found if name == sheet.name and sheet.height]
        moved = [
            replace(each, first=_within(sheet, each.first), last=_within(sheet, each.last))
            for each in own
        ]
        yield replace(sheet, ranges=moved) if moved else sheet


def _named_ranges(content: bytes) -> Iterator[tuple[str, Range]]:
    """Yield the names of a workbook that stand for one rectangle of cells."""
    from defusedxml.ElementTree import fromstring  # noqa: PLC0415 - heavy

    try:
        root: Element = fromstring(content)
    except (ParseError, ValueError):
        return
    names = [each for each in root.iter() if each.tag.endswith("}definedName")]
    for each in names[:MAX_SHEETS]:
        name, match = each.get("name") or "", _NAMED.match((each.text or "").strip())
        if match is None or name.startswith("_") or each.get("hidden") in {"1", "true"}:
            continue
        first, last = corner(match[3] + match[4]), corner(match[5] + match[6])
        sheet = (match[1] or match[2]).replace("''", "'")
        if first[0] < last[0] and first[1] <= last[1]:
            yield sheet, Range(name, Origin.NAME, first, last)


def _whole(sheets: Sequence[Sheet]) -> Book:
    """Return the book of these sheets; raises FailureError where it is empty or too full."""
    count = 0
    for sheet in sheets:
        blank = sum(map(math.isnan, sheet.numbers)) if count + len(sheet.numbers) > MAX_CELLS else 0
        count += len(sheet.numbers) - blank + len(sheet.others)
        if count > MAX_CELLS:
            raise FailureError(Failure.TOO_MANY_CELLS, sheet=sheet.name)
    if not any(sheet.numbers for sheet in sheets):
        raise FailureError(Failure.NOTHING_THERE, reason="empty")
    return Book("", tuple(sheets))
