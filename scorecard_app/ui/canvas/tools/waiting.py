"""While the hand stays: the map scrolls at its edge, and a long touch asks for the menu."""

from PySide6.QtCore import QObject, QPoint, QRect, QTimer, Signal

from scorecard_app.ui.canvas.camera import Camera

_EDGE_PX = 24
_TICK_MS = 16
_SLOWEST, _FASTEST = 2, 18
_LONG_MS = 600


class EdgeScroll(QObject):
    """Scrolls while the pointer stays at the edge of the view, or beyond it."""

    def __init__(self, camera: Camera, parent: QObject) -> None:
        super().__init__(parent)
        self._camera = camera
        self._speed = QPoint()
        self._timer = QTimer(self)
        self._timer.setInterval(_TICK_MS)
        self._timer.timeout.connect(self.scroll)

    @property
    def is_scrolling(self) -> bool:
        """Say whether the map is on its way."""
        return self._timer.isActive()

    def follow(self, at: QPoint, room: QRect) -> None:
        """Begin to scroll where the pointer is at an edge, and stop where it is not."""
        self._speed = QPoint(
            _speed(at.x() - room.left(), room.right() - at.x()),
            _speed(at.y() - room.top(), room.bottom() - at.y()),
        )
        if self._speed.isNull():
            self._timer.stop()
        elif not self._timer.isActive():
            self._timer.start()

    def stop(self) -> None:
        """Scroll no more."""
        self._timer.stop()

    def scroll(self) -> None:
        """Scroll one step; Qt then repeats the last movement, so whoever drags goes along."""
        self._camera.pan(self._speed)


class LongTouch(QObject):
    """Tells when a finger has stayed for a while where it was put down."""

    held = Signal(QPoint)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._at = QPoint()
        self.timer = QTimer(self)
        self.timer.setSingleShot(True)
        self.timer.setInterval(_LONG_MS)
        self.timer.timeout.connect(self._tell)

    def begin(self, at: QPoint) -> None:
        """Wait while a finger stays down."""
        self._at = at
        self.timer.start()

    def move(self, at: QPoint, patience: int) -> None:
        """Wait no more once the finger has moved so far that it means something else."""
        if (at - self._at).manhattanLength() >= patience:
            self.timer.stop()

    def stop(self) -> None:
        """Wait no more."""
        self.timer.stop()

    def _tell(self) -> None:
        self.held.emit(self._at)


def _speed(before: int, after: int) -> int:
    """Return how many pixels the map moves in a step, by how near the edge is on each side."""
    near = min(before, after)
    if near >= _EDGE_PX:
        return 0
    share = min((_EDGE_PX - near) / (2 * _EDGE_PX), 1.0)
    speed = round(_SLOWEST + share * (_FASTEST - _SLOWEST))
    return speed if before < after else -speed
