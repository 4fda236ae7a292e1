"""Real files come in through the page, with at most two corrections by the user.

The expected counts are those of tests/exchange/test_real_files.py: csv alone counts the rows, a
reader of the sheets counted the tables of the samples by hand.
"""

import csv
import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from scorecard_app.exchange.guesses.rows import RowKind
from scorecard_app.exchange.preview.steps import Mark, Step
from scorecard_app.ui.main_window import Page
from tests.journeys.driver import User, started
from tests.journeys.importing import Importer

REAL = Path(__file__).parents[1] / "exchange" / "real"
WHOLE = Path(os.environ.get("SCORECARD_REAL_FILES", "none"))
MOST_CORRECTIONS = 2
SHEETS = (
    ("Quarters", "", 5, 25),
    ("Banded rows", "", 66, 132),
    ("FY months", "", 1, 12),
    ("Category sales", "", 80, 80),
    ("Regional sales", "", 8, 8),
    ("Book tour", "", 66, 66),
    ("Grades", "", 45, 45),
    ("Products1", "", 9, 18),
    ("Compare to totals", "2026", 12, 48),
)
"""A sheet, the year that is asked for, and the measures and numbers in it."""


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


def values(user: User) -> int:
    """Count the numbers of the scorecard."""
    return sum(len(each.samples) for each in user.card.series.values())


def test_files_that_say_all_come_in_without_a_correction(importer: Importer) -> None:
    user = importer.user
    for name, measures, objectives in (
        ("mcc_indicators.csv", rows(REAL / "mcc_indicators.csv"), None),
        ("mcc_compacts.csv", 13, 1),
        ("poi_goal_priority_report.xlsx", 0, 6),
    ):
        before = user.card
        importer.drop(REAL / name)
        assert user.program.window.page is Page.IMPORT
        importer.apply()
        assert len(user.card.measures) == measures
        if objectives is not None:
            assert len(user.card.objectives) == objectives
        assert importer.corrections == 0
        importer.undo()
        assert user.card == before


def test_key_figures_come_in_with_one_answer_that_is_remembered(importer: Importer) -> None:
    path, user = REAL / "mcc_kpis_cr_cp1252.csv", importer.user
    importer.drop(path)
    assert [each.key for each in importer.findings.questions] == ["year"]
    importer.choose("year")
    assert importer.corrections == 1
    importer.apply()
    assert len(user.card.measures) == rows(path, end="\r")
    unread = [cell.text for group in importer.findings.issues for cell in group.cells]
    assert set(unread) <= {"50% reduction", "1-Nov-12"}
    importer.undo()
    importer.drop(path)
    assert importer.findings.questions == ()
    assert importer.findings.remembered
    importer.page.go_to(Step.SOURCE)
    importer.page.source.forget_button.click()
    user.wait_for_work()
    assert [each.key for each in importer.findings.questions] == ["year"]


def test_both_tables_of_indicators_join_with_two_answers(importer: Importer) -> None:
    importer.drop(REAL / "mcc_indicators.csv")
    importer.join(REAL / "mcc_indicator_details.csv")
    asked = {each.key for each in importer.findings.questions}
    assert asked == {"second: year 1", "doubled ids"}
    importer.answer("second: year 1", "2006-04")
    importer.choose("doubled ids")
    assert importer.corrections == MOST_CORRECTIONS
    importer.apply()
    assert len(importer.user.card.measures) == rows(REAL / "mcc_indicators.csv")
    assert {each.repair.value for each in importer.findings.issues} <= {"number", "day"}


@pytest.mark.skipif(not WHOLE.is_dir(), reason="SCORECARD_REAL_FILES names no folder")
def test_the_whole_tables_of_indicators_join_and_lose_no_row(importer: Importer) -> None:
    importer.drop(WHOLE / "mcc_indicators.csv")
    importer.join(WHOLE / "mcc_indicator_details.csv")
    question = next(each for each in importer.findings.questions if each.key == "doubled ids")
    assert ": 78, in 198 rows. " in question.reason
    importer.answer("second: year 1", "2006-04")
    importer.choose("doubled ids")
    importer.apply()
    assert len(importer.user.card.measures) == 889
    intake = importer.findings.intake
    assert intake is not None
    kinds = [list(each.rows.values()) for each in intake.meanings]
    data = [found.count(RowKind.DATA) for found in kinds]
    assert data == [889, 4_445]
    assert {each.repair.value for each in importer.findings.issues} <= {"number", "day"}


def test_sheets_of_the_samples_come_in_once_they_are_chosen(importer: Importer) -> None:
    user = importer.user
    before = user.card
    importer.drop(REAL / "poi_conditional_samples.xlsx")
    for sheet, year, measures, numbers in SHEETS:
        importer.choose_table(sheet)
        if year:
            importer.answer("year", year)
        assert importer.corrections <= MOST_CORRECTIONS
        assert importer.findings.unread == 0
        importer.apply()
        assert (len(user.card.measures), values(user)) == (measures, numbers), sheet
        importer.undo()
        assert user.card == before


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


def test_a_bad_file_gives_its_sentence_and_changes_nothing(
    importer: Importer, tmp_path: Path
) -> None:
    path = tmp_path / "page.xls"
    path.write_text("<html><table><tr><td>1</td></tr></table></html>")
    importer.drop(path)
    assert importer.page.desk.trouble.startswith("“page.xls” is a web page or XML file")
    assert not importer.page.apply_button.isEnabled()
    assert importer.user.program.window.page is Page.IMPORT
