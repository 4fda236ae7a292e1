"""Drag the selected cards, or copies of them."""

from PySide6.QtCore import QPoint, QPointF, QRectF
from PySide6.QtGui import QGuiApplication

from scorecard_app.domain.ids import ObjectiveId
from scorecard_app.texts import _, ngettext
from scorecard_app.ui.canvas.grid import move_to
from scorecard_app.ui.canvas.tools.carrying import Carrying
from scorecard_app.ui.canvas.tools.copying import Copying
from scorecard_app.ui.canvas.tools.drop_offers import drop_offers
from scorecard_app.ui.canvas.tools.hints import drag_hint
from scorecard_app.ui.canvas.tools.late_moves import LateMoves
from scorecard_app.ui.canvas.tools.pin_hold import PinHold
from scorecard_app.ui.canvas.tools.tool import CancelReason, Pointer
from scorecard_app.ui.canvas.workplace import ORIGIN, PINNED, STAYS_PUT, Workplace
from scorecard_app.ui.paint.card import CardState


class DragTool:
    """Selects the card under the pointer and moves all selected cards with it."""

    def __init__(self, place: Workplace, objective_id: ObjectiveId) -> None:
        self._place = place
        self._held = objective_id
        self._pressed = QPointF()
        self._pressed_on_screen = QPoint()
        self._before = place.view_state.selection
        self._carrying: Carrying | None = None
        self._copying: Copying | None = None
        self._late: LateMoves | None = None
        self._target: ObjectiveId | None = None
        self._start_card = place.card
        self._merge_key = object()
        self._pin = PinHold(place, objective_id)

    def begin(self, pointer: Pointer) -> None:
        """Select the card; with Shift or Ctrl take it in, or out by a click."""
        self._pressed, self._pressed_on_screen = pointer.at, pointer.screen
        self._pin.begin(pointer.at, pointer.screen)
        self._before = self._place.view_state.selection
        if self._held not in self._before:
            kept = self._before if pointer.adds else ()
            self._place.view_state.select([*kept, self._held], origin=ORIGIN)

    def move(self, pointer: Pointer) -> None:
        """Move the cards; all movements are one step."""
        self._pin.move(pointer.screen)
        if self._carrying is None and not self._lift(pointer):
            return
        carrying, late, scene = self._carrying, self._late, self._place.scene
        if carrying is None or late is None or scene.map_id is None:
            return
        rects, lane_at = (
            carrying.carry(pointer, pointer.at - self._pressed),
            scene.arrangement.lane_at,
        )
        lanes = {each: lane for each, rect in rects.items() if (lane := lane_at(rect.center()))}
        moves = {each: move_to(lane, rects[each]) for each, lane in lanes.items()}
        late.move(moves, lanes)
        self._mark(scene.card_at(pointer.at, besides=moves.keys()) if len(moves) == 1 else None)
        self._place.hint(drag_hint(pointer, is_over_card=self._target is not None))

    def end(self, pointer: Pointer) -> None:
        """Drop the cards, on another card for an offer; a click selects its card alone."""
        self._pin.stop()
        target = self._target
        if self._carrying is None or self._late is None:
            self._end_click(pointer)
        elif target is not None and self._copying is None:
            self.cancel(CancelReason.INTERRUPTED)
            self._place.offer(pointer.screen, drop_offers(self._place, self._held, target))
        else:
            self._late.settle()
            self._leave()
            self._place.history.end_gesture()
            self._place.scene.release_lanes()
            if self._copying is not None:
                self._copying.tell(self._late.moves)

    def cancel(self, reason: CancelReason) -> None:
        """Put every card back, as if nothing had happened."""
        del reason
        self._pin.stop()
        if self._carrying is not None:
            self._leave()
            self._place.take_back(self._label, self._start_card, self._merge_key)
            self._place.scene.release_lanes()
            if self._copying is not None:
                self._place.view_state.select([self._held], origin=ORIGIN)

    @property
    def _label(self) -> str:
        if self._copying is not None:
            return self._copying.label
        count = len(self._carrying.starts) if self._carrying else 0
        return ngettext("Move {count} card", "Move {count} cards", count).format(count=count)

    def _end_click(self, pointer: Pointer) -> None:
        if not pointer.adds:
            self._place.view_state.select([self._held], origin=ORIGIN)
        elif self._held in self._before:
            rest = [each for each in self._before if each != self._held]
            self._place.view_state.select(rest, origin=ORIGIN)

    def _lift(self, pointer: Pointer) -> bool:
        """Begin to move once the pointer has travelled far enough to mean it."""
        if self._place.is_locked() or self._place.is_among_parts():
            return False
        if not self._place.scene.is_by_hand:
            self._place.hint(_(STAYS_PUT))
            return False
        travelled = (pointer.screen - self._pressed_on_screen).manhattanLength()
        if travelled < QGuiApplication.styleHints().startDragDistance():
            return False
        scene = self._place.scene
        fixed = frozenset[ObjectiveId]() if pointer.copies else scene.pinned
        if self._held in fixed:
            self._place.hint(_(PINNED))
            return False
        shown, starts = scene.shown_ids().objectives - fixed, dict[ObjectiveId, QRectF]()
        for each in map(ObjectiveId, self._place.view_state.selection):
            rect = scene.rect_of(each) if each in shown else None
            if rect is not None:
                starts[each] = rect
        if self._held not in starts:
            return False
        self._start_card = self._place.card
        held = self._held
        self._carrying = Carrying(self._place, starts, held)
        if pointer.copies:
            copying = self._copying = Copying(self._place, starts)
            copying.begin(self._merge_key)
            copies = copying.copies
            rects = {copies[each]: rect for each, rect in starts.items()}
            self._carrying = Carrying(self._place, rects, copies[held])
        scene.hold_lanes(self._carrying.starts.keys())
        self._late = LateMoves(self._place, self._label, self._merge_key)
        return True

    def _mark(self, target: ObjectiveId | None) -> None:
        """Let the card under the pointer say that something is offered there."""
        if target != self._target:
            self._target = target
            self._place.scene.emphasis.mark({target: CardState.WELCOME} if target else {})

    def _leave(self) -> None:
        if self._late is not None:
            self._late.stop()
        self._mark(None)
        self._place.scene.guides.clear()
