"""A copy of a workbook that came back, with a column that says what needs a look."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property
from math import ceil
from pathlib import Path
from typing import Any, Final

from scorecard_app.exchange.whole_file import write_whole
from scorecard_app.exchange.workbook.back.book import BookIn, Grid, TableIn
from scorecard_app.exchange.workbook.out.book import Book, Head, Written, write_text
from scorecard_app.exchange.workbook.out.formats import STATUS_COLOURS
from scorecard_app.exchange.workbook.out.lines_of_text import width_of
from scorecard_app.present.merging.rows import KINDS, Kind, MergeRow
from scorecard_app.texts import _

_TOLD: Final = frozenset({Kind.CONFLICT, Kind.UNREAD})
_WIDTH: Final = 70
_LIST_WIDTHS: Final = (22, 14, 40, 24, 24, 24, 24, _WIDTH)
_LEAST, _MOST = 6, 40
_MEASURED_ROWS: Final = 200
_CHARACTERS_A_PAGE: Final = 260


def write_report(path: Path, book: BookIn, rows: Sequence[MergeRow]) -> None:
    """Write the report, whole or not at all; UserError where the file cannot be written."""
    write_whole(path, report_bytes(book, rows))


def report_bytes(book: BookIn, rows: Sequence[MergeRow]) -> bytes:
    """Return the sheets with something to look at, each row beside its error, and a list of all."""
    told = [row for row in rows if row.kind in _TOLD]
    found = Book()
    _write_list(found, told)
    errors = _by_row(told)
    tables: defaultdict[str, list[TableIn]] = defaultdict(list)
    for table in filter(None, book.tables.values()):
        tables[table.grid.sheet].append(table)
    for sheet, there in tables.items():
        if sheet in errors:
            _Copy(found, there, errors[sheet]).write()
    return found.finished()


def _write_list(book: Book, rows: Sequence[MergeRow]) -> None:
    sheet = book.sheet(_("Report"), _("Report"), _("What was not taken as it stands, and why."))
    texts = (
        _("Cell"), _("What happens"), _("About"), _("Field"), _("As it was"), _("Here"),
        _("In the workbook"), _("Error"),
    )  # fmt: skip
    lines = [
        [
            Written(cell or None)
            for cell in (
                row.where or (row.what if row.kind is Kind.UNREAD else ""),
                _(KINDS[row.kind]),
                "" if row.kind is Kind.UNREAD else row.what,
                row.field, row.base, row.mine, row.theirs, _said(row),
            )
        ]
        for row in rows
    ]  # fmt: skip
    is_empty = [not any(line[at].cell for line in lines) for at in range(len(texts))]
    heads = [
        Head(text, width, is_rare=empty)
        for text, width, empty in zip(texts, _LIST_WIDTHS, is_empty, strict=True)
    ]
    book.table(sheet, "tblReport", heads=heads, rows=lines)
    book.freeze(sheet)
    book.set_up_print(sheet, heads=heads)


@dataclass(frozen=True)
class _Copy:
    """Copies a sheet cell by cell as it came, and the errors of its rows behind the last column."""

    book: Book
    tables: Sequence[TableIn]
    errors: Mapping[int, str]

    def write(self) -> None:
        """Write the sheet; every cell stands where it stood."""
        sheet = self.book.sheet(self._grid.sheet)
        self._set_columns(sheet)
        for at, row in enumerate(self._grid.rows):
            for column, cell in enumerate(row):
                _put(self.book, sheet, at, column, cell, look=self._look(at, cell))
        self._write_errors(sheet)
        header = self.tables[0].header_row
        sheet.autofilter(header, 0, max(len(self._grid.rows) - 1, header + 1), self._last)
        self.book.freeze(sheet)
        self.book.set_up_print(sheet, pages_wide=self._pages_wide)

    @property
    def _grid(self) -> Grid:
        return self.tables[0].grid

    @property
    def _last(self) -> int:
        """Return the column behind all others."""
        return max((len(row) for row in self._grid.rows), default=0)

    @property
    def _pages_wide(self) -> int:
        return 1 + sum(self._widths) // _CHARACTERS_A_PAGE

    @cached_property
    def _widths(self) -> Sequence[int]:
        """Return how wide the columns are, as their first cells need; 0 for empty ones and ids."""
        hidden = {
            column
            for table in self.tables
            for key, column in table.columns.items()
            if key.endswith("#")
        }
        first = self.tables[0].header_row
        rows = self._grid.rows[first : first + _MEASURED_ROWS]
        below = self._grid.rows[first + 1 :]
        hidden |= {at for at in range(self._last) if not any(_is_filled(row, at) for row in below)}
        found = []
        for column in range(self._last):
            texts = (str(row[column] or "") for row in rows if column < len(row))
            need = max(map(width_of, texts), default=0.0)
            found.append(0 if column in hidden else min(max(_LEAST, ceil(need) + 2), _MOST))
        return found

    def _set_columns(self, sheet: Any) -> None:  # noqa: ANN401 - no types
        sheet.set_row(0, 26)
        for column, width in enumerate(self._widths):
            sheet.set_column(column, column, width or _LEAST, None, {"hidden": not width})
        sheet.set_column(self._last, self._last, _WIDTH)

    def _look(self, row: int, cell: Any) -> Any:  # noqa: ANN401 - a cell, and no types
        formats, header = self.book.formats, self.tables[0].header_row
        if row == header:
            return formats.header
        if row < header:
            return formats.title if row == 0 else formats.how_to
        return formats.line(cell) if isinstance(cell, str) else None

    def _write_errors(self, sheet: Any) -> None:  # noqa: ANN401 - no types
        formats = self.book.formats
        look = formats.of(text_wrap=True, font_color=STATUS_COLOURS["off"])
        header = self.tables[0].header_row
        write_text(sheet, header, self._last, text=_("Error"), look=formats.header)
        for row, text in self.errors.items():
            write_text(sheet, row, self._last, text=text, look=look)
            self.book.set_height(sheet, row, [(text, _WIDTH)])


def _is_filled(row: Sequence[Any], column: int) -> bool:
    return column < len(row) and row[column] not in {None, ""}


def _put(book: Book, sheet: Any, row: int, column: int, cell: Any, *, look: Any) -> None:  # noqa: ANN401 - a cell, and no types
    if cell is None or cell == "":
        return
    if isinstance(cell, bool):
        sheet.write_boolean(row, column, cell)
    elif isinstance(cell, datetime | date | float | int | str):
        book.write(sheet, row, column, Written(cell, look))
    else:
        write_text(sheet, row, column, text=str(cell))


def _by_row(rows: Sequence[MergeRow]) -> Mapping[str, Mapping[int, str]]:
    """Return the errors by sheet and row, both as the workbook has them."""
    found: defaultdict[str, defaultdict[int, list[str]]] = defaultdict(lambda: defaultdict(list))
    for row in rows:
        sheet, _mark, address = (row.where or row.what).rpartition("!")
        digits = "".join(each for each in address if each.isdigit())
        if sheet and digits:
            found[sheet][int(digits) - 1].append(f"{address}: {_said(row)}")
    return {
        sheet: {at: " ".join(texts) for at, texts in lines.items()}
        for sheet, lines in found.items()
    }


def _said(row: MergeRow) -> str:
    if row.says:
        return row.says
    sentence = _("Changed here to {here} and in the workbook to {there}; it was {before}.")
    return sentence.format(here=row.mine, there=row.theirs, before=row.base or _("not there"))
