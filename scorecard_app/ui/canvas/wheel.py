"""What a wheel or two fingers mean: a trackpad pans, a mouse pans or zooms as the user likes."""

from dataclasses import dataclass

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QWheelEvent

_NOTCH = 120.0
_NOTCH_PX = 64.0
"""How far one notch of the wheel pans."""


@dataclass(frozen=True, slots=True)
class Turn:
    """How far to pan, or by how many notches to zoom in."""

    pan: QPoint
    notches: float = 0.0


def turn_of(event: QWheelEvent, *, wheel_zooms: bool) -> Turn:
    """Read a turn of the wheel: Ctrl zooms, Shift pans across, two fingers always pan.

    Only a trackpad has phases or counts pixels; the wheel of a mouse has neither.
    """
    is_trackpad = not event.pixelDelta().isNull() or event.phase() != Qt.ScrollPhase.NoScrollPhase
    has_ctrl = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
    has_shift = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
    if has_ctrl or (wheel_zooms and not is_trackpad and not has_shift):
        return Turn(QPoint(), (event.angleDelta().y() or event.pixelDelta().y()) / _NOTCH)
    offset = event.pixelDelta()
    if offset.isNull():
        offset = (event.angleDelta().toPointF() * (_NOTCH_PX / _NOTCH)).toPoint()
        if has_shift and not offset.x():
            offset = offset.transposed()
    return Turn(offset)
