"""Which way a link takes: up by default, sideways within a row, feedback round the edge."""

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import Enum

from PySide6.QtCore import QPointF, QRectF

from scorecard_app.ui.paint.corridors import Corridors, Row

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


class Side(Enum):
    """An edge of a card, as the direction in which it looks; a flat one lies level."""

    TOP = (0.0, -1.0)
    BOTTOM = (0.0, 1.0)
    LEFT = (-1.0, 0.0)
    RIGHT = (1.0, 0.0)

    def __init__(self, x: float, y: float) -> None:
        self.x, self.y, self.is_flat = x, y, not x


@dataclass(frozen=True, slots=True)
class Place:
    """Where a card stands: its box, and the row and column of its lane."""

    rect: QRectF
    row: int
    column: int = 0


@dataclass(frozen=True, slots=True)
class Plan:
    """A way with the sides of the cards at which it leaves and arrives."""

    way: Way
    leaves: Side
    arrives: Side


def plan(start: Place, end: Place, others: Iterable[Place]) -> Plan:
    """Choose the way between two cards; `others` stand in the row of the first."""
    if end.rect.bottom() + HEAD_LENGTH <= start.rect.top():
        return Plan(Way.UP, Side.TOP, Side.BOTTOM)
    if end.row > start.row:
        return Plan(Way.ROUND, Side.TOP, Side.BOTTOM)
    if start.rect.bottom() + HEAD_LENGTH <= end.rect.top():
        return Plan(Way.DOWN, Side.BOTTOM, Side.TOP)
    runs_right = start.rect.left() <= end.rect.left()
    left, right = (start.rect, end.rect) if runs_right else (end.rect, start.rect)
    is_near = right.left() - left.right() < _LEVEL_GAP
    if is_near or start.column != end.column or _is_between(left, right, others):
        return Plan(Way.OVER, Side.TOP, Side.TOP)
    if runs_right:
        return Plan(Way.LEVEL, Side.RIGHT, Side.LEFT)
    return Plan(Way.LEVEL, Side.LEFT, Side.RIGHT)


def leanings(chosen: Plan, start: QRectF, end: QRectF, corridors: Corridors) -> tuple[float, float]:
    """Return where along its sides a link wants to leave and to arrive: where it turns first.

    One that goes over cards leaves outermost, so that it crosses none of those that go up.
    """
    here, there = start.center(), end.center()
    match chosen.way:
        case Way.UP:
            return _passages(here, there, corridors.between(end.bottom(), start.top()))
        case Way.OVER:
            side = math.copysign(_FAR, there.x() - here.x())
            return side - there.x(), -side - here.x()
        case Way.ROUND:
            return _FAR, _FAR
        case Way.DOWN:
            return there.x(), here.x()
        case Way.LEVEL:
            return there.y(), here.y()


def _passages(here: QPointF, there: QPointF, rows: Sequence[Row]) -> tuple[float, float]:
    """Return where a straight line, bent only where it must be, passes its first and last row."""
    x, y = here.x(), here.y()
    passed: list[float] = []
    for row in reversed(rows):
        middle = (row.top + row.bottom) / 2
        share = (y - middle) / (y - there.y())
        straight = x + (there.x() - x) * share
        x, y = row.passage(straight), middle
        passed.append(0.0 if x == straight else x)
    if not any(passed):
        return there.x(), here.x()
    return passed[0] or there.x(), passed[-1] or here.x()


def _is_between(left: QRectF, right: QRectF, others: Iterable[Place]) -> bool:
    middles = left.center().y(), right.center().y()
    width = right.left() - left.right()
    line = QRectF(left.right(), min(middles), width, abs(middles[0] - middles[1]) + 1)
    return any(other.rect.intersects(line) for other in others)
