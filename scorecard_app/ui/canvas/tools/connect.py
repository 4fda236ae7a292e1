"""Connect: drag from a card's dot to another card, or to an empty place for a new one."""

from PySide6.QtCore import QPoint, QPointF
from PySide6.QtGui import QGuiApplication

from scorecard_app.domain.ids import ObjectiveId
from scorecard_app.domain.links import Sign
from scorecard_app.texts import _
from scorecard_app.ui.canvas.commands import Join, add_card_at, link_cards
from scorecard_app.ui.canvas.tools.loose_end import LooseEnd
from scorecard_app.ui.canvas.tools.tool import CancelReason, Pointer
from scorecard_app.ui.canvas.trial import sign_to_draw, why_not_draw
from scorecard_app.ui.canvas.workplace import ORIGIN, Way, Workplace


class ConnectTool:
    """Shows which cards may be linked to, and says beside the pointer why another may not.

    A press that stays a click makes a linked card on the side where the dot is.
    """

    def __init__(self, place: Workplace, objective_id: ObjectiveId, way: Way) -> None:
        self._place = place
        self._from_id = objective_id
        self._way = way
        self._start = QPointF()
        self._pressed_on_screen = QPoint()
        self._is_click = True
        self._end: LooseEnd | None = None

    def begin(self, pointer: Pointer) -> None:
        """Draw the loose end, and let the cards that may not be linked to step back."""
        self._start, self._pressed_on_screen = pointer.at, pointer.screen
        self._end = LooseEnd(self._place, self._from_id, self._why_not)
        self._hint(None)

    def move(self, pointer: Pointer) -> None:
        """Let the loose end follow, and the card under it say whether it would take it."""
        travelled = (pointer.screen - self._pressed_on_screen).manhattanLength()
        if travelled >= QGuiApplication.styleHints().startDragDistance():
            self._is_click = False
        if self._end is not None:
            self._hint(self._end.hang(self._start, pointer.at))

    def end(self, pointer: Pointer) -> None:
        """Link the two cards, or make a new card on an empty place or, by a click, beside."""
        self._clear()
        if self._is_click:
            self._place.view_state.select([self._from_id], origin=ORIGIN)
            self._place.grow(self._way)
            self._place.settle()
            return
        target = self._place.scene.card_at(pointer.at)
        if target is None:
            add_card_at(self._place, pointer.at, Join(self._from_id, is_cause=False))
        elif target != self._from_id:
            link_cards(self._place, self._from_id, target, self._sign(target))

    def cancel(self, reason: CancelReason) -> None:
        """Drop the loose end."""
        del reason
        self._clear()

    def _why_not(self, to_id: ObjectiveId) -> str | None:
        return why_not_draw(self._place.card, self._from_id, to_id)

    def _sign(self, to_id: ObjectiveId) -> Sign:
        return sign_to_draw(self._place.card, self._from_id, to_id)

    def _hint(self, target: ObjectiveId | None) -> None:
        if target is None:
            self._place.hint(_("Drop on a card to link it · on an empty place for a new card"))
        elif target == self._from_id:
            self._place.hint(_("Drag to the card that this one serves · Esc gives it up"))
        else:
            refusals = self._end.refusals if self._end else {}
            is_second = self._sign(target) is Sign.NEGATIVE
            says = _("Drop here for a negative link, too") if is_second else _("Drop here to link")
            self._place.hint(refusals.get(target) or says)

    def _clear(self) -> None:
        if self._end is not None:
            self._end.clear()
            self._end = None
