"""The peer of the canvas: one item for each card and each link, with all of Qt's defaults."""

import math

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen
from PySide6.QtWidgets import (
    QGraphicsItem,
    QGraphicsPathItem,
    QGraphicsScene,
    QGraphicsView,
    QStyleOptionGraphicsItem,
    QWidget,
)

CARD = QRectF(0, 0, 208, 104)
_HEAD = 8.0


class PlainCard(QGraphicsItem):
    """A rounded box with a title, a value and a dot."""

    def __init__(self, title: str) -> None:
        super().__init__()
        self._title = title
        self.links: list[PlainLink] = []

    def boundingRect(self) -> QRectF:  # noqa: N802 - Qt's own name
        """Return the card with its border."""
        return CARD.adjusted(-1, -1, 1, 1)

    def paint(
        self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None
    ) -> None:
        """Draw the card as Qt's examples do."""
        del option, widget
        painter.setPen(QPen(QColor("#D3D8DF")))
        painter.setBrush(QColor("white"))
        painter.drawRoundedRect(CARD, 6, 6)
        painter.setPen(QColor("black"))
        painter.drawText(CARD.adjusted(16, 10, -12, -50), Qt.TextFlag.TextWordWrap, self._title)
        painter.drawText(QPointF(16, 66), "62 % / 80")
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor("#337B6A"))
        painter.drawEllipse(QPointF(21, 88), 5, 5)


class PlainLink(QGraphicsPathItem):
    """A curve with an arrow head between two cards."""

    def __init__(self, start: PlainCard, end: PlainCard) -> None:
        super().__init__()
        self._start, self._end = start, end
        self.setPen(QPen(QColor("#677080"), 1.75))
        self.setZValue(-1)
        start.links.append(self)
        end.links.append(self)
        self.follow()

    def follow(self) -> None:
        """Run between the cards where they stand now."""
        start = self._start.pos() + QPointF(CARD.width() / 2, 0)
        end = self._end.pos() + QPointF(CARD.width() / 2, CARD.height())
        middle = (start.y() + end.y()) / 2
        path = QPainterPath(start)
        path.cubicTo(QPointF(start.x(), middle), QPointF(end.x(), middle), end)
        spread = math.pi / 8
        for angle in (math.pi / 2 - spread, math.pi / 2 + spread):
            path.moveTo(end)
            path.lineTo(end + QPointF(_HEAD * math.cos(angle), _HEAD * math.sin(angle)))
        self.setPath(path)


class PlainMap(QGraphicsView):
    """A map as one would write it first."""

    def __init__(self, corners: list[QPointF], links: list[tuple[int, int]]) -> None:
        super().__init__()
        self._scene = QGraphicsScene(self)
        self.cards = [PlainCard(f"Objective number {number}") for number in range(len(corners))]
        for card, corner in zip(self.cards, corners, strict=True):
            card.setPos(corner)
            self._scene.addItem(card)
        self.links = [PlainLink(self.cards[start], self.cards[end]) for start, end in links]
        for link in self.links:
            self._scene.addItem(link)
        self.setScene(self._scene)
        self.setRenderHint(QPainter.RenderHint.Antialiasing)

    def drag(self, number: int, to: QPointF) -> None:
        """Move one card, and its links with it."""
        card = self.cards[number]
        card.setPos(to)
        for link in card.links:
            link.follow()
