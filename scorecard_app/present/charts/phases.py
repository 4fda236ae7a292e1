"""The phases of a measure's natural limits in words, and what can be decided about them."""

from dataclasses import dataclass

from scorecard_app.domain.ids import MeasureId
from scorecard_app.domain.measures import Phase
from scorecard_app.domain.periods import Period
from scorecard_app.present.form_parts import FormContext
from scorecard_app.present.periods import format_period
from scorecard_app.present.scoring_words import SIGNALS
from scorecard_app.texts import _


@dataclass(frozen=True, slots=True)
class PhaseFace:
    """One phase that was declared: since when (None: the first value), and what is said of it."""

    since: Period | None
    sentence: str
    reason: str


def phase_faces(context: FormContext, measure_id: MeasureId) -> tuple[PhaseFace, ...]:
    """Return the phases that were declared for a measure, the earliest first."""
    measure = context.card.measures[measure_id]
    return tuple(
        PhaseFace(phase.since, _sentence(context, phase), phase.reason) for phase in measure.phases
    )


def signal_rules_sentence(context: FormContext) -> str:
    """Say by which preset signals are found."""
    rules = _(SIGNALS[context.card.settings.signal_rules])
    return _("Signals by “{rules}”").format(rules=rules)


def period_text(context: FormContext, period: Period) -> str:
    """Say a period as the chart does."""
    start = context.card.settings.fiscal_start
    return format_period(period, context.forms, fiscal_start=start)


def _sentence(context: FormContext, phase: Phase) -> str:
    since = period_text(context, phase.since) if phase.since else ""
    until = period_text(context, phase.until) if phase.until else ""
    if since and until:
        text = _("From {since} on, frozen on the values up to {until}")
        return text.format(since=since, until=until)
    if since:
        return _("Computed anew from {since} on").format(since=since)
    return _("Frozen on the values up to {until}").format(until=until)
