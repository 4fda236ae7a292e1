"""Workbooks of every kind: calamine reads the cells, our own reader the sheets it gives up on."""

import math
import re
import zipfile
from array import array
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from io import BytesIO
from typing import TYPE_CHECKING, Final

from scorecard_app.exchange.sheets.by_calamine import opened, sheet_names, sheet_of, tried
from scorecard_app.exchange.sheets.failures import Failure, FailureError
from scorecard_app.exchange.sheets.plain_xml import Shared, cells_of, shared_of
from scorecard_app.exchange.sheets.preflight import Checked, looked_over
from scorecard_app.exchange.sheets.ranges import merges_of, named_ranges, place_in, with_ranges
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

_STYLED: Final = re.compile(rb'<c r="([A-Z]{1,3}[0-9]{1,7})" s="([0-9]{1,5})"')


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
    book = opened(content, with_tables=False)
    if book is None:
        raise FailureError(Failure.DAMAGED)
    return _whole([sheet_of(book, name) for name in book.sheet_names[:MAX_SHEETS]])


@dataclass(frozen=True)
class _Reader:
    """Reads the sheets of one package, each by the reader that can."""

    looked: Checked
    package: zipfile.ZipFile

    def book(self) -> Book:
        """Return all sheets."""
        is_xlsx = bool(self.looked.parts)
        fast = opened(self.looked.content, with_tables=is_xlsx)
        if fast is None and not is_xlsx:
            raise FailureError(Failure.DAMAGED)
        names = sheet_names(fast) if fast is not None else list(self.looked.parts)
        if not names:
            raise FailureError(Failure.NOTHING_THERE, reason="no sheets" if not fast else "charts")
        shared: list[Shared] = []
        sheets = [self._sheet(fast, name, shared) for name in names[:MAX_SHEETS]]
        return _whole(list(with_ranges(sheets, self._ranges(fast))))

    def _sheet(self, fast: "CalamineWorkbook | None", name: str, shared: list[Shared]) -> Sheet:
        part = self.looked.parts.get(name, "")
        content = self._part(part)
        is_whole = not content or content[-_TAIL:].rstrip().endswith(_END)
        sheet = None
        if fast is not None and is_whole and part not in self.looked.wide | self.looked.odd:
            sheet = tried(fast, name)
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
            if (place := place_in(sheet, corner(address))) is not None
        }
        others = {
            place: fault
            for place, fault in found.items()
            if math.isnan(sheet.numbers[place]) and sheet.others.get(place) is None
        }
        return replace(sheet, others={**sheet.others, **others}) if others else sheet

    def _marked(self, sheet: Sheet, content: bytes) -> Sheet:
        """Say which numbers are shown as percentages or money, and which cells are merged."""
        merges = merges_of(content, sheet)
        signs = self._signs
        marks: dict[int, str] = {}
        if signs:
            for address, style in _STYLED.findall(content):
                sign = signs.get(int(style))
                place = place_in(sheet, corner(address.decode())) if sign else None
                if sign and place is not None and not math.isnan(sheet.numbers[place]):
                    marks[place] = sign
                    if len(marks) >= MAX_MARKS:
                        break
        return replace(sheet, marks=marks, merges=merges) if marks or merges else sheet

    @cached_property
    def _signs(self) -> Mapping[int, str]:
        """Return the sign that each cell style shows, of those that show one."""
        return styles_of(self._part("xl/styles.xml")).signs

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
        return found + list(named_ranges(self._part("xl/workbook.xml")))


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
