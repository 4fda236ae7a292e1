"""Draw the pin of a card that stays where it is."""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen

from scorecard_app.ui.theme import Theme

PIN_BOX = QRectF(-9, -9, 18, 18)
"""What a pin covers, round the point at which it sticks."""

_DISC = 7.0
_HEAD, _NEEDLE = 2.25, 3.5


def draw_pin(painter: QPainter, at: QPointF, theme: Theme) -> None:
    """Draw a small disc with a pin in it: head above, needle below."""
    painter.save()
    painter.translate(at)
    painter.setPen(theme.pen("line"))
    painter.setBrush(theme.brush("card"))
    painter.drawEllipse(QPointF(0, 0), _DISC, _DISC)
    pen = QPen(theme.pen("text", 1.25))
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    painter.setPen(pen)
    painter.setBrush(theme.brush("text"))
    painter.drawEllipse(QPointF(0, -1.25), _HEAD, _HEAD)
    painter.drawLine(QPointF(0, 1.0), QPointF(0, 1.0 + _NEEDLE))
    painter.restore()
