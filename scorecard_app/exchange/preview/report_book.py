"""The tables of an import as a workbook with a column that says what was not read."""

import io
from collections.abc import Mapping
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any, Final

from xlsxwriter import Workbook

from scorecard_app.exchange.guesses.meaning import Meaning
from scorecard_app.exchange.intake.rows import shown
from scorecard_app.exchange.preview.findings import Findings
from scorecard_app.exchange.preview.issues import place_of
from scorecard_app.exchange.sheets.sheet import Fault, Plain
from scorecard_app.exchange.whole_file import write_whole
from scorecard_app.texts import _

_FORBIDDEN: Final = str.maketrans(dict.fromkeys("[]:*?/\\", " "))
_LONGEST_NAME: Final = 31
_WIDTH: Final = 60


def write_report(path: Path, findings: Findings) -> None:
    """Write the tables as they were read, with an Error column; UserError where that fails."""
    write_whole(path, report_bytes(findings))


def report_bytes(findings: Findings) -> bytes:
    """Return the workbook: one sheet a table, every text a text."""
    buffer = io.BytesIO()
    options = {"strings_to_formulas": False, "strings_to_urls": False, "in_memory": True}
    with Workbook(buffer, options) as book:
        day = book.add_format({"num_format": 14})
        bold = book.add_format({"bold": True})
        taken: set[str] = set()
        for at, meaning in enumerate(findings.meanings):
            sheet = book.add_worksheet(_sheet_name(meaning, taken))
            _write(sheet, meaning, _errors(findings, at), day, bold)
    return buffer.getvalue()


def _write(sheet: Any, meaning: Meaning, errors: Mapping[int, str], day: Any, bold: Any) -> None:  # noqa: ANN401 - XlsxWriter has no types
    table = meaning.table
    last = len(table.columns)
    for line, row in enumerate(table.rows):
        is_header = row < meaning.header.first
        for column, cell in enumerate(table.row(row)):
            _put(sheet, line, column, cell, bold if is_header else None, day)
        if row == meaning.header.first - 1:
            sheet.write_string(line, last, _("Error"), bold)
        text = errors.get(table.sheet.rows[row], "")
        if text:
            sheet.write_string(line, last, text)
    sheet.set_column(last, last, _WIDTH)
    sheet.freeze_panes(max(meaning.header.first - table.top, 0), 0)


def _put(sheet: Any, line: int, column: int, cell: Plain, look: Any, day: Any) -> None:  # noqa: ANN401 - as above
    match cell:
        case None:
            return
        case bool():
            sheet.write_boolean(line, column, cell, look)
        case float():
            sheet.write_number(line, column, cell, look)
        case datetime():
            sheet.write_datetime(line, column, cell.replace(tzinfo=None), day)
        case date():
            sheet.write_datetime(line, column, cell, day)
        case timedelta():
            sheet.write_string(line, column, str(cell), look)
        case Fault():
            sheet.write_string(line, column, cell.text, look)
        case _:
            sheet.write_string(line, column, shown(cell), look)


def _errors(findings: Findings, book: int) -> Mapping[int, str]:
    """Return what is wrong in each row, by its number in the file."""
    found: dict[int, list[str]] = {}
    for group in findings.issues:
        for cell in group.cells:
            if cell.book == book:
                row, _column = place_of(cell.where)[1]
                said = _("{where}: “{text}”. {repair}").format(
                    where=cell.where.rpartition("!")[2], text=cell.text, repair=group.mend
                )
                found.setdefault(row, []).append(said)
    return {row: " ".join(texts) for row, texts in found.items()}


def _sheet_name(meaning: Meaning, taken: set[str]) -> str:
    name = (meaning.table.sheet.name or meaning.book.name).translate(_FORBIDDEN)
    name = name.strip("' ")[: _LONGEST_NAME - 2] or _("Table")
    if name.casefold() in taken:
        name = f"{name} 2"
    taken.add(name.casefold())
    return name
