"""Scores of each preset as formulas (scoring.md, section 1): value and figures are cells."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from scorecard_app.domain.measures import Direction
from scorecard_app.domain.rules import Preset
from scorecard_app.exchange.workbook.out.formulas.text import NOTHING, number

_APART = "1E-12"
_THIRD = "100/3"
_SIGNS: Mapping[Direction, int] = {Direction.HIGHER: 1, Direction.LOWER: -1, Direction.TARGET: 0}

FIGURES: Final[Mapping[Preset, tuple[str, ...]]] = {
    Preset.DEFAULT: ("baseline", "target"),
    Preset.GOAL_AND_RED_FLAG: ("red_flag", "goal"),
    Preset.MINIMUM_TO_MAXIMUM: ("minimum", "maximum"),
    Preset.FOUR_POINTS: ("worst", "red", "green", "best"),
    Preset.ON_TARGET: ("target", "inner", "outer"),
    Preset.YES_NO: ("yes", "no"),
    Preset.CHOICE: (),
    Preset.FORMULA: (),
    Preset.NOT_SCORED: (),
}
"""The figures of each preset, in the order of the columns in which they stand."""


@dataclass(frozen=True, slots=True)
class Judged:
    """What a score rests on: the cells of the value and of the figures, and which way is good."""

    value: str
    figures: Sequence[str]
    direction: Direction
    may_leave_scale: bool = False

    @property
    def sign(self) -> int:
        """Return +1 where higher is better, −1 where lower is, 0 on target."""
        return _SIGNS[self.direction]

    def wanting(self, count: int) -> str:
        """Return whether any of the first figures is missing."""
        tests = ",".join(f'{each}=""' for each in self.figures[:count])
        return f"OR({tests})"

    def held(self, score: str) -> str:
        """Return a score held to 0 to 100, unless it may leave the scale."""
        return score if self.may_leave_scale else f"MAX(0,MIN(100,{score}))"


def score(preset: Preset, judged: Judged) -> str:
    """Return the formula of a score; the empty text where it cannot be scored."""
    scorer = _SCORERS.get(preset)
    return scorer(judged) if scorer else NOTHING


def chosen(judged: Judged, choices: Sequence[float]) -> str:
    """Return the formula of the score of a value that stands for itself if it is a choice."""
    if not choices:
        return NOTHING
    tests = ",".join(f"ABS({judged.value}-{number(each)})<1E-9" for each in choices)
    return f"IF(OR({tests}),{judged.held(judged.value)},{NOTHING})"


def _line(judged: Judged) -> str:
    """Draw the line from red flag to goal; it must run the way the measure calls good."""
    red, goal, *_rest = judged.figures
    if not judged.sign:
        return NOTHING
    way = f"({goal}-{red})*{judged.sign}<={_APART}*ABS({red})"
    line = judged.held(f"{_THIRD}+({judged.value}-{red})/({goal}-{red})*{_THIRD}")
    return _unless(judged.wanting(2), _unless(way, line))


def _range(judged: Judged) -> str:
    """Draw the line from minimum to maximum, the other way round where lower is better."""
    low, high, *_rest = judged.figures
    if not judged.sign:
        return NOTHING
    worst, best = (low, high) if judged.sign > 0 else (high, low)
    line = judged.held(f"({judged.value}-{worst})/({best}-{worst})*100")
    wrong = f"{high}-{low}<={_APART}*ABS({low})"
    return _unless(judged.wanting(2), _unless(wrong, line))


def _four_points(judged: Judged) -> str:
    worst, red, green, best = judged.figures
    sign, value = judged.sign, judged.value
    if not sign:
        return NOTHING
    pairs = ((worst, red), (red, green), (green, best))
    wrong = ",".join(f"({b}-{a})*{sign}<={_APART}*ABS({b})" for a, b in pairs)
    first, second, third = (
        f"{place}*{_THIRD}+({value}-{a})/({b}-{a})*{_THIRD}" for place, (a, b) in enumerate(pairs)
    )
    further = f"IF(({value}-{green})*{sign}<=0,{second},{third})"
    line = judged.held(f"IF(({value}-{red})*{sign}<=0,{first},{further})")
    return _unless(judged.wanting(4), _unless(f"OR({wrong})", line))


def _on_target(judged: Judged) -> str:
    """Score by the distance from the target: 100 within the inner tolerance, a third at the outer.

    One step further there is nothing left.
    """
    target, inner, outer, *_rest = judged.figures
    if judged.sign:
        return NOTHING
    away = f"ABS({judged.value}-{target})"
    near = f"100-({away}-{inner})/({outer}-{inner})*(200/3)"
    far = f"{_THIRD}-({away}-{outer})/({outer}-{inner})*{_THIRD}"
    line = judged.held(f"MIN(100,IF({away}<={outer},{near},{far}))")
    wrong = f"OR({inner}<0,{outer}-{inner}<={_APART}*ABS({outer}))"
    return _unless(judged.wanting(3), _unless(wrong, line))


def _yes_no(judged: Judged) -> str:
    yes, no, *_rest = judged.figures
    found = f"IF({judged.value}=1,{yes},IF({judged.value}=0,{no},{NOTHING}))"
    if judged.may_leave_scale:
        return found
    bounded = f"IF({judged.value}=1,{judged.held(yes)},IF({judged.value}=0,{judged.held(no)},"
    return f"{bounded}{NOTHING}))"


def _unless(fault: str, formula: str) -> str:
    return f"IF({fault},{NOTHING},{formula})"


_SCORERS: Final[Mapping[Preset, Callable[[Judged], str]]] = {
    Preset.DEFAULT: _line,
    Preset.GOAL_AND_RED_FLAG: _line,
    Preset.MINIMUM_TO_MAXIMUM: _range,
    Preset.FOUR_POINTS: _four_points,
    Preset.ON_TARGET: _on_target,
    Preset.YES_NO: _yes_no,
}
