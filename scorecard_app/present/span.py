"""From when until when a scorecard has actual values, entered or computed."""

from datetime import date

from scorecard_app.domain.periods import Frequency, Period
from scorecard_app.domain.scorecard import Scorecard
from scorecard_app.engine.numbers import Numbers


def actual_span(card: Scorecard, numbers: Numbers) -> tuple[date, date] | None:
    """Return the first day of the first actual and the last day of the last; None without one."""
    ends: dict[Frequency, tuple[int, int]] = {}
    for measure in card.measures.values():
        samples = numbers.actual(measure.id)
        if not samples.ordinals:
            continue
        ordinals = memoryview(samples.ordinals).cast("i")
        first, last = ends.get(measure.frequency, (ordinals[0], ordinals[-1]))
        ends[measure.frequency] = min(first, ordinals[0]), max(last, ordinals[-1])
    start = card.settings.fiscal_start
    days = [
        (Period(each, first).start(fiscal_start=start), Period(each, last).end(fiscal_start=start))
        for each, (first, last) in ends.items()
    ]
    return (min(first for first, _ in days), max(last for _, last in days)) if days else None
