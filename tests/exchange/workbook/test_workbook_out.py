"""The workbook keeps the conventions that people and programs rely on."""

import os
import re
import subprocess
import sys
import zipfile
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook, load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from scorecard_app.domain.measures import Unit, UnitKind
from scorecard_app.domain.periods import Frequency
from scorecard_app.domain.scorecard import TABLES, Scorecard
from scorecard_app.engine.evaluate import evaluate
from scorecard_app.errors import UserError
from scorecard_app.exchange.workbook.back.reading import read_workbook
from scorecard_app.exchange.workbook.out.formats import STATUS_COLOURS
from scorecard_app.exchange.workbook.out.writing import write_workbook
from scorecard_app.texts import LocaleForms
from tests.builders import card, lane, measure, objective
from tests.exchange.workbook.books import HEADER_ROW, address, written
from tests.exchange.workbook.cards import judged_card, small_card
from tests.picture_files import png


def opened(
    scorecard: Scorecard,
    folder: Path,
    *,
    has_results: bool = False,
    **options: Any,  # noqa: ANN401 - as they come
) -> Workbook:
    """Write a scorecard's workbook and open it in another program, perhaps with results only."""
    return load_workbook(written(scorecard, folder, **options), data_only=has_results)


def shown(book: Workbook) -> list[Worksheet]:
    """Return the sheets that people can reach."""
    return [sheet for sheet in book if sheet.sheet_state != "veryHidden"]


def test_every_table_of_the_scorecard_is_a_real_table(tmp_path: Path) -> None:
    tables = {name for sheet in opened(small_card(), tmp_path) for name in sheet.tables}
    for name in TABLES:
        assert "tbl" + "".join(part.capitalize() for part in name.split("_")) in tables
    assert {"tblValues", "tblDataEntryMonth", "tblSettings", "tblBands", "tblLists"} <= tables


def test_there_is_a_data_entry_sheet_for_each_frequency(tmp_path: Path) -> None:
    mixed = card(
        lane("Value"),
        objective("Grow"),
        measure("Sales", "Grow", actual={"2026-01": 1}),
        measure("Churn", "Grow"),
        measure("Survey", "Grow", frequency=Frequency.YEAR),
    )
    names = opened(mixed, tmp_path).sheetnames
    assert [n for n in names if n.startswith("Data entry")] == ["Data entry", "Data entry years"]


def test_each_sheet_says_in_a1_and_a2_what_it_is(tmp_path: Path) -> None:
    for sheet in shown(opened(small_card(), tmp_path)):
        assert sheet["A1"].value
        assert sheet["A2"].value
        assert all(table.ref.split(":")[0].endswith("3") for table in sheet.tables.values())


def test_sheets_are_set_up_for_paper_and_for_scrolling(tmp_path: Path) -> None:
    for sheet in shown(opened(small_card(), tmp_path)):
        assert sheet.page_setup.orientation == "landscape"
        assert getattr(sheet.sheet_properties.pageSetUpPr, "fitToPage", False)
        pages = 2 if sheet.title == "Lists" else 1
        assert (sheet.page_setup.fitToWidth or 1) == pages  # 1 is what it means when left out
        assert sheet.page_setup.fitToHeight == 0
        assert not sheet.print_area  # where one is set, LibreOffice prints a hidden sheet too
        assert sheet.print_title_rows == f"${HEADER_ROW}:${HEADER_ROW}"
        assert not sheet.merged_cells.ranges
        if sheet.tables:
            assert str(sheet.freeze_panes).endswith("4")


def test_many_periods_are_spread_over_pages_that_repeat_the_names(tmp_path: Path) -> None:
    actual = {"2020-01": 1, "2026-01": 2}
    scorecard = card(lane("Value"), objective("Grow"), measure("Sales", "Grow", actual=actual))
    sheet = opened(scorecard, tmp_path)["Data entry"]
    assert sheet.page_setup.fitToWidth == 4  # 73 months and three more, twenty a page
    assert sheet.print_title_cols == "$A:$D"


