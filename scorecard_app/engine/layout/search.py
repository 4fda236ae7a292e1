"""Search for the order of all ranks with the fewest crossings.

Barycentre sweeps from several starts (Sugiyama, Tagawa and Toda, IEEE SMC 11, 1981), sifting from
the best of them, then rounds of a small disturbance and sifting, each kept if it is not worse
(iterated local search); at last cards are hung elsewhere with all their links. Nothing is random:
disturbances come from a fixed sequence.
"""

import math
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import partial
from itertools import count, islice

import numpy as np
import numpy.typing as npt

from scorecard_app.engine.layout.ordering import Ordering, Orders, Weave, cost_of
from scorecard_app.engine.layout.ranks import Way
from scorecard_app.engine.layout.rehang import around, hung
from scorecard_app.engine.layout.reroute import Router

_SWEEPS = 6

_PASSES, _MOST_PASSES = 2, 50
_ROUNDS_A_NODE, _MOST_ROUNDS, _FEWEST_ROUNDS = 9, 300, 32
_HEAT, _FINAL = 6, 2
_GOLDEN = (5**0.5 - 1) / 2


@dataclass(frozen=True, slots=True)
class _Effort:
    """How far to search: less on a large map, for there a move costs more.

    Of so many swept orders those with the fewest crossings are settled, and the best of these
    improved, each for a share of all rounds; `work` is how many nodes and segments all rounds
    together may concern. Cards are hung elsewhere in the best, in so many passes at most.
    """

    below: float
    starts: int
    settled: int
    finalists: int
    passes: int
    work: int = 0


_SMALL = 260
_EFFORTS = (
    _Effort(below=_SMALL, starts=12, settled=10, finalists=5, passes=3, work=24_000),
    _Effort(below=700, starts=9, settled=5, finalists=3, passes=1, work=27_000),
    _Effort(below=6_000, starts=9, settled=1, finalists=1, passes=0, work=27_000),
    _Effort(below=math.inf, starts=1, settled=1, finalists=1, passes=0),
)
"""By the number of nodes and segments."""

_HANGING = _Effort(below=1_700, starts=9, settled=3, finalists=2, passes=2)
"""Where bends are most of a map that is not small: cards hung elsewhere, once over all in each
order and then in the best, take the place of straightened links and of rounds."""


class Dice:
    """A fixed sequence of numbers that look random (Knuth's MMIX generator)."""

    def __init__(self) -> None:
        self._state = 1

    def below(self, bound: int) -> int:
        """Return the next number from 0 up to a bound."""
        self._state = (self._state * 6364136223846793005 + 1442695040888963407) % 2**64
        return (self._state >> 33) % bound


def best_ordering(weave: Weave) -> Ordering:
    """Return the best order found."""
    effort = _effort(weave)
    first = [np.arange(len(rank)) for rank in weave.ranks.cards]
    swept = [_swept(weave, start) for start in islice(_starts(first), effort.starts)]
    swept = sorted(swept, key=partial(cost_of, weave))[: effort.settled]
    found = [Ordering(weave, orders) for orders in swept]
    for each in found:
        each.settle()
    found = sorted(found, key=_cost)[: effort.finalists]
    best = (
        _raced(found, effort)
        if effort.work
        else min((hung(each, passes=1) for each in found), key=_cost)
    )
    best = hung(best, passes=effort.passes)
    best.settle(straighten(best))
    return best


def _effort(weave: Weave) -> _Effort:
    """Return how far to search for the best order."""
    size = _size(weave)
    if _EFFORTS[1].below <= size < _HANGING.below and _has_more_bends_than_cards(weave):
        return _HANGING
    return next(each for each in _EFFORTS if size < each.below)


def _has_more_bends_than_cards(weave: Weave) -> bool:
    is_bend = [each is None for rank in weave.ranks.cards for each in rank]
    return 2 * sum(is_bend) > len(is_bend)


