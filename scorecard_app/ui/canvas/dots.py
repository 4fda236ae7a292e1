"""The dots at the edges of the card under the pointer, from which links are drawn."""

from collections.abc import Iterator

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QGraphicsItem, QStyleOptionGraphicsItem, QWidget

from scorecard_app.domain.ids import ObjectiveId
from scorecard_app.ui.canvas.items import OVERLAY_Z
from scorecard_app.ui.canvas.look import Look

_RADIUS = 5.0
_REACH = 9.0
"""How near, in pixels, the pointer takes hold of a dot."""


class DotsItem(QGraphicsItem):
    """Four dots round one card, as large at every scale; invisible without a card."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._card: QRectF | None = None
        self._scale = 1.0
        self._objective_id: ObjectiveId | None = None
        self.setZValue(OVERLAY_Z)

    @property
    def objective_id(self) -> ObjectiveId | None:
        """Return the card round which the dots stand."""
        return self._objective_id

    def show_at(self, objective_id: ObjectiveId | None, card: QRectF | None, scale: float) -> None:
        """Stand round a card, or nowhere."""
        if (objective_id, card, scale) == (self._objective_id, self._card, self._scale):
            return
        self.prepareGeometryChange()
        self._objective_id, self._card, self._scale = objective_id, card, scale
        self.update()

    def holder(self, point: QPointF) -> ObjectiveId | None:
        """Return the card whose dot is at a point of the scene."""
        reach = _REACH / self._scale
        is_near = any((dot - point).manhattanLength() <= reach for dot in self._dots())
        return self._objective_id if is_near else None

    def boundingRect(self) -> QRectF:
        """Return the card with its dots."""
        margin = 2 * _RADIUS / self._scale
        return self._card.adjusted(-margin, -margin, margin, margin) if self._card else QRectF()

    def paint(
        self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None
    ) -> None:
        """Draw the dots."""
        del option, widget
        pen = self._look.theme.pen("card", 1.5)
        pen.setCosmetic(True)
        painter.setPen(pen)
        painter.setBrush(self._look.theme.brush("accent"))
        radius = _RADIUS / self._scale
        for dot in self._dots():
            painter.drawEllipse(dot, radius, radius)

    def _dots(self) -> Iterator[QPointF]:
        if self._card is not None:
            middle = self._card.center()
            yield QPointF(middle.x(), self._card.top())
            yield QPointF(self._card.right(), middle.y())
            yield QPointF(middle.x(), self._card.bottom())
            yield QPointF(self._card.left(), middle.y())
