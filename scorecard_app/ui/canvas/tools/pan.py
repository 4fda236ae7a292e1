"""Pan: the map follows the hand."""

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication

from scorecard_app.ui.canvas.lane_handles import lane_hold_at
from scorecard_app.ui.canvas.tools.hints import pan_hint
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
        self._place.hint(pan_hint())
        offset, self._last = pointer.screen - self._last, pointer.screen
        self._place.camera.pan(offset)

    def end(self, pointer: Pointer) -> None:
        """Let go, or open the menu on what was clicked."""
        if self._may_be_menu:
            select_under(self._place, pointer)
            self._place.open_menu(pointer.screen)

    def cancel(self, reason: CancelReason) -> None:
        """Let go; the map stays where it was panned to."""
        del reason


def select_under(place: Workplace, pointer: Pointer) -> None:
    """Select what is under the pointer, for a menu about it: a note, a card, a link or a lane."""
    scene, view_state, scale = place.scene, place.view_state, place.camera.scale
    found: str | None = scene.stickies.at(pointer.at) or scene.card_at(pointer.at)
    found = found or scene.tags.at(pointer.at)
    found = found or scene.links.link_at(pointer.at, scale)
    if found is None:
        hold = lane_hold_at(scene.arrangement, pointer.at, scale)
        found = hold.lane.face.perspective_id if hold else None
    if found not in view_state.selection:
        view_state.select([found] if found else (), origin=ORIGIN)
