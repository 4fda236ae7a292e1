"""Edit the choices of a measure: words that stand for scores, and are entered as them."""

from dataclasses import replace

from scorecard_app.document.edits.dated_rules import rule_at, with_rule
from scorecard_app.document.edits.values import set_values
from scorecard_app.document.naming import measure_name
from scorecard_app.domain.ids import MeasureId, MintId
from scorecard_app.domain.measures import SeriesKind
from scorecard_app.domain.periods import Period
from scorecard_app.domain.relations import Relations
from scorecard_app.domain.rules import Parameter, Preset, Rule
from scorecard_app.domain.scorecard import Scorecard
from scorecard_app.errors import UserError
from scorecard_app.texts import _


def set_choice(
    card: Scorecard,
    *,
    measure_id: MeasureId,
    name: str,
    score: float,
    mint: MintId,
    since: Period | None = None,
) -> Scorecard:
    """Give a choice its score, or add it; values entered as the old score move along.

    A value stands for the choice with that score, so no two have the same.
    """
    rule = rule_at(card, measure_id, since, mint)
    name = name.strip()
    _refuse_choice(card, rule, name, score)
    old = rule.parameters.get(name, Parameter()).number
    changed = replace(rule, parameters={**rule.parameters, name: Parameter(score)})
    card = with_rule(card, changed)
    if old is None or old == score:
        return card
    return _moved(card, changed, old, score, mint)


def rename_choice(
    card: Scorecard,
    *,
    measure_id: MeasureId,
    name: str,
    to: str,
    mint: MintId,
    since: Period | None = None,
) -> Scorecard:
    """Call a choice by another word; its place and its score stay."""
    rule = rule_at(card, measure_id, since, mint)
    to = to.strip()
    if to == name:
        return card
    if not to or to in rule.parameters:
        _refuse_word(card, rule, to)
    pairs = {(to if key == name else key): each for key, each in rule.parameters.items()}
    return with_rule(card, replace(rule, parameters=pairs))


def remove_choice(
    card: Scorecard, *, measure_id: MeasureId, name: str, mint: MintId, since: Period | None = None
) -> Scorecard:
    """Take a choice out; values that stood for it are then none of the choices."""
    rule = rule_at(card, measure_id, since, mint)
    pairs = {key: each for key, each in rule.parameters.items() if key != name}
    return with_rule(card, replace(rule, parameters=pairs))


def _refuse_choice(card: Scorecard, rule: Rule, name: str, score: float) -> None:
    measure = measure_name(card, rule.measure_id)
    if rule.preset is not Preset.CHOICE:
        raise UserError(
            _("“{measure}” is not scored by choices. Choose that rule first.").format(
                measure=measure
            )
        )
    if not name:
        _refuse_word(card, rule, name)
    if any(each.number == score for key, each in rule.parameters.items() if key != name):
        raise UserError(
            _("“{measure}”: two choices cannot have the same score.").format(measure=measure)
        )


def _refuse_word(card: Scorecard, rule: Rule, name: str) -> None:
    measure = measure_name(card, rule.measure_id)
    if not name:
        raise UserError(_("“{measure}”: a choice needs a word.").format(measure=measure))
    raise UserError(
        _("“{measure}” already has the choice “{name}”.").format(measure=measure, name=name)
    )


def _moved(card: Scorecard, rule: Rule, old: float, score: float, mint: MintId) -> Scorecard:
    """Write the new score wherever the old one was entered while the rule holds."""
    series = Relations(card).first_series(rule.measure_id, SeriesKind.ACTUAL)
    if series is None:
        return card
    frequency = card.measures[rule.measure_id].frequency
    first = None if rule.since is None else rule.since.ordinal
    values = {
        Period(frequency, ordinal): score
        for ordinal, number in series.samples.unpacked().items()
        if number == old and (first is None or ordinal >= first)
    }
    return set_values(
        card, measure_id=rule.measure_id, kind=SeriesKind.ACTUAL, values=values, mint=mint
    )
