"""Workbooks are read cell by cell whatever is odd about them; a bad cell costs itself only."""

from datetime import date, datetime, timedelta
from io import BytesIO
from pathlib import Path

import pytest
from openpyxl import Workbook
from openpyxl.utils.datetime import CALENDAR_MAC_1904

from scorecard_app.exchange.sheets.child import book_of
from scorecard_app.exchange.sheets.failures import Failure, FailureError
from scorecard_app.exchange.sheets.sheet import Fault, FaultKind, Origin, Sheet
from tests.exchange.sheets.binary import binary_book
from tests.exchange.sheets.packages import (
    DAY,
    EURO,
    PERCENT,
    SPAN,
    cells,
    inline,
    package,
    unzipped,
    zipped,
)

UNREADABLE = FaultKind.UNREADABLE


def sheet(content: bytes) -> Sheet:
    """Return the only sheet of a workbook."""
    (found,) = book_of(content).sheets
    return found


def grid(found: Sheet) -> dict[str, object]:
    """Return what is in the cells that are not empty, by address."""
    return {
        found.address(row, column): cell
        for row in range(found.height)
        for column, cell in enumerate(found.row(row))
        if cell is not None
    }


def cut_off(name: str) -> bytes:
    """Return a workbook whose sheet ends in the middle of a cell."""
    parts = unzipped(package(cells("1", "2"), name=name))
    whole = parts["xl/worksheets/sheet1.xml"]
    return zipped(parts | {"xl/worksheets/sheet1.xml": whole[: whole.index(b"2</v>")]})


def test_numbers_texts_and_days_are_read() -> None:
    rows = (
        f'<row r="1">{inline("A1", "Sales")}<c r="B1"><v>5.5</v></c>'
        f'<c r="C1" s="{DAY}"><v>46279</v></c><c r="D1" t="b"><v>1</v></c>'
        f'<c r="E1" s="{SPAN}"><v>1.25</v></c></row>'
    )
    assert grid(sheet(package(rows))) == {
        "A1": "Sales",
        "B1": 5.5,
        "C1": date(2026, 9, 14),
        "D1": True,
        "E1": timedelta(hours=30),
    }


def test_percentages_and_money_keep_their_sign() -> None:
    rows = (
        f'<row r="1"><c r="A1" s="{PERCENT}"><v>0.5</v></c><c r="B1" s="{EURO}"><v>5</v></c></row>'
    )
    found = sheet(package(rows))
    assert [found.mark(0, 0), found.mark(0, 1)] == ["%", "€"]


def test_days_of_1904_are_counted_from_there() -> None:
    rows = f'<row r="1"><c r="A1" s="{DAY}"><v>44817</v></c></row>'
    assert grid(sheet(package(rows, is_1904=True))) == {"A1": date(2026, 9, 14)}
    slow = rows.replace("</row>", '<c r="B1" t="zz"><v>1</v></c></row>')
    assert grid(sheet(package(slow, is_1904=True)))["A1"] == date(2026, 9, 14)


def test_strict_open_xml_is_read_like_any_other() -> None:
    assert grid(sheet(package(cells("1", "2"), is_strict=True))) == {"A1": 1, "B1": 2}


def test_an_understated_dimension_loses_no_cell() -> None:
    content = package(cells("1", "2") + cells("3", row=9), before='<dimension ref="A1"/>')
    assert grid(sheet(content)) == {"A1": 1, "B1": 2, "A9": 3}


def test_an_overstated_dimension_costs_nothing() -> None:
    content = package(cells("1"), before='<dimension ref="A1:XFD1048576"/>')
    assert grid(sheet(content)) == {"A1": 1}


def test_rows_and_cells_may_stand_in_any_order() -> None:
    rows = '<row r="2"><c r="B2"><v>1</v></c><c r="A2"><v>2</v></c></row>' + cells("3")
    assert grid(sheet(package(rows))) == {"A1": 3, "A2": 2, "B2": 1}


def test_cells_without_addresses_stand_one_behind_the_other() -> None:
    rows = "<row><c><v>1</v></c><c><v>2</v></c></row><row><c><v>3</v></c></row>"
    assert grid(sheet(package(rows))) == {"A1": 1, "B1": 2, "A2": 3}


@pytest.mark.parametrize(
    ("bad", "fault"),
    [
        ('<c r="B1" t="s"><v>99</v></c>', Fault(UNREADABLE, "99")),
        ('<c r="B1" t="s"><v>-1</v></c>', Fault(UNREADABLE, "-1")),
        ('<c r="B1" t="b"><v>7</v></c>', Fault(UNREADABLE, "7")),
        ('<c r="B1" t="zz"><v>5</v></c>', Fault(UNREADABLE, "5")),
        ('<c r="B1" t="e"><v>#N/A</v></c>', Fault(FaultKind.ERROR, "#N/A")),
        ('<c r="B1"><f>1+1</f></c>', Fault(FaultKind.NOT_CALCULATED)),
        ('<c r="B1"><v>1e999</v></c>', Fault(UNREADABLE, "inf")),
        ('<c r="B1"><v>nan</v></c>', Fault(UNREADABLE, "nan")),
    ],
)
def test_one_bad_cell_costs_one_cell(bad: str, fault: Fault) -> None:
    rows = f'<row r="1"><c r="A1"><v>1</v></c>{bad}<c r="C1"><v>3</v></c></row>'
    assert grid(sheet(package(rows))) == {"A1": 1, "B1": fault, "C1": 3}


