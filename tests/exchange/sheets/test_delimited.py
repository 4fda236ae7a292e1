"""Texts are cut and decoded as they were written, whatever program wrote them."""

import pytest

from scorecard_app.errors import UserError
from scorecard_app.exchange.sheets.delimited import decoded, read_bytes, sniffed
from scorecard_app.exchange.sheets.reading import read_pasted
from scorecard_app.exchange.sheets.sheet import Plain

ROWS = [["Measure", "Jan"], ["Größe", "1.234,5"], ["Cost", "7"]]


def rows(content: bytes) -> list[list[Plain]]:
    """Return the cells of a text."""
    (sheet,) = read_bytes(content).sheets
    return [sheet.row(at) for at in range(sheet.height)]


@pytest.mark.parametrize("end", ["\r", "\n", "\r\n"])
@pytest.mark.parametrize("delimiter", [";", "\t", "|"])
@pytest.mark.parametrize("codec", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "cp1252"])
def test_every_line_end_delimiter_and_encoding_is_read(
    end: str, delimiter: str, codec: str
) -> None:
    text = end.join(delimiter.join(row) for row in ROWS) + end
    assert rows(text.encode(codec)) == ROWS


@pytest.mark.parametrize(
    ("text", "delimiter"),
    [
        ("a,b\n1,2\n", ","),
        ("a;b\n1,5;2,5\n", ";"),
        ("a\tb\n1,5\t2;5\n", "\t"),
        ('"a, b; c",d\n"e, f",g\n', ","),
        ("one column\nonly\n", ","),
    ],
)
def test_the_delimiter_is_the_one_that_cuts_all_lines_alike(text: str, delimiter: str) -> None:
    assert sniffed(text) == delimiter


def test_the_line_with_which_excel_names_the_delimiter_is_obeyed() -> None:
    assert rows(b"sep=;\r\na,b;c\r\n1;2\r\n") == [["a,b", "c"], ["1", "2"]]


def test_bytes_of_windows_within_a_text_of_utf_8_are_read_too() -> None:
    mixed = "é,".encode() + "é\n".encode("cp1252")
    assert decoded(mixed) == ("é,é\n", "UTF-8, in parts Windows-1252")
    assert decoded("é".encode("cp1252")) == ("é", "Windows-1252")


def test_empty_fields_are_empty_cells_and_codes_keep_their_zeros() -> None:
    assert rows(b"007,, \n,1,x\n") == [["007", None, None], [None, "1", "x"]]


def test_a_pasted_block_is_cut_at_its_tabs() -> None:
    (sheet,) = read_pasted("Measure\tJan\nSales\t1,234.5\n").sheets
    assert sheet.row(1) == ["Sales", "1,234.5"]


def test_pasting_nothing_is_said() -> None:
    with pytest.raises(UserError, match="holds no cell with anything in it"):
        read_pasted(" \n")