def test_ids_are_hidden_and_meta_is_out_of_reach(tmp_path: Path) -> None:
    book = opened(small_card(), tmp_path)
    out_of_reach = {sheet.title for sheet in book if sheet.sheet_state == "veryHidden"}
    assert out_of_reach == {"_meta", "_base", "_rows", "_formulas"}
    for sheet in shown(book):
        hidden = {
            column
            for each in sheet.column_dimensions.values()
            if each.hidden
            for column in range(each.min or 0, (each.max or 0) + 1)
        }
        headers = {str(cell.value): cell.column for cell in sheet[HEADER_ROW]}
        assert {at for text, at in headers.items() if text.endswith(("(id)", "Id"))} <= hidden


def test_nothing_in_the_package_is_a_formula_or_a_link_that_nobody_meant(tmp_path: Path) -> None:
    names = ["=1+1", "+1", "@x", "https://example.org", "=HYPERLINK(1)", "mailto:a@example.org"]
    objectives = [part for name in names for part in objective(name, description=name)]
    path = written(card(lane("Value"), tuple(objectives), name="=1+1"), tmp_path)
    with zipfile.ZipFile(path) as package:
        for name in package.namelist():
            part = package.read(name)
            assert not re.search(rb"<f[ >]", part), name
            assert b"TargetMode" not in part, name


def test_numbers_dates_and_percentages_are_real_ones(tmp_path: Path) -> None:
    day = date(2026, 10, 3)
    units = {
        "Share": (Unit(UnitKind.PERCENT), 62.5, 0.625, "0.0%"),
        "Cost": (Unit(UnitKind.MONEY, decimals=0), 1250000.5, 1250000.5, "#,##0"),
        "Live": (Unit(UnitKind.DATE), float(day.toordinal()), day, "yyyy-mm-dd"),
        "Wait": (Unit(UnitKind.DURATION), 90.0, 90, "General"),
    }
    parts = [
        measure(name, "Grow", unit=unit, actual={"2026-01": number})
        for name, (unit, number, _cell, _format) in units.items()
    ]
    book = opened(card(lane("Value"), objective("Grow"), *parts), tmp_path)
    sheet = book["Data entry"]
    for name, (_unit, _number, cell, number_format) in units.items():
        found = sheet[address(sheet, "2026-01", name)]
        value = found.value.date() if isinstance(found.value, datetime) else found.value
        assert (value, found.number_format) == (cell, number_format)
    values = book["Values"]
    assert values[address(values, "Start", "Share")].value == datetime(2026, 1, 1)  # noqa: DTZ001 - a cell


def test_data_entry_goes_on_until_after_today(tmp_path: Path) -> None:
    when = datetime(2026, 3, 9, tzinfo=UTC)
    scorecard = card(
        lane("Value"), objective("Grow"), measure("Sales", "Grow", actual={"2026-01": 1})
    )
    sheet = opened(scorecard, tmp_path, exported_at=when)["Data entry"]
    periods = [str(cell.value) for cell in sheet[HEADER_ROW] if str(cell.value).startswith("20")]
    assert (periods[0], periods[-1]) == ("2026-01", "2026-06")
    empty = card(lane("Value"), objective("Grow"), measure("Sales", "Grow"))
    sheet = opened(empty, tmp_path, exported_at=when)["Data entry"]
    assert "2026-03" in [cell.value for cell in sheet[HEADER_ROW]]


def test_days_without_end_show_the_latest_that_have_a_value(tmp_path: Path) -> None:
    daily = measure(
        "Calls", "Grow", frequency=Frequency.DAY, actual={"2020-01-01": 1, "2026-01-01": 2}
    )
    scorecard = card(lane("Value"), objective("Grow"), daily)
    sheet = opened(scorecard, tmp_path)["Data entry"]
    periods = [str(cell.value) for cell in sheet[HEADER_ROW] if str(cell.value).startswith("20")]
    assert periods == ["2020-01-01", "2026-01-01"]


def test_choices_come_from_drop_down_lists(tmp_path: Path) -> None:
    sheet = opened(small_card(), tmp_path)["Measures"]
    lists = {
        str(each.sqref).split(":")[0][0]: each for each in sheet.data_validations.dataValidation
    }
    headers = {cell.value: cell.coordinate.rstrip("0123456789") for cell in sheet[HEADER_ROW]}
    assert lists[headers["Frequency"]].errorStyle in {None, "stop"}
    assert lists[headers["Owner"]].errorStyle == "warning"
    assert "People" in lists[headers["Owner"]].formula1


