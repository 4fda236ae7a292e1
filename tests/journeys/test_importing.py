"""What can be done on the page of an import: guessed, corrected, mended, left out, taken back."""

import csv
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QMenu, QWidget
from pytestqt.qtbot import QtBot

from scorecard_app.document.edits import set_setting
from scorecard_app.exchange.intake.profiles import read
from scorecard_app.exchange.preview.steps import Mark, Step
from scorecard_app.exchange.sheets.reading import SUFFIXES
from scorecard_app.ui import main_window
from scorecard_app.ui.importing.check_step import ALIKE
from scorecard_app.ui.importing.column_menu import column_menu
from scorecard_app.ui.importing.guess_panel import GuessPanel
from scorecard_app.ui.main_window import Page
from scorecard_app.ui.prompts import Leaving
from tests.journeys.driver import started
from tests.journeys.importing import Importer

REAL = Path(__file__).parents[1] / "exchange" / "real"


@pytest.fixture
def importer(tmp_path: Path, qtbot: QtBot, qapp: QApplication) -> Iterator[Importer]:
    """Start the program with a blank scorecard."""
    with started(tmp_path, qtbot, qapp) as user:
        user.program.starter.begin_blank()
        user.wait_for_work()
        yield Importer(user)


def rows(path: Path, *, encoding: str = "cp1252", end: str = "") -> int:
    """Count the rows of a text as csv reads them."""
    text = path.read_bytes().decode(encoding)
    return len(list(csv.DictReader(text.split(end) if end else text.splitlines(keepends=True))))


def test_every_file_that_can_be_read_can_be_dropped() -> None:
    assert {".scorecard", *SUFFIXES} == main_window._ENDINGS


def test_key_figures_come_in_with_one_answer_that_is_remembered(importer: Importer) -> None:
    path, user = REAL / "mcc_kpis_cr_cp1252.csv", importer.user
    importer.drop(path)
    assert [each.key for each in importer.findings.questions] == ["year"]
    importer.choose("year")
    assert importer.corrections == 1
    importer.apply()
    assert len(user.card.measures) == rows(path, end="\r")
    unread = {cell.text for group in importer.findings.issues for cell in group.cells}
    assert unread <= {"50% reduction", "1-Nov-12"}
    importer.undo()
    importer.drop(path)
    assert not importer.findings.questions
    assert importer.findings.remembered
    importer.page.go_to(Step.SOURCE)
    importer.page.source.forget_button.click()
    user.wait_for_work()
    assert [each.key for each in importer.findings.questions] == ["year"]


