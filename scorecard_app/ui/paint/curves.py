"""Curves as few numbers: built from ways, flattened for the screen, whole for paper."""

import math
from array import array
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from itertools import pairwise
from typing import TypeAlias

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainterPath

Lines: TypeAlias = "array[float]"
"""Lines as Qt holds them in memory: four doubles each."""

Point = tuple[float, float]
Piece = tuple[Point, ...]
"""One point: a line to it. Three points: a cubic with two controls, to the third."""

Sides = tuple[float, float, float, float]
"""The left, top, right and bottom of a box."""

Run = tuple[Point, Sequence[Piece]]
"""Pieces that follow one another from a start."""

FEWEST_STEPS = 4
MOST_STEPS = 18
LEAST_DASH = 1e-6
"""What is shorter is no dash, but an error of rounding where two lines meet."""

_ROUNDING, _WIDE = 12.0, 40.0
_QUARTER = 0.5523
"""How far towards a corner the controls of a cubic are that comes close to a quarter circle."""

_STRAIGHT = 0.5
_LONG = 40.0
"""As long as this, a straight piece has dashes of its own."""

_ENDS = (0.0, 1.0)


@dataclass(frozen=True)
class Curve:
    """Lines and cubics, one after the other, from a start."""

    start: Point
    pieces: tuple[Piece, ...]

    @property
    def end(self) -> Point:
        """Return where the curve ends."""
        return self.pieces[-1][-1]

    @cached_property
    def points(self) -> tuple[Point, ...]:
        """Return the curve as the corners of a polyline."""
        return tuple(corners(self.start, self.pieces))

    @property
    def stretches(self) -> list[Run]:
        """Return it in parts, to each of which dashes are fitted: long straight pieces, and runs.

        Where one of them moves, the dashes of the others stay as they are.
        """
        pieces = self.pieces
        if len(pieces) == 1:
            return [(self.start, pieces)]
        here, found, first = self.start, list[Run](), 0
        begin = here
        for index, piece in enumerate(pieces):
            end = piece[-1]
            if len(piece) == 1 and abs(end[0] - here[0]) + abs(end[1] - here[1]) >= _LONG:
                if index > first:
                    found.append((begin, pieces[first:index]))
                found.append((here, (piece,)))
                first, begin = index + 1, end
            here = end
        if first < len(pieces):
            found.append((begin, pieces[first:]))
        return found

    @cached_property
    def sketch(self) -> Lines:
        """Return far fewer lines, good enough to be seen from afar."""
        flat: Lines = array("d")
        last = self.start
        for piece in self.pieces:
            for point in piece if len(piece) == 1 else _flattened(last, piece, FEWEST_STEPS):
                flat.extend((*last, *point))
                last = point
        return flat

    @cached_property
    def box(self) -> QRectF:
        """Return the smallest box round the curve."""
        xs, ys = zip(*self.points, strict=True)
        left, top = min(xs), min(ys)
        return QRectF(left, top, max(xs) - left, max(ys) - top)

    @cached_property
    def path(self) -> QPainterPath:
        """Return the curve as Qt's path: smooth at every scale."""
        path = QPainterPath(QPointF(*self.start))
        for piece in self.pieces:
            if len(piece) == 1:
                path.lineTo(*piece[0])
            else:
                path.cubicTo(*(QPointF(*point) for point in piece))
        return path

    @cached_property
    def length(self) -> float:
        """Return how long the curve is."""
        return sum(math.dist(one, other) for one, other in self._steps())

    @cached_property
    def middle(self) -> QPointF:
        """Return the point at half the length."""
        return self.point_at(self.length / 2)

    def point_at(self, length: float) -> QPointF:
        """Return the point so far along the curve; a negative length counts from its end."""
        left = length if length >= 0 else self.length + length
        for one, other in self._steps():
            step = math.dist(one, other)
            if left <= step and step:
                share = left / step
                return QPointF(
                    one[0] + (other[0] - one[0]) * share, one[1] + (other[1] - one[1]) * share
                )
            left -= step
        return QPointF(*self.points[-1])

    def at_height(self, height: float) -> QPointF | None:
        """Return the first point at this height, if the curve comes there."""
        for (x1, y1), (x2, y2) in self._steps():
            if y1 != y2 and min(y1, y2) <= height <= max(y1, y2):
                return QPointF(x1 + (x2 - x1) * (height - y1) / (y2 - y1), height)
        return None

    def distance(self, point: QPointF) -> float:
        """Return how far a point lies from the curve."""
        at = (point.x(), point.y())
        return min(_distance(at, one, other) for one, other in self._steps())

    def _steps(self) -> Iterator[tuple[Point, Point]]:
        return pairwise(self.points)


def corners(start: Point, pieces: Iterable[Piece]) -> list[Point]:
    """Return pieces as the corners of a polyline."""
    found = [start]
    for piece in pieces:
        if len(piece) == 1:
            found.append(piece[0])
        else:
            here = found[-1]
            found += _flattened(here, piece, _steps(here, piece))
    return found


def swung(start: Point, end: Point, *, is_upright: bool, turn: float = 0.5) -> Piece:
    """Return a cubic that leaves and arrives upright, or level; a line where that is straight.

    An upright one turns after this share of its height.
    """
    (x1, y1), (x2, y2) = start, end
    if abs(x2 - x1 if is_upright else y2 - y1) < _STRAIGHT:
        return (end,)
    if is_upright:
        height = y1 + (y2 - y1) * turn
        return (x1, height), (x2, height), end
    middle = (x1 + x2) / 2
    return (middle, y1), (middle, y2), end


