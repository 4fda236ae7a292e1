"""Change the cells of an opened workbook in memory: quick enough for hundreds of trials."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from scorecard_app.domain.scorecard import Scorecard
from scorecard_app.exchange.workbook.back.book import BookIn, TableIn, open_book
from tests.exchange.workbook.books import written
from tests.exchange.workbook.cards import small_card


def sent(card: Scorecard, folder: Path) -> BookIn:
    """Write a scorecard's workbook and open it again."""
    return open_book(written(card, folder))


@cache
def book_of_small_card() -> BookIn:
    """Return the workbook of the small card, opened once for all."""
    with TemporaryDirectory() as folder:
        return sent(small_card(), Path(folder))


def retyped(book: BookIn, table: str, key: str, row_id: str, value: Any) -> BookIn:  # noqa: ANN401 - a cell
    """Type into one cell, told by its column's key and its row's hidden id."""
    found = _table(book, table)
    at = _row_with(found, row_id)
    rows = [list(row) for row in found.grid.rows]
    rows[at][found.columns[key]] = "" if value is None else value
    return _with_rows(book, found, rows)


def rowless(book: BookIn, table: str, row_id: str) -> BookIn:
    """Delete a row."""
    found = _table(book, table)
    at = _row_with(found, row_id)
    return _with_rows(book, found, [row for n, row in enumerate(found.grid.rows) if n != at])


def appended(book: BookIn, table: str, cells: Mapping[str, Any]) -> BookIn:
    """Write a row right below the table, told by the keys of its columns."""
    found = _table(book, table)
    rows = [list(row) for row in found.grid.rows]
    last = max((row.number for row in found.rows()), default=found.header_row)
    row: list[Any] = [""] * (max(found.columns.values()) + 1)
    for key, value in cells.items():
        row[found.columns[key]] = value
    return _with_rows(book, found, [*rows[: last + 1], row, *rows[last + 1 :]])


def _table(book: BookIn, table: str) -> TableIn:
    found = book.tables[table]
    assert found is not None
    return found


def _row_with(table: TableIn, row_id: str) -> int:
    ids = [table.columns[key] for key in ("id#", "series_id#") if key in table.columns]
    (at,) = (row.number for row in table.rows() if table.grid.cell(row.number, ids[0]) == row_id)
    return at


def _with_rows(book: BookIn, changed: TableIn, rows: Sequence[Sequence[Any]]) -> BookIn:
    grid = replace(changed.grid, rows=rows)
    return replace(
        book,
        tables={
            key: replace(each, grid=grid) if each and each.grid is changed.grid else each
            for key, each in book.tables.items()
        },
    )