def test_the_scorecard_sheet_says_a_status_by_shape_and_word(tmp_path: Path) -> None:
    scorecard = card(
        lane("Value"),
        objective("Grow"),
        measure("Sales", "Grow", baseline=0.0, actual={"2026-01": 100}, target={"2026-01": 100}),
    )
    results = evaluate(scorecard, (date(2026, 1, 31),))
    sheet = opened(scorecard, tmp_path, has_results=True, results=results)["Scorecard"]
    rows = [[cell.value for cell in row] for row in sheet.iter_rows(min_row=HEADER_ROW + 1)]
    assert [row[9] for row in rows] == ["● On track"] * 3
    assert rows[2][2:8] == ["Sales", None, "2026-01", 100, 100, None]
    # goal and red flag, as Spider Impact scores: at the goal stands two thirds of the scale
    assert rows[2][8] == pytest.approx(200 / 3)


def test_the_front_page_says_when_and_the_properties_agree(tmp_path: Path) -> None:
    when = datetime(2026, 11, 1, 9, 30, tzinfo=UTC)
    book = opened(small_card(), tmp_path, exported_at=when, document_id="doc-1")
    assert book["Read me"]["B3"].value == when.replace(tzinfo=None)
    facts = {row[0].value: row[1].value for row in book["_meta"].iter_rows(max_row=6)}
    assert facts["document id"] == "doc-1"
    assert facts["exported at"] == when.isoformat()


def test_two_exports_at_one_time_are_the_same_bytes(tmp_path: Path) -> None:
    when = datetime(2026, 11, 1, 9, 30, tzinfo=UTC)
    first = written(small_card(), tmp_path, exported_at=when).read_bytes()
    assert written(small_card(), tmp_path, exported_at=when).read_bytes() == first


def test_a_locale_from_right_to_left_turns_the_sheets(tmp_path: Path) -> None:
    book = opened(small_card(), tmp_path, forms=LocaleForms(right_to_left=True))
    assert all(sheet.sheet_view.rightToLeft for sheet in shown(book))


def test_long_texts_make_their_rows_higher(tmp_path: Path) -> None:
    scorecard = card(lane("Value"), objective("Grow", description="word " * 60))
    sheet = opened(scorecard, tmp_path)["Objectives"]
    assert sheet.row_dimensions[HEADER_ROW + 1].height > 60


def test_texts_that_start_out_of_sight_leave_their_rows_as_they_are(tmp_path: Path) -> None:
    custom = {"field": "word " * 60}
    scorecard = card(lane("Value"), objective("Grow", custom=custom))
    sheet = opened(scorecard, tmp_path)["Objectives"]
    assert sheet.row_dimensions[HEADER_ROW + 1].height is None


@pytest.mark.parametrize("colour", STATUS_COLOURS.values())
def test_status_words_are_readable_on_white(colour: str) -> None:
    # WCAG 2.2, 1.4.3: contrast of text at least 4.5 : 1
    channels = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    luminance = 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
    assert 1.05 / (luminance + 0.05) >= 4.5


def test_a_folder_that_is_not_there_is_said_and_nothing_is_left(tmp_path: Path) -> None:
    with pytest.raises(UserError, match=r"“book\.xlsx” could not be written"):
        write_workbook(small_card(), tmp_path / "nowhere" / "book.xlsx")


def test_a_target_that_cannot_be_replaced_leaves_no_half_file(tmp_path: Path) -> None:
    (tmp_path / "book.xlsx" / "inside").mkdir(parents=True)
    with pytest.raises(UserError, match="could not be written"):
        write_workbook(small_card(), tmp_path / "book.xlsx")
    assert [each.name for each in tmp_path.iterdir()] == ["book.xlsx"]


def test_an_interrupted_export_leaves_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupt(_descriptor: int) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(os, "fsync", interrupt)
    with pytest.raises(KeyboardInterrupt):
        written(small_card(), tmp_path)
    assert list(tmp_path.iterdir()) == []


