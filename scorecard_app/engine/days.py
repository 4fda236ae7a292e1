"""Many days at once: which period of a frequency was the last complete one."""

from collections.abc import Sequence
from datetime import date

import numpy as np

from scorecard_app.domain.periods import Frequency
from scorecard_app.engine.arrays import Ints

_EPOCH_DAY = date(1970, 1, 1).toordinal()
_EPOCH_MONTH = 1970 * 12
_WEEK = 7


def last_complete_at(dates: Sequence[date], frequency: Frequency, fiscal_start: int) -> Ints:
    """Return the ordinals of the last periods that end on or before each of some days.

    That is the period before the one to which the next day belongs.
    """
    next_days = np.array(dates, "datetime64[D]") + 1
    if not frequency.months:
        days = next_days.astype(np.int64) + _EPOCH_DAY
        ordinals = days if frequency is Frequency.DAY else (days - 1) // _WEEK
    else:
        months = next_days.astype("datetime64[M]").astype(np.int64) + _EPOCH_MONTH
        ordinals = (months - (fiscal_start - 1) % frequency.months) // frequency.months
    return (ordinals - 1).astype(np.int32)
