"""Two fingers on a touch screen: the map grows between them, and goes where they go."""

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QGestureEvent, QGraphicsView, QPinchGesture

from scorecard_app.ui.canvas.camera import Camera
from scorecard_app.ui.canvas.tools.tool import CancelReason
from scorecard_app.ui.canvas.tools.toolbox import Toolbox

_UPDATED = Qt.GestureState.GestureUpdated
_STARTED = Qt.GestureState.GestureStarted


class Pinch(QObject):
    """Follows the fingers; what the first one had begun as a mouse is given up."""

    def __init__(self, camera: Camera, toolbox: Toolbox, view: QGraphicsView) -> None:
        super().__init__(view)
        self._camera, self._toolbox, self._viewport = camera, toolbox, view.viewport()
        self._viewport.grabGesture(Qt.GestureType.PinchGesture)
        self._viewport.installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Take pinches; all else is the view's."""
        if event.type() is not QEvent.Type.Gesture or not isinstance(event, QGestureEvent):
            return False
        pinch = event.gesture(Qt.GestureType.PinchGesture)
        if not isinstance(pinch, QPinchGesture):
            return False
        if pinch.state() is _STARTED:
            self._toolbox.cancel(CancelReason.INTERRUPTED)
        elif pinch.state() is _UPDATED:
            at = self._viewport.mapFromGlobal(pinch.centerPoint())
            self._camera.pan((pinch.centerPoint() - pinch.lastCenterPoint()).toPoint())
            self._camera.zoom_by(pinch.scaleFactor(), at)
        return True
