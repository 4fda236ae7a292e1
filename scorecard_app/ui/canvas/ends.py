"""The handles at the ends of the selected link, by which it is attached elsewhere."""

import math
from collections.abc import Mapping
from enum import Enum

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QGraphicsItem, QStyleOptionGraphicsItem, QWidget

from scorecard_app.domain.ids import LinkId
from scorecard_app.ui.canvas.items import OVERLAY_Z
from scorecard_app.ui.canvas.look import Look
from scorecard_app.ui.paint.routes import Route

_RADIUS = 4.5
_REACH = 8.0
"""How near, in pixels, the pointer takes hold of an end."""

_AWAY = 12.0
"""How far from its card a handle stands, clear of the dots, which are as large at every scale."""


class LinkEnd(Enum):
    """One end of a link."""

    START = "start"
    TIP = "tip"


def handle_spots(route: Route, scale: float) -> tuple[QPointF, QPointF]:
    """Return where the handles of a link stand at a scale: near its start and near its tip."""
    away = min(_AWAY / min(scale, 1.0), route.curve.length / 4)
    return route.curve.point_at(away), route.curve.point_at(-away)


def handle_box(spot: QPointF, scale: float) -> QRectF:
    """Return what a handle takes of the map at a scale."""
    radius = (_RADIUS + 1) / scale
    return QRectF(spot, spot).adjusted(-radius, -radius, radius, radius)


class EndsItem(QGraphicsItem):
    """Two rings on one link, as large at every scale; invisible without a link."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._scale = 1.0
        self._spots: dict[LinkEnd, QPointF] = {}
        self._route: Route | None = None
        self.setZValue(OVERLAY_Z)

    @property
    def link_id(self) -> LinkId | None:
        """Return the link on which the handles stand."""
        return self._route.link.link_id if self._route else None

    @property
    def spots(self) -> Mapping[LinkEnd, QPointF]:
        """Return where the handles stand."""
        return self._spots

    def show_on(self, route: Route | None, scale: float) -> None:
        """Stand on a link, or nowhere."""
        if (route, scale) == (self._route, self._scale):
            return
        self.prepareGeometryChange()
        self._route, self._scale = route, scale
        self._spots = {}
        if route is not None:
            start, tip = handle_spots(route, scale)
            self._spots = {LinkEnd.START: start, LinkEnd.TIP: tip}
        self.update()

    def end_at(self, point: QPointF, nearer_than: float = math.inf) -> LinkEnd | None:
        """Return the end whose handle is at a point of the scene, unless it is farther away."""
        reach = self._look.reach(_REACH) / self._scale
        near = {
            distance: end
            for end, spot in self._spots.items()
            if (distance := (spot - point).manhattanLength()) <= min(reach, nearer_than)
        }
        return near[min(near)] if near else None

    def boundingRect(self) -> QRectF:
        """Return a box round both handles."""
        if not self._spots:
            return QRectF()
        start, tip = self._spots.values()
        margin = 2 * _RADIUS * self._look.enlargement / self._scale
        return QRectF(start, tip).normalized().adjusted(-margin, -margin, margin, margin)

    def paint(
        self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None
    ) -> None:
        """Draw the rings."""
        del option, widget
        pen = self._look.theme.pen("focus", 1.5)
        pen.setCosmetic(True)
        painter.setPen(pen)
        painter.setBrush(self._look.theme.brush("card"))
        radius = _RADIUS * self._look.enlargement / self._scale
        for spot in self._spots.values():
            painter.drawEllipse(spot, radius, radius)
