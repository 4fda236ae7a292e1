"""Files made to hurt whoever reads them are read or refused with one sentence, in little time."""

import os
import random
import struct
import sys
from pathlib import Path

import pytest

from scorecard_app.errors import UserError
from scorecard_app.exchange.sheets import preflight
from scorecard_app.exchange.sheets.child import answer, book_of
from scorecard_app.exchange.sheets.failures import Failure, FailureError, said
from scorecard_app.exchange.sheets.preflight import content_of
from scorecard_app.exchange.sheets.reading import read_book
from scorecard_app.exchange.sheets.wire import unpacked
from tests.exchange.sheets.packages import (
    MAIN,
    RELATIONS,
    cells,
    inline,
    package,
    unzipped,
    zipped,
)

PLAIN = package(cells("1", "2"))
MANY = " ".join(f"a{at}='1'" for at in range(9_000))


def changed(**parts: bytes) -> bytes:
    """Return the plain workbook with other parts; "__" stands for a slash, "_" for a dot."""
    named = {key.replace("__", "/").replace("_", "."): part for key, part in parts.items()}
    return zipped(unzipped(PLAIN) | named)


def refusal(content: bytes) -> Failure:
    """Return why a file is not read, as the child says it."""
    with pytest.raises(FailureError) as refused:
        unpacked(answer(content), "x.xlsx")
    return refused.value.failure


def noise(length: int) -> bytes:
    """Return bytes that cannot be packed, the same every time."""
    return random.Random(length).randbytes(length)  # noqa: S311 - no secret


def with_sizes(content: bytes, size: int) -> bytes:
    """Return a package whose directory lies about the sizes of its parts."""
    lying = bytearray(content)
    at = lying.find(b"PK\x01\x02")
    while at >= 0:
        struct.pack_into("<I", lying, at + 24, size)
        at = lying.find(b"PK\x01\x02", at + 4)
    return bytes(lying)


@pytest.mark.parametrize(
    ("content", "failure"),
    [
        (changed(xl__x_xml=b"<!DOCTYPE a [<!ENTITY b 'c'><!ENTITY d '&b;&b;'>]><a>&d;</a>"),
         Failure.DOCUMENT_TYPE),
        (changed(xl__x_xml='<!DOCTYPE x SYSTEM "http://a/b"><x/>'.encode("utf-16")),
         Failure.DOCUMENT_TYPE),
        (changed(xl__workbook_xml=b"<a>" * 600_000), Failure.TOO_LARGE),
        (package(inline("A1", "x" * 20_000_000)), Failure.TOO_LARGE),
        (zipped({f"x/{at}": b"" for at in range(2_001)}), Failure.TOO_LARGE),
        (with_sizes(PLAIN, 10), Failure.DAMAGED),
        (zipped({"inner.xlsx": PLAIN, "xl/workbook.xml": b"<a/>"}), Failure.DAMAGED),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + noise(20_000), Failure.DAMAGED),
        (zipped({"xl/workbook.bin": noise(3_000)}), Failure.DAMAGED),
        (b"a\0b,1\nc,\0\n", Failure.NOT_A_TABLE),
        (b"ID;PCALCOOO32\nC;X1;Y1;K1\nE\n", Failure.NOT_A_TABLE),
        (b'TABLE\r\n0,1\r\n"t"\r\nVECTORS\r\n0,6\r\n', Failure.NOT_A_TABLE),
        (b"{\\rtf1\\ansi 1\n2\n}", Failure.NOT_A_TABLE),
        (b"%PDF-1.4\n1 0 obj\n", Failure.NOT_A_TABLE),
        (b'"' + b"a\n" * 1_000_000, Failure.TOO_LARGE),
        (b"1," * 2_100_000, Failure.TOO_MANY_CELLS),
        (b"\n" * 1_000_000, Failure.NOTHING_THERE),
    ],
    ids=["laughs", "UTF-16 entity", "deep", "long text", "entries", "sizes", "nested", "old",
         "binary", "zero bytes", "SYLK", "DIF", "RTF", "PDF", "open quote", "wide text",
         "blank lines"],
)  # fmt: skip
def test_an_attack_is_one_of_the_known_failures(content: bytes, failure: Failure) -> None:
    assert refusal(content) is failure


