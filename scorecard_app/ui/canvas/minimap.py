"""The overview at the lower right: the whole map small, and a frame round what is seen."""

from collections import defaultdict
from collections.abc import Mapping

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, QSizeF, Qt, QTimer, Signal
from PySide6.QtGui import QEnterEvent, QMouseEvent, QPainter, QPaintEvent, QPixmap, QTransform
from PySide6.QtWidgets import QApplication, QWidget

from scorecard_app.present.faces import StatusFace
from scorecard_app.texts import _
from scorecard_app.ui.canvas.scene import MapScene
from scorecard_app.ui.canvas.workplace import Workplace
from scorecard_app.ui.paint.backdrop import draw_backdrop, shown_opacity
from scorecard_app.ui.paint.marks import status_colour
from scorecard_app.ui.theme import ThemeStore

FEW = 30
"""With fewer cards the overview comes only when it is asked for."""

_LARGEST = QSizeF(220, 150)
_EDGE = 6
_LATEST_MS = 120
"""So long after the last change the picture is painted anew: a drag must not wait for it."""

_FRAME_WIDTH = 2.0


class Minimap(QWidget):
    """Shows where the view is, and moves it by click and drag.

    `resized` says that it came, went or wants another size.
    """

    resized = Signal()

    def __init__(self, place: Workplace, themes: ThemeStore, parent: QWidget) -> None:
        super().__init__(parent)
        self._place, self._themes = place, themes
        self._viewport = parent
        self._wanted: bool | None = None
        self._is_banned = False
        self._picture: QPixmap | None = None
        self._late = QTimer(self)
        self._late.setSingleShot(True)
        self._late.setInterval(_LATEST_MS)
        self._late.timeout.connect(self.renew)
        self.setAccessibleName(_("Overview of the map"))
        self.setToolTip(_("Drag to move the map"))
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)  # the map below need not repaint
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.hide()
        place.bridge.changed.connect(self._wait)
        for signal in (
            place.bridge.scene_replaced,
            place.view_state.map_changed,
            place.view_state.overlay_changed,
            place.view_state.focus_changed,
            themes.changed,
        ):
            signal.connect(self._wait)
        place.camera.moved.connect(self._follow_view)
        self.renew()

    @property
    def is_due(self) -> bool:
        """Say whether the overview is to be seen: as asked for, else on maps of many cards."""
        if self._is_banned:
            return False
        if self._wanted is not None:
            return self._wanted
        return len(self._place.scene.shown_ids().objectives) >= FEW

    def switch(self) -> None:
        """Show it where it is hidden, hide it where it is shown, from now on."""
        self._wanted = not self.is_due
        self.renew()

    def ban(self, *, is_banned: bool) -> None:
        """Keep away while the map is shown to a room."""
        self._is_banned = is_banned
        self.renew()

    def renew(self) -> None:
        """Be there or not, in the right size, with a picture of the map as it stands."""
        self._late.stop()
        self._picture = None
        was, size = (self.isHidden(), self.size()), self._fitting()
        self.setVisible(self.is_due)
        self.resize(size)
        if was != (self.isHidden(), size):
            self.resized.emit()
        self.update()

    def to_scene(self, point: QPointF) -> QPointF:
        """Return which point of the map is drawn here."""
        inverse, _is_invertible = self._transform().inverted()
        return inverse.map(point)

    def from_scene(self, point: QPointF) -> QPointF:
        """Return where a point of the map is drawn."""
        return self._transform().map(point)

    def _wait(self) -> None:
        self._late.start()

    def _follow_view(self) -> None:
        if not self.isHidden():
            self.update()

    def _fitting(self) -> QSize:
        """Return the size that fits the shape of the map into the largest one."""
        px, bounds = self._themes.theme.px, self._place.scene.arrangement.bounds
        shape = bounds.size() if not bounds.isEmpty() else _LARGEST
        room = QSizeF(px(_LARGEST.width()), px(_LARGEST.height()))
        fitted = shape.scaled(room, Qt.AspectRatioMode.KeepAspectRatio).toSize()
        return fitted.expandedTo(QSize(px(8 * _EDGE), px(8 * _EDGE)))

    def _transform(self) -> QTransform:
        """Return how the map is drawn here: as large as it fits, in the middle."""
        bounds, edge = self._place.scene.arrangement.bounds, self._themes.theme.px(_EDGE)
        room = self.rect().adjusted(edge, edge, -edge, -edge).toRectF()
        if bounds.isEmpty() or room.isEmpty():
            return QTransform()
        scale = min(room.width() / bounds.width(), room.height() / bounds.height())
        moved = QTransform.fromTranslate(room.center().x(), room.center().y())
        return moved.scale(scale, scale).translate(-bounds.center().x(), -bounds.center().y())

    def _painted(self) -> QPixmap:
        """Paint ground, lanes, the picture behind them and cards."""
        theme, ratio = self._themes.theme, self.devicePixelRatioF()
        picture = QPixmap(self.size() * ratio)
        picture.setDevicePixelRatio(ratio)
        picture.fill(theme.colour("surface.raised"))
        painter = QPainter(picture)
        painter.setPen(theme.pen("line"))
        painter.drawRect(self.rect().adjusted(0, 0, -1, -1))
        painter.setTransform(self._transform())
        painter.setPen(Qt.PenStyle.NoPen)
        for lane in self._place.scene.arrangement.lanes:
            painter.fillRect(lane.body, theme.colour(f"lane.{lane.face.row % 2}"))
        backdrop = self._place.scene.backdrop.face
        if backdrop is not None:
            painter.setClipRect(self._place.scene.arrangement.bounds)
            draw_backdrop(painter, backdrop, shown_opacity(backdrop, theme))
            painter.setClipping(False)
        for status, rects in _rects_by_status(self._place.scene).items():
            painter.setBrush(status_colour(status, theme))
            painter.drawRects(rects)
        painter.end()
        return picture

    def _look_at(self, event: QMouseEvent) -> None:
        self._place.camera.look_at(self.to_scene(event.position()))
        event.accept()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Copy the picture, and draw the frame round what is seen."""
        del event
        if self._picture is None:
            self._picture = self._painted()
        painter = QPainter(self)
        painter.drawPixmap(0, 0, self._picture)
        frame = self._transform().mapRect(self._place.camera.seen)
        inset = _FRAME_WIDTH / 2
        frame = frame.intersected(QRectF(self.rect()).adjusted(inset, inset, -inset, -inset))
        painter.setPen(self._themes.theme.pen("focus", _FRAME_WIDTH))
        painter.drawRect(frame)

    def enterEvent(self, event: QEnterEvent) -> None:
        """Tell the map that the pointer has left it; Qt does not, since this is a part of it."""
        super().enterEvent(event)
        QApplication.sendEvent(self._viewport, QEvent(QEvent.Type.Leave))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Look at what was pressed."""
        if event.button() is Qt.MouseButton.LeftButton:
            self._look_at(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Look at what the pointer is dragged to."""
        if event.buttons() & Qt.MouseButton.LeftButton:
            self._look_at(event)

    def event(self, event: QEvent) -> bool:
        """Keep the wheel from the map below, which it does not mean here."""
        if event.type() == QEvent.Type.Wheel:
            event.accept()
            return True
        return super().event(event)


def _rects_by_status(scene: MapScene) -> Mapping[StatusFace, list[QRectF]]:
    """Return where the cards of each status stand."""
    rects: defaultdict[StatusFace, list[QRectF]] = defaultdict(list)
    for each in scene.shown_ids().objectives:
        face, rect = scene.face_of(each), scene.rect_of(each)
        if face is not None and rect is not None:
            rects[face.status].append(rect)
    return rects
