"""The verb `import` takes any table: guesses printed, questions asked, profiles obeyed."""

import json
from pathlib import Path

import pytest

from scorecard_app.app.surroundings import context
from scorecard_app.cli import main
from scorecard_app.domain.scorecard import Scorecard
from scorecard_app.storage.files import read_card, write_card

Captured = pytest.CaptureFixture[str]


@pytest.fixture
def target(tmp_path: Path) -> Path:
    """Write an empty scorecard and return its path."""
    path = tmp_path / "mine.scorecard"
    write_card(Scorecard(), path, context=context(tmp_path))
    return path


def table(folder: Path, text: str) -> Path:
    """Write a table and return its path."""
    path = folder / "figures.csv"
    path.write_text(text, encoding="utf-8")
    return path


def test_a_table_comes_in_and_its_guesses_are_printed(target: Path, capsys: Captured) -> None:
    path = table(target.parent, "Measure,2026-01,2026-02\nSales,5,6\n")
    assert main(["import", str(path), "--into", str(target)]) == 0
    out = capsys.readouterr().out.splitlines()
    assert (
        "Guess: column A = measure ← “Measure” (95 %): Its header is a usual name for that." in out
    )
    assert out[-1].endswith("0 changed, 0 unchanged, 0 conflicts, 0 unread")
    assert [each.name for each in read_card(target).measures.values()] == ["Sales"]


def test_a_dry_run_changes_nothing(target: Path, capsys: Captured) -> None:
    path = table(target.parent, "Measure,2026-01\nSales,5\n")
    before = target.read_bytes()
    assert main(["import", str(path), "--into", str(target), "--dry-run"]) == 0
    assert target.read_bytes() == before
    assert "New: Measure “Sales”" in capsys.readouterr().out


def test_questions_are_asked_and_answered_on_the_command_line(
    target: Path, capsys: Captured
) -> None:
    path = table(target.parent, "Measure,Jan,Feb\nSales,5,6\n")
    command = ["import", str(path), "--into", str(target), "--dry-run"]
    assert main(command) == 1
    out = capsys.readouterr().out
    assert "Question: year: The periods name no year. In which year does the first one lie?" in out
    assert "Not read: B2: “5”." in out
    assert main([*command, "--choose", "year=2026"]) == 0
    assert "2026-02 empty → 6" in capsys.readouterr().out


def test_a_profile_decides_for_tables_with_its_headers(target: Path, capsys: Captured) -> None:
    path = table(target.parent, "Measure,Jan\nSales,5\n")
    decided = [{"name": "x", "headers": "measure|jan", "decisions": {"year": 2026}}]
    profile = target.parent / "p.json"
    profile.write_text(json.dumps({"version": 1, "profiles": decided}), encoding="utf-8")
    command = ["import", str(path), "--into", str(target), "--profile", str(profile), "--json"]
    assert main(command) == 0
    result = json.loads(capsys.readouterr().out)
    assert {"key": "year", "value": 2026, "confidence": 1.0, "reason": "You chose this."} in result[
        "guesses"
    ]


def test_two_tables_are_joined_by_their_ids(target: Path, capsys: Captured) -> None:
    names = table(target.parent, "ID,Measure\n007,Sales\n008,Cost\n")
    numbers = target.parent / "numbers.csv"
    numbers.write_text("ID;2026-01\n008;3\n007;5\n", encoding="utf-8")
    command = ["import", str(numbers), "--join", str(names), "--into", str(target)]
    assert main(command) == 0
    assert "Measure “Sales”: actual 2026-01 empty → 5" in capsys.readouterr().out


def test_two_tables_without_common_ids_are_not_joined(target: Path, capsys: Captured) -> None:
    path = table(target.parent, "Measure,2026-01\nSales,5\n")
    assert main(["import", str(path), "--join", str(path), "--into", str(target)]) == 2
    assert "share no column of ids" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("extra", "says"),
    [
        (["--choose", "year"], "“year” decides nothing"),
        (["--choose", "table=Costs"], "holds no table “Costs”"),
    ],
)
def test_a_choice_that_decides_nothing_is_said(
    target: Path, capsys: Captured, extra: list[str], says: str
) -> None:
    path = table(target.parent, "Measure,2026-01\nSales,5\n")
    assert main(["import", str(path), "--into", str(target), *extra]) == 2
    assert says in capsys.readouterr().err


def test_a_profile_that_is_none_is_said(target: Path, capsys: Captured) -> None:
    path = table(target.parent, "Measure,2026-01\nSales,5\n")
    (target.parent / "p.json").write_bytes(b"\xff\xfe")
    command = ["import", str(path), "--into", str(target)]
    assert main([*command, "--profile", str(target.parent / "p.json")]) == 2
    assert "is not a mapping profile" in capsys.readouterr().err


def test_a_file_without_a_table_is_said(target: Path, capsys: Captured) -> None:
    path = table(target.parent, "nothing but words\n")
    assert main(["import", str(path), "--into", str(target)]) == 2
    assert "holds no table" in capsys.readouterr().err