def _raced(found: Iterable[Ordering], effort: _Effort) -> Ordering:
    """Improve orders for a while, and then the best of them."""
    dice, heats = Dice(), []
    for each in found:
        each.settle(straighten(each))
        heats.append(_improved(each, dice, _rounds(each.weave, effort) // _HEAT))
    winner = min(heats, key=_cost)
    return _improved(winner, dice, _rounds(winner.weave, effort) // _FINAL)


def straighten(ordering: Ordering) -> set[int]:
    """Lead every long link along its best way, a few times; return the ranks concerned."""
    router, concerned = Router(ordering), set[int]()
    ways = _long_ways(ordering)
    for _pass in range(_MOST_PASSES if _size(ordering.weave) < _SMALL else _PASSES):
        moved = {rank for way in ways for rank in router.lead(way)}
        if not moved:
            break
        for rank in moved:
            concerned |= around(ordering.weave, rank)
    return concerned


def _cost(ordering: Ordering) -> float:
    return ordering.cost


def _size(weave: Weave) -> int:
    """Return how many nodes and segments there are."""
    return sum(map(len, weave.ranks.cards)) + sum(map(len, weave.ranks.segments))


def _long_ways(ordering: Ordering) -> list[Way]:
    return [way for way in ordering.weave.ranks.ways.values() if way[1:-1]]


def _rounds(weave: Weave, effort: _Effort) -> int:
    """Return how often to disturb an order: often while that is cheap and there is much to try."""
    nodes = sum(map(len, weave.ranks.cards))
    often = max(_FEWEST_ROUNDS, effort.work // max(_size(weave), 1))
    return min(_MOST_ROUNDS, _ROUNDS_A_NODE * nodes, often)


def _starts(first: Orders) -> Iterator[Orders]:
    """Yield an order, and without end others far from it and from each other."""
    yield first
    for start in count(1):
        yield [
            np.argsort((np.arange(len(order)) * _GOLDEN * (start + 1) + rank * start * 0.37) % 1)
            for rank, order in enumerate(first)
        ]


def _swept(weave: Weave, start: Orders) -> Orders:
    """Sweep down and up from a start."""
    orders = [order.copy() for order in start]
    for sweep in range(_SWEEPS):
        sweep_ranks(weave, orders, down=sweep % 2 == 0)
    return orders


def sweep_ranks(weave: Weave, orders: Orders, *, down: bool) -> None:
    """Order each rank by the barycentres of its nodes' neighbours in the rank before it."""
    ranks = range(1, len(orders)) if down else range(len(orders) - 2, -1, -1)
    for rank in ranks:
        orders[rank] = _by_barycentre(weave, orders, rank, rank - 1 if down else rank + 1)


def _by_barycentre(weave: Weave, orders: Orders, rank: int, other: int) -> npt.NDArray[np.intp]:
    """Return the order of a rank by the barycentres of its nodes in a neighbouring one."""
    side = next(side for side in weave.sides[rank] if side.rank == other)
    order = orders[rank]
    centres = side.means @ np.argsort(orders[other])
    unlinked = np.isnan(centres)
    stays = (np.argsort(order) + 0.5) * len(orders[other]) / max(len(order), 1) - 0.5
    centres[unlinked] = stays[unlinked]
    return order[np.argsort(centres[order], kind="stable")]


def _improved(best: Ordering, dice: Dice, rounds: int) -> Ordering:
    """Disturb and settle an order again and again; keep what is not worse."""
    kicks = _KICKS_OF_SMALL if _size(best.weave) < _SMALL else _KICKS
    for turn in range(rounds):
        if best.cost == 0:
            break
        trial = best.copy()
        trial.settle(kicks[turn % len(kicks)](trial, dice))
        if trial.cost <= best.cost:
            best = trial
    return best


def _throw(ordering: Ordering, dice: Dice) -> set[int]:
    """Move three nodes to any place; return the ranks that this concerns."""
    touched: set[int] = set()
    for _node in range(3):
        rank = dice.below(len(ordering.orders))
        size = len(ordering.orders[rank])
        if size > 1:
            ordering.move(rank, dice.below(size), dice.below(size + 1))
            touched |= around(ordering.weave, rank)
    return touched


def _carry(ordering: Ordering, dice: Dice) -> set[int]:
    """Move one end of a long link to any place, and lead the link there."""
    ways = _long_ways(ordering)
    if not ways:
        return _throw(ordering, dice)
    touched: set[int] = set()
    way = ways[dice.below(len(ways))]
    rank, node = way[-dice.below(2)]
    order = ordering.orders[rank]
    ordering.move(rank, int((order == node).argmax()), dice.below(len(order) + 1))
    touched |= around(ordering.weave, rank)
    router = Router(ordering)
    for each in ways:
        if (rank, node) in (each[0], each[-1]):
            for r in router.lead(each):
                touched |= around(ordering.weave, r)
    return touched


def _sort(ordering: Ordering, dice: Dice) -> set[int]:
    """Order one or two ranks by the barycentres on one side."""
    last = len(ordering.orders) - 1
    if last < 1:
        return set()
    down, steps = dice.below(2) == 1, 1 + dice.below(2)
    first = dice.below(last) + down
    ranks = (
        range(first, min(first + steps, last + 1))
        if down
        else range(first, max(first - steps, -1), -1)
    )
    touched: set[int] = set()
    for rank in ranks:
        other = rank - 1 if down else rank + 1
        ordering.reorder(rank, _by_barycentre(ordering.weave, ordering.orders, rank, other))
        touched |= around(ordering.weave, rank)
    return touched


_KICKS: tuple[Callable[[Ordering, Dice], set[int]], ...] = (_sort, _sort, _carry)
_KICKS_OF_SMALL = (_throw, _sort, _carry, _throw)
