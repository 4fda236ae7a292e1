"""A copy of a text gets the numbers of the scorecard; every other byte of it stays.

The expected bytes are the original ones with the numbers put in by hand.
"""

import codecs
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from scorecard_app.domain.measures import Unit, UnitKind
from scorecard_app.domain.scorecard import Scorecard
from scorecard_app.errors import UserError
from scorecard_app.exchange.filling.filling import filled
from scorecard_app.exchange.filling.report import Filled, Held
from scorecard_app.exchange.sheets.child import book_of
from tests.builders import card, lane, measure, objective

TODAY = date(2026, 11, 27)
PERCENT = Unit(UnitKind.PERCENT)


def figures() -> Scorecard:
    """Return a scorecard with numbers for the texts."""
    return card(
        lane("Value"),
        objective("Figures"),
        measure("Ärger", "Figures", actual={"2026-01": 1234.5, "2026-02": 7}),
        measure("Quote", "Figures", actual={"2026-01": 12.5, "2026-02": 80}, unit=PERCENT),
    )


def fill(path: Path, content: bytes, **options: Any) -> tuple[bytes, Filled]:  # noqa: ANN401 - its own
    """Fill a copy of a text; return its bytes and what was done."""
    path.write_bytes(content)
    target = path.with_name(f"copy{path.suffix}")
    report = filled(path, target, figures(), today=TODAY, **options)
    assert path.read_bytes() == content
    return target.read_bytes(), report


GERMAN = (
    'Kennzahl;Einheit;"Jan 2026";Feb 2026;Notiz\nÄrger;;1.000,0;;"a ""b"";\n c"\n'
    'Quote;%;"10,0 %";11 % ;x\nFremd;;1;2;\n\n'
)
FILLED = (
    'Kennzahl;Einheit;"Jan 2026";Feb 2026;Notiz\nÄrger;;1.234,5;7,0;"a ""b"";\n c"\n'
    'Quote;%;"12,5 %";80 %;x\nFremd;;1;2;\n\n'
)


@pytest.mark.parametrize(
    ("codec", "mark", "end"),
    [
        ("utf-8", b"", "\n"),
        ("utf-8", codecs.BOM_UTF8, "\r\n"),
        ("cp1252", b"", "\r"),
        ("utf-16-le", codecs.BOM_UTF16_LE, "\r\n"),
        ("utf-16-be", codecs.BOM_UTF16_BE, "\n"),
        ("utf-16-le", b"", "\r"),
    ],
)
def test_only_the_fields_that_are_meant_change(
    tmp_path: Path, codec: str, mark: bytes, end: str
) -> None:
    before, after = (mark + each.replace("\n", end).encode(codec) for each in (GERMAN, FILLED))
    copy, report = fill(tmp_path / "book.csv", before)
    assert copy == after
    assert report.counts() == "4 set, 0 unchanged, 0 left alone, 0 without a cell"
    assert len(report.strangers) == 1


def test_a_number_with_a_comma_is_quoted_where_commas_part_the_fields(tmp_path: Path) -> None:
    before = b'sep=,\r\nKPI,2026-01,2026-02\r\n\xc4rger,"1,0",5\r\nMore,"1,5",2\r\n'
    copy, _report = fill(tmp_path / "book.csv", before)
    assert copy == before.replace(b'r,"1,0",5', b'r,"1234,5",7')


def test_tabs_part_a_tsv(tmp_path: Path) -> None:
    before = "KPI\t2026-01\t2026-02\nÄrger\t1\t\nQuote\t1%\t2%\n".encode()
    copy, _report = fill(tmp_path / "book.tsv", before)
    assert copy == "KPI\t2026-01\t2026-02\nÄrger\t1234.5\t7\nQuote\t12.5%\t80%\n".encode()


def test_fields_that_a_program_computes_and_rows_that_end_early_stay(tmp_path: Path) -> None:
    before = "KPI,2026-01,2026-02\nÄrger,=1+1,6\nQuote,1%\n".encode()
    copy, report = fill(tmp_path / "book.csv", before)
    assert copy == "KPI,2026-01,2026-02\nÄrger,=1+1,7\nQuote,12.5%\n".encode()
    assert [(each.where, each.reason) for each in report.held] == [
        ("B2", Held.FORMULA), ("C3", Held.ODD),
    ]  # fmt: skip


def test_bytes_that_are_no_utf_8_stay_as_they_are(tmp_path: Path) -> None:
    before = b"KPI,2026-01,Notes\nQuote,1%,caf\xe9\n\xc3\x84rger,2,\xe2\x82\xac \x96\n"
    copy, _report = fill(tmp_path / "book.csv", before)
    assert copy == before.replace(b"1%", b"12.5%").replace(b",2,", b",1234.5,")


def test_a_copy_is_read_as_its_fields_say(tmp_path: Path) -> None:
    copy, _report = fill(tmp_path / "book.csv", GERMAN.encode())
    (sheet,) = book_of(copy).sheets
    assert sheet.row(1) == ["Ärger", None, "1.234,5", "7,0", 'a "b";\n c']


@pytest.mark.parametrize(
    ("content", "says"),
    [
        ("KPI,2026-01\nSales,1\nCosts,2\n", "no measure for these rows, among others: “Sales”"),
        ("KPI,2020-01\nÄrger,1\nQuote,2\n", "no cell for any number of this scorecard"),
    ],
)
def test_a_file_that_fits_nothing_is_said_and_not_written(
    tmp_path: Path, content: str, says: str
) -> None:
    with pytest.raises(UserError, match=f"“book.csv” was not filled: .*{says}"):
        fill(tmp_path / "book.csv", content.encode())
    assert [each.name for each in tmp_path.iterdir()] == ["book.csv"]


def test_a_workbook_by_the_name_of_a_text_is_not_filled(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="is a web page"):
        fill(tmp_path / "book.csv", b"<html></html>")
