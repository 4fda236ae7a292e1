"""Somebody fills a copy of a workbook from the window, and reads what was done."""

from pathlib import Path

from PySide6.QtWidgets import QApplication, QPlainTextEdit
from pytestqt.qtbot import QtBot
from python_calamine import CalamineWorkbook
from xlsxwriter import Workbook

from scorecard_app.app.surroundings import context
from scorecard_app.storage.files import write_card
from scorecard_app.ui.dialogs import ReportPage
from scorecard_app.ui.main_window import Page
from tests.builders import card, lane, measure, objective
from tests.journeys.driver import started


def test_a_copy_is_filled_and_what_was_done_can_be_read(
    tmp_path: Path, qtbot: QtBot, qapp: QApplication
) -> None:
    mine, theirs, copy = (tmp_path / each for each in ("a.scorecard", "theirs.xlsx", "copy.xlsx"))
    sales = measure("Sales", "Data", actual={"2026-01": 5})
    write_card(card(lane("Value"), objective("Data"), sales), mine, context=context(tmp_path))
    write_book(theirs)
    with started(tmp_path, qtbot, qapp) as user:
        user.answer(mine)
        user.choose("open")
        user.wait_for_work()
        user.answer(theirs, copy)
        user.choose("fill_workbook")
        user.wait_for_work()
        assert user.said == (
            "“copy.xlsx” was written: 1 set, 0 unchanged, 0 left alone, 0 without a cell."
        )
        user.program.acts.transfers.report_wanted.emit()
        assert user.program.window.page is Page.REPORT
        (page,) = user.program.window.findChildren(ReportPage)
        (lines,) = page.findChildren(QPlainTextEdit)
        assert "Data!B2: 1 → 5 (Sales, Actual, 2026-01)" in lines.toPlainText()
    rows = CalamineWorkbook.from_path(copy).get_sheet_by_index(0).to_python()
    assert rows[1] == ["Sales", 5, 2]


def write_book(path: Path) -> None:
    """Write the workbook of somebody else."""
    book = Workbook(path)
    page = book.add_worksheet("Data")
    page.write_row(0, 0, ["Measure", "2026-01", "2026-02"])
    page.write_row(1, 0, ["Sales", 1, 2])
    page.write_row(2, 0, ["Cost", 1, 2])
    book.close()
