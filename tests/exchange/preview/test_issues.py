"""What was not read is grouped by what mends it; a repair is a correction like any other."""

from scorecard_app.exchange.preview.issues import as_text, without_rows
from scorecard_app.exchange.values.numbers import Repair
from tests.exchange.preview.finding import SALES, looked

FIRST = [["id", "KPI"], ["a", "Sales"], ["b", "Costs"]]
SECOND = [["id", "Jan 2026", "Feb 2026"], ["a", "1", "oops"], ["b", "3", "4"]]


def test_a_cell_is_named_with_its_text_and_what_mends_it() -> None:
    (group,) = looked(SALES).issues
    assert group.repair is Repair.NUMBER
    assert [(each.where, each.text) for each in group.cells] == [("S1!D3", "ask Jo")]
    assert group.takes_text
    assert group.mend.startswith("No number: correct the text")


def test_a_cell_that_is_set_or_emptied_is_read_and_listed_as_mended() -> None:
    (group,) = looked(SALES).issues
    found = looked(SALES, told=as_text(group.cells, "8"))
    assert found.issues == ()
    assert [each.says for each in found.mended] == ["S1!D3: read as “8”"]
    assert found.results[1].last == "8"
    found = looked(SALES, told=as_text(group.cells, ""))
    assert [each.says for each in found.mended] == ["S1!D3: counts as empty"]


def test_a_row_that_is_skipped_is_not_taken() -> None:
    (group,) = looked(SALES).issues
    found = looked(SALES, told=without_rows(group.cells))
    assert [each.name for each in found.changes] == ["Sales"]
    assert [each.says for each in found.mended] == ["Row 3 is left out"]


def test_a_cell_of_the_second_file_is_mended_there() -> None:
    (group,) = looked(FIRST, second=SECOND).issues
    (cell,) = group.cells
    assert (cell.where, cell.book) == ("details!C2", 1)
    mended = as_text(group.cells, "2")
    assert list(mended) == ["second: cell details!C2"]
    assert looked(FIRST, second=SECOND, told=mended).issues == ()


def test_days_that_may_be_read_in_two_ways_are_asked_about_only_where_it_matters() -> None:
    rows = [["KPI", "Unit", "Actual"], ["Launch", "date", "03/04/26"], ["End", "date", "05/06/26"]]
    found = looked(rows)
    assert {each.repair for each in found.issues} == {Repair.ORDER}
    assert "date order" in {each.key for each in found.questions}
    told = {"date order": "dmy"}
    assert looked(rows, told=told).questions == ()
