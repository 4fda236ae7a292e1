"""Turn the tree of a formula into a function of the improvements that it hangs on.

Where a formula looks back, the months before month 0 stand at the head of every row, in which
nothing has moved yet. Month t of a formula by quarters stands for the quarter that ends as things
are in month t, so that the one before it is that of month t − 3.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import NamedTuple, Protocol, TypeAlias

import numpy as np

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
from scorecard_app.domain.ids import MeasureId
from scorecard_app.domain.measures import Aggregation
from scorecard_app.engine.influence.formulas.arithmetic import Values, function_of, operated

MONTHS_A_YEAR = 12


class Moves(NamedTuple):
    """The improvements of a formula's inputs by month, `before` months before month 0 first."""

    rows: Sequence[Values]
    before: int = 0


Program: TypeAlias = Callable[[Moves], Values]
"""What a formula gives for the improvements of its inputs."""


@dataclass(frozen=True, slots=True)
class Clock:
    """How many months a period of a formula has, and which one of its year month 0 belongs to."""

    months: int
    place: int = 0

    @property
    def a_year(self) -> int:
        """Return how many periods a year has."""
        return MONTHS_A_YEAR // self.months

    def places(self, rows: int, before: int) -> Values:
        """Return for each month how many periods of its year have passed."""
        periods = (np.arange(rows) - before) // self.months
        return np.asarray((self.place + periods) % self.a_year)


class Sight(NamedTuple):
    """How many months before its own a part of a formula looks, and how far back at most."""

    lag: int = 0
    back: int = 0

    def earlier(self, months: int) -> "Sight":
        """Return the sight of a part that looks so much further back."""
        return Sight(self.lag + months, self.back + months)

    def over(self, months: int) -> "Sight":
        """Return the sight of a part that looks at so many months more."""
        return Sight(self.lag, self.back + months)


HERE = Sight()
"""The sight of a formula that nothing reads from later on."""


class Reader(Protocol):
    """What a formula reads: measures, figures of its own measure and the calendar."""

    def leaf(self, measure_id: MeasureId, sight: Sight) -> Program:
        """Return what is read of a measure."""

    def year(self, measure_id: MeasureId, sight: Sight) -> tuple[Program, Aggregation]:
        """Return what is read of a measure over a year, and how its year to date is made."""

    def own(self, which: Own, sight: Sight) -> float:
        """Return a figure of the formula's own measure."""

    def clock(self) -> Clock:
        """Return the clock of a formula that looks back."""


def compiled(  # noqa: C901 - one case a kind of node
    node: Node, reader: Reader, sight: Sight = HERE
) -> Program:
    """Return a formula as a function."""

    def turned(part: Node) -> Program:
        match part:
            case Number(value):
                return _fixed(value)
            case OwnFigure(which):
                return _fixed(reader.own(which, sight))
            case Reference(measure_id):
                return reader.leaf(measure_id, sight)
            case Negation(operand):
                return _chain(_fixed(0.0), [(operated(Operator.SUBTRACT), turned(operand))])
            case Percentage(operand):
                return _chain(turned(operand), [(operated(Operator.DIVIDE), _fixed(100.0))])
            case Operation():
                first, *rest = _along(part)
                steps = [(operated(each.operator), turned(each.right)) for each in (first, *rest)]
                return _chain(turned(first.left), steps)
            case Call(Function.PREV, (first, *others)):
                return _earlier(first, others, reader, sight)
            case Call(Function.YTD, (first,)):
                return _year_to_date(first, reader, sight)
            case Call(function, arguments):
                called, parts = function_of(function), [turned(each) for each in arguments]
                return lambda moves: called([each(moves) for each in parts])

    return turned(node)


def earlier(values: Values, months: int) -> Values:
    """Return in each month what stood so many months before; NaN where the rows do not reach."""
    if not np.ndim(values) or not months:
        return values
    found = np.full_like(values, np.nan)
    found[months:] = values[:-months]
    return found


def _earlier(node: Node, others: Sequence[Node], reader: Reader, sight: Sight) -> Program:
    periods = int(others[0].value) if others and isinstance(others[0], Number) else 1
    months = periods * reader.clock().months
    inner = compiled(node, reader, sight.earlier(months))
    return lambda moves: earlier(inner(moves), months)


def _year_to_date(node: Node, reader: Reader, sight: Sight) -> Program:
    """Aggregate a measure as it says itself, add up anything else, from the year's start."""
    clock = reader.clock()
    sight = sight.over(MONTHS_A_YEAR - clock.months)
    if isinstance(node, Reference):
        inner, how = reader.year(node.measure_id, sight)
    else:
        inner, how = compiled(node, reader, sight), Aggregation.SUM
    return lambda moves: _to_date(inner(moves), moves, clock, how)


def _to_date(values: Values, moves: Moves, clock: Clock, how: Aggregation) -> Values:
    if how is Aggregation.LAST:
        return values
    shape = moves.rows[0].shape
    values = np.broadcast_to(values, shape)
    places = clock.places(shape[0], moves.before).reshape(-1, *[1] * (len(shape) - 1))
    terms = [
        np.where(places >= k, earlier(values, k * clock.months), _EMPTY[how])
        for k in range(clock.a_year)
    ]
    if how is Aggregation.SUM:
        return np.asarray(sum(terms))
    known = [~np.isnan(each) for each in terms]
    match how:
        case Aggregation.MAXIMUM:
            return np.asarray(np.fmax.reduce(terms))
        case Aggregation.MINIMUM:
            return np.asarray(np.fmin.reduce(terms))
        case _:
            whole = sum(
                np.where(is_known, t, 0.0) for is_known, t in zip(known, terms, strict=True)
            )
            return np.asarray(whole / np.sum(known, axis=0))


_EMPTY = {
    Aggregation.SUM: 0.0,
    Aggregation.MEAN: np.nan,
    Aggregation.MAXIMUM: np.nan,
    Aggregation.MINIMUM: np.nan,
}
"""What stands for the months that do not belong to the year."""


def _along(node: Operation) -> list[Operation]:
    """Return a chain of operations from its left end on, as it is read."""
    chain = [node]
    while isinstance(chain[-1].left, Operation):
        chain.append(chain[-1].left)
    return chain[::-1]


def _fixed(value: float) -> Program:
    held = np.array(value)
    return lambda _moves: held


def _chain(
    first: Program, steps: Sequence[tuple[Callable[[Values, Values], Values], Program]]
) -> Program:
    if len(steps) == 1:
        ((operation, other),) = steps
        return lambda moves: operation(first(moves), other(moves))

    def chained(moves: Moves) -> Values:
        value = first(moves)
        for operation, other in steps:
            value = operation(value, other(moves))
        return value

    return chained