def test_a_pasted_block_is_guessed_corrected_mended_and_imported(importer: Importer) -> None:
    user = importer.user
    user.answer(None)
    user.choose("import_workbook")
    user.wait_for_work()
    page = importer.page
    block = "KPI\tJan 2026\tFeb 2026\nUmsatz\t1.234,5\tnichts\nKosten\t2.000,7\t12,5\n"
    QGuiApplication.clipboard().setText(block)
    QTest.keyClick(page.steps, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    user.wait_for_work()
    assert next(each for each in page.desk.steps if each.step is Step.CHECK).mark is Mark.LOOK

    page.go_to(Step.CHECK)
    page.check.text.setFocus()
    QTest.keyClicks(page.check.text, "7,5")
    QTest.keyClick(page.check.text, Qt.Key.Key_Return)
    user.wait_for_work()
    assert importer.findings.unread == 0

    page.go_to(Step.CHANGES)
    table = page.changes.table
    table.setCurrentIndex(page.changes.model.index(1, 0))
    table.setFocus()
    QTest.keyClick(table, Qt.Key.Key_Space)
    assert len(page.desk.left_out) == 1
    importer.apply()
    (measure,) = user.card.measures.values()
    (series,) = user.card.series.values()
    assert measure.name == "Umsatz"
    assert list(series.samples.unpacked().values()) == [1234.5, 7.5]
    assert page.step is Step.RESULT


def test_unread_cells_are_mended_by_one_rule_for_all_and_reported(
    importer: Importer, tmp_path: Path
) -> None:
    path, user = tmp_path / "marks.csv", importer.user
    path.write_text("KPI,Jan 2026,Feb 2026\nA,later,1\nB,2,later\nC,soon,3\nD,4,5\n")
    importer.drop(path)
    page = importer.page
    page.go_to(Step.CHECK)
    check = page.check
    assert check.mend.text().startswith("No number: correct the text")
    assert check.grid.currentIndex().data() == "later"
    check.scope.setCurrentIndex(check.scope.findData(ALIKE))
    check.empty_button.click()
    user.wait_for_work()
    assert [each.text for group in importer.findings.issues for each in group.cells] == ["soon"]

    report = tmp_path / "report.xlsx"
    page.go_to(Step.RESULT)
    user.answer(report)
    page.result.report_button.click()
    user.wait_for_work()
    assert report.exists()
    assert user.said == "“report.xlsx” was written."

    profile = tmp_path / "marks.json"
    user.answer(profile)
    page.result.profile_button.click()
    user.wait_for_work()
    assert read(profile.read_text("utf-8"), name="marks.json")[0].signature.startswith("kpi|")

    page.go_to(Step.CHECK)
    check.skip_button.click()
    user.wait_for_work()
    assert importer.findings.issues == ()
    head = check.tree.topLevelItem(0)
    assert head is not None
    assert head.text(0) == "Mended (3)"
    row = head.child(2)
    assert row is not None
    assert row.text(0) == "Row 4 is left out"
    check.tree.setCurrentItem(row)
    check.back_button.click()
    user.wait_for_work()
    assert importer.findings.unread == 1

    page.go_to(Step.CHANGES)
    page.changes.none_button.click()
    assert not page.apply_button.isEnabled()
    page.changes.all_button.click()
    assert page.apply_button.isEnabled()
    page.changes.filter.setCurrentIndex(2)
    assert page.changes.model.rows == []
    page.go_to(Step.SOURCE)
    importer.click("Remove “marks.csv”")
    user.wait_for_work()
    assert page.step is Step.SOURCE
    assert page.desk.findings is None


def test_an_edit_meanwhile_is_seen_and_reading_can_be_stopped(importer: Importer) -> None:
    user = importer.user
    importer.drop(REAL / "mcc_compacts.csv")
    rename = partial(set_setting, field="name", value="Ours")
    user.open.history.run("Name", rename)
    user.wait_for_work()
    assert importer.findings.inquiry.card is user.card
    files = importer.page.desk.files
    files.take(REAL / "mcc_indicators.csv")
    assert importer.page.stop_button.isVisible()
    assert not importer.page.apply_button.isEnabled()
    importer.page.stop_button.click()
    user.wait_for_work()
    assert [each.name for each in files.books] == ["mcc_compacts.csv"]
    assert importer.page.apply_button.isEnabled()


def test_table_header_rows_and_columns_are_corrected_in_the_grid(
    importer: Importer, tmp_path: Path
) -> None:
    path, user = tmp_path / "grid.csv", importer.user
    path.write_text("KPI,Jan 2026,Feb 2026\nSales,1,2\nCosts,3,4\nProfit,5,6\nLast,7,8\n")
    importer.drop(path)
    page = importer.page
    page.go_to(Step.RANGE)
    grid = page.range.grid
    grid.setFocus()
    grid.setCurrentIndex(grid.model().index(0, 0))
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Right):
        QTest.keyClick(grid, key, Qt.KeyboardModifier.ShiftModifier)
    QTest.keyClick(grid, Qt.Key.Key_Return)
    user.wait_for_work()
    assert importer.findings.meanings[0].table.address == "A1:B4"
    assert [each.name for each in importer.findings.changes] == ["Sales", "Costs", "Profit"]

    grid.setCurrentIndex(grid.model().index(2, 0))
    pick(grid.menu_at(grid.currentIndex()), "Remark, left out")
    user.wait_for_work()
    assert [each.name for each in importer.findings.changes] == ["Sales", "Profit"]
    pick(grid.row_menu(2), "Data")
    user.wait_for_work()
    pick(grid.row_menu(2), "The table ends here")
    user.wait_for_work()
    assert importer.findings.meanings[0].table.address == "A1:B3"
    assert grid.model().index(1, 1).data(Qt.ItemDataRole.ToolTipRole) == ""
    grid.verticalHeader().sectionDoubleClicked.emit(1)
    user.wait_for_work()
    assert importer.findings.meanings[0].header.first == 2
    pick(grid.row_menu(0), "There is no header")
    user.wait_for_work()
    assert importer.findings.meanings[0].header.first == 0
    importer.click("Back to the guess: Header rows")
    user.wait_for_work()
    assert importer.findings.meanings[0].header.first == 1

    page.go_to(Step.COLUMNS)
    (row, _second) = importer.findings.columns
    pick(column_menu(row, page.desk, page), "Objective")
    user.wait_for_work()
    assert importer.findings.columns[0].becomes == "Objective"
    pick(column_menu(importer.findings.columns[0], page.desk, page), "Back to the guess")
    user.wait_for_work()
    assert importer.findings.columns[0].becomes == "Measure"

    page.go_to(Step.SHAPE)
    importer.choose("each row is 0", Step.SHAPE)
    assert importer.findings.shapes[0].text == "A measure, with its periods across"


