"""Edit a card's title in its place."""

from functools import partial

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from scorecard_app.document.edits.objectives import rename_objective
from scorecard_app.texts import _
from scorecard_app.ui.canvas.commands import add_linked
from scorecard_app.ui.canvas.in_place import InPlaceEditing, InPlaceEditor, Next, is_enter
from scorecard_app.ui.canvas.siblings import add_sibling_below
from scorecard_app.ui.canvas.workplace import TitleRequest
from scorecard_app.ui.theme import TextSize, Theme

_LEAST_PX = 11
_PADDING = 8
_LINES, _MOST_LINES = 2, 9
_LEAST_EMS = 10


class TitleEditor(InPlaceEditor):
    """A small box over a card: Enter commits, Ctrl+Enter and Tab go on to another card."""

    def __init__(self, text: str, parent: QWidget) -> None:
        super().__init__(text, _("Title of the card"), parent)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.document().setDocumentMargin(0)
        self.textChanged.connect(self._grow)
        self.horizontalScrollBar().valueChanged.connect(self._stay)

    def place(self, over: QRect, theme: Theme, scale: float) -> None:
        """Stand where the title of a card is drawn, in its size where that can be read."""
        font = theme.font(TextSize.BODY, strong=True)
        font.setPixelSize(max(round(font.pixelSize() * scale), _LEAST_PX))
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
        return (Next.SIBLING if is_more else Next.NOTHING) if is_enter(event) else None


class TitleEditing(InPlaceEditing[TitleRequest]):
    """Edits the titles of cards; a card that was made for one goes when that is given up."""

    def _text(self, request: TitleRequest) -> str | None:
        objective = self._place.card.objectives.get(request.objective_id)
        return objective.name if objective else None

    def _editor(self, text: str) -> TitleEditor:
        return TitleEditor(text, self._viewport)

    def _take(self, request: TitleRequest, text: str, then: Next) -> None:
        name = " ".join(text.split())
        edit = partial(rename_objective, objective_id=request.objective_id, name=name)
        self._place.run(_("Rename objective"), edit, request.merge_key)
        self._place.history.end_gesture()
        habits = self._place.habits
        if then is Next.SIBLING:
            add_sibling_below(self._place)
        elif then is Next.LINKED and (habits is None or habits.tab_links):
            add_linked(self._place, is_cause=False)

    def _making(self) -> str:
        return _("Add objective")
