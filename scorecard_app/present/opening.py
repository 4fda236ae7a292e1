"""Which day a scorecard is shown as of when it is opened."""

from datetime import date, timedelta

from scorecard_app.domain.scorecard import Scorecard
from scorecard_app.engine.numbers import numbers_of
from scorecard_app.present.span import actual_span

_STILL_KEPT = timedelta(days=366)


def opening_day(card: Scorecard, today: date) -> date:
    """Return today, or the end of the last actual where none came in for more than a year.

    A scorecard of years ago would else open as a page of "no data".
    """
    span = actual_span(card, numbers_of(card))
    return span[1] if span and today - span[1] > _STILL_KEPT else today