@pytest.mark.parametrize("text", ["1_000", "0x10", "1,5", "٣", "12abc", " "])
def test_what_is_no_ascii_number_never_becomes_one(text: str) -> None:
    found = grid(sheet(package(cells("1", text))))
    assert found["A1"] == 1
    assert not isinstance(found.get("B1"), float)


def test_a_far_cell_costs_no_memory_for_what_lies_between() -> None:
    rows = cells("1") + '<row r="1048576"><c r="XFD1048576"><v>2</v></c></row>'
    found = sheet(package(rows))
    assert grid(found) == {"A1": 1, "XFD1048576": 2}
    assert found.height * found.width == 4


@pytest.mark.parametrize("address", ["A1000000000", "ZZZ1", "XFE2"])
def test_a_cell_beyond_the_edge_of_any_sheet_is_damaged(address: str) -> None:
    row = address.lstrip("AEFXZ")
    rows = cells("1") + f'<row r="{row}"><c r="{address}"><v>2</v></c></row>'
    assert grid(sheet(package(rows))) == {"A1": 1, address: Fault(UNREADABLE, "2")}


def test_two_values_in_one_cell_are_neither() -> None:
    rows = '<row r="1"><c r="A1"><v>1</v>"B1"><f>x</f><v>2</v></c><c r="C1"><v>3</v></c></row>'
    assert grid(sheet(package(rows))) == {"A1": Fault(UNREADABLE, "…"), "C1": 3}


def test_merges_and_named_ranges_are_told() -> None:
    content = package(
        cells("1", "2") + cells("3", "4", row=2),
        after='<mergeCells count="1"><mergeCell ref="A1:B1"/></mergeCells>',
        names='<definedName name="Figures">Data!$A$1:$B$2</definedName>',
    )
    found = sheet(content)
    assert found.merges == [((0, 0), (0, 1))]
    assert [(each.name, each.origin, each.last) for each in found.ranges] == [
        ("Figures", Origin.NAME, (1, 1))
    ]


def test_shared_texts_leave_out_how_they_are_spoken() -> None:
    shared = "<si><t>Sales</t></si><si><r><t>Re</t></r><r><t>venue</t></r><rPh><t>x</t></rPh></si>"
    rows = '<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c>{}</row>'
    fast = sheet(package(rows.format(""), shared=shared))
    slow = sheet(package(rows.format('<c r="C1" t="zz"><v>1</v></c>'), shared=shared))
    for found in (fast, slow):
        assert [found.cell(0, 0), found.cell(0, 1)] == ["Sales", "Revenue"]


def test_the_slow_reader_agrees_with_the_fast_one() -> None:
    inside = (
        f'{inline("A1", "a_x000D_b")}<c r="B1" t="str"><f>x</f><v>y</v></c>'
        f'<c r="C1" t="d"><v>2026-01-05</v></c><c r="D1" s="{DAY}"><v>45000.5</v></c>'
        f'<c r="E1" s="{SPAN}"><v>1.5</v></c><c r="F1" s="{DAY}"><v>59</v></c>'
        '<c r="G1" t="b"><v>0</v></c><c r="H1"><v>-1.5E-3</v></c>'
    )
    fast = grid(sheet(package(f'<row r="1">{inside}</row>')))
    slow = grid(sheet(package(f'<row r="1">{inside}<c r="Z1" t="zz"><v>1</v></c></row>')))
    assert fast == {key: cell for key, cell in slow.items() if key != "Z1"}
    assert fast["D1"] == datetime.fromisoformat("2023-03-15T12:00")


def test_another_program_reads_the_same() -> None:
    book = Workbook()
    book.epoch = CALENDAR_MAC_1904
    page = book.active
    assert page is not None
    page.append(["Measure", "2026-01", datetime.fromisoformat("2026-01-05")])
    page.append(["Sales", 5.25, None])
    target = BytesIO()
    book.save(target)
    assert grid(sheet(target.getvalue())) == {
        "A1": "Measure", "B1": "2026-01", "C1": date(2026, 1, 5), "A2": "Sales", "B2": 5.25,
    }  # fmt: skip


