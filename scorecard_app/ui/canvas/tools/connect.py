"""Connect: drag from a card's dot to another card, or to an empty place for a new one."""

from PySide6.QtCore import QPointF
from PySide6.QtGui import QPainterPath
from PySide6.QtWidgets import QGraphicsPathItem

from scorecard_app.domain.ids import LinkId, ObjectiveId
from scorecard_app.domain.legality import why_not_link
from scorecard_app.domain.links import Link
from scorecard_app.texts import _
from scorecard_app.ui.canvas.commands import Join, add_card_at, link_cards
from scorecard_app.ui.canvas.items import OVERLAY_Z
from scorecard_app.ui.canvas.tools.tool import CancelReason, Pointer
from scorecard_app.ui.canvas.workplace import Workplace
from scorecard_app.ui.paint.card import CardState

_TRIAL = LinkId("a link on trial")
_TRIAL_LAG = 1
"""New links begin with this lag, so a loop among them is no loop at once."""

_WIDTH = 2.0


class ConnectTool:
    """Shows which cards may be linked to; the hint line says why another may not."""

    def __init__(self, place: Workplace, objective_id: ObjectiveId) -> None:
        self._place = place
        self._from_id = objective_id
        self._start = QPointF()
        self._line: QGraphicsPathItem | None = None
        self._refusals: dict[ObjectiveId, str] = {}

    def begin(self, pointer: Pointer) -> None:
        """Draw the loose end, and let the cards that may not be linked to step back."""
        self._start = pointer.at
        self._line = self._new_line()
        shown = self._place.scene.shown_ids().objectives
        reasons = {each: self._why_not(each) for each in shown}
        self._refusals = {each: reason for each, reason in reasons.items() if reason}
        self._mark(None)
        self._hint(pointer)

    def move(self, pointer: Pointer) -> None:
        """Let the loose end follow, and the card under it say whether it would take it."""
        path = QPainterPath(self._start)
        middle = (self._start.y() + pointer.at.y()) / 2
        path.cubicTo(QPointF(self._start.x(), middle), QPointF(pointer.at.x(), middle), pointer.at)
        if self._line is not None:
            self._line.setPath(path)
        self._mark(self._place.scene.card_at(pointer.at))
        self._hint(pointer)

    def end(self, pointer: Pointer) -> None:
        """Link the two cards, or make a new card on an empty place."""
        self._clear()
        target = self._place.scene.card_at(pointer.at)
        if target is None:
            add_card_at(self._place, pointer.at, Join(self._from_id, is_cause=False))
        elif target != self._from_id:
            link_cards(self._place, self._from_id, target)

    def cancel(self, reason: CancelReason) -> None:
        """Drop the loose end."""
        del reason
        self._clear()

    def _why_not(self, to_id: ObjectiveId) -> str | None:
        link = Link(_TRIAL, self._from_id, to_id, lag_months=_TRIAL_LAG)
        return why_not_link(self._place.card, link)

    def _mark(self, target: ObjectiveId | None) -> None:
        marks = dict.fromkeys(self._refusals, CardState.DIMMED)
        marks[self._from_id] = CardState.SELECTED
        if target is not None and target not in self._refusals:
            marks[target] = CardState.WELCOME
        self._place.scene.emphasis.mark(marks)

    def _hint(self, pointer: Pointer) -> None:
        target = self._place.scene.card_at(pointer.at)
        if target is None:
            self._place.hint(_("Drop on a card to link it · on an empty place for a new card"))
        elif target == self._from_id:
            self._place.hint(_("Drag to the card that this one serves · Esc gives it up"))
        else:
            self._place.hint(self._refusals.get(target) or _("Drop here to link"))

    def _new_line(self) -> QGraphicsPathItem:
        line = QGraphicsPathItem()
        line.setPen(self._place.scene.look.theme.pen("accent", _WIDTH))
        line.setZValue(OVERLAY_Z)
        self._place.scene.addItem(line)
        return line

    def _clear(self) -> None:
        if self._line is not None:
            self._place.scene.removeItem(self._line)
            self._line = None
        self._place.scene.emphasis.mark({})
