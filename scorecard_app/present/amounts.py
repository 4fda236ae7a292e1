"""A number of a measure as it stands in a cell: text and unit apart, or the word of a choice."""

from dataclasses import dataclass

from scorecard_app.domain.measures import Measure, UnitKind
from scorecard_app.domain.rules import Preset
from scorecard_app.engine.judgements import MeasureJudgement
from scorecard_app.present.choices import Scale
from scorecard_app.present.numbers import format_compact, format_number, unit_symbol
from scorecard_app.texts import LocaleForms

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
    return Amount(
        format_number(number, measure.unit, forms),
        unit_symbol(measure.unit, currency),
        format_compact(number, measure.unit, forms),
    )


def scale_by(judgement: MeasureJudgement | None) -> Scale:
    """Return the choices by which a value was judged; empty where it was by another rule."""
    if judgement is None or judgement.preset is not Preset.CHOICE:
        return {}
    return {number: word for word, number in judgement.figures.items() if number is not None}
