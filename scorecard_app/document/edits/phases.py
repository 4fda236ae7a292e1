"""Edit the phases of a measure, in which its natural limits hold; each edit is a decision."""

from dataclasses import dataclass, replace
from datetime import date

from scorecard_app.document.edits.finding import found
from scorecard_app.document.edits.order import last_position
from scorecard_app.document.naming import measure_name
from scorecard_app.domain.ids import DecisionId, MeasureId, MintId
from scorecard_app.domain.measures import Measure, Phase
from scorecard_app.domain.people import Decision
from scorecard_app.domain.periods import Period
from scorecard_app.domain.scorecard import Scorecard
from scorecard_app.errors import UserError
from scorecard_app.texts import _


@dataclass(frozen=True, slots=True)
class Ruling:
    """Why and on which day it was decided, and the id that the logged decision gets."""

    reason: str
    day: date
    mint: MintId


def freeze_limits(
    card: Scorecard, *, measure_id: MeasureId, until: Period, ruling: Ruling
) -> Scorecard:
    """Let the natural limits of a phase rest on its values up to a period from now on.

    The decision is logged in the same step.
    """
    measure = found(card.measures, measure_id)
    _refuse(card, measure, until, ruling)
    phase = _phase_at(card, measure, until)
    frozen = replace(phase or Phase(), until=until, reason=ruling.reason)
    text = _("Natural limits of “{measure}” frozen on the values up to {period}")
    said = text.format(measure=measure_name(card, measure_id), period=until)
    return _decided(card, _with_phase(card, measure, frozen), said, ruling)


def rebase_limits(
    card: Scorecard, *, measure_id: MeasureId, since: Period, ruling: Ruling
) -> Scorecard:
    """Compute the natural limits anew from a period on, since the process is another one.

    The decision is logged in the same step.
    """
    measure = found(card.measures, measure_id)
    _refuse(card, measure, since, ruling)
    name = measure_name(card, measure_id)
    if any(phase.since == since for phase in measure.phases):
        raise UserError(
            _("The natural limits of “{measure}” begin anew in {period} already.").format(
                measure=name, period=since
            )
        )
    text = _("Natural limits of “{measure}” computed anew from {period} on")
    said = text.format(measure=name, period=since)
    return _decided(
        card, _with_phase(card, measure, Phase(since, None, ruling.reason)), said, ruling
    )


def take_back_phase(
    card: Scorecard, *, measure_id: MeasureId, since: Period | None, ruling: Ruling
) -> Scorecard:
    """Let the phase that begins in a period (None: the first) be none of its own any more.

    The decision is logged in the same step.
    """
    measure = found(card.measures, measure_id)
    _refuse_silence(ruling)
    others = tuple(phase for phase in measure.phases if phase.since != since)
    if len(others) == len(measure.phases):
        raise UserError(_("This phase of the natural limits is no longer there."))
    name = measure_name(card, measure_id)
    said = _("Natural limits of “{measure}” no longer frozen").format(measure=name)
    if since is not None:
        text = _("Natural limits of “{measure}” no longer computed anew from {period} on")
        said = text.format(measure=name, period=since)
    return _decided(card, replace(measure, phases=others), said, ruling)


def _refuse(card: Scorecard, measure: Measure, period: Period, ruling: Ruling) -> None:
    if period.frequency is not measure.frequency:
        raise UserError(
            _("“{measure}”: {period} is not one of its periods.").format(
                measure=measure_name(card, measure.id), period=period
            )
        )
    _refuse_silence(ruling)


def _refuse_silence(ruling: Ruling) -> None:
    if not ruling.reason.strip():
        raise UserError(_("Say why: the reason is kept with the decision."))


def _phase_at(card: Scorecard, measure: Measure, period: Period) -> Phase | None:
    """Return the declared phase in which a period lies; None before the first of them."""
    start = period.start(fiscal_start=card.settings.fiscal_start)
    begun = [each for each in measure.phases if _beginning(card, each) <= start]
    return max(begun, key=lambda each: _beginning(card, each), default=None)


def _with_phase(card: Scorecard, measure: Measure, phase: Phase) -> Measure:
    """Put a phase in the place of the one that begins when it does, all in time order."""
    phases = [phase, *(each for each in measure.phases if each.since != phase.since)]
    phases.sort(key=lambda each: _beginning(card, each))
    return replace(measure, phases=tuple(phases))


def _beginning(card: Scorecard, phase: Phase) -> date:
    if phase.since is None:
        return date.min
    return phase.since.start(fiscal_start=card.settings.fiscal_start)


def _decided(card: Scorecard, measure: Measure, text: str, ruling: Ruling) -> Scorecard:
    decision = Decision(
        DecisionId(ruling.mint()),
        text,
        ruling.reason,
        ruling.day,
        (measure.id,),
        position=last_position(card.decisions.values()),
    )
    return card.put(measure, decision)
