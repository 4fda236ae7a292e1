"""The print of a row: a short text that is another one as soon as any of its cells is.

A row that comes back with the print that was written says nothing: it is skipped unread, even
where the base is gone. A print that differs without need only costs the reading of the row.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from hashlib import blake2b
from typing import Any, Final

from scorecard_app.exchange.workbook.cells import DAY_ZERO, Cell

ROWS: Final = "_rows"
"""The hidden sheet that holds the print of each row as it was written."""

Prints = Mapping[tuple[str, str], str]
"""The prints by table and id."""

_BYTES: Final = 12
_BETWEEN: Final = "\x1f"


def print_of(cells: Iterable[Cell]) -> str:
    """Return the print of cells in an order that both sides agree on."""
    text = _BETWEEN.join(map(_canonical, cells))
    return blake2b(text.encode("utf-8", "surrogatepass"), digest_size=_BYTES).hexdigest()


def prints_from(rows: Sequence[Sequence[Any]]) -> Prints:
    """Read the rows of the hidden sheet; what is no such row is left out."""
    return {(str(row[0]), str(row[1])): str(row[2]) for row in rows if len(row) > 2}  # noqa: PLR2004 - table, id, print


def print_rows(prints: Prints) -> Iterator[tuple[str, ...]]:
    """Yield the rows of the hidden sheet; `prints_from` is the inverse."""
    for (table, row_id), text in prints.items():
        yield table, row_id, text


def _canonical(cell: Cell) -> str:
    """Return one text for what a cell holds, however the program that saved it wrote it."""
    if cell is None:
        return ""
    if isinstance(cell, str):
        return f"'{cell}" if cell else ""
    if isinstance(cell, bool | float | int):
        return f"{float(cell):.15g}"
    if isinstance(cell, date):
        return f"{cell.toordinal() - DAY_ZERO:.15g}"
    return str(cell)
