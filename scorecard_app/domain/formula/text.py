"""Write a tree as text again, and find what a tree refers to."""

from collections.abc import Callable, Iterator

from scorecard_app.domain.formula.parser import level_of
from scorecard_app.domain.formula.tokens import STORED, Spelling, bracketed
from scorecard_app.domain.formula.tree import (
    Call,
    Negation,
    Node,
    Number,
    Operation,
    OwnFigure,
    Percentage,
    Reference,
)
from scorecard_app.domain.ids import MeasureId

NameOf = Callable[[MeasureId], str]
"""What stands between the brackets for a measure."""

_PERCENT, _SIGN = 5, 6
"""Percent signs and minus signs hold tighter than all that stands between two operands."""


def stored_name(measure_id: MeasureId) -> str:
    """Return what stands between the brackets of a stored formula."""
    return f"#{measure_id}"


def written(node: Node, spelling: Spelling = STORED, name_of: NameOf = stored_name) -> str:
    """Return a tree as text with no more brackets than needed; the inverse of `parse`."""
    return _written(node, 0, spelling, name_of)


def references(node: Node) -> tuple[MeasureId, ...]:
    """Return the measures that a formula refers to, each once, in the order of the text."""
    found = (each.measure_id for each in parts(node) if isinstance(each, Reference))
    return tuple(dict.fromkeys(found))


def parts(node: Node) -> Iterator[Node]:
    """Yield a tree and all trees within it, in the order of the text."""
    waiting = [node]
    while waiting:
        here = waiting.pop()
        yield here
        match here:
            case Operation(_operator, left, right):
                waiting += (right, left)
            case Negation(operand) | Percentage(operand):
                waiting.append(operand)
            case Call(_function, arguments):
                waiting += reversed(arguments)
            case _:
                pass


def _written(node: Node, least: int, spelling: Spelling, name_of: NameOf) -> str:
    """Write a part, in brackets where it holds less tightly than the place asks for."""
    match node:
        case Number(value):
            return repr(value).removesuffix(".0").replace(".", spelling.decimal)
        case Reference(measure_id):
            return bracketed(name_of(measure_id))
        case OwnFigure(which):
            return which.value
        case Call(function, arguments):
            inner = [_written(each, 0, spelling, name_of) for each in arguments]
            return f"{function.value}({f'{spelling.separators[0]} '.join(inner)})"
        case Negation(operand):
            level, text = _SIGN, "-" + _written(operand, _SIGN, spelling, name_of)
        case Percentage(operand):
            level, text = _PERCENT, _written(operand, _PERCENT, spelling, name_of) + "%"
        case Operation(operator, left, right):
            level = level_of(operator)
            first = _written(left, level, spelling, name_of)
            second = _written(right, level + 1, spelling, name_of)
            text = f"{first} {operator.value} {second}"
    return f"({text})" if level < least else text
