"""Many lines in few arrays: found by what is in sight, cut into dashes and drawn by one call."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate, chain
from typing import TypeAlias, cast

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QLineF, QRectF
from PySide6.QtGui import QPainter
from shiboken6 import Shiboken

from scorecard_app.ui.paint.curves import FEWEST_STEPS, MOST_STEPS, WEIGHTS, Curve, Point

Floats: TypeAlias = NDArray[np.float64]
Bools: TypeAlias = NDArray[np.bool_]

_DOUBLES_A_LINE = 4
Sides: TypeAlias = tuple[float, float, float, float]
"""The left, top, right and bottom of a box."""

_STEPS = np.arange(MOST_STEPS)
_WEIGHTS = np.zeros((MOST_STEPS + 1, MOST_STEPS, 4))
for _steps, _rows in {1: ((0.0, 0.0, 0.0, 1.0),), **WEIGHTS}.items():
    _WEIGHTS[_steps, : len(_rows)] = _rows

_WORTH_ASKING = 15
"""For fewer than this for each place it takes longer to ask for it than to draw them all."""


@dataclass(frozen=True)
class Boxes:
    """The sides of many boxes, one array each."""

    left: Floats
    top: Floats
    right: Floats
    bottom: Floats

    @classmethod
    def of(cls, sides: Iterable[Sides]) -> "Boxes":
        """Gather the boxes with these sides."""
        found = np.array(list(sides), dtype=np.float64).reshape(-1, 4)
        return cls(*np.ascontiguousarray(found.T))

    def touching(self, sought: Sequence[QRectF], reach: float = 0.0) -> Bools:
        """Say which come so near to any of some rectangles; to none, which stand for all."""
        if not sought:
            return np.ones(len(self.left), dtype=np.bool_)
        found = self._touching(_round(sought), reach)
        near = found.nonzero()[0]
        if len(near) > _WORTH_ASKING * len(sought):
            rest = Boxes(self.left[near], self.top[near], self.right[near], self.bottom[near])
            touched = np.zeros(len(near), dtype=np.bool_)
            for each in sought:
                touched |= rest._touching(each, reach)
            found[near] = touched
        return found

    def _touching(self, box: QRectF, reach: float) -> Bools:
        return (
            (self.left <= box.right() + reach)
            & (self.right >= box.left() - reach)
            & (self.top <= box.bottom() + reach)
            & (self.bottom >= box.top() - reach)
        )


@dataclass(frozen=True)
class Segments:
    """Straight lines as Qt holds them in memory, and how far before its link's end each begins.

    That is below zero: dashes are counted from the end, so that one of them meets the arrow head.
    """

    lines: Floats
    along: Floats

    @classmethod
    def gathered(cls, links: Sequence["Segments"]) -> "Segments":
        """Return the lines of some links as one."""
        if not links:
            return cls(np.empty((0, _DOUBLES_A_LINE)), np.empty(0))
        return cls(
            np.concatenate([each.lines for each in links]),
            np.concatenate([each.along for each in links]),
        )

    @cached_property
    def _boxes(self) -> Boxes:
        x1, y1, x2, y2 = self.lines.T
        return Boxes(np.minimum(x1, x2), np.minimum(y1, y2), np.maximum(x1, x2), np.maximum(y1, y2))

    def within(self, sought: Sequence[QRectF], reach: float) -> "Segments":
        """Return the lines that come so near to any of these rectangles; none stand for all."""
        if not sought:
            return self
        found = self._boxes.touching(sought, reach)
        return Segments(self.lines[found], self.along[found])

    def dashed(self, dash: float, gap: float) -> Floats:
        """Return what is left of the lines with gaps cut out of them, the same for few as for all.

        A dash that goes round a corner is one line on each side of it.
        """
        period = dash + gap
        ways = self.lines[:, 2:] - self.lines[:, :2]
        lengths = np.hypot(*ways.T)
        starts = self.along + dash
        ends = starts + lengths
        first = np.floor(starts / period)
        counts = (np.floor(ends / period) - first + 1).astype(np.intp)
        line = np.repeat(np.arange(len(counts)), counts)
        number = first[line] + np.arange(len(line)) - np.repeat(np.cumsum(counts) - counts, counts)
        start = np.maximum(number * period, starts[line]) - starts[line]
        end = np.minimum(number * period + dash, ends[line]) - starts[line]
        kept = end > start
        line = line[kept]
        shares = np.column_stack((start[kept], end[kept])) / lengths[line, None]
        points = self.lines[line, None, :2] + shares[:, :, None] * ways[line, None, :]
        return np.ascontiguousarray(points.reshape(-1, _DOUBLES_A_LINE))


def flattened(curves: Sequence[Curve]) -> tuple[Segments, list[int]]:
    """Return the lines of some curves, all at once, and how many each has: as many as corners."""
    controls, is_cubic = _controls(curves)
    across, down = np.abs(controls[:, 3] - controls[:, 0]).T
    steps = np.sqrt(across + down).astype(np.intp)
    steps = np.where(is_cubic, np.minimum(np.maximum(steps, FEWEST_STEPS), MOST_STEPS), 1)
    ends = (_WEIGHTS[steps] @ controls)[steps[:, None] > _STEPS]
    firsts = [0, *accumulate(len(curve.pieces) for curve in curves[:-1])]
    counts = np.add.reduceat(steps, firsts)
    lines = np.empty((len(ends), _DOUBLES_A_LINE))
    lines[:, 2:] = ends
    lines[1:, :2] = ends[:-1]
    lines[counts.cumsum() - counts, :2] = [curve.start for curve in curves]
    return Segments(lines, _before_end(lines, counts)), counts.tolist()


def _controls(curves: Iterable[Curve]) -> tuple[Floats, Bools]:
    """Return every piece as start, two controls and end, and whether it is more than a line."""
    points: list[Point] = []
    is_cubic: list[bool] = []
    for curve in curves:
        here = curve.start
        for piece in curve.pieces:
            is_cubic.append(len(piece) > 1)
            points += (here, *piece) if is_cubic[-1] else (here, here, *piece, *piece)
            here = piece[-1]
    flat = np.fromiter(chain.from_iterable(points), np.float64, 2 * len(points))
    return flat.reshape(-1, 4, 2), np.array(is_cubic)


def _before_end(lines: Floats, counts: NDArray[np.intp]) -> Floats:
    """Return how far before the end of its link each line begins; so many lines make a link."""
    ways = lines[:, 2:] - lines[:, :2]
    lengths = np.hypot(ways[:, 0], ways[:, 1])
    along = lengths.cumsum()
    ends: Floats = along[counts.cumsum() - 1].repeat(counts)
    return along - lengths - ends


def draw_lines(painter: QPainter, lines: Floats) -> None:
    """Hand the doubles to Qt as they lie in memory: one call for all lines."""
    if len(lines):
        first = cast("QLineF", Shiboken.wrapInstance(lines.ctypes.data, QLineF))
        painter.drawLines(first, len(lines))


def _round(boxes: Iterable[QRectF]) -> QRectF:
    """Return the box round boxes."""
    whole = QRectF()
    for box in boxes:
        whole = whole.united(box)
    return whole
