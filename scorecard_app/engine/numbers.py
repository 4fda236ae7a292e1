"""The numbers of every series as they stand: what was entered, and what formulas make of it."""

from collections.abc import Collection, Mapping, MutableMapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from itertools import repeat

from scorecard_app.domain.formula.order import (
    Computed,
    First,
    Order,
    Role,
    computed_in,
    order_of,
)
from scorecard_app.domain.formula.parser import readable
from scorecard_app.domain.ids import EntityId, MeasureId, SeriesId
from scorecard_app.domain.measures import Measure, Series
from scorecard_app.domain.periods import Frequency
from scorecard_app.domain.samples import Samples
from scorecard_app.domain.scorecard import Entity, Scorecard
from scorecard_app.engine.arrays import Floats, Ints
from scorecard_app.engine.formula.columns import Column
from scorecard_app.engine.formula.computing import Extent, Gaps, circular, made_by
from scorecard_app.engine.formula.evaluator import Evaluator
from scorecard_app.engine.formula.gap import Gap
from scorecard_app.engine.time.windows import Frame

_NOTHING = Samples()
_NO_GAPS = Gaps(elsewhere=Gap.NONE)
_Key = tuple[MeasureId, Role]


@dataclass(frozen=True)
class Numbers:
    """Samples by measure, the first of its actuals and the first of its targets, and by series.

    `entered` are the series as users left them, `made` the samples of those that formulas compute
    instead; `order` is that of what is computed, `gaps` say why their numbers are missing.
    """

    actuals: MutableMapping[MeasureId, Samples]
    targets: MutableMapping[MeasureId, Samples]
    entered: Mapping[SeriesId, Series]
    made: MutableMapping[SeriesId, Samples] = field(default_factory=dict)
    order: Order = field(default_factory=Order)
    gaps: dict[Computed, Gaps] = field(default_factory=dict)

    def actual(self, measure_id: MeasureId, /) -> Samples:
        """Return the actual values of a measure."""
        return self.actuals.get(measure_id, _NOTHING)

    def target(self, measure_id: MeasureId, /) -> Samples:
        """Return the targets of a measure."""
        return self.targets.get(measure_id, _NOTHING)

    def in_rows(self, measure_ids: Sequence[MeasureId]) -> tuple[list[Samples], list[Samples]]:
        """Return the actual values and the targets of many measures, in their order."""
        return (
            list(map(self.actuals.get, measure_ids, repeat(_NOTHING))),
            list(map(self.targets.get, measure_ids, repeat(_NOTHING))),
        )

    def series(self, series_id: SeriesId | None) -> Samples:
        """Return the numbers of one series; nothing where it is gone."""
        if series_id is None or series_id not in self.entered:
            return _NOTHING
        return self.made[series_id] if series_id in self.made else self.entered[series_id].samples

    def gap(self, measure_id: MeasureId, ordinal: int) -> Gap:
        """Return why a formula gives a measure no value in a period; NONE for what is entered."""
        return self._actual_gaps.get(measure_id, _NO_GAPS).at(ordinal)

    @cached_property
    def reasons(self) -> Mapping[MeasureId, Mapping[int, Gap]]:
        """Return, for measures that are formulas, why values within their span are missing."""
        return {key: gaps.by_ordinal() for key, gaps in self._actual_gaps.items()}

    @cached_property
    def computed_ids(self) -> frozenset[MeasureId | SeriesId]:
        """Return the measures whose actuals are computed, and all series that are."""
        measures = {each.measure_id for each in self.order.computed if each.role is Role.ACTUAL}
        series = {each.series_id for each in self.order.computed if each.series_id is not None}
        return frozenset({*measures, *series})

    def moved_by(self, measure_ids: Collection[MeasureId]) -> frozenset[MeasureId]:
        """Return some measures, and all whose formulas need their numbers, directly or not.

        A formula that needs none is among them, for it reaches as far as any numbers do, and so
        is every one that needs itself.
        """
        moved = set(measure_ids)
        for each in self.order.computed:
            wanted = self.order.needs[each]
            is_loose = not wanted or each in self.order.circular
            if is_loose or any(key in moved for key, _role in wanted):
                moved.add(each.measure_id)
        return frozenset(moved)

    @cached_property
    def _actual_gaps(self) -> Mapping[MeasureId, Gaps]:
        return {
            each.measure_id: gaps for each, gaps in self.gaps.items() if each.role is Role.ACTUAL
        }


def numbers_of(card: Scorecard) -> Numbers:
    """Gather the numbers of a scorecard in one pass over its series, then compute the formulas."""
    numbers = entered(card.series)
    computed = computed_in(card)
    if not computed:
        return numbers
    numbers = replace(numbers, order=order_of(computed))
    extent = Extent(card)
    for each in numbers.order.computed:
        _compute(card, numbers, each, extent)
    return numbers


def entered(series: Mapping[SeriesId, Series]) -> Numbers:
    """Gather the numbers of some series as users left them."""
    firsts = First.of(series.values())
    return Numbers(_samples(firsts.actuals), _samples(firsts.targets), series)


