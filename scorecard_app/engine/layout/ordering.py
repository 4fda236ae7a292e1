"""An order of all ranks that knows, for every pair of nodes, what swapping them would change.

For nodes u and v of one rank, `excess[u, v]` is the number of crossings between their links if u
stands left of v, less the number if it stands right of it, with the neighbouring ranks as they
are. Moving a node past others changes the count by a sum of one row of it; only the rows and
columns of its neighbours change with it. The moves are those of sifting: Matuszewski, Schönfeld
and Molitor, "Using Sifting for k-Layer Straightline Crossing Minimization", GD 1999.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from scorecard_app.engine.arrays import Floats
from scorecard_app.engine.layout.ranks import Ranks

Orders = list[npt.NDArray[np.intp]]

WALL = 1e6
"""What it costs to stand on the wrong side of a node: more than any number of crossings."""

_LEAST_GAIN = 0.5
"""Gains are whole numbers; less is rounding."""


class Side(NamedTuple):
    """A neighbouring rank: `links[u, v]` counts the segments from a node u to its node v.

    `back` is the same seen from there. `near` lists the neighbours of each node with their counts,
    and `means` takes the mean over them, NaN without any. `ends` are the neighbours of all `linked`
    nodes in one row, those of each from its place in `begins` on.
    """

    rank: int
    links: Floats
    back: Floats
    near: list[list[tuple[int, float]]]
    means: Floats
    linked: npt.NDArray[np.intp]
    begins: npt.NDArray[np.intp]
    ends: npt.NDArray[np.intp]


@dataclass(frozen=True, slots=True)
class Weave:
    """The segments of all ranks as matrices, and which nodes must stand left of which.

    `walls[r][u, v]` is WALL where u must not stand left of v, and −WALL the other way round.
    """

    ranks: Ranks
    sides: tuple[tuple[Side, ...], ...]
    walls: tuple[Floats, ...]

    @classmethod
    def of(cls, ranks: Ranks, keys: Sequence[Sequence[float | None]]) -> "Weave":
        """Weave ranks; nodes with a key stand in the order of their keys."""
        sizes = [len(rank) for rank in ranks.cards]
        sides: list[list[Side]] = [[] for _rank in sizes]
        for rank, segments in enumerate(ranks.segments):
            links = np.zeros((sizes[rank], sizes[rank + 1]))
            for upper, lower in segments:
                links[upper, lower] += 1
            back = np.ascontiguousarray(links.T)
            sides[rank].append(_side(rank + 1, links, back))
            sides[rank + 1].append(_side(rank, back, links))
        return cls(ranks, tuple(map(tuple, sides)), tuple(_wall(each) for each in keys))


def _side(rank: int, links: Floats, back: Floats) -> Side:
    counts = links.sum(axis=1)
    means = links / np.where(counts > 0, counts, np.nan)[:, None]
    near = [[(node, row[node]) for node in np.flatnonzero(row).tolist()] for row in links]
    ends = [node for row in near for node, count in row for _link in range(int(count))]
    linked = np.flatnonzero(counts)
    begins = (counts.cumsum() - counts)[linked].astype(np.intp)
    return Side(rank, links, back, near, means, linked, begins, np.array(ends, np.intp))


def _wall(keys: Sequence[float | None]) -> Floats:
    known = np.array([np.nan if key is None else key for key in keys], dtype=float)
    wall: Floats = WALL * np.sign(np.nan_to_num(known[:, None] - known[None, :]))
    return wall


class Ordering:
    """The present order of every rank with its cost: crossings, and walls that are broken."""

    def __init__(self, weave: Weave, orders: Iterable[npt.ArrayLike]) -> None:
        self.weave = weave
        self.orders: Orders = [np.array(order, dtype=np.intp) for order in orders]
        self.weigh()

    def weigh(self) -> None:
        """Find the cost and all excesses anew, after orders were set as a whole."""
        self.excess, self.cost = [], 0.0
        for rank, (order, wall) in enumerate(zip(self.orders, self.weave.walls, strict=True)):
            excess = wall.copy()
            broken = wall.clip(min=0)
            for side in self.weave.sides[rank]:
                before = self._before(side)
                excess += before - before.T
                if side.rank > rank:
                    broken += before
            self.excess.append(excess)
            self.cost += _above_diagonal(broken, order)

    def copy(self) -> "Ordering":
        """Return the same order, to be changed independently."""
        twin = object.__new__(Ordering)
        twin.weave, twin.cost = self.weave, self.cost
        twin.orders = [order.copy() for order in self.orders]
        twin.excess = [excess.copy() for excess in self.excess]
        return twin

    def links_below(self, rank: int) -> Floats:
        """Return how many segments run between the places of a rank and those of the next."""
        below = next(side for side in self.weave.sides[rank] if side.rank > rank)
        links: Floats = below.links[self.orders[rank]][:, self.orders[rank + 1]]
        return links

    def settle(self, ranks: Iterable[int] | None = None) -> None:
        """Move single nodes of these ranks, and of those they touch, until no move gains."""
        waiting = set(range(len(self.orders)) if ranks is None else ranks)
        while waiting:
            rank = min(waiting)
            waiting.discard(rank)
            if self._sift(rank):
                waiting.update(side.rank for side in self.weave.sides[rank])

    def reorder(self, rank: int, order: npt.NDArray[np.intp]) -> None:
        """Give one rank another order."""
        excess, before = self.excess[rank], self.orders[rank]
        self.cost += (_above_diagonal(excess, order) - _above_diagonal(excess, before)) / 2
        self.orders[rank] = order
        for near in self.weave.sides[rank]:
            anew = self.weave.walls[near.rank].copy()
            for side in self.weave.sides[near.rank]:
                counts = self._before(side)
                anew += counts - counts.T
            self.excess[near.rank] = anew

    def move(self, rank: int, place: int, gap: int) -> None:
        """Move the node at a place into a gap: gap g lies before the node that is now at g."""
        order = self.orders[rank]
        row = self.excess[rank][order[place]]
        if gap > place:
            self.cost -= float(row.take(order[place + 1 : gap]).sum())
        else:
            self.cost += float(row.take(order[gap:place]).sum())
        self._shift(rank, place, gap)

    def _shift(self, rank: int, place: int, gap: int) -> None:
        """Move the node at a place into a gap, its cost being reckoned already."""
        order = self.orders[rank]
        node = int(order[place])
        if gap > place:
            passed, sign = order[place + 1 : gap].copy(), 2.0
            order[place : gap - 1] = passed
            order[gap - 1] = node
        else:
            passed, sign = order[gap:place].copy(), -2.0
            order[gap + 1 : place + 1] = passed
            order[gap] = node
        if passed.size:
            for side in self.weave.sides[rank]:
                self._follow(side, node, passed, sign)

    def _follow(self, side: Side, node: int, passed: npt.NDArray[np.intp], sign: float) -> None:
        """Let a neighbouring rank know that a node has passed others."""
        near = side.near[node]
        if not near:
            return
        if passed.size == 1:
            change = sign * side.links[passed[0]]
        else:
            change = sign * np.add.reduce(side.links.take(passed, axis=0))
        excess = self.excess[side.rank]
        for each, count in near:
            by = change if count == 1 else count * change
            row, column = excess[each], excess[:, each]
            row += by  # views: assigning to an index would copy them onto themselves
            column -= by

    def _before(self, side: Side) -> Floats:
        """Count for nodes u and v of a rank how often they cross on a side if u is left of v."""
        order = self.orders[side.rank]
        links = side.back.take(order, axis=0)
        lefts = (links.cumsum(axis=0) - links).take(order.argsort().take(side.ends), axis=0)
        before = np.zeros((len(side.links),) * 2)
        if side.linked.size:
            before[side.linked] = np.add.reduceat(lefts, side.begins, axis=0)
        return before

    def _sift(self, rank: int) -> bool:
        """Move nodes of one rank to where they cross least, until none gains; say if any did."""
        has_moved = False
        while True:
            order = self.orders[rank]
            gains = _gains(self.excess[rank].take(order, axis=0).take(order, axis=1))
            gainers = (gains > _LEAST_GAIN).nonzero()[0]
            if not gainers.size:
                return has_moved
            has_moved = True
            for node in order[gainers[(-gains[gainers]).argsort(kind="stable")]].tolist():
                self._lift(rank, node)

    def _lift(self, rank: int, node: int) -> None:
        """Move one node to where it crosses least."""
        order = self.orders[rank]
        saved = self.excess[rank][node].take(order).cumsum()
        place, last = order.tolist().index(node), int(saved.argmax())
        most = saved.item(last)
        gap = last + 1 if most > 0 else 0
        gain = max(most, 0.0) - saved.item(place)
        if gain > _LEAST_GAIN:
            self.cost -= gain
            self._shift(rank, place, gap)


def cost_of(weave: Weave, orders: Orders) -> float:
    """Return the cost of an order without all that an `Ordering` knows of it."""
    cost = 0.0
    for rank, (order, wall) in enumerate(zip(orders, weave.walls, strict=True)):
        if wall.any():
            cost += _above_diagonal(wall.clip(min=0), order)
        for side in weave.sides[rank]:
            if side.rank > rank:
                cost += _crossed(side.links.take(order, axis=0).take(orders[side.rank], axis=1))
    return cost


def _crossed(links: Floats) -> float:
    """Count the crossings of segments between the places of two ranks."""
    above = links.cumsum(axis=0) - links
    right = above.sum(axis=1, keepdims=True) - above.cumsum(axis=1)
    return float(np.vdot(links, right))


def _above_diagonal(counts: Floats, order: npt.NDArray[np.intp]) -> float:
    """Return the sum over all pairs of nodes in this order."""
    before = np.arange(len(order))
    ordered = counts.take(order, axis=0).take(order, axis=1)
    return float(ordered[before[:, None] < before].sum())


def _gains(excess: Floats) -> Floats:
    """Return by place how many crossings its node could save by standing in the best gap."""
    saved = excess.cumsum(axis=1)
    gains: Floats = np.maximum.reduce(saved, axis=1, initial=0.0) - saved.diagonal()
    return gains
