"""Where a dragged box snaps to: edges, middles and equal gaps of others, and middles of lanes."""

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QLineF, QPointF, QRectF

REACH_PX = 8.0
"""How near, in pixels, a box has to come to what it snaps to."""

_SAME = 0.5
_BEYOND = 8.0
"""How far a guide reaches beyond what it joins."""

_NEAR = 2
"""How many neighbours on each side have their gaps marked."""

_Span = tuple[float, float]
_Box = tuple[float, float, float, float]
"""Left, top, right and bottom: questions are asked at every step, and numbers answer fastest."""

_Boxes = NDArray[np.float64]
"""One row a box."""


@dataclass(frozen=True, slots=True)
class Snap:
    """How far a box is to be moved, in which directions it snaps, and the lines that say to what.

    `gaps` are lines from edge to edge, as long as one another where gaps are equal.
    """

    offset: QPointF
    is_across: bool = False
    is_down: bool = False
    guides: tuple[QLineF, ...] = ()
    gaps: tuple[QLineF, ...] = ()


@dataclass(frozen=True, slots=True)
class _Axis:
    """One of the two directions, so that each rule is written once: 0 is across, 1 is down."""

    number: int
    line: Callable[[float, float, float], QLineF]
    along: Callable[[float, float, float], QLineF]

    def span(self, box: _Box) -> _Span:
        """Return from where to where a box reaches."""
        return box[self.number], box[self.number + 2]

    def cross(self, box: _Box) -> _Span:
        """Return from where to where a box reaches in the other direction."""
        return box[1 - self.number], box[3 - self.number]

    def spans(self, boxes: _Boxes) -> _Boxes:
        """Return from where to where each of many boxes reaches."""
        return boxes[:, self.number :: 2]

    def crosses(self, boxes: _Boxes) -> _Boxes:
        """Return from where to where each of many boxes reaches in the other direction."""
        return boxes[:, 1 - self.number :: 2]


_ACROSS = _Axis(
    0,
    line=lambda at, start, end: QLineF(at, start, at, end),
    along=lambda start, end, at: QLineF(start, at, end, at),
)
_DOWN = _Axis(
    1,
    line=lambda at, start, end: QLineF(start, at, end, at),
    along=lambda start, end, at: QLineF(at, start, at, end),
)
_BOTH = (_ACROSS, _DOWN)


class _Strips:
    """What stands beside a box in one direction: the same for all that reach as many others."""

    def __init__(self, axis: _Axis, others: _Boxes) -> None:
        self._axis, self._others = axis, others
        self._starts, self._ends = np.sort(axis.crosses(others), axis=0).T.tolist()
        self._found: dict[tuple[int, int], list[_Span]] = {}

    def neighbours(self, box: _Box) -> tuple[list[_Span], list[_Span]]:
        """Return the spans before and after a box in its own strip, in order and clear of it."""
        start, end = self._axis.cross(box)
        reached = bisect_left(self._starts, end), bisect_right(self._ends, start)
        strip = self._found.get(reached)
        if strip is None:
            strip = self._found[reached] = self._strip(start, end)
        one, other = self._axis.span(box)
        middle = (one + other) / 2
        before = [each for each in strip if each[1] <= middle]
        after = [each for each in strip if each[0] >= middle]
        return before, after

    def _strip(self, start: float, end: float) -> list[_Span]:
        crosses = self._axis.crosses(self._others)
        spans = self._axis.spans(self._others)[(crosses[:, 0] < end) & (start < crosses[:, 1])]
        return sorted(map(tuple, spans.tolist()))


class _Edges:
    """The edges and middles of many boxes in one direction, in their order."""

    def __init__(self, axis: _Axis, others: _Boxes, *stops: list[float]) -> None:
        crosses = axis.crosses(others).tolist()
        found = [(at, *cross) for each in stops for at, cross in zip(each, crosses, strict=True)]
        found.sort()
        self._at = [at for at, _start, _end in found]
        self._crosses = [(start, end) for _at, start, end in found]

    def joined(self, own: float, cross: _Span) -> _Span | None:
        """Return from where to where a guide joins a box to all with an edge here, if any has."""
        first, last = bisect_right(self._at, own - _SAME), bisect_left(self._at, own + _SAME)
        if first == last:
            return None
        starts, ends = zip(cross, *self._crosses[first:last], strict=True)
        return min(starts), max(ends)


