"""How colours are seen: contrast (WCAG 2.1), difference (CIE 1976) and colour blindness."""

import math

from PySide6.QtGui import QColor

Triple = tuple[float, float, float]

MACHADO_2009 = {
    "protan": (
        (0.152286, 1.052583, -0.204868),
        (0.114503, 0.786281, 0.099216),
        (-0.003882, -0.048116, 1.051998),
    ),
    "deutan": (
        (0.367322, 0.860646, -0.227968),
        (0.280085, 0.672501, 0.047413),
        (-0.011820, 0.042940, 0.968881),
    ),
    "tritan": (
        (1.255528, -0.076749, -0.178779),
        (-0.078411, 0.930809, 0.147602),
        (0.004733, 0.691367, 0.303900),
    ),
}
"""Machado, Oliveira and Fernandes 2009, table of matrices for severity 1.0, on linear RGB."""

_TO_XYZ = (
    (0.4124564, 0.3575761, 0.1804375),
    (0.2126729, 0.7151522, 0.0721750),
    (0.0193339, 0.1191920, 0.9503041),
)
_WHITE_D65 = (0.95047, 1.0, 1.08883)


def contrast(one: QColor, other: QColor) -> float:
    """Return the contrast ratio of WCAG 2.1."""
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def difference(one: QColor, other: QColor, seen_by: str = "") -> float:
    """Return ΔE of CIE 1976 between two colours, as seen with a colour blindness if named."""
    return math.dist(_lab(one, seen_by), _lab(other, seen_by))


def grey_difference(one: QColor, other: QColor) -> float:
    """Return the difference in lightness: what a grey print leaves of ΔE."""
    return abs(_lab(one, "")[0] - _lab(other, "")[0])


def _lab(colour: QColor, seen_by: str) -> Triple:
    rgb = _linear(colour)
    if seen_by:
        red, green, blue = _times(MACHADO_2009[seen_by], rgb)
        rgb = (_clipped(red), _clipped(green), _clipped(blue))
    x, y, z = (
        _cube_root(part / white)
        for part, white in zip(_times(_TO_XYZ, rgb), _WHITE_D65, strict=True)
    )
    return 116 * y - 16, 500 * (x - y), 200 * (y - z)


def _luminance(colour: QColor) -> float:
    red, green, blue = _linear(colour)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(colour: QColor) -> Triple:
    return _part(colour.redF()), _part(colour.greenF()), _part(colour.blueF())


def _part(value: float) -> float:
    return float(value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4)


def _cube_root(value: float) -> float:
    return float(value ** (1 / 3) if value > 216 / 24389 else (24389 / 27 * value + 16) / 116)


def _clipped(value: float) -> float:
    return min(max(value, 0.0), 1.0)


def _times(matrix: tuple[Triple, Triple, Triple], vector: Triple) -> Triple:
    first, second, third = (
        sum(cell * part for cell, part in zip(row, vector, strict=True)) for row in matrix
    )
    return first, second, third
