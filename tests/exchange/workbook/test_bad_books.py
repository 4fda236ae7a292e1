"""What is wrong with a workbook is said in one sentence, and the scorecard is untouched."""

import zipfile
from collections.abc import Callable
from pathlib import Path
from types import ModuleType

import pytest

from scorecard_app.errors import UserError
from scorecard_app.exchange.sheets import preflight, reading
from scorecard_app.exchange.sheets.preflight import looked_over
from scorecard_app.exchange.workbook.back.reading import read_workbook
from tests.exchange.workbook.books import HEADER_ROW, address, edited, imported, put, written
from tests.exchange.workbook.cards import small_card


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Return the workbook of the small card."""
    return written(small_card(), tmp_path)


def refusal(path: Path) -> str:
    """Return the sentence with which a workbook is refused."""
    with pytest.raises(UserError) as refused:
        imported(small_card(), path)
    sentence = str(refused.value)
    assert str(path.parent) not in sentence
    return sentence


def repack(path: Path, change: Callable[[str, bytes], bytes], **extra: bytes) -> None:
    """Write a package again with its parts changed, and others added."""
    with zipfile.ZipFile(path) as package:
        parts = {each: change(each, package.read(each)) for each in package.namelist()}
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in {**parts, **extra}.items():
            package.writestr(name, content)


def same(_name: str, content: bytes) -> bytes:
    """Leave a part as it is."""
    return content


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"", "is not an Excel workbook"),
        (b"Measure;2026-01\nSales;5\n", "is not an Excel workbook"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "old .xls format"),
        (b"\xd0\xcf\x11\xe0" + "EncryptedPackage".encode("utf-16-le"), "protected by a password"),
        (b"<html><table></table></html>", "is a web page or XML file"),
        (b"\xef\xbb\xbf<?xml version='1.0'?>", "is a web page or XML file"),
        (b"PK\x03\x04 and nothing more", "is damaged or was cut short"),
    ],
)
def test_what_is_no_workbook_is_called_what_it_is(
    tmp_path: Path, content: bytes, says: str
) -> None:
    path = tmp_path / "book.xlsx"
    path.write_bytes(content)
    assert says in refusal(path)


def test_a_file_that_is_not_there_is_said(tmp_path: Path) -> None:
    assert "could not be opened" in refusal(tmp_path / "none.xlsx")


@pytest.mark.parametrize("share", [0.1, 0.5, 0.9, 0.999])
def test_a_workbook_cut_short_is_said(path: Path, share: float) -> None:
    content = path.read_bytes()
    path.write_bytes(content[: int(len(content) * share)])
    assert "is damaged or was cut short" in refusal(path)


def test_a_workbook_of_someone_else_is_said(path: Path) -> None:
    with edited(path) as book:
        del book["_meta"]
    assert "was not made by this program" in refusal(path)


def test_a_workbook_from_the_future_is_said(path: Path) -> None:
    with edited(path) as book:
        book["_meta"]["B2"] = "2"
    assert "newer version" in refusal(path)


def test_a_package_without_its_parts_is_damaged(path: Path) -> None:
    repack(path, lambda name, content: b"<" if name == "xl/workbook.xml" else content)
    assert "is damaged or was cut short" in refusal(path)


@pytest.mark.parametrize(
    "name", ["../evil.xml", "/etc/evil.xml", "C:/evil.xml", "xl\\evil.xml", "XL/workbook.xml"]
)
def test_a_package_with_names_that_lead_elsewhere_is_refused(path: Path, name: str) -> None:
    repack(path, same, **{name: b"<x/>"})
    assert "is damaged or was cut short" in refusal(path)


@pytest.mark.parametrize("code", ["utf-8", "utf-16"])
def test_a_document_type_is_refused(path: Path, code: str) -> None:
    bomb = '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaa">]><x>&a;</x>'.encode(code)
    repack(path, same, **{"docProps/custom.xml": bomb})
    assert "document type declaration" in refusal(path)


def test_a_part_that_unpacks_to_far_more_is_refused(path: Path) -> None:
    repack(path, same, **{"xl/media/zeros.bin": bytes(8 * 2**20)})
    assert "unpacks to far more" in refusal(path)


@pytest.mark.parametrize(
    ("room", "limit", "value"), [(reading, "MAX_FILE", 999), (preflight, "MAX_ENTRIES", 5)]
)
def test_a_workbook_beyond_a_limit_is_refused(
    path: Path, monkeypatch: pytest.MonkeyPatch, room: ModuleType, limit: str, value: int
) -> None:
    monkeypatch.setattr(room, limit, value)
    assert "is larger than a scorecard's workbook can be" in refusal(path)


def test_a_cell_far_away_is_refused_before_it_fills_the_memory(path: Path) -> None:
    with edited(path) as book:
        book["People"]["XFD1048576"] = 1
    assert "is larger than a scorecard's workbook can be" in refusal(path)


def test_an_encrypted_entry_is_refused(path: Path) -> None:
    content = bytearray(path.read_bytes())
    central = content.index(b"PK\x01\x02")
    content[central + 8] |= 1
    path.write_bytes(content)
    assert "protected by a password" in refusal(path)


def test_overlapping_entries_are_refused(path: Path) -> None:
    content = path.read_bytes()
    first = content.index(b"PK\x01\x02")
    second = content.index(b"PK\x01\x02", first + 4)
    offset = content[first + 42 : first + 46]
    path.write_bytes(content[: second + 42] + offset + content[second + 46 :])
    assert "is damaged or was cut short" in refusal(path)


def test_a_missing_sheet_is_said_and_what_it_held_is_kept(path: Path) -> None:
    with edited(path) as book:
        del book["Measures"]
    result = imported(small_card(), path)
    assert result.card == small_card()
    assert "The sheet “Measures” is missing" in result.lines[0]
    with pytest.raises(UserError, match="The sheet “Measures” is missing"):
        read_workbook(path)


@pytest.mark.parametrize(
    ("sheet", "header", "row", "value", "says"),
    [
        ("Measures", "Baseline", "Adoption", "abc", "“abc” is not a number."),
        ("Measures", "Baseline", "Adoption", True, "“True” is not a number."),
        ("Measures", "Baseline", "Cost", "1,5", "“1,5” is not a number."),
        ("Measures", "Decimals", "Cost", 1.5, "“1.5” is not a whole number."),
        ("Measures", "Frequency", "Cost", "often", "“often” is not one of these words:"),
        ("Measures", "Spread yearly target", "Cost", "maybe", "neither “yes” nor “no”"),
        ("Measures", "Owner", "Cost", "Cyd", "“Cyd” is not on the sheet “People”"),
        ("Data entry", "2026-01", "Cost", "abc", "“abc” is not a number."),
        ("Data entry", "2026-01", "Cost", "٣", "is not a number."),
        ("Data entry", "2026-01", "Cost", "1e999", "finite"),
        ("Values", "Value", "Cost", "n/a", "“n/a” is not a number."),
        ("Values", "Period", "Cost", "2026-13", "“2026-13” is not a period."),
        ("Values", "Period", "Cost", "2026-Q1", "is not a period of this measure"),
        ("Values", "Confidence", "Cost", 3, "Confidence goes from 0 to 100 percent."),
        ("Links", "Sign", "Land", "*", "“*” is not one of these words: +, -."),
        ("Links", "To", "Land", "Nowhere", "“Nowhere” is not on the sheet “Objectives”"),
        ("Links", "To", "Land", None, "This cell must not be empty."),
    ],
)
def test_a_cell_that_cannot_be_read_is_named_and_left(
    path: Path, sheet: str, header: str, row: str, value: str | float | None, says: str
) -> None:
    with edited(path) as book:
        where = put(book, sheet, header, row, value)
    result = imported(small_card(), path)
    assert result.card == small_card()
    (line,) = result.lines
    assert line.startswith(f"Not read: {where.rstrip('0123456789')}")
    assert says in line


def test_half_a_strength_is_named_where_the_other_half_is_missing(path: Path) -> None:
    with edited(path) as book:
        put(book, "Links", "Low", "Land", 0.2)
        where = put(book, "Links", "High", "Land", None)
    result = imported(small_card(), path)
    assert result.lines == (f"Not read: {where}: A strength needs both numbers, or a word.",)


def test_an_error_in_a_cell_is_not_an_empty_cell(path: Path) -> None:
    with edited(path) as book:
        where = put(book, "Data entry", "2026-01", "Cost", "#DIV/0!")
        book["Data entry"][where.partition("!")[2]].data_type = "e"
    result = imported(small_card(), path)
    assert result.card == small_card()
    assert result.lines == (f"Not read: {where}: It shows the error #DIV/0!.",)


def test_a_formula_without_its_result_is_not_an_empty_cell(path: Path) -> None:
    with edited(path) as book:
        where = put(book, "Data entry", "2026-01", "Cost", "=1+1")
    result = imported(small_card(), path)
    assert result.card == small_card()
    assert result.lines[0].startswith(f"Not read: {where}: Its formula was not calculated")


def test_a_doubled_row_is_named_and_left(path: Path) -> None:
    with edited(path) as book:
        for sheet in (book["Measures"], book["Data entry"], book["Values"]):
            sheet.append([cell.value for cell in sheet[HEADER_ROW + 1]])
        doubled = book["Values"][f"{'F'}{book['Values'].max_row}"]
        doubled.value = 99
    result = imported(small_card(), path)
    assert result.card == small_card()
    assert result.counts.unread == 3


def test_two_of_one_name_without_ids_are_named_and_left(path: Path) -> None:
    with edited(path) as book:
        for _each in range(2):
            book["People"].append(["Twin"])
        put(book, "Objectives", "Owner", "Grow", "Twin")
    result = imported(small_card(), path)
    assert len(result.card.people) == 4
    (line,) = (each for each in result.lines if each.startswith("Not read"))
    assert "More than one is called “Twin”" in line


def test_an_unknown_column_is_named(path: Path) -> None:
    with edited(path) as book:
        sheet = book["People"]
        role = address(sheet, "Role", "Bob")
        sheet[f"{role[0]}{HEADER_ROW}"] = "Shoe size"
    result = imported(small_card(), path)
    assert result.card == small_card()
    assert "The column “Shoe size” is not known." in result.lines[0]


def test_a_flipped_byte_never_shows_what_third_parties_say(path: Path) -> None:
    content = path.read_bytes()
    for place in range(0, len(content), len(content) // 40):
        path.write_bytes(content[:place] + bytes([content[place] ^ 0xFF]) + content[place + 1 :])
        sentence = sentence_or_nothing(path)
        assert sentence.startswith(("“book.xlsx” ", "Nothing was imported")) or not sentence


def sentence_or_nothing(path: Path) -> str:
    """Return the sentence with which a workbook is refused, empty where it is not."""
    try:
        imported(small_card(), path)
    except UserError as error:
        return str(error)
    return ""


def test_the_preflight_passes_what_we_write(path: Path) -> None:
    found = looked_over(path.read_bytes())
    assert (found.content, found.faults) == (path.read_bytes(), {})
