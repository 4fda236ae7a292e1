"""The picture behind a map in the scene, and the frame by which it is moved and sized."""

from collections.abc import Callable, Iterable, Sequence
from enum import Enum

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPixmap
from PySide6.QtWidgets import QGraphicsItem, QGraphicsScene, QStyleOptionGraphicsItem, QWidget

from scorecard_app.document.change import Change
from scorecard_app.domain.ids import MapId
from scorecard_app.domain.scorecard import Scorecard
from scorecard_app.present.backdrops import BackdropFace, backdrop_face
from scorecard_app.ui.canvas.ground import GroundItem
from scorecard_app.ui.canvas.items import LANE_Z, OVERLAY_Z, draw_lane_words
from scorecard_app.ui.canvas.look import Look
from scorecard_app.ui.paint.arrangement import LaneBox
from scorecard_app.ui.paint.backdrop import (
    backdrop_box,
    draw_backdrop,
    draw_clearings,
    image_of,
    shown_opacity,
)
from scorecard_app.ui.paint.lane import draw_header_ground
from scorecard_app.ui.paint.routes import Route

_ABOVE_LANES = LANE_Z + 0.5
_HANDLE_PX = 12.0
_REACH_PX = 10.0


class BackdropPart(Enum):
    """What of a picture the mouse takes hold of."""

    INSIDE = "inside"
    CORNER = "corner"


class BackdropItem(GroundItem):
    """Draws the picture over the bands of the lanes, and what they say over the picture."""

    def __init__(self, look: Look, routes: Callable[[], Iterable[Route]]) -> None:
        super().__init__(look)
        self._routes = routes
        self._lanes: tuple[LaneBox, ...] = ()
        self._ready: tuple[QSize, QPixmap] | None = None
        self.face: BackdropFace | None = None
        self.setZValue(_ABOVE_LANES)
        self.hide()

    def set_face(self, face: BackdropFace | None) -> None:
        """Show another picture, or the same elsewhere; an equal one repaints nothing."""
        if face == self.face:
            return
        self.prepareGeometryChange()
        if face is None or self.face is None or face.picture != self.face.picture:
            self._ready = None
        self.face = face
        self.setVisible(face is not None)
        self.update()

    def set_lanes(self, lanes: Sequence[LaneBox]) -> None:
        """Know the lanes, whose words stay readable."""
        if tuple(lanes) != self._lanes:
            self._lanes = tuple(lanes)
            self.update()

    def boundingRect(self) -> QRectF:
        """Return the picture."""
        return backdrop_box(self.face) if self.face else QRectF()

    def draw(self, painter: QPainter) -> None:
        """Draw the picture, then the words of the lanes that it covers."""
        if self.face is None:
            return
        look = self._look
        opacity = shown_opacity(self.face, look.theme, is_projected=look.is_projected)
        self._draw(painter, self.face, opacity)
        seen = (route for route in self._routes() if look.is_exposed(route.box))
        draw_clearings(painter, seen, self.face, look.theme)
        for lane in self._lanes:
            if lane.outline.intersects(self.boundingRect()):
                draw_header_ground(painter, lane, look.theme)
                draw_lane_words(painter, lane, look)

    def _draw(self, painter: QPainter, face: BackdropFace, opacity: float) -> None:
        """Draw from a copy in the pixels of the view where it shrinks; the copy is kept."""
        image = image_of(face.picture)
        box = backdrop_box(face)
        ratio = painter.device().devicePixelRatio()
        size = (box.size() * (self._look.scale(painter) * ratio)).toSize()
        if image.isNull() or size.isEmpty():
            return
        is_magnified = size.width() > image.width() or size.height() > image.height()
        if is_magnified or self._look.is_zooming:
            draw_backdrop(painter, face, opacity)
            return
        if self._ready is None or self._ready[0] != size:
            smooth = Qt.TransformationMode.SmoothTransformation
            fill = Qt.AspectRatioMode.IgnoreAspectRatio
            self._ready = size, QPixmap.fromImage(image.scaled(size, fill, smooth))
        pixels = self._ready[1]
        painter.save()
        painter.setOpacity(opacity)
        painter.drawPixmap(box, pixels, QRectF(QPointF(0, 0), pixels.size().toSizeF()))
        painter.restore()


class BackdropFrame(QGraphicsItem):
    """Frames the picture while it can be moved; the square at its corner changes its size."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._box = QRectF()
        self.setZValue(OVERLAY_Z)
        self.setAcceptedMouseButtons(Qt.MouseButton.NoButton)
        self.hide()

    def show_round(self, box: QRectF | None) -> None:
        """Frame a box, or nothing."""
        self.prepareGeometryChange()
        self._box = QRectF() if box is None else box
        self.setVisible(box is not None)

    def boundingRect(self) -> QRectF:
        """Return the box with its frame; the square has a size in pixels, so leave it room."""
        return self._box.adjusted(-200, -200, 200, 200)

    def paint(
        self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None
    ) -> None:
        """Draw a dashed line, and the square at the lower right."""
        del option, widget
        pen = self._look.theme.pen("accent", 2.0)
        pen.setCosmetic(True)
        side = _HANDLE_PX / self._look.scale(painter)
        handle = QRectF(0, 0, side, side)
        handle.moveCenter(self._box.bottomRight())
        painter.setPen(pen)
        painter.setBrush(self._look.theme.brush("card"))
        painter.drawRect(handle)
        pen.setStyle(Qt.PenStyle.DashLine)
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(self._box)


class Backdrops:
    """Keeps the picture behind the map of a scene in step with the document."""

    def __init__(
        self, scene: QGraphicsScene, look: Look, routes: Callable[[], Iterable[Route]]
    ) -> None:
        self._map_id: MapId | None = None
        self._item, self._frame = BackdropItem(look, routes), BackdropFrame(look)
        self._is_in_hand = False
        scene.addItem(self._item)
        scene.addItem(self._frame)

    @property
    def face(self) -> BackdropFace | None:
        """Return what is shown."""
        return self._item.face

    @property
    def box(self) -> QRectF:
        """Return where the picture lies; an empty box where there is none."""
        return self._item.boundingRect()

    def show(self, card: Scorecard, map_id: MapId | None) -> None:
        """Show what lies behind a map, or nothing."""
        self._map_id = map_id
        self._item.set_face(backdrop_face(card, map_id) if map_id else None)
        self._follow_frame()

    def follow(self, change: Change) -> None:
        """Show what a change made different."""
        if change.touches("maps", "pictures"):
            self.show(change.after, self._map_id)

    def draw(self, painter: QPainter) -> None:
        """Draw the picture, for the picture of what rests."""
        self._item.draw(painter)

    def set_lanes(self, lanes: Sequence[LaneBox]) -> None:
        """Know the lanes, whose words stay readable."""
        self._item.set_lanes(lanes)

    def take_in_hand(self, *, is_in_hand: bool) -> None:
        """Let the picture be moved by the mouse, or lie still."""
        self._is_in_hand = is_in_hand
        self._follow_frame()

    def part_at(self, point: QPointF, scale: float) -> BackdropPart | None:
        """Return what could be taken hold of at a point; None while the picture lies still."""
        if not self._is_in_hand or self.face is None:
            return None
        off, reach = point - self.box.bottomRight(), _REACH_PX / scale
        if max(abs(off.x()), abs(off.y())) <= reach:
            return BackdropPart.CORNER
        return BackdropPart.INSIDE if self.box.contains(point) else None

    def _follow_frame(self) -> None:
        is_shown = self._is_in_hand and self.face is not None
        self._frame.show_round(self.box if is_shown else None)
