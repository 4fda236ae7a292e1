"""Fingers on the map: one does what a mouse would, two zoom and move the map."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QObject, QPointF, Qt
from PySide6.QtGui import QEventPoint, QGuiApplication, QMouseEvent, QTouchEvent
from PySide6.QtWidgets import QApplication, QGraphicsView

from scorecard_app.ui.canvas.camera import Camera
from scorecard_app.ui.canvas.tools.tool import CancelReason

_TWO = 2
_NEAR = 4
"""How far apart the taps of a double tap may be, in distances that begin a drag."""

_Button = Qt.MouseButton


class Fingers(QObject):
    """Turns touches into movements of a mouse, or into zooming while there are two of them.

    Qt would make a mouse of the first finger, too, but then keep all others to itself.
    """

    def __init__(
        self, view: QGraphicsView, camera: Camera, cancel: Callable[[CancelReason], bool]
    ) -> None:
        super().__init__(view)
        self._view, self._camera, self._cancel = view, camera, cancel
        self._finger: int | None = None
        self._pinch: tuple[QPointF, float] | None = None
        self._is_spent = False
        self._last_tap: tuple[int, QPointF] | None = None
        view.viewport().setAttribute(Qt.WidgetAttribute.WA_AcceptTouchEvents)

    def take(self, event: QTouchEvent) -> bool:
        """Take a touch, unless it is for something that lies over the map."""
        points = event.points()
        down = [each for each in points if each.state() is not QEventPoint.State.Released]
        if event.type() == QEvent.Type.TouchBegin:
            first = points[0].position().toPoint()
            if self._view.viewport().childAt(first) is not None:
                event.ignore()
                return False
        if event.type() == QEvent.Type.TouchCancel:
            self._cancel(CancelReason.INTERRUPTED)
            down = []
        elif len(down) >= _TWO:
            self._move_map(down[:_TWO])
        elif not self._is_spent:
            self._be_a_mouse(points[0], event.timestamp())
        self._pinch = self._pinch if len(down) >= _TWO else None
        if not down:
            self._finger, self._is_spent = None, False
        event.accept()
        return True

    def _move_map(self, two: Sequence[QEventPoint]) -> None:
        """Zoom by how far two fingers are apart, and let the map follow their middle."""
        if not self._is_spent:
            self._is_spent = True
            self._cancel(CancelReason.INTERRUPTED)
            if self._finger is not None:
                self._send(QEvent.Type.MouseButtonRelease, two[0], _Button.NoButton)
        one, other = (each.position() for each in two)
        middle, apart = (one + other) / 2, max(_length(one - other), 1.0)
        if self._pinch is not None:
            before, was_apart = self._pinch
            self._camera.pan(middle.toPoint() - before.toPoint())
            self._camera.zoom_by(apart / was_apart, middle)
        self._pinch = middle, apart

    def _be_a_mouse(self, point: QEventPoint, at: int) -> None:
        kinds = QEvent.Type
        match point.state():
            case QEventPoint.State.Pressed:
                self._finger = point.id()
                self._view.setFocus(Qt.FocusReason.MouseFocusReason)
                is_second = self._is_second_tap(point.position(), at)
                kind = kinds.MouseButtonDblClick if is_second else kinds.MouseButtonPress
                self._last_tap = None if is_second else (at, point.position())
                self._send(kind, point, _Button.LeftButton)
            case QEventPoint.State.Updated:
                self._send(kinds.MouseMove, point, _Button.LeftButton)
            case QEventPoint.State.Released:
                self._send(kinds.MouseButtonRelease, point, _Button.NoButton)

    def _is_second_tap(self, at: QPointF, now: int) -> bool:
        if self._last_tap is None:
            return False
        hints, (before, where) = QGuiApplication.styleHints(), self._last_tap
        is_near = _length(at - where) <= _NEAR * hints.startDragDistance()
        return is_near and now - before <= hints.mouseDoubleClickInterval()

    def _send(self, kind: QEvent.Type, point: QEventPoint, held: Qt.MouseButton) -> None:
        viewport = self._view.viewport()
        event = QMouseEvent(
            kind,
            point.position(),
            point.scenePosition(),
            point.globalPosition(),
            _Button.NoButton if kind == QEvent.Type.MouseMove else _Button.LeftButton,
            held,
            Qt.KeyboardModifier.NoModifier,
            Qt.MouseEventSource.MouseEventSynthesizedByApplication,
        )
        QApplication.sendEvent(viewport, event)


def _length(offset: QPointF) -> float:
    return float(QPointF.dotProduct(offset, offset) ** 0.5)
