"""A workbook looks as people expect it: icons, widths, heights, pages, amounts, second sheets."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from scorecard_app.domain.ids import LeverId, PersonId
from scorecard_app.domain.people import Person
from scorecard_app.domain.scorecard import Scorecard
from scorecard_app.domain.settings import Band
from scorecard_app.domain.value import Lever
from scorecard_app.engine.evaluate import evaluate
from scorecard_app.exchange.workbook.out import values
from scorecard_app.exchange.workbook.out.lines_of_text import lines_of
from tests.builders import card, lane, measure, objective
from tests.exchange.workbook.books import HEADER_ROW, imported, put, written
from tests.exchange.workbook.books import edited as retyped
from tests.exchange.workbook.cards import judged_card, small_card

DAY = date(2025, 12, 31)


def scorecard_sheet(scorecard: Scorecard, folder: Path) -> Worksheet:
    path = written(scorecard, folder, results=evaluate(scorecard, (DAY,)))
    return load_workbook(path)["Scorecard"]


def icons(sheet: Worksheet) -> Iterator[str]:
    """Yield the names of the icon sets that a sheet shows."""
    for rules in sheet.conditional_formatting:
        yield from (rule.iconSet.iconSet for rule in rules.rules if rule.iconSet)


@pytest.mark.filterwarnings("ignore:Sparkline Group:UserWarning")
@pytest.mark.parametrize(
    ("bands", "icon_set"), [(2, "3Signs"), (3, "3Signs"), (4, "4Rating"), (5, "5Rating")]
)
def test_each_band_has_an_icon_of_its_own_shape(bands: int, icon_set: str, tmp_path: Path) -> None:
    # ECMA-376, 18.18.42: 3Signs are diamond, triangle and circle; ratings differ by filled bars
    kept = tuple(Band(f"b{at}", f"Band {at}", at * 100 / bands, "on") for at in range(bands))
    sheet = scorecard_sheet(judged_card().with_settings(bands=kept), tmp_path)
    assert [*icons(sheet)] == [icon_set]


@pytest.mark.filterwarnings("ignore:Sparkline Group:UserWarning")
def test_columns_of_the_scorecard_in_which_nothing_stands_are_folded_away(tmp_path: Path) -> None:
    sheet = scorecard_sheet(judged_card(), tmp_path)
    assert not sheet.column_dimensions["D"].hidden  # Ann owns an objective
    assert sheet.column_dimensions["M"].hidden  # nothing is fixed
    ownerless = judged_card()
    ownerless = ownerless.drop(ownerless.people.values())
    assert scorecard_sheet(ownerless, tmp_path).column_dimensions["D"].hidden


def test_values_beyond_a_sheet_continue_on_the_next_with_a_table_of_their_own(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(values, "ROWS_PER_SHEET", 2)
    path = written(small_card(), tmp_path)
    book = load_workbook(path)
    assert [name for name in book.sheetnames if name.startswith("Values")] == ["Values", "Values 2"]
    assert [*book["Values"].tables, *book["Values 2"].tables] == ["tblValues", "tblValues2"]
    rows = [
        [cell.value for cell in row[:6]]
        for name in ("Values", "Values 2")
        for row in book[name].iter_rows(min_row=HEADER_ROW + 1)
    ]
    assert [(row[0], row[1], row[3], row[5]) for row in rows] == [
        ("Cost", "actual", "2026-01", 1250000.5),
        ("Adoption", "actual", "2026-01", 0.6),
        ("Adoption", "actual", "2026-02", 0.625),
        ("Adoption", "target", "2026-01", 0.8),
    ]
    with retyped(path) as again:
        put(again, "Values 2", "Value", "Adoption", 0.9, kind="target")
    assert imported(small_card(), path).lines == ("Measure “Adoption”: target 2026-01 80 → 90",)


def test_values_are_limited_to_the_rows_of_a_sheet_of_excel() -> None:
    # Excel specifications and limits: 1,048,576 rows, of which three stand above the values
    assert values.ROWS_PER_SHEET == 1_048_576 - 3


def test_amounts_of_money_part_their_thousands(tmp_path: Path) -> None:
    lever = Lever(LeverId("l"), "Training", current=1_000_000.0, maximum=2_500_000.5)
    sheet = load_workbook(written(small_card().put(lever), tmp_path))["Levers"]
    formats = {
        str(head.value): cell.number_format
        for head, cell in zip(sheet[HEADER_ROW], sheet[HEADER_ROW + 1], strict=True)
    }
    assert (formats["Current"], formats["Maximum"]) == ("#,##0", "#,##0.00")


def test_years_without_a_number_are_not_offered_for_typing(tmp_path: Path) -> None:
    old = card(lane("Value"), objective("Grow"), measure("Sales", "Grow", actual={"2020-01": 1}))
    when = datetime(2026, 3, 9, tzinfo=UTC)
    sheet = load_workbook(written(old, tmp_path, exported_at=when))["Data entry"]
    periods = [str(cell.value) for cell in sheet[HEADER_ROW] if str(cell.value).startswith("20")]
    assert periods == ["2020-01", "2020-02", "2020-03", "2020-04"]


def test_a_wide_table_is_spread_over_pages_that_repeat_its_first_column(tmp_path: Path) -> None:
    full = judged_card()
    for name in ("Sales", "Cost"):
        found = next(each for each in full.measures.values() if each.name == name)
        full = full.put(
            replace(
                found, source="said", review="said", side_effects="said", target_basis="said",
                notes="said", collection_cost="said",
            )
        )  # fmt: skip
    sheet = load_workbook(written(full, tmp_path))["Measures"]
    assert (sheet.page_setup.fitToWidth, sheet.print_title_cols) == (2, "$A:$A")


def test_a_name_that_people_are_called_by_leaves_room_in_its_row(tmp_path: Path) -> None:
    named = small_card().put(Person(PersonId("long"), "A name of many words " * 4))
    sheet = load_workbook(written(named, tmp_path))["People"]
    assert sheet.row_dimensions[HEADER_ROW + 1].height == 15 * 3
    assert sheet.row_dimensions[HEADER_ROW + 2].height is None


@pytest.mark.parametrize(
    ("text", "width", "lines"),
    [
        ("short", 10, 1),
        ("two\nlines", 30, 2),
        ("Household Benefits from Compact", 34, 1),
        ("Household Benefits from Compact", 20, 2),
        ("iiiiiiiiiiiiiiiiiiii", 14, 1),
        ("WWWWWWWWWWWWWWWWWWWW", 20, 2),
        ("x" * 100, 10, 11),
        ("東京都千代田区", 8, 2),
    ],
)
def test_lines_break_between_words_and_wide_letters_take_more_room(
    text: str, width: float, lines: int
) -> None:
    assert lines_of(text, width) == lines
