"""Where a lane is taken hold of: its header, the arrow that closes it, and its lower edge."""

from dataclasses import dataclass
from enum import Enum

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QGraphicsItem, QStyleOptionGraphicsItem, QWidget

from scorecard_app.ui.canvas.items import OVERLAY_Z
from scorecard_app.ui.canvas.look import Look
from scorecard_app.ui.paint.arrangement import Arrangement, LaneBox
from scorecard_app.ui.paint.lane import arrow_box, draw_arrow

_REACH = 5.0
"""How near, in pixels, the pointer takes hold of an edge."""

_CORNER = 4.0


class LanePart(Enum):
    """A part of a lane that the mouse can take hold of."""

    HEADER = "header"
    ARROW = "arrow"
    EDGE = "edge"


@dataclass(frozen=True, slots=True)
class LaneHold:
    """A lane and the part of it that is under the pointer."""

    lane: LaneBox
    part: LanePart


def lane_hold_at(arrangement: Arrangement, point: QPointF, scale: float) -> LaneHold | None:
    """Return what of a lane could be taken hold of at a point; None in the middle of a body."""
    reach = _REACH / scale
    for lane in arrangement.lanes:
        outline = lane.outline
        is_across = outline.left() <= point.x() <= outline.right()
        is_near = abs(point.y() - outline.bottom()) <= reach
        if is_across and is_near and not lane.face.is_collapsed:
            return LaneHold(lane, LanePart.EDGE)
    for lane in arrangement.lanes:
        if arrow_box(lane).contains(point):
            return LaneHold(lane, LanePart.ARROW)
        if lane.header.contains(point):
            return LaneHold(lane, LanePart.HEADER)
    return None


class LaneHandlesItem(QGraphicsItem):
    """Shows on one lane what could be taken hold of; invisible without a lane."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._hold: LaneHold | None = None
        self.setZValue(OVERLAY_Z)
        self.setAcceptedMouseButtons(Qt.MouseButton.NoButton)

    def show_on(self, hold: LaneHold | None) -> None:
        """Show the handles of a lane, or none."""
        if hold != self._hold:
            self.prepareGeometryChange()
            self._hold = hold
            self.update()

    def boundingRect(self) -> QRectF:
        """Return a box round the lane."""
        return self._hold.lane.outline.adjusted(-2, -2, 2, 2) if self._hold else QRectF()

    def paint(
        self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None
    ) -> None:
        """Draw the arrow, or the edge where the pointer is on it."""
        del option, widget
        if self._hold is None:
            return
        lane, theme = self._hold.lane, self._look.theme
        if self._hold.part is LanePart.EDGE:
            pen = theme.pen("accent", 2.0)
            pen.setCosmetic(True)
            painter.setPen(pen)
            painter.drawLine(lane.outline.bottomLeft(), lane.outline.bottomRight())
            return
        painter.setPen(Qt.PenStyle.NoPen)
        is_on = self._hold.part is LanePart.ARROW
        painter.setBrush(theme.brush("card" if is_on else f"lane.{lane.face.row % 2}"))
        painter.drawRoundedRect(arrow_box(lane), _CORNER, _CORNER)
        draw_arrow(painter, lane, theme)