def swing(across: float, height: float, turn: float) -> tuple[Sequence[float], Sequence[float]]:
    """Return the corners of an upright swing so far: shares of the way across, and of its height.

    They are those of what `swung` returns, from start to end.
    """
    if abs(across) < _STRAIGHT:
        return _ENDS, _ENDS
    return _swing(_steps_between(across, height), turn)


def stepped(start: Point, end: Point, level: float) -> tuple[Piece, ...]:
    """Return a way that leaves and arrives upright, and runs at a level between two wide bends."""
    (x1, y1), (x2, y2) = start, end
    half, rest = abs(x2 - x1) / 2, 1 - _QUARTER
    reach = math.copysign(min(half, _WIDE), x2 - x1)
    other = (x2 - reach, level)
    one = (x1 + reach, level) if half > _WIDE else other
    first = ((x1, y1 + (level - y1) * _QUARTER), (x1 + reach * rest, level), one)
    last = ((x2 - reach * rest, level), (x2, y2 + (level - y2) * _QUARTER), end)
    return (first, (other,), last) if half > _WIDE else (first, last)


def reversed_way(start: Point, pieces: Sequence[Piece]) -> tuple[Piece, ...]:
    """Return the way back to a start from where these pieces lead."""
    back: list[Piece] = []
    here = start
    for piece in pieces:
        back.append((*piece[-2::-1], here))
        here = piece[-1]
    return tuple(reversed(back))


def middle_of(start: Point, piece: Piece) -> Point:
    """Return the point of a cubic at half of its course."""
    (x0, y0), ((x1, y1), (x2, y2), (x3, y3)) = start, piece
    return (x0 + 3 * (x1 + x2) + x3) / 8, (y0 + 3 * (y1 + y2) + y3) / 8


def halved(start: Point, piece: Piece) -> tuple[Piece, Piece]:
    """Return the two cubics that one cubic is made of (de Casteljau)."""
    (one, two, end) = piece
    first, middle, last = _midway(start, one), _midway(one, two), _midway(two, end)
    before, after = _midway(first, middle), _midway(middle, last)
    return (first, before, _midway(before, after)), (after, last, end)


def rounded(corners: Sequence[Point]) -> tuple[Piece, ...]:
    """Return the way along these corners, each of them rounded off."""
    pieces: list[Piece] = []
    for before, corner, after in zip(corners, corners[1:], corners[2:], strict=False):
        reach = min(_ROUNDING, math.dist(before, corner) / 2, math.dist(corner, after) / 2)
        start, end = _towards(corner, before, reach), _towards(corner, after, reach)
        pieces.append((start,))
        pieces.append((_between(start, corner), _between(end, corner), end))
    pieces.append((corners[-1],))
    return tuple(pieces)


def _midway(one: Point, other: Point) -> Point:
    return (one[0] + other[0]) / 2, (one[1] + other[1]) / 2


def _between(start: Point, corner: Point) -> Point:
    """Return the control of a cubic that comes close to a quarter of a circle."""
    across, down = corner[0] - start[0], corner[1] - start[1]
    return start[0] + across * _QUARTER, start[1] + down * _QUARTER


def _towards(start: Point, goal: Point, length: float) -> Point:
    whole = math.dist(start, goal) or 1.0
    share = length / whole
    return start[0] + (goal[0] - start[0]) * share, start[1] + (goal[1] - start[1]) * share


def _steps(start: Point, piece: Piece) -> int:
    """Return in how many steps a cubic is flattened: more for a longer one."""
    end = piece[-1]
    return _steps_between(end[0] - start[0], end[1] - start[1])


def _steps_between(across: float, down: float) -> int:
    steps = int(math.sqrt(abs(across) + abs(down)))
    return min(max(steps, FEWEST_STEPS), MOST_STEPS)


@cache
def _swing(steps: int, turn: float) -> tuple[Sequence[float], Sequence[float]]:
    """Return shares of the way across and of the height after so many steps."""
    across = [c + d for _a, _b, c, d in WEIGHTS[steps]]
    up = [(b + c) * turn + d for _a, b, c, d in WEIGHTS[steps]]
    return (0.0, *across), (0.0, *up)


def _flattened(start: Point, piece: Piece, steps: int) -> list[Point]:
    """Return points along a cubic."""
    (x0, y0), ((x1, y1), (x2, y2), (x3, y3)) = start, piece
    return [
        (a * x0 + b * x1 + c * x2 + d * x3, a * y0 + b * y1 + c * y2 + d * y3)
        for a, b, c, d in WEIGHTS[steps]
    ]


def _weights(steps: int) -> tuple[tuple[float, float, float, float], ...]:
    even = [step / steps for step in range(1, steps + 1)]
    shares = [(each + (1 - math.cos(math.pi * each)) / 2) / 2 for each in even]
    return tuple(((1 - t) ** 3, 3 * (1 - t) ** 2 * t, 3 * (1 - t) * t * t, t**3) for t in shares)


WEIGHTS = {steps: _weights(steps) for steps in range(FEWEST_STEPS, MOST_STEPS + 1)}
"""Bernstein polynomials of degree 3, for each number of steps: closer where it turns."""


def _distance(at: Point, one: Point, other: Point) -> float:
    across, down = other[0] - one[0], other[1] - one[1]
    square = across * across + down * down
    if not square:
        return math.dist(at, one)
    share = ((at[0] - one[0]) * across + (at[1] - one[1]) * down) / square
    share = min(max(share, 0.0), 1.0)
    return math.dist(at, (one[0] + across * share, one[1] + down * share))
