"""A measure seen by coarser periods, to date, rolling, or beside the year before."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from enum import Enum

import numpy as np

from scorecard_app.domain.ids import MeasureId, SeriesId
from scorecard_app.domain.measures import Aggregation, Measure, Series, SeriesKind
from scorecard_app.domain.periods import Frequency, Period, period_of
from scorecard_app.domain.relations import Relations
from scorecard_app.domain.samples import Samples
from scorecard_app.domain.scorecard import Scorecard
from scorecard_app.engine.numbers import numbers_of
from scorecard_app.engine.targets import is_spread, periods_in_year
from scorecard_app.engine.time.calendar import is_finer
from scorecard_app.engine.time.convert import Timed, as_frequency, rolling, to_date, year_on_year
from scorecard_app.present.charts.alone import alone, first_samples, series_shown
from scorecard_app.present.form_parts import FormContext
from scorecard_app.present.grid.columns import shown_ordinal

_MONTHS_A_YEAR = 12


class Span(Enum):
    """Over which time each number of a chart is taken."""

    AS_IS = "as it is"
    TO_DATE = "to date"
    ROLLING = "rolling"
    YEAR_ON_YEAR = "year on year"


@dataclass(frozen=True, slots=True)
class Viewing:
    """By which periods a measure is seen (None: its own), and over which span.

    A rolling span takes so many of the measure's own periods, or (None) as many as make months.
    """

    frequency: Frequency | None = None
    span: Span = Span.AS_IS
    months: int = _MONTHS_A_YEAR
    periods: int | None = None

    def of(self, measure: Measure) -> "Viewing":
        """Return what of it can be done: a measure is seen by coarser periods only."""
        if self.frequency is not None and not is_finer(measure.frequency, self.frequency):
            return replace(self, frequency=None)
        return self

    @property
    def is_plain(self) -> bool:
        """Say whether the measure is seen as it is."""
        return self.frequency is None and self.span is Span.AS_IS


@dataclass(frozen=True, slots=True)
class Viewed:
    """A measure as a chart is to see it.

    `counts` are the finer periods present and expected of those that are incomplete. Thresholds
    of one period say nothing of a sum over several: then the numbers are not judged.
    """

    context: FormContext
    counts: Mapping[int, tuple[int, int]] = field(default_factory=dict)
    finer: Frequency = Frequency.MONTH
    is_judged: bool = True


def coarser_than(frequency: Frequency) -> tuple[Frequency, ...]:
    """Return the periods by which a measure of a frequency can be seen, besides its own."""
    offered = (Frequency.MONTH, Frequency.QUARTER, Frequency.HALF_YEAR, Frequency.YEAR)
    return tuple(each for each in offered if is_finer(frequency, each))


def viewed(context: FormContext, measure_id: MeasureId, viewing: Viewing) -> Viewed:
    """Return the context in which a measure has the numbers that are to be seen."""
    measure = context.card.measures[measure_id]
    able = viewing.of(measure)
    if able.is_plain:
        return Viewed(context, finer=measure.frequency)
    card = alone(context, measure)
    timed = _timed(card, measure_id, able)
    is_over_several = able.frequency is not None or able.span in {Span.TO_DATE, Span.ROLLING}
    is_judged = not (is_over_several and measure.aggregation is Aggregation.SUM)
    series = [Series(SeriesId("viewed"), measure_id, samples=_samples(timed))]
    series += _others(context, measure, able)
    if able.span is Span.YEAR_ON_YEAR:
        found = year_on_year(card, numbers_of(card), measure_id, able.frequency)
        before = _known(found.ordinals.tolist(), found.before.tolist())
        kind = SeriesKind.PRIOR
        series.append(Series(SeriesId("before"), measure_id, kind, samples=before))
    made = _seen(context, card, able, series, is_judged=is_judged)
    shown = replace(context, card=made, relations=Relations(made))
    return Viewed(shown, _incomplete(timed), measure.frequency, is_judged)


def _seen(
    context: FormContext,
    card: Scorecard,
    viewing: Viewing,
    series: list[Series],
    *,
    is_judged: bool,
) -> Scorecard:
    """Put the numbers to be seen in the place of those that a measure has."""
    measure_id = series[0].measure_id
    measure = card.measures[measure_id]
    seen = replace(
        measure,
        frequency=viewing.frequency or measure.frequency,
        formula="",
        spread_target=False,
        phases=(),
        baseline=measure.baseline if is_judged else None,
    )
    return replace(
        card,
        measures={**card.measures, measure_id: seen},
        series={
            **{key: each for key, each in card.series.items() if each.measure_id != measure_id},
            **{each.id: each for each in series},
        },
        rules=card.rules if is_judged else {},
        overrides=card.overrides if is_judged else {},
        decisions=context.card.decisions,
        notes=context.card.notes,
        locks=context.card.locks,
    )


def _timed(card: Scorecard, measure_id: MeasureId, viewing: Viewing) -> Timed:
    """Return the numbers; of a span, those at the end of each coarser period."""
    measure, numbers = card.measures[measure_id], numbers_of(card)
    match viewing.span:
        case Span.TO_DATE:
            own = to_date(card, numbers, measure_id, Frequency.YEAR)
        case Span.ROLLING:
            count = viewing.periods or _periods_in(measure.frequency, viewing.months)
            own = rolling(card, numbers, measure_id, count)
        case _:
            wanted = viewing.frequency or measure.frequency
            return as_frequency(card, numbers, measure_id, wanted)
    return own if viewing.frequency is None else _at_ends(card, own, viewing.frequency)


def _at_ends(card: Scorecard, own: Timed, frequency: Frequency) -> Timed:
    """Take of each coarser period what stands at its last finer one."""
    start = card.settings.fiscal_start
    found: dict[int, int] = {}
    for place, ordinal in enumerate(own.ordinals.tolist()):
        anchor = Period(own.frequency, ordinal).anchor(fiscal_start=start)
        after = Period(own.frequency, ordinal + 1).anchor(fiscal_start=start)
        whole = period_of(anchor, frequency, fiscal_start=start)
        if whole != period_of(after, frequency, fiscal_start=start):
            found[whole.ordinal] = place
    places = np.array(list(found.values()), np.int64)
    return Timed(
        frequency,
        np.array(list(found), np.int32),
        own.numbers[places],
        own.origins[places],
        own.present[places],
        own.expected[places],
    )


def _others(context: FormContext, measure: Measure, viewing: Viewing) -> list[Series]:
    """Return the target in force and the other series, over the same periods as the values."""
    found = []
    is_sum = measure.aggregation is Aggregation.SUM
    for series in series_shown(context, measure):
        is_target = series.kind is SeriesKind.TARGET
        if series.kind is SeriesKind.ACTUAL or not series.samples:
            continue
        samples = _in_force(context, measure, series.samples) if is_target else series.samples
        usual = Aggregation.SUM if is_sum else Aggregation.LAST
        keeps = not is_target and measure.aggregation is not Aggregation.RECOMPUTE
        rule = measure.aggregation if keeps else usual
        own = replace(measure, aggregation=rule, formula="")
        actual = Series(series.id, measure.id, samples=samples)
        card = Scorecard(context.card.settings, measures={own.id: own}, series={actual.id: actual})
        timed = _timed(card, measure.id, viewing)
        found.append(replace(series, samples=_samples(timed), formula="", remarks={}))
    return found


def _in_force(context: FormContext, measure: Measure, targets: Samples) -> Samples:
    """Return the target of every own period up to the end of the year that is shown."""
    start = context.card.settings.fiscal_start
    actual = first_samples(context, measure, SeriesKind.ACTUAL)
    last = max(shown_ordinal(context, measure), *targets, *actual)
    year = period_of(
        Period(measure.frequency, last).anchor(fiscal_start=start),
        Frequency.YEAR,
        fiscal_start=start,
    )
    end = period_of(year.end(fiscal_start=start), measure.frequency, fiscal_start=start).ordinal
    found = {}
    for ordinal in range(min(targets), end + 1):
        since = targets.last_at(ordinal)
        if since is not None:
            period = Period(measure.frequency, ordinal)
            parts = periods_in_year(period, fiscal_start=start) if is_spread(measure) else 1
            found[ordinal] = targets[since] / parts
    return Samples.of(found)


def _samples(timed: Timed) -> Samples:
    return _known(timed.ordinals.tolist(), timed.numbers.tolist())


def _known(ordinals: list[int], numbers: list[float]) -> Samples:
    pairs = zip(ordinals, numbers, strict=True)
    return Samples.of({ordinal: number for ordinal, number in pairs if number == number})  # noqa: PLR0124 - NaN is missing


def _incomplete(timed: Timed) -> dict[int, tuple[int, int]]:
    """Return how many finer periods are there of how many, where some are missing."""
    found = zip(
        timed.ordinals.tolist(), timed.present.tolist(), timed.expected.tolist(), strict=True
    )
    return {ordinal: (there, of) for ordinal, there, of in found if 0 < there < of}


def _periods_in(frequency: Frequency, months: int) -> int:
    if frequency.months:
        return max(1, months // frequency.months)
    days = 7 if frequency is Frequency.WEEK else 1
    return max(1, round(months * 365.25 / _MONTHS_A_YEAR / days))
