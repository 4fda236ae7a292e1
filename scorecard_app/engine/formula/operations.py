"""What operators and functions make of rows of numbers; what is missing stays missing."""

from collections.abc import Callable, Mapping, Sequence
from functools import reduce

import numpy as np

from scorecard_app.domain.formula.tree import Function, Operator
from scorecard_app.engine.arrays import Codes, Flags, Floats
from scorecard_app.engine.formula.columns import Column, checked, joined
from scorecard_app.engine.formula.gap import Gap

SAME = 5e-16
"""Numbers nearer than this share of themselves have the same 15 digits and are equal."""

_NUDGE = 1 + 4 * 2.220446049250313e-16
"""Lifts what lies a few bits under a half up to it, as 1.005 × 100 does."""

_MOST_DIGITS = 20
_WHOLE_FROM = 2.0**52

_Reduce = Callable[[Floats, Floats], Floats]


def combined(operator: Operator, left: Column, right: Column) -> Column:
    """Apply an operator period by period."""
    gaps = joined(left.gaps, right.gaps)
    one, other = left.numbers, right.numbers
    with np.errstate(all="ignore"):  # what overflows or divides by zero becomes a reason
        match operator:
            case Operator.ADD:
                numbers = one + other
            case Operator.SUBTRACT:
                numbers = one - other
            case Operator.MULTIPLY:
                numbers = one * other
            case Operator.DIVIDE:
                gaps = _where_zero(gaps, other)
                numbers = one / other
            case Operator.POWER:
                return _power(one, other, gaps)
            case _:
                numbers = _compared(operator, one, other).astype(np.float64)
        return checked(numbers, gaps)


def negated(column: Column) -> Column:
    """Return minus a row; no zero gets a sign."""
    return Column(0.0 - column.numbers, column.gaps)


def chosen(condition: Column, then: Column, otherwise: Column) -> Column:
    """Take one of two rows period by period; the one not taken spoils nothing."""
    is_true = condition.numbers != 0
    numbers = np.where(is_true, then.numbers, otherwise.numbers)
    gaps = np.where(is_true, then.gaps, otherwise.gaps)
    return checked(numbers, joined(condition.gaps, gaps))


def called(function: Function, arguments: Sequence[Column]) -> Column:
    """Apply a function that needs nothing but its arguments."""
    if function is Function.COALESCE:
        return reduce(_first_known, arguments)
    gaps = reduce(joined, (each.gaps for each in arguments))
    numbers = [each.numbers for each in arguments]
    with np.errstate(all="ignore"):
        return checked(_FUNCTIONS[function](numbers), gaps)


def _first_known(one: Column, other: Column) -> Column:
    known = one.is_known
    return Column(
        np.where(known, one.numbers, other.numbers), np.where(known, one.gaps, other.gaps)
    )


def _where_zero(gaps: Codes, divisor: Floats) -> Codes:
    is_zero = (gaps == Gap.NONE) & (divisor == 0)
    return np.where(is_zero, np.int8(Gap.DIVISION_BY_ZERO), gaps)


def _power(base: Floats, exponent: Floats, gaps: Codes) -> Column:
    """Raise to a power; 0^0 and roots of negatives are no numbers, as in Excel (#NUM!)."""
    gaps = np.where(exponent < 0, _where_zero(gaps, base), gaps)
    undefined = (base == 0) & (exponent == 0)
    return checked(np.where(undefined, np.nan, np.power(base, exponent)), gaps)


def _compared(operator: Operator, one: Floats, other: Floats) -> Flags:
    """Compare as Excel does, to 15 digits: 0.1 + 0.2 equals 0.3."""
    equal = np.abs(one - other) <= SAME * np.maximum(np.abs(one), np.abs(other))
    less = (one < other) & ~equal
    match operator:
        case Operator.EQUAL:
            return equal
        case Operator.UNEQUAL:
            return ~equal
        case Operator.LESS:
            return less
        case Operator.LESS_OR_EQUAL:
            return less | equal
        case Operator.GREATER:
            return ~less & ~equal
        case _:
            return ~less


def _rounded(arguments: Sequence[Floats]) -> Floats:
    """Round half away from zero to so many digits, left of the point where negative."""
    numbers = arguments[0]
    digits = np.trunc(arguments[1]) if len(arguments) > 1 else np.zeros(numbers.shape)
    digits = np.clip(digits, -_MOST_DIGITS, _MOST_DIGITS)
    scale = np.power(10.0, np.abs(digits))
    moved = np.where(digits >= 0, numbers * scale, numbers / scale)
    whole = np.copysign(np.floor(np.abs(moved) * _NUDGE + 0.5), moved)
    back = np.where(digits >= 0, whole / scale, whole * scale)
    return np.where(np.abs(moved) >= _WHOLE_FROM, numbers, back) + 0.0


def _all(arguments: Sequence[Floats]) -> Floats:
    truths: Floats = np.all(np.stack(arguments) != 0, axis=0).astype(np.float64)
    return truths


def _any(arguments: Sequence[Floats]) -> Floats:
    truths: Floats = np.any(np.stack(arguments) != 0, axis=0).astype(np.float64)
    return truths


def _sum(arguments: Sequence[Floats]) -> Floats:
    return reduce(np.add, arguments)


_FUNCTIONS: Mapping[Function, Callable[[Sequence[Floats]], Floats]] = {
    Function.AND: _all,
    Function.OR: _any,
    Function.NOT: lambda arguments: (arguments[0] == 0).astype(np.float64),
    Function.MIN: lambda arguments: reduce(np.minimum, arguments),
    Function.MAX: lambda arguments: reduce(np.maximum, arguments),
    Function.SUM: _sum,
    Function.AVERAGE: lambda arguments: _sum(arguments) / len(arguments),
    Function.ABS: lambda arguments: np.abs(arguments[0]),
    Function.ROUND: _rounded,
}
