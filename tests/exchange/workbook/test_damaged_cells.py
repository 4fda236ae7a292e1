"""Damage that leaves a workbook readable: each case is said where it is, and nothing is halved."""

import zipfile
from pathlib import Path

import pytest
from openpyxl import Workbook

from scorecard_app.document.starts import blank
from scorecard_app.domain.ids import MeasureId, RuleId
from scorecard_app.domain.rules import Parameter, Rule
from scorecard_app.errors import UserError
from tests.builders import minter
from tests.exchange.workbook.books import HEADER_ROW, edited, imported, put, written
from tests.exchange.workbook.cards import small_card


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Return the workbook of the small card."""
    return written(small_card(), tmp_path)


def column(book: Workbook, sheet: str, header: str) -> int:
    """Return which column of a sheet has this header, the first one where several have."""
    found: int = next(each.column for each in book[sheet][HEADER_ROW] if each.value == header)
    return found


def test_a_setting_whose_hidden_key_shows_an_error_is_told_by_its_name(path: Path) -> None:
    with edited(path) as book:
        cell = book["Settings"].cell(HEADER_ROW + 1, column(book, "Settings", "Key"))
        cell.value, cell.data_type = "#REF!", "e"
        put(book, "Settings", "Value", "Name", "Other")
    assert imported(small_card(), path).lines == ("Settings: Name “Small” → “Other”",)


def test_a_table_whose_corners_are_swapped_is_damaged(path: Path) -> None:
    # calamine 0.37 panics on it, which is no Exception and writes a trace of its own
    with zipfile.ZipFile(path) as package:
        parts = {each: package.read(each) for each in package.namelist()}
    name = next(each for each in parts if each.startswith("xl/tables/"))
    parts[name] = parts[name].replace(b'ref="A3:', b'ref="A3000:')
    with zipfile.ZipFile(path, "w") as package:
        for each, content in parts.items():
            package.writestr(each, content)
    with pytest.raises(UserError, match="is damaged or was cut short"):
        imported(small_card(), path)


def test_a_header_that_was_emptied_hides_only_its_own_column(path: Path) -> None:
    with edited(path) as book:
        book["Measures"].cell(HEADER_ROW, column(book, "Measures", "Purpose")).value = None
        put(book, "Measures", "Data source", "Cost", "Ledger")
    assert imported(small_card(), path).lines == ("Measure “Cost”: Data source empty → “Ledger”",)


@pytest.mark.parametrize(
    ("sheet", "header", "same_as"),
    [
        ("People", "Role", "Name"),
        ("Data entry", "2026-02", "2026-01"),
        ("Values", "Note", "Kind"),
    ],
)
def test_a_header_that_is_there_twice_is_named(
    path: Path, sheet: str, header: str, same_as: str
) -> None:
    with edited(path) as book:
        cell = book[sheet].cell(HEADER_ROW, column(book, sheet, header))
        cell.value = same_as
    result = imported(small_card(), path)
    assert result.card == small_card()
    sentence = f"A column before this one is called “{same_as}” too; this one was left."
    assert result.lines == (f"Not read: {sheet}!{cell.coordinate}: {sentence}",)


def test_a_new_row_of_which_a_cell_cannot_be_read_is_left_as_a_whole(path: Path) -> None:
    with edited(path) as book:
        book["Scoring rules"].append(["Cost", "then", None, None, 5, 1])
    result = imported(small_card(), path)
    assert result.card == small_card()
    (line,) = result.lines
    assert line.startswith("Not read: Scoring rules!B4: “then” is not a period.")


def test_a_row_without_its_id_whose_key_cannot_be_read_changes_no_other(tmp_path: Path) -> None:
    rule = Rule(RuleId("rule"), MeasureId("Cost"), parameters={"goal": Parameter(3.0)})
    card = small_card().put(rule)
    path = written(card, tmp_path)
    with edited(path) as book:
        book["Scoring rules"].append(["Cost", "then", None, None, 5, 1])
    assert imported(card, path).card == card


def test_a_row_without_its_id_is_found_by_what_an_empty_cell_means(path: Path) -> None:
    with edited(path) as book:
        put(book, "Links", "Id", "Land", None)
        put(book, "Links", "Sign", "Land", None)
        put(book, "Links", "Lag (months)", "Land", 4)
    (line,) = imported(small_card(), path).lines
    assert "Lag (months) 1 → 4" in line


def test_a_number_that_is_not_finite_inside_json_is_left_alone(path: Path) -> None:
    with edited(path) as book:
        changes = '[{"since":"2026-01","weight":1e999}]'
        where = put(book, "Objectives", "Weight changes", "Grow", changes)
    result = imported(small_card(), path)
    assert result.card == small_card()
    (line,) = result.lines
    assert line.startswith(f"Not read: {where}: ")


def test_another_frequency_is_told_in_the_periods_before_and_after(path: Path) -> None:
    with edited(path) as book:
        put(book, "Measures", "Frequency", "Cost", "quarter")
    assert imported(small_card(), path).lines == (
        "Measure “Cost”: Frequency “month” → “quarter”",
        "Measure “Cost”: actual 2026-01 1250000.5 → empty",
        "Measure “Cost”: actual 2026-Q1 empty → 1250000.5",
    )


def test_a_sheet_that_held_two_tables_is_missed_once(path: Path) -> None:
    with edited(path) as book:
        del book["Settings"]
    assert imported(small_card(), path).lines == (
        "Not read: book.xlsx: The sheet “Settings” is missing from “book.xlsx”.",
    )


def test_a_header_without_end_is_cut_in_the_sentence_about_it(path: Path) -> None:
    with edited(path) as book:
        book["Data entry"].cell(HEADER_ROW, column(book, "Data entry", "2026-05")).value = "x" * 900
    (line,) = imported(small_card(), path).lines
    assert "xxx…” is not a period." in line
    assert len(line) < 200


@pytest.mark.parametrize(
    ("sheet", "header", "row"), [("Perspectives", "Row", "Value"), ("Objectives", "Number", "Grow")]
)
@pytest.mark.parametrize("value", [1e20, "9" * 30])
def test_a_whole_number_that_no_file_can_hold_is_left(
    path: Path, sheet: str, header: str, row: str, value: float | str
) -> None:
    # SQLite 3, "Datatypes": an integer has at most 8 bytes
    with edited(path) as book:
        where = put(book, sheet, header, row, value)
    result = imported(small_card(), path)
    assert result.card == small_card()
    (line,) = result.lines
    assert line.startswith(f"Not read: {where}: ")
    assert line.endswith("is too large.")


def test_a_formula_of_a_text_that_was_not_calculated_is_said_where_nothing_stood(
    path: Path,
) -> None:
    # openpyxl writes formulas without their results
    with edited(path) as book:
        where = put(book, "Measures", "Purpose", "Adoption", '="To "&"know"')
    (line,) = imported(small_card(), path).lines
    assert line.startswith(f"Not read: {where}: Its formula was not calculated")


def test_a_workbook_of_another_scorecard_lacks_nothing_of_this_one(path: Path) -> None:
    other = blank(mint=minter(), name="Other")
    result = imported(other, path, keep_missing=False)
    assert list(result.card.perspectives) == [*other.perspectives, "Value", "Delivery"]
