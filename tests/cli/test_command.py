"""The command line as model.md has it: exit codes, streams, last lines."""

import json
import re
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import openpyxl
import pytest

from scorecard_app import __version__
from scorecard_app.app.surroundings import context, mint, now
from scorecard_app.cli import main
from scorecard_app.cli.command import _guarded
from scorecard_app.domain.ids import MeasureId, RuleId, SeriesId
from scorecard_app.domain.measures import SeriesKind
from scorecard_app.domain.periods import Period
from scorecard_app.domain.rules import Parameter, Rule
from scorecard_app.domain.scorecard import Scorecard
from scorecard_app.storage.files import read_card, write_card
from tests.builders import card, lane, measure, objective, values_of

HEADS = 3
"""The row of a sheet that holds its headings."""

Captured = pytest.CaptureFixture[str]


def sound() -> Scorecard:
    """Return a scorecard without problems."""
    return card(
        lane("Value"),
        objective("Grow"),
        measure("Sales", "Grow", actual={"2026-01": 5.0}, target={"2026-01": 8.0}, baseline=1.0),
        name="Sound",
    )


def unsound() -> Scorecard:
    """Return a scorecard whose rule takes its goal from a series of another measure."""
    parts = (
        measure("Sales", "Grow", actual={"2026-01": 5.0}),
        measure("Costs", "Grow", actual={"2026-01": 3.0}),
    )
    goal = {"goal": Parameter(series_id=SeriesId("Costs actual"))}
    rule = Rule(RuleId("rule"), MeasureId("Sales"), parameters=goal)
    return card(lane("Value"), objective("Grow"), *parts, (rule,))


@pytest.fixture
def in_file(tmp_path: Path) -> Path:
    """Write the sound scorecard and return its path."""
    return written(sound(), tmp_path / "sound.scorecard")


def written(scorecard: Scorecard, path: Path) -> Path:
    """Write a scorecard and return its path."""
    write_card(scorecard, path, context=context(path.parent))
    return path


def python(
    *arguments: str, environment: dict[str, str] | None = None
) -> subprocess.CompletedProcess[str]:
    """Run Python in a process of its own."""
    return subprocess.run(  # noqa: S603 - our own program
        [sys.executable, *arguments],
        env=environment,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )


def test_the_version_is_printed(capsys: Captured) -> None:
    with pytest.raises(SystemExit) as ended:
        main(["--version"])

    assert ended.value.code == 0
    assert capsys.readouterr().out == f"scorecard {__version__}\n"


def test_help_without_a_verb_lists_the_verbs(capsys: Captured) -> None:
    with pytest.raises(SystemExit) as ended:
        main(["--help"])

    assert ended.value.code == 0
    out = capsys.readouterr().out
    assert [
        verb for verb in ("export", "import", "check", "new") if f"\n  {verb} " not in out
    ] == []


def test_an_unknown_option_ends_with_two(capsys: Captured) -> None:
    with pytest.raises(SystemExit) as ended:
        main(["check", "--nonsense"])

    assert ended.value.code == 2
    assert capsys.readouterr().out == ""


def test_a_sound_scorecard_is_checked_with_zero(in_file: Path, capsys: Captured) -> None:
    assert main(["check", str(in_file)]) == 0
    assert capsys.readouterr().out == "No problems.\n"


def test_errors_are_findings_and_end_with_one(tmp_path: Path, capsys: Captured) -> None:
    path = written(unsound(), tmp_path / "unsound.scorecard")

    assert main(["check", str(path)]) == 1

    assert "“Sales”" in capsys.readouterr().out


def test_what_is_no_scorecard_is_told_in_one_sentence(tmp_path: Path, capsys: Captured) -> None:
    path = tmp_path / "letter.scorecard"
    path.write_text("Dear Sir or Madam", encoding="utf-8")

    assert main(["check", str(path)]) == 2

    out, err = capsys.readouterr()
    assert out == ""
    assert err == "“letter.scorecard” is not a scorecard.\n"


def test_check_answers_programs_in_json(in_file: Path, capsys: Captured) -> None:
    assert main(["check", str(in_file), "--json"]) == 0
    assert json.loads(capsys.readouterr().out) == {"problems": [], "errors": 0}


def test_texts_come_in_the_language_asked_for(tmp_path: Path, capsys: Captured) -> None:
    path = tmp_path / "nirgends.scorecard"

    assert main(["check", str(path), "--lang", "de"]) == 2
    german = capsys.readouterr().err
    assert main(["check", str(path), "--lang=en"]) == 2

    assert german != capsys.readouterr().err


@pytest.mark.parametrize("words", [["--lang", "de"], ["--lang=de"]])
def test_the_language_may_stand_before_the_verb(
    in_file: Path, capsys: Captured, words: list[str]
) -> None:
    assert main([*words, "check", str(in_file)]) == 0
    assert capsys.readouterr().out == "Keine Probleme.\n"


