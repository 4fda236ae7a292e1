"""Open a workbook that came back: its tables as rows of cells that know where they stand."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

from scorecard_app.domain.scorecard import Scorecard
from scorecard_app.errors import UserError
from scorecard_app.exchange.sheets.formula_cells import formula_cells
from scorecard_app.exchange.sheets.preflight import damaged
from scorecard_app.exchange.sheets.reading import SECONDS, read_own
from scorecard_app.exchange.sheets.sheet import Fault, Range, Sheet, reference
from scorecard_app.exchange.sheets.whole import unread
from scorecard_app.exchange.workbook.cells import Cell, UnreadableError
from scorecard_app.exchange.workbook.hidden import (
    BASE,
    FORMAT_VERSION,
    META,
    Meta,
    TableMeta,
    added_sheets,
    base_from,
    meta_from,
)
from scorecard_app.exchange.workbook.marks import FORMULAS, Marks, marks_from
from scorecard_app.exchange.workbook.prints import ROWS, Prints, print_of, prints_from
from scorecard_app.texts import _

_SEARCHED_ROWS: Final = 40


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a table; cells are asked for by the key of their column."""

    table: "TableIn"
    number: int

    def has(self, key: str) -> bool:
        """Say whether the table has this column."""
        return key in self.table.columns

    def cell(self, key: str) -> Cell:
        """Return the content of a cell, None where it is empty or its column is missing.

        Raises UnreadableError where the cell shows an error or an uncalculated formula.
        """
        column = self.table.columns.get(key)
        if column is None:
            return None
        cell = self.table.grid.cell(self.number, column)
        if cell is None:
            self.table.grid.refuse_fault(self.number, column)
        return cell

    def print_of(self, keys: Sequence[str]) -> str:
        """Return the print of these cells; none where one of them only looks empty."""
        columns, grid = self.table.columns, self.table.grid
        if any(grid.is_fault(self.number, columns[key]) for key in keys):
            return ""
        return print_of(grid.cell(self.number, columns[key]) for key in keys)

    def is_empty(self, *keys: str) -> bool:
        """Say whether all of these cells are empty, or look so."""
        columns = (self.table.columns.get(key) for key in keys)
        grid = self.table.grid
        return all(each is None or grid.cell(self.number, each) is None for each in columns)

    def where(self, key: str = "") -> str:
        """Return the address of a cell for a sentence: "Measures!D14"."""
        column = self.table.columns.get(key, self.table.first_column)
        return f"{self.table.grid.sheet}!{reference(self.number, column)}"


@dataclass(frozen=True, slots=True)
class Grid:
    """The cells of one sheet, and those that only look empty."""

    sheet: str
    rows: Sequence[Sequence[Any]]
    faults: Mapping[str, str]

    def cell(self, row: int, column: int) -> Cell:
        """Return one cell, None where it is empty or beyond the edge."""
        if row >= len(self.rows) or column >= len(self.rows[row]):
            return None
        cell: Cell = self.rows[row][column]
        return None if cell == "" else cell

    def is_fault(self, row: int, column: int) -> bool:
        """Say whether a cell holds an error, or a formula without its result."""
        return bool(self.faults) and reference(row, column) in self.faults

    def refuse_fault(self, row: int, column: int) -> None:
        """Raise UnreadableError where a cell is not empty but holds an error."""
        fault = self.faults.get(reference(row, column)) if self.faults else None
        if fault:
            raise UnreadableError(_("It shows the error {error}.").format(error=fault))
        if fault is not None:
            raise UnreadableError(
                _("Its formula was not calculated: open the workbook, save it, import it again.")
            )


@dataclass(frozen=True)
class TableIn:
    """One table as it came back: where it begins, its columns by key, and what is no column.

    `unknown` and `doubled` are headers that nobody asked for, or that stand there a second time.
    """

    grid: Grid
    header_row: int
    last_row: int
    first_column: int
    columns: Mapping[str, int]
    unknown: Mapping[str, int]
    doubled: Mapping[str, int]

    def address(self, column: int) -> str:
        """Return the address of a header for a sentence."""
        return f"{self.grid.sheet}!{reference(self.header_row, column)}"

    def rows(self) -> Iterator[Row]:
        """Yield the rows that are not empty; those written right below the table count too."""
        places = sorted(self.columns.values())
        number = self.header_row + 1
        while number < len(self.grid.rows):
            is_empty = all(self.grid.cell(number, place) is None for place in places)
            if is_empty and number > self.last_row:
                return
            if not is_empty:
                yield Row(self, number)
            number += 1


@dataclass(frozen=True)
class BookIn:
    """A workbook of this program, opened; nothing that it holds has been judged yet.

    `base` is the scorecard as it was when the workbook was written, None where that is gone;
    `tables` stand by what they hold, None for those that are gone. `prints` are those of the rows
    as they were written; `added` are the sheets that people added. `marks` say which cells were
    written as formulas, `formulas` which ones are, by sheet.
    """

    name: str
    meta: Meta
    base: Scorecard | None
    tables: Mapping[str, TableIn | None]
    prints: Prints = field(default_factory=dict)
    added: tuple[str, ...] = ()
    marks: Marks = field(default_factory=dict)
    formulas: Mapping[str, frozenset[str]] = field(default_factory=dict)


