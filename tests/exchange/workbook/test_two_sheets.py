"""What “Data entry” and “Values” say differently is decided like a conflict, side by side."""

from dataclasses import replace
from typing import Any

import pytest

from scorecard_app.document.edits.frequency import change_frequency
from scorecard_app.document.merge.deciding import Side
from scorecard_app.document.merge.spots import Spot
from scorecard_app.domain.ids import MeasureId, SeriesId
from scorecard_app.domain.measures import SeriesKind
from scorecard_app.domain.periods import Frequency, parse_period
from scorecard_app.domain.scorecard import Scorecard
from scorecard_app.exchange.workbook.back.book import BookIn
from scorecard_app.exchange.workbook.back.preview import Preview, preview
from scorecard_app.exchange.workbook.back.returned import returned
from scorecard_app.exchange.workbook.back.together import UNDECIDED, Choices
from scorecard_app.present.merging.rows import Kind
from scorecard_app.texts import LocaleForms
from tests.builders import lock, minter, values_of
from tests.exchange.workbook.cards import small_card
from tests.exchange.workbook.sheets import appended, book_of_small_card, retyped

JANUARY = parse_period("2026-01").ordinal
SPOT = Spot("series", SeriesId("Cost actual"), "samples", JANUARY)


def typed(on_entry: Any = 1.0, on_values: Any = 2.0) -> BookIn:  # noqa: ANN401 - cells
    book = retyped(book_of_small_card(), "data entry month", "2026-01", "Cost actual", on_entry)
    return retyped(book, "values 1", "number", "Cost actual", on_values)


def seen(book: BookIn, mine: Scorecard, choices: Choices = UNDECIDED) -> Preview:
    return preview(returned(book, mine, mint=minter()), choices, LocaleForms())


def test_both_numbers_stand_side_by_side_with_the_cells_they_come_from() -> None:
    (row,) = seen(typed(), small_card()).rows
    assert (row.kind, row.spot) == (Kind.CONFLICT, SPOT)
    assert (row.base, row.mine) == ("1,250,000.5", "1,250,000.5")
    assert (row.theirs, row.second) == ("1", "2")
    assert row.sides == (Side.MINE, Side.THEIRS, Side.SECOND, Side.BASE)
    assert row.says == "Data entry!E4 and Values!F4 hold different numbers for the same period."


@pytest.mark.parametrize(
    ("side", "number"),
    [(None, 1250000.5), (Side.MINE, 1250000.5), (Side.THEIRS, 1), (Side.SECOND, 2)],
)
def test_the_chosen_one_holds_and_until_then_the_scorecard_stays(
    side: Side | None, number: float
) -> None:
    choices = Choices({SPOT: side} if side else {})
    found = seen(typed(), small_card(), choices)
    assert values_of(found.made.card, "Cost") == {"2026-01": number}


def test_what_was_and_what_is_here_now_can_be_chosen_too() -> None:
    (series,) = (each for each in small_card().series.values() if each.id == "Cost actual")
    now = small_card().put(replace(series, samples=series.samples.updated({JANUARY: 7.0})))
    (row,) = seen(typed(), now).rows
    assert (row.base, row.mine) == ("1,250,000.5", "7")
    found = seen(typed(), now, Choices({SPOT: Side.BASE}))
    assert values_of(found.made.card, "Cost") == {"2026-01": 1250000.5}


def test_a_number_emptied_on_one_sheet_and_changed_on_the_other_is_decided_too() -> None:
    (row,) = seen(typed(on_values=None), small_card()).rows
    assert (row.theirs, row.second) == ("1", "–")
    found = seen(typed(on_values=None), small_card(), Choices({SPOT: Side.SECOND}))
    assert values_of(found.made.card, "Cost") == {}


def test_one_number_on_both_sheets_is_a_change_as_any_other() -> None:
    (row,) = seen(typed(3.0, 3.0), small_card()).rows
    assert (row.kind, row.theirs) == (Kind.CHANGED, "3")


@pytest.mark.parametrize(("side", "number"), [(Side.THEIRS, 900), (Side.SECOND, 901)])
def test_a_series_that_nobody_had_yet_begins_with_the_chosen_number(
    side: Side, number: float
) -> None:
    book = book_of_small_card()
    table = book.tables["data entry month"]
    assert table is not None
    rows = [list(row) for row in table.grid.rows]
    (at,) = (
        row.number for row in table.rows() if (row.cell("measure"), row.cell("kind")) == OFFERED
    )
    rows[at][table.columns["2026-01"]] = 900.0
    grid = replace(table.grid, rows=rows)
    book = replace(book, tables={**book.tables, "data entry month": replace(table, grid=grid)})
    cells = {"measure": "Cost", "kind": "target", "period": "2026-01", "number": 901.0}
    book = appended(book, "values 1", cells)
    (row,) = seen(book, small_card()).rows
    assert row.kind is Kind.CONFLICT
    assert seen(book, small_card()).made.card == small_card()
    assert row.spot is not None
    found = seen(book, small_card(), Choices({row.spot: side})).made.card
    assert values_of(found, "Cost", SeriesKind.TARGET) == {"2026-01": number}


def test_locked_numbers_and_those_of_other_periods_are_left_and_said() -> None:
    locked = small_card().put(*lock(until="2026-12-31"))
    (row,) = seen(typed(), locked).rows
    assert row.kind is Kind.UNREAD
    now = change_frequency(small_card(), measure_id=MeasureId("Cost"), frequency=Frequency.QUARTER)
    (row,) = seen(typed(), now).rows
    assert (row.kind, row.what) == (Kind.UNREAD, "Data entry!E4")


OFFERED = ("Cost", "target")
"""The row in which targets of a measure without any may be typed."""
