"""A copy of a workbook that came back, with a column that says what needs a look."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import date, datetime
from pathlib import Path
from typing import Any, Final

from scorecard_app.exchange.whole_file import write_whole
from scorecard_app.exchange.workbook.back.book import BookIn, Grid
from scorecard_app.exchange.workbook.out.book import Book, Head, Written, write_text
from scorecard_app.present.merging.rows import KINDS, Kind, MergeRow
from scorecard_app.texts import _

_TOLD: Final = frozenset({Kind.CONFLICT, Kind.UNREAD})
_WIDTH: Final = 70


def write_report(path: Path, book: BookIn, rows: Sequence[MergeRow]) -> None:
    """Write the report, whole or not at all; UserError where the file cannot be written."""
    write_whole(path, report_bytes(book, rows))


def report_bytes(book: BookIn, rows: Sequence[MergeRow]) -> bytes:
    """Return the sheets with something to look at, each row beside its error, and a list of all."""
    told = [row for row in rows if row.kind in _TOLD]
    found = Book()
    _write_list(found, told)
    errors = _by_row(told)
    grids = {table.grid.sheet: table.grid for table in book.tables.values() if table is not None}
    for sheet, grid in grids.items():
        if sheet in errors:
            _write_sheet(found, grid, errors[sheet])
    return found.finished()


def _write_list(book: Book, rows: Sequence[MergeRow]) -> None:
    sheet = book.sheet(_("Report"), _("Report"), _("What was not taken as it stands, and why."))
    texts = (
        _("Cell"), _("What happens"), _("About"), _("Field"), _("As it was"), _("Here"),
        _("In the workbook"), _("Error"),
    )  # fmt: skip
    heads = [Head(text, 18) for text in texts[:-1]] + [Head(texts[-1], _WIDTH)]
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
    book.table(sheet, "tblReport", heads=heads, rows=lines)
    book.freeze(sheet)
    book.set_up_print(sheet)


def _write_sheet(book: Book, grid: Grid, errors: Mapping[int, str]) -> None:
    """Write the cells of a sheet as they came, and the errors behind the last column."""
    sheet = book.sheet(grid.sheet)
    last = max((len(row) for row in grid.rows), default=0)
    for at, row in enumerate(grid.rows):
        for column, cell in enumerate(row):
            _put(book, sheet, at, column, cell)
        if at in errors:
            write_text(sheet, at, last, text=errors[at])
    header = max(min(errors, default=1) - 1, 0)
    first = next((at for at in range(header, -1, -1) if at not in errors), 0)
    write_text(sheet, min(first, 2), last, text=_("Error"))
    sheet.set_column(last, last, _WIDTH)


def _put(book: Book, sheet: Any, row: int, column: int, cell: Any) -> None:  # noqa: ANN401 - no types
    if cell is None or cell == "":
        return
    if isinstance(cell, bool):
        sheet.write_boolean(row, column, cell)
    elif isinstance(cell, datetime | date | float | int | str):
        book.write(sheet, row, column, Written(cell))
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
