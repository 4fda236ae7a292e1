"""Short notes over the corners of cards, such as how far away a traced one stands."""

from collections.abc import Mapping

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter
from PySide6.QtWidgets import QGraphicsItem, QStyleOptionGraphicsItem, QWidget

from scorecard_app.domain.ids import ObjectiveId
from scorecard_app.ui.canvas.items import OVERLAY_Z, CardItem
from scorecard_app.ui.canvas.look import Look
from scorecard_app.ui.theme import TextSize

_PADDING = QPointF(7, 3)
_LARGEST = 2.0
"""How much a note is enlarged at most, so that it can be read from farther away."""

_OVER = 0.1
"""How much of a note covers its card."""

_ROOM = 200.0


class CardNotes(QGraphicsItem):
    """Draws the notes, all in one item; nothing while there are none."""

    def __init__(self, cards: Mapping[ObjectiveId, CardItem], look: Look) -> None:
        super().__init__()
        self._cards, self._look = cards, look
        self._notes: Mapping[ObjectiveId, str] = {}
        self.setZValue(OVERLAY_Z)
        self.setAcceptedMouseButtons(Qt.MouseButton.NoButton)
        self.setVisible(False)

    @property
    def notes(self) -> Mapping[ObjectiveId, str]:
        """Return what is noted on which card."""
        return self._notes

    def note(self, notes: Mapping[ObjectiveId, str]) -> None:
        """Note these and nothing else."""
        if notes or self._notes:
            self.prepareGeometryChange()
            self._notes = notes
            self.setVisible(bool(notes))
            self.update()

    def boundingRect(self) -> QRectF:
        """Return a box round the cards that have a note."""
        box = QRectF()
        for each in self._notes:
            if each in self._cards:
                box = box.united(self._cards[each].box)
        return box.adjusted(-_ROOM, -_ROOM, _ROOM, _ROOM)

    def paint(
        self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None
    ) -> None:
        """Draw each note as a pill on the upper left corner of its card."""
        del option, widget
        theme = self._look.theme
        grown = min(max(1.0, 1 / self._look.scale(painter)), _LARGEST) * self._look.enlargement
        font = theme.font(TextSize.SMALL, strong=True)
        font.setPixelSize(round(font.pixelSize() * grown))
        metrics = QFontMetricsF(font)
        painter.setFont(font)
        painter.setLayoutDirection(Qt.LayoutDirection.LayoutDirectionAuto)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for objective_id, text in self._notes.items():
            item = self._cards.get(objective_id)
            if item is None:
                continue
            width = metrics.horizontalAdvance(text) + 2 * _PADDING.x() * grown
            height = metrics.height() + 2 * _PADDING.y()
            box = QRectF(0, 0, width, height)
            box.moveBottomLeft(item.box.topLeft() + QPointF(height / 2, height * _OVER))
            painter.setPen(theme.pen("accent"))
            painter.setBrush(theme.brush("card"))
            painter.drawRoundedRect(box, height / 2, height / 2)
            painter.setPen(theme.colour("accent"))
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter, text)
