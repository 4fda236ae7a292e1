"""Edit the text of a free note in its place."""

from functools import partial

from PySide6.QtCore import QObject, QRect, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QTextOption
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from scorecard_app.document.edits.fields import set_field
from scorecard_app.texts import _
from scorecard_app.ui.canvas.in_place import put_away
from scorecard_app.ui.canvas.workplace import NoteRequest, Workplace
from scorecard_app.ui.theme import TextSize, Theme

_LEAST_PX = 11
_LEAST_LINES = 4
_LEAST_EMS = 14
_LINE_HEIGHT = 1.6
_STAYS = (Qt.FocusReason.ActiveWindowFocusReason, Qt.FocusReason.PopupFocusReason)


class NoteEditor(QPlainTextEdit):
    """A box over a note: Enter commits, Shift+Enter begins a line, Esc gives up."""

    committed = Signal()
    given_up = Signal()

    def __init__(self, text: str, parent: QWidget) -> None:
        super().__init__(text, parent)
        self.setAccessibleName(_("Text of the note"))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)

    def place(self, note: QRect, theme: Theme, scale: float) -> None:
        """Cover the note, in letters of its size where those can be read."""
        font = theme.font(TextSize.BODY)
        font.setPixelSize(max(round(font.pixelSize() * scale), _LEAST_PX))
        self.setFont(font)
        width = max(note.width(), font.pixelSize() * _LEAST_EMS)
        height = max(note.height(), round(font.pixelSize() * _LINE_HEIGHT * _LEAST_LINES))
        self.setGeometry(QRect(note.left(), note.top(), width, height))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Commit by Enter, give up by Esc, write everything else."""
        is_new_line = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        match event.key():
            case Qt.Key.Key_Return | Qt.Key.Key_Enter if not is_new_line:
                self.committed.emit()
            case Qt.Key.Key_Return | Qt.Key.Key_Enter:
                self.insertPlainText("\n")
            case Qt.Key.Key_Escape:
                self.given_up.emit()
            case _:
                super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Commit when the user goes elsewhere in the window."""
        super().focusOutEvent(event)
        if event.reason() not in _STAYS:
            self.committed.emit()


class NoteEditing(QObject):
    """Opens the editor over a note and turns what was typed into an edit."""

    def __init__(self, place: Workplace, viewport: QWidget) -> None:
        super().__init__(viewport)
        self._place = place
        self._viewport = viewport
        self._request: NoteRequest | None = None
        self._editor: NoteEditor | None = None
        self._card_at_start = place.card

    def start(self, request: NoteRequest) -> None:
        """Open the editor; one that is open commits first."""
        self.commit()
        note = self._place.card.notes.get(request.note_id)
        rect = self._place.scene.rect_of(request.note_id)
        if note is None or rect is None:
            return
        self._place.camera.reveal(rect)
        self._request, self._card_at_start = request, self._place.card
        self._editor = editor = NoteEditor(note.text, self._viewport)
        editor.committed.connect(self.commit)
        editor.given_up.connect(self.give_up)
        editor.selectAll()
        self.follow()
        editor.show()
        editor.setFocus()

    def follow(self) -> None:
        """Stay on the note when the map moves or changes; close when the note is gone."""
        if self._editor is None or self._request is None:
            return
        rect = self._place.scene.rect_of(self._request.note_id)
        if rect is None:
            self._close()
        else:
            camera = self._place.camera
            theme = self._place.scene.look.theme
            self._editor.place(camera.to_viewport(rect), theme, camera.scale)

    def commit(self) -> None:
        """Take what was typed; a new note without a text goes again."""
        closed = self._close()
        if closed is None:
            return
        request, text = closed
        if not text.strip() and request.start is not None:
            self._take_back(request)
            return
        edit = partial(
            set_field, table="notes", entity_id=request.note_id, field="text", value=text.strip()
        )
        self._place.run(_("Write note"), edit, request.merge_key)
        self._place.history.end_gesture()

    def give_up(self) -> None:
        """Leave the text as it was; a new note goes again."""
        closed = self._close()
        if closed is not None and closed[0].start is not None:
            self._take_back(closed[0])

    def _take_back(self, request: NoteRequest) -> None:
        if request.start is not None and self._place.card is self._card_at_start:
            self._place.take_back(_("Add note"), request.start, request.merge_key)

    def _close(self) -> tuple[NoteRequest, str] | None:
        """Close the editor first, since losing the focus would commit again."""
        editor, request = self._editor, self._request
        self._editor = self._request = None
        if editor is None or request is None:
            return None
        return request, put_away(editor, self._viewport)
