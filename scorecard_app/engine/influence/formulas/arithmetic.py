"""What a formula is worked out with: one number at a time, or rows of numbers at once.

`SINGLE` is quick for a month of one run and also takes complex numbers, by which the slope of a
formula is exact (a step along the imaginary axis: Squire and Trapp 1998). `ROWS` is for samples.
Both hold to the rules of `engine.formula`: what is missing stays missing, as NaN.
"""

import math
import operator
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import reduce
from typing import Generic, TypeVar

import numpy as np

from scorecard_app.domain.formula.tree import Function, Operator
from scorecard_app.engine.arrays import Floats
from scorecard_app.engine.formula.columns import LARGEST, Column
from scorecard_app.engine.formula.operations import SAME, called, chosen, combined

X = TypeVar("X")
"""What an improvement is: a number, or a row of them."""
T = TypeVar("T")
"""What a value is."""


@dataclass(frozen=True, slots=True)
class Input:
    """A measure that an objective is seen through, as a formula reads it.

    The formula reads `base`; the objective's improvement, at `place`, moves the measure from
    `current` by `whole` within `low` and `high`, and what is read by `factor` times as much.
    """

    place: int
    base: float
    factor: float
    current: float
    whole: float
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class Arithmetic(Generic[X, T]):
    """How improvements X become values T, and what operators and functions make of values."""

    number: Callable[[float], T]
    reading: Callable[[Input], Callable[[Sequence[X]], T]]
    operations: Mapping[Operator, Callable[[T, T], T]]
    call: Callable[[Function, Sequence[T]], T]


def _reading_single(given: Input) -> Callable[[Sequence[complex]], complex]:
    """Return what reads a moved measure; a complex improvement knows no bounds."""
    place, base, slope = given.place, given.base, given.factor * given.whole
    below, above = (given.factor * (end - given.current) for end in (given.low, given.high))

    def read(xs: Sequence[complex]) -> complex:
        step = slope * xs[place]
        if isinstance(step, float):
            step = below if step < below else min(step, above)
        return base + step

    return read


def _divided(one: complex, other: complex) -> complex:
    return one / other if other else math.nan


def _power(base: complex, exponent: complex) -> complex:
    """Raise to a power; 0^0 and roots of negatives are no numbers."""
    if base == 0:
        return 0.0 if exponent.real > 0 else math.nan
    try:
        found: complex = base**exponent
    except OverflowError:
        return math.nan
    was_real = isinstance(base, float) and isinstance(exponent, float)
    return found if isinstance(found, float) or not was_real else math.nan


def _compared(is_so: Callable[[float, float], bool]) -> Callable[[complex, complex], complex]:
    """Return a comparison that takes for equal what has the same 15 digits."""

    def compared(one: complex, other: complex) -> complex:
        if _is_missing(one) or _is_missing(other):
            return math.nan
        left, right = one.real, other.real
        if abs(left - right) <= SAME * max(abs(left), abs(right)):
            left = right
        return float(is_so(left, right))

    return compared


def _called_single(function: Function, values: Sequence[complex]) -> complex:
    if function is Function.COALESCE:
        return next((each for each in values if not _is_missing(each)), math.nan)
    if function is Function.IF:
        return _chosen(values)
    if any(_is_missing(each) for each in values):
        return math.nan
    return _FUNCTIONS[function](values)


def _chosen(values: Sequence[complex]) -> complex:
    condition, then, otherwise = (*values, math.nan)[:3]
    if _is_missing(condition):
        return math.nan
    return then if condition.real else otherwise


def _rounded(values: Sequence[complex]) -> complex:
    """Round as the engine does; a slope is that of the line along which the steps lie."""
    if isinstance(values[0], float):
        columns = [Column.constant(each.real, 1) for each in values]
        return float(called(Function.ROUND, columns).numbers.item())
    return values[0]


def _absolute(values: Sequence[complex]) -> complex:
    return values[0] if values[0].real >= 0 else -values[0]


def _is_missing(value: complex) -> bool:
    return value != value  # noqa: PLR0124 - only what is no number differs from itself


def _real(value: complex) -> float:
    return value.real


_FUNCTIONS: Mapping[Function, Callable[[Sequence[complex]], complex]] = {
    Function.AND: lambda values: float(all(each.real for each in values)),
    Function.OR: lambda values: float(any(each.real for each in values)),
    Function.NOT: lambda values: float(not values[0].real),
    Function.MIN: lambda values: min(values, key=_real),
    Function.MAX: lambda values: max(values, key=_real),
    Function.SUM: lambda values: reduce(operator.add, values),
    Function.AVERAGE: lambda values: reduce(operator.add, values) / len(values),
    Function.ABS: _absolute,
    Function.ROUND: _rounded,
}

SINGLE: Arithmetic[complex, complex] = Arithmetic(
    number=float,
    reading=_reading_single,
    operations={
        Operator.ADD: operator.add,
        Operator.SUBTRACT: operator.sub,
        Operator.MULTIPLY: operator.mul,
        Operator.DIVIDE: _divided,
        Operator.POWER: _power,
        Operator.EQUAL: _compared(operator.eq),
        Operator.UNEQUAL: _compared(operator.ne),
        Operator.LESS: _compared(operator.lt),
        Operator.LESS_OR_EQUAL: _compared(operator.le),
        Operator.GREATER: _compared(operator.gt),
        Operator.GREATER_OR_EQUAL: _compared(operator.ge),
    },
    call=_called_single,
)


def as_number(value: complex) -> float:
    """Return a value as a number; NaN where it is missing or beyond all range."""
    return value.real if abs(value) <= LARGEST else math.nan


def _reading_rows(given: Input) -> Callable[[Sequence[Floats]], Column]:
    slope = given.factor * given.whole
    below, above = (given.factor * (end - given.current) for end in (given.low, given.high))
    return lambda xs: Column.of(given.base + np.clip(slope * xs[given.place], below, above))


def _constant(number: float) -> Column:
    return Column.of(np.array(number))


def _called_rows(function: Function, columns: Sequence[Column]) -> Column:
    if function is Function.IF:
        condition, then, otherwise = (*columns, _constant(math.nan))[:3]
        return chosen(condition, then, otherwise)
    numbers = np.broadcast_arrays(*(each.numbers for each in columns))
    gaps = np.broadcast_arrays(*(each.gaps for each in columns))
    return called(function, [Column(*each) for each in zip(numbers, gaps, strict=True)])


def _combining(each: Operator) -> Callable[[Column, Column], Column]:
    return lambda one, other: combined(each, one, other)


ROWS: Arithmetic[Floats, Column] = Arithmetic(
    number=_constant,
    reading=_reading_rows,
    operations={each: _combining(each) for each in Operator},
    call=_called_rows,
)
