"""What a chart of one measure reads: the periods it shows, and how each of them was judged."""

from collections.abc import Iterable, Mapping, Sequence
from typing import TypeVar

from scorecard_app.domain.measures import Measure, Series, SeriesKind
from scorecard_app.domain.periods import Period, period_of
from scorecard_app.engine.evaluate import evaluate
from scorecard_app.engine.judgements import MeasureJudgement
from scorecard_app.present.charts.alone import alone, series_shown
from scorecard_app.present.form_parts import FormContext
from scorecard_app.present.grid.columns import shown_ordinal

_T = TypeVar("_T")

POINTS = 60
"""How many periods a chart shows at most; the grid beside it holds the rest."""

_FEWEST = 6

Judged = Mapping[int, MeasureJudgement]
"""The judgement of a measure at the end of each period, by the ordinal of the period."""


def shown_ends(context: FormContext, measure: Measure) -> tuple[int, int]:
    """Return the first and last period shown: all that have values, but not too many."""
    shown = shown_ordinal(context, measure)
    ordinals = [
        ordinal
        for series in series_shown(context, measure)
        if series.kind is not SeriesKind.TARGET
        for ordinal in series.samples
    ]
    last = max([shown, *ordinals])
    first = min([shown, *ordinals])
    return max(min(first, last - _FEWEST + 1), last - POINTS + 1), last


def judged(context: FormContext, measure: Measure, ordinals: Iterable[int]) -> Judged:
    """Judge the measure at the end of each period, with no more beside it than it rests on."""
    fiscal_start = context.card.settings.fiscal_start
    periods = [Period(measure.frequency, ordinal) for ordinal in ordinals]
    results = evaluate(
        alone(context, measure), [each.end(fiscal_start=fiscal_start) for each in periods]
    )
    return {period.ordinal: results.measure(measure.id, at) for at, period in enumerate(periods)}


def other_series(context: FormContext, measure: Measure) -> tuple[Series, ...]:
    """Return the series that are neither a target nor the actual values."""
    shown = series_shown(context, measure)
    actual = next((each for each in shown if each.kind is SeriesKind.ACTUAL), None)
    return tuple(
        each for each in shown if each.kind is not SeriesKind.TARGET and each is not actual
    )


def day_shown(context: FormContext, measure: Measure) -> float:
    """Return where the day shown stands on the time axis."""
    fiscal_start = context.card.settings.fiscal_start
    period = period_of(context.day, measure.frequency, fiscal_start=fiscal_start)
    start = period.start(fiscal_start=fiscal_start).toordinal()
    end = period.end(fiscal_start=fiscal_start).toordinal() + 1
    passed = (context.day.toordinal() + 1 - start) / (end - start)
    return period.ordinal - 0.5 + passed


def runs(items: Sequence[tuple[int, _T]]) -> list[tuple[float, float, _T]]:
    """Join neighbours of equal value: from the left edge of the first to the right of the last."""
    found: list[tuple[float, float, _T]] = []
    for ordinal, value in items:
        left, right = ordinal - 0.5, ordinal + 0.5
        if found and found[-1][1] == left and found[-1][2] == value:
            found[-1] = (found[-1][0], right, value)
        else:
            found.append((left, right, value))
    return found
