"""Values as a measure's rule in force has them read: on a choice scale, words stand for scores."""

from collections.abc import Mapping

from scorecard_app.domain.measures import Measure
from scorecard_app.domain.periods import Period, last_complete
from scorecard_app.domain.relations import Relations
from scorecard_app.domain.rules import Preset, Rule
from scorecard_app.engine.rules import ordinal_of
from scorecard_app.errors import UserError
from scorecard_app.present.numbers import MISSING, edit_text, format_number, parse_number
from scorecard_app.texts import LocaleForms, _

Scale = Mapping[float, str]
"""The words of a choice scale by the number that each stands for, in their order."""

NO_SCALE: Scale = {}
"""What a rule that is no choice scale has."""


def rule_at(relations: Relations, measure: Measure, period: Period) -> Rule | None:
    """Return the rule that judges a measure in a period; None where it is the default one.

    In a period of another length it is the one at its end.
    """
    rules = relations.rules_of(measure.id)
    if not rules:
        return None
    start = relations.card.settings.fiscal_start
    own = period
    if period.frequency is not measure.frequency:
        own = last_complete(period.end(fiscal_start=start), measure.frequency, fiscal_start=start)
    begun = [
        rule
        for rule in rules
        if rule.since is None or ordinal_of(rule.since, measure, start) <= own.ordinal
    ]
    return begun[-1] if begun else None


def scale_of(rule: Rule | None) -> Scale:
    """Return the choices of a rule; empty where it is no choice scale."""
    if rule is None or rule.preset is not Preset.CHOICE:
        return NO_SCALE
    return {each.number: word for word, each in rule.parameters.items() if each.number is not None}


def has_choices(relations: Relations, measure: Measure) -> bool:
    """Say whether any rule of a measure, at whatever time, is a choice scale."""
    return any(rule.preset is Preset.CHOICE for rule in relations.rules_of(measure.id))


def format_value(
    number: float | None, measure: Measure, rule: Rule | None, forms: LocaleForms
) -> str:
    """Write a value as people read it: the word of its choice, else the number in its unit."""
    if number is None:
        return MISSING
    return scale_of(rule).get(number) or format_number(number, measure.unit, forms)


def edit_value(
    number: float | None, measure: Measure, rule: Rule | None, forms: LocaleForms
) -> str:
    """Write a value as it is typed: `parse_value` gives it back."""
    if number is None:
        return ""
    return scale_of(rule).get(number) or edit_text(number, measure.unit, forms)


def parse_value(text: str, measure: Measure, rule: Rule | None, forms: LocaleForms) -> float:
    """Read a value as `parse_number` does, and the word of a choice, in any case, as its number.

    Raises UserError with the text in it, and on a choice scale the words that can be written.
    """
    chosen = chosen_number(text, rule)
    if chosen is not None:
        return chosen
    try:
        return parse_number(text, measure.unit, forms)
    except UserError as error:
        scale = scale_of(rule)
        if not scale:
            raise
        raise UserError(
            _("“{text}” is none of the choices: {choices}.").format(
                text=text.strip(), choices=", ".join(scale.values())
            )
        ) from error


def chosen_number(text: str, rule: Rule | None) -> float | None:
    """Return the number of the choice with this word, in any case; None where there is none."""
    typed = _plain(text)
    words = scale_of(rule).items()
    return next((number for number, word in words if _plain(word) == typed), None)


def _plain(word: str) -> str:
    return " ".join(word.split()).casefold()
