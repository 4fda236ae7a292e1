"""Which day a scorecard is shown as of when it is opened."""

from collections.abc import Iterable
from datetime import date, timedelta

from scorecard_app.domain.ids import MeasureId
from scorecard_app.domain.measures import SeriesKind
from scorecard_app.domain.periods import Period
from scorecard_app.domain.samples import Samples
from scorecard_app.domain.scorecard import Scorecard
from scorecard_app.engine.numbers import numbers_of

_STILL_KEPT = timedelta(days=366)


def opening_day(card: Scorecard, today: date) -> date:
    """Return today, or the end of the last actual where none came in for more than a year.

    A scorecard of years ago would else open as a page of "no data". Formulas are computed only
    where nothing that was entered is that young.
    """
    entered = _last_day(card, _entered(card))
    if entered is not None and today - entered <= _STILL_KEPT:
        return today
    last = _last_day(card, numbers_of(card).actuals.items())
    return last if last is not None and today - last > _STILL_KEPT else today


def _entered(card: Scorecard) -> Iterable[tuple[MeasureId, Samples]]:
    """Yield the actual values that no formula stands in front of."""
    for series in card.series.values():
        measure = card.measures.get(series.measure_id)
        is_computed = bool(series.formula or (measure is not None and measure.formula))
        if series.kind is SeriesKind.ACTUAL and not is_computed:
            yield series.measure_id, series.samples


def _last_day(card: Scorecard, found: Iterable[tuple[MeasureId, Samples]]) -> date | None:
    start = card.settings.fiscal_start
    ends = [
        Period(card.measures[key].frequency, max(samples)).end(fiscal_start=start)
        for key, samples in found
        if samples and key in card.measures
    ]
    return max(ends, default=None)
