"""Money is typed as it is said. Oracle: the numbers written out."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scorecard_app.errors import UserError
from scorecard_app.present.investing.fields import money_text, range_text, typed_money, typed_range
from scorecard_app.texts import LocaleForms

ENGLISH = LocaleForms()
GERMAN = replace(ENGLISH, decimal=",", group=".")


@pytest.mark.parametrize(
    ("text", "amount"),
    [
        ("200k", 2e5),
        ("200 k", 2e5),
        ("1.5 M", 1.5e6),
        ("1.5\u202fM", 1.5e6),
        ("1.25 M EUR", 1.25e6),
        ("3 bn €", 3e9),
        ("250,000", 2.5e5),
        ("0", 0.0),
    ],
)
def test_money_is_read_as_it_is_said_in_a_room(text: str, amount: float) -> None:
    assert typed_money(text, ENGLISH) == amount


@pytest.mark.parametrize(("text", "amount"), [("1,5 Mio. EUR", 1.5e6), ("200 Tsd.", 2e5)])
def test_money_is_read_in_german_as_well(text: str, amount: float) -> None:
    assert typed_money(text, GERMAN) == amount


@pytest.mark.parametrize(
    ("text", "ends"),
    [
        ("2 to 6", (0.02, 0.06)),
        ("2 – 6 %", (0.02, 0.06)),
        ("2%-6%", (0.02, 0.06)),
        ("-4 to -1.5", (-0.04, -0.015)),
        ("−4 – −1", (-0.04, -0.01)),
        ("5", (0.05, 0.05)),
        ("2 bis 6", (0.02, 0.06)),
    ],
)
def test_a_range_is_read_as_it_is_said(text: str, ends: tuple[float, float]) -> None:
    assert typed_range(text, ENGLISH) == ends
    assert typed_range(range_text(ends, ENGLISH), ENGLISH) == ends


@pytest.mark.parametrize("text", ["", "1 to 2 to 3"])
def test_what_is_no_range_is_refused(text: str) -> None:
    with pytest.raises(UserError, match="is not a range"):
        typed_range(text, ENGLISH)


@pytest.mark.parametrize("text", ["much", "M", "1.5.5 M"])
def test_what_is_no_money_is_refused(text: str) -> None:
    with pytest.raises(UserError, match="is not a number"):
        typed_money(text, ENGLISH)


@given(st.floats(0, 1e12).map(lambda each: float(f"{each:.9g}")))
def test_money_that_is_shown_to_be_typed_reads_back_as_it_was(amount: float) -> None:
    for forms in (ENGLISH, GERMAN):
        assert typed_money(money_text(amount, forms), forms) == amount


def test_whole_millions_are_written_short_and_all_else_in_full() -> None:
    written = [money_text(each, ENGLISH) for each in (1e6, 1.25e6, 2e5, 1234567.0, 999.0, None)]
    assert written == ["1 M", "1.25 M", "200 k", "1234567", "999", ""]
