"""What a formula is once it is read: a tree of frozen nodes over numbers and truths."""

from dataclasses import dataclass
from enum import Enum

from scorecard_app.domain.ids import MeasureId


class Own(Enum):
    """What a formula may say of the measure that it belongs to, by the word it uses."""

    VALUE = "VALUE"
    TARGET = "TARGET"
    BASELINE = "BASELINE"
    MINIMUM = "MN"
    MAXIMUM = "MX"


class Operator(Enum):
    """What stands between two operands, as it is spelled."""

    ADD = "+"
    SUBTRACT = "-"
    MULTIPLY = "*"
    DIVIDE = "/"
    POWER = "^"
    EQUAL = "="
    UNEQUAL = "<>"
    LESS = "<"
    LESS_OR_EQUAL = "<="
    GREATER = ">"
    GREATER_OR_EQUAL = ">="


class Function(Enum):
    """What may be called, as it is spelled."""

    YTD = "YTD"
    PREV = "PREV"
    IF = "IF"
    AND = "AND"
    OR = "OR"
    NOT = "NOT"
    MIN = "MIN"
    MAX = "MAX"
    SUM = "SUM"
    AVERAGE = "AVERAGE"
    ABS = "ABS"
    ROUND = "ROUND"
    COALESCE = "COALESCE"


@dataclass(frozen=True, slots=True)
class Number:
    """A number as written."""

    value: float


@dataclass(frozen=True, slots=True)
class Reference:
    """The actual values of another measure."""

    measure_id: MeasureId


@dataclass(frozen=True, slots=True)
class OwnFigure:
    """A figure of the measure that the formula belongs to."""

    which: Own


@dataclass(frozen=True, slots=True)
class Negation:
    """Minus something."""

    operand: "Node"


@dataclass(frozen=True, slots=True)
class Percentage:
    """Something divided by a hundred: `5%`."""

    operand: "Node"


@dataclass(frozen=True, slots=True)
class Operation:
    """Two operands and what stands between them; a comparison gives 1 or 0."""

    operator: Operator
    left: "Node"
    right: "Node"


@dataclass(frozen=True, slots=True)
class Call:
    """A function of some arguments."""

    function: Function
    arguments: tuple["Node", ...]


Node = Number | Reference | OwnFigure | Negation | Percentage | Operation | Call
"""Any part of a formula."""
