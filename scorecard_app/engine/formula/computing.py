"""Compute the numbers that formulas make, over the span of the data that they refer to."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from scorecard_app.domain.formula.order import Computed, Role, needs
from scorecard_app.domain.formula.tree import Node
from scorecard_app.domain.ids import MeasureId
from scorecard_app.domain.measures import Measure, SeriesKind
from scorecard_app.domain.periods import Frequency
from scorecard_app.domain.samples import Samples
from scorecard_app.domain.scorecard import Scorecard
from scorecard_app.engine.arrays import Codes, Ints
from scorecard_app.engine.formula.evaluator import Evaluator, Source
from scorecard_app.engine.formula.gap import Gap
from scorecard_app.engine.time.calendar import first_day, is_finer, last_day, period_at
from scorecard_app.engine.time.windows import Frame

MOST_PERIODS = 50_000
"""Periods of one computed series: more than a century of days."""

Days = tuple[int, int]
"""A first and a last day."""


@dataclass(frozen=True, slots=True)
class Gaps:
    """Why computed numbers are missing: a code of Gap per period from `first` on.

    Outside of these periods `elsewhere` holds.
    """

    first: int = 0
    codes: Codes | None = None
    elsewhere: Gap = Gap.INPUT_MISSING

    def at(self, ordinal: int) -> Gap:
        """Return why there is no number in a period; NONE where there is one."""
        if self.codes is None or not 0 <= ordinal - self.first < len(self.codes):
            return self.elsewhere
        return Gap(self.codes.item(ordinal - self.first))

    def by_ordinal(self) -> dict[int, Gap]:
        """Return the reasons by period, where the span of the data has a gap."""
        if self.codes is None:
            return {}
        places = np.flatnonzero(self.codes)
        return {self.first + int(each): Gap(self.codes.item(each)) for each in places}


@dataclass(frozen=True, slots=True)
class Made:
    """What a formula made: the numbers, and why others are missing."""

    samples: Samples
    gaps: Gaps


@dataclass
class Extent:
    """From when to when the entered actuals of a scorecard reach, found out once if at all."""

    card: Scorecard

    @cached_property
    def days(self) -> Days | None:
        """Return the first and the last day; None where nothing is entered."""
        ends: dict[Frequency, tuple[int, int]] = {}
        for series in self.card.series.values():
            measure = self.card.measures.get(series.measure_id)
            is_entered = series.kind is SeriesKind.ACTUAL and not series.formula
            if is_entered and measure and series.samples.ordinals:
                keys = memoryview(series.samples.ordinals).cast("i")
                low, high = ends.get(measure.frequency, (keys[0], keys[-1]))
                ends[measure.frequency] = min(low, keys[0]), max(high, keys[-1])
        found = [
            _days(self.card, frequency, np.array(pair, np.int32))
            for frequency, pair in ends.items()
        ]
        return (min(each[0] for each in found), max(each[1] for each in found)) if found else None


def made_by(card: Scorecard, source: Source, computed: Computed, extent: Extent) -> Made:
    """Evaluate one formula over its span; what it needs must stand in the source already."""
    measure = card.measures.get(computed.measure_id)
    node = computed.node
    if measure is None or node is None:
        return Made(Samples(), Gaps(elsewhere=Gap.UNREADABLE))
    periods = _span(card, source, measure, node, extent)
    column = Evaluator(card, source).evaluate(node, Frame(measure.frequency, periods), measure)
    known = column.is_known
    samples = Samples(periods[known].tobytes(), (column.numbers[known] + 0.0).tobytes())
    first = int(periods[0]) if len(periods) else 0
    return Made(samples, Gaps(first, column.gaps))


def circular() -> Made:
    """Return what formulas that need themselves make."""
    return Made(Samples(), Gaps(elsewhere=Gap.CIRCULAR))


def _span(card: Scorecard, source: Source, measure: Measure, node: Node, extent: Extent) -> Ints:
    """Return the periods that the data of a formula span; for a constant those of all actuals."""
    wanted = needs(measure.id, node)
    if wanted and all(_is_like(card, measure, key) for key, _role in wanted):
        return _joint_span([_samples(source, key, role) for key, role in wanted])
    days = (
        [_days_needed(card, source, measure, key, role) for key, role in wanted]
        if wanted
        else [extent.days]
    )
    known = [each for each in days if each is not None]
    if not known:
        return np.empty(0, np.int32)
    ends = np.array([min(each[0] for each in known), max(each[1] for each in known)], np.int64)
    first, last = period_at(measure.frequency, ends, card.settings.fiscal_start).tolist()
    last = min(last, first + MOST_PERIODS - 1)
    return np.arange(first, last + 1, dtype=np.int32)


def _is_like(card: Scorecard, own: Measure, measure_id: MeasureId) -> bool:
    """Say whether a measure has the frequency of the formula's own, if it is there at all."""
    measure = card.measures.get(measure_id)
    return measure is None or measure.frequency is own.frequency


def _joint_span(inputs: Sequence[Samples]) -> Ints:
    """Return all periods from the first to the last of several inputs of one frequency."""
    ends = [np.frombuffer(each.ordinals, np.int32)[[0, -1]] for each in inputs if each.ordinals]
    if not ends:
        return np.empty(0, np.int32)
    first, last = min(int(each[0]) for each in ends), max(int(each[1]) for each in ends)
    return np.arange(first, min(last, first + MOST_PERIODS - 1) + 1, dtype=np.int32)


def _samples(source: Source, measure_id: MeasureId, role: Role) -> Samples:
    return source.target(measure_id) if role is Role.TARGET else source.actual(measure_id)


def _days_needed(
    card: Scorecard, source: Source, own: Measure, measure_id: MeasureId, role: Role
) -> Days | None:
    """Return the days for which the numbers of a measure speak, seen from the formula's own.

    What is coarser speaks from the end of its first period on: before, it is not known.
    """
    measure = card.measures.get(measure_id)
    if measure is None:
        return None
    samples = _samples(source, measure_id, role)
    if not samples.ordinals:
        return None
    ordinals = np.frombuffer(samples.ordinals, np.int32)[[0, -1]]
    first, last = _days(card, measure.frequency, ordinals)
    if is_finer(own.frequency, measure.frequency):
        first = last_day(measure.frequency, ordinals, card.settings.fiscal_start).tolist()[0]
    return first, last


def _days(card: Scorecard, frequency: Frequency, ordinals: Ints) -> Days:
    """Return the first and last day of two periods; a week counts where its Thursday lies."""
    start = card.settings.fiscal_start
    first = int(first_day(frequency, ordinals, start)[0])
    last = int(last_day(frequency, ordinals, start)[1])
    if frequency is Frequency.WEEK:
        return first + 3, last - 3
    return first, last
