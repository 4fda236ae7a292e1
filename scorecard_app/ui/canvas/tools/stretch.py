"""Change the size of a free note by its folded corner: every movement is an edit."""

from functools import partial

from PySide6.QtCore import QPointF, QRectF

from scorecard_app.document.edits.notes import resize_sticky
from scorecard_app.domain.ids import NoteId
from scorecard_app.texts import _
from scorecard_app.ui.canvas.grid import snapped
from scorecard_app.ui.canvas.tools.tool import CancelReason, Pointer
from scorecard_app.ui.canvas.workplace import ORIGIN, Workplace


class StretchTool:
    """Selects the note and lets its lower right corner follow the pointer."""

    def __init__(self, place: Workplace, note_id: NoteId) -> None:
        self._place, self._note_id = place, note_id
        self._start = QRectF(place.scene.stickies.rect_of(note_id) or QRectF())
        self._start_card = place.card
        self._pressed = QPointF()
        self._merge_key = object()

    def begin(self, pointer: Pointer) -> None:
        """Select the note."""
        self._pressed = pointer.at
        self._place.view_state.select((self._note_id,), origin=ORIGIN)

    def move(self, pointer: Pointer) -> None:
        """Size the note; each movement merges into one step."""
        map_id = self._place.scene.map_id
        if map_id is None or pointer.at == self._pressed or self._place.is_locked():
            return
        self._place.hint(_("Hold Ctrl to leave the grid · Esc puts everything back"))
        offset = pointer.at - self._pressed
        size = (self._start.width() + offset.x(), self._start.height() + offset.y())
        if not pointer.is_free:
            size = (snapped(size[0]), snapped(size[1]))
        edit = partial(resize_sticky, map_id=map_id, note_id=self._note_id, size=size)
        self._place.run(_("Resize a note"), edit, self._merge_key)

    def end(self, pointer: Pointer) -> None:
        """Leave the note at this size."""
        del pointer
        self._place.history.end_gesture()

    def cancel(self, reason: CancelReason) -> None:
        """Give the note its size back."""
        del reason
        self._place.take_back(_("Resize a note"), self._start_card, self._merge_key)