def test_an_export_never_replaces_the_scorecard_it_is_made_from(
    in_file: Path, tmp_path: Path, capsys: Captured
) -> None:
    misnamed = tmp_path / "sound.xlsx"
    in_file.rename(misnamed)
    before = misnamed.read_bytes()

    assert main(["export", str(misnamed), "-o", str(misnamed)]) == 2

    assert misnamed.read_bytes() == before
    assert "is the scorecard itself" in capsys.readouterr().err


def test_targets_of_a_new_scorecard_hold_from_this_year_on(tmp_path: Path) -> None:
    path = tmp_path / "it.scorecard"
    assert main(["new", "--template", "it-business-value", "-o", str(path)]) == 0
    card = read_card(path)
    targets = [each for each in card.series.values() if each.kind is SeriesKind.TARGET]
    starts = {
        Period(card.measures[each.measure_id].frequency, ordinal).start().year
        for each in targets
        for ordinal in each.samples
    }
    assert starts <= {now().year - 1, now().year}  # the week of 1 January may begin before it
    assert targets


def test_a_command_that_is_interrupted_says_so_and_ends_with_two(capsys: Captured) -> None:
    def interrupted() -> int:
        raise KeyboardInterrupt

    assert _guarded(interrupted) == 2
    assert capsys.readouterr().err == "Stopped.\n"


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="only Linux has a full device")
def test_a_result_that_cannot_be_printed_is_told_in_one_sentence(in_file: Path) -> None:
    with Path("/dev/full").open("w", encoding="utf-8") as full:
        ended = subprocess.run(  # noqa: S603 - our own program
            [sys.executable, "-m", "scorecard_app", "check", str(in_file), "--lang", "en"],
            stdout=full,
            stderr=subprocess.PIPE,
            text=True,
            check=False,
        )
    assert (ended.returncode, ended.stderr) == (
        2,
        "The result could not be written: No space left on device.\n",
    )


def test_a_new_scorecard_comes_from_a_template(tmp_path: Path, capsys: Captured) -> None:
    path = tmp_path / "it.scorecard"

    assert main(["new", "--template", "it-business-value", "-o", str(path)]) == 0

    assert capsys.readouterr().out == f"{path}\n"
    assert len(read_card(path).value_streams) == 4  # model.md: 25/35/25/15 M


def test_an_unknown_template_is_refused_with_those_there_are(
    tmp_path: Path, capsys: Captured
) -> None:
    assert main(["new", "--template", "nonsense", "-o", str(tmp_path / "a.scorecard")]) == 2
    assert "it-business-value" in capsys.readouterr().err
    assert list(tmp_path.iterdir()) == []


def test_a_new_scorecard_never_replaces_an_old_file(in_file: Path, capsys: Captured) -> None:
    before = in_file.read_bytes()

    assert main(["new", "-o", str(in_file)]) == 2

    assert in_file.read_bytes() == before
    assert "is there already" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("ending", "magic"), [("xlsx", b"PK"), ("png", b"\x89PNG"), ("svg", b"<?xml"), ("pdf", b"%PDF")]
)
def test_exports_are_of_the_kind_their_ending_says(
    in_file: Path, tmp_path: Path, ending: str, magic: bytes
) -> None:
    out = tmp_path / f"out.{ending}"
    command = ("-m", "scorecard_app", "export", str(in_file), "-o", str(out))
    ended = python(*command, environment={"HOME": str(tmp_path)})  # no display, no platform chosen

    assert (ended.returncode, ended.stdout) == (0, f"{out}\n"), ended.stderr
    assert out.read_bytes().startswith(magic)


def test_an_unknown_ending_is_refused_before_anything_is_read(
    tmp_path: Path, capsys: Captured
) -> None:
    assert main(["export", str(tmp_path / "none.scorecard"), "-o", "out.docx"]) == 2
    assert ".xlsx, .png, .svg, .pdf" in capsys.readouterr().err


def test_an_export_that_cannot_be_written_leaves_nothing(
    in_file: Path, tmp_path: Path, capsys: Captured
) -> None:
    out = tmp_path / "nowhere" / "out.xlsx"

    assert main(["export", str(in_file), "-o", str(out)]) == 2

    assert not out.parent.exists()
    assert capsys.readouterr().err.count("\n") == 1


def test_an_export_imports_again_without_a_change(
    in_file: Path, tmp_path: Path, capsys: Captured
) -> None:
    book, before = tmp_path / "book.xlsx", in_file.read_bytes()
    main(["export", str(in_file), "-o", str(book)])

    assert main(["import", str(book), "--into", str(in_file)]) == 0

    last = capsys.readouterr().out.splitlines()[-1]
    assert re.fullmatch(r"0 new, 0 changed, \d+ unchanged, 0 conflicts, 0 unread", last)
    assert in_file.read_bytes() == before