@pytest.mark.parametrize("target", ["../../../etc/passwd", "file://host/share/x.xml", "/etc/hosts"])
def test_no_part_outside_the_package_is_read(target: str) -> None:
    relations = (
        f'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        f'<Relationship Id="rId1" Type="{RELATIONS}/worksheet" Target="{target}"/></Relationships>'
    )
    content = zipped(unzipped(PLAIN) | {"xl/_rels/workbook.xml.rels": relations.encode()})
    assert refusal(content) in {Failure.DAMAGED, Failure.DAMAGED_SHEET, Failure.NOTHING_THERE}


@pytest.mark.parametrize(
    "rows",
    [
        "<row r='1'><c r='A1'><v>1</v></c><c r='B1'><v>" + "9" * 400_000 + "</v></c></row>",
        "<row r='-5'><c r='A-5'><v>7</v></c></row>" + cells("1"),
        "<row r='1'><c r='A1' " + MANY + "><v>1</v></c></row>",
        cells("1") + "<row r='1048577'><c r='A1048577'><v>1</v></c></row>",
    ],
    ids=["long number", "negative row", "attributes", "row too far"],
)  # fmt: skip
def test_what_surrounds_a_bad_cell_is_read(rows: str) -> None:
    (found,) = book_of(package(rows)).sheets
    assert 1.0 in {found.cell(row, 0) for row in range(3)}


def test_a_text_of_16384_columns_is_read() -> None:
    (found,) = book_of((b"x," * 16_383 + b"y\n") * 2).sheets
    assert (found.height, found.width, found.cell(1, 16_383)) == (2, 16_384, "y")


def test_formulas_in_a_text_stay_texts() -> None:
    (found,) = book_of(b"=cmd|' /C calc'!A0,1\n@SUM(1),2\n").sheets
    assert [found.cell(0, 0), found.cell(1, 0)] == ["=cmd|' /C calc'!A0", "@SUM(1)"]


def test_a_workbook_lists_no_more_than_256_sheets() -> None:
    sheets = "".join(f'<sheet name="s{at}" sheetId="{at}" r:id="rId1"/>' for at in range(1, 400))
    book = f'<workbook xmlns="{MAIN}" xmlns:r="{RELATIONS}"><sheets>{sheets}</sheets></workbook>'
    assert len(book_of(changed(xl__workbook_xml=book.encode())).sheets) == 256


@pytest.mark.skipif(sys.platform == "win32", reason="pipes and devices of POSIX")
def test_pipes_and_devices_are_not_opened(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.csv")
    (tmp_path / "device.csv").symlink_to("/dev/zero")
    for name in ("pipe.csv", "device.csv"):
        with pytest.raises(UserError, match="could not be opened"):
            read_book(tmp_path / name)
        with pytest.raises(FailureError):
            content_of(tmp_path / name)


@pytest.mark.parametrize("name", ["x" * 300 + ".csv", "a\0b.csv", "loop.csv"])
def test_names_that_cannot_be_are_said(tmp_path: Path, name: str) -> None:
    if name == "loop.csv":
        (tmp_path / name).symlink_to(name)
    with pytest.raises(UserError, match="could not be opened"):
        read_book(tmp_path / name)


def test_a_sentence_shows_no_sign_that_nobody_sees() -> None:
    error = FailureError(Failure.DAMAGED_SHEET, sheet="a\n\u202eb")
    sentence = str(said("evil\u202excod.xlsx", error))
    assert "“evil·xcod.xlsx”: the sheet “a··b” is damaged" in sentence


def test_all_parts_together_are_limited(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(preflight, "MAX_TOTAL", 10_000)
    assert refusal(changed(xl__more_bin=noise(20_000))) is Failure.TOO_LARGE
