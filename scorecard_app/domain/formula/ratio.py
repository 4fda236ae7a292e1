"""Tell a ratio, which over longer periods is computed again and neither summed nor averaged."""

from scorecard_app.domain.formula.text import references
from scorecard_app.domain.formula.tree import (
    Call,
    Function,
    Negation,
    Node,
    Operation,
    Operator,
    Percentage,
)


def is_ratio(node: Node) -> bool:
    """Say whether a formula divides by a measure, at its top or but for a constant factor.

    So do `[Cost] / [Heads]`, `100 * [Won] / [Bids]` and `ROUND([Cost] / [Heads], 1)`; a thousandth
    of a cost is none.
    """
    match node:
        case Operation(Operator.DIVIDE, left, right):
            return bool(references(right)) or is_ratio(left)
        case Operation(Operator.MULTIPLY, left, right):
            one, other = (left, right) if references(left) else (right, left)
            return not references(other) and is_ratio(one)
        case Negation(operand) | Percentage(operand):
            return is_ratio(operand)
        case Call(Function.ROUND, (rounded, *_places)):
            return is_ratio(rounded)
        case _:
            return False
