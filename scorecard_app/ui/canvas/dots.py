"""The dots at the edges of the card under the pointer: dragged they link, clicked they add."""

import math
from collections.abc import Iterator

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QGraphicsItem, QStyleOptionGraphicsItem, QWidget

from scorecard_app.domain.ids import ObjectiveId
from scorecard_app.ui.canvas.items import OVERLAY_Z
from scorecard_app.ui.canvas.look import Look
from scorecard_app.ui.canvas.workplace import Way

_RADIUS, _RADIUS_NEAR, _ARM = 5.0, 8.0, 4.0
_REACH = 9.0
"""How near, in pixels, the pointer takes hold of a dot."""


class DotsItem(QGraphicsItem):
    """Four dots round one card, as large at every scale; invisible without a card.

    The one under the pointer is a plus, which a click takes at its word.
    """

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._card: QRectF | None = None
        self._scale = 1.0
        self._objective_id: ObjectiveId | None = None
        self._near: Way | None = None
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

    def point_at(self, point: QPointF | None) -> None:
        """Let the dot at a point of the scene be a plus."""
        near = None if point is None else self.way_at(point)
        if near is not self._near:
            self._near = near
            self.update()

    def way_at(self, point: QPointF) -> Way | None:
        """Return which way of its card the dot at a point of the scene lies."""
        reach = self._look.reach(_REACH) / self._scale
        found = {(dot - point).manhattanLength(): way for way, dot in self._dots()}
        return found[min(found)] if found and min(found) <= reach else None

    def holder(self, point: QPointF) -> ObjectiveId | None:
        """Return the card whose dot is at a point of the scene."""
        return self._objective_id if self.way_at(point) else None

    def distance(self, point: QPointF) -> float:
        """Return how far the nearest dot is from a point of the scene."""
        return min(
            ((dot - point).manhattanLength() for _way, dot in self._dots()), default=math.inf
        )

    def boundingRect(self) -> QRectF:
        """Return the card with its dots."""
        margin = (_RADIUS_NEAR * self._look.enlargement + 2) / self._scale
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
        size = self._look.enlargement / self._scale
        for way, dot in self._dots():
            radius = (_RADIUS_NEAR if way is self._near else _RADIUS) * size
            painter.drawEllipse(dot, radius, radius)
            if way is self._near:
                arm = _ARM * size
                painter.drawLine(dot - QPointF(arm, 0), dot + QPointF(arm, 0))
                painter.drawLine(dot - QPointF(0, arm), dot + QPointF(0, arm))

    def _dots(self) -> Iterator[tuple[Way, QPointF]]:
        if self._card is not None:
            middle = self._card.center()
            yield Way.UP, QPointF(middle.x(), self._card.top())
            yield Way.RIGHT, QPointF(self._card.right(), middle.y())
            yield Way.DOWN, QPointF(middle.x(), self._card.bottom())
            yield Way.LEFT, QPointF(self._card.left(), middle.y())
