import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scorecard_app.domain.values import MAX_TEXT, normal_number, normal_text
from scorecard_app.errors import UserError


@given(st.floats(allow_nan=False, allow_infinity=False, min_value=-1e300, max_value=1e300))
def test_a_normal_number_survives_fifteen_digits_and_normalising_again(number: float) -> None:
    normal = normal_number(number)
    assert float(f"{normal:.15g}") == normal == normal_number(normal)
    assert math.isclose(normal, number, rel_tol=1e-14)


def test_numbers_are_rounded_to_what_a_workbook_keeps() -> None:
    assert normal_number(0.1 + 0.2) == 0.3
    assert normal_number(1234567890123456) == 1234567890123460
    assert math.copysign(1, normal_number(-0.0)) == 1


@pytest.mark.parametrize("number", [math.nan, math.inf, -math.inf])
def test_what_is_not_finite_is_refused(number: float) -> None:
    with pytest.raises(UserError, match="finite number"):
        normal_number(number)


@given(st.text())
def test_a_normal_text_is_normal(text: str) -> None:
    normal = normal_text(text)
    assert normal_text(normal) == normal
    assert "\r" not in normal
    normal.encode("utf-8")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a\r\nb\rc\nd", "a\nb\nc\nd"),
        ("a\u2028b\u2029c\x0bd\x0ce\x85f", "a\nb\nc\nd\ne\nf"),
        ("bell\x07 del\x7f \x9f", "bell del "),
        ("half \ud800 pair", "half  pair"),
        ("tab\tstays", "tab\tstays"),
        ("größer שלום \U0001f680", "größer שלום \U0001f680"),
    ],
)
def test_line_ends_become_lf_and_control_characters_go(text: str, expected: str) -> None:
    assert normal_text(text) == expected


def test_a_text_is_as_long_as_a_cell_of_a_workbook_holds() -> None:
    assert len(normal_text("x" * MAX_TEXT)) == MAX_TEXT
    with pytest.raises(UserError, match=r"at most 32767 characters; this one has 32768"):
        normal_text("x" * (MAX_TEXT + 1))
    with pytest.raises(UserError, match="32768"):
        normal_text("\U0001f680" * 16_384)
