"""The cells of a workbook of ours, written by XlsxWriter alone: no formats, tables or charts."""

from collections.abc import Sequence
from datetime import date
from io import BytesIO
from typing import Any
from unittest.mock import patch

from scorecard_app.domain.scorecard import Scorecard
from scorecard_app.engine.evaluate import evaluate
from scorecard_app.engine.results import Results
from scorecard_app.exchange.workbook.out.book import Book
from scorecard_app.exchange.workbook.out.sheets import sheet_class
from scorecard_app.exchange.workbook.out.writing import workbook_bytes

OPTIONS = {
    "in_memory": True,
    "strings_to_numbers": False,
    "strings_to_formulas": False,
    "strings_to_urls": False,
}
Cell = tuple[int, int, str | float | tuple[str, Any]]
"""Row, column and content: of a formula its text and its result."""


def full_workbook(card: Scorecard, results: Results) -> bytes:
    """Write all of it, as people get it."""
    return workbook_bytes(card, results)


def judged(card: Scorecard, day: date) -> Results:
    """Return how a scorecard stands on a day."""
    return evaluate(card, (day,))


def cells_of(card: Scorecard, results: Results) -> Sequence[Sequence[Cell]]:
    """Return every cell of the full workbook, sheet by sheet."""
    found: list[list[Cell]] = []

    def take(book: Book) -> bytes:
        sheets = book._book.worksheets()  # noqa: SLF001 - to write the very same cells
        texts = {place: text for text, place in sheets[0].str_table.string_table.items()}
        found.extend([*_cells(sheet.table, texts)] for sheet in sheets)
        return b""

    with patch.object(Book, "finished", take):
        workbook_bytes(card, results)
    return found


def write_plain(sheets: Sequence[Sequence[Cell]], *, scans_formulas: bool = True) -> bytes:
    """Write cells with XlsxWriter, and nothing else.

    It searches every formula for functions of later versions of Excel, as ours does not: without
    that search both do the same for a formula.
    """
    import xlsxwriter  # noqa: PLC0415 - heavy

    memory = BytesIO()
    book = xlsxwriter.Workbook(memory, OPTIONS)
    for cells in sheets:
        sheet = book.add_worksheet(None, None if scans_formulas else sheet_class())
        for row, column, content in cells:
            if isinstance(content, str):
                sheet.write_string(row, column, content)
            elif isinstance(content, tuple):
                sheet.write_formula(row, column, content[0], None, content[1])
            else:
                sheet.write_number(row, column, content)
    book.close()
    return memory.getvalue()


def _cells(table: Any, texts: Any) -> Sequence[Cell]:  # noqa: ANN401 - xlsxwriter ships no types
    found: list[Cell] = []
    for row, columns in table.items():
        for column, cell in columns.items():
            match type(cell).__name__:
                case "String" | "RichString":
                    found.append((row, column, texts[cell.string]))
                case "Number":
                    found.append((row, column, cell.number))
                case "Formula":
                    found.append((row, column, (cell.formula, cell.value)))
    return found
