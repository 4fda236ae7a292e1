"""Who was on target when: the history on which a review of links rests."""

from collections.abc import Collection, Mapping
from datetime import date, timedelta

import numpy as np

from scorecard_app.domain.ids import MeasureId
from scorecard_app.domain.measures import Direction, Measure
from scorecard_app.domain.settings import Band
from scorecard_app.engine.arrays import Floats
from scorecard_app.engine.bands import TOLERANCE, in_order
from scorecard_app.engine.evaluate import at_dates
from scorecard_app.engine.judgements import CURRENT
from scorecard_app.engine.panel import FRESH_AGE
from scorecard_app.engine.results import Results

MOST_MONTHS = 61
"""So many month ends are looked back at: no lag that is believed is longer than the horizon."""

_GOOD = frozenset({"on", "above"})

Standing = Mapping[MeasureId, Floats]
"""By measure for each month end, the latest first: 1 on target, 0 not, NaN where not judged."""


def standing(results: Results, ids: Collection[MeasureId], months: int) -> Standing:
    """Return which measures were on target at the day of the results and at the month ends before.

    On target is what has a score in the band that says so, or a better one; where nothing is
    scored but there is a target, what has met it. A value that is too old is not judged.
    """
    days = month_ends(results.dates[0], min(max(months, 1), MOST_MONTHS))
    then = at_dates(results, days)
    floor, card = good_from(results.card.settings.bands), results.card
    return {each: _of(then, card.measures[each], floor) for each in ids}


def good_from(bands: Collection[Band]) -> float:
    """Return the score from which on something is on target: the floor of the lowest good band."""
    ordered = in_order(tuple(bands))
    good = [band.floor for band in ordered if band.role in _GOOD]
    return good[0] if good else ordered[-1].floor


def month_ends(day: date, count: int) -> list[date]:
    """Return a day and the ends of the months before it, the latest first."""
    found = [day]
    while len(found) < count:
        found.append(found[-1].replace(day=1) - timedelta(days=1))
    return found


def months_on(course: Floats) -> int:
    """Count for how many months, back from the latest, a measure was on target without a break."""
    off = np.flatnonzero(~(course == 1))
    return int(off[0]) if len(off) else len(course)


def _of(then: Results, measure: Measure, floor: float) -> Floats:
    row, sheet = then.rows[measure.id], then.ledger.whole
    scores, ages = sheet.board.scores[row], sheet.panel.ages[row]
    values, targets = sheet.panel.values[row], sheet.panel.targets[row]
    is_scored = (sheet.board.codes[row] == CURRENT) & np.isfinite(scores)
    is_judged = np.isfinite(values) & np.isfinite(targets) & (ages <= FRESH_AGE)
    met = _met(measure, values, targets)
    by_score = np.where(scores >= floor - TOLERANCE, 1.0, 0.0)
    return np.where(is_scored, by_score, np.where(is_judged, met, np.nan))


def _met(measure: Measure, values: Floats, targets: Floats) -> Floats:
    match measure.direction:
        case Direction.HIGHER:
            is_met = values >= targets
        case Direction.LOWER:
            is_met = values <= targets
        case Direction.TARGET:
            is_met = values == targets
    return np.where(is_met, 1.0, 0.0)
