"""Arrows and page keys pan the map where nothing is selected that they would move."""

from PySide6.QtCore import QPoint, QSize, Qt
from PySide6.QtGui import QKeyEvent

from scorecard_app.ui.canvas.camera import Camera

_STEP, _PAGE = 0.1, 0.8
"""Which share of what is seen a key goes on by."""

_WAYS = {
    Qt.Key.Key_Left: (_STEP, 0.0),
    Qt.Key.Key_Right: (-_STEP, 0.0),
    Qt.Key.Key_Up: (0.0, _STEP),
    Qt.Key.Key_Down: (0.0, -_STEP),
    Qt.Key.Key_PageUp: (0.0, _PAGE),
    Qt.Key.Key_PageDown: (0.0, -_PAGE),
}
_PLAIN = (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)


def pan_by_key(camera: Camera, room: QSize, event: QKeyEvent) -> bool:
    """Pan as a key says; return whether it says so."""
    way = _WAYS.get(Qt.Key(event.key()))
    if way is None or event.modifiers() not in _PLAIN:
        return False
    across, down = way
    camera.pan(QPoint(round(across * room.width()), round(down * room.height())))
    return True
