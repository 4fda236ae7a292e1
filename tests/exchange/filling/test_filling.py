"""A copy of somebody's workbook gets the numbers of the scorecard, and differs in nothing else.

The copy is read by openpyxl and by calamine, which wrote none of it.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook
from python_calamine import CalamineWorkbook
from xlsxwriter import Workbook

from scorecard_app.domain.measures import Unit, UnitKind
from scorecard_app.domain.samples import Samples
from scorecard_app.domain.scorecard import Scorecard
from scorecard_app.engine.evaluate import evaluate
from scorecard_app.errors import UserError
from scorecard_app.exchange.filling.filling import filled, prepared
from scorecard_app.exchange.filling.report import Filled, Held
from scorecard_app.exchange.guesses.meaning import TABLE, understood
from scorecard_app.exchange.intake.importing import taken_in
from scorecard_app.exchange.intake.profiles import Profile
from scorecard_app.exchange.sheets.reading import read_book
from scorecard_app.exchange.workbook.out.writing import write_workbook
from tests.builders import card, lane, measure, minter, objective
from tests.exchange.filling.books import parts, rich_book
from tests.exchange.sheets.packages import zipped

pytestmark = pytest.mark.filterwarnings("ignore:.*is not supported and will be removed")

REAL = Path(__file__).parent.parent / "real"
TODAY = date(2026, 11, 27)
PERCENT = Unit(UnitKind.PERCENT)
DAY = Unit(UnitKind.DATE)


def day(text: str) -> float:
    """Return a day as the domain keeps it."""
    return float(date.fromisoformat(text).toordinal())


def rich_card() -> Scorecard:
    """Return a scorecard with numbers for the rich workbook, and some for which it has no cell."""
    return card(
        lane("Value"),
        objective("Figures"),
        measure(
            "Sales",
            "Figures",
            actual={"2026-01": 11, "2026-02": 20, "2026-03": 30.5, "2026-04": 1},
            target={"2026-01": 5, "2026-02": 6},
        ),
        measure("On time", "Figures", actual={"2026-02": 80, "2026-03": 12.3}, unit=PERCENT),
        measure(
            "Go live",
            "Figures",
            actual={"2026-01": day("2026-10-05"), "2026-02": day("2026-10-06")},
            unit=DAY,
        ),
        measure("Cost", "Figures", actual={"2026-01": 8, "2026-02": 9}),
        measure("Mood", "Figures", actual={"2026-01": 8, "2026-02": 9}),
        measure("Elsewhere", "Figures"),
    )


def fill(source: Path, scorecard: Scorecard, **options: Any) -> tuple[Filled, Path]:  # noqa: ANN401 - its own
    """Fill a copy beside the workbook."""
    target = source.with_name(f"copy{source.suffix}")
    return filled(source, target, scorecard, today=TODAY, **options), target


def values(path: Path) -> Mapping[str, object]:
    """Return what openpyxl finds in the cells: formulas as formulas, with their formats."""
    book = load_workbook(path)
    return {
        f"{page.title}!{cell.coordinate}": (cell.value, cell.number_format)
        for page in book.worksheets
        for row in page.iter_rows()
        for cell in row
        if cell.value is not None
    }


def differing(one: Mapping[str, object], other: Mapping[str, object]) -> Mapping[str, object]:
    """Return what the other has where it differs."""
    return {key: other.get(key) for key in {*one, *other} if one.get(key) != other.get(key)}


def table(path: Path, rows: Sequence[Sequence[object]], **options: object) -> Path:
    """Write a workbook of one sheet of plain cells."""
    book = Workbook(path, options)
    page = book.add_worksheet("Data")
    for at, row in enumerate(rows):
        page.write_row(at, 0, row)
    book.close()
    return path


def test_only_the_cells_that_are_meant_differ(tmp_path: Path) -> None:
    source = rich_book(tmp_path / "theirs.xlsx")
    before = source.read_bytes()
    _report, target = fill(source, rich_card())
    assert source.read_bytes() == before
    assert differing(values(source), values(target)) == {
        "Figures!C2": (11, "General"),
        "Figures!E2": (30.5, "General"),
        "Figures!D3": (0.8, "0.0%"),
        "Figures!E3": (0.123, "0.0%"),
        "Figures!C4": (date_time("2026-10-05"), "dd.mm.yyyy"),
        "Figures!D4": (date_time("2026-10-06"), "dd.mm.yyyy"),
        "Figures!C5": (8, "General"),
        "Figures!C6": ("8.0", "General"),
        "Figures!D6": ("9.0", "General"),
    }


def date_time(text: str) -> object:
    """Return a day as openpyxl reads it."""
    return datetime.fromisoformat(text)


def test_calamine_reads_the_same_copy(tmp_path: Path) -> None:
    _report, target = fill(rich_book(tmp_path / "theirs.xlsx"), rich_card())
    rows = CalamineWorkbook.from_path(target).get_sheet_by_name("Figures").to_python()
    assert rows[1][2:6] == [11, 20, 30.5, 30]
    assert rows[3][2:4] == [date(2026, 10, 5), date(2026, 10, 6)]


def test_every_other_part_stays_byte_by_byte(tmp_path: Path) -> None:
    source = rich_book(tmp_path / "theirs.xlsx")
    _report, target = fill(source, rich_card())
    one, other = parts(source), parts(target)
    assert list(one) == list(other)
    assert [name for name in one if one[name] != other[name]] == ["xl/worksheets/sheet1.xml"]
    tails = [each["xl/worksheets/sheet1.xml"].partition(b"</sheetData>") for each in (one, other)]
    assert tails[0][2] == tails[1][2]


def test_what_other_programs_lose_is_listed(tmp_path: Path) -> None:
    _content, report = prepared(rich_book(tmp_path / "x.xlsx"), rich_card(), today=TODAY)
    kept = next(line for line in report.lines() if line.startswith("Kept"))
    for thing in ("sparklines", "newer conditional formats", "shapes", "charts", "comments"):
        assert thing in kept


def test_what_was_set_and_what_was_not_is_said(tmp_path: Path) -> None:
    report, _target = fill(rich_book(tmp_path / "theirs.xlsx"), rich_card())
    assert report.counts() == "9 set, 1 unchanged, 1 left alone, 3 without a cell"
    assert [
        line
        for line in report.lines()
        if line.startswith(("Figures!D3", "Left alone", "No cell", "No row"))
    ] == [
        "Figures!D3: 0.25 → 0.8 (On time, Actual, 2026-02)",
        "Left alone: Figures!D5: “14” (Cost): a formula computes it.",
        "No cell: Sales, Actual, 2026-04: 1 number.",
        "No cell: Sales, Target, 2026-01 – 2026-02: 2 numbers.",
        "No row names the measure “Elsewhere”.",
    ]


def test_formulas_are_asked_to_be_calculated_anew(tmp_path: Path) -> None:
    source = rich_book(tmp_path / "theirs.xlsx")
    plain = parts(source)["xl/workbook.xml"].replace(b' fullCalcOnLoad="1"', b"")
    replaced(source, "xl/workbook.xml", plain)
    _report, target = fill(source, rich_card())
    assert (
        parts(target)["xl/workbook.xml"]
        == parts(rich_book(tmp_path / "other.xlsx"))["xl/workbook.xml"]
    )


def replaced(path: Path, name: str, content: bytes) -> None:
    """Put other content into one part of a package."""
    path.write_bytes(zipped({**parts(path), name: content}))


@pytest.mark.parametrize("link", [Path.hardlink_to, Path.symlink_to])
def test_the_workbook_itself_is_never_the_target(tmp_path: Path, link: Any) -> None:  # noqa: ANN401 - of Path
    source = rich_book(tmp_path / "theirs.xlsx")
    before = source.read_bytes()
    other = tmp_path / "link.xlsx"
    link(other, source)
    for target in (source, tmp_path / "." / "theirs.xlsx", other):
        with pytest.raises(UserError, match="is the workbook itself"):
            filled(source, target, rich_card(), today=TODAY)
    assert source.read_bytes() == before


@pytest.mark.parametrize(
    ("source", "target", "says"),
    [("a.xls", "b.xls", "only .xlsx and .xlsm"), ("a.xlsm", "b.xlsx", "must end in .xlsm")],
)
def test_other_kinds_of_files_are_refused(
    tmp_path: Path, source: str, target: str, says: str
) -> None:
    with pytest.raises(UserError, match=says):
        filled(tmp_path / source, tmp_path / target, rich_card(), today=TODAY)


def test_a_workbook_of_ours_is_exported_not_filled(tmp_path: Path) -> None:
    source = tmp_path / "ours.xlsx"
    write_workbook(rich_card(), source, results=evaluate(rich_card(), (TODAY,)))
    with pytest.raises(UserError, match="Export a new workbook"):
        fill(source, rich_card())


def test_a_table_without_numbers_is_said(tmp_path: Path) -> None:
    source = table(tmp_path / "x.xlsx", [["Objective", "Goal"], ["Grow", "Big"], ["Keep", "Small"]])
    with pytest.raises(UserError, match="has no cells for numbers"):
        fill(source, rich_card())


TALL = [["Month", "Sales", "Cost"], ["2026-01", 1, None], ["2026-02", None, 7], ["2026-05", 3, 4]]
LONG = [
    ["KPI", "Series", "Period", "Value"],
    ["Sales", "Actual", "2026-01", 1],
    ["Sales", "Target", "2026-01", 2],
    ["Cost", "Actual", "2026-02", "n/a"],
    ["Cost", "Target", "2026-02", 4],
]
GROUPS = [
    ["Measure", "Baseline", "Actual", "Target"],
    ["Sales", 1, 2, 3],
    ["Cost", 4, 5, 6],
]


@pytest.mark.parametrize(
    ("rows", "filled_in"),
    [
        (TALL, {"Data!B2": 11, "Data!B3": 20, "Data!C2": 8, "Data!C3": 9}),
        (LONG, {"Data!D2": 11, "Data!D3": 5, "Data!D4": 9}),
        (GROUPS, {"Data!B2": 100, "Data!C2": 20, "Data!D2": 6, "Data!C3": 9}),
    ],
    ids=["periods down", "one value a row", "baseline, actual, target"],
)
def test_every_shape_of_table_is_filled(
    tmp_path: Path, rows: Sequence[Sequence[object]], filled_in: Mapping[str, float]
) -> None:
    source = table(tmp_path / "x.xlsx", rows)
    scorecard = card(
        lane("Value"),
        objective("Data"),
        measure(
            "Sales",
            "Data",
            actual={"2026-01": 11, "2026-02": 20},
            target={"2026-01": 5, "2026-02": 6},
            baseline=100.0,
        ),
        measure("Cost", "Data", actual={"2026-01": 8, "2026-02": 9}),
    )
    _report, target = fill(source, scorecard)
    changed = differing(values(source), values(target))
    assert changed == {key: (value, "General") for key, value in filled_in.items()}


def test_days_count_from_1904_where_the_workbook_does(tmp_path: Path) -> None:
    path = tmp_path / "x.xlsx"
    book = Workbook(path, {"date_1904": True})
    page = book.add_worksheet("Data")
    page.write_row(0, 0, ["Measure", "2026-01", "2026-02"])
    form = book.add_format({"num_format": "yyyy-mm-dd"})
    page.write(1, 0, "Go live")
    page.write_datetime(1, 1, date(2026, 9, 1), form)
    page.write_row(2, 0, ["Other", 5, 6])
    book.close()
    scorecard = card(
        lane("Value"), objective("Data"),
        measure("Go live", "Data", actual={"2026-01": day("2026-10-05")}, unit=DAY),
    )  # fmt: skip
    _report, target = fill(path, scorecard)
    assert differing(values(path), values(target)) == {
        "Data!B2": (date_time("2026-10-05"), "yyyy-mm-dd")
    }


def test_a_formula_that_fills_several_cells_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "x.xlsx"
    book = Workbook(path)
    page = book.add_worksheet("Data")
    page.write_row(0, 0, ["Measure", "2026-01", "2026-02"])
    page.write_array_formula("B2:C2", "{=B3:C3*2}", value=2)
    page.write_number("C2", 4)
    page.write_row(1, 0, ["Sales"])
    page.write_row(2, 0, ["Cost", 1, 2])
    book.close()
    scorecard = card(
        lane("Value"), objective("Data"),
        measure("Sales", "Data", actual={"2026-01": 8, "2026-02": 9}),
    )  # fmt: skip
    report, _target = fill(path, scorecard)
    assert [(each.where, each.reason) for each in report.held] == [
        ("Data!B2", Held.FORMULA), ("Data!C2", Held.FORMULA),
    ]  # fmt: skip
    assert not report.cells


def test_every_table_whose_headers_are_remembered_is_filled(tmp_path: Path) -> None:
    path = tmp_path / "x.xlsx"
    book = Workbook(path)
    for name, kind in (("Data", "Sales"), ("More", "Cost")):
        page = book.add_worksheet(name)
        page.write_row(0, 0, ["Thing", f"2026-0{len(name) - 3}", "2026-02"])
        page.write_row(1, 0, [kind, 1, 2])
        page.write_row(2, 0, ["Other", 1, 2])
    book.close()
    scorecard = card(
        lane("Value"), objective("Data"), measure("Sales", "Data", actual={"2026-02": 8}),
        measure("Cost", "Data", actual={"2026-02": 9}),
    )  # fmt: skip
    read = read_book(path)
    signatures = [
        understood(read, {TABLE: name}, today=TODAY).signature for name in ("Data", "More")
    ]
    one, _target = fill(path, scorecard)
    both, _target = fill(path, scorecard, profiles=[Profile(each) for each in signatures])
    assert [each.where for each in one.cells] == ["Data!C2"]
    assert [each.where for each in both.cells] == ["Data!C2", "More!C2"]


def test_filling_stops_when_it_is_cancelled(tmp_path: Path) -> None:
    source = rich_book(tmp_path / "theirs.xlsx")
    with pytest.raises(UserError, match="was stopped"):
        fill(source, rich_card(), is_cancelled=lambda: True)
    assert [each.name for each in tmp_path.iterdir()] == ["theirs.xlsx"]


@pytest.mark.parametrize(
    ("address", "count"), [("Banded rows!A2:J25", 132), ("Quarters!A2:N8", 25)]
)
def test_what_a_copy_says_is_what_the_scorecard_says(
    tmp_path: Path, address: str, count: int
) -> None:
    """A real workbook is imported, every number changed, and the filled copy imported again."""
    source = tmp_path / "real.xlsx"
    source.write_bytes((REAL / "poi_conditional_samples.xlsx").read_bytes())
    chosen = {TABLE: address}
    first = taken_in(Scorecard(), [read_book(source)], chosen, today=TODAY, mint=minter())
    changed = first.plan.card.put(
        *(
            replace(each, samples=Samples.of({at: 3 * n + 1 for at, n in each.samples.items()}))
            for each in first.plan.card.series.values()
        )
    )
    report, target = fill(source, changed, corrections=chosen)
    again = taken_in(changed, [read_book(target)], chosen, today=TODAY, mint=minter("x"))
    assert (len(report.cells), report.held, report.unplaced) == (count, (), ())
    assert again.plan.card == changed
