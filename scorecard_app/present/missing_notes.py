"""Which values lack the note that the scorecard asks for where a score is low."""

from dataclasses import dataclass
from functools import partial

from scorecard_app.document.edits.values import set_remark
from scorecard_app.domain.ids import EntityId, MeasureId
from scorecard_app.domain.measures import Remark, Series, SeriesKind
from scorecard_app.domain.periods import Period
from scorecard_app.domain.relations import Relations
from scorecard_app.engine.bands import TOLERANCE
from scorecard_app.engine.results import Results
from scorecard_app.present.charts.alone import first_samples
from scorecard_app.present.form_fields import say_period
from scorecard_app.present.form_groups.measure_time import measure_of, period_shown
from scorecard_app.present.form_parts import Edit, Field, FieldKind, FormContext
from scorecard_app.present.numbers import format_score
from scorecard_app.texts import N_, LocaleForms, _


@dataclass(frozen=True, slots=True)
class MissingNote:
    """A value whose score is below the threshold and that nobody has explained."""

    measure_id: MeasureId
    period: Period
    score: float


def missing_notes(relations: Relations, results: Results, at: int = 0) -> tuple[MissingNote, ...]:
    """Return every value, as shown at one of the dates, that still lacks its note."""
    measures = relations.card.measures
    found = (missing_note(relations, results, each, at) for each in measures)
    return tuple(each for each in found if each is not None)


def missing_note(
    relations: Relations, results: Results, measure_id: MeasureId, at: int = 0
) -> MissingNote | None:
    """Return what lacks a note about one measure; None where nothing does."""
    threshold = relations.card.settings.note_threshold
    if threshold is None:
        return None
    judgement = results.measure(measure_id, at)
    score, period = judgement.score, judgement.period
    if score is None or period is None or score >= threshold - TOLERANCE:
        return None
    series = relations.first_series(measure_id, SeriesKind.ACTUAL)
    if _remark(series, period).note.strip():
        return None
    return MissingNote(measure_id, period, score)


def note_sentence(missing: MissingNote, relations: Relations, forms: LocaleForms) -> str:
    """Say that a note is missing, and why one is asked for."""
    settings = relations.card.settings
    return _("Note missing: the score {score} is below {threshold}. Say why.").format(
        score=format_score(missing.score, settings, forms),
        threshold=format_score(settings.note_threshold or 0.0, settings, forms),
    )


def note_added(words: str) -> str:
    """Add in a few words that a note is missing."""
    return _("{status}, note missing").format(status=words)


def _remark(series: Series | None, period: Period) -> Remark:
    return series.remarks.get(period.ordinal, Remark()) if series else Remark()


def _value_period(context: FormContext, entity_id: EntityId) -> Period | None:
    """Return the period of the value shown; None where there is no value."""
    measure = measure_of(context, entity_id)
    actual = first_samples(context, measure, SeriesKind.ACTUAL)
    last = actual.last_at(period_shown(context, measure).ordinal)
    return None if last is None else Period(measure.frequency, last)


def _read(context: FormContext, entity_id: EntityId) -> str:
    period = _value_period(context, entity_id)
    series = context.relations.first_series(MeasureId(entity_id), SeriesKind.ACTUAL)
    return _remark(series, period).note if period else ""


def _edit(context: FormContext, entity_id: EntityId, text: str) -> Edit:
    period = _value_period(context, entity_id)
    if period is None:
        return lambda card: card
    measure_id = MeasureId(entity_id)
    series = context.relations.first_series(measure_id, SeriesKind.ACTUAL)
    confidence = _remark(series, period).confidence

    return partial(
        set_remark,
        measure_id=measure_id,
        kind=SeriesKind.ACTUAL,
        period=period,
        note=text,
        confidence=confidence,
        mint=context.mint,
    )


def _note(context: FormContext, entity_id: EntityId) -> str:
    return say_period(context, _value_period(context, entity_id))


def _has_value(context: FormContext, entity_id: EntityId) -> bool:
    return _value_period(context, entity_id) is not None


VALUE_NOTE = Field(
    "value_note",
    N_("Note on the value"),
    FieldKind.LONG_TEXT,
    _read,
    _edit,
    N_("What explains the value."),
    note=_note,
    is_shown=_has_value,
)
"""The note on the value that is shown; asked for where its score is low."""
