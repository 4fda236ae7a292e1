"""Many days at once: which period of each frequency was the last complete one."""

from collections.abc import Sequence
from datetime import date

import numpy as np

from scorecard_app.domain.periods import Frequency
from scorecard_app.engine.arrays import Ints

_EPOCH_DAY = date(1970, 1, 1).toordinal()
_EPOCH_MONTH = 1970 * 12
_WEEK = 7


class Days:
    """Some days under one fiscal start; what was worked out once for a frequency is kept."""

    def __init__(self, dates: Sequence[date], fiscal_start: int) -> None:
        self.dates = tuple(dates)
        self.fiscal_start = fiscal_start
        self._found: dict[Frequency, Ints] = {}

    def __len__(self) -> int:
        """Count the days."""
        return len(self.dates)

    def last_complete(self, frequency: Frequency) -> Ints:
        """Return the ordinals of the last periods that end on or before each day."""
        if frequency not in self._found:
            self._found[frequency] = _last_complete(self.dates, frequency, self.fiscal_start)
        return self._found[frequency]


def _last_complete(dates: Sequence[date], frequency: Frequency, fiscal_start: int) -> Ints:
    """Return the periods before those to which the next days belong."""
    next_days = np.array(dates, "datetime64[D]") + 1
    if not frequency.months:
        days = next_days.astype(np.int64) + _EPOCH_DAY
        ordinals = days if frequency is Frequency.DAY else (days - 1) // _WEEK
    else:
        months = next_days.astype("datetime64[M]").astype(np.int64) + _EPOCH_MONTH
        ordinals = (months - (fiscal_start - 1) % frequency.months) // frequency.months
    return (ordinals - 1).astype(np.int32)
