"""The verb `import` merges a workbook of ours into a file that has moved on."""

import json
from dataclasses import replace
from pathlib import Path

import pytest

from scorecard_app.app.surroundings import context
from scorecard_app.cli import main
from scorecard_app.domain.ids import MeasureId, PersonId
from scorecard_app.storage.files import read_card, write_card
from tests.exchange.workbook.books import edited, put, written
from tests.exchange.workbook.cards import small_card

Captured = pytest.CaptureFixture[str]


@pytest.fixture
def command(tmp_path: Path) -> list[str]:
    """Export a workbook, change it and the scorecard: one conflict, one change, one bad cell."""
    card = small_card()
    book = written(card, tmp_path)
    with edited(book) as sheets:
        put(sheets, "Measures", "Purpose", "Adoption", "To know")
        put(sheets, "People", "Role", "Bob", "CIO")
        put(sheets, "Data entry", "2026-01", "Cost", "soon")
    path = tmp_path / "mine.scorecard"
    now = card.put(replace(card.measures[MeasureId("Adoption")], purpose="To learn"))
    write_card(now, path, context=context(tmp_path))
    return ["import", str(book), "--into", str(path)]


def test_what_both_sides_changed_is_named_and_left_and_the_rest_is_taken(
    command: list[str], capsys: Captured
) -> None:
    assert main(command) == 1
    lines = capsys.readouterr().out.splitlines()
    assert "Person “Bob”: Role empty → “CIO”" in lines
    assert (
        "Conflict: Measure “Adoption”: “Purpose” was changed in the scorecard and in the workbook."
        in lines
    )
    assert any(line.startswith("Not read: Data entry!") for line in lines)
    assert lines[-1].startswith("0 new, 1 changed,")
    assert lines[-1].endswith("1 conflicts, 1 unread")
    after = read_card(Path(command[-1]))
    assert after.measures[MeasureId("Adoption")].purpose == "To learn"
    assert after.people[PersonId("bob")].role == "CIO"


def test_a_dry_run_says_the_same_and_changes_nothing(command: list[str], capsys: Captured) -> None:
    before = Path(command[-1]).read_bytes()
    assert main([*command, "--dry-run", "--json"]) == 1
    found = json.loads(capsys.readouterr().out)
    assert (found["notices"], found["counts"]["conflicts"]) == ([], 1)
    assert Path(command[-1]).read_bytes() == before


def test_a_workbook_that_lost_its_base_begins_with_saying_so(
    command: list[str], capsys: Captured
) -> None:
    with edited(Path(command[1])) as sheets:
        del sheets["_base"]
    assert main([*command, "--dry-run"]) == 1
    first = capsys.readouterr().out.splitlines()[0]
    assert first.startswith("“book.xlsx” no longer says what it was made from")
