"""Edit from when a scoring rule holds: begin, move and remove the rules of one measure."""

from dataclasses import replace
from datetime import date

from scorecard_app.document.edits.finding import found
from scorecard_app.document.naming import measure_name
from scorecard_app.domain.ids import MeasureId, MintId, RuleId
from scorecard_app.domain.periods import Period
from scorecard_app.domain.relations import Relations
from scorecard_app.domain.rules import Rule
from scorecard_app.domain.scorecard import Scorecard
from scorecard_app.errors import UserError
from scorecard_app.texts import _


def rule_at(card: Scorecard, measure_id: MeasureId, since: Period | None, mint: MintId) -> Rule:
    """Return the rule that begins at a period (None: at the beginning).

    Where none begins there it is a new one that says what was in force till then.
    """
    found(card.measures, measure_id)
    same = _beginning_with(card, measure_id, since)
    if same is not None:
        return same
    before = None if since is None else rule_in_force(card, measure_id, since)
    if before is None:
        return Rule(RuleId(mint()), measure_id, since=since)
    return replace(before, id=RuleId(mint()), since=since, note="")


def rule_in_force(card: Scorecard, measure_id: MeasureId, period: Period) -> Rule | None:
    """Return the rule that judges a period; None where it is the default one."""
    day = period.start(fiscal_start=card.settings.fiscal_start)
    begun = [each for each in Relations(card).rules_of(measure_id) if _beginning(card, each) <= day]
    return begun[-1] if begun else None


def with_rule(card: Scorecard, rule: Rule) -> Scorecard:
    """Put a rule; one that says just what was in force before it begins is no rule, and goes."""
    if rule.since is not None:
        before = _before(card, rule)
        if (before.preset, before.parameters) == (rule.preset, rule.parameters) and not rule.note:
            return card.drop([rule]) if rule.id in card.rules else card
    return card.put(rule)


def begin_rule(
    card: Scorecard, *, measure_id: MeasureId, rule_id: RuleId, since: Period, note: str = ""
) -> Scorecard:
    """Begin a new rule at a period; it says at first what was in force till then."""
    _refuse_taken(card, measure_id, since)
    rule = replace(rule_at(card, measure_id, since, lambda: rule_id), note=note)
    return card.put(rule)


def move_rule(card: Scorecard, *, rule_id: RuleId, since: Period | None) -> Scorecard:
    """Let a rule hold from another period on; None judges the past by it too.

    Then nothing that began earlier is left to say, so earlier rules go.
    """
    rule = found(card.rules, rule_id)
    if rule.since == since:
        return card
    others = [each for each in Relations(card).rules_of(rule.measure_id) if each.id != rule_id]
    if since is None:
        earlier = [each for each in others if _beginning(card, each) <= _beginning(card, rule)]
        return card.drop(earlier).put(replace(rule, since=None))
    if _first_day(card, since) != _beginning(card, rule):
        _refuse_taken(card, rule.measure_id, since)
    return card.put(replace(rule, since=since))


def remove_rule(card: Scorecard, *, rule_id: RuleId) -> Scorecard:
    """Take a rule out; the one before it holds on."""
    return card.drop([found(card.rules, rule_id)])


def _before(card: Scorecard, rule: Rule) -> Rule:
    """Return what is in force just before a rule begins: perhaps the default."""
    begin = _beginning(card, rule)
    earlier = [
        each
        for each in Relations(card).rules_of(rule.measure_id)
        if each.id != rule.id and _beginning(card, each) < begin
    ]
    return earlier[-1] if earlier else Rule(rule.id, rule.measure_id)


def _beginning_with(card: Scorecard, measure_id: MeasureId, since: Period | None) -> Rule | None:
    """Return the rule that begins on the first day of a period, of whatever kind its own is."""
    rules = Relations(card).rules_of(measure_id)
    day = _first_day(card, since)
    return next((each for each in reversed(rules) if _beginning(card, each) == day), None)


def _beginning(card: Scorecard, rule: Rule) -> date:
    """Return the day on which a rule begins, for ordinals of different kinds do not compare."""
    return _first_day(card, rule.since)


def _first_day(card: Scorecard, since: Period | None) -> date:
    return date.min if since is None else since.start(fiscal_start=card.settings.fiscal_start)


def _refuse_taken(card: Scorecard, measure_id: MeasureId, since: Period) -> None:
    if _beginning_with(card, measure_id, since) is not None:
        raise UserError(
            _("“{measure}”: another rule already begins in {period}. Change that one.").format(
                measure=measure_name(card, measure_id), period=since
            )
        )
