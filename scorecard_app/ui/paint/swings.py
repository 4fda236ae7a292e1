"""What a link would meet if it swung aside: several ways at once, among all cards of a map."""

from collections.abc import Iterator, Mapping, Sequence

import numpy as np
import numpy.typing as npt
from PySide6.QtCore import QPointF, QRectF

from scorecard_app.domain.ids import ObjectiveId
from scorecard_app.engine.arrays import Floats
from scorecard_app.ui.paint.trodden import Trodden
from scorecard_app.ui.paint.ways import HEAD_LENGTH

Bend = tuple[float, float]
"""Where the control of a curve stands, along and beside the line from card to card, in lengths."""

Numbers = npt.NDArray[np.intp]

Met = tuple[int, int]
"""How many cards a link crosses and, if none, what it comes close to.

That is cards, and other links with which it runs along.
"""

STRAIGHT: Bend = (0.5, 0.0)
SWINGS: tuple[tuple[Bend, ...], ...] = (
    (STRAIGHT,),
    *(
        tuple(
            (along, sign * step / 100)
            for along in (0.5, 0.35, 0.65, 0.2, 0.8, 0.05, 0.95)
            for sign in (1, -1)
        )
        for step in range(4, 129, 4)
    ),
)
"""How a link may swing aside, the least swings first."""

_INSIDE, _CROSSED, _CLOSE = 1.0, 6.0, 22.0
_OUTWARD = np.array([-1.0, -1.0, 1.0, 1.0])
_STEPS = np.linspace(0.0, 1.0, 17)[:, None]
_LEAST = 1e-9


class Field:
    """Knows where the cards stand between which links swing."""

    def __init__(self, rects: Mapping[ObjectiveId, QRectF]) -> None:
        self._rects = rects
        self._at = {each: place for place, each in enumerate(rects)}
        edges = [(each.left(), each.top(), each.right(), each.bottom()) for each in rects.values()]
        self._boxes: Floats = np.array(edges).reshape(-1, 4)
        self._trodden = Trodden(self._boxes)

    def take(self, start: ObjectiveId, end: ObjectiveId, bend: Bend) -> None:
        """Let others keep away from a link that runs so."""
        (points,) = _curves(self._rects[start], self._rects[end], np.array([bend]))
        self._trodden.take(points)

    def met(self, start: ObjectiveId, end: ObjectiveId, bends: Sequence[Bend]) -> Iterator[Met]:
        """Yield for each way from card to card what it meets of the others.

        A way that turns back into a card at its own ends crosses that, too.
        """
        points = _curves(self._rects[start], self._rects[end], np.array(bends))
        ways, cards = self._near(points)
        lines, boxes = points[ways], self._boxes[cards]
        is_own = (cards == self._at[start]) | (cards == self._at[end])
        margins = np.where(is_own, -_INSIDE, _CROSSED)
        is_crossed = _meet(lines, boxes + margins[:, None] * _OUTWARD)
        crossed = np.bincount(ways[is_crossed], minlength=len(bends))
        may_come_close = (crossed[ways] == 0) & ~is_own
        is_close = _meet(lines[may_come_close], boxes[may_come_close] + _CLOSE * _OUTWARD)
        close = np.bincount(ways[may_come_close][is_close], minlength=len(bends))
        is_free = crossed == 0
        close[is_free] += self._trodden.shared(points[is_free])
        return zip(crossed.tolist(), close.tolist(), strict=True)

    def _near(self, points: Floats) -> tuple[Numbers, Numbers]:
        """Return which way may meet which card: their boxes overlap."""
        low, high = points.min(axis=1) - _CLOSE, points.max(axis=1) + _CLOSE
        boxes = self._boxes
        is_near = (
            (boxes[:, 0] < high[:, None, 0])
            & (boxes[:, 2] > low[:, None, 0])
            & (boxes[:, 1] < high[:, None, 1])
            & (boxes[:, 3] > low[:, None, 1])
        )
        ways, cards = is_near.nonzero()
        return ways, cards


def edge(rect: QRectF, goals: Floats) -> Floats:
    """Return where lines from the middle of a card to some goals leave the card."""
    middle = _point(rect.center())
    half = np.array([rect.width(), rect.height()]) / 2
    ways = goals - middle
    shares = half / np.maximum(np.abs(ways), _LEAST)
    edges: Floats = middle + ways * shares.min(axis=1, initial=1.0)[:, None]
    return edges


def controls_of(here: QPointF, there: QPointF, bends: Floats) -> Floats:
    """Return where the controls of curves between two points stand."""
    across, down = there.x() - here.x(), there.y() - here.y()
    controls: Floats = _point(here) + bends @ np.array([[across, down], [-down, across]])
    return controls


def _curves(start: QRectF, end: QRectF, bends: Floats) -> Floats:
    """Return each way as the corners of a polyline, from the edge of a card to the arrow head."""
    controls = controls_of(start.center(), end.center(), bends)
    leaves, tips = edge(start, controls), edge(end, controls)
    back = controls - tips
    lengths = np.maximum(np.hypot(back[:, 0], back[:, 1]), _LEAST)[:, None]
    bases = tips + back / lengths * HEAD_LENGTH
    rest = 1 - _STEPS
    curves: Floats = (
        rest**2 * leaves[:, None]
        + 2 * rest * _STEPS * controls[:, None]
        + _STEPS**2 * bases[:, None]
    )
    return curves


def _meet(lines: Floats, boxes: Floats) -> npt.NDArray[np.bool_]:
    """Say for each polyline whether it meets the box of the same place (Liang and Barsky 1984)."""
    starts, ways = lines[:, :-1], np.diff(lines, axis=1)
    ways[np.abs(ways) < _LEAST] = _LEAST
    enters, leaves = np.zeros(starts.shape[:2]), np.ones(starts.shape[:2])
    for axis in (0, 1):
        start, way = starts[..., axis], ways[..., axis]
        one = (boxes[:, None, axis] - start) / way
        other = (boxes[:, None, axis + 2] - start) / way
        np.maximum(enters, np.minimum(one, other), out=enters)
        np.minimum(leaves, np.maximum(one, other), out=leaves)
    met: npt.NDArray[np.bool_] = np.any(enters < leaves, axis=1)
    return met


def _point(point: QPointF) -> Floats:
    return np.array([point.x(), point.y()])
