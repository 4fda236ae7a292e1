"""Letters that can be read at the scale at which they are painted."""

from math import ceil

from PySide6.QtGui import QFont, QPainter

_MOST_UNITS = 100

BRIEF_PX = 10.0
"""How high letters are at least at middling scales, in pixels."""


def readable(font: QFont, painter: QPainter, px: float, *, most: int = _MOST_UNITS) -> QFont:
    """Return a font that is at least so many pixels high where a painter paints, in map units.

    It is never higher than so many map units: there is room for no more.
    """
    larger = QFont(font)
    larger.setPixelSize(readable_px(font.pixelSize(), painter, px, most=most))
    return larger


def readable_px(least: int, painter: QPainter, px: float, *, most: int = _MOST_UNITS) -> int:
    """Return how many map units high such a font is, and never less than this."""
    return max(min(ceil(px / painter.worldTransform().m11()), most), least)