def open_book(
    path: Path, *, is_cancelled: Callable[[], bool] = bool, seconds: float = SECONDS
) -> BookIn:
    """Open a workbook and read all of it; UserError with one sentence where that fails.

    Another process parses it; `is_cancelled` is asked twenty times a second.
    """
    book = read_own(path, is_cancelled=is_cancelled, seconds=seconds)
    sheets = {each.name: each for each in book.sheets}
    try:
        return _Opener(path.name, sheets, unread(book), formula_cells(book)).opened()
    except (UserError, KeyboardInterrupt):
        raise
    except Exception as error:
        raise damaged(path.name) from error


@dataclass(frozen=True)
class _Opener:
    """Takes sheets apart, each once, and finds the tables on them."""

    name: str
    sheets: Mapping[str, Sheet]
    unread: frozenset[str]
    formulas: Mapping[str, frozenset[str]]
    grids: dict[str, Grid] = field(default_factory=dict)

    def opened(self) -> BookIn:
        """Return the whole workbook."""
        meta = self._meta()
        strange = [each for each in added_sheets(meta, [*self.sheets]) if each not in self.unread]
        tables = {key: self._table(table, strange) for key, table in meta.tables.items()}
        prints = prints_from(self._grid(ROWS).rows) if ROWS in self.sheets else {}
        ours = {table.grid.sheet for table in tables.values() if table is not None}
        others = [each for each in self.sheets if each not in ours]
        added = added_sheets(meta, others)
        marks = marks_from(self._grid(FORMULAS).rows) if FORMULAS in self.sheets else {}
        base = self._base()
        return BookIn(self.name, meta, base, tables, prints, added, marks, self.formulas)

    def _meta(self) -> Meta:
        """Return what the workbook says of itself; UserError where it is not ours."""
        meta = meta_from(self._grid(META).rows) if META in self.sheets else None
        if meta is None:
            raise UserError(
                _(
                    "“{name}” was not made by this program: its hidden sheet “_meta” is missing. "
                    "Import a workbook that was exported from a scorecard."
                ).format(name=self.name)
            )
        version = meta.facts.get("format version", "")
        if not version.isdecimal():
            raise damaged(self.name)
        if int(version) > FORMAT_VERSION:
            raise UserError(
                _("“{name}” was written by a newer version of this program.").format(name=self.name)
            )
        return meta

    def _base(self) -> Scorecard | None:
        if BASE not in self.sheets:
            return None
        rows = [[cell for cell in row if cell != ""] for row in self._grid(BASE).rows]
        return base_from(rows)

    def _table(self, meta: TableMeta, strange: Sequence[str]) -> TableIn | None:
        """Find a table by its name, wherever it was moved; else on its sheet, by its headers.

        Where no sheet is called so any more, it may be one of the strange ones.
        """
        for sheet, found in self._ranges():
            if found.name == meta.name:
                (row, first), (end, last) = found.first, found.last
                return _table(self._grid(sheet), meta, row=row, first=first, last=last, end=end)
        sheets = [meta.sheet] if meta.sheet in self.sheets else strange
        return next(filter(None, (self._by_headers(meta, each) for each in sheets)), None)

    def _by_headers(self, meta: TableMeta, sheet: str) -> TableIn | None:
        grid = self._grid(sheet)
        for number in range(min(len(grid.rows), _SEARCHED_ROWS)):
            texts = [str(cell) for cell in grid.rows[number]]
            known = [column for column, text in enumerate(texts) if text in meta.keys]
            if len(known) * 2 > len(meta.keys):
                return _table(grid, meta, row=number, first=known[0], last=known[-1], end=number)
        return None

    def _ranges(self) -> Iterator[tuple[str, Range]]:
        return ((sheet.name, each) for sheet in self.sheets.values() for each in sheet.ranges)

    def _grid(self, sheet: str) -> Grid:
        if sheet in self.unread:
            raise damaged(self.name)
        if sheet not in self.grids:
            self.grids[sheet] = _grid(self.sheets[sheet])
        return self.grids[sheet]


def _grid(sheet: Sheet) -> Grid:
    """Return the rows of a sheet, and beside them the cells that only look empty."""
    cells: list[Any] = [each if each == each else "" for each in sheet.numbers]  # noqa: PLR0124 - NaN
    faults = {}
    for place, cell in sheet.others.items():
        if isinstance(cell, Fault):
            faults[reference(*divmod(place, sheet.width))] = cell.text
        else:
            cells[place] = cell
    width = max(sheet.width, 1)
    rows = [cells[start : start + width] for start in range(0, len(cells), width)]
    return Grid(sheet.name, rows, faults)


def _table(grid: Grid, meta: TableMeta, *, row: int, first: int, last: int, end: int) -> TableIn:
    """Read the headers of a row to the last one, and those that people added right behind it."""
    columns: dict[str, int] = {}
    unknown: dict[str, int] = {}
    doubled: dict[str, int] = {}
    place = first
    while (cell := grid.cell(row, place)) is not None or place <= last:
        text = f"{cell:.15g}" if isinstance(cell, float) else str(cell or "")
        key = meta.keys.get(text)
        if text in unknown or key in columns:
            doubled[text] = place
        elif key is not None:
            columns[key] = place
        elif text:
            unknown[text] = place
        place += 1
    return TableIn(grid, row, end, first, columns, unknown, doubled)