def test_f6_walks_through_the_page_and_escape_leads_back(importer: Importer) -> None:
    user = importer.user
    user.answer(None)
    user.choose("import_workbook")
    user.wait_for_work()
    page = importer.page
    assert user.program.window.page is Page.IMPORT
    assert not user.program.window.docks.outline.isVisible()
    page.steps.setFocus()
    user.press(Qt.Key.Key_F6)
    assert page.source.isAncestorOf(focused())
    user.press(Qt.Key.Key_F6)
    assert focused() is page.close_button
    user.press(Qt.Key.Key_F6)
    assert focused() is page.steps
    spoken = (
        page.steps.item(0).data(Qt.ItemDataRole.AccessibleTextRole) or page.steps.item(0).text()
    )
    assert spoken.startswith("Source")
    user.press(Qt.Key.Key_Escape)
    assert not page.isVisible()
    assert user.program.window.docks.outline.isVisible()


def test_tab_walks_through_a_step_as_it_is_read_and_on_beyond_the_page(
    importer: Importer,
) -> None:
    importer.drop(REAL / "mcc_kpis_cr_cp1252.csv")
    page = importer.page
    page.go_to(Step.CHECK)
    importer.user.program.window.repaint()  # which lays out the lines of guesses
    year = page.check.findChildren(GuessPanel)[0].box("year")
    page.steps.setFocus()
    walked: list[QWidget] = []
    while page.isAncestorOf(focused()) or not walked:
        walked.append(focused())
        QTest.keyClick(focused(), Qt.Key.Key_Tab)
    assert (walked[0], walked[1]) == (page.steps, year)
    assert walked[-2:] == [page.close_button, page.apply_button]
    page.apply_button.setFocus()
    for expected in walked[-2::-1]:
        QTest.keyClick(focused(), Qt.Key.Key_Backtab)
        assert focused() is expected


def pick(menu: QMenu, title: str) -> None:
    """Choose an entry of a menu."""
    action = next(each for each in menu.actions() if each.text() == title)
    action.trigger()
    menu.deleteLater()


def focused() -> QWidget:
    """Return what has the keyboard."""
    found = QApplication.focusWidget()
    assert found is not None
    return found


