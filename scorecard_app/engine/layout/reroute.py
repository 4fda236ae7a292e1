"""Lead one long link through the ranks so that it crosses as little as possible.

While all else stays, the best places of all its bends together are those of a shortest path, from
rank to rank, where going from one gap to another costs the segments between them that it crosses.
Sifting moves one bend at a time and cannot find them, for the bends hold on to each other.
"""

from collections.abc import Sequence
from itertools import pairwise

import numpy as np
import numpy.typing as npt

from scorecard_app.engine.arrays import Floats
from scorecard_app.engine.layout.ordering import Ordering
from scorecard_app.engine.layout.ranks import Way

_Places = npt.NDArray[np.intp]


def reroute(ordering: Ordering, way: Way) -> set[int]:
    """Lead a link along the way that crosses least; return the ranks in which it moved."""
    inner = way[1:-1]
    others = {rank: _without(ordering.orders[rank], node) for rank, node in inner}
    (top, first), (bottom, last) = way[0], way[-1]
    cost = _from_end(ordering, (top, first), others[inner[0][0]], inner[0][0])
    steps: list[_Places] = []
    for (rank, _node), (below, _other) in pairwise(inner):
        between = _between(_segments(ordering, rank, others[rank], others[below], below))
        total = cost[:, None] + between
        steps.append(total.argmin(axis=0))
        cost = total.min(axis=0)
    cost = cost + _from_end(ordering, (bottom, last), others[inner[-1][0]], inner[-1][0])
    gap = int(cost.argmin())
    gaps = [gap]
    for step in reversed(steps):
        gaps.append(int(step[gaps[-1]]))
    return _moved(ordering, inner, gaps[::-1])


def _moved(ordering: Ordering, inner: Way, gaps: Sequence[int]) -> set[int]:
    """Move bends into gaps between the other nodes, if that gains anything."""
    before = ordering.cost
    back: list[tuple[int, int, int]] = []
    for (rank, node), gap in zip(inner, gaps, strict=True):
        place = int((ordering.orders[rank] == node).argmax())
        if gap != place:
            ordering.move(rank, place, gap + (gap > place))
            back.append((rank, gap, place + (place > gap)))
    if ordering.cost < before - 0.5:
        return {rank for rank, _gap, _place in back}
    for rank, gap, place in reversed(back):
        ordering.move(rank, gap, place)
    return set()


def _without(order: _Places, node: int) -> _Places:
    others: _Places = order[order != node]
    return others


def _segments(ordering: Ordering, rank: int, nodes: _Places, others: _Places, other: int) -> Floats:
    """Return how many segments run between these nodes of two ranks."""
    side = next(side for side in ordering.weave.sides[rank] if side.rank == other)
    segments: Floats = side.links[nodes[:, None], others]
    return segments


def _corner(segments: Floats) -> Floats:
    """Return how many segments start before a gap and end before a gap, for all gaps."""
    corner = np.zeros((segments.shape[0] + 1, segments.shape[1] + 1))
    segments.cumsum(axis=0).cumsum(axis=1, out=corner[1:, 1:])
    return corner


def _between(segments: Floats) -> Floats:
    """Return what a segment crosses from each gap of one rank to each gap of the other."""
    corner = _corner(segments)
    crossed: Floats = corner[:, -1:] + corner[-1:] - 2 * corner
    return crossed


def _from_end(ordering: Ordering, end: tuple[int, int], others: _Places, other: int) -> Floats:
    """Return what a segment crosses from a card to each gap of the rank beside it."""
    rank, node = end
    order = ordering.orders[rank]
    place = int((order == node).argmax())
    corner = _corner(_segments(ordering, rank, order, others, other))
    crossed: Floats = corner[place, -1] - corner[place] + corner[-1] - corner[place + 1]
    return crossed
