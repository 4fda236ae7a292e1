"""How to spend a yearly budget on levers: equal marginal value, business-value.md (9)."""

import heapq
from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from scorecard_app.domain.ids import LeverId
from scorecard_app.engine.portfolio.marginal import BREAK_EVEN
from scorecard_app.engine.portfolio.offers import LeverOffer, Offers
from scorecard_app.errors import UserError
from scorecard_app.texts import _

_ROUNDING = 1e-9


@dataclass(frozen=True, slots=True)
class Split:
    """Yearly money by lever; `gain` and `cost` are the present values of what is spent.

    `left` is money of the budget on which no step returned what was demanded.
    """

    spends: Mapping[LeverId, float]
    gain: float
    cost: float
    left: float

    @property
    def net_value(self) -> float:
        """Return the net present value."""
        return self.gain - self.cost


def is_concave(offer: LeverOffer) -> bool:
    """Say whether every step of a lever returns at most what the step before it returned."""
    rates = np.diff(offer.gains) / np.diff(offer.spends)
    scale = np.abs(rates).max(initial=0.0)
    return bool((np.diff(rates) <= _ROUNDING * scale).all())


def best_split(found: Offers, budget: float, *, demanded: float = BREAK_EVEN) -> Split:
    """Return the best split of a yearly budget: the next slice goes where it returns most.

    Exact, by steps, where every lever is concave. No step is bought that returns less than is
    demanded per unit of money. UserError where the budget does not cover the least spends.
    """
    left = budget - found.rest - sum(float(each.spends[0]) for each in found.levers)
    if left < -_ROUNDING * max(abs(budget), 1.0):
        raise UserError(
            _(
                "The budget does not cover the least that the components must get. "
                "Raise it, or lower their minimum."
            )
        )
    rows = dict.fromkeys((each.id for each in found.levers), 0)
    offered = {each.id: each for each in found.levers}
    waiting = [step for each in found.levers if (step := _step(each, 0, found.unit_cost))]
    heapq.heapify(waiting)
    while waiting and -waiting[0][0] >= demanded:
        _rate, key, price = heapq.heappop(waiting)
        if price > left * (1 + _ROUNDING):
            continue
        left -= price
        rows[key] += 1
        if step := _step(offered[key], rows[key], found.unit_cost):
            heapq.heappush(waiting, step)
    return _split(found, rows, left)


def _step(offer: LeverOffer, row: int, unit_cost: float) -> tuple[float, LeverId, float] | None:
    """Return the next step of a lever, the best first when sorted: (−rate, lever, price)."""
    if row + 1 >= len(offer.spends):
        return None
    price = float(offer.spends[row + 1] - offer.spends[row])
    unit = unit_cost if offer.span is None else offer.span.unit_cost
    rate = float(offer.gains[row + 1] - offer.gains[row]) / (price * unit)
    return -rate, offer.id, price


def _split(found: Offers, rows: Mapping[LeverId, int], left: float) -> Split:
    chosen = [(each, rows[each.id]) for each in found.levers]
    spends = {each.id: float(each.spends[row]) for each, row in chosen}
    return Split(
        spends=spends,
        gain=sum(float(each.gains[row]) for each, row in chosen),
        cost=sum(each.cost(spends[each.id], found.unit_cost) for each in found.levers),
        left=left,
    )
