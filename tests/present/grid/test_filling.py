import pytest
from hypothesis import given
from hypothesis import strategies as st

from scorecard_app.domain.measures import SeriesKind
from scorecard_app.domain.periods import Period, parse_period
from scorecard_app.domain.relations import Relations
from scorecard_app.errors import UserError
from scorecard_app.present.grid.filling import (
    continued,
    filled_down,
    filled_right,
    series_over,
    series_right,
    step_of,
)
from scorecard_app.present.grid.lines import card_lines
from scorecard_app.present.grid.moves import edge
from tests.builders import card, measure
from tests.present.small_card import context


def months(first: str, count: int) -> list[Period]:
    return [parse_period(first).shifted(step) for step in range(count)]


@pytest.mark.parametrize(
    ("numbers", "further"),
    [
        # what Excel and LibreOffice fill when these cells are dragged on
        ((1, 2), (3.0, 4.0, 5.0)),
        ((10, 20, 30), (40.0, 50.0, 60.0)),
        ((1, 3, 4), (5.66666666667, 7.16666666667, 8.66666666667)),
        ((5,), (5.0, 5.0, 5.0)),
        ((0.1, 0.2), (0.3, 0.4, 0.5)),
        ((3, 1), (-1.0, -3.0, -5.0)),
    ],
)
def test_numbers_go_on_along_the_line_through_them(
    numbers: tuple[float, ...], further: tuple[float, ...]
) -> None:
    assert continued(numbers, 3) == further


def test_a_step_goes_on_from_the_last_number() -> None:
    assert continued((1, 5), 3, step=2.5) == (7.5, 10.0, 12.5)


def test_the_step_offered_is_that_of_the_line() -> None:
    assert step_of([10, 20, 30]) == 10.0
    assert step_of([7]) == 1.0


@given(st.integers(-99, 99), st.integers(-9, 9), st.integers(2, 8))
def test_an_arithmetic_series_goes_on_as_it_began(first: int, step: int, size: int) -> None:
    numbers = [first + step * at for at in range(size + 3)]
    assert continued(numbers[:size], 3) == pytest.approx(numbers[size:])


def test_each_row_goes_on_by_itself_and_gaps_are_repeated() -> None:
    scorecard = card(
        measure("A", actual={"2026-01": 1, "2026-02": 2}),
        measure("B", actual={"2026-01": 5}),
    )
    lines = card_lines(Relations(scorecard), SeriesKind.ACTUAL)
    filled = series_right(context(scorecard), lines, months("2026-01", 4), seeds=2)
    assert {(slot.measure_id, str(period)): each for (slot, period), each in filled.items()} == {
        ("A", "2026-03"): 3.0,
        ("A", "2026-04"): 4.0,
        ("B", "2026-03"): 5.0,
        ("B", "2026-04"): None,
    }


def test_down_and_right_copy_the_first() -> None:
    scorecard = card(measure("A", actual={"2026-01": 1}), measure("B"))
    here, lines = context(scorecard), card_lines(Relations(scorecard), SeriesKind.ACTUAL)
    periods = months("2026-01", 2)
    down = filled_down(here, lines, periods)
    assert {(slot.measure_id, str(at)): each for (slot, at), each in down.items()} == {
        ("B", "2026-01"): 1.0,
        ("B", "2026-02"): None,
    }
    right = filled_right(here, lines[:1], periods)
    assert {str(at): each for (_slot, at), each in right.items()} == {"2026-02": 1.0}


def test_a_series_without_a_beginning_is_refused() -> None:
    scorecard = card(measure("A"))
    lines = card_lines(Relations(scorecard), SeriesKind.ACTUAL)
    with pytest.raises(UserError, match="A series begins with a number"):
        series_over(context(scorecard), lines, months("2026-01", 3), 1.0)


@pytest.mark.parametrize(
    ("cells", "at", "step", "there"),
    [
        # as Ctrl and an arrow go in Excel: x is filled
        ("xxx.x", 0, 1, 2),
        ("xxx.x", 2, 1, 4),
        ("xxx..", 2, 1, 4),
        ("..x.x", 0, 1, 2),
        ("xxx.x", 4, -1, 2),
        ("xxx", 2, 1, 2),
        (".....", 1, -1, 0),
    ],
)
def test_a_jump_ends_at_the_edge_of_what_is_filled(
    cells: str, at: int, step: int, there: int
) -> None:
    assert edge(lambda place: cells[place] == "x", at, step=step, count=len(cells)) == there
