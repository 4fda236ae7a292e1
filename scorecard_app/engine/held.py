"""What holds until the next one: the last number of many series at or before given periods."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from scorecard_app.domain.samples import Samples
from scorecard_app.engine.arrays import Floats, Ints

_Keys = npt.NDArray[np.int64]

_NO_ORDINAL = np.int32(0).tobytes()
_NO_NUMBER = np.float64(np.nan).tobytes()
_ROW = 32
"""Bits below the row in a key that sorts by row, then ordinal."""


@dataclass(frozen=True, slots=True)
class Held:
    """Series of one frequency, end to end, and where each stands at some shared periods.

    `ordinals` and `numbers` hold every sample, row after row, and at the very end 0 and NaN, to
    which the place −1 leads; `starts` (rows + 1) says where a row begins. `places` (rows,
    periods) points to the last sample of the row at or before each period, −1 where none is.
    """

    ordinals: Ints
    numbers: Floats
    starts: Ints
    places: Ints

    def numbers_at(self, places: Ints) -> Floats:
        """Return the numbers at some places, NaN at −1."""
        return self.numbers.take(places)

    def ordinals_at(self, places: Ints) -> Ints:
        """Return the ordinals at some places, 0 at −1."""
        return self.ordinals.take(places)

    def as_of(self, judged: Ints) -> Floats:
        """Return the numbers that held in the judged periods (rows, periods).

        A judged period is at or before the shared one, and mostly the same number held in both.
        """
        places = self.places
        late = (places >= 0) & (self.ordinals_at(places) > judged)
        if late.any():
            places = places.copy()
            rows, columns = np.nonzero(late)
            places[late] = self._search(rows, judged[rows, columns])
        return self.numbers_at(places)

    def _search(self, rows: npt.NDArray[np.intp], periods: Ints) -> npt.NDArray[np.intp]:
        sizes = np.diff(self.starts)
        keys = _keys(np.repeat(np.arange(len(sizes)), sizes), self.ordinals[:-1])
        found = np.searchsorted(keys, _keys(rows, periods), side="right") - 1
        return np.where(found >= self.starts[rows], found, -1)


def held(series: Sequence[Samples], periods: Ints) -> Held:
    """Find, for every series at once, the last sample at or before each shared period.

    Every sample is written to the first period that can show it and then carried to the later
    ones, so the work is one pass over samples and cells.
    """
    ordinals = np.frombuffer(b"".join([*(each.ordinals for each in series), _NO_ORDINAL]), np.int32)
    numbers = np.frombuffer(b"".join([*(each.numbers for each in series), _NO_NUMBER]), np.float64)
    sizes = np.array([len(each.ordinals) for each in series], np.int64) // ordinals.itemsize
    starts = np.concatenate([[0], np.cumsum(sizes)]).astype(np.int32)
    order = np.argsort(periods, kind="stable")
    width = len(periods) + 1
    grid = np.full((len(series), width), -1, np.int32)
    cells = np.repeat(np.arange(len(series)) * width, sizes)
    cells += _first_columns(ordinals[:-1], periods[order])
    grid.reshape(-1)[cells] = np.arange(len(cells), dtype=np.int32)  # the latest of a cell wins
    places = np.empty((len(series), len(periods)), np.int32)
    carried = np.maximum.accumulate(grid[:, :-1], axis=1)
    places[:, order] = carried
    return Held(ordinals, numbers, starts, places)


def _first_columns(ordinals: Ints, periods: Ints) -> npt.NDArray[np.intp]:
    """Return the first of the rising periods that is not before each ordinal, by a table."""
    if not len(periods):
        return np.zeros(len(ordinals), np.intp)
    first, last = int(periods[0]), int(periods[-1])
    table = np.searchsorted(periods, np.arange(first, last + 2))
    return table.take(np.clip(ordinals, first, last + 1) - first)


def _keys(rows: npt.NDArray[np.intp], ordinals: Ints) -> _Keys:
    return (rows.astype(np.int64) << _ROW) + ordinals
