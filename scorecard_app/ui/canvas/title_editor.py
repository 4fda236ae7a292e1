"""Edit a card's title in its place."""

from enum import Enum
from functools import partial

from PySide6.QtCore import QObject, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QTextCursor, QTextOption
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from scorecard_app.document.edits.objectives import rename_objective
from scorecard_app.texts import _
from scorecard_app.ui.canvas.commands import add_linked
from scorecard_app.ui.canvas.in_place import put_away
from scorecard_app.ui.canvas.siblings import add_sibling_below
from scorecard_app.ui.canvas.workplace import TitleRequest, Workplace
from scorecard_app.ui.theme import TextSize, Theme

_LEAST_PX = 11
_PADDING = 8
_LINES, _MOST_LINES = 2, 7
_LEAST_EMS = 10


class Next(Enum):
    """What comes after a title."""

    NOTHING = "nothing"
    SIBLING = "sibling"
    LINKED = "linked"


class TitleEditor(QPlainTextEdit):
    """A small box over a card: Enter commits, Esc gives up, leaving it commits, too."""

    committed = Signal(Next)
    given_up = Signal()

    def __init__(self, text: str, parent: QWidget) -> None:
        super().__init__(text, parent)
        self.setAccessibleName(_("Title of the card"))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self.document().setDocumentMargin(0)
        self.textChanged.connect(self._grow)

    def place(self, card: QRect, theme: Theme, scale: float) -> None:
        """Stand where the title of a card is drawn, in its size where that can be read."""
        font = theme.font(TextSize.BODY, strong=True)
        font.setPixelSize(max(round(font.pixelSize() * scale), _LEAST_PX))
        self.setFont(font)
        width = max(card.width() - _PADDING, font.pixelSize() * _LEAST_EMS)
        self.setGeometry(QRect(card.topLeft() + QPoint(_PADDING, 2), QSize(width, self.height())))
        self._grow()

    def _grow(self) -> None:
        """Be as high as what was typed, within reason; a short title leaves room for more."""
        lines = round(self.document().size().height())
        pitch = self.fontMetrics().lineSpacing()
        height = pitch * min(max(lines, _LINES), _MOST_LINES) + 2 * _PADDING
        if height != self.height():
            self.resize(self.width(), height)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Commit by Enter or Tab, give up by Esc, write everything else."""
        match event.key():
            case Qt.Key.Key_Return | Qt.Key.Key_Enter:
                is_more = event.modifiers() & Qt.KeyboardModifier.ControlModifier
                self.committed.emit(Next.SIBLING if is_more else Next.NOTHING)
            case Qt.Key.Key_Tab:
                self.committed.emit(Next.LINKED)
            case Qt.Key.Key_Escape:
                self.given_up.emit()
            case _:
                super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Commit when the user goes elsewhere in the window."""
        super().focusOutEvent(event)
        if event.reason() not in {
            Qt.FocusReason.ActiveWindowFocusReason,
            Qt.FocusReason.PopupFocusReason,
        }:
            self.committed.emit(Next.NOTHING)


class TitleEditing(QObject):
    """Opens the editor over a card and turns what was typed into an edit."""

    def __init__(self, place: Workplace, viewport: QWidget) -> None:
        super().__init__(viewport)
        self._place = place
        self._viewport = viewport
        self._request: TitleRequest | None = None
        self._editor: TitleEditor | None = None
        self._card_at_start = place.card

    def start(self, request: TitleRequest) -> None:
        """Open the editor; one that is open commits first."""
        self.commit(Next.NOTHING)
        objective = self._place.card.objectives.get(request.objective_id)
        if objective is None or self._place.scene.rect_of(request.objective_id) is None:
            return
        self._request = request
        self._card_at_start = self._place.card
        text = objective.name if request.typed is None else request.typed
        self._editor = editor = TitleEditor(text, self._viewport)
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
        """Stay on the card when the map moves or changes; close when the card is gone."""
        if self._editor is None or self._request is None:
            return
        rect = self._place.scene.rect_of(self._request.objective_id)
        if rect is None:
            self._close()
        else:
            camera = self._place.camera
            theme = self._place.scene.look.theme
            self._editor.place(camera.to_viewport(rect), theme, camera.scale)

    def commit(self, then: Next) -> None:
        """Take what was typed as the title."""
        closed = self._close()
        if closed is None:
            return
        request, text = closed
        name = " ".join(text.split())
        edit = partial(rename_objective, objective_id=request.objective_id, name=name)
        self._place.run(_("Rename objective"), edit, request.merge_key)
        self._place.history.end_gesture()
        habits = self._place.habits
        if then is Next.SIBLING:
            add_sibling_below(self._place)
        elif then is Next.LINKED and (habits is None or habits.tab_links):
            add_linked(self._place, is_cause=False)

    def give_up(self) -> None:
        """Leave the title as it was; a card that was made for it goes again."""
        closed = self._close()
        if closed is None:
            return
        request, _text = closed
        if request.start is not None and self._place.card is self._card_at_start:
            self._place.take_back(_("Add objective"), request.start, request.merge_key)

    def _close(self) -> tuple[TitleRequest, str] | None:
        """Close the editor first, since losing the focus would commit again."""
        editor, request = self._editor, self._request
        self._editor = self._request = None
        if editor is None or request is None:
            return None
        return request, put_away(editor, self._viewport)
