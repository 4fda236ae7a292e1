"""Which period a form of a measure shows, and the rule and the target that are in force there."""

from scorecard_app.document.edits.dated_rules import rule_in_force
from scorecard_app.domain.ids import EntityId, MeasureId
from scorecard_app.domain.measures import Measure, SeriesKind
from scorecard_app.domain.periods import Frequency, Period, last_complete, parse_period
from scorecard_app.domain.rules import Rule
from scorecard_app.present.charts.alone import first_samples
from scorecard_app.present.form_parts import FormContext, row_parts


def measure_of(context: FormContext, entity_id: EntityId) -> Measure:
    """Return the measure that a form shows."""
    return context.card.measures[MeasureId(entity_id)]


def dated(context: FormContext, row: EntityId) -> tuple[Measure, Period]:
    """Return the measure of a row that stands for a period, and the period."""
    entity_id, key = row_parts(row)
    return measure_of(context, entity_id), parse_period(key)


def period_shown(context: FormContext, measure: Measure) -> Period:
    """Return the period that a measure shows at the context's day: the last complete one."""
    return last_period(context, measure.frequency)


def last_period(context: FormContext, frequency: Frequency) -> Period:
    """Return the last period of a frequency that is complete at the context's day."""
    fiscal_start = context.card.settings.fiscal_start
    return last_complete(context.day, frequency, fiscal_start=fiscal_start)


def rule_of(context: FormContext, measure_id: MeasureId) -> Rule | None:
    """Return the rule that the form shows and edits: the one in force in the period shown."""
    measure = context.card.measures[measure_id]
    return rule_in_force(context.card, measure_id, period_shown(context, measure))


def change_holds_from(context: FormContext, measure_id: MeasureId) -> Period | None:
    """Return from when a change of the rule holds: from the period shown on.

    Where no value stands before it there is nothing that was judged, and the rule in force
    changes as a whole (None: from the beginning).
    """
    measure = context.card.measures[measure_id]
    shown, rule = period_shown(context, measure), rule_of(context, measure_id)
    actual = first_samples(context, measure, SeriesKind.ACTUAL)
    is_judged = actual.last_at(shown.ordinal - 1) is not None
    if is_judged and not _is_at(context, rule, shown):
        return shown
    return rule.since if rule else None


def _is_at(context: FormContext, rule: Rule | None, period: Period) -> bool:
    """Say whether a rule begins with a period."""
    if rule is None or rule.since is None:
        return False
    start = context.card.settings.fiscal_start
    return rule.since.start(fiscal_start=start) == period.start(fiscal_start=start)
