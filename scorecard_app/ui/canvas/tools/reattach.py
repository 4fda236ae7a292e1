"""Re-attach: drag one end of the selected link to another card."""

from functools import partial

from PySide6.QtCore import QPoint
from PySide6.QtGui import QGuiApplication

from scorecard_app.document.edits.links import attach_link, attached
from scorecard_app.domain.ids import LinkId, ObjectiveId
from scorecard_app.domain.legality import why_not_link
from scorecard_app.texts import _
from scorecard_app.ui.canvas.ends import LinkEnd
from scorecard_app.ui.canvas.tools.loose_end import LooseEnd
from scorecard_app.ui.canvas.tools.tool import CancelReason, Pointer
from scorecard_app.ui.canvas.workplace import Workplace


class ReattachTool:
    """Keeps one end where it is and looks for another card for the other."""

    def __init__(self, place: Workplace, link_id: LinkId, end: LinkEnd) -> None:
        link = place.card.links[link_id]
        self._place = place
        self._link = link
        self._which = end
        self._kept, self._from_here = (
            (link.to_id, link.from_id) if end is LinkEnd.START else (link.from_id, link.to_id)
        )
        self._end: LooseEnd | None = None
        self._pressed_on_screen = QPoint()

    def begin(self, pointer: Pointer) -> None:
        """Take hold of the end."""
        self._pressed_on_screen = pointer.screen

    def move(self, pointer: Pointer) -> None:
        """Loosen the end once it is meant; the card under it says whether it would take it."""
        if self._end is None:
            travelled = (pointer.screen - self._pressed_on_screen).manhattanLength()
            if travelled < QGuiApplication.styleHints().startDragDistance():
                return
            self._end = LooseEnd(self._place, self._kept, self._why_not)
        rect = self._place.scene.rect_of(self._kept)
        if rect is not None:
            self._hint(self._end.hang(rect.center(), pointer.at))

    def end(self, pointer: Pointer) -> None:
        """Attach the end to the card that is there; a click on the end opens the link."""
        if self._end is None:
            self._place.open_link(self._link.id)
            return
        self._clear()
        target = self._place.scene.card_at(pointer.at)
        if target is not None and target != self._from_here:
            from_id, to_id = self._ends(target)
            edit = partial(attach_link, link_id=self._link.id, from_id=from_id, to_id=to_id)
            self._place.run(_("Re-attach link"), edit)

    def cancel(self, reason: CancelReason) -> None:
        """Let the end go back."""
        del reason
        self._clear()

    def _ends(self, target: ObjectiveId) -> tuple[ObjectiveId, ObjectiveId]:
        is_start = self._which is LinkEnd.START
        return (target, self._kept) if is_start else (self._kept, target)

    def _why_not(self, target: ObjectiveId) -> str | None:
        card = self._place.card
        return why_not_link(card, attached(card, self._link, *self._ends(target)))

    def _hint(self, target: ObjectiveId | None) -> None:
        if target is None or target == self._from_here:
            self._place.hint(_("Drop on another card to attach the link to it · Esc gives it up"))
        else:
            refusals = self._end.refusals if self._end else {}
            self._place.hint(refusals.get(target) or _("Drop here to attach the link"))

    def _clear(self) -> None:
        if self._end is not None:
            self._end.clear()
            self._end = None