@pytest.mark.parametrize(
    ("part", "content"),
    [
        ("xl/styles.xml", b"<styleSheet"),
        ("xl/sharedStrings.xml", b"<sst><si><t>cut"),
        ("xl/styles.xml", b""),
    ],
)
def test_a_damaged_part_beside_the_sheet_costs_no_number(part: str, content: bytes) -> None:
    parts = unzipped(package(cells("1", "2"), shared="<si><t>x</t></si>"))
    assert grid(sheet(zipped(parts | {part: content}))) == {"A1": 1, "B1": 2}


@pytest.mark.parametrize(
    ("content", "failure"),
    [
        (b"", Failure.NOTHING_THERE),
        (package(""), Failure.NOTHING_THERE),
        (b"<html><table></table></html>", Failure.WEB_PAGE),
        (b"PK\x03\x04 and nothing more", Failure.DAMAGED),
        (b"\xd0\xcf\x11\xe0" + "EncryptedPackage".encode("utf-16-le"), Failure.PASSWORD),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), Failure.DAMAGED),
        (zipped({"word/document.xml": b"<w/>"}), Failure.NOT_A_TABLE),
        (bytes(range(256)) * 9, Failure.NOT_A_TABLE),
        (cut_off("Data"), Failure.DAMAGED_SHEET),
        (
            package(cells("1"), extra={"xl/x.xml": b"<!DOCTYPE x [<!ENTITY a 'a'>]><x>&a;</x>"}),
            Failure.DOCUMENT_TYPE,
        ),
        (package(cells("1"), extra={"xl/zeros.bin": bytes(8 * 2**20)}), Failure.TOO_LARGE),
        (package(cells("1"), extra={"../evil.xml": b"<x/>"}), Failure.DAMAGED),
    ],
)
def test_what_cannot_be_read_is_one_of_the_known_failures(content: bytes, failure: Failure) -> None:
    with pytest.raises(FailureError) as refused:
        book_of(content)
    assert refused.value.failure is failure


def test_a_damaged_sheet_is_named() -> None:
    with pytest.raises(FailureError) as refused:
        book_of(cut_off("Costs"))
    assert refused.value.sheet == "Costs"


@pytest.mark.parametrize("address", ["A" + "9" * 100_000, "Z" * 100_000 + "1", "??"])
def test_a_cell_whose_address_cannot_be_read_costs_itself(address: str) -> None:
    rows = f'<row r="1"><c r="A1"><v>1</v></c><c r="{address}"><v>2</v></c>{{}}</row>'
    more = '<c r="B1"><v>3</v></c>'
    assert grid(sheet(package(rows.format("")))) == {"A1": 1, "B1": Fault(UNREADABLE, "2")}
    assert grid(sheet(package(rows.format(more)))) == {"A1": 1, "B1": 3}


def test_an_address_of_another_row_is_noticed_whatever_else_ends_in_its_number() -> None:
    """Seed 2056 of the fuzzer: spans="1:8" hid that a cell of row 8 said otherwise."""
    rows = '<row r="8" spans="1:8"><c r="A8"><v>1</v></c><c r="B99999999999"><v>2</v></c></row>'
    assert grid(sheet(package(rows)))["A8"] == 1


def test_two_cells_in_one_place_are_neither() -> None:
    rows = '<row r="1"><c r="A1"><v>1</v></c><c r="A1"><v>2</v></c><c r="B1"><v>3</v></c></row>'
    assert grid(sheet(package(rows))) == {"A1": Fault(UNREADABLE, "…"), "B1": 3}


def test_prefixes_of_names_change_nothing() -> None:
    content = package(cells("1", "2"))
    parts = unzipped(content)
    page = parts["xl/worksheets/sheet1.xml"].decode()
    for tag in ("worksheet", "sheetData", "row", "c", "v"):
        page = page.replace(f"<{tag} ", f"<x:{tag} ").replace(f"<{tag}>", f"<x:{tag}>")
        page = page.replace(f"</{tag}>", f"</x:{tag}>")
    page = page.replace("xmlns=", "xmlns:x=")
    changed = zipped(parts | {"xl/worksheets/sheet1.xml": page.encode()})
    assert grid(sheet(changed)) == {"A1": 1, "B1": 2}


def test_binary_workbooks_are_read() -> None:
    rows: list[list[object]] = [
        ["Measure", "2026-01", "Done"],
        ["Größe", 5, -5.25],
        ["Cost", None, True],
    ]
    found = sheet(binary_book(rows, name="Figures"))
    assert found.name == "Figures"
    assert [found.row(at) for at in range(3)] == rows


@pytest.mark.parametrize("ending", ["xls", "ods"])
def test_workbooks_of_other_kinds_are_read(ending: str) -> None:
    """LibreOffice wrote both files."""
    path = Path(__file__).with_name("files") / f"figures.{ending}"
    found = sheet(path.read_bytes())
    assert found.row(1)[:2] == ["Sales", 5.5]
    assert found.row(2) == ["Cost", 3, 4.25]
