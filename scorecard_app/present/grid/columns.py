"""The columns of a grid of values: which periods, of which frequency."""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from itertools import chain

from scorecard_app.domain.ids import MeasureId, SeriesId
from scorecard_app.domain.measures import Measure, Series
from scorecard_app.domain.periods import Frequency, Period, last_complete, period_of
from scorecard_app.domain.samples import Samples
from scorecard_app.domain.scorecard import Scorecard
from scorecard_app.present.charts.alone import series_shown
from scorecard_app.present.form_parts import FormContext
from scorecard_app.present.periods import format_period

EARLIER, LATER = 23, 6
"""How many periods before and after the one shown are there at least."""

MOST = 20_000
"""How many periods a grid shows at most: more than fifty years of days."""


@dataclass(frozen=True, slots=True)
class GridSpan:
    """The periods shown, as ordinals, both ends included."""

    first: int
    last: int

    def __len__(self) -> int:
        """Count the periods."""
        return self.last - self.first + 1

    def covering(self, ordinals: Iterable[int]) -> "GridSpan":
        """Return the span widened so that these are in it, as far as a grid goes."""
        every = [*ordinals, self.first, self.last]
        last = max(every)
        return GridSpan(max(min(every), last - MOST + 1), last)


def grid_span(context: FormContext, measure: Measure) -> GridSpan:
    """Return the periods to begin with: those round the day shown, and all that have values."""
    series = series_shown(context, measure)
    return span_of(context, measure.frequency, series)


def card_span(context: FormContext, frequency: Frequency) -> GridSpan:
    """Return the periods of a frequency that the numbers of a whole scorecard need."""
    card = context.card
    return span_of(
        context, frequency, chain(card.series.values(), computed_series(context, card.measures))
    )


def computed_series(context: FormContext, measure_ids: Collection[MeasureId]) -> Iterator[Series]:
    """Yield what formulas make of the numbers of some measures, as series without a name."""
    numbers = context.numbers
    for each in numbers.order.computed:
        if each.measure_id in measure_ids:
            is_stored = each.series_id is not None
            samples = (
                numbers.series(each.series_id) if is_stored else numbers.actual(each.measure_id)
            )
            yield Series(SeriesId(""), each.measure_id, samples=samples)


def span_of(context: FormContext, frequency: Frequency, series: Iterable[Series]) -> GridSpan:
    """Return the periods of a frequency round the day shown, and all in which there are values."""
    shown = shown_at(context, frequency)
    start = context.card.settings.fiscal_start
    return GridSpan(shown - EARLIER, shown + LATER).covering(
        period_of(each.anchor(fiscal_start=start), frequency, fiscal_start=start).ordinal
        for each in _ends(context.card, series)
    )


def shown_ordinal(context: FormContext, measure: Measure) -> int:
    """Return the period that the measure shows: the last complete one at the day shown."""
    return shown_at(context, measure.frequency)


def shown_at(context: FormContext, frequency: Frequency) -> int:
    """Return the last complete period of a frequency at the day shown."""
    fiscal_start = context.card.settings.fiscal_start
    return last_complete(context.day, frequency, fiscal_start=fiscal_start).ordinal


def usual_frequency(card: Scorecard) -> Frequency:
    """Return how often most measures are taken; the finer of two that are as usual."""
    counts = Counter(each.frequency for each in card.measures.values())
    order = list(Frequency)
    return max(counts, key=lambda each: (counts[each], -order.index(each)), default=Frequency.MONTH)


def period_label(context: FormContext, period: Period) -> str:
    """Return the heading of a column."""
    return format_period(period, context.forms, fiscal_start=context.card.settings.fiscal_start)


def _ends(card: Scorecard, series: Iterable[Series]) -> Iterator[Period]:
    """Yield the first and the last period of each frequency in which some series has a number."""
    found: defaultdict[Frequency, set[int]] = defaultdict(set)
    for each in series:
        measure = card.measures.get(each.measure_id)
        if measure is not None:
            found[measure.frequency].update(_first_and_last(each.samples))
    for frequency, ordinals in found.items():
        if ordinals:
            yield Period(frequency, min(ordinals))
            yield Period(frequency, max(ordinals))


def _first_and_last(samples: Samples) -> tuple[int, ...]:
    if not samples:
        return ()
    keys = memoryview(samples.ordinals).cast("i")
    return keys[0], keys[-1]
