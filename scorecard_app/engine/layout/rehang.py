"""Hang cards elsewhere, each together with all bends of its links, where they cross least.

While all else stays, a shortest path from the other end of a link to the rank of the card tells for
every gap there what the link would cross (see `reroute`). The sum over the links of a card tells
where the card should stand, however far its links must be led anew. Sifting moves one node at a
time and cannot find such a place, for the bends hold on to each other and to the card.
"""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

import numpy as np

from scorecard_app.engine.layout.ordering import Ordering, Weave
from scorecard_app.engine.layout.ranks import Way
from scorecard_app.engine.layout.reroute import Table, crossed_between

_Node = tuple[int, int]
_GAIN = 0.5
"""Crossings are whole numbers; less is rounding."""


@dataclass(frozen=True, slots=True)
class _Hanging:
    """What one link of a card would cross by the gap in each rank, from its other end on."""

    way: Way
    tables: Sequence[Table]
    costs: Sequence[Table]


def hung(ordering: Ordering, *, passes: int) -> Ordering:
    """Return an order in which cards hang elsewhere, after at most so many passes over all."""
    hanger = Hanger(ordering)
    for _pass in range(passes):
        if not hanger.hang_all():
            break
    return hanger.ordering


class Hanger:
    """Hangs the cards of an order elsewhere, one by one, wherever fewer links cross then."""

    def __init__(self, ordering: Ordering) -> None:
        self.ordering = ordering
        self._ways = _by_card(ordering.weave)
        self._tables: dict[int, Table] = {}
        self._places: dict[int, list[int]] = {}
        self._changes = [0] * len(ordering.orders)
        self._tried: dict[_Node, int] = {}

    def hang_all(self) -> bool:
        """Try every card once round which anything has changed; say if any found a better place."""
        has_gained = False
        for card in self._ways:
            changes = self._changes_round(card)
            if self._tried.get(card) != changes:
                self._tried[card] = changes
                has_gained |= self._hang(*card)
        return has_gained

    def _changes_round(self, card: _Node) -> int:
        """Return how often the ranks have changed through which links of a card run."""
        ends = [way[0][0] for way in self._ways[card]]
        return sum(self._changes[min(*ends, card[0]) : max(*ends, card[0]) + 1])

    def _hang(self, rank: int, node: int) -> bool:
        """Hang a card where it crosses least if that gains."""
        hangings, present = self._hangings(rank, node)
        total = self._wall(rank, node)
        for each in hangings:
            total = total + each.costs[-1]
        gap = int(total.argmin())
        if total[gap] > present - _GAIN:
            return False
        trial = self.ordering.copy()
        moved = self._led(trial, hangings, (rank, node), gap)
        trial.settle(moved)
        if trial.cost > self.ordering.cost - _GAIN:
            return False
        self._take(trial)
        return True

    def _hangings(self, rank: int, node: int) -> tuple[list[_Hanging], float]:
        """Return what each link of a card would cross anywhere, and what all cross now."""
        ways = self._ways[rank, node]
        own: defaultdict[int, list[_Node]] = defaultdict(list)
        for way in ways:
            for (above, upper), (below, lower) in pairwise(way):
                ends = self._at(above)[upper], self._at(below)[lower]
                own[min(above, below)].append(ends if above < below else ends[::-1])
        tables = {above: self._without(above, segments) for above, segments in own.items()}
        hangings, present = [], 0.0
        for way in ways:
            along = [
                tables[above] if above < below else tables[below].T
                for (above, _n), (below, _m) in pairwise(way)
            ]
            places = [self._at(each)[one] for each, one in way]
            hangings.append(_Hanging(way, along, _costs(along, places[0])))
            present += _present(along, places)
        return hangings, present

    def _wall(self, rank: int, node: int) -> Table:
        """Return by gap what it costs to stand on the wrong side of others."""
        wall = self.ordering.weave.walls[rank][node][self.ordering.orders[rank]]
        walls = np.zeros(len(wall) + 1, np.float32)
        walls[1:] = np.maximum(-wall, 0).cumsum()
        walls[:-1] += np.maximum(wall, 0)[::-1].cumsum()[::-1]
        return walls

    def _led(
        self, trial: Ordering, hangings: Sequence[_Hanging], card: _Node, gap: int
    ) -> set[int]:
        """Move a card into a gap and lead its links there; return the ranks concerned."""
        moved = {card[0]} if self._moved(trial, card, gap) else set[int]()
        for each in hangings:
            at = gap
            for bend in range(len(each.way) - 2, 0, -1):
                total = each.costs[bend - 1] + each.tables[bend][:, at]
                at = int(total.argmin())
                if self._moved(trial, each.way[bend], at):
                    moved.add(each.way[bend][0])
        return moved.union(*(around(trial.weave, rank) for rank in moved))

    def _moved(self, trial: Ordering, at: _Node, gap: int) -> bool:
        """Move a node into a gap between the nodes as they stand in the present order."""
        rank, node = at
        if gap - self._at(rank)[node] in (0, 1):
            return False
        before, order = self.ordering.orders[rank], trial.orders[rank]
        there = int((order == before[gap]).argmax()) if gap < len(before) else len(before)
        trial.move(rank, int((order == node).argmax()), there)
        return True

    def _take(self, trial: Ordering) -> None:
        """Go on from a better order."""
        orders = zip(self.ordering.orders, trial.orders, strict=True)
        changed = [rank for rank, (one, other) in enumerate(orders) if (one != other).any()]
        for rank in changed:
            self._changes[rank] += 1
            self._places.pop(rank, None)
            self._tables.pop(rank - 1, None)
            self._tables.pop(rank, None)
        self.ordering = trial

    def _at(self, rank: int) -> list[int]:
        if rank not in self._places:
            self._places[rank] = self.ordering.orders[rank].argsort().tolist()
        return self._places[rank]

    def _without(self, rank: int, segments: Sequence[_Node]) -> Table:
        """Return what a segment below a rank crosses from gap to gap, but for a few segments.

        Everywhere it is more by half the number of the few.
        """
        if rank not in self._tables:
            self._tables[rank] = crossed_between(self.ordering.links_below(rank))
        table = self._tables[rank]
        uppers, lowers = zip(*segments, strict=True)
        rows, columns = (_signs(size) for size in table.shape)
        own: Table = rows.take(uppers, axis=0).T @ columns.take(lowers, axis=0)
        own /= 2
        own += table
        return own


