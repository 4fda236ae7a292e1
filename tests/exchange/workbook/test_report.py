"""The report of an import is a copy of the sheets that need a look, with an Error column."""

from dataclasses import replace
from datetime import date
from io import BytesIO

from openpyxl import load_workbook

from scorecard_app.domain.ids import MeasureId
from scorecard_app.domain.scorecard import Scorecard
from scorecard_app.exchange.workbook.back.preview import preview
from scorecard_app.exchange.workbook.back.report import report_bytes
from scorecard_app.exchange.workbook.back.returned import returned
from scorecard_app.exchange.workbook.back.same_ids import SameIds
from scorecard_app.exchange.workbook.back.together import UNDECIDED
from scorecard_app.texts import LocaleForms
from tests.builders import minter
from tests.exchange.workbook.cards import small_card
from tests.exchange.workbook.sheets import book_of_small_card, retyped


def now() -> Scorecard:
    """Return the small card with another purpose than the sheets will have."""
    card = small_card()
    return card.put(replace(card.measures[MeasureId("Adoption")], purpose="To learn"))


def test_what_needs_a_look_stands_beside_its_row_and_in_a_list() -> None:
    book = retyped(book_of_small_card(), "measures", "purpose", "Adoption", "To know")
    book = retyped(book, "data entry month", "2026-01", "Cost actual", "soon")
    book = retyped(book, "data entry month", "2026-02", "Cost actual", date(2026, 2, 3))
    book = retyped(book, "data entry month", "2026-03", "Cost actual", value=True)
    rows = preview(returned(book, now(), mint=minter()), UNDECIDED, LocaleForms()).rows
    found = load_workbook(BytesIO(report_bytes(book, rows)))

    assert found.sheetnames == ["Report", "Measures", "Data entry"]
    listed = [[cell.value for cell in row] for row in found["Report"].iter_rows(min_row=4)]
    assert [row[0] for row in listed][1:] == ["Data entry!E4", "Data entry!F4", "Data entry!G4"]
    assert listed[0][1:] == [
        "Conflict", "Measure “Adoption”", "Purpose", "–", "To learn", "To know",
        "Changed here to To learn and in the workbook to To know; it was –.",
    ]  # fmt: skip
    measures = [[cell.value for cell in row] for row in found["Measures"].iter_rows()]
    assert measures[2][-1] == "Error"
    (error,) = (row[-1] for row in measures if row[0] == "Adoption")
    assert str(error).endswith("in the workbook to To know; it was –.")


def test_ids_are_the_same_again_when_a_workbook_is_read_again() -> None:
    same = SameIds(minter())
    first = [same(), same()]
    assert [same.again()(), same(), same()][:2] == first
