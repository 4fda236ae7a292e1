"""Letters that can be read at the scale at which they are painted."""

from math import ceil

from PySide6.QtGui import QFont, QPainter

BRIEF_PX = 10.0
"""How high letters are at least at middling scales, in pixels."""


def readable(font: QFont, painter: QPainter, px: float) -> QFont:
    """Return a font that is at least so many pixels high where a painter paints, in map units."""
    larger = QFont(font)
    larger.setPixelSize(max(ceil(px / painter.worldTransform().m11()), font.pixelSize()))
    return larger
