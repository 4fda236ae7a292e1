"""The report has every cell as it was read, and says in a column what was not."""

import io
from datetime import date
from pathlib import Path

import openpyxl

from scorecard_app.exchange.preview.report_book import report_bytes, write_report
from tests.exchange.preview.finding import looked

ROWS = [
    ["KPI", "Day", "Jan 2026", "OK"],
    ["=1+1", date(2026, 1, 31), 5.0, True],
    ["Costs", None, "ask Jo", False],
]


def test_every_text_stays_a_text_and_errors_stand_beside_their_row(tmp_path: Path) -> None:
    path = tmp_path / "report.xlsx"
    write_report(path, looked(ROWS))
    (sheet,) = openpyxl.load_workbook(path).worksheets
    rows = list(sheet.iter_rows(values_only=True))
    assert rows[0] == ("KPI", "Day", "Jan 2026", "OK", "Error")
    assert rows[1][0] == "=1+1"
    assert rows[1][2:4] == (5, True)
    assert sheet["A2"].data_type == "s"
    assert str(rows[2][4]).startswith("C3: “ask Jo”. No number")


def test_two_tables_are_two_sheets() -> None:
    first = [["id", "KPI"], ["a", "Sales"], ["b", "Costs"]]
    second = [["id", "Jan 2026"], ["a", "oops"], ["b", "2"]]
    book = openpyxl.load_workbook(io.BytesIO(report_bytes(looked(first, second=second))))
    assert book.sheetnames == ["S1", "details"]
    assert str(book["details"]["C2"].value).startswith("B2: “oops”.")
