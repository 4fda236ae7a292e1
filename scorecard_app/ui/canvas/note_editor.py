"""Edit the text of a free note in its place."""

from functools import partial

from PySide6.QtCore import QRect
from PySide6.QtWidgets import QWidget

from scorecard_app.document.edits.fields import set_field
from scorecard_app.texts import _
from scorecard_app.ui.canvas.in_place import LEAST_PX, InPlaceEditing, InPlaceEditor, Next
from scorecard_app.ui.canvas.workplace import NoteRequest
from scorecard_app.ui.theme import TextSize, Theme

_LEAST_LINES = 4
_LEAST_EMS = 14
_LINE_HEIGHT = 1.6


class NoteEditor(InPlaceEditor):
    """A box over a note: Enter commits, Shift+Enter begins a line."""

    def __init__(self, text: str, parent: QWidget) -> None:
        super().__init__(text, _("Text of the note"), parent)

    def place(self, over: QRect, theme: Theme, scale: float, *, least_px: float = LEAST_PX) -> None:
        """Cover the note, in letters of its size where those can be read."""
        font = theme.font(TextSize.BODY)
        font.setPixelSize(round(max(font.pixelSize() * scale, least_px)))
        self.setFont(font)
        width = max(over.width(), font.pixelSize() * _LEAST_EMS)
        height = max(over.height(), round(font.pixelSize() * _LINE_HEIGHT * _LEAST_LINES))
        self.setGeometry(QRect(over.left(), over.top(), width, height))


class NoteEditing(InPlaceEditing[NoteRequest]):
    """Edits notes; a new one without a text goes again."""

    def _text(self, request: NoteRequest) -> str | None:
        note = self._place.card.notes.get(request.note_id)
        return note.text if note else None

    def _editor(self, text: str) -> NoteEditor:
        return NoteEditor(text, self._viewport)

    def _take(self, request: NoteRequest, text: str, then: Next) -> None:
        del then
        if not text.strip() and request.start is not None:
            self._take_back(request)
            return
        edit = partial(
            set_field, table="notes", entity_id=request.note_id, field="text", value=text.strip()
        )
        self._place.run(_("Write note"), edit, request.merge_key)
        self._place.history.end_gesture()

    def _making(self) -> str:
        return _("Add note")
