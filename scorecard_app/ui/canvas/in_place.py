"""Texts that are edited in their place on the map: one box and one course of events for all."""

from abc import abstractmethod
from collections.abc import Hashable
from enum import Enum
from typing import Generic, Protocol, TypeVar

from PySide6.QtCore import QObject, QRect, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QTextCursor, QTextOption
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from scorecard_app.domain.ids import EntityId
from scorecard_app.domain.scorecard import Scorecard
from scorecard_app.ui.canvas.workplace import Workplace
from scorecard_app.ui.theme import Theme

_STAYS = (Qt.FocusReason.ActiveWindowFocusReason, Qt.FocusReason.PopupFocusReason)
LEAST_PX = 11.0
"""How high letters are at least, in pixels."""

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class Next(Enum):
    """What comes after a text."""

    NOTHING = "nothing"
    SIBLING = "sibling"
    LINKED = "linked"


class Request(Protocol):
    """Asks for a text: what it belongs to, and what it is one step with.

    `start` is the scorecard to go back to when something new is given up, `typed` what was typed
    in its place already.
    """

    @property
    def entity_id(self) -> EntityId:
        """Return what the text belongs to."""

    @property
    def merge_key(self) -> Hashable:
        """Return the gesture that the text is a part of."""

    @property
    def start(self) -> Scorecard | None:
        """Return the scorecard before something was made."""

    @property
    def typed(self) -> str | None:
        """Return what is there instead of the text so far."""


_R = TypeVar("_R", bound=Request)


class InPlaceEditor(QPlainTextEdit):
    """A box over the map; a key may end it, Esc gives it up, and leaving it commits, too."""

    committed = Signal(Next)
    given_up = Signal()

    def __init__(self, text: str, name: str, parent: QWidget) -> None:
        super().__init__(text, parent)
        self.setAccessibleName(name)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)

    @abstractmethod
    def place(self, over: QRect, theme: Theme, scale: float, *, least_px: float = LEAST_PX) -> None:
        """Cover what is edited, in letters of its size where those can be read."""

    def ending(self, event: QKeyEvent) -> Next | None:
        """Return what a key ends the text for, None where it writes."""
        is_more = event.modifiers() & Qt.KeyboardModifier.ShiftModifier
        return Next.NOTHING if is_enter(event) and not is_more else None

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Give up by Esc, commit by the keys that end a text, write everything else."""
        then = self.ending(event)
        if event.key() == Qt.Key.Key_Escape:
            self.given_up.emit()
        elif then is not None:
            self.committed.emit(then)
        elif is_enter(event):
            self.insertPlainText("\n")
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Commit when the user goes elsewhere in the window."""
        super().focusOutEvent(event)
        if event.reason() not in _STAYS:
            self.committed.emit(Next.NOTHING)


class InPlaceEditing(QObject, Generic[_R]):
    """Opens the editor over what is asked for, and turns what was typed into an edit."""

    def __init__(self, place: Workplace, viewport: QWidget) -> None:
        super().__init__(viewport)
        self._place = place
        self._viewport = viewport
        self._open: tuple[_R, InPlaceEditor] | None = None
        self._card_at_start = place.card

    def start(self, request: _R) -> None:
        """Open the editor; one that is open commits first."""
        self.commit()
        text, rect = self._text(request), self._place.scene.rect_of(request.entity_id)
        if text is None or rect is None:
            return
        self._place.camera.reveal(rect)
        self._card_at_start = self._place.card
        editor = self._editor(text if request.typed is None else request.typed)
        self._open = request, editor
        editor.committed.connect(self.commit)
        editor.given_up.connect(self.give_up)
        if request.typed is None:
            editor.selectAll()
        else:
            editor.moveCursor(QTextCursor.MoveOperation.End)
        self.follow()
        editor.show()
        editor.setFocus()

    def follow(self) -> None:
        """Stay in place when the map moves or changes; close when what is edited is gone."""
        if self._open is None:
            return
        request, editor = self._open
        rect, camera = self._place.scene.rect_of(request.entity_id), self._place.camera
        if rect is None:
            self._close()
        else:
            look = self._place.scene.look
            least_px = look.theme.room_px if look.is_projected else LEAST_PX
            over = camera.to_viewport(rect)
            editor.place(over, look.theme, camera.scale, least_px=least_px)

    def commit(self, then: Next = Next.NOTHING) -> None:
        """Take what was typed."""
        closed = self._close()
        if closed is not None:
            self._take(*closed, then)

    def give_up(self) -> None:
        """Leave the text as it was; what was made for it goes again."""
        closed = self._close()
        if closed is not None:
            self._take_back(closed[0])

    def _take_back(self, request: _R) -> None:
        if request.start is not None and self._place.card is self._card_at_start:
            self._place.take_back(self._making(), request.start, request.merge_key)

    def _close(self) -> tuple[_R, str] | None:
        """Close the editor, give the keyboard back to the map, and return what was typed.

        It is let go of first: losing the keyboard would commit again.
        """
        if self._open is None:
            return None
        (request, editor), self._open = self._open, None
        had_focus = editor.hasFocus()
        editor.hide()
        editor.deleteLater()
        if had_focus:
            self._viewport.setFocus()
        return request, editor.toPlainText()

    @abstractmethod
    def _text(self, request: _R) -> str | None:
        """Return the text so far; None where there is nothing to edit."""

    @abstractmethod
    def _editor(self, text: str) -> InPlaceEditor:
        """Make the box."""

    @abstractmethod
    def _take(self, request: _R, text: str, then: Next) -> None:
        """Make an edit of what was typed, and go on."""

    @abstractmethod
    def _making(self) -> str:
        """Return the name of the step that made something new, which may be taken back."""


def is_enter(event: QKeyEvent) -> bool:
    """Say whether a key is one of the two that end a line."""
    return event.key() in _ENTER
