"""The whole behaviour of one measure: its values, limits by phase, signals and the two answers."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import cached_property

import numpy as np

from scorecard_app.domain.measures import Measure
from scorecard_app.domain.samples import Samples
from scorecard_app.domain.settings import SignalRules
from scorecard_app.engine.arrays import Flags, Floats, Ints
from scorecard_app.engine.behaviour.answers import Assurance, Variation, assurance, variation
from scorecard_app.engine.behaviour.limits import Firmness, Limits, firmness_of
from scorecard_app.engine.behaviour.phases import Stretch, known_values, stretches
from scorecard_app.engine.behaviour.signals import Signal, signals_in


@dataclass(frozen=True, eq=False)
class Behaviour:
    """What an XmR chart says of a measure; every array has one place per known value.

    `ordinals` are those of the periods, in time order; a period without a value is not there.
    `ranges` are the moving ranges, NaN for the first value of a phase. `variation` and
    `assurance` are those of the last phase, None while it is too early for limits (and, for
    assurance, without a target).
    """

    ordinals: Ints
    values: Floats
    ranges: Floats
    stretches: tuple[Stretch, ...] = ()
    signals: tuple[Signal, ...] = ()
    variation: Variation | None = None
    assurance: Assurance | None = None

    @property
    def limits(self) -> Limits | None:
        """Return the limits now in force."""
        return self.stretches[-1].limits if self.stretches else None

    @property
    def count(self) -> int:
        """Count the values on which the limits now in force rest, or would rest."""
        return self.stretches[-1].base if self.stretches else 0

    @property
    def firmness(self) -> Firmness:
        """Say how far the limits now in force can be trusted."""
        return firmness_of(self.count)

    @cached_property
    def centres(self) -> Floats:
        """Return the centre at each value, NaN where it is too early."""
        return self._spread(lambda limits: limits.centre)

    @cached_property
    def lowers(self) -> Floats:
        """Return the lower limit at each value, NaN where it is too early."""
        return self._spread(lambda limits: limits.lower)

    @cached_property
    def uppers(self) -> Floats:
        """Return the upper limit at each value, NaN where it is too early."""
        return self._spread(lambda limits: limits.upper)

    @cached_property
    def range_limits(self) -> Floats:
        """Return the limit of the moving range at each value, NaN where it is too early."""
        return self._spread(lambda limits: limits.range_limit)

    @cached_property
    def is_signal(self) -> Flags:
        """Return which values are part of a signal."""
        flags = np.zeros(len(self.values), np.bool_)
        for signal in self.signals:
            flags[list(signal.places)] = True
        return flags

    def signals_at(self, place: int) -> tuple[Signal, ...]:
        """Return the signals of which one value is part."""
        return tuple(each for each in self.signals if place in each.places)

    def _spread(self, figure: Callable[[Limits], float]) -> Floats:
        spread = np.full(len(self.values), np.nan)
        for stretch in self.stretches:
            if stretch.limits is not None:
                spread[stretch.start : stretch.end] = figure(stretch.limits)
        return spread


def behaviour(  # noqa: PLR0913 - a measure, its numbers, and how they are judged
    measure: Measure,
    samples: Samples,
    *,
    target: float | None = None,
    tolerance: float = 0.0,
    rules: SignalRules = SignalRules.NHS,
    last: int | None = None,
    fiscal_start: int = 1,
) -> Behaviour:
    """Return how a measure behaves, by the actual values in `samples` up to the period `last`.

    Neither a moving range nor a signal crosses from one phase to the next. `tolerance` is what
    counts as on target where on target is best.
    """
    ordinals, values = known_values(samples, last=last)
    found = stretches(measure, ordinals, values, fiscal_start=fiscal_start)
    base = Behaviour(
        ordinals,
        values,
        _ranges(values, found),
        found,
        tuple(each for stretch in found for each in _signals(values, stretch, rules)),
    )
    limits = base.limits
    if limits is None:
        return base
    return replace(
        base,
        variation=variation(values, limits, base.signals, measure.direction, target),
        assurance=assurance(limits, measure.direction, target, tolerance=tolerance),
    )


def _ranges(values: Floats, found: tuple[Stretch, ...]) -> Floats:
    ranges = np.abs(np.diff(values, prepend=np.nan))
    ranges[[stretch.start for stretch in found]] = np.nan
    return ranges


def _signals(values: Floats, stretch: Stretch, rules: SignalRules) -> tuple[Signal, ...]:
    if stretch.limits is None:
        return ()
    own = signals_in(values[stretch.start : stretch.end], stretch.limits, rules)
    return tuple(
        replace(each, places=tuple(stretch.start + at for at in each.places)) for each in own
    )
