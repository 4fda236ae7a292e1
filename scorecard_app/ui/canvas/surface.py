"""The surface on which the map lies: panned, zoomed and repainted, whatever lies on it."""

from collections.abc import Iterable

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QGraphicsView, QWidget

from scorecard_app.domain.ids import EntityId
from scorecard_app.ui.canvas.camera import STEP, Camera
from scorecard_app.ui.canvas.scene import MapScene
from scorecard_app.ui.canvas.wheel import turn_of
from scorecard_app.ui.motion import Motion


class Surface(QGraphicsView):
    """Looks at the scene of a map through a camera; owns the scene.

    `wheel_zooms` says that the wheel of a mouse zooms rather than pans.
    """

    wheel_zooms = False

    def __init__(
        self, scene: MapScene, motion: Motion | None = None, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        scene.setParent(self)
        self.map_scene, self.camera = scene, Camera(self, scene, motion)
        self.setScene(scene)
        self.setViewportUpdateMode(QGraphicsView.ViewportUpdateMode.MinimalViewportUpdate)
        self.setRenderHint(QPainter.RenderHint.Antialiasing)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)  # fill it once only
        self.setLayoutDirection(Qt.LayoutDirection.LeftToRight)  # places are the document's own

    @property
    def zoom(self) -> float:
        """Return how many pixels a map unit takes: 1.0 is 100 %."""
        return self.camera.scale

    def fit_all(self, *, flies: bool = False) -> None:
        """Show the whole map."""
        self.camera.fit_all(flies=flies)

    def reveal(self, ids: Iterable[EntityId]) -> None:
        """Bring the first of these that is on the map into sight."""
        boxes = (self.map_scene.rect_of(each) for each in ids)
        box = next((each for each in boxes if each is not None), None)
        if box is not None:
            self.camera.reveal(box)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Pan, or zoom at the pointer."""
        event.accept()
        turn = turn_of(event, wheel_zooms=self.wheel_zooms)
        if turn.notches:
            self.camera.zoom_by(STEP**turn.notches, event.position())
        elif not turn.pan.isNull():
            self.camera.pan(turn.pan)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Tell the items what exactly is exposed before they are painted."""
        self.map_scene.look.expose(event.region(), self.viewportTransform())
        super().paintEvent(event)
        self.map_scene.look.expose(None)

    def drawBackground(self, painter: QPainter, rect: QRectF | QRect) -> None:
        """Fill what is exposed, but where the picture of what rests does."""
        if not self.map_scene.still.is_on:
            super().drawBackground(painter, rect)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Go on showing the whole map until something else is looked at."""
        super().resizeEvent(event)
        if self.camera.shows_all:
            self.fit_all()
