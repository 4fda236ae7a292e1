"""Where parts of a row stand, and how texts run, when the window reads from right to left.

The window mirrors rows; a text runs as its own first letter does, and a number with its unit
always from left to right, or the unit would jump before the number.
"""

from unicodedata import bidirectional

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter

_RIGHT_TO_LEFT = frozenset({"R", "AL"})
_MIDDLE = Qt.AlignmentFlag.AlignVCenter.value | Qt.AlignmentFlag.AlignAbsolute.value
_LEFT, _RIGHT = Qt.AlignmentFlag.AlignLeft.value, Qt.AlignmentFlag.AlignRight.value
_AS_LATIN = Qt.TextFlag.TextForceLeftToRight.value
_AS_ARABIC = Qt.TextFlag.TextForceRightToLeft.value

NUMBER_LEFT = _MIDDLE | _LEFT | _AS_LATIN
NUMBER_RIGHT = _MIDDLE | _RIGHT | _AS_LATIN
"""How numbers and units are drawn: from left to right, wherever the text around them begins."""


def is_mirrored(painter: QPainter) -> bool:
    """Say whether a painter draws for who reads from right to left."""
    return painter.layoutDirection() is Qt.LayoutDirection.RightToLeft


def placed(painter: QPainter, whole: QRectF, part: QRectF) -> QRectF:
    """Return where a part of a row stands: as given, or on the other side of the row."""
    if not is_mirrored(painter):
        return part
    return part.translated(whole.left() + whole.right() - part.left() - part.right(), 0)


def at_start(painter: QPainter, text: str) -> int:
    """Return how to draw a text where a line begins, in the middle of the height."""
    return _MIDDLE | (_RIGHT if is_mirrored(painter) else _LEFT) | _run(text)


def at_end(painter: QPainter, text: str) -> int:
    """Return how to draw a text where a line ends, in the middle of the height."""
    return _MIDDLE | (_LEFT if is_mirrored(painter) else _RIGHT) | _run(text)


def in_middle(text: str) -> int:
    """Return how to draw a text in the middle of its box: its sign before it, as it was written."""
    return Qt.AlignmentFlag.AlignCenter.value | _run(text)


def runs_to_the_left(text: str) -> bool:
    """Say whether the first letter of a text is one that is read from right to left."""
    if text.isascii():
        return False
    kinds = (bidirectional(letter) for letter in text)
    first = next((kind for kind in kinds if kind == "L" or kind in _RIGHT_TO_LEFT), "L")
    return first in _RIGHT_TO_LEFT


def line_start(text: str, font: QFont, left: float, room: float) -> float:
    """Return where a line of text begins: from the left of its room, in Hebrew from the right."""
    if not runs_to_the_left(text):
        return left
    return left + max(room - QFontMetricsF(font).horizontalAdvance(text), 0.0)


def _run(text: str) -> int:
    return _AS_ARABIC if runs_to_the_left(text) else _AS_LATIN
