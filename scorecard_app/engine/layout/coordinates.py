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

_MOST_SWEEPS, _FEWEST_SWEEPS, _WORK = 60, 16, 16_000
"""A large map is swept less often: until so many nodes were fitted, at least the fewest times."""

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
    weights = [
        rank.holds + _STAY + sum(strengths.sum(axis=1) for _other, strengths in pull)
        for rank, pull in zip(ranks, pulls, strict=True)
    ]
    offsets = [
        np.concatenate(([0.0], rank.distances.cumsum()))[: len(rank.holds)] for rank in ranks
    ]
    places = [rank.anchors.copy() for rank in ranks]
    down = range(len(ranks))
    for sweep in range(_sweeps(sum(map(len, offsets)))):
        farthest = 0.0
        for rank in down if sweep % 2 == 0 else reversed(down):
            targets = _targets(ranks[rank], places, pulls[rank], places[rank]) / weights[rank]
            risen = nondecreasing(targets - offsets[rank], weights[rank])
            fitted = np.maximum(risen, left) + offsets[rank]
            farthest = max(farthest, float(np.abs(fitted - places[rank]).max(initial=0.0)))
            places[rank] = fitted
        if farthest < _STILL:
            break
    return places


def _sweeps(nodes: int) -> int:
    return min(_MOST_SWEEPS, max(_FEWEST_SWEEPS, _WORK // max(nodes, 1)))


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


def _targets(rank: Rank, places: Sequence[Floats], pulls: Sequence[_Pull], stay: Floats) -> Floats:
    """Return the sum of all places to which each node is drawn, weighted."""
    targets: Floats = rank.holds * rank.anchors + _STAY * stay
    for other, strengths in pulls:
        targets += strengths @ places[other]
    return targets


def nondecreasing(targets: Floats, weights: Floats) -> Floats:
    """Return the nondecreasing numbers nearest to the targets, squares weighted.

    Neighbours in the wrong order are pooled into a block that stands at their common mean.
    """
    means: list[float] = []
    totals: list[float] = []
    counts: list[int] = []
    for target, weight in zip(targets.tolist(), weights.tolist(), strict=True):
        mean, total, count = target, weight, 1
        while means and means[-1] >= mean:
            other = totals.pop()
            mean = (mean * total + means.pop() * other) / (total + other)
            total += other
            count += counts.pop()
        means.append(mean)
        totals.append(total)
        counts.append(count)
    return np.repeat(np.array(means), np.array(counts, dtype=np.intp))