def renewed(
    before: Numbers,
    old: Scorecard,
    new: Scorecard,
    *,
    changed: Collection[EntityId] | None = None,
) -> Numbers:
    """Return the numbers of a changed scorecard, computing only what the change can touch.

    `before` are those of the old one; `changed` are the ids of the measures and series that
    differ, found by comparing where not given. Equal to `numbers_of(new)`.
    """
    if old.settings.fiscal_start != new.settings.fiscal_start:
        return numbers_of(new)
    if changed is None:
        changed = {
            key
            for table in ("measures", "series")
            for key in _differing(old.table(table), new.table(table))
        }
    if not changed:
        return before
    measures = _touched(old, new, changed)
    numbers = _entered_again(before, new, measures)
    if any(_is_reshaped(old, new, key) for key in changed):
        order = order_of(computed_in(new))
        gaps = {each: before.gaps[each] for each in order.computed if each in before.gaps}
        numbers = replace(numbers, order=order, gaps=gaps)
    dirty = {(key, role) for key in measures for role in Role}
    extent = Extent(new)
    for each in numbers.order.computed:
        if _is_dirty(each, dirty, before, numbers):
            _compute(new, numbers, each, extent)
            dirty.add((each.measure_id, each.role))
    return numbers


def figure_by_formula(
    card: Scorecard,
    numbers: Numbers,
    measure: Measure | None,
    formula: str,
    ordinals: Ints,
) -> Floats:
    """Return what a stored formula gives for a measure in periods of its own frequency.

    VALUE, TARGET, BASELINE, MN and MX are those of the measure; without one (the weight of an
    objective) the periods are months. Shape of `ordinals`; NaN where a number is missing, be it
    that the formula cannot be read. A target is the one in force, of a yearly one its share.
    """
    return column_by_formula(card, numbers, measure, formula, ordinals).numbers


def column_by_formula(
    card: Scorecard,
    numbers: Numbers,
    measure: Measure | None,
    formula: str,
    ordinals: Ints,
) -> Column:
    """Return what `figure_by_formula` does, with the reasons for what is missing."""
    node = readable(formula)
    if node is None:
        return Column.missing(Gap.UNREADABLE, len(ordinals))
    frame = Frame(measure.frequency if measure else Frequency.MONTH, ordinals)
    return Evaluator(card, numbers).evaluate(node, frame, measure)


def _samples(series: Mapping[MeasureId, Series]) -> dict[MeasureId, Samples]:
    return {key: each.samples for key, each in series.items()}


def _entered_again(before: Numbers, new: Scorecard, measures: Collection[MeasureId]) -> Numbers:
    """Return the entered numbers where those of some measures may have changed.

    What is computed for other measures keeps its old numbers, until it is computed again.
    """
    series = [each for each in new.series.values() if each.measure_id in measures]
    firsts, own = First.of(series), {each.id for each in series}
    again = Numbers(
        {**before.actuals},
        {**before.targets},
        new.series,
        {key: made for key, made in before.made.items() if key not in own and key in new.series},
        before.order,
        {**before.gaps},
    )
    for key in measures:
        _replace(again.actuals, key, firsts.actuals.get(key))
        _replace(again.targets, key, firsts.targets.get(key))
    return again


def _replace(
    samples: MutableMapping[MeasureId, Samples], key: MeasureId, series: Series | None
) -> None:
    if series is None:
        samples.pop(key, None)
    else:
        samples[key] = series.samples


def _compute(card: Scorecard, numbers: Numbers, computed: Computed, extent: Extent) -> None:
    """Put what a formula makes into numbers that are still being gathered."""
    is_circular = computed in numbers.order.circular
    made = circular() if is_circular else made_by(card, numbers, computed, extent)
    if computed.role is Role.ACTUAL:
        numbers.actuals[computed.measure_id] = made.samples
    if computed.role is Role.TARGET:
        numbers.targets[computed.measure_id] = made.samples
    if computed.series_id is not None:
        numbers.made[computed.series_id] = made.samples
    numbers.gaps[computed] = made.gaps


def _is_reshaped(old: Scorecard, new: Scorecard, key: EntityId) -> bool:
    """Say whether a change may alter what is computed, beyond the numbers it starts from."""
    one, other = old.series.get(SeriesId(key)), new.series.get(SeriesId(key))
    if one is not None and other is not None:
        return replace(one, samples=other.samples, remarks=other.remarks) != other
    measures = old.measures.get(MeasureId(key)), new.measures.get(MeasureId(key))
    return any(each is None or each.formula for each in measures)


def _differing(old: Mapping[EntityId, Entity], new: Mapping[EntityId, Entity]) -> set[EntityId]:
    if old is new:
        return set()
    return {key for key in old.keys() | new.keys() if old.get(key) is not new.get(key)}


def _touched(old: Scorecard, new: Scorecard, changed: Collection[EntityId]) -> set[MeasureId]:
    """Return the measures whose actuals or targets a change may have touched."""
    measures = {MeasureId(each) for each in changed if each in old.measures or each in new.measures}
    for card in (old, new):
        for key in changed:
            series = card.series.get(SeriesId(key))
            if series is not None:
                measures.add(series.measure_id)
    return measures


def _is_dirty(
    computed: Computed, dirty: Collection[_Key], before: Numbers, numbers: Numbers
) -> bool:
    """Say whether a formula is new, or its measure or anything that it needs was touched."""
    if computed not in before.gaps or (computed.measure_id, Role.OTHER) in dirty:
        return True
    if computed in before.order.circular or computed in numbers.order.circular:
        return True  # a circle is closed or opened by any one of its formulas
    wanted = numbers.order.needs[computed]
    return not wanted or any(key in dirty for key in wanted)
