"""L16: a status set by hand that the data contradict, without a word on why."""

from collections.abc import Iterator

from scorecard_app.domain.ids import MeasureId, ObjectiveId
from scorecard_app.domain.relations import Relations
from scorecard_app.engine.bands import band_of
from scorecard_app.engine.hints.hint import Hint, Known


def contradicting(relations: Relations, known: Known) -> Iterator[Hint]:
    """Yield what has another status by hand than its score says, now, without a reason."""
    card, results = relations.card, known.results
    for key, override in card.overrides.items():
        subject = override.subject_id
        if override.reason.strip():
            continue
        if subject in card.measures:
            judged = results.measure(MeasureId(subject))
        elif subject in card.objectives:
            judged = results.objective(ObjectiveId(subject))  # type: ignore[assignment]  # no more is read
        else:
            continue
        band = band_of(judged.score, card.settings.bands)
        if judged.override_id == key and band is not None and band.key != override.band_key:
            yield Hint("L16", "by hand", (subject, key))
