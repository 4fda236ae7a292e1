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
_Boxes = NDArray[np.float64]
"""One row a box: left, top, right and bottom."""


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

    def span(self, box: QRectF) -> _Span:
        """Return from where to where a box reaches."""
        if self.number:
            return box.top(), box.bottom()
        return box.left(), box.right()

    def cross(self, box: QRectF) -> _Span:
        """Return from where to where a box reaches in the other direction."""
        return _BOTH[1 - self.number].span(box)

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

    def neighbours(self, box: QRectF) -> tuple[list[_Span], list[_Span]]:
        """Return the spans before and after a box in its own strip, in order and clear of it."""
        start, end = self._axis.cross(box)
        reached = bisect_left(self._starts, end), bisect_right(self._ends, start)
        strip = self._found.get(reached)
        if strip is None:
            strip = self._found[reached] = self._strip(start, end)
        middle = sum(self._axis.span(box)) / 2
        before = [each for each in strip if each[1] <= middle]
        after = [each for each in strip if each[0] >= middle]
        return before, after

    def _strip(self, start: float, end: float) -> list[_Span]:
        crosses = self._axis.crosses(self._others)
        spans = self._axis.spans(self._others)[(crosses[:, 0] < end) & (start < crosses[:, 1])]
        return sorted(map(tuple, spans.tolist()))


class SnapField:
    """What there is to snap to while one drag lasts."""

    def __init__(self, others: Iterable[QRectF], bodies: Iterable[QRectF] = ()) -> None:
        sides = [(each.left(), each.top(), each.right(), each.bottom()) for each in others]
        self._others = np.array(sides, dtype=np.float64).reshape(-1, 4)
        self._bodies = tuple(bodies)
        self._strips = [_Strips(axis, self._others) for axis in _BOTH]
        self._stops = [_three(*axis.spans(self._others).T) for axis in _BOTH]
        self._lefts, self._tops = ([np.unique(each).tolist() for each in of] for of in self._stops)

    def snap(self, box: QRectF, reach: float) -> Snap:
        """Return how a box that is about here snaps; each direction on its own."""
        middles = [body.center().y() for body in self._bodies if _overlap(body, box, _DOWN)]
        down = _nearest(box, self._tops, _DOWN, reach, middles)
        if down is None:
            down = _equal_gap(box, self._strips[1], _DOWN, reach)
        moved = box.translated(0.0, down or 0.0)
        across = _nearest(moved, self._lefts, _ACROSS, reach, ())
        if across is None:
            across = _equal_gap(moved, self._strips[0], _ACROSS, reach)
        there = moved.translated(across or 0.0, 0.0)
        is_across, is_down = across is not None, down is not None
        return Snap(
            QPointF(across or 0.0, down or 0.0),
            is_across,
            is_down,
            (*self._guides(there, _ACROSS, is_across), *self._guides(there, _DOWN, is_down)),
            (*self._gaps(there, _ACROSS, is_across), *self._gaps(there, _DOWN, is_down)),
        )

    def _guides(self, box: QRectF, axis: _Axis, is_snapped: bool) -> list[QLineF]:  # noqa: FBT001 - one of two
        """Return a line for each edge or middle that a box shares with others, or a lane."""
        if not is_snapped:
            return []
        found: list[QLineF] = []
        first, last = axis.span(box)
        known = self._tops if axis is _DOWN else self._lefts
        for own in (first, (first + last) / 2, last):
            if any(_is_met(own, each) for each in known):
                is_same = (np.abs(self._stops[axis.number] - own) < _SAME).any(axis=0)
                crosses = axis.crosses(self._others)[is_same].T.tolist()
                start, end = axis.cross(box)
                start, end = min(start, *crosses[0]), max(end, *crosses[1])
                found.append(axis.line(own, start - _BEYOND, end + _BEYOND))
        middle = box.center().y()
        bodies = self._bodies if axis is _DOWN else ()
        found += [
            QLineF(body.left(), middle, body.right(), middle)
            for body in bodies
            if abs(body.center().y() - middle) < _SAME and _overlap(body, box, _ACROSS)
        ]
        return found

    def _gaps(self, box: QRectF, axis: _Axis, is_snapped: bool) -> list[QLineF]:  # noqa: FBT001 - one of two
        """Return the equal gaps next to a box."""
        if not is_snapped:
            return []
        before, after = self._strips[axis.number].neighbours(box)
        before, after = before[-_NEAR:], after[:_NEAR]
        start, end = axis.span(box)
        cross = sum(axis.cross(box)) / 2
        gaps = [(first[1], second[0]) for first, second in pairwise(before)]
        gaps += [(before[-1][1], start)] if before else []
        gaps += [(end, after[0][0])] if after else []
        gaps += [(first[1], second[0]) for first, second in pairwise(after)]
        own = [gap for gap in gaps if start in gap or end in gap]
        return [
            axis.along(*gap, cross)
            for gap in gaps
            if any(each != gap and abs(_length(each) - _length(gap)) < _SAME for each in gaps)
            and any(abs(_length(each) - _length(gap)) < _SAME for each in own)
        ]


def _three(start: NDArray[np.float64], end: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return the starts, middles and ends of many spans."""
    return np.array((start, (start + end) / 2, end))


def _is_met(own: float, stops: list[float]) -> bool:
    """Say whether any of some sorted stops is as good as the same."""
    at = bisect_left(stops, own - _SAME)
    return at < len(stops) and stops[at] < own + _SAME


def _nearest(
    box: QRectF, stops: Sequence[list[float]], axis: _Axis, reach: float, middles: Sequence[float]
) -> float | None:
    """Return the shortest way to where a start, middle or end meets one of its kind."""
    start, end = axis.span(box)
    middle = (start + end) / 2
    ways = [each - middle for each in middles]
    for own, found in zip((start, middle, end), stops, strict=True):
        at = bisect_left(found, own)
        ways += [each - own for each in found[max(at - 1, 0) : at + 1]]
    way = min(ways, key=abs, default=None)
    return way if way is not None and abs(way) <= reach else None


def _equal_gap(box: QRectF, strips: _Strips, axis: _Axis, reach: float) -> float | None:
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
    way = min((each - start for each in wanted), key=abs, default=None)
    return way if way is not None and abs(way) <= reach else None


def _overlap(one: QRectF, other: QRectF, axis: _Axis) -> bool:
    (start, end), (other_start, other_end) = axis.span(one), axis.span(other)
    return start < other_end and other_start < end


def _length(span: _Span) -> float:
    return span[1] - span[0]
