"""Many lines in few arrays: found by what is in sight, cut into dashes and drawn by one call."""

from array import array
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

from scorecard_app.ui.paint.curves import (
    FEWEST_STEPS,
    LEAST_DASH,
    MOST_STEPS,
    WEIGHTS,
    Curve,
    Lines,
    Point,
    Sides,
)

Floats: TypeAlias = NDArray[np.float64]
Bools: TypeAlias = NDArray[np.bool_]
Drawn: TypeAlias = "Floats | Lines"
"""Lines as Qt holds them in memory, few of them or many: four doubles each."""

_DOUBLES_A_LINE, _DOUBLES_A_ROW = 4, 6

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
    """Straight lines, one row each.

    A row has the ends of its line, how far before the end of its stretch it begins, which is below
    zero, and how long that stretch is.
    """

    rows: Floats

    @classmethod
    def gathered(cls, links: Sequence["Segments"]) -> "Segments":
        """Return the lines of some links as one."""
        return cls(
            np.concatenate([each.rows for each in links])
            if links
            else np.empty((0, _DOUBLES_A_ROW))
        )

    @property
    def lines(self) -> Floats:
        """Return the ends of each line, as Qt holds them in memory."""
        return np.ascontiguousarray(self.rows[:, :_DOUBLES_A_LINE])

    @cached_property
    def _boxes(self) -> Boxes:
        x1, y1, x2, y2 = self.rows[:, :_DOUBLES_A_LINE].T
        return Boxes(np.minimum(x1, x2), np.minimum(y1, y2), np.maximum(x1, x2), np.maximum(y1, y2))

    def within(self, sought: Sequence[QRectF], reach: float) -> "Segments":
        """Return the lines that come so near to any of these rectangles; none stand for all."""
        return Segments(self.rows[self._boxes.touching(sought, reach)]) if sought else self

    def dashed(self, dash: float, gap: float) -> Floats:
        """Return what is left of the lines with gaps cut out of them, the same for few as for all.

        On each stretch, dashes and gaps are a little longer or shorter, so that a whole number of
        them fits: where one stretch changes, the dashes of the next stay where they are. The last
        dash meets the end. A dash that goes round a corner is one line on each side of it.
        """
        here, there, along, whole = np.split(self.rows, (2, 4, 5), axis=1)
        ways = there - here
        lengths = np.hypot(ways[:, 0], ways[:, 1])
        whole = np.maximum(whole[:, 0], LEAST_DASH)
        period = whole / np.maximum(np.rint(whole / (dash + gap)), 1.0)
        dashes = period * (dash / (dash + gap))
        starts = along[:, 0] + dashes
        first = np.floor(starts / period)
        counts = (np.floor((starts + lengths) / period) - first + 1).astype(np.intp)
        line = np.arange(len(counts)).repeat(counts)
        number = np.arange(len(line)) + (first - counts.cumsum() + counts).take(line)
        start = number * period.take(line) - starts.take(line)
        end = np.minimum(start + dashes.take(line), lengths.take(line))
        start = np.maximum(start, 0.0)
        kept = (end - start > LEAST_DASH).nonzero()[0]
        line = line.take(kept)
        shares = 1.0 / lengths.take(line)
        near, way = here.take(line, axis=0), ways.take(line, axis=0)
        found = np.empty((len(line), _DOUBLES_A_LINE))
        found[:, :2] = near + way * (start.take(kept) * shares)[:, None]
        found[:, 2:] = near + way * (end.take(kept) * shares)[:, None]
        return found


def flattened(curves: Sequence[Curve]) -> tuple[Segments, list[int]]:
    """Return the lines of some curves, all at once, and how many each has: as many as corners."""
    controls, is_cubic, stretches = _controls(curves)
    across, down = np.abs(controls[:, 3] - controls[:, 0]).T
    steps = np.sqrt(across + down).astype(np.intp)
    steps = np.where(is_cubic, np.minimum(np.maximum(steps, FEWEST_STEPS), MOST_STEPS), 1)
    ends = (_WEIGHTS[steps] @ controls)[steps[:, None] > _STEPS]
    firsts = steps.cumsum() - steps
    rows = np.empty((len(ends), _DOUBLES_A_ROW))
    rows[:, 2:4] = ends
    rows[1:, :2] = ends[:-1]
    rows[firsts, :2] = controls[:, 0]
    _measure(rows, firsts[stretches])
    pieces = [0, *accumulate(len(curve.pieces) for curve in curves[:-1])]
    return Segments(rows), np.add.reduceat(steps, pieces).tolist()


def _controls(curves: Iterable[Curve]) -> tuple[Floats, Bools, list[int]]:
    """Return every piece as start, two controls and end, and whether it is more than a line.

    Returns as well with which pieces stretches begin.
    """
    points: list[Point] = []
    is_cubic: list[bool] = []
    firsts: list[int] = []
    for curve in curves:
        for start, pieces in curve.stretches:
            firsts.append(len(is_cubic))
            here = start
            for piece in pieces:
                is_cubic.append(len(piece) > 1)
                points += (here, *piece) if is_cubic[-1] else (here, here, *piece, *piece)
                here = piece[-1]
    flat = np.fromiter(chain.from_iterable(points), np.float64, 2 * len(points))
    return flat.reshape(-1, 4, 2), np.array(is_cubic), firsts


def _measure(rows: Floats, firsts: NDArray[np.intp]) -> None:
    """Say of each line how far before the end of its stretch it begins, and how long that is."""
    ways = rows[:, 2:4] - rows[:, :2]
    lengths = np.hypot(ways[:, 0], ways[:, 1])
    along = lengths.cumsum()
    counts = np.diff(firsts, append=len(rows))
    lasts = along[firsts + counts - 1]
    rows[:, 4] = along - lengths - lasts.repeat(counts)
    rows[:, 5] = (lasts - along[firsts] + lengths[firsts]).repeat(counts)


def draw_lines(painter: QPainter, lines: Drawn) -> None:
    """Hand the doubles to Qt as they lie in memory: one call for all lines."""
    if isinstance(lines, array):
        address, count = lines.buffer_info()
    else:
        address, count = lines.ctypes.data, lines.size
    if count:
        first = cast("QLineF", Shiboken.wrapInstance(address, QLineF))
        painter.drawLines(first, count // _DOUBLES_A_LINE)


def _round(boxes: Iterable[QRectF]) -> QRectF:
    """Return the box round boxes."""
    whole = QRectF()
    for box in boxes:
        whole = whole.united(box)
    return whole
