"""Time reading 10,000 × 120 numbers, the child process included, beside other readers."""

from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks.table import Job, Row, medians_ms
from scorecard_app.exchange.sheets.reading import read_book

ROWS, COLUMNS = 10_000, 120


def measure() -> list[Row]:
    """Return the rows; each reader gets the same file and turns it into values of its own."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "figures.xlsx"
        _write(path)
        jobs: dict[str, Job] = {
            "ours": partial(read_book, path, seconds=600),
            "calamine": partial(_with_calamine, path),
            "openpyxl": partial(_with_openpyxl, path),
        }
        took = medians_ms(jobs, rounds=3)
        what = "any workbook in, 10,000 × 120"
        return [
            Row(what, took["ours"], "python-calamine, same process", took["calamine"]),
            Row(what, took["ours"], "openpyxl, read-only", took["openpyxl"]),
        ]


def _write(path: Path) -> None:
    from xlsxwriter import Workbook  # noqa: PLC0415 - heavy

    book = Workbook(path, {"constant_memory": True})
    sheet = book.add_worksheet("Figures")
    for row in range(ROWS):
        for column in range(COLUMNS):
            sheet.write_number(row, column, row * 0.37 + column / 7)
    book.close()


def _with_calamine(path: Path) -> int:
    from python_calamine import CalamineWorkbook  # noqa: PLC0415 - only for comparison

    return len(CalamineWorkbook.from_path(path).get_sheet_by_index(0).to_python())


def _with_openpyxl(path: Path) -> int:
    from openpyxl import load_workbook  # noqa: PLC0415 - only for comparison

    book = load_workbook(path, read_only=True)
    count = sum(1 for row in book.worksheets[0].iter_rows(values_only=True) for _cell in row)
    book.close()
    return count
