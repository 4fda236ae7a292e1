"""What formulas start from in a what-if: the values in force, or baselines where there are none."""

import math
from collections import defaultdict
from functools import cached_property

import numpy as np

from scorecard_app.domain.formula.order import Role, computed_in
from scorecard_app.domain.formula.parser import readable
from scorecard_app.domain.formula.text import references
from scorecard_app.domain.formula.tree import Node
from scorecard_app.domain.ids import MeasureId, ObjectiveId
from scorecard_app.domain.links import LinkKind
from scorecard_app.domain.measures import Aggregation
from scorecard_app.domain.periods import Frequency, Period
from scorecard_app.domain.scorecard import Scorecard
from scorecard_app.engine.influence.formulas.program import Clock
from scorecard_app.engine.influence.scale import Scale, scale_from, scale_of_measure
from scorecard_app.engine.progress import progress_of
from scorecard_app.engine.results import Results
from scorecard_app.engine.time.calendar import holding, is_finer, within
from scorecard_app.engine.time.convert import as_frequency

_DAYS_A_YEAR, _DAYS_A_WEEK, _MONTHS_A_YEAR = 365.25, 7, 12


class Grounds:
    """Looks up what formulas read; without results, baselines are all that is known."""

    def __init__(self, card: Scorecard, results: Results | None) -> None:
        self.card = card
        self._results = results
        self._periods: dict[MeasureId, Period | None] = {}

    @cached_property
    def texts(self) -> dict[MeasureId, str]:
        """Return the formula of each measure that is computed."""
        computed = (each for each in computed_in(self.card) if each.role is Role.ACTUAL)
        return {each.measure_id: each.text for each in computed}

    @cached_property
    def nodes(self) -> dict[MeasureId, Node | None]:
        """Return the same as trees, None where one cannot be read."""
        return {key: readable(text) for key, text in self.texts.items()}

    @cached_property
    def mains(self) -> dict[MeasureId, list[ObjectiveId]]:
        """Return the objectives that are seen through each measure."""
        found: defaultdict[MeasureId, list[ObjectiveId]] = defaultdict(list)
        for each in self.card.objectives.values():
            main = each.main_attachment_id
            if main is not None and main in self.card.attachments:
                found[self.card.attachments[main].measure_id].append(each.id)
        return dict(found)

    def owner(self, measure_id: MeasureId, reader: ObjectiveId) -> ObjectiveId | None:
        """Return the objective whose improvement moves a measure, for one that reads it.

        Where several are seen through it, the first that has a logical link to the reader.
        """
        owners = [each for each in self.mains.get(measure_id, ()) if each != reader]
        linked = (each for each in owners if (each, reader) in self._logical)
        return next(linked, owners[0] if owners else None)

    def reach(self, measure_id: MeasureId) -> frozenset[MeasureId]:
        """Return all measures that the formula of a measure reads, through any levels."""
        found: set[MeasureId] = set()
        waiting = [measure_id]
        while waiting:
            node = self.nodes.get(waiting.pop())
            fresh = set(references(node)) - found if node is not None else set()
            found |= fresh
            waiting += fresh
        return frozenset(found)

    def owners(self, measure_id: MeasureId) -> frozenset[ObjectiveId]:
        """Return the objectives that move what the formula of a measure reads."""
        read = self.reach(measure_id) - {measure_id}
        return frozenset(owner for each in read for owner in self.mains.get(each, ()))

    def base(self, measure_id: MeasureId, frame: MeasureId) -> float:
        """Return what a formula of `frame` reads of a measure; NaN where nothing is known.

        That is what it read for the value that `frame` shows, or else the baseline.
        """
        period = self._period(frame)
        if period is not None and self._results is not None:
            at = np.array([period.ordinal], np.int32)
            numbers = self._results.basis.numbers
            timed = as_frequency(self.card, numbers, measure_id, period.frequency, ordinals=at)
            number = float(timed.numbers.item(0))
            if not math.isnan(number):
                return number
        baseline = self.card.measures[measure_id].baseline
        return math.nan if baseline is None else baseline * self.factor(measure_id, frame)

    def past(self, measure_id: MeasureId, frame: MeasureId, months: int) -> tuple[float, ...]:
        """Return what a formula of `frame` read of a measure in so many months before month 0.

        The month before comes first, each within the period before the one that `frame` shows, and
        so on; NaN where nothing is known.
        """
        period, clock = self._period(frame), self.clock(frame)
        if not months or clock is None:
            return ()
        if period is None or self._results is None:
            return (math.nan,) * months
        back = np.arange(-1, -months - 1, -1) // clock.months
        at = np.arange(period.ordinal + back[-1], period.ordinal, dtype=np.int32)
        numbers = self._results.basis.numbers
        timed = as_frequency(self.card, numbers, measure_id, period.frequency, ordinals=at)
        return tuple(timed.numbers[back].tolist())

    def clock(self, frame: MeasureId) -> Clock | None:
        """Return where the periods of a measure stand in their years; None if finer than months.

        Month 0 stands in the period that the measure shows; without results it begins a year.
        """
        frequency = self.card.measures[frame].frequency
        if not frequency.months:
            return None
        if self._results is None:
            return Clock(frequency.months)
        period = self._results.measure(frame).period
        if period is None:
            return Clock(frequency.months)
        start, at = self.card.settings.fiscal_start, np.array([period.ordinal], np.int32)
        year = holding(frequency, at, Frequency.YEAR, start)
        first, _last = within(Frequency.YEAR, year, frequency, start)
        return Clock(frequency.months, int((at - first).item()))

    def adds_up(self, measure_id: MeasureId, frame: MeasureId) -> bool:
        """Say whether a year of a measure is made of what a formula of `frame` reads of it."""
        measure, frequency = self.card.measures[measure_id], self.card.measures[frame].frequency
        if measure.frequency is frequency or frequency is Frequency.YEAR:
            return measure.aggregation is not Aggregation.RECOMPUTE
        is_whole = measure.aggregation not in {Aggregation.RECOMPUTE, Aggregation.MEAN}
        return is_whole and is_finer(measure.frequency, frequency)

    def factor(self, measure_id: MeasureId, frame: MeasureId) -> float:
        """Return by how much what a formula of `frame` reads moves, when a measure moves by one.

        What adds up counts once for each of its periods within one of the formula's.
        """
        measure, frequency = self.card.measures[measure_id], self.card.measures[frame].frequency
        if measure.aggregation is not Aggregation.SUM:
            return 1.0
        return max(1.0, _a_year(measure.frequency) / _a_year(frequency))

    def scale(self, measure_id: MeasureId) -> Scale | None:
        """Return how a measure moves with its objective, from its baseline if it has no value."""
        found = None if self._results is None else scale_of_measure(self._results, measure_id)
        if found is not None:
            return found
        measure = self.card.measures[measure_id]
        return scale_from(measure, measure.baseline, self.target(measure_id))

    def target(self, measure_id: MeasureId) -> float | None:
        """Return the target of a measure, if it has one."""
        return None if self._results is None else progress_of(self._results, measure_id).target

    @cached_property
    def _logical(self) -> frozenset[tuple[ObjectiveId, ObjectiveId]]:
        links = self.card.links.values()
        return frozenset((e.from_id, e.to_id) for e in links if e.kind is LinkKind.LOGICAL)

    def _period(self, measure_id: MeasureId) -> Period | None:
        """Return the period of the value that a measure shows; None where it shows none."""
        if self._results is None:
            return None
        if measure_id not in self._periods:
            found = self._results.measure(measure_id)
            self._periods[measure_id] = None if found.value is None else found.period
        return self._periods[measure_id]


def _a_year(frequency: Frequency) -> float:
    """Return how many periods a year has, on average."""
    if frequency is Frequency.DAY:
        return _DAYS_A_YEAR
    return (
        _DAYS_A_YEAR / _DAYS_A_WEEK if not frequency.months else _MONTHS_A_YEAR / frequency.months
    )
