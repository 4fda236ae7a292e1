"""Drag a free note: every movement is an edit."""

from functools import partial

from PySide6.QtCore import QPoint, QPointF, QRectF
from PySide6.QtGui import QGuiApplication

from scorecard_app.document.edits.notes import move_stickies
from scorecard_app.domain.ids import NoteId
from scorecard_app.texts import _
from scorecard_app.ui.canvas.grid import snapped
from scorecard_app.ui.canvas.tools.tool import CancelReason, Pointer
from scorecard_app.ui.canvas.workplace import ORIGIN, Workplace


class StickTool:
    """Selects the note under the pointer and moves it."""

    def __init__(self, place: Workplace, note_id: NoteId) -> None:
        self._place = place
        self._note_id = note_id
        self._pressed = QPointF()
        self._pressed_on_screen = QPoint()
        self._start = QRectF(place.scene.stickies.rect_of(note_id) or QRectF())
        self._start_card = place.card
        self._merge_key = object()
        self._is_lifted = False

    def begin(self, pointer: Pointer) -> None:
        """Select the note; with Shift or Ctrl take it in or out."""
        self._pressed, self._pressed_on_screen = pointer.at, pointer.screen
        chosen = self._place.view_state.selection
        if not pointer.adds:
            chosen = (self._note_id,)
        elif self._note_id in chosen:
            chosen = tuple(each for each in chosen if each != self._note_id)
        else:
            chosen = (*chosen, self._note_id)
        self._place.view_state.select(chosen, origin=ORIGIN)

    def move(self, pointer: Pointer) -> None:
        """Move the note; each movement merges into one step."""
        travelled = (pointer.screen - self._pressed_on_screen).manhattanLength()
        if travelled < QGuiApplication.styleHints().startDragDistance() and not self._is_lifted:
            return
        map_id = self._place.scene.map_id
        if map_id is None or self._place.is_locked():
            return
        self._is_lifted = True
        self._place.hint(_("Hold Ctrl to leave the grid · Esc puts everything back"))
        spot = self._start.topLeft() + pointer.at - self._pressed
        x, y = spot.x(), spot.y()
        if not pointer.is_free:
            x, y = snapped(x), snapped(y)
        edit = partial(move_stickies, map_id=map_id, places={self._note_id: (x, y)})
        self._place.run(_("Move note"), edit, self._merge_key)
        self._place.camera.reveal(QRectF(pointer.at, pointer.at))

    def end(self, pointer: Pointer) -> None:
        """Drop the note."""
        del pointer
        if self._is_lifted:
            self._place.history.end_gesture()

    def cancel(self, reason: CancelReason) -> None:
        """Put the note back."""
        del reason
        if self._is_lifted:
            self._place.take_back(_("Move note"), self._start_card, self._merge_key)
