"""Search for the order of all ranks with the fewest crossings.

Barycentre sweeps from several starts (Sugiyama, Tagawa and Toda, IEEE SMC 11, 1981), sifting from
the best of them, then rounds of a small disturbance and sifting, each kept if it is not worse
(iterated local search). Nothing is random: disturbances come from a fixed sequence.
"""

from collections.abc import Callable, Iterator

import numpy as np

from scorecard_app.engine.layout.ordering import Ordering, Orders, Weave
from scorecard_app.engine.layout.ranks import Way
from scorecard_app.engine.layout.reroute import reroute

_SWEEPS = 6
_STARTS, _FINALISTS, _HEAT = 8, 3, 6
_WORK, _ROUNDS_A_NODE, _MOST_ROUNDS, _FEWEST_ROUNDS = 36_000, 6, 240, 12
_GOLDEN = (5**0.5 - 1) / 2


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
    first = [np.arange(len(rank)) for rank in weave.ranks.cards]
    settled = [Ordering(weave, first), *(_swept(weave, start) for start in _starts(first))]
    for each in settled:
        each.settle()
    settled.sort(key=lambda each: each.cost)
    finalists = settled[:_FINALISTS]
    for each in finalists:
        each.settle(straighten(each))
    dice = Dice()
    rounds = _rounds(weave)
    heats = [_improved(each, dice, rounds // _HEAT) for each in finalists]
    winner = min(heats, key=lambda each: each.cost)
    winner = _improved(winner, dice, rounds)
    winner.settle(straighten(winner))
    return winner


def straighten(ordering: Ordering) -> set[int]:
    """Lead every long link along its best way, until none gains; return the ranks concerned."""
    concerned: set[int] = set()
    gains = True
    while gains:
        gains = False
        for way in _long_ways(ordering):
            for rank in reroute(ordering, way):
                gains = True
                concerned |= _round_about(ordering, rank)
    return concerned


def _long_ways(ordering: Ordering) -> list[Way]:
    return [way for way in ordering.weave.ranks.ways.values() if way[1:-1]]


def _rounds(weave: Weave) -> int:
    """Return how often to disturb an order: often while that is cheap and there is much to try."""
    nodes = sum(map(len, weave.ranks.cards))
    size = nodes + sum(map(len, weave.ranks.segments))
    return min(_MOST_ROUNDS, _ROUNDS_A_NODE * nodes, max(_FEWEST_ROUNDS, _WORK // max(size, 1)))


def _starts(first: Orders) -> Iterator[Orders]:
    """Yield an order, and others far from it and from each other."""
    yield first
    for start in range(1, _STARTS):
        yield [
            np.argsort((np.arange(len(order)) * _GOLDEN * (start + 1) + rank * start * 0.37) % 1)
            for rank, order in enumerate(first)
        ]


def _swept(weave: Weave, start: Orders) -> Ordering:
    """Sweep down and up from a start."""
    orders = [order.copy() for order in start]
    for sweep in range(_SWEEPS):
        sweep_ranks(weave, orders, down=sweep % 2 == 0)
    return Ordering(weave, orders)


def sweep_ranks(weave: Weave, orders: Orders, *, down: bool) -> None:
    """Order each rank by the barycentres of its nodes' neighbours in the rank before it."""
    ranks = range(1, len(orders)) if down else range(len(orders) - 2, -1, -1)
    for rank in ranks:
        _order_by(weave, orders, rank, rank - 1 if down else rank + 1)


def _order_by(weave: Weave, orders: Orders, rank: int, other: int) -> None:
    side = next(side for side in weave.sides[rank] if side.rank == other)
    order = orders[rank]
    centres = side.means @ np.argsort(orders[other])
    unlinked = np.isnan(centres)
    stays = (np.argsort(order) + 0.5) * len(orders[other]) / max(len(order), 1) - 0.5
    centres[unlinked] = stays[unlinked]
    orders[rank] = order[np.argsort(centres[order], kind="stable")]


def _improved(best: Ordering, dice: Dice, rounds: int) -> Ordering:
    """Disturb and settle an order again and again; keep what is not worse."""
    for turn in range(rounds):
        if best.cost == 0:
            break
        trial = best.copy()
        trial.settle(_KICKS[turn % len(_KICKS)](trial, dice))
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
            touched |= _round_about(ordering, rank)
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
    touched |= _round_about(ordering, rank)
    for each in ways:
        if (rank, node) in (each[0], each[-1]):
            for r in reroute(ordering, each):
                touched |= _round_about(ordering, r)
    return touched


def _round_about(ordering: Ordering, rank: int) -> set[int]:
    return {rank, *(side.rank for side in ordering.weave.sides[rank])}


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
    for rank in ranks:
        _order_by(ordering.weave, ordering.orders, rank, rank - 1 if down else rank + 1)
    ordering.weigh()
    return set(range(last + 1))


_KICKS: tuple[Callable[[Ordering, Dice], set[int]], ...] = (_sort, _throw, _carry, _throw)
