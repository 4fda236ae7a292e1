"""Parts of a way that are drawn by themselves: what has not moved is neither drawn nor cut anew."""

import math
from array import array
from collections.abc import Iterable, Sequence
from functools import cached_property
from itertools import pairwise

from PySide6.QtCore import QRectF

from scorecard_app.ui.paint.curves import LEAST_DASH, Curve, Lines, Piece, Point, Sides, corners
from scorecard_app.ui.paint.hulls import hulls, round_both
from scorecard_app.ui.paint.link_style import Dashes


class Stretch:
    """Pieces from a start whose dashes are their own."""

    def __init__(self, start: Point, pieces: Sequence[Piece]) -> None:
        self.start, self.pieces = start, pieces
        self._drawn: dict[Dashes | None, Lines] = {}

    @cached_property
    def boxes(self) -> list[Sides]:
        """Return a few boxes that hold all that is drawn of it."""
        return hulls(self.start, self.pieces)

    @cached_property
    def _corners(self) -> list[Point]:
        return corners(self.start, self.pieces)

    def touches(self, sought: Iterable[Sides]) -> bool:
        """Say whether anything of it may lie in any of these boxes."""
        boxes = self.boxes
        for left, top, right, bottom in sought:
            for x1, y1, x2, y2 in boxes:
                if x1 < right and left < x2 and y1 < bottom and top < y2:
                    return True
        return False

    def lines(self, dashes: Dashes | None) -> Lines:
        """Return the lines it is drawn by, whole or cut into dashes."""
        found = self._drawn.get(dashes)
        if found is None:
            points = self._corners
            found = self._drawn[dashes] = _whole(points) if dashes is None else cut(points, dashes)
        return found


def stretches_of(curve: Curve) -> list[Stretch]:
    """Return the stretches of a curve."""
    return [Stretch(start, pieces) for start, pieces in curve.stretches]


def followed(curve: Curve, earlier: Sequence[Stretch]) -> tuple[list[Stretch], list[QRectF]]:
    """Return the stretches of a curve, and boxes round what is drawn otherwise than earlier.

    Those that are as they were are the same objects.
    """
    left = {each.start: each for each in earlier}
    found: list[Stretch] = []
    come: list[Sides] = []
    for start, pieces in curve.stretches:
        stretch = left.get(start)
        if stretch is None or stretch.pieces != pieces:
            stretch = Stretch(start, pieces)
            come += stretch.boxes
        else:
            del left[start]
        found.append(stretch)
    gone = [box for each in left.values() for box in each.boxes]
    if len(gone) == len(come):  # they are as a rule much alike
        come, gone = [round_both(one, other) for one, other in zip(gone, come, strict=True)], []
    return found, [QRectF(x1, y1, x2 - x1, y2 - y1) for x1, y1, x2, y2 in (*gone, *come)]


def cut(points: Sequence[Point], dashes: Dashes) -> Lines:
    """Return what is left of a polyline with gaps cut out: a whole number of dashes fits it.

    The last one meets the end. A dash that goes round a corner is one line on each side of it.
    """
    dash, gap = dashes
    lengths = [math.dist(one, other) for one, other in pairwise(points)]
    whole = sum(lengths)
    period = whole / max(round(whole / (dash + gap)), 1)
    off = period * gap / (dash + gap)
    found: list[float] = []
    number, begin, starts, ends = 1, 0.0, off, period
    for (x1, y1), (x2, y2), length in zip(points, points[1:], lengths, strict=False):
        end = begin + length
        if length and starts < end:
            across, down = (x2 - x1) / length, (y2 - y1) / length
            x, y = x1 - across * begin, y1 - down * begin
        while length and starts < end:
            first = starts if starts > begin else begin  # noqa: FURB136 - a call takes far longer
            last = ends if ends < end else end  # noqa: FURB136
            if last - first > LEAST_DASH:
                found += x + across * first, y + down * first, x + across * last, y + down * last
            if ends > end:
                break
            starts, number = number * period + off, number + 1
            ends = number * period
        begin = end
    return array("d", found)


def _whole(points: Sequence[Point]) -> Lines:
    found: Lines = array("d")
    for one, other in pairwise(points):
        found.extend((*one, *other))
    return found
