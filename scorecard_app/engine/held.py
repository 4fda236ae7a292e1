"""What holds until the next one: the last number of many series at or before given periods."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from scorecard_app.domain.samples import Samples
from scorecard_app.engine.arrays import Floats, Ints

Places = npt.NDArray[np.intp]

_NO_ORDINAL = np.int32(0).tobytes()
_ORDINAL_BYTES = len(_NO_ORDINAL)
_NO_NUMBER = np.float64(np.nan).tobytes()
_NUMBER_BYTES = len(_NO_NUMBER)
_ROW_BITS = 32
"""A key is the row shifted by this plus the ordinal, so that keys rise through all samples."""


@dataclass(frozen=True, slots=True)
class Calendars:
    """The periods of some series of one frequency, ready to be asked what held at others.

    `ordinals` holds all of them end to end and one more at the very end; `starts` and `sizes` say
    which belong to a row.
    """

    ordinals: Ints
    starts: Places
    sizes: Places

    @classmethod
    def of(cls, calendars: Sequence[bytes]) -> "Calendars":
        """Join the packed ordinals of some series; row is the place in the sequence."""
        sizes = np.array(list(map(len, calendars)), np.intp) // _ORDINAL_BYTES
        ordinals = np.frombuffer(b"".join([*calendars, _NO_ORDINAL]), np.int32)
        return cls(ordinals, sizes.cumsum() - sizes, sizes)

    def places(self, periods: Ints) -> Places:
        """Return the place within its row of what held at each period; the row's size for nothing.

        Periods are ordinals (rows, dates), or (1, dates) if all rows are asked for the same.
        """
        ordinals, sizes = self.ordinals[:-1], self.sizes[:, np.newaxis]
        if len(sizes) == 1:
            found = ordinals.searchsorted(periods, "right") - 1
        else:
            rows = np.arange(len(sizes), dtype=np.int64) << _ROW_BITS
            keys = np.repeat(rows, self.sizes) + ordinals
            found = keys.searchsorted(rows[:, np.newaxis] + periods, "right") - 1
            found -= self.starts[:, np.newaxis]
        return np.where(found >= 0, found, sizes)

    def held(self, places: Places, otherwise: Ints) -> Ints:
        """Return the ordinals at some places, and something else where there is nothing."""
        found = self.ordinals[self.starts[:, np.newaxis] + places]
        held: Ints = np.where(places < self.sizes[:, np.newaxis], found, otherwise)
        return held


def numbers_at(series: Sequence[Samples], places: Places, *, out: Floats) -> None:
    """Write the numbers of each series at some places within it, NaN at the place of its size.

    Places are (series, dates), or (1, dates) if all series have the same periods.
    """
    packed = [each.numbers for each in series]
    numbers = np.frombuffer(_NO_NUMBER.join([*packed, b""]), np.float64)
    if len(places) == 1:
        np.take(numbers.reshape(len(series), -1), places[0], axis=1, out=out, mode="clip")
        return
    sizes = np.array(list(map(len, packed)), np.intp) // _NUMBER_BYTES + 1
    found = places + (np.cumsum(sizes) - sizes)[:, np.newaxis]
    np.take(numbers, found, out=out, mode="clip")  # never outside; clipping is the quick mode


def held_at(samples: Samples, periods: Ints) -> Floats:
    """Return the numbers of one series that held in some periods, NaN where there was none."""
    ordinals = np.frombuffer(samples.ordinals, np.int32)
    numbers: Floats = np.frombuffer(samples.numbers + _NO_NUMBER, np.float64)
    held: Floats = numbers[np.searchsorted(ordinals, periods, side="right") - 1]
    return held
