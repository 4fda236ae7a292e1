"""What is typed over a formula is named by its cell, with what it was and what to do instead."""

import subprocess
from datetime import date
from io import BytesIO
from pathlib import Path
from shutil import which

import pytest
from openpyxl import load_workbook

from scorecard_app.engine.evaluate import evaluate
from scorecard_app.exchange.workbook.back.book import open_book
from scorecard_app.exchange.workbook.back.preview import preview
from scorecard_app.exchange.workbook.back.report import report_bytes
from scorecard_app.exchange.workbook.back.returned import returned
from scorecard_app.exchange.workbook.back.together import UNDECIDED
from scorecard_app.texts import LocaleForms
from tests.builders import minter
from tests.exchange.workbook.books import HEADER_ROW, edited, imported, written
from tests.exchange.workbook.cards import judged_card

pytestmark = pytest.mark.filterwarnings("ignore:Sparkline Group:UserWarning")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Return a workbook whose scores are formulas."""
    card = judged_card()
    return written(card, tmp_path, results=evaluate(card, (date(2025, 12, 31),)))


def test_a_score_typed_over_its_formula_is_named_with_what_it_was(path: Path) -> None:
    with edited(path) as book:
        book["Scorecard"]["I5"] = 75
        book["Scorecard"]["J6"] = None
        book["Scoring"]["J4"] = 1
        book["Settings"]["L5"] = "2025-11"
    result = imported(judged_card(), path)
    assert result.card == judged_card()
    starts = [
        "Settings!L5: “2025-11” was typed over a formula (Last complete period)",
        "Scorecard!I5: “75” was typed over a formula (Score of Objective 1 “Grow”)",
        "Scorecard!J6: The formula here (Status of Measure “Cost” on objective “Grow”) was deleted",
        "Scoring!J4: “1” was typed over a formula (Score of Measure “Cost”)",
    ]
    for line, start in zip(result.lines, starts, strict=True):
        assert line.startswith(f"Not read: {start}")
    assert "Change what it rests on" in result.lines[1]


def test_it_is_found_on_a_renamed_sheet_in_a_moved_column_and_row(path: Path) -> None:
    with edited(path) as book:
        sheet = book["Scorecard"]
        sheet["I5"] = 75
        sheet.insert_cols(4)
        sheet.insert_rows(HEADER_ROW + 1, 2)
        sheet.delete_rows(sheet.max_row)
        sheet.title = "Board"
    (line, *_more) = imported(judged_card(), path).lines
    assert line.startswith("Not read: Board!J7: “75” was typed over a formula (Score of")
    assert _more == []


def test_a_sheet_of_nothing_but_values_is_one_sentence(path: Path) -> None:
    with edited(path) as book:
        for row in book["Scorecard"].iter_rows(min_row=HEADER_ROW + 1):
            for cell in row:
                cell.value = 1 if str(cell.value).startswith("=") else cell.value
    (line,) = imported(judged_card(), path).lines
    assert line.startswith("Not read: Scorecard: ")
    assert "formulas of this sheet were replaced" in line


def test_the_report_shows_the_scorecard_with_the_error_beside_its_row(path: Path) -> None:
    with edited(path) as book:
        book["Scorecard"]["I5"] = 75
    opened = open_book(path)
    back = returned(opened, judged_card(), mint=minter())
    rows = preview(back, UNDECIDED, LocaleForms()).rows
    report = load_workbook(BytesIO(report_bytes(opened, rows)))
    assert report.sheetnames == ["Report", "Scorecard"]
    errors = [row[-1].value for row in report["Scorecard"].iter_rows(min_row=HEADER_ROW)]
    assert errors[0] == "Error"
    assert str(errors[2]).startswith("I5: “75” was typed over a formula")


@pytest.mark.skipif(which("soffice") is None, reason="LibreOffice is not installed")
@pytest.mark.long
def test_formulas_that_libreoffice_saved_again_are_formulas_still(path: Path) -> None:
    target = path.parent / "lo"
    command = [str(which("soffice")), "--headless", "--convert-to", "xlsx", "--outdir", str(target)]
    subprocess.run([*command, str(path)], check=True, capture_output=True)  # noqa: S603 - found above
    result = imported(judged_card(), target / path.name)
    assert (result.lines, result.card) == ((), judged_card())
