"""What a formula is worked out with: numbers by month, whole rows of them at once.

Months stand on the first axis; samples, if any, on the second. What is missing is NaN and stays
missing, by the rules of `engine.formula`. Complex numbers pass through, too, by which the slope of
a formula is exact (a step along the imaginary axis: Squire and Trapp 1998).
"""

from collections.abc import Callable, Mapping, Sequence
from functools import reduce
from typing import Any, TypeAlias

import numpy as np
import numpy.typing as npt

from scorecard_app.domain.formula.tree import Function, Operator
from scorecard_app.engine.formula.columns import LARGEST, Column
from scorecard_app.engine.formula.operations import SAME, called

Values: TypeAlias = npt.NDArray[Any]
"""Real numbers, or complex ones where a slope is asked for; a single one stands for every month."""


def operated(operator: Operator) -> Callable[[Values, Values], Values]:
    """Return what an operator makes of two rows."""
    return _OPERATIONS[operator]


def function_of(function: Function) -> Callable[[Sequence[Values]], Values]:
    """Return what a function that looks at its own month only makes of rows."""
    return _FUNCTIONS[function]


def within_range(values: Values) -> Values:
    """Return real numbers, NaN where one is missing or beyond all range."""
    real = values.real
    is_known = np.abs(real) <= LARGEST
    return real if is_known.all() else np.where(is_known, real, np.nan)


def _divided(one: Values, other: Values) -> Values:
    found = np.divide(one, other)
    if np.count_nonzero(other) == other.size:
        return found
    return np.where(other == 0, np.nan, found)


def _power(base: Values, exponent: Values) -> Values:
    """Raise to a power; 0^0 and roots of negatives are no numbers."""
    found = np.power(base, exponent)
    bad = (np.equal(base, 0) & (np.real(exponent) <= 0)) | ~(np.abs(found) <= LARGEST)
    return np.where(bad, np.nan, found) if bad.any() else found


def _compared(is_so: Callable[[Values, Values], Values]) -> Callable[[Values, Values], Values]:
    """Return a comparison that takes for equal what has the same 15 digits."""

    def compared(one: Values, other: Values) -> Values:
        left, right = np.real(one), np.real(other)
        is_same = np.abs(left - right) <= SAME * np.maximum(np.abs(left), np.abs(right))
        return _where_known((one, other), is_so(np.where(is_same, right, left), right))

    return compared


def _where_known(values: Sequence[Values], found: Values) -> Values:
    """Return truths as numbers, missing where any of what they rest on is."""
    is_missing = reduce(np.logical_or, (np.isnan(each) for each in values))
    return np.where(is_missing, np.nan, found.astype(np.float64))


def _chosen(values: Sequence[Values]) -> Values:
    condition, then, otherwise = (*values, np.array(np.nan))[:3]
    found = np.where(np.real(condition) != 0, then, otherwise)
    return np.where(np.isnan(condition), np.nan, found)


def _first_known(one: Values, other: Values) -> Values:
    return np.where(np.isnan(one), other, one)


def _all(values: Sequence[Values]) -> Values:
    return _where_known(values, reduce(np.logical_and, (np.real(each) != 0 for each in values)))


def _any(values: Sequence[Values]) -> Values:
    return _where_known(values, reduce(np.logical_or, (np.real(each) != 0 for each in values)))


def _sum(values: Sequence[Values]) -> Values:
    return np.asarray(reduce(np.add, values))


def _absolute(values: Sequence[Values]) -> Values:
    value = values[0]
    return np.where(np.real(value) < 0, -value, value)


def _rounded(values: Sequence[Values]) -> Values:
    """Round as the engine does; a slope is that of the line along which the steps lie."""
    if np.iscomplexobj(values[0]):
        return values[0]
    rows = np.broadcast_arrays(*(np.asarray(each, np.float64) for each in values))
    return called(Function.ROUND, [Column.of(each) for each in rows]).numbers


_OPERATIONS: Mapping[Operator, Callable[[Values, Values], Values]] = {
    Operator.ADD: np.add,
    Operator.SUBTRACT: np.subtract,
    Operator.MULTIPLY: np.multiply,
    Operator.DIVIDE: _divided,
    Operator.POWER: _power,
    Operator.EQUAL: _compared(np.equal),
    Operator.UNEQUAL: _compared(np.not_equal),
    Operator.LESS: _compared(np.less),
    Operator.LESS_OR_EQUAL: _compared(np.less_equal),
    Operator.GREATER: _compared(np.greater),
    Operator.GREATER_OR_EQUAL: _compared(np.greater_equal),
}

_FUNCTIONS: Mapping[Function, Callable[[Sequence[Values]], Values]] = {
    Function.IF: _chosen,
    Function.AND: _all,
    Function.OR: _any,
    Function.NOT: lambda values: _where_known(values, np.real(values[0]) == 0),
    Function.MIN: lambda values: np.asarray(reduce(np.minimum, values)),
    Function.MAX: lambda values: np.asarray(reduce(np.maximum, values)),
    Function.SUM: _sum,
    Function.AVERAGE: lambda values: _sum(values) / len(values),
    Function.ABS: _absolute,
    Function.ROUND: _rounded,
    Function.COALESCE: lambda values: np.asarray(reduce(_first_known, values)),
}
