"""The command line fills a copy of a workbook, and says what it set."""

import json
from pathlib import Path

import pytest
from python_calamine import CalamineWorkbook
from xlsxwriter import Workbook

from scorecard_app.app.surroundings import context
from scorecard_app.cli import main
from scorecard_app.storage.files import write_card
from tests.builders import card, lane, measure, objective

Captured = pytest.CaptureFixture[str]


@pytest.fixture
def files(tmp_path: Path) -> list[str]:
    """Write a scorecard and a workbook; return the command that fills a copy."""
    sales = measure("Sales", "Data", actual={"2026-01": 5, "2026-02": 6})
    mine = card(lane("Value"), objective("Data"), sales)
    write_card(mine, tmp_path / "mine.scorecard", context=context(tmp_path))
    book = Workbook(tmp_path / "theirs.xlsx")
    page = book.add_worksheet("Data")
    page.write_row(0, 0, ["Measure", "Jan", "Feb"])
    page.write_row(1, 0, ["Sales", 1, 6])
    page.write_row(2, 0, ["Cost", 1, 6])
    book.close()
    paths = [str(tmp_path / each) for each in ("mine.scorecard", "theirs.xlsx", "copy.xlsx")]
    return ["export", paths[0], "--fill", paths[1], "-o", paths[2]]


def test_a_copy_is_filled_by_what_was_decided(files: list[str], capsys: Captured) -> None:
    assert main([*files, "--choose", "year=2026"]) == 0
    out = capsys.readouterr().out.splitlines()
    assert "Data!B2: 1 → 5 (Sales, Actual, 2026-01)" in out
    assert "Guess: year = 2026 (100 %): You chose this." in out
    assert out[-1] == "1 set, 1 unchanged, 0 left alone, 0 without a cell"
    rows = CalamineWorkbook.from_path(files[-1]).get_sheet_by_index(0).to_python()
    assert rows[1] == ["Sales", 5, 6]


def test_a_dry_run_writes_nothing_and_says_the_same_as_json(
    files: list[str], capsys: Captured
) -> None:
    assert main([*files, "--choose", "year=2026", "--dry-run", "--json"]) == 0
    said = json.loads(capsys.readouterr().out)
    assert said["counts"] == {"set": 1, "unchanged": 1, "left alone": 0, "without a cell": 0}
    assert not Path(files[-1]).exists()


def test_decisions_belong_to_a_table(files: list[str], capsys: Captured) -> None:
    command = [files[0], files[1], "-o", files[-1], "--choose", "year=2026"]
    assert main(command) == 2
    assert "go with --fill" in capsys.readouterr().err
