"""Search for the order of all ranks with the fewest crossings.

Barycentre sweeps from several starts (Sugiyama, Tagawa and Toda, IEEE SMC 11, 1981), sifting from
the best of them, then rounds of a small disturbance and sifting, each kept if it is not worse
(iterated local search). Nothing is random: disturbances come from a fixed sequence.
"""

from collections.abc import Callable, Iterator

import numpy as np

from scorecard_app.engine.arrays import Floats
from scorecard_app.engine.layout.ordering import Ordering, Orders, Side, Weave

_SWEEPS = 12
_PATIENCE = 4
_STARTS, _FINALISTS, _HEATS = 10, 3, 4
_WORK, _MOST_ROUNDS, _FEWEST_ROUNDS = 40_000, 240, 12
_GOLDEN = (5**0.5 - 1) / 2


class Dice:
    """A fixed sequence of numbers that look random (Knuth's MMIX generator)."""

    def __init__(self) -> None:
        self._state = 1

    def below(self, bound: int) -> int:
        """Return the next number from 0 up to a bound."""
        self._state = (self._state * 6364136223846793005 + 1442695040888963407) % 2**64
        return (self._state >> 33) % bound


def best_ordering(weave: Weave, given: Orders) -> Ordering:
    """Return the best order found; the given one, settled, is among those tried."""
    swept = sorted((_swept(weave, start) for start in _starts(given)), key=lambda each: each.cost)
    finalists = [Ordering(weave, given), *swept[:_FINALISTS]]
    for each in finalists:
        each.settle()
    finalists.sort(key=lambda each: each.cost)
    dice = Dice()
    heats = [_improved(each, dice, _HEATS * len(_KICKS)) for each in finalists[:_FINALISTS]]
    winner = min(heats, key=lambda each: each.cost)
    return _improved(winner, dice, _rounds(weave))


def _rounds(weave: Weave) -> int:
    size = sum(map(len, weave.ranks.cards)) + sum(map(len, weave.ranks.segments))
    return min(_MOST_ROUNDS, max(_FEWEST_ROUNDS, _WORK // max(size, 1)))


def _starts(given: Orders) -> Iterator[Orders]:
    """Yield the given order, and others far from it and from each other."""
    yield given
    for start in range(1, _STARTS):
        yield [
            np.argsort((np.arange(len(order)) * _GOLDEN * (start + 1) + rank * start * 0.37) % 1)
            for rank, order in enumerate(given)
        ]


def _swept(weave: Weave, start: Orders) -> Ordering:
    """Return the best order met while sweeping down and up from a start."""
    orders = [order.copy() for order in start]
    best, least, waited = orders, float("inf"), 0
    for sweep in range(_SWEEPS):
        sweep_ranks(weave, orders, down=sweep % 2 == 0)
        count = weave.ranks.crossings([order.tolist() for order in orders])
        waited += 1
        if count < least:
            best, least, waited = [order.copy() for order in orders], count, 0
        if waited == _PATIENCE:
            break
    return Ordering(weave, best)


def sweep_ranks(weave: Weave, orders: Orders, *, down: bool) -> None:
    """Order each rank by the barycentres of its nodes' neighbours in the rank before it."""
    ranks = range(1, len(orders)) if down else range(len(orders) - 2, -1, -1)
    for rank in ranks:
        _order_by(weave, orders, rank, rank - 1 if down else rank + 1)


def _order_by(weave: Weave, orders: Orders, rank: int, other: int) -> None:
    side = next(side for side in weave.sides[rank] if side.rank == other)
    order = orders[rank]
    centres = _barycentres(side, orders)
    unlinked = np.isnan(centres)
    stays = (np.argsort(order) + 0.5) * len(orders[other]) / max(len(order), 1) - 0.5
    centres[unlinked] = stays[unlinked]
    orders[rank] = order[np.argsort(centres[order], kind="stable")]


def _barycentres(side: Side, orders: Orders) -> Floats:
    """Return by node the mean place of its neighbours at a side, NaN without any."""
    places = np.argsort(orders[side.rank])
    counts = side.links.sum(axis=1)
    with np.errstate(invalid="ignore"):
        centres: Floats = side.links @ places / counts
    return centres


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


def _draw(ordering: Ordering, dice: Dice) -> set[int]:
    """Pull a path through the ranks to one side."""
    rank = dice.below(len(ordering.orders))
    size = len(ordering.orders[rank])
    if not size:
        return set()
    start = int(ordering.orders[rank][dice.below(size)])
    where = dice.below(size + 1) / size
    touched = _place(ordering, rank, start, where)
    for side in ordering.weave.sides[rank]:
        step, at, node = side.rank - rank, rank, start
        while way := [each for each in ordering.weave.sides[at] if each.rank == at + step]:
            near = way[0].near[node]
            if not near:
                break
            at, node = at + step, near[dice.below(len(near))]
            touched |= _place(ordering, at, node, where)
            if dice.below(3) == 0:
                break
    return touched


def _place(ordering: Ordering, rank: int, node: int, where: float) -> set[int]:
    order = ordering.orders[rank]
    place = int((order == node).argmax())
    ordering.move(rank, place, min(len(order), round(where * len(order))))
    return _round_about(ordering, rank)


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


_KICKS: tuple[Callable[[Ordering, Dice], set[int]], ...] = (_sort, _throw, _draw, _throw)
