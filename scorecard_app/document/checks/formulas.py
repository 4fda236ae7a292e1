"""Check the formulas: that they can be read, that what they need is there, and no circles."""

from collections.abc import Iterator

from scorecard_app.document.checks.problem import Problem, about
from scorecard_app.document.naming import circle_said
from scorecard_app.domain.formula.names import shown
from scorecard_app.domain.formula.order import cycles
from scorecard_app.domain.formula.parser import read
from scorecard_app.domain.formula.text import references
from scorecard_app.domain.levels import Level
from scorecard_app.domain.rules import Parameter
from scorecard_app.domain.scorecard import Entity, Scorecard
from scorecard_app.errors import UserError
from scorecard_app.texts import _


def unusable_formulas(card: Scorecard) -> Iterator[Problem]:
    """Yield formulas that cannot be read, and those that need a measure that is gone."""
    for entity, text in _formulas(card):
        says = _why_not(card, text)
        if says is not None:
            yield about(card, entity, level=Level.WARNING, says=says)


def circular_formulas(card: Scorecard) -> Iterator[Problem]:
    """Yield the measures whose formulas need their own results; a merge may bring that about."""
    for circle in cycles(card):
        measure = card.measures.get(circle[0])
        if measure is not None:
            says = _("Its formula needs its own result: {circle}. Leave one of them out.")
            says = says.format(circle=circle_said(card, circle))
            yield about(card, measure, level=Level.WARNING, says=says)


def _formulas(card: Scorecard) -> Iterator[tuple[Entity, str]]:
    for measure in card.measures.values():
        if measure.formula:
            yield measure, measure.formula
    for series in card.series.values():
        if series.formula:
            yield series, series.formula
    for rule in card.rules.values():
        for parameter in rule.parameters.values():
            if parameter.formula:
                yield rule, parameter.formula
    for objective in card.objectives.values():
        yield from _of_weight(objective, objective.weight_source)
    for attachment in card.attachments.values():
        yield from _of_weight(attachment, attachment.weight_source)


def _of_weight(item: Entity, source: Parameter | None) -> Iterator[tuple[Entity, str]]:
    if source is not None and source.formula:
        yield item, source.formula


def _why_not(card: Scorecard, text: str) -> str | None:
    try:
        needed = references(read(text))
    except UserError as error:
        return _("Its formula cannot be read. {sentence}").format(sentence=error)
    if all(each in card.measures for each in needed):
        return None
    return _("Its formula “{formula}” needs a measure that is no longer there.").format(
        formula=shown(text, card)
    )
