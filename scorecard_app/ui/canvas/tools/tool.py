"""What every tool is, and what it is told."""

from dataclasses import dataclass
from enum import Enum
from typing import Protocol

from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtWidgets import QGraphicsSceneMouseEvent


@dataclass(frozen=True, slots=True)
class Pointer:
    """Where the pointer is, on the map and on the screen, and which keys are held."""

    at: QPointF
    screen: QPoint
    modifiers: Qt.KeyboardModifier

    @property
    def is_free(self) -> bool:
        """Say whether Ctrl is held: no snapping, or toggle."""
        return bool(self.modifiers & Qt.KeyboardModifier.ControlModifier)

    @property
    def is_shifted(self) -> bool:
        """Say whether Shift is held: one axis, or add."""
        return bool(self.modifiers & Qt.KeyboardModifier.ShiftModifier)

    @property
    def copies(self) -> bool:
        """Say whether Alt is held: a drag takes a copy along."""
        return bool(self.modifiers & Qt.KeyboardModifier.AltModifier)

    @property
    def adds(self) -> bool:
        """Say whether Shift or Ctrl is held: the selection stays and changes."""
        return self.is_free or self.is_shifted


class CancelReason(Enum):
    """Why a gesture ends before the button is released."""

    ESCAPE = "escape"
    INTERRUPTED = "interrupted"


class Tool(Protocol):
    """Takes the mouse from the press of a button to its release."""

    def begin(self, pointer: Pointer) -> None:
        """Start where the button was pressed."""

    def move(self, pointer: Pointer) -> None:
        """Follow the pointer."""

    def end(self, pointer: Pointer) -> None:
        """Finish where the button was released."""

    def cancel(self, reason: CancelReason) -> None:
        """Leave everything as it was before the press, and no overlay behind."""


def pointer_of(event: QGraphicsSceneMouseEvent) -> Pointer:
    """Return what a mouse event says."""
    return Pointer(event.scenePos(), event.screenPos(), event.modifiers())
