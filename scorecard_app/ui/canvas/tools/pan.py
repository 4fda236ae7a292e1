"""Pan: the map follows the hand."""

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication

from scorecard_app.ui.canvas.tools.tool import CancelReason, Pointer
from scorecard_app.ui.canvas.workplace import ORIGIN, Workplace


class PanTool:
    """Pans by Space, the middle or the right button; a right click that stays opens the menu."""

    def __init__(self, place: Workplace, button: Qt.MouseButton) -> None:
        self._place = place
        self._may_be_menu = button is Qt.MouseButton.RightButton
        self._start = QPoint()
        self._last = QPoint()

    def begin(self, pointer: Pointer) -> None:
        """Take hold of the map."""
        self._start = self._last = pointer.screen

    def move(self, pointer: Pointer) -> None:
        """Let the map follow; a right button has to travel first, since it may be a click."""
        distance = (pointer.screen - self._start).manhattanLength()
        if self._may_be_menu and distance < QGuiApplication.styleHints().startDragDistance():
            return
        self._may_be_menu = False
        offset, self._last = pointer.screen - self._last, pointer.screen
        self._place.camera.pan(offset)

    def end(self, pointer: Pointer) -> None:
        """Let go, or open the menu on what was clicked."""
        if self._may_be_menu:
            self._select_under(pointer)
            self._place.open_menu(pointer.screen)

    def cancel(self, reason: CancelReason) -> None:
        """Let go; the map stays where it was panned to."""
        del reason

    def _select_under(self, pointer: Pointer) -> None:
        scene, view_state = self._place.scene, self._place.view_state
        found = scene.card_at(pointer.at) or scene.links.link_at(
            pointer.at, self._place.camera.scale
        )
        if found not in view_state.selection:
            view_state.select([found] if found else (), origin=ORIGIN)
