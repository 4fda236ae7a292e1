"""Drag the selected cards, within their lane or to another: every movement is an edit."""

from functools import partial

from PySide6.QtCore import QPoint, QPointF, QRectF
from PySide6.QtGui import QGuiApplication

from scorecard_app.document.edits.maps import move_nodes
from scorecard_app.domain.ids import ObjectiveId
from scorecard_app.texts import _, ngettext
from scorecard_app.ui.canvas.grid import move_to, snapped_spot
from scorecard_app.ui.canvas.tools.tool import CancelReason, Pointer
from scorecard_app.ui.canvas.workplace import ORIGIN, STAYS_PUT, Workplace


class DragTool:
    """Selects the card under the pointer and moves all selected cards with it."""

    def __init__(self, place: Workplace, objective_id: ObjectiveId) -> None:
        self._place = place
        self._held = objective_id
        self._pressed = QPointF()
        self._pressed_on_screen = QPoint()
        self._starts: dict[ObjectiveId, QRectF] = {}
        self._start_card = place.card
        self._is_lifted = False
        self._merge_key = object()

    def begin(self, pointer: Pointer) -> None:
        """Select the card; with Shift or Ctrl take it in or out."""
        self._pressed, self._pressed_on_screen = pointer.at, pointer.screen
        view_state = self._place.view_state
        if not pointer.adds:
            if self._held not in view_state.selection:
                view_state.select([self._held], origin=ORIGIN)
        elif self._held in view_state.selection:
            rest = [each for each in view_state.selection if each != self._held]
            view_state.select(rest, origin=ORIGIN)
        else:
            view_state.select([*view_state.selection, self._held], origin=ORIGIN)

    def move(self, pointer: Pointer) -> None:
        """Move the cards; each movement merges into one step."""
        if not self._is_lifted and not self._lift(pointer):
            return
        self._place.hint(_("Hold Ctrl to leave the grid · Esc puts everything back"))
        offset = self._offset(pointer)
        lanes = self._place.scene.arrangement
        moves = {
            each: move_to(lane, start.translated(offset))
            for each, start in self._starts.items()
            if (lane := lanes.lane_at(start.translated(offset).center())) is not None
        }
        map_id = self._place.scene.map_id
        if map_id is not None:
            edit = partial(move_nodes, map_id=map_id, moves=moves)
            self._place.run(self._label, edit, self._merge_key)
        self._place.camera.reveal(QRectF(pointer.at, pointer.at))

    def end(self, pointer: Pointer) -> None:
        """Drop the cards; a click that moved nothing selects its card alone."""
        if self._is_lifted:
            self._place.history.end_gesture()
            self._place.scene.release_lanes()
        elif not pointer.adds:
            self._place.view_state.select([self._held], origin=ORIGIN)

    def cancel(self, reason: CancelReason) -> None:
        """Put every card back, as if nothing had happened."""
        del reason
        if self._is_lifted:
            self._place.take_back(self._label, self._start_card, self._merge_key)
            self._place.scene.release_lanes()

    @property
    def _label(self) -> str:
        count = len(self._starts)
        return ngettext("Move {count} card", "Move {count} cards", count).format(count=count)

    def _lift(self, pointer: Pointer) -> bool:
        """Begin to move once the pointer has travelled far enough to mean it."""
        if not self._place.scene.is_by_hand:
            self._place.hint(_(STAYS_PUT))
            return False
        travelled = (pointer.screen - self._pressed_on_screen).manhattanLength()
        if travelled < QGuiApplication.styleHints().startDragDistance():
            return False
        chosen = (ObjectiveId(each) for each in self._place.view_state.selection)
        scene = self._place.scene
        self._starts = {
            each: rect
            for each in chosen
            if scene.face_of(each) is not None and (rect := scene.rect_of(each)) is not None
        }
        if self._held not in self._starts:
            return False
        self._start_card = self._place.card
        self._is_lifted = True
        scene.hold_lanes()
        return True

    def _offset(self, pointer: Pointer) -> QPointF:
        """Return how far the cards have come, the held one snapped to the grid of its lane."""
        offset = pointer.at - self._pressed
        start = self._starts[self._held]
        if pointer.is_free:
            return offset
        there = start.translated(offset)
        lane = self._place.scene.arrangement.lane_at(there.center())
        if lane is None:
            return offset
        return snapped_spot(lane, there.topLeft()) - start.topLeft()
