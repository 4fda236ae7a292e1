"""Which day a scorecard is shown as of when it is opened."""

from datetime import date, timedelta

from scorecard_app.domain.measures import SeriesKind
from scorecard_app.domain.periods import Period
from scorecard_app.domain.scorecard import Scorecard

_STILL_KEPT = timedelta(days=366)


def opening_day(card: Scorecard, today: date) -> date:
    """Return today, or the end of the last actual where none came in for more than a year.

    A scorecard of years ago would else open as a page of "no data".
    """
    last = _last_actual(card)
    return last if last is not None and today - last > _STILL_KEPT else today


def _last_actual(card: Scorecard) -> date | None:
    ends = [
        Period(card.measures[series.measure_id].frequency, max(series.samples)).end(
            fiscal_start=card.settings.fiscal_start
        )
        for series in card.series.values()
        if series.kind is SeriesKind.ACTUAL and series.samples
    ]
    return max(ends, default=None)
