"""A measure's numbers at another frequency, to date, rolling, and year on year (scoring.md §3).

Look-ups are by measure id; all arrays have one entry per period of `ordinals`, in the measure's
unit. A measure that is gone raises KeyError.
"""

from dataclasses import dataclass
from datetime import date
from enum import IntEnum

import numpy as np

from scorecard_app.domain.ids import MeasureId
from scorecard_app.domain.periods import Frequency
from scorecard_app.domain.samples import Samples
from scorecard_app.domain.scorecard import Scorecard
from scorecard_app.engine.arrays import Codes, Floats, Ints
from scorecard_app.engine.formula.evaluator import Evaluator, Looked
from scorecard_app.engine.numbers import Numbers
from scorecard_app.engine.time.calendar import holding, is_finer, last_day, period_at
from scorecard_app.engine.time.windows import Frame


class Origin(IntEnum):
    """Where a number of a period comes from; INCOMPLETE where some of its periods are missing."""

    MISSING = 0
    ENTERED = 1
    COMPUTED = 2
    AGGREGATED = 3
    INHERITED = 4
    INCOMPLETE = 5


@dataclass(frozen=True, slots=True)
class Timed:
    """Numbers over periods of one frequency: NaN where there is none.

    `origins` are codes of Origin. `present` of `expected` finer periods have a number; of a
    recomputed ratio it is those of all its inputs together.
    """

    frequency: Frequency
    ordinals: Ints
    numbers: Floats
    origins: Codes
    present: Ints
    expected: Ints


@dataclass(frozen=True, slots=True)
class YearOnYear:
    """Numbers beside those of a year before: NaN where one of the two is missing.

    `ratio` is the change as a share of the earlier one's size: 0.25 is a quarter more; NaN
    where the earlier one is 0.
    """

    frequency: Frequency
    ordinals: Ints
    now: Floats
    before: Floats
    difference: Floats
    ratio: Floats


def as_frequency(
    card: Scorecard,
    numbers: Numbers,
    measure_id: MeasureId,
    frequency: Frequency,
    *,
    ordinals: Ints | None = None,
) -> Timed:
    """Return a measure's actuals at any frequency; without `ordinals` over the span of its data.

    To a coarser one by the measure's aggregation: a sum needs every period, the others take
    those that are there, RECOMPUTE aggregates the inputs and then applies the formula. To a
    finer one the last number known at the end of each period is held, as inherited.
    """
    if ordinals is None:
        ordinals = span_of(card, numbers.actual(measure_id), measure_id, frequency)
    return _timed(card, numbers, measure_id, Frame(frequency, ordinals))


def to_date(
    card: Scorecard,
    numbers: Numbers,
    measure_id: MeasureId,
    since: Frequency,
    *,
    ordinals: Ints | None = None,
) -> Timed:
    """Return what a measure comes to from the start of the month, quarter or year on.

    Each of its own periods aggregates all from the start of the containing one up to itself.
    """
    frame = _own_frame(card, numbers, measure_id, ordinals)
    return _timed(card, numbers, measure_id, frame.to_date(since))


def rolling(
    card: Scorecard,
    numbers: Numbers,
    measure_id: MeasureId,
    count: int,
    *,
    ordinals: Ints | None = None,
) -> Timed:
    """Return what a measure comes to over its last `count` own periods, up to each of them."""
    frame = _own_frame(card, numbers, measure_id, ordinals)
    return _timed(
        card, numbers, measure_id, Frame(frame.frequency, frame.ordinals, count=max(1, count))
    )


def year_on_year(
    card: Scorecard,
    numbers: Numbers,
    measure_id: MeasureId,
    frequency: Frequency | None = None,
    *,
    ordinals: Ints | None = None,
) -> YearOnYear:
    """Compare each period with the same one a year before.

    A week is compared with the week of the same ISO number, a day with the same day; week 53
    and 29 February have none to be compared with where the year before lacks them.
    """
    chosen = frequency or card.measures[measure_id].frequency
    now = as_frequency(card, numbers, measure_id, chosen, ordinals=ordinals)
    earlier, exists = _year_earlier(chosen, now.ordinals)
    before = as_frequency(card, numbers, measure_id, chosen, ordinals=earlier).numbers
    before = np.where(exists, before, np.nan)
    difference = now.numbers - before
    ratio = np.full(before.shape, np.nan)
    np.divide(difference, np.abs(before), out=ratio, where=before != 0)
    return YearOnYear(chosen, now.ordinals, now.numbers, before, difference, ratio)


def span_of(card: Scorecard, samples: Samples, measure_id: MeasureId, frequency: Frequency) -> Ints:
    """Return the periods of a frequency from the first to the last number of a measure."""
    own, start = card.measures[measure_id].frequency, card.settings.fiscal_start
    if not samples.ordinals:
        return np.empty(0, np.int32)
    ends = np.frombuffer(samples.ordinals, np.int32)[[0, -1]]
    if is_finer(own, frequency):
        ends = holding(own, ends, frequency, start)
    elif is_finer(frequency, own):  # known from the end of the first one until the last one's
        ends = period_at(frequency, last_day(own, ends, start), start)
    return np.arange(ends[0], ends[1] + 1, dtype=np.int32)


def _own_frame(
    card: Scorecard, numbers: Numbers, measure_id: MeasureId, ordinals: Ints | None
) -> Frame:
    frequency = card.measures[measure_id].frequency
    if ordinals is None:
        ordinals = span_of(card, numbers.actual(measure_id), measure_id, frequency)
    return Frame(frequency, ordinals)


def _timed(card: Scorecard, numbers: Numbers, measure_id: MeasureId, frame: Frame) -> Timed:
    if measure_id not in card.measures:
        raise KeyError(measure_id)
    looked = Evaluator(card, numbers).look(measure_id, frame)
    return Timed(
        frame.frequency,
        frame.ordinals,
        looked.column.numbers,
        _origins(looked, is_computed=measure_id in numbers.computed_ids),
        looked.present,
        looked.expected,
    )


def _origins(looked: Looked, *, is_computed: bool) -> Codes:
    """Say where each number comes from, or that some of its periods are missing."""
    if looked.is_held:
        usual = Origin.INHERITED
    elif looked.is_summed:
        usual = Origin.AGGREGATED
    else:
        usual = Origin.COMPUTED if is_computed else Origin.ENTERED
    origins = np.where(looked.column.is_known, np.int8(usual), np.int8(Origin.MISSING))
    partial = (looked.present > 0) & (looked.present < looked.expected)
    return np.where(partial, np.int8(Origin.INCOMPLETE), origins)


def _year_earlier(frequency: Frequency, ordinals: Ints) -> tuple[Ints, np.ndarray]:
    """Return the same periods a year before, and which of them exist."""
    if frequency.months:
        earlier: Ints = ordinals - np.int32(12 // frequency.months)
        return earlier, np.ones(ordinals.shape, np.bool_)
    found = [_calendar_year_earlier(frequency, int(each)) for each in ordinals]
    exists = np.array([each is not None for each in found], np.bool_)
    return np.array([each or 1 for each in found], np.int32), exists


def _calendar_year_earlier(frequency: Frequency, ordinal: int) -> int | None:
    try:
        if frequency is Frequency.DAY:
            day = date.fromordinal(ordinal)
            return day.replace(year=day.year - 1).toordinal()
        year, week, _day = date.fromordinal(ordinal * 7 + 1).isocalendar()
        return (date.fromisocalendar(year - 1, week, 1).toordinal() - 1) // 7
    except ValueError:
        return None
