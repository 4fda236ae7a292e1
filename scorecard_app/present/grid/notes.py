"""Which values a note is wanted on: those whose score falls below what the scorecard asks for."""

from collections.abc import Sequence

from scorecard_app.domain.ids import MeasureId
from scorecard_app.domain.measures import Measure, Remark, SeriesKind
from scorecard_app.domain.periods import Period
from scorecard_app.engine.bands import TOLERANCE
from scorecard_app.engine.evaluate import evaluate
from scorecard_app.present.charts.alone import alone, first_samples
from scorecard_app.present.form_parts import FormContext

_NONE: frozenset[int] = frozenset()


def notes_missing(context: FormContext, measure_id: MeasureId) -> frozenset[int]:
    """Return the periods whose actual value is scored below the threshold and says not why."""
    threshold = context.card.settings.note_threshold
    measure = context.card.measures.get(measure_id)
    if threshold is None or measure is None:
        return _NONE
    values = first_samples(context, measure, SeriesKind.ACTUAL)
    actual = context.relations.first_series(measure_id, SeriesKind.ACTUAL)
    remarks = actual.remarks if actual else {}
    return frozenset(
        ordinal
        for ordinal, score in _scores(context, measure, [*values]).items()
        if score < threshold - TOLERANCE and not remarks.get(ordinal, Remark()).note.strip()
    )


def _scores(context: FormContext, measure: Measure, ordinals: Sequence[int]) -> dict[int, float]:
    """Score every value at the end of its period; NaN where none is."""
    if not ordinals:
        return {}
    start = context.card.settings.fiscal_start
    ends = [Period(measure.frequency, each).end(fiscal_start=start) for each in ordinals]
    scores = evaluate(alone(context, measure), ends).history(measure.id).scores
    return dict(zip(ordinals, map(float, scores), strict=True))
