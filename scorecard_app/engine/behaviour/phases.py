"""Which values of a measure belong to which phase, and which of them its limits rest on."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from scorecard_app.domain.measures import Measure, Phase
from scorecard_app.domain.periods import Period, period_of
from scorecard_app.domain.samples import Samples
from scorecard_app.engine.arrays import Floats, Ints
from scorecard_app.engine.behaviour.limits import Limits, natural_limits
from scorecard_app.engine.rules import ordinal_of


@dataclass(frozen=True, slots=True)
class Stretch:
    """One phase as it turned out: places `start` to before `end` among the known values.

    `limits` rest on the first `base` of them, None where these are too few. `phase` is what the
    user said, None before the first phase that was declared.
    """

    start: int
    end: int
    base: int
    limits: Limits | None
    phase: Phase | None = None

    @property
    def is_frozen(self) -> bool:
        """Say whether later values leave the limits as they are."""
        return self.phase is not None and self.phase.until is not None


def known_values(samples: Samples, *, last: int | None = None) -> tuple[Ints, Floats]:
    """Return the ordinals and the numbers of all values, or of those up to a period."""
    ordinals = np.frombuffer(samples.ordinals, np.int32)
    numbers = np.frombuffer(samples.numbers, np.float64)
    if last is None:
        return ordinals, numbers
    count = int(np.searchsorted(ordinals, last, side="right"))
    return ordinals[:count], numbers[:count]


def stretches(
    measure: Measure, ordinals: Ints, values: Floats, *, fiscal_start: int = 1
) -> tuple[Stretch, ...]:
    """Divide the known values of a measure by its phases; phases without a value do not appear.

    Before the first declared phase the limits rest on all values there.
    """
    starts = _starts(measure, ordinals, fiscal_start)
    ends = [start for start, _phase in starts[1:]] + [len(ordinals)]
    return tuple(
        _stretch(measure, (ordinals, values), (start, end), phase, fiscal_start)
        for (start, phase), end in zip(starts, ends, strict=True)
        if start < end
    )


def natural_range(
    measure: Measure, samples: Samples, *, last: int | None = None, fiscal_start: int = 1
) -> tuple[float, float] | None:
    """Return the natural limits now in force, for a sparkline; None while there are too few."""
    ordinals, values = known_values(samples, last=last)
    if not measure.phases:
        limits = natural_limits(values)
    else:
        found = stretches(measure, ordinals, values, fiscal_start=fiscal_start)
        limits = found[-1].limits if found else None
    return (limits.lower, limits.upper) if limits else None


def _starts(
    measure: Measure, ordinals: Ints, fiscal_start: int
) -> Sequence[tuple[int, Phase | None]]:
    """Return the place at which each phase begins, the earliest first."""
    found: list[tuple[int, Phase | None]] = [(0, None)]
    for phase in measure.phases:
        if phase.since is None:
            found.append((0, phase))
        else:
            since = ordinal_of(phase.since, measure, fiscal_start)
            found.append((int(np.searchsorted(ordinals, since)), phase))
    return sorted(found, key=lambda each: each[0])


def _stretch(
    measure: Measure,
    known: tuple[Ints, Floats],
    ends: tuple[int, int],
    phase: Phase | None,
    fiscal_start: int,
) -> Stretch:
    (ordinals, values), (start, end) = known, ends
    stop = end
    if phase is not None and phase.until is not None:
        until = last_ordinal(phase.until, measure, fiscal_start)
        stop = min(end, max(start, int(np.searchsorted(ordinals, until, side="right"))))
    return Stretch(start, end, stop - start, natural_limits(values[start:stop]), phase)


def last_ordinal(until: Period, measure: Measure, fiscal_start: int) -> int:
    """Return the last period of a measure's own frequency that a baseline includes."""
    if until.frequency is measure.frequency:
        return until.ordinal
    last = until.end(fiscal_start=fiscal_start)
    return period_of(last, measure.frequency, fiscal_start=fiscal_start).ordinal
