"""Report what was typed over formulas: nobody reads it back, and nobody should lose it unseen."""

from collections.abc import Iterator, Mapping
from typing import Final

from scorecard_app.document.naming import title
from scorecard_app.domain.scorecard import TABLES, Scorecard
from scorecard_app.exchange.sheets.sheet import reference
from scorecard_app.exchange.workbook.back.book import BookIn, Row, TableIn
from scorecard_app.exchange.workbook.back.records import Unread, text_or_nothing
from scorecard_app.exchange.workbook.cells import UnreadableError, shown
from scorecard_app.exchange.workbook.marks import ROW_ID, place_id
from scorecard_app.texts import N_, _

MOST: Final = 20
"""Beyond so many cells of one page, its formulas were replaced as a whole."""

_TYPED: Final = N_(
    "“{typed}” was typed over a formula ({what}) and is not taken: what is computed cannot be "
    "typed. Change what it rests on, a number on “Data entry”, a baseline or a scoring rule; or "
    "set a status by hand in the program. The next export has the formula again."
)
_EMPTIED: Final = N_(
    "The formula here ({what}) was deleted. Nothing of the scorecard changes; the next export has "
    "it again."
)
_ALL: Final = N_(
    "{count} formulas of this sheet were replaced by what stands in their cells now, which is not "
    "taken: what is computed cannot be typed. Numbers count on “Data entry” and “Values”."
)


def typed_over(book: BookIn, mine: Scorecard) -> list[Unread]:
    """Return a sentence for each cell that was written as a formula and is none any more."""
    return [
        each
        for page, rows in book.marks.items()
        if (table := book.tables.get(page)) is not None
        for each in _Page(book, table, mine).told(rows)
    ]


class _Page:
    """Compares one page with what was written on it."""

    def __init__(self, book: BookIn, table: TableIn, mine: Scorecard) -> None:
        self._table = table
        self._formulas = book.formulas.get(table.grid.sheet)
        self._cards = (mine, book.base or mine)

    def told(self, marks: Mapping[str, tuple[str, ...]]) -> list[Unread]:
        """Return the sentences of a page; one for all where most of it is gone."""
        lost = [*self._lost(marks)] if self._formulas is not None else []
        if len(lost) > MOST:
            return [Unread(self._table.grid.sheet, _(_ALL).format(count=len(lost)))]
        return [self._said(row, key) for row, key in lost]

    def _lost(self, marks: Mapping[str, tuple[str, ...]]) -> Iterator[tuple[Row, str]]:
        """Yield the cells that were formulas; rows that are gone say nothing."""
        table = self._table
        for row in (Row(table, at) for at in range(table.header_row + 1, len(table.grid.rows))):
            row_id = text_or_nothing(row, ROW_ID) or place_id(row.number - table.header_row - 1)
            for key in marks.get(row_id, ()):
                column = self._table.columns.get(key)
                if column is not None and not self._is_formula(row.number, column):
                    yield row, key

    def _is_formula(self, row: int, column: int) -> bool:
        return reference(row, column) in (self._formulas or ())

    def _said(self, row: Row, key: str) -> Unread:
        column = self._table.columns[key]
        header = shown(self._table.grid.cell(self._table.header_row, column))
        named = self._named(text_or_nothing(row, ROW_ID))
        what = _("{field} of {what}").format(field=header, what=named) if named else header
        try:
            cell = row.cell(key)
        except UnreadableError:
            cell = "#"
        sentence = _(_EMPTIED) if cell is None else _(_TYPED)
        return Unread(row.where(key), sentence.format(typed=shown(cell), what=what))

    def _named(self, row_id: str) -> str:
        """Return what a row is about, as the scorecard calls it; empty where it is no record."""
        for card in self._cards:
            for name in TABLES:
                entity = card.table(name).get(row_id)
                if entity is not None:
                    return title(card, entity)
        return ""
