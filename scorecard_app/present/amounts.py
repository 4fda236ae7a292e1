"""A number of a measure as it stands in a cell: text and unit apart, or the word of a choice."""

from dataclasses import dataclass

from scorecard_app.domain.measures import Direction, Measure, UnitKind
from scorecard_app.domain.rules import Preset
from scorecard_app.engine.judgements import MeasureJudgement
from scorecard_app.present.choices import Scale
from scorecard_app.present.numbers import (
    format_compact,
    format_number,
    format_signed,
    is_shortened,
    unit_symbol,
)
from scorecard_app.texts import LocaleForms, _

WITHOUT_RELATIVE = frozenset(
    {UnitKind.YES_NO, UnitKind.DATE, UnitKind.PERCENT, UnitKind.SCORE, UnitKind.RATIO}
)
"""Kinds of unit of which a percentage of the target says nothing, or the wrong thing."""


@dataclass(frozen=True, slots=True)
class Amount:
    """A number in words: `short` stands where there is no room for the whole text."""

    text: str
    unit: str
    short: str

    @property
    def whole(self) -> str:
        """Return text and unit as they are read aloud."""
        return f"{self.text} {self.unit}".rstrip()


def amount(
    number: float | None, measure: Measure, scale: Scale, forms: LocaleForms, *, currency: str
) -> Amount:
    """Return a number in its unit; on a choice scale the word that it stands for, without one."""
    word = scale.get(number) if number is not None else None
    if word:
        return Amount(word, "", word)
    text = format_number(number, measure.unit, forms)
    short = format_compact(number, measure.unit, forms) if is_shortened(number) else text
    return Amount(text, unit_symbol(measure.unit, currency), short)


def signed_amount(
    difference: float, measure: Measure, scale: Scale, forms: LocaleForms, *, currency: str
) -> Amount | None:
    """Return a difference with its sign: percent in points, dates in days; None for yes or no."""
    unit, sign = measure.unit, "+" if difference > 0 else ""
    symbol = unit_symbol(unit, currency)
    match unit.kind:
        case UnitKind.YES_NO:
            return None
        case UnitKind.DATE:
            text = format_signed(difference, forms, decimals=0)
            return Amount(text, _("days"), text)
        case UnitKind.DURATION:
            text = sign + format_number(difference, unit, forms)
            return Amount(text, symbol, text)
        case UnitKind.PERCENT:
            symbol = _("points")
        case _ if scale:
            symbol = _("points")
    text = format_signed(difference, forms, decimals=unit.decimals)
    return Amount(text, symbol, sign + format_compact(difference, unit, forms))


def is_better(difference: float | None, measure: Measure) -> bool | None:
    """Say whether a value less its target is good; None where it is neither, or nobody knows."""
    if not difference:
        return None
    match measure.direction:
        case Direction.HIGHER:
            return difference > 0
        case Direction.LOWER:
            return difference < 0
        case Direction.TARGET:
            return None


def scale_by(judgement: MeasureJudgement | None) -> Scale:
    """Return the choices by which a value was judged; empty where it was by another rule."""
    if judgement is None or judgement.preset is not Preset.CHOICE:
        return {}
    return {number: word for word, number in judgement.figures.items() if number is not None}
