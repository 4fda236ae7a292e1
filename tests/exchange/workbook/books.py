"""Change workbooks the way people do: with another program's hands, cell by cell."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from openpyxl import Workbook, load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from scorecard_app.domain.scorecard import Scorecard
from scorecard_app.exchange.workbook.back.reading import ImportResult, import_into
from scorecard_app.exchange.workbook.out.writing import write_workbook
from tests.builders import minter

HEADER_ROW = 3
Content = str | float | bool | date | timedelta | None


def written(card: Scorecard, folder: Path, **options: Any) -> Path:  # noqa: ANN401 - as they come
    """Write a scorecard's workbook and return where it is."""
    path = folder / "book.xlsx"
    write_workbook(card, path, **options)
    return path


def imported(card: Scorecard, path: Path, **options: Any) -> ImportResult:  # noqa: ANN401 - as they come
    """Import a workbook with ids that count."""
    return import_into(card, path, mint=minter(), **options)


@contextmanager
def edited(path: Path) -> Iterator[Workbook]:
    """Open a workbook in another program, and save it over itself."""
    book = load_workbook(path)
    yield book
    book.save(path)


def address(sheet: Worksheet, header: str, row_name: str, *, kind: str = "") -> str:
    """Return where a row, told by its first cell (and its second), meets a column."""
    columns = {cell.value: cell.column_letter for cell in sheet[HEADER_ROW] if cell.value}
    for row in sheet.iter_rows(min_row=HEADER_ROW + 1):
        if row[0].value == row_name and kind in {"", row[1].value}:
            return f"{columns[header]}{row[0].row}"
    message = f"no row {row_name} on {sheet.title}"
    raise LookupError(message)


def put(book: Workbook, sheet: str, header: str, row_name: str, value: Content, **kind: str) -> str:
    """Change one cell; return its address as a report names it."""
    found = address(book[sheet], header, row_name, **kind)
    book[sheet][found] = value
    return f"{sheet}!{found}"
