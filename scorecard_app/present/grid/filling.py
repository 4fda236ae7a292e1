"""Fill cells from others: down, across, with one number, or with a series that goes on."""

from collections.abc import Mapping, Sequence
from itertools import cycle, islice

from scorecard_app.domain.periods import Period
from scorecard_app.errors import UserError
from scorecard_app.present.form_parts import FormContext
from scorecard_app.present.grid.cells import own_number
from scorecard_app.present.grid.lines import GridLine
from scorecard_app.present.grid.writing import Place
from scorecard_app.texts import _

_SURE_DIGITS = 12
"""Digits kept of what is computed, so that 0.1 + 0.2 is 0.3."""

Filled = Mapping[Place, float | None]
Lines = Sequence[GridLine]
Periods = Sequence[Period]


def filled_down(context: FormContext, lines: Lines, periods: Periods, *, seeds: int = 1) -> Filled:
    """Give the lines after the first ones the numbers of those, over and over."""
    return {
        (line.slot, period): own_number(context, lines[at % seeds], period)
        for at, line in enumerate(lines)
        if at >= seeds
        for period in periods
    }


def filled_right(context: FormContext, lines: Lines, periods: Periods) -> Filled:
    """Give each period after the first the number of the first."""
    return {
        (line.slot, period): own_number(context, line, periods[0])
        for line in lines
        for period in periods[1:]
    }


def series_right(
    context: FormContext,
    lines: Lines,
    periods: Periods,
    *,
    seeds: int,
    step: float | None = None,
) -> Filled:
    """Go on with the numbers of the first so many periods of each line, as `continued` does.

    Where one of them is empty there is no series: they are repeated, gaps and all.
    """
    filled: dict[Place, float | None] = {}
    count = len(periods) - seeds
    for line in lines:
        numbers = [own_number(context, line, period) for period in periods[:seeds]]
        known = [each for each in numbers if each is not None]
        further: Sequence[float | None] = tuple(islice(cycle(numbers), count))
        if len(known) == seeds:
            further = continued(known, count, step=step)
        filled.update(
            ((line.slot, period), number)
            for period, number in zip(periods[seeds:], further, strict=True)
        )
    return filled


def series_over(context: FormContext, lines: Lines, periods: Periods, step: float | None) -> Filled:
    """Fill what is chosen from the numbers that it begins with; UserError where it has none.

    Where every cell has a number already, the first one is what the series begins with.
    """
    seeds = leading_numbers(context, lines, periods)
    if not seeds:
        raise UserError(
            _("A series begins with a number: choose cells of which the first hold one.")
        )
    if seeds == len(periods):
        seeds = 1
    return series_right(context, lines, periods, seeds=seeds, step=step)


def leading_numbers(context: FormContext, lines: Lines, periods: Periods) -> int:
    """Count the periods at the beginning in which every line has a number: what a series needs."""
    for at, period in enumerate(periods):
        if any(own_number(context, line, period) is None for line in lines):
            return at
    return len(periods)


def usual_step(context: FormContext, line: GridLine, periods: Periods) -> float:
    """Return the step at which the numbers that a line begins with go on; 1 after one number."""
    numbers = [own_number(context, line, period) for period in periods]
    count = next((at for at, each in enumerate(numbers) if each is None), len(numbers))
    known = [each for each in numbers[:count] if each is not None]
    return step_of(known)


def step_of(numbers: Sequence[float]) -> float:
    """Return the step of the straight line through some numbers; 1 for a single one."""
    return _rounded(_slope(numbers)) if len(numbers) > 1 else 1.0


def continued(
    numbers: Sequence[float], count: int, *, step: float | None = None
) -> tuple[float, ...]:
    """Go on with some numbers by a step; without one, along the straight line through them.

    That is the line of least squares, as spreadsheets draw it; a single number is repeated.
    """
    size = len(numbers)
    if step is not None:
        return tuple(_rounded(numbers[-1] + step * at) for at in range(1, count + 1))
    middle, mean, slope = (size - 1) / 2, sum(numbers) / size, _slope(numbers)
    return tuple(_rounded(mean + slope * (at - middle)) for at in range(size, size + count))


def _slope(numbers: Sequence[float]) -> float:
    size, mean = len(numbers), sum(numbers) / len(numbers)
    middle = (size - 1) / 2
    spread = sum((at - middle) ** 2 for at in range(size))
    along = sum((at - middle) * (each - mean) for at, each in enumerate(numbers))
    return along / spread if spread else 0.0


def _rounded(number: float) -> float:
    return float(f"{number:.{_SURE_DIGITS}g}")