@cache
def _signs(gaps: int) -> Table:
    """Return for each place in a rank −1 at the gaps up to it, and 1 at those behind it."""
    return np.where(np.arange(gaps) > np.arange(gaps - 1)[:, None], 1, -1).astype(np.float32)


def around(weave: Weave, rank: int) -> set[int]:
    """Return a rank and those beside it."""
    return {rank, *(side.rank for side in weave.sides[rank])}


def _by_card(weave: Weave) -> dict[_Node, list[Way]]:
    """Return by card its links, each as a way from its other end to the card."""
    ways: dict[_Node, list[Way]] = {}
    for way in weave.ranks.ways.values():
        ways.setdefault(way[-1], []).append(way)
        ways.setdefault(way[0], []).append(way[::-1])
    return ways


def _costs(tables: Sequence[Table], place: int) -> list[Table]:
    """Return rank by rank what a link crosses at least from its first card to each gap."""
    costs = [(tables[0][place] + tables[0][place + 1]) / 2]
    for table in tables[1:]:
        costs.append((table + costs[-1][:, None]).min(axis=0))
    return costs


def _present(tables: Sequence[Table], places: Sequence[int]) -> float:
    """Return what a link crosses where it is; a node lies in the middle of two gaps."""
    first, last = places[0], places[-1]
    start, end = tables[0].item, tables[-1].item
    if len(tables) == 1:
        beside = start(first, last) + start(first, last + 1)
        return (beside + start(first + 1, last) + start(first + 1, last + 1)) / 4
    second, before = places[1], places[-2]
    ends = start(first, second) + start(first + 1, second) + end(before, last)
    inner = zip(tables[1:-1], places[1:], places[2:], strict=False)
    return (ends + end(before, last + 1)) / 2 + sum(table.item(*at) for table, *at in inner)
