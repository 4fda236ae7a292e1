"""Edit a card's title in its place."""

from functools import partial

from PySide6.QtCore import QMimeData, QPoint, QRect, QSize, Qt
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from scorecard_app.document.edits.objectives import rename_objective
from scorecard_app.texts import _
from scorecard_app.ui.canvas.commands import add_linked
from scorecard_app.ui.canvas.in_place import LEAST_PX, InPlaceEditing, InPlaceEditor, Next
from scorecard_app.ui.canvas.siblings import add_sibling_below
from scorecard_app.ui.canvas.workplace import TitleRequest
from scorecard_app.ui.theme import TextSize, Theme

_PADDING = 8
_LINES, _MOST_LINES = 2, 9
_LEAST_EMS = 10


class TitleEditor(InPlaceEditor):
    """A small box over a card: Enter commits, Ctrl+Enter and Tab go on to another card.

    A title is one line. Shift+Enter begins another one, for the description.
    """

    def __init__(self, text: str, parent: QWidget) -> None:
        super().__init__(text, _("Title of the card"), parent)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.document().setDocumentMargin(0)
        self.textChanged.connect(self._grow)
        self.horizontalScrollBar().valueChanged.connect(self._stay)

    def place(self, over: QRect, theme: Theme, scale: float, *, least_px: float = LEAST_PX) -> None:
        """Stand where the title of a card is drawn, in its size where that can be read."""
        font = theme.font(TextSize.BODY, strong=True)
        font.setPixelSize(round(max(font.pixelSize() * scale, least_px)))
        self.setFont(font)
        width = max(over.width() - _PADDING, font.pixelSize() * _LEAST_EMS)
        self.setGeometry(QRect(over.topLeft() + QPoint(_PADDING, 2), QSize(width, self.height())))
        self._grow()

    def _stay(self) -> None:
        """Do not move aside for the blank at the end of a full line."""
        self.horizontalScrollBar().setValue(0)

    def _grow(self) -> None:
        """Be as high as what was typed, within reason; a short title leaves room for more."""
        lines = round(self.document().size().height())
        pitch = self.fontMetrics().lineSpacing()
        height = pitch * min(max(lines, _LINES), _MOST_LINES) + 2 * _PADDING
        if height != self.height():
            self.resize(self.width(), height)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Grow where lines break anew."""
        super().resizeEvent(event)
        self._grow()

    def ending(self, event: QKeyEvent) -> Next | None:
        """End by Enter, go on to a sibling by Ctrl+Enter and to a linked card by Tab."""
        if event.key() == Qt.Key.Key_Tab:
            return Next.LINKED
        is_more = event.modifiers() & Qt.KeyboardModifier.ControlModifier
        then = super().ending(event)
        return Next.SIBLING if then is not None and is_more else then

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Paste several lines as one: it is a title."""
        self.insertPlainText(" ".join(source.text().splitlines()))


class TitleEditing(InPlaceEditing[TitleRequest]):
    """Edits the titles of cards; a card that was made for one goes when that is given up."""

    def _text(self, request: TitleRequest) -> str | None:
        objective = self._place.card.objectives.get(request.objective_id)
        return objective.name if objective else None

    def _editor(self, text: str) -> TitleEditor:
        editor = TitleEditor(text, self._viewport)
        editor.blockCountChanged.connect(self._explain_lines)
        return editor

    def _take(self, request: TitleRequest, text: str, then: Next) -> None:
        title, _line_end, more = text.strip().partition("\n")
        name = " ".join(title.split())
        edit = partial(
            rename_objective, objective_id=request.objective_id, name=name, more=more.strip()
        )
        self._place.run(_("Rename objective"), edit, request.merge_key)
        self._place.history.end_gesture()
        habits = self._place.habits
        if then is Next.SIBLING:
            add_sibling_below(self._place)
        elif then is Next.LINKED and (habits is None or habits.tab_links):
            add_linked(self._place, is_cause=False)

    def _making(self) -> str:
        return _("Add objective")

    def _explain_lines(self, count: int) -> None:
        if count > 1:
            self._place.answer(
                _("The first line is the title; the others go into the description.")
            )