class SnapField:
    """What there is to snap to while one drag lasts."""

    def __init__(self, others: Iterable[QRectF], bodies: Iterable[QRectF] = ()) -> None:
        sides = [_sides(each) for each in others]
        self._others = np.array(sides, dtype=np.float64).reshape(-1, 4)
        self._bodies = [_sides(each) for each in bodies]
        self._strips = [_Strips(axis, self._others) for axis in _BOTH]
        stops = [_three(*axis.spans(self._others).T).tolist() for axis in _BOTH]
        self._lefts, self._tops = ([sorted(set(each)) for each in of] for of in stops)
        self._edges = [
            _Edges(axis, self._others, *of) for axis, of in zip(_BOTH, stops, strict=True)
        ]

    def snap(self, box: QRectF, reach: float) -> Snap:
        """Return how a box that is about here snaps; each direction on its own."""
        here = _sides(box)
        middles = [_middle(body) for body in self._bodies if _overlap(body, here, 1)]
        down = _nearest(_DOWN.span(here), self._tops, reach, middles)
        if down is None:
            down = _equal_gap(here, self._strips[1], _DOWN, reach)
        left, top, right, bottom = here
        moved = left, top + (down or 0.0), right, bottom + (down or 0.0)
        across = _nearest(_ACROSS.span(moved), self._lefts, reach, ())
        if across is None:
            across = _equal_gap(moved, self._strips[0], _ACROSS, reach)
        there = left + (across or 0.0), moved[1], right + (across or 0.0), moved[3]
        guides: list[QLineF] = []
        gaps: list[QLineF] = []
        for axis, way in ((_ACROSS, across), (_DOWN, down)):
            if way is not None:
                guides += self._guides(there, axis)
                gaps += self._gaps(there, axis)
        by = QPointF(across or 0.0, down or 0.0)
        return Snap(by, across is not None, down is not None, tuple(guides), tuple(gaps))

    def _guides(self, box: _Box, axis: _Axis) -> list[QLineF]:
        """Return a line for each edge or middle that a box shares with others, or a lane."""
        found: list[QLineF] = []
        first, last = axis.span(box)
        for own in (first, (first + last) / 2, last):
            joined = self._edges[axis.number].joined(own, axis.cross(box))
            if joined is not None:
                start, end = joined
                found.append(axis.line(own, start - _BEYOND, end + _BEYOND))
        middle = _middle(box)
        bodies = self._bodies if axis is _DOWN else ()
        found += [
            QLineF(body[0], middle, body[2], middle)
            for body in bodies
            if abs(_middle(body) - middle) < _SAME and _overlap(body, box, 0)
        ]
        return found

    def _gaps(self, box: _Box, axis: _Axis) -> list[QLineF]:
        """Return the equal gaps next to a box."""
        before, after = self._strips[axis.number].neighbours(box)
        before, after = before[-_NEAR:], after[:_NEAR]
        start, end = axis.span(box)
        gaps = [(first[1], second[0]) for first, second in pairwise(before)]
        gaps += [(before[-1][1], start)] if before else []
        gaps += [(end, after[0][0])] if after else []
        gaps += [(first[1], second[0]) for first, second in pairwise(after)]
        lengths = [last - first for first, last in gaps]
        own = [last - first for first, last in gaps if end == first or start == last]
        one, other = axis.cross(box)
        return [
            axis.along(*gap, (one + other) / 2)
            for gap, length in zip(gaps, lengths, strict=True)
            if _count(lengths, length) > 1 and _count(own, length)
        ]


def _sides(box: QRectF) -> _Box:
    return box.left(), box.top(), box.right(), box.bottom()


def _middle(box: _Box) -> float:
    """Return the height of the middle of a box."""
    return (box[1] + box[3]) / 2


def _count(lengths: Iterable[float], wanted: float) -> int:
    """Return how many lengths are as good as the wanted one."""
    return len([each for each in lengths if abs(each - wanted) < _SAME])


def _three(start: NDArray[np.float64], end: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return the starts, middles and ends of many spans."""
    return np.array((start, (start + end) / 2, end))


def _nearest(
    span: _Span, stops: Sequence[list[float]], reach: float, middles: Iterable[float]
) -> float | None:
    """Return the shortest way to where a start, middle or end meets one of its kind."""
    start, end = span
    middle = (start + end) / 2
    ways = [each - middle for each in middles]
    for own, found in zip((start, middle, end), stops, strict=True):
        at = bisect_left(found, own)
        ways += [each - own for each in found[max(at - 1, 0) : at + 1]]
    way = min(ways, key=abs, default=None)
    return way if way is not None and abs(way) <= reach else None


def _equal_gap(box: _Box, strips: _Strips, axis: _Axis, reach: float) -> float | None:
    """Return the shortest way to a place with equal gaps beside or between two others."""
    before, after = strips.neighbours(box)
    start, end = axis.span(box)
    wanted: list[float] = []
    if len(before) > 1:
        first, second = before[-2:]
        wanted.append(second[1] + second[0] - first[1])
    if len(after) > 1:
        first, second = after[:2]
        wanted.append(first[0] - (second[0] - first[1]) - (end - start))
    if before and after:
        free = after[0][0] - before[-1][1] - (end - start)
        wanted.append(before[-1][1] + free / 2)
    way = min([each - start for each in wanted], key=abs, default=None)
    return way if way is not None and abs(way) <= reach else None


def _overlap(one: _Box, other: _Box, number: int) -> bool:
    """Say whether two boxes overlap in a direction: 0 is across, 1 is down."""
    return one[number] < other[number + 2] and other[number] < one[number + 2]
