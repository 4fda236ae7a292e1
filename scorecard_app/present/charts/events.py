"""What happened to a measure, on the time axis of its charts: notes, decisions, other rules."""

from collections.abc import Iterator
from datetime import date

from scorecard_app.domain.measures import Measure
from scorecard_app.domain.periods import Period, period_of
from scorecard_app.engine.rules import ordinal_of
from scorecard_app.present.charts.chart import Event
from scorecard_app.present.form_parts import FormContext
from scorecard_app.present.words import PRESETS, SERIES_KINDS
from scorecard_app.texts import _


def events_of(context: FormContext, measure: Measure, first: int, last: int) -> tuple[Event, ...]:
    """Return the events in the periods from the first to the last, in time order."""
    found = [
        *_remarks(context, measure),
        *_decisions(context, measure),
        *_notes(context, measure),
        *_rules(context, measure),
        *_overrides(context, measure),
        *_phases(context, measure),
        *_locks(context, measure),
    ]
    within = (each for each in found if first - 0.5 <= each.at <= last + 0.5)
    return tuple(sorted(within, key=lambda each: each.at))


def _remarks(context: FormContext, measure: Measure) -> Iterator[Event]:
    for series in context.relations.series_of(measure.id):
        name = series.name or _(SERIES_KINDS[series.kind])
        for ordinal, remark in series.remarks.items():
            if remark.note:
                yield Event(float(ordinal), _("Note on {series}").format(series=name), remark.note)


def _decisions(context: FormContext, measure: Measure) -> Iterator[Event]:
    for decision in context.card.decisions.values():
        if measure.id in decision.subject_ids and decision.decided is not None:
            detail = "\n".join(filter(None, (decision.text, decision.rationale)))
            yield Event(_at(context, measure, decision.decided), _("Decision"), detail)


def _notes(context: FormContext, measure: Measure) -> Iterator[Event]:
    for note in context.card.notes.values():
        if note.subject_id == measure.id and note.written is not None and note.text:
            yield Event(_at(context, measure, note.written), _("Note"), note.text)


def _rules(context: FormContext, measure: Measure) -> Iterator[Event]:
    for rule in context.relations.rules_of(measure.id):
        if rule.since is not None:
            preset = PRESETS.get(rule.preset, "")
            detail = "\n".join(filter(None, (preset and _(preset), rule.note)))
            yield Event(_since(context, measure, rule.since), _("Scored by another rule"), detail)


def _overrides(context: FormContext, measure: Measure) -> Iterator[Event]:
    names = {band.key: _(band.name) for band in context.card.settings.bands}
    for override in context.card.overrides.values():
        if override.subject_id == measure.id:
            detail = "\n".join(filter(None, (names.get(override.band_key, ""), override.reason)))
            at = _since(context, measure, override.since)
            yield Event(at, _("Status set by hand"), detail)


def _phases(context: FormContext, measure: Measure) -> Iterator[Event]:
    for phase in measure.phases:
        if phase.since is not None:
            at = _since(context, measure, phase.since)
            yield Event(at, _("Natural limits computed anew"), phase.reason)


def _locks(context: FormContext, measure: Measure) -> Iterator[Event]:
    for lock in context.card.locks.values():
        if lock.measure_id in {None, measure.id}:
            at = _at(context, measure, lock.until)
            yield Event(at, _("Values closed up to here"), lock.reason)


def _at(context: FormContext, measure: Measure, day: date) -> float:
    fiscal_start = context.card.settings.fiscal_start
    return float(period_of(day, measure.frequency, fiscal_start=fiscal_start).ordinal)


def _since(context: FormContext, measure: Measure, since: Period) -> float:
    return float(ordinal_of(since, measure, context.card.settings.fiscal_start))
