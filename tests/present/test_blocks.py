import pytest
from hypothesis import given
from hypothesis import strategies as st

from scorecard_app.errors import UserError
from scorecard_app.present.blocks import filled_block, fitted_block, format_block, parse_block


@pytest.mark.parametrize(
    ("text", "block"),
    [
        ("1", (("1",),)),
        ("1\t2\r\n3\t4\r\n", (("1", "2"), ("3", "4"))),
        ("1\t\n\t4\n", (("1", ""), ("", "4"))),
        ("1\n\n3", (("1",), ("",), ("3",))),
        ('"a\tb"\t"say ""x"""\n', (("a\tb", 'say "x"'),)),
        ('"two\nlines"\t2\n', (("two\nlines", "2"),)),
        ("1\t2\n3", (("1", "2"), ("3", ""))),
    ],
)
def test_a_block_is_read_as_spreadsheets_copy_it(
    text: str, block: tuple[tuple[str, ...], ...]
) -> None:
    assert parse_block(text) == block


@given(st.lists(st.lists(st.text("a\t\n\"', 1", max_size=4), min_size=2, max_size=2), min_size=1))
def test_a_written_block_is_read_back(rows: list[list[str]]) -> None:
    assert parse_block(format_block(rows)) == tuple(tuple(each) for each in rows)


def test_a_column_of_values_is_laid_along_its_row() -> None:
    assert fitted_block((("1",), ("2",), ("3",)), rows=2) == (("1", "2", "3"),)


def test_a_block_that_fits_neither_way_is_refused() -> None:
    with pytest.raises(UserError, match="has 3 rows, but here is room for 1 row"):
        fitted_block((("1", "2"), ("3", "4"), ("5", "6")), rows=1)


def test_one_copied_cell_fills_the_selection() -> None:
    assert filled_block((("7",),), rows=2, columns=2) == (("7", "7"), ("7", "7"))
