"""Scoring rules as plain formulas, written from scoring.md and not from the engine."""

from collections.abc import Mapping

from scorecard_app.domain.measures import Direction
from scorecard_app.domain.rules import Preset

_SIGNS = {Direction.HIGHER: 1, Direction.LOWER: -1, Direction.TARGET: 0}
_THIRD = "100/3"


def number(value: float | None) -> str:
    """Write a number as a formula has it; an empty text where there is none."""
    return '""' if value is None else f"({value!r})"


def score(
    preset: Preset, figures: Mapping[str, str], direction: Direction, value: str
) -> str | None:
    """Return the formula of a score from 0 to 100, or "" where it cannot be scored.

    None where the rule says that nothing is scored.
    """
    sign = _SIGNS[direction]
    match preset:
        case Preset.DEFAULT:
            return _line(figures["baseline"], figures["target"], sign, value)
        case Preset.GOAL_AND_RED_FLAG:
            return _line(figures["red_flag"], figures["goal"], sign, value)
        case Preset.MINIMUM_TO_MAXIMUM:
            return _range(figures["minimum"], figures["maximum"], sign, value)
        case Preset.FOUR_POINTS:
            return _four(figures, sign, value)
        case Preset.ON_TARGET:
            return _round(figures, sign, value)
        case _:
            return None


def _clamped(formula: str) -> str:
    return f"MAX(0,MIN(100,{formula}))"


def _line(red: str, goal: str, sign: int, value: str) -> str:
    if sign == 0:
        return '""'
    bad = f'OR({red}="",{goal}="",{value}="")'
    step = f"({goal}-{red})"
    line = _clamped(f"{_THIRD}+({value}-{red})/{step}*{_THIRD}")
    return f'IF({bad},"",IF({step}*{sign}<=1E-12*ABS({red}),"",{line}))'


def _range(low: str, high: str, sign: int, value: str) -> str:
    if sign == 0:
        return '""'
    bad = f'OR({low}="",{high}="",{value}="")'
    line = f"({value}-{low})/({high}-{low})*100"
    line = _clamped(line if sign > 0 else f"100-{line}")
    return f'IF({bad},"",IF({high}-{low}<=1E-12*ABS({low}),"",{line}))'


def _four(figures: Mapping[str, str], sign: int, value: str) -> str:
    if sign == 0:
        return '""'
    worst, red, green, best = (figures[name] for name in ("worst", "red", "green", "best"))
    bad = f'OR({worst}="",{red}="",{green}="",{best}="",{value}="")'
    wrong = f"OR(({red}-{worst})*{sign}<=0,({green}-{red})*{sign}<=0,({best}-{green})*{sign}<=0)"
    first = f"({value}-{worst})/({red}-{worst})*{_THIRD}"
    second = f"{_THIRD}+({value}-{red})/({green}-{red})*{_THIRD}"
    third = f"2*{_THIRD}+({value}-{green})/({best}-{green})*{_THIRD}"
    line = f"IF(({value}-{red})*{sign}<=0,{first},IF(({value}-{green})*{sign}<=0,{second},{third}))"
    return f'IF({bad},"",IF({wrong},"",{_clamped(line)}))'


def _round(figures: Mapping[str, str], sign: int, value: str) -> str:
    if sign != 0:
        return '""'
    target, inner, outer = (figures[name] for name in ("target", "inner", "outer"))
    bad = f'OR({target}="",{inner}="",{outer}="",{value}="")'
    wrong = f"OR({inner}<0,{outer}<={inner})"
    away = f"ABS({value}-{target})"
    near = f"100-({away}-{inner})/({outer}-{inner})*(100-{_THIRD})"
    far = f"{_THIRD}-({away}-{outer})/({outer}-{inner})*{_THIRD}"
    line = _clamped(f"IF({away}<={outer},{near},{far})")
    return f'IF({bad},"",IF({wrong},"",{line}))'
