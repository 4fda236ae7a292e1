"""Which months of which objectives matter: once a push arrives, while it can still be seen."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from scorecard_app.engine.arrays import Flags, Rows
from scorecard_app.engine.influence.order import Order


@dataclass(frozen=True, slots=True)
class Reach:
    """The months of each objective that matter: from `first` to before `last`, if it is later.

    `base` is the row at which month 0 of an objective would stand in a table that holds, one
    objective after the other, no months but these; `size` is the number of its rows.
    """

    first: Rows
    last: Rows
    base: Rows
    size: int

    def months(self, objective: int) -> slice:
        """Return the months of an objective that matter."""
        first = int(self.first[objective])
        return slice(first, max(first, int(self.last[objective])))

    def places(self, objective: int) -> slice:
        """Return where those months stand in the table."""
        months, base = self.months(objective), int(self.base[objective])
        return slice(base + months.start, base + months.stop)


def reach_of(order: Order, pushed: Flags, seen: Sequence[int]) -> Reach:
    """Return what is moved by pushes in some months (objectives, months), and leads to `seen`."""
    months = pushed.shape[1]
    first: Rows = np.where(pushed.any(axis=1), pushed.argmax(axis=1), months)
    last = np.zeros_like(first)
    last[list(seen)] = months
    first = np.minimum(_soonest(first, order.starts, order.ends, order.lags), months)
    last = -_soonest(-last, order.ends, order.starts, order.lags)
    lengths = np.maximum(last - first, 0)
    return Reach(first, last, np.cumsum(lengths) - lengths - first, int(lengths.sum()))


def _soonest(months: Rows, starts: Rows, ends: Rows, lags: Rows) -> Rows:
    """Return the first month of each row, given those of some and how long the rest lags."""
    while True:
        sooner = months.copy()
        np.minimum.at(sooner, ends, months[starts] + lags)
        if (sooner == months).all():
            return sooner
        months = sooner