def changed_book(scorecard: Path, book: Path, value: int | str) -> Path:
    """Export a workbook and type over the one actual of its sheet of values, as in Excel."""
    main(["export", str(scorecard), "-o", str(book)])
    workbook = openpyxl.load_workbook(book)
    sheet = workbook["Values"]
    column = [cell.value for cell in sheet[HEADS]].index("Value") + 1
    rows = range(HEADS + 1, sheet.max_row + 1)
    (row,) = (row for row in rows if sheet.cell(row, column).value == 5)
    sheet.cell(row, column).value = value
    workbook.save(book)
    return book


def test_a_value_changed_in_a_workbook_arrives_in_the_file(
    in_file: Path, tmp_path: Path, capsys: Captured
) -> None:
    book = changed_book(in_file, tmp_path / "book.xlsx", 6)
    capsys.readouterr()

    assert main(["import", str(book), "--into", str(in_file)]) == 0

    line, last = capsys.readouterr().out.splitlines()
    assert "Sales" in line
    assert last.startswith("0 new, 1 changed, ")
    assert values_of(read_card(in_file), "Sales") == {"2026-01": 6.0}


def test_a_dry_run_says_the_same_and_changes_nothing(
    in_file: Path, tmp_path: Path, capsys: Captured
) -> None:
    book, before = changed_book(in_file, tmp_path / "book.xlsx", 6), in_file.read_bytes()
    capsys.readouterr()

    assert main(["import", str(book), "--into", str(in_file), "--dry-run"]) == 0

    assert capsys.readouterr().out.splitlines()[-1].startswith("0 new, 1 changed, ")
    assert in_file.read_bytes() == before


def test_what_cannot_be_read_is_a_finding(in_file: Path, tmp_path: Path, capsys: Captured) -> None:
    book = changed_book(in_file, tmp_path / "book.xlsx", "about six")
    capsys.readouterr()

    assert main(["import", str(book), "--into", str(in_file), "--json"]) == 1

    result = json.loads(capsys.readouterr().out)
    assert result["counts"]["unread"] == 1
    assert any("about six" in line for line in result["lines"])
    assert values_of(read_card(in_file), "Sales") == {"2026-01": 5.0}


def test_what_is_no_workbook_is_told_and_the_file_is_left(in_file: Path, capsys: Captured) -> None:
    before = in_file.read_bytes()

    assert main(["import", str(in_file), "--into", str(in_file)]) == 2

    assert in_file.read_bytes() == before
    assert capsys.readouterr().err.count("\n") == 1


def test_the_command_line_brings_no_qt_and_no_numpy() -> None:
    code = (
        "import sys, scorecard_app.cli;"
        "print([name for name in ('PySide6', 'numpy', 'openpyxl') if name in sys.modules])"
    )

    assert python("-c", code).stdout == "[]\n"


def test_ids_have_sixty_five_random_bits_in_base_32() -> None:
    ids = {mint() for _each in range(1_000)}

    assert len(ids) == 1_000
    assert {len(each) for each in ids} == {13}
    assert set("".join(ids)) <= set("abcdefghijklmnopqrstuvwxyz234567")  # RFC 4648, in lower case


def test_a_windowed_build_without_streams_still_ends_with_its_code(in_file: Path) -> None:
    code = (
        "import sys; sys.stdout = sys.stderr = None;"
        "from scorecard_app.cli import main;"
        f"sys.exit(main(['check', {str(in_file)!r}]))"
    )
    ended = python("-c", code)

    assert (ended.returncode, ended.stdout, ended.stderr) == (0, "", "")


def test_explain_prints_a_line_for_each_step(in_file: Path, capsys: Captured) -> None:
    assert main(["explain", str(in_file), "sales", "--period", "2026-01"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[0] == "Sales: 52.38 · At risk"
    assert lines[-3] == "  33.33 + (5 − 1) ÷ (8 − 1) × (66.67 − 33.33): 52.38"


def test_explain_finds_a_card_by_its_number(in_file: Path, capsys: Captured) -> None:
    assert main(["explain", str(in_file), "#1", "--period", "2026-01", "--json"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert found["id"] == "Grow"
    assert found["explanation"]["text"] == "Grow"


def test_explain_names_what_is_near_to_an_unknown_name(in_file: Path, capsys: Captured) -> None:
    assert main(["explain", str(in_file), "sal", "--period", "2026-01"]) == 2
    assert capsys.readouterr().err == (
        "No measure, objective or perspective is called “sal”. There are: Sales.\n"
    )


def test_explain_asks_which_of_two_of_one_name(tmp_path: Path, capsys: Captured) -> None:
    twins = card(lane("Value"), objective("Grow"), measure("one", "Grow"), measure("two", "Grow"))
    named = (replace(each, name="Sales") for each in twins.measures.values())
    path = written(twins.put(*named), tmp_path / "twins.scorecard")
    assert main(["explain", str(path), "Sales"]) == 2
    assert "Give one of their ids: one, two." in capsys.readouterr().err


def test_explain_refuses_what_is_no_period(in_file: Path, capsys: Captured) -> None:
    assert main(["explain", str(in_file), "Sales", "--period", "soon"]) == 2
    assert "is not a period" in capsys.readouterr().err
