"""A sentence beside the pointer, as large at every scale, while a gesture lasts."""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter
from PySide6.QtWidgets import QGraphicsItem, QStyleOptionGraphicsItem, QWidget

from scorecard_app.ui.canvas.items import OVERLAY_Z
from scorecard_app.ui.canvas.look import Look
from scorecard_app.ui.theme import TextSize

_WIDEST = 280.0
_PADDING = 8.0
_AWAY = QPointF(14, 18)
_CORNER = 4.0
_FLAGS = Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeft


class WhisperItem(QGraphicsItem):
    """Says one sentence, or nothing."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._box = QRectF()
        self.text = ""
        self.setZValue(OVERLAY_Z + 1)
        self.setFlag(QGraphicsItem.GraphicsItemFlag.ItemIgnoresTransformations)
        self.setAcceptedMouseButtons(Qt.MouseButton.NoButton)

    def say(self, text: str, at: QPointF, scale: float) -> None:
        """Say a sentence beside a point of the scene; an empty one is nothing."""
        self.prepareGeometryChange()
        self.text = text
        metrics = QFontMetricsF(self._look.theme.font(TextSize.SMALL))
        size = metrics.boundingRect(QRectF(0, 0, _WIDEST, 1_000), int(_FLAGS), text)
        self._box = QRectF(0, 0, size.width() + 2 * _PADDING, size.height() + _PADDING)
        self.setPos(at + _AWAY / scale)
        self.setVisible(bool(text))
        self.update()

    def boundingRect(self) -> QRectF:
        """Return the box round the sentence."""
        return self._box.adjusted(-1, -1, 1, 1)

    def paint(
        self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None
    ) -> None:
        """Draw the sentence on its own ground."""
        del option, widget
        theme = self._look.theme
        painter.setPen(theme.pen("text.quiet"))
        painter.setBrush(theme.brush("card"))
        painter.drawRoundedRect(self._box, _CORNER, _CORNER)
        painter.setPen(theme.colour("text"))
        painter.setFont(theme.font(TextSize.SMALL))
        inside = self._box.adjusted(_PADDING, _PADDING / 2, -_PADDING, -_PADDING / 2)
        painter.drawText(inside, int(_FLAGS), self.text)