def test_a_bad_file_gives_its_sentence_and_changes_nothing(
    importer: Importer, tmp_path: Path
) -> None:
    path = tmp_path / "page.xls"
    path.write_text("<html><table><tr><td>1</td></tr></table></html>")
    importer.drop(path)
    assert importer.page.desk.trouble.startswith("“page.xls” is a web page or XML file")
    assert not importer.page.apply_button.isEnabled()
    assert importer.user.program.window.page is Page.IMPORT


def test_what_cannot_be_read_leaves_the_table_that_lies_there(
    importer: Importer, tmp_path: Path
) -> None:
    bad = tmp_path / "cut.xlsx"
    bad.write_bytes(b"PK\x03\x04")
    importer.drop(REAL / "mcc_compacts.csv")
    importer.drop(bad)
    assert importer.user.said.startswith("“cut.xlsx” is damaged or was cut short.")
    assert importer.page.apply_button.isEnabled()
    QGuiApplication.clipboard().setText("")
    importer.page.paste()
    assert importer.user.said.startswith("The clipboard holds no cells.")
    assert importer.page.apply_button.isEnabled()


def test_the_result_says_when_a_redone_import_leaves_nothing_to_take(importer: Importer) -> None:
    importer.drop(REAL / "mcc_compacts.csv")
    importer.apply()
    for command in ("undo", "redo"):
        importer.user.choose(command)
        importer.user.wait_for_work()
    said = {each.text() for each in importer.page.result.findChildren(QLabel)}
    assert "The scorecard says already what the table says." in said


def test_the_next_file_begins_at_its_source_and_a_notice_ends_with_its_scorecard(
    importer: Importer, tmp_path: Path
) -> None:
    user, letter = importer.user, tmp_path / "letter.csv"
    letter.write_text("Dear all,\nthis is a letter.\nBye\n")
    importer.drop(REAL / "mcc_compacts.csv")
    importer.apply()
    importer.drop(letter)
    assert importer.page.step is Step.SOURCE
    assert not importer.page.apply_button.isEnabled()
    assert importer.page.says == "Nothing to take"
    assert user.said.startswith("Import “mcc_compacts.csv”")
    user.answer(Leaving.DISCARD)
    user.program.starter.begin_blank()
    user.wait_for_work()
    assert user.said == ""


def test_no_hostile_file_takes_the_place_of_what_lies_there_and_each_says_why(
    importer: Importer, tmp_path: Path
) -> None:
    user, folder, header = importer.user, tmp_path / "folder.csv", tmp_path / "header.csv"
    folder.mkdir()
    header.write_text("KPI,Jan 2026\n")
    (tmp_path / "empty.csv").write_text("")
    importer.drop(REAL / "mcc_compacts.csv")
    for name, why in (
        ("gone.xlsx", "could not be opened"),
        ("folder.csv", "could not be opened"),
        ("empty.csv", "its sheets are empty"),
    ):
        importer.drop(tmp_path / name)
        assert why in user.said
        assert importer.page.apply_button.isEnabled()
    importer.drop(header)
    assert "holds no table" in importer.page.says
    assert not importer.page.apply_button.isEnabled()


def test_the_same_file_brings_nothing_new_and_the_last_of_two_drops_counts(
    importer: Importer,
) -> None:
    user = importer.user
    user.program.acts.imports.take_file(REAL / "poi_conditional_samples.xlsx")
    importer.drop(REAL / "mcc_compacts.csv")
    page = importer.page
    assert [each.name for each in page.desk.files.books] == ["mcc_compacts.csv"]
    importer.apply()
    user.choose("undo")
    user.wait_for_work()
    assert page.apply_button.isEnabled(), "what was undone can be imported again"
    importer.apply()
    importer.drop(REAL / "mcc_compacts.csv")
    assert page.says == "13 same"
    assert not page.apply_button.isEnabled()
    said = {each.text() for each in page.source.findChildren(QLabel)}
    assert "The scorecard says already what the table says." in said
    user.program.acts.imports.take_file(REAL / "mcc_indicators.csv")
    assert page.desk.work, "it is being read when the window closes"
