"""The pins on cards that stay where they are when the map is tidied up."""

from collections.abc import Iterable

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QGraphicsItem, QStyleOptionGraphicsItem, QWidget

from scorecard_app.ui.canvas.items import CARD_Z
from scorecard_app.ui.canvas.look import Look
from scorecard_app.ui.paint.levels import Level
from scorecard_app.ui.paint.pin import PIN_BOX, draw_pin

_ROOM = 16.0


class PinsItem(QGraphicsItem):
    """All pins in one item over the cards; it is in nobody's way."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._rects: tuple[QRectF, ...] = ()
        self._box = QRectF()
        self.setZValue(CARD_Z + 0.5)

    def set_cards(self, rects: Iterable[QRectF]) -> None:
        """Pin the cards that stand here, and no others."""
        found = tuple(rects)
        if found == self._rects:
            return
        self.prepareGeometryChange()
        self._rects, self._box = found, QRectF()
        for rect in found:
            self._box = self._box.united(rect)
        self.update()

    def boundingRect(self) -> QRectF:
        """Return a box round all pins."""
        if not self._rects:
            return QRectF()
        return self._box.adjusted(-_ROOM, -_ROOM, _ROOM, _ROOM)

    def paint(
        self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None
    ) -> None:
        """Draw a pin at the upper edge of each card; from afar none."""
        del option, widget
        if self._look.level(painter) is Level.AFAR:
            return
        for rect in self._rects:
            at = pin_place(rect)
            if self._look.is_exposed(PIN_BOX.translated(at)):
                draw_pin(painter, at, self._look.theme)


def pin_place(rect: QRectF) -> QPointF:
    """Return where the pin of a card sticks: on its upper edge, near the right corner."""
    return QPointF(rect.right() - _ROOM, rect.top())
