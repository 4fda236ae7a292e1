"""Stretches of periods, and one number for what a series holds in each of them."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from scorecard_app.domain.measures import Aggregation
from scorecard_app.domain.periods import Frequency
from scorecard_app.domain.samples import Samples
from scorecard_app.engine.arrays import Flags, Floats, Ints
from scorecard_app.engine.time.calendar import (
    first_day,
    holding,
    is_finer,
    last_complete,
    period_at,
    within,
)

_Places = npt.NDArray[np.intp]


@dataclass(frozen=True, slots=True)
class Frame:
    """The periods asked for, and how far back each of them looks.

    A plain frame looks at its own periods; with `since` each looks at all from the start of the
    containing month, quarter or year on; with `count` at that many periods up to itself.
    """

    frequency: Frequency
    ordinals: Ints
    since: Frequency | None = None
    count: int = 1

    @property
    def is_plain(self) -> bool:
        """Say whether each period looks at itself only."""
        return self.since is None and self.count == 1

    @property
    def key(self) -> tuple[object, ...]:
        """Return what two equal frames have in common."""
        return self.frequency, self.ordinals.tobytes(), self.since, self.count

    def moved(self, steps: int) -> "Frame":
        """Return the frame so many periods later, earlier when negative."""
        ordinals = self.ordinals + np.int32(steps)
        return Frame(self.frequency, ordinals, self.since, self.count)

    def to_date(self, since: Frequency) -> "Frame":
        """Return the frame whose periods look back to the start of what contains them."""
        return Frame(self.frequency, self.ordinals, since)


@dataclass(frozen=True, slots=True)
class Windows:
    """For each period of a frame the first and the last period of a series to look at.

    Where `held`, no period of the series lies within and the last known number holds.
    """

    first: Ints
    last: Ints
    held: Flags

    @property
    def expected(self) -> Ints:
        """Return how many periods each window has; at least none."""
        expected: Ints = np.maximum(self.last - self.first + 1, 0)
        return np.where(self.held, np.int32(1), expected).astype(np.int32)


@dataclass(frozen=True, slots=True)
class Summary:
    """One number per window, NaN where there is none, and how many of how many are there."""

    numbers: Floats
    present: Ints
    expected: Ints


def windows_of(frame: Frame, frequency: Frequency, fiscal_start: int) -> Windows:
    """Return where a series of some frequency is looked at from the periods of a frame."""
    if is_finer(frame.frequency, frequency):
        return _coarser_windows(frame, frequency, fiscal_start)
    first, last = within(frame.frequency, frame.ordinals, frequency, fiscal_start)
    if frame.since is not None:
        first = np.minimum(first, _start(frame, frequency, fiscal_start))
    elif frame.count > 1:
        start = frame.ordinals - np.int32(frame.count - 1)
        first, _last = within(frame.frequency, start, frequency, fiscal_start)
    return Windows(first, last, np.zeros(first.shape, np.bool_))


def exact(samples: Samples, ordinals: Ints) -> Summary:
    """Return the numbers of a series in some of its own periods."""
    size = len(ordinals)
    if not samples.ordinals:
        return Summary(np.full(size, np.nan), np.zeros(size, np.int32), np.ones(size, np.int32))
    keys = np.frombuffer(samples.ordinals, np.int32)
    places = np.minimum(np.searchsorted(keys, ordinals), len(keys) - 1)
    is_there = keys[places] == ordinals
    numbers = np.where(is_there, np.frombuffer(samples.numbers, np.float64)[places], np.nan)
    return Summary(numbers, is_there.astype(np.int32), np.ones(size, np.int32))


def summary(samples: Samples, windows: Windows, aggregation: Aggregation) -> Summary:
    """Sum up what a series holds in each window.

    A sum needs a number in every period of its window. Mean, maximum, minimum and last are of
    those that are there (scoring.md §3). RECOMPUTE is not for this function.
    """
    ordinals = np.frombuffer(samples.ordinals, np.int32)
    numbers = np.frombuffer(samples.numbers, np.float64)
    start = np.searchsorted(ordinals, windows.first, side="left")
    end = np.maximum(np.searchsorted(ordinals, windows.last, side="right"), start)
    present = (end - start).astype(np.int32)
    expected = windows.expected
    found = _aggregated(numbers, start, end, aggregation)
    if aggregation is Aggregation.SUM:
        found[present < expected] = np.nan
    if windows.held.any():
        before = np.searchsorted(ordinals, windows.last, side="right")
        known = windows.held & (before > 0)
        found[windows.held] = np.nan
        found[known] = numbers[before[known] - 1]
        present = np.where(windows.held, known, present).astype(np.int32)
    return Summary(found, present, expected)


def _coarser_windows(frame: Frame, frequency: Frequency, fiscal_start: int) -> Windows:
    """Look at the last complete period of a coarser series, or at those within the window."""
    last = last_complete(frame.frequency, frame.ordinals, frequency, fiscal_start)
    if frame.is_plain or (frame.since is not None and is_finer(frame.since, frequency)):
        return Windows(last, last, np.ones(last.shape, np.bool_))
    if frame.since is not None:
        first = _start(frame, frequency, fiscal_start)
        return Windows(first, last, np.zeros(last.shape, np.bool_))
    start = frame.ordinals - np.int32(frame.count - 1)
    days = first_day(frame.frequency, start, fiscal_start)
    first = period_at(frequency, days - 1, fiscal_start) + np.int32(1)
    return Windows(first, last, first > last)


def _start(frame: Frame, frequency: Frequency, fiscal_start: int) -> Ints:
    """Return the first period of a series within the month, quarter or year of each period."""
    if frame.since is None:  # pragma: no cover - the callers ask first
        raise ValueError
    spans = holding(frame.frequency, frame.ordinals, frame.since, fiscal_start)
    first, _last = within(frame.since, spans, frequency, fiscal_start)
    return first


def _aggregated(numbers: Floats, start: _Places, end: _Places, aggregation: Aggregation) -> Floats:
    """Reduce numbers[start:end] for each pair; NaN where nothing lies between."""
    found = np.full(start.shape, np.nan)
    filled = end > start
    if not filled.any():
        return found
    first, after = start[filled], end[filled]
    if aggregation is Aggregation.LAST:
        found[filled] = numbers[after - 1]
        return found
    padded = np.append(numbers, 0.0)  # so that "after the last" is a place, too
    pairs = np.stack([first, after], axis=1).ravel()
    match aggregation:
        case Aggregation.SUM:
            found[filled] = np.add.reduceat(padded, pairs)[::2]
        case Aggregation.MEAN:
            found[filled] = np.add.reduceat(padded, pairs)[::2] / (after - first)
        case Aggregation.MAXIMUM:
            found[filled] = np.maximum.reduceat(padded, pairs)[::2]
        case _:
            found[filled] = np.minimum.reduceat(padded, pairs)[::2]
    return found
