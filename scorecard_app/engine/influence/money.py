"""Money per stream and month, and its present value: business-value.md (5)."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache

import numpy as np

from scorecard_app.domain.ids import ObjectiveId, ValueStreamId
from scorecard_app.domain.scorecard import Scorecard
from scorecard_app.domain.value import ValueStream
from scorecard_app.engine.arrays import Floats
from scorecard_app.engine.influence.network import Network
from scorecard_app.engine.influence.ranges import Draws, drawn, standard_rows

MONTHS_A_YEAR = 12
_ROUNDING = 1e-12


@dataclass(frozen=True, slots=True)
class Moving:
    """A stream of money that the map moves: its objective, yearly amount and 90 % range.

    It is drawn under its `name`: the number of its card and its place among the card's streams.
    """

    id: ValueStreamId
    objective_id: ObjectiveId
    amount: float
    low: float
    high: float
    name: str

    def drawn(self, standard: Floats) -> Floats:
        """Return the yearly amount in each sample, from standard normal numbers."""
        if self.low == self.high:
            return np.full(len(standard), self.amount)
        return drawn(self.low, self.high, standard)


def moving(card: Scorecard, network: Network) -> tuple[Moving, ...]:
    """Return the streams that have an objective and an amount; the others move no money."""
    places = Counter[ObjectiveId]()
    found = {}
    for each in sorted(card.value_streams.values(), key=lambda each: (each.position, each.id)):
        key, amount = each.objective_id, each.yearly_amount
        if key is None or key not in network.objectives:
            continue
        places[key] += 1
        if amount is not None:
            name = f"stream {card.objectives[key].number}.{places[key]}"
            found[each.id] = Moving(each.id, key, amount, *_range(each, amount), name)
    return tuple(found[key] for key in card.value_streams if key in found)


def drawn_amounts(streams: Iterable[Moving], draws: Draws) -> dict[ValueStreamId, Floats]:
    """Return the yearly amount of each stream in each sample, a constant where it has no range."""
    streams = list(streams)
    standard = standard_rows((each.name for each in streams), draws)
    return {each.id: each.drawn(standard[each.name]) for each in streams}


def _range(stream: ValueStream, amount: float) -> tuple[float, float]:
    if stream.low is None or stream.high is None:
        return amount, amount
    return stream.low, stream.high


@cache
def discounts(months: int, rate: float) -> Floats:
    """Return what money of each month is worth in month 0, at a rate in percent a year.

    The last month shows where things stand in the end and counts for nothing: sixty months of money
    come between month 0 and month 60.
    """
    found = np.asarray((1 + rate / 100) ** (-np.arange(months) / MONTHS_A_YEAR))
    found[1:][-1:] = 0.0
    found.flags.writeable = False  # it is the same one for all who ask
    return found


def monthly(card: Scorecard, network: Network, moved: Floats) -> Mapping[ValueStreamId, Floats]:
    """Return the money that each stream gains in every month: x(t) · yearly amount / 12.

    `moved` has objectives on its first axis. A stream without an amount or an objective stands
    apart: it is not in the result, and nothing is netted.
    """
    return {
        stream.id: moved[network.row(stream.objective_id)] * stream.amount / MONTHS_A_YEAR
        for stream in moving(card, network)
    }


def annuity(months: int, rate: float) -> float:
    """Return what one of money a year, paid by the month, is worth in month 0."""
    return float(discounts(months, rate).sum() / MONTHS_A_YEAR)


def present_value(by_month: Floats, rate: float) -> Floats:
    """Return what money by month (months, …) is worth in month 0, at a rate in percent a year."""
    weights = discounts(by_month.shape[0], rate)
    whole = weights @ by_month.reshape(len(weights), -1)
    return whole.reshape(by_month.shape[1:])


def payback_month(came: Floats, went: Floats) -> int | None:
    """Return the first month by which what came in has paid what went out, and stays so.

    None where it never does; 0 where nothing was ever owed, but for what rounding leaves.
    """
    dust = _ROUNDING * (np.abs(came).sum() + np.abs(went).sum())
    owed = np.flatnonzero(np.cumsum(came - went) < -dust)
    if not len(owed):
        return 0
    month = int(owed[-1]) + 1
    return month if month < len(came) else None
