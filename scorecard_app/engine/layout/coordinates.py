"""Find where the nodes of ordered ranks stand: links short, long ones straight, nothing too near.

The sum of the squared widths of all segments is least, among all places that keep the order and
the distances between neighbours. Segments between two bends count eight times, those with one
bend twice, so that long links run straight (Gansner, Koutsofios, North and Vo, "A Technique for
Drawing Directed Graphs", IEEE TSE 19, 1993). Rank after rank is fitted exactly to where its
neighbours stand, which is isotonic regression: pool adjacent violators (Barlow, Bartholomew,
Bremner and Brunk, 1972). As the sum is convex and no distance ties two ranks, sweeps lead to its
minimum.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from scorecard_app.engine.arrays import Floats
from scorecard_app.engine.layout.ordering import Ordering

_SWEEPS = 60
_STILL = 0.25
"""When no node moves farther in a sweep than this, the places are found."""

_STAY = 0.01
"""How strongly a node holds on to where it is: only enough to know where unlinked ones go."""

_STRAIGHT = np.array([[1.0, 2.0], [2.0, 8.0]])
"""How much a segment counts, by whether each of its ends is a bend."""


@dataclass(frozen=True, slots=True)
class Rank:
    """The nodes of one rank in their order.

    `distances` are those of centres from one node to the next. A node is drawn to its `anchor`
    as much as `hold` says; where it does not hold, the anchor is only its start.
    """

    distances: Floats
    anchors: Floats
    holds: Floats
    is_bend: Sequence[bool]


def centres(ordering: Ordering, ranks: Sequence[Rank], *, left: float = -math.inf) -> list[Floats]:
    """Return by rank the centre of each node in order; the first of a rank is at least at left."""
    pulls = _pulls(ordering, ranks)
    places = [rank.anchors.copy() for rank in ranks]
    down = range(len(ranks))
    for sweep in range(_SWEEPS):
        farthest = 0.0
        for rank in down if sweep % 2 == 0 else reversed(down):
            fitted = _fitted(ranks[rank], places, pulls[rank], places[rank], left)
            farthest = max(farthest, float(np.abs(fitted - places[rank]).max(initial=0.0)))
            places[rank] = fitted
        if farthest < _STILL:
            break
    return places


_Pull = tuple[int, Floats]
"""A neighbouring rank, and how strongly each of its nodes pulls each node, both in order."""


def _pulls(ordering: Ordering, ranks: Sequence[Rank]) -> list[list[_Pull]]:
    bends = [np.array(rank.is_bend, dtype=np.intp) for rank in ranks]
    orders = ordering.orders
    return [
        [
            (
                side.rank,
                side.links[orders[rank][:, None], orders[side.rank]]
                * _STRAIGHT[bends[rank][:, None], bends[side.rank]],
            )
            for side in ordering.weave.sides[rank]
        ]
        for rank in range(len(ranks))
    ]


def _fitted(
    rank: Rank, places: Sequence[Floats], pulls: Sequence[_Pull], stay: Floats, left: float
) -> Floats:
    """Fit one rank to where its neighbours stand."""
    weights = rank.holds + _STAY
    sums = rank.holds * rank.anchors + _STAY * stay
    for other, strengths in pulls:
        weights = weights + strengths.sum(axis=1)
        sums = sums + strengths @ places[other]
    offsets = np.concatenate(([0.0], rank.distances.cumsum()))[: len(weights)]
    risen = _nondecreasing((sums / weights - offsets).tolist(), weights.tolist())
    return np.maximum(risen, left) + offsets


def _nondecreasing(targets: Sequence[float], weights: Sequence[float]) -> Floats:
    """Return the nondecreasing numbers nearest to the targets, squares weighted.

    Neighbours in the wrong order are pooled into a block that stands at their common mean.
    """
    blocks: list[tuple[float, float, int]] = []
    for target, weight in zip(targets, weights, strict=True):
        mean, total, count = target, weight, 1
        while blocks and blocks[-1][0] >= mean:
            other_mean, other_total, other_count = blocks.pop()
            mean = (mean * total + other_mean * other_total) / (total + other_total)
            total, count = total + other_total, count + other_count
        blocks.append((mean, total, count))
    return np.repeat([mean for mean, _w, _n in blocks], [count for _m, _w, count in blocks])
