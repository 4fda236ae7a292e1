"""Edits that take measures out of the library."""

from dataclasses import replace
from datetime import date

from scorecard_app.document.edits.measures import attach_measure
from scorecard_app.document.edits.values import set_target
from scorecard_app.document.library.entry import LibraryMeasure
from scorecard_app.document.library.shipped import library
from scorecard_app.domain.ids import AttachmentId, MeasureId, MintId, ObjectiveId
from scorecard_app.domain.measures import Measure
from scorecard_app.domain.periods import period_of
from scorecard_app.domain.scorecard import Scorecard


def measure_from_library(card: Scorecard, entry_id: str) -> Measure | None:
    """Return the measure that came from this entry of the library, or that it was saved from."""
    came = (each for each in card.measures.values() if entry_id in {each.source_id, each.id})
    return min(came, key=_by_id, default=None)


def attach_from_library(  # noqa: PLR0913 - what is attached to what, and fresh ids for it
    card: Scorecard,
    *,
    entry: LibraryMeasure,
    objective_id: ObjectiveId,
    measure_id: MeasureId,
    attachment_id: AttachmentId,
    since: date,
    mint: MintId,
) -> Scorecard:
    """Let a measure of the library serve an objective; its typical target holds from `since` on.

    A measure that the scorecard has from there already is shared, not copied. What guards it, and
    what it guards, is linked where the scorecard has it from the library, too.
    """
    known = measure_from_library(card, entry.id)
    if known is None:
        card = _with_measure(card, entry, measure_id=measure_id, since=since, mint=mint)
    return attach_measure(
        card,
        attachment_id=attachment_id,
        objective_id=objective_id,
        measure_id=known.id if known else measure_id,
    )


def _with_measure(
    card: Scorecard, entry: LibraryMeasure, *, measure_id: MeasureId, since: date, mint: MintId
) -> Scorecard:
    guards = (measure_from_library(card, guard) for guard in entry.guards)
    guard_ids = tuple(each.id for each in guards if each)
    measure = replace(entry.measure, id=measure_id, source_id=entry.id, guard_ids=guard_ids)
    card = card.put(measure, *_guarded(card, entry.id, measure_id))
    if entry.target is None:
        return card
    first = period_of(since, measure.frequency, fiscal_start=card.settings.fiscal_start)
    return set_target(card, measure_id=measure_id, since=first, number=entry.target, mint=mint)


def _guarded(card: Scorecard, entry_id: str, measure_id: MeasureId) -> list[Measure]:
    """Return those whose guard has just come, with the guard."""
    shipped = library()
    return [
        replace(each, guard_ids=(*each.guard_ids, measure_id))
        for each in card.measures.values()
        if each.source_id in shipped and entry_id in shipped[each.source_id].guards
    ]


def _by_id(measure: Measure) -> str:
    return measure.id
