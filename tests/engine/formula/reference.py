"""A tiny evaluator of one formula at one month, number by number: what rows are compared with."""

import math
from collections.abc import Mapping
from dataclasses import dataclass

from scorecard_app.domain.formula.tree import (
    Call,
    Function,
    Negation,
    Node,
    Number,
    Operation,
    Operator,
    Own,
    OwnFigure,
    Percentage,
    Reference,
)

Actuals = Mapping[str, Mapping[int, float]]


class MissingError(Exception):
    """There is no number."""


@dataclass(frozen=True)
class Scalar:
    """Monthly actuals by measure, all of them sums, and the figures of the formula's measure."""

    actuals: Actuals
    own: Mapping[Own, float | None]

    def at(self, node: Node, month: int) -> float | None:
        """Return the number of one month; None where there is none."""
        try:
            return self._at(node, month)
        except MissingError:
            return None

    def _at(self, node: Node, month: int) -> float:
        found = self._raw(node, month)
        if not math.isfinite(found) or abs(found) > 1e15:
            raise MissingError
        return found

    def _raw(self, node: Node, month: int) -> float:
        match node:
            case Number(value):
                return value
            case Reference(key):
                return _given(self.actuals[key].get(month))
            case OwnFigure(which):
                return _given(self.own[which])
            case Negation(operand):
                return -self._at(operand, month)
            case Percentage(operand):
                return self._at(operand, month) / 100
            case Operation(operator, left, right):
                return _combined(operator, self._at(left, month), self._at(right, month))
            case Call(function, arguments):
                return self._called(function, arguments, month)

    def _called(self, function: Function, arguments: tuple[Node, ...], month: int) -> float:
        first = arguments[0]
        match function:
            case Function.IF:
                return self._at(arguments[1 if self._at(first, month) != 0 else 2], month)
            case Function.COALESCE:
                known = (self.at(each, month) for each in arguments)
                return _given(next((each for each in known if each is not None), None))
            case Function.PREV:
                steps = arguments[1]
                assert isinstance(steps, Number)
                return self._at(first, month - int(steps.value))
            case Function.YTD:
                return sum(self._at(first, each) for each in range(month - month % 12, month + 1))
        return _plain(function, [self._at(each, month) for each in arguments])


def _plain(function: Function, numbers: list[float]) -> float:
    match function:
        case Function.AND:
            return float(all(numbers))
        case Function.OR:
            return float(any(numbers))
        case Function.NOT:
            return float(not numbers[0])
        case Function.MIN:
            return min(numbers)
        case Function.MAX:
            return max(numbers)
        case Function.SUM:
            return sum(numbers)
        case Function.AVERAGE:
            return sum(numbers) / len(numbers)
        case _:
            assert function is Function.ABS
            return abs(numbers[0])


def _given(number: float | None) -> float:
    if number is None:
        raise MissingError
    return number


def _combined(operator: Operator, one: float, other: float) -> float:
    try:
        match operator:
            case Operator.ADD:
                return one + other
            case Operator.SUBTRACT:
                return one - other
            case Operator.MULTIPLY:
                return one * other
            case Operator.DIVIDE:
                return one / other
            case Operator.POWER:
                return _power(one, other)
    except (ZeroDivisionError, OverflowError):
        raise MissingError from None
    return float(_compared(operator, one, other))


def _compared(operator: Operator, one: float, other: float) -> bool:
    equal = math.isclose(one, other, rel_tol=5e-16)  # the same 15 digits; 0 is −0, too
    match operator:
        case Operator.EQUAL:
            return equal
        case Operator.UNEQUAL:
            return not equal
        case Operator.LESS:
            return one < other and not equal
        case Operator.LESS_OR_EQUAL:
            return one < other or equal
        case Operator.GREATER:
            return one > other and not equal
        case _:
            return one > other or equal


def _power(one: float, other: float) -> float:
    if one == 0 == other:
        raise MissingError
    found = one**other
    if isinstance(found, complex):
        raise MissingError
    return float(found)
