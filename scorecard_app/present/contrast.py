"""How well a colour stands out from its ground (WCAG 2.2), and what is done where it fails."""

import json
from collections.abc import Sequence
from functools import cache

from scorecard_app import resources

LEAST_CONTRAST = 3.0
"""What a mark needs to be seen (WCAG 2.2, criterion 1.4.11)."""

GROUNDS = ("surface", "surface.raised", "card")
"""The roles of what marks are drawn on."""

_STEPS = 50
_DARK, _BRIGHT = (0, 0, 0), (255, 255, 255)
_WEIGHTS = (0.2126, 0.7152, 0.0722)
_LINEAR_UNTIL = 0.04045

_Parts = tuple[int, int, int]


def contrast(one: str, other: str) -> float:
    """Return the ratio of contrast of two colours ("#RRGGBB"), from 1 to 21."""
    lights = sorted((_luminance(_parts(one)), _luminance(_parts(other))))
    return (lights[1] + 0.05) / (lights[0] + 0.05)


def stands_out(colour: str, grounds: Sequence[str]) -> bool:
    """Say whether a colour can be seen on every one of the grounds."""
    return all(contrast(colour, ground) >= LEAST_CONTRAST for ground in grounds)


@cache
def standing_out(colour: str, grounds: tuple[str, ...]) -> str:
    """Return the nearest colour that can be seen on all grounds: mixed with black, or with white.

    Black on bright grounds, white on dark ones; a colour that is seen well stays as it is.
    """
    is_bright = contrast(grounds[0], "#000000") > contrast(grounds[0], "#FFFFFF")
    end = _DARK if is_bright else _BRIGHT
    mixed = (_mixed(_parts(colour), end, step / _STEPS) for step in range(_STEPS + 1))
    return next((each for each in mixed if stands_out(each, grounds)), colour)


@cache
def grounds_of(theme: str) -> tuple[str, ...]:
    """Return what marks are drawn on in a theme of resources/themes."""
    found = json.loads(resources.text(f"themes/{theme}.json"))
    return tuple(found["base"][found["roles"][role]] for role in GROUNDS)


def _mixed(parts: _Parts, end: _Parts, share: float) -> str:
    mixed = (round(one + share * (other - one)) for one, other in zip(parts, end, strict=True))
    return "#" + "".join(f"{each:02X}" for each in mixed)


def _parts(colour: str) -> _Parts:
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)


def _luminance(parts: _Parts) -> float:
    linear = (_linear(part / 255) for part in parts)
    return sum(weight * part for weight, part in zip(_WEIGHTS, linear, strict=True))


def _linear(part: float) -> float:
    return part / 12.92 if part <= _LINEAR_UNTIL else float(((part + 0.055) / 1.055) ** 2.4)
