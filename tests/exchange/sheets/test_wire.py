"""What the child says arrives as it was, and never as anything else."""

from array import array
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as some

from scorecard_app.exchange.sheets.failures import Failure, FailureError, said
from scorecard_app.exchange.sheets.sheet import (
    Book,
    Fault,
    FaultKind,
    Origin,
    Range,
    Sheet,
    corner,
    reference,
    sheet_of,
)
from scorecard_app.exchange.sheets.wire import packed, packed_failure, unpacked

CELLS = some.one_of(
    some.none(),
    some.booleans(),
    some.floats(allow_nan=False, allow_infinity=False),
    some.text(min_size=1),
    some.dates(),
    some.datetimes(),
    some.timedeltas(min_value=timedelta(0), max_value=timedelta(days=9_999)).map(
        lambda each: timedelta(seconds=round(each.total_seconds()))
    ),
    some.builds(Fault, some.sampled_from(FaultKind), some.text()),
)


@given(some.lists(some.lists(CELLS, max_size=5), max_size=5))
def test_whatever_cells_hold_arrives(rows: list[list[object]]) -> None:
    sent = Book("x", (sheet_of("Data", rows),), {"encoding": "UTF-8"})  # type: ignore[arg-type]  # as drawn
    (sheet,) = unpacked(packed(sent), "y").sheets
    width = max(map(len, rows), default=0)
    for at, row in enumerate(rows):
        assert sheet.row(at) == row + [None] * (width - len(row))


def test_what_is_known_of_a_sheet_arrives() -> None:
    sheet = Sheet(
        "Far",
        [0, 99],
        range(2, 4),
        array("d", [1, 2, 3, 4]),
        {},
        {0: "%"},
        [((0, 0), (1, 1))],
        [Range("tbl", Origin.TABLE, (0, 0), (1, 1))],
        is_hidden=True,
    )
    (arrived,) = unpacked(packed(Book("x", (sheet,))), "y").sheets
    assert arrived == sheet
    assert arrived.where(1, 1) == "Far!D100"
    assert arrived.cell(5, 0) is None


@pytest.mark.parametrize("failure", Failure)
def test_every_failure_arrives_and_has_a_sentence(failure: Failure) -> None:
    error = FailureError(failure, sheet="Costs", reason="charts")
    with pytest.raises(FailureError) as arrived:
        unpacked(packed_failure(error), "x")
    sentence = str(said("Book.xlsx", arrived.value))
    assert "“Book.xlsx”" in sentence
    assert "{" not in sentence


@pytest.mark.parametrize("share", [0.0, 0.1, 0.5, 0.9])
def test_a_message_that_breaks_off_is_a_failure(share: float) -> None:
    message = packed(Book("x", (sheet_of("Data", [["a", 1.0, 2.0]]),)))
    with pytest.raises(FailureError) as refused:
        unpacked(message[: int(len(message) * share)], "x")
    assert refused.value.failure is Failure.DAMAGED


@pytest.mark.parametrize(
    ("place", "address"),
    [((13, 3), "D14"), ((0, 0), "A1"), ((0, 26), "AA1"), ((9, 16383), "XFD10")],
)
def test_addresses_are_read_as_they_are_written(place: tuple[int, int], address: str) -> None:
    assert reference(*place) == address
    assert corner(address) == place


def test_what_is_no_address_is_refused() -> None:
    with pytest.raises(ValueError, match="a1"):
        corner("a1")


def test_moments_keep_their_time() -> None:
    moment = datetime(2026, 9, 14, 12, 30, tzinfo=UTC).replace(tzinfo=None)
    (sheet,) = unpacked(
        packed(Book("x", (sheet_of("", [[moment, date(2026, 1, 1)]]),))), "x"
    ).sheets
    assert sheet.row(0) == [moment, date(2026, 1, 1)]
