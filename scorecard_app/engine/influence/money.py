"""Money per stream and month, and its present value: business-value.md (5)."""

from collections.abc import Mapping

import numpy as np

from scorecard_app.domain.ids import ValueStreamId
from scorecard_app.domain.scorecard import Scorecard
from scorecard_app.engine.arrays import Floats
from scorecard_app.engine.influence.network import Network

MONTHS_A_YEAR = 12


def discounts(months: int, rate: float) -> Floats:
    """Return what money of each month is worth in month 0, at a rate in percent a year."""
    return np.asarray((1 + rate / 100) ** (-np.arange(months) / MONTHS_A_YEAR))


def monthly(card: Scorecard, network: Network, moved: Floats) -> Mapping[ValueStreamId, Floats]:
    """Return the money that each stream gains in every month: x(t) · yearly amount / 12.

    `moved` has objectives on its first axis. A stream without an amount or an objective stands
    apart: it is not in the result, and nothing is netted.
    """
    return {
        stream.id: moved[network.row(stream.objective_id)] * stream.yearly_amount / MONTHS_A_YEAR
        for stream in card.value_streams.values()
        if stream.objective_id in network.objectives and stream.yearly_amount is not None
    }


def present_value(by_month: Floats, rate: float) -> Floats:
    """Return what money by month (months, …) is worth in month 0, at a rate in percent a year."""
    weights = discounts(by_month.shape[0], rate)
    return np.asarray(np.tensordot(weights, by_month, axes=1))


def payback_month(by_month: Floats) -> int | None:
    """Return the first month by which what came in has paid what went out, and stays so.

    None where it never does; 0 where nothing was ever owed.
    """
    owed = np.flatnonzero(np.cumsum(by_month) < 0)
    if not len(owed):
        return 0
    month = int(owed[-1]) + 1
    return month if month < len(by_month) else None
