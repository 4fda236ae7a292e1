"""Turn the tree of a formula into a function of the improvements that it hangs on."""

from collections.abc import Callable, Sequence
from typing import TypeAlias

from scorecard_app.domain.formula.tree import (
    Call,
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
from scorecard_app.domain.ids import MeasureId
from scorecard_app.engine.influence.formulas.arithmetic import Arithmetic, T, X

Program: TypeAlias = Callable[[Sequence[X]], T]
"""What a formula gives for improvements, each at the place of its input."""


def compiled(
    node: Node,
    arithmetic: Arithmetic[X, T],
    leaf: Callable[[MeasureId], Program[X, T]],
    own: Callable[[Own], float],
) -> Program[X, T]:
    """Return a formula as a function; `leaf` reads a measure, `own` a figure of its own measure."""
    ways = arithmetic.operations

    def turned(part: Node) -> Program[X, T]:
        match part:
            case Number(value):
                return _fixed(arithmetic.number(value))
            case OwnFigure(which):
                return _fixed(arithmetic.number(own(which)))
            case Reference(measure_id):
                return leaf(measure_id)
            case Negation(operand):
                none = _fixed(arithmetic.number(0.0))
                return _chain(none, [(ways[Operator.SUBTRACT], turned(operand))])
            case Percentage(operand):
                hundred = _fixed(arithmetic.number(100.0))
                return _chain(turned(operand), [(ways[Operator.DIVIDE], hundred)])
            case Operation():
                first, *rest = _along(part)
                steps = [(ways[each.operator], turned(each.right)) for each in (first, *rest)]
                return _chain(turned(first.left), steps)
            case Call(function, arguments):
                parts = [turned(each) for each in arguments]
                return lambda xs: arithmetic.call(function, [each(xs) for each in parts])

    return turned(node)


def _along(node: Operation) -> list[Operation]:
    """Return a chain of operations from its left end on, as it is read."""
    chain = [node]
    while isinstance(chain[-1].left, Operation):
        chain.append(chain[-1].left)
    return chain[::-1]


def _fixed(value: T) -> Program[X, T]:
    return lambda _xs: value


def _chain(
    first: Program[X, T], steps: Sequence[tuple[Callable[[T, T], T], Program[X, T]]]
) -> Program[X, T]:
    if len(steps) == 1:
        ((operation, other),) = steps
        return lambda xs: operation(first(xs), other(xs))

    def chained(xs: Sequence[X]) -> T:
        value = first(xs)
        for operation, other in steps:
            value = operation(value, other(xs))
        return value

    return chained