def test_importing_the_package_loads_no_spreadsheet_library() -> None:
    code = (
        "import sys, scorecard_app.exchange.workbook.back.reading;"
        "import scorecard_app.exchange.workbook.out.writing;"
        "print({'openpyxl', 'xlsxwriter', 'python_calamine', 'defusedxml'} & sys.modules.keys())"
    )
    done = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True)  # noqa: S603 - ourselves
    assert done.stdout.strip() == "set()"


def drawings(path: Path) -> list[str]:
    """Return the texts for those who cannot see the pictures and charts of a workbook."""
    with zipfile.ZipFile(path) as package:
        parts = [each for each in package.namelist() if each.startswith("xl/drawings/drawing")]
        found = [re.findall(r"<xdr:cNvPr [^>]*>", package.read(each).decode()) for each in parts]
    return [each for part in found for each in part]


def test_the_sheets_stand_in_the_order_in_which_people_need_them(tmp_path: Path) -> None:
    # the sheet plan of the knowledge page on Excel, section 3.2
    scorecard = judged_card()
    results = evaluate(scorecard, (date(2025, 12, 31),))
    plan = [
        "Read me", "Scorecard", "Map", "Objectives", "Measures", "Data entry", "Values", "Links",
        "Initiatives", "Charts", "Settings", "Lists",
    ]  # fmt: skip
    book = opened(scorecard, tmp_path, results=results)
    shown_names = [each.title for each in book if each.sheet_state == "visible"]
    assert [each for each in shown_names if each in plan] == plan


def test_every_picture_and_chart_says_what_it_shows(tmp_path: Path) -> None:
    scorecard = judged_card()
    results = evaluate(scorecard, (date(2025, 12, 31),))
    path = written(scorecard, tmp_path, results=results, picture=png(40, 30))
    found = drawings(path)
    assert len(found) == 1 + 3 + 1  # the map, three charts of a measure, one perspective's score
    assert all('descr="' in each for each in found)


def test_without_a_picture_the_map_says_that_it_is_left_out(tmp_path: Path) -> None:
    path = written(small_card(), tmp_path)
    sheet = load_workbook(path)["Map"]
    assert "left out" in str(sheet["A2"].value)
    assert [cell.value for cell in sheet[HEADER_ROW + 1]][:3] == ["Land", "▲ up", "Grow"]
    assert not drawings(path)


def test_each_measure_has_its_trend_as_a_sparkline(tmp_path: Path) -> None:
    scorecard = judged_card()
    results = evaluate(scorecard, (date(2025, 12, 31),))
    path = written(scorecard, tmp_path, results=results)
    with zipfile.ZipFile(path) as package:
        page = package.read("xl/worksheets/sheet2.xml").decode()
    assert page.count("<x14:sparkline>") == len(scorecard.measures)


def test_what_no_formula_follows_says_so(tmp_path: Path) -> None:
    scorecard = judged_card().put(*measure("Half", "Grow", formula="[#Sales] / 2"))
    results = evaluate(scorecard, (date(2025, 12, 31),))
    sheet = opened(scorecard, tmp_path, results=results)["Scorecard"]
    rows = {row[2].value: row for row in sheet.iter_rows(min_row=HEADER_ROW + 1)}
    assert str(rows["Half"][12].value).startswith("The value is fixed here")
    assert rows["Sales"][12].value is None
    assert str(rows["Half"][8].value).startswith("=")


def test_a_workbook_with_formulas_comes_back_equal(tmp_path: Path) -> None:
    scorecard = judged_card()
    results = evaluate(scorecard, (date(2025, 12, 31),))
    path = written(scorecard, tmp_path, results=results, picture=png(40, 30))
    assert read_workbook(path).card == scorecard


def test_more_objectives_than_one_formula_takes_leave_the_score_as_it_is(tmp_path: Path) -> None:
    parts = [
        part
        for each in range(251)
        for part in (
            objective(f"Goal {each:03}"),
            measure(f"Sales {each:03}", f"Goal {each:03}", actual={"2026-01": 1.0}),
        )
    ]
    scorecard = card(lane("Value"), *parts)
    results = evaluate(scorecard, (date(2026, 1, 31),))
    first = opened(scorecard, tmp_path, results=results)["Scorecard"][HEADER_ROW + 1]
    assert str(first[12].value).startswith("The score is fixed here")
    assert first[10].value == 0
