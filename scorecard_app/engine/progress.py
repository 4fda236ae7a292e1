"""How much of the way from baseline to target is done, apart from how well that scores."""

from dataclasses import dataclass
from enum import Enum
from itertools import pairwise

import numpy as np

from scorecard_app.domain.ids import MeasureId
from scorecard_app.domain.measures import Course, Measure
from scorecard_app.domain.periods import Period, last_complete, period_of
from scorecard_app.engine.results import Results
from scorecard_app.engine.rules import ordinal_of
from scorecard_app.engine.targets import is_spread, spread

WHOLE_WAY = 100.0
"""Progress, like scores, is in points of a hundred."""

_APART = 1e-12
"""Baseline and target nearer than this share of themselves are equal."""


class Missing(Enum):
    """Why there is no progress, or none by now."""

    VALUE = "value"
    BASELINE = "baseline"
    TARGET = "target"
    WAY = "way"
    COURSE = "course"
    ORDER = "order"
    BEGINNING = "beginning"


@dataclass(frozen=True, slots=True)
class Progress:
    """The way from baseline to target, in percent, and what of it was due by now.

    `done` is (value − baseline) / (target − baseline), `due` the share that the course expects
    and `by_now` is done / due. `reason` says why there is no `done`: a figure is missing, or
    baseline and target are the same (WAY). `course_reason` says why there is nothing by now: no
    start or no due period (COURSE), due before the start (ORDER), not begun yet (BEGINNING).
    """

    value: float | None = None
    baseline: float | None = None
    target: float | None = None
    done: float | None = None
    due: float | None = None
    by_now: float | None = None
    reason: Missing | None = None
    course_reason: Missing | None = None


def progress_of(results: Results, measure_id: MeasureId, at: int = 0) -> Progress:
    """Return the progress of a measure at one of the dates (scoring.md, section 1).

    The target is the final one: that in force in the due period, or the last there is. What is
    due is what the course expects by the end of the last complete period of the measure.
    """
    measure = results.card.measures[measure_id]
    start = results.card.settings.fiscal_start
    value = results.value(measure_id, at)
    target = _final_target(results, measure)
    done, reason = _done(value, measure.baseline, target)
    period = last_complete(results.dates[at], measure.frequency, fiscal_start=start)
    due, course_reason = expected_share(measure, period, fiscal_start=start)
    by_now = None
    if due == 0:
        course_reason = Missing.BEGINNING
    elif done is not None and due is not None:
        by_now = WHOLE_WAY * done / due
    return Progress(value, measure.baseline, target, done, due, by_now, reason, course_reason)


def expected_share(
    measure: Measure, period: Period, *, fiscal_start: int
) -> tuple[float | None, Missing | None]:
    """Return the percentage of the way due by the end of a period of the measure, or why none.

    Straight in the measure's own periods, from the one before the start over the milestones to
    the due one: a year's course of a monthly measure expects a twelfth a month.
    """
    course = measure.course
    if course.start is None or course.due is None:
        return None, Missing.COURSE
    first = ordinal_of(course.start, measure, fiscal_start) - 1
    last = _end(course.due, measure, fiscal_start)
    if last <= first:
        return None, Missing.ORDER
    milestones = _milestones(course, measure, fiscal_start)
    between = [point for point in milestones if first < point[0] < last]
    points = [(first, 0.0), *between, (last, WHOLE_WAY)]
    for (left, low), (right, high) in pairwise(points):
        if period.ordinal <= right:
            way = max(0, period.ordinal - left) / (right - left)
            return low + way * (high - low), None
    return WHOLE_WAY, None


def _milestones(course: Course, measure: Measure, fiscal_start: int) -> list[tuple[int, float]]:
    """Return where each milestone stands, the last one said of those at the same place."""
    ends = {_end(each.due, measure, fiscal_start): each.share for each in course.milestones}
    return sorted(ends.items())


def _end(period: Period, measure: Measure, fiscal_start: int) -> int:
    """Return the last period of the measure's own that belongs to another one."""
    if period.frequency is measure.frequency:
        return period.ordinal
    day = period.end(fiscal_start=fiscal_start)
    own = period_of(day, measure.frequency, fiscal_start=fiscal_start)
    return own.ordinal


def _final_target(results: Results, measure: Measure) -> float | None:
    samples = results.basis.numbers.target(measure.id)
    start, due = results.card.settings.fiscal_start, measure.course.due
    last = max(samples, default=None)
    if due is not None:
        held = samples.last_at(_end(due, measure, start))
        last = last if held is None else held
    if last is None:
        return None
    if not is_spread(measure):
        return samples[last]
    target = np.array([[samples[last]]])
    spread(target, [measure], np.array([[last]], np.int32), start)
    return float(target.item())


def _done(
    value: float | None, baseline: float | None, target: float | None
) -> tuple[float | None, Missing | None]:
    if value is None:
        return None, Missing.VALUE
    if baseline is None:
        return None, Missing.BASELINE
    if target is None:
        return None, Missing.TARGET
    way = target - baseline
    if abs(way) <= _APART * abs(baseline):
        return None, Missing.WAY
    return WHOLE_WAY * (value - baseline) / way, None
