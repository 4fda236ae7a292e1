"""Which way a link takes: up by default, sideways within a row, feedback round the edge."""

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import Enum
from functools import cached_property

from PySide6.QtCore import QRectF

from scorecard_app.ui.paint.corridors import Corridors, Row
from scorecard_app.ui.paint.curves import Sides

_Spot = tuple[float, float]

HEAD_LENGTH = 8.0
"""How long the head of an arrow is."""

_FAR = 1e9
"""Farther than any map is wide."""

_LEVEL_GAP = 20.0


class Way(Enum):
    """How a link runs from one card to another."""

    UP = "up"
    DOWN = "down"
    LEVEL = "level"
    OVER = "over"
    ROUND = "round"

    __hash__ = object.__hash__  # by name, as enums do it, takes long for what is asked so often


class Side(Enum):
    """An edge of a card, as the direction in which it looks; a flat one lies level."""

    TOP = (0.0, -1.0)
    BOTTOM = (0.0, 1.0)
    LEFT = (-1.0, 0.0)
    RIGHT = (1.0, 0.0)

    def __init__(self, x: float, y: float) -> None:
        self.x, self.y, self.is_flat = x, y, not x

    __hash__ = object.__hash__


@dataclass(frozen=True)
class Place:
    """Where a card stands: its box, and the row and column of its lane."""

    rect: QRectF
    row: int
    column: int = 0

    @cached_property
    def sides(self) -> Sides:
        """Return the left, top, right and bottom of the box: each is asked for many times."""
        rect = self.rect
        return rect.left(), rect.top(), rect.right(), rect.bottom()

    @cached_property
    def centre(self) -> _Spot:
        """Return the middle of the box."""
        left, top, right, bottom = self.sides
        return (left + right) / 2, (top + bottom) / 2


@dataclass(frozen=True, slots=True)
class Plan:
    """A way with the sides of the cards at which it leaves and arrives."""

    way: Way
    leaves: Side
    arrives: Side


_UP = Plan(Way.UP, Side.TOP, Side.BOTTOM)
_DOWN = Plan(Way.DOWN, Side.BOTTOM, Side.TOP)
_ROUND = Plan(Way.ROUND, Side.TOP, Side.BOTTOM)
_OVER = Plan(Way.OVER, Side.TOP, Side.TOP)
_RIGHT = Plan(Way.LEVEL, Side.RIGHT, Side.LEFT)
_LEFT = Plan(Way.LEVEL, Side.LEFT, Side.RIGHT)


def plan(start: Place, end: Place, others: Iterable[Place]) -> Plan:
    """Choose the way between two cards; `others` stand in the row of the first."""
    start_left, start_top, _right, start_bottom = start.sides
    end_left, end_top, _right, end_bottom = end.sides
    if end_bottom + HEAD_LENGTH <= start_top:
        return _UP
    if end.row > start.row:
        return _ROUND
    if start_bottom + HEAD_LENGTH <= end_top:
        return _DOWN
    runs_right = start_left <= end_left
    left, right = (start.rect, end.rect) if runs_right else (end.rect, start.rect)
    is_near = right.left() - left.right() < _LEVEL_GAP
    if is_near or start.column != end.column or _is_between(left, right, others):
        return _OVER
    return _RIGHT if runs_right else _LEFT


def leanings(chosen: Plan, start: Place, end: Place, corridors: Corridors) -> tuple[float, float]:
    """Return where along its sides a link wants to leave and to arrive: where it turns first.

    One that goes over cards leaves outermost, so that it crosses none of those that go up.
    """
    here, there = start.centre, end.centre
    match chosen.way:
        case Way.UP:
            return _passages(here, there, corridors.between(end.sides[3], start.sides[1]))
        case Way.OVER:
            side = math.copysign(_FAR, there[0] - here[0])
            return side - there[0], -side - here[0]
        case Way.ROUND:
            return _FAR, _FAR
        case Way.DOWN:
            return there[0], here[0]
        case Way.LEVEL:
            return there[1], here[1]


def _passages(here: _Spot, there: _Spot, rows: Sequence[Row]) -> tuple[float, float]:
    """Return where a straight line, bent only where it must be, passes its first and last row."""
    (x, y), (goal_x, goal_y) = here, there
    passed: list[float] = []
    for row in reversed(rows):
        middle = row.middle
        straight = x + (goal_x - x) * ((y - middle) / (y - goal_y))
        x, y = row.passage(straight), middle
        passed.append(0.0 if x == straight else x)
    if not passed:
        return there[0], here[0]
    return passed[0] or there[0], passed[-1] or here[0]


def _is_between(left: QRectF, right: QRectF, others: Iterable[Place]) -> bool:
    middles = left.center().y(), right.center().y()
    width = right.left() - left.right()
    line = QRectF(left.right(), min(middles), width, abs(middles[0] - middles[1]) + 1)
    return any(other.rect.intersects(line) for other in others)
