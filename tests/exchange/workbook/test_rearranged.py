"""What people do to sheets besides typing is understood, also after another program saved them.

Renamed sheets, moved columns, deleted rows and added columns have their tests in `test_import`,
`test_import_details` and `test_bad_books`, added sheets in `test_coming_back`.
"""

import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path
from shutil import which
from typing import Any

import pytest
from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from scorecard_app.domain.ids import PersonId
from scorecard_app.domain.scorecard import Scorecard
from tests.builders import values_of
from tests.exchange.workbook.books import HEADER_ROW, edited, imported, put, written
from tests.exchange.workbook.cards import small_card


def reorder(sheet: Worksheet, order: Callable[[list[Any]], Any]) -> None:
    """Sort the rows of a sheet, as Excel sorts a table: whole rows with their hidden ids."""
    rows = [[cell.value for cell in row] for row in sheet.iter_rows(min_row=HEADER_ROW + 1)]
    for at, row in enumerate(sorted(rows, key=order), start=HEADER_ROW + 1):
        for column, value in enumerate(row, start=1):
            sheet.cell(at, column).value = value


def insert(sheet: Worksheet, table: str, at: int, cells: list[Any]) -> None:
    """Insert a row within a table, which grows by it."""
    sheet.insert_rows(at)
    for column, value in enumerate(cells, start=1):
        sheet.cell(at, column).value = value
    found = sheet.tables[table]
    first, last = found.ref.split(":")
    letters = last.rstrip("0123456789")
    found.ref = f"{first}:{letters}{int(last[len(letters) :]) + 1}"
    found.autoFilter.ref = found.ref


def swap(sheet: Worksheet, table: str, one: int, other: int) -> None:
    """Move two columns of a table, each into the place of the other."""
    for row in sheet.iter_rows(min_row=HEADER_ROW):
        row[one].value, row[other].value = row[other].value, row[one].value
    columns = sheet.tables[table].tableColumns
    columns[one].name, columns[other].name = columns[other].name, columns[one].name


def sorted_and_filtered(book: Workbook) -> None:
    put(book, "People", "Role", "Bob", "CIO")
    reorder(book["People"], lambda row: str(row[0])[::-1])
    reorder(book["Values"], lambda row: -float(row[5]))
    reorder(book["Data entry"], lambda row: (str(row[1]), str(row[0])))
    put(book, "Data entry", "2026-02", "Adoption", 0.7, kind="actual")
    for at in (HEADER_ROW + 1, HEADER_ROW + 2):  # a filter hides rows
        book["Measures"].row_dimensions[at].hidden = True
        book["Data entry"].row_dimensions[at].hidden = True
    book["Measures"].tables["tblMeasures"].autoFilter.add_filter_column(0, ["Nothing"])


def inserted_and_moved(book: Workbook) -> None:
    put(book, "People", "Role", "Bob", "CIO")
    insert(book["People"], "tblPeople", HEADER_ROW + 2, ["Cy", None, "CFO"])
    insert(book["Objectives"], "tblObjectives", HEADER_ROW + 1, [])  # an empty row
    swap(book["Values"], "tblValues", 0, 5)
    swap(book["Data entry"], "tblDataEntryMonth", 4, 5)
    put(book, "Data entry", "2026-02", "Adoption", 0.7, kind="actual")
    book["Values"].title = "Numbers"
    book.create_sheet("Sums", 0)["A1"] = "=1+1"
    book.move_sheet("People", -5)


def expected(card: Scorecard) -> tuple[object, ...]:
    """Return what both ways of editing change: a role, and a value."""
    return card.people[PersonId("bob")].role, values_of(card, "Adoption")


CHANGES = ("CIO", {"2026-01": 60, "2026-02": 70})
WAYS = {"sorted and filtered": sorted_and_filtered, "inserted and moved": inserted_and_moved}


@pytest.mark.parametrize("way", WAYS)
def test_rearranged_sheets_say_what_was_typed_and_nothing_else(way: str, tmp_path: Path) -> None:
    path = written(small_card(), tmp_path)
    with edited(path) as book:
        WAYS[way](book)
    result = imported(small_card(), path)
    assert expected(result.card) == CHANGES
    new = {each.name for each in result.card.people.values()} - {"Ann", "Bob"}
    assert new == ({"Cy"} if way == "inserted and moved" else set())
    assert (result.counts.unread, result.counts.conflicts) == (0, 0)
    assert len(result.lines) == 2 + len(new)


@pytest.mark.skipif(which("soffice") is None, reason="LibreOffice is not installed")
@pytest.mark.long
@pytest.mark.parametrize("way", WAYS)
def test_rearranged_sheets_that_libreoffice_saved_say_the_same(way: str, tmp_path: Path) -> None:
    path = written(small_card(), tmp_path)
    with edited(path) as book:
        WAYS[way](book)
    here = imported(small_card(), path)
    office = str(which("soffice"))
    command = [office, "--headless", "--convert-to", "xlsx", "--outdir", str(tmp_path / "lo")]
    subprocess.run([*command, str(path)], check=True, capture_output=True)  # noqa: S603 - found above
    there = imported(small_card(), tmp_path / "lo" / path.name)
    assert (there.lines, there.card) == (here.lines, here.card)


def in_three_copies(folder: Path) -> Iterator[Path]:
    """Yield three copies of one workbook, each edited by someone else."""

    def ann(book: Workbook) -> None:
        put(book, "Data entry", "2026-02", "Adoption", 0.7, kind="actual")
        put(book, "Measures", "Purpose", "Cost", "To save")

    def bob(book: Workbook) -> None:
        put(book, "Data entry", "2026-03", "Adoption", 0.8, kind="actual")
        book["People"].append(["Cy", None, "CFO"])

    def cy(book: Workbook) -> None:
        reorder(book["Data entry"], lambda row: (str(row[1]), str(row[0])))
        put(book, "Data entry", "2026-02", "Adoption", 0.9, kind="actual")
        put(book, "Measures", "Purpose", "Cost", "To save")

    for name, edit in (("ann", ann), ("bob", bob), ("cy", cy)):
        (folder / name).mkdir()
        path = written(small_card(), folder / name)
        with edited(path) as book:
            edit(book)
        yield path


def test_workbooks_of_three_people_merge_one_after_another(tmp_path: Path) -> None:
    card = small_card()
    conflicts = []
    for path in in_three_copies(tmp_path):
        result = imported(card, path)
        card = result.card
        conflicts.append(result.counts.conflicts)
    assert values_of(card, "Adoption") == {"2026-01": 60, "2026-02": 70, "2026-03": 80}
    assert {each.name for each in card.people.values()} == {"Ann", "Bob", "Cy"}
    assert {each.purpose for each in card.measures.values()} == {"", "To save"}
    assert conflicts == [0, 0, 1]  # Ann and Cy typed February differently, and the purpose alike
