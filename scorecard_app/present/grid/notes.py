"""Which values a note is wanted on: those whose score falls below what the scorecard asks for."""

from scorecard_app.domain.ids import MeasureId
from scorecard_app.domain.measures import Measure, Remark, Series, SeriesKind
from scorecard_app.domain.periods import Period
from scorecard_app.domain.relations import Relations
from scorecard_app.domain.scorecard import Scorecard
from scorecard_app.engine.evaluate import evaluate

_NONE: frozenset[int] = frozenset()


def notes_missing(relations: Relations, measure_id: MeasureId) -> frozenset[int]:
    """Return the periods whose actual value is scored below the threshold and says not why."""
    threshold = relations.card.settings.note_threshold
    measure = relations.card.measures.get(measure_id)
    actual = relations.first_series(measure_id, SeriesKind.ACTUAL)
    if threshold is None or measure is None or actual is None or not actual.samples:
        return _NONE
    return frozenset(
        ordinal
        for ordinal, score in _scores(relations, measure, actual).items()
        if score < threshold and not actual.remarks.get(ordinal, Remark()).note
    )


def _scores(relations: Relations, measure: Measure, actual: Series) -> dict[int, float]:
    """Score every value at the end of its period, the measure all by itself; NaN where none is."""
    card, start = relations.card, relations.card.settings.fiscal_start
    alone = Scorecard(settings=card.settings).put(
        measure,
        *relations.series_of(measure.id),
        *relations.rules_of(measure.id),
    )
    ordinals = [*actual.samples]
    ends = [Period(measure.frequency, each).end(fiscal_start=start) for each in ordinals]
    scores = evaluate(alone, ends).history(measure.id).scores
    return dict(zip(ordinals, map(float, scores), strict=True))
