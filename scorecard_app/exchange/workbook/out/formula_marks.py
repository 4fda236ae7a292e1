"""Which cells were written as formulas, so that what is typed over one can be told."""

import json
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from scorecard_app.exchange.workbook.hidden import TableMeta
from scorecard_app.exchange.workbook.marks import ROW_ID, place_id
from scorecard_app.exchange.workbook.out.book import HEADER_ROW, Book

_MOST_ROWS: Final = 10_000


@dataclass(frozen=True, slots=True)
class LivePage:
    """A page with formulas: where it stands, the keys of its columns and the ids of its rows."""

    meta: TableMeta
    columns: Sequence[str]
    row_ids: Sequence[str]
    first_column: int = 0


def live_table(
    name: str,
    sheet: str,
    headers: Mapping[str, str],
    row_ids: Sequence[str],
    *,
    id_key: str,
    first_column: int = 0,
) -> LivePage:
    """Return the page of a table, by its headers; one of its columns holds the ids of its rows."""
    keys = {text: ROW_ID if key == id_key else key for key, text in headers.items()}
    return LivePage(TableMeta(name, sheet, keys), [*keys.values()], row_ids, first_column)


def live_rows(name: str, sheet: str, texts: Sequence[str], first_column: int) -> LivePage:
    """Return the page of a table whose rows have no ids: they are told by their places."""
    meta = TableMeta(name, sheet, {text: text for text in texts})
    return LivePage(meta, texts, [place_id(at) for at in range(_MOST_ROWS)], first_column)


def mark_rows(book: Book, pages: Mapping[str, LivePage]) -> Iterator[tuple[str, str, str]]:
    """Yield for each row of a page the keys of the columns that hold formulas, as JSON."""
    for name, page in pages.items():
        first = HEADER_ROW + 1
        found: defaultdict[int, list[str]] = defaultdict(list)
        for row, column in book.formula_cells[page.meta.sheet]:
            at = column - page.first_column
            if row >= first and 0 <= at < len(page.columns):
                found[row - first].append(page.columns[at])
        for at, texts in found.items():
            if at < len(page.row_ids):
                yield name, page.row_ids[at], json.dumps(texts)
