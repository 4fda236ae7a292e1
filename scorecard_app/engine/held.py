"""What holds until the next one: the last number of many series at or before given periods."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from scorecard_app.domain.samples import Samples
from scorecard_app.engine.arrays import Floats, Ints

_NO_ORDINAL = np.int32(0).tobytes()
_ORDINAL_BYTES = len(_NO_ORDINAL)
_NO_NUMBER = np.float64(np.nan).tobytes()
_ROW_BITS = 32
"""A key is the row shifted by this plus the ordinal, so that keys rise through all samples."""


@dataclass(frozen=True, slots=True)
class Held:
    """Series of one frequency, end to end, ready to be asked for any period of any of them.

    `ordinals` and `numbers` hold every sample, row after row, and at the very end 0 and NaN, to
    which the place −1 leads; `starts` says where a row begins and `keys` find a sample.
    """

    ordinals: Ints
    numbers: Floats
    starts: Ints
    keys: npt.NDArray[np.int64]

    @classmethod
    def of(cls, series: Sequence[Samples]) -> "Held":
        """Join the samples of some series; row is the place of a series in the sequence."""
        ordinals = b"".join([*(each.ordinals for each in series), _NO_ORDINAL])
        numbers = b"".join([*(each.numbers for each in series), _NO_NUMBER])
        sizes = np.array([len(each.ordinals) for each in series], np.int64) // _ORDINAL_BYTES
        keys = np.repeat(np.arange(len(series), dtype=np.int64) << _ROW_BITS, sizes)
        joined = np.frombuffer(ordinals, np.int32)
        keys += joined[:-1]
        starts = np.cumsum(sizes, dtype=np.int32) - sizes.astype(np.int32)
        return cls(joined, np.frombuffer(numbers, np.float64), starts, keys)

    def places(self, periods: Ints) -> npt.NDArray[np.intp]:
        """Return where the last sample at or before each period stands, −1 where none does.

        Periods are ordinals (rows, dates), or (1, dates) if all rows are asked for the same.
        """
        starts = self.starts[:, np.newaxis]
        rows = np.arange(len(starts), dtype=np.int64)[:, np.newaxis]
        found = np.searchsorted(self.keys, (rows << _ROW_BITS) + periods, side="right") - 1
        return np.where(found >= starts, found, -1)
