"""Somebody fills a copy of a workbook from the window: sees what would be set, then writes it."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPlainTextEdit
from pytestqt.qtbot import QtBot
from python_calamine import CalamineWorkbook
from xlsxwriter import Workbook

from scorecard_app.app.surroundings import context
from scorecard_app.exchange.preview.fill_rows import FillKind
from scorecard_app.exchange.preview.steps import Step
from scorecard_app.storage.files import write_card
from scorecard_app.ui.dialogs import ReportPage
from scorecard_app.ui.filling.page import FillPage
from scorecard_app.ui.main_window import Page
from tests.builders import card, lane, measure, objective, samples
from tests.journeys.driver import User, started


@pytest.fixture
def theirs(tmp_path: Path) -> Path:
    """Write the workbook of somebody else."""
    path = tmp_path / "theirs.xlsx"
    book = Workbook(path)
    page = book.add_worksheet("Data")
    page.write_row(0, 0, ["Measure", "2026-01", "2026-02"])
    page.write_row(1, 0, ["Sales", 1, 2])
    page.write_row(2, 0, ["Cost", 1, 2])
    page.write_formula(1, 2, "=B2+1", value=2)
    book.close()
    return path


@pytest.fixture
def user(tmp_path: Path, theirs: Path, qtbot: QtBot, qapp: QApplication) -> Iterator[User]:
    """Open a scorecard, and choose the workbook that is to be filled."""
    mine = tmp_path / "a.scorecard"
    sales = measure("Sales", "Data", actual={"2026-01": 1_234_567.5, "2026-02": 9, "2026-03": 4})
    people = measure("People", "Data", actual={"2026-01": 7})
    whole = card(lane("Value"), objective("Data"), sales, people)
    write_card(whole, mine, context=context(tmp_path))
    with started(tmp_path, qtbot, qapp, file=mine) as someone:
        someone.answer(theirs)
        someone.choose("fill_workbook")
        someone.wait_for_work()
        yield someone


def page_of(user: User) -> FillPage:
    """Return the page that shows what would be filled in."""
    page = user.program.acts.fills.page
    assert page is not None
    return page


def shown(user: User) -> Page | None:
    """Return which page the window shows."""
    return user.program.window.page


def test_it_is_shown_what_would_be_set_then_a_copy_is_written(
    user: User, theirs: Path, tmp_path: Path
) -> None:
    before, copy = theirs.read_bytes(), tmp_path / "copy.xlsx"
    page = page_of(user)
    assert shown(user) is Page.FILL
    rows = [(each.kind, each.where, each.name, each.old, each.new) for each in page.model.rows]
    assert rows == [
        (FillKind.SET, "Data!B2", "Sales", "1", "1,234,567.5"),
        (FillKind.HELD, "Data!C2", "Sales", "2", "a formula computes it"),
        (FillKind.UNPLACED, "", "Sales", "", "1 number"),
        (FillKind.ABSENT, "", "People", "", ""),
        (FillKind.STRANGER, "Data!A3", "Cost", "", ""),
    ]
    page.kinds.setCurrentIndex(page.kinds.findData(FillKind.HELD))
    assert len(page.model.rows) == 1
    user.answer(None)
    page.write_button.click()
    assert shown(user) is Page.FILL, "no name was chosen"
    user.answer(theirs)
    page.write_button.click()
    user.wait_for_work()
    assert user.said.startswith("“theirs.xlsx” is the workbook itself.")
    user.answer(copy)
    page.write_button.click()
    user.wait_for_work()
    assert user.said == (
        "“copy.xlsx” was written: 1 set, 0 unchanged, 1 left alone, 1 without a cell."
    )
    assert theirs.read_bytes() == before
    user.program.acts.transfers.report_wanted.emit()
    assert shown(user) is Page.REPORT
    (report,) = user.program.window.findChildren(ReportPage)
    (lines,) = report.findChildren(QPlainTextEdit)
    assert "Data!B2: 1 → 1234567.5 (Sales, Actual, 2026-01)" in lines.toPlainText()
    found = CalamineWorkbook.from_path(copy).get_sheet_by_index(0).to_python()
    assert found[1][:2] == ["Sales", 1_234_567.5]


def test_the_preview_follows_the_scorecard_and_what_is_remembered_and_escape_leads_back(
    user: User,
) -> None:
    page = page_of(user)
    (series,) = (each for each in user.card.series.values() if each.measure_id == "Sales")
    change = user.card.put(replace(series, samples=samples({"2026-01": 1, "2026-02": 9})))
    user.open.history.run("Sales", lambda _before: change)
    assert not page.write_button.isEnabled()
    user.wait(lambda: not page.desk.is_working)
    assert page.model.rows[0].kind is FillKind.HELD, "the workbook says it already"
    assert page.says == "The workbook says already what the scorecard says."
    page.read_button.click()
    user.wait_for_work()
    assert shown(user) is Page.IMPORT
    imports = user.program.acts.imports.page
    assert imports is not None
    imports.desk.correct({"column C": "ignored"})
    user.wait_for_work()
    imports.go_to(Step.RESULT)
    imports.result.remember_button.click()
    assert user.said == "What was decided is remembered for tables with the same headers."
    user.program.window.show_page(Page.FILL)
    user.wait_for_work()
    kinds = [each.kind for each in page.model.rows]
    assert FillKind.HELD not in kinds, "column C is left alone now"
    page.table.setFocus()
    QTest.keyClick(page.table, Qt.Key.Key_Escape)
    assert shown(user) is Page.MAP
    assert user.program.acts.fills.page is None


def test_what_cannot_be_filled_says_so_and_a_closed_scorecard_ends_it(
    user: User, tmp_path: Path
) -> None:
    bad = tmp_path / "cut.xlsx"
    bad.write_bytes(b"PK\x03\x04")
    user.answer(bad)
    user.choose("fill_workbook")
    user.wait_for_work()
    page = page_of(user)
    assert page.says.startswith("“cut.xlsx” is damaged or was cut short.")
    assert not page.write_button.isEnabled()
    assert QApplication.focusWidget() is page.close_button, "nothing else is left on the page"
    user.choose("close")
    user.wait(lambda: user.program.session.current is None)
    assert user.program.acts.fills.page is None
    assert shown(user) is Page.START
