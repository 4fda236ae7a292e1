"""Drag free notes: every movement is an edit; on a card, one is offered a place beside it."""

from functools import partial

from PySide6.QtCore import QPoint, QPointF, QRectF
from PySide6.QtGui import QGuiApplication

from scorecard_app.document.edits.notes import attach_note, move_stickies
from scorecard_app.document.naming import objective_name
from scorecard_app.domain.ids import NoteId, ObjectiveId
from scorecard_app.texts import _, ngettext
from scorecard_app.ui.canvas.grid import snapped
from scorecard_app.ui.canvas.sticky_deeds import selected_notes
from scorecard_app.ui.canvas.tools.tool import CancelReason, Pointer
from scorecard_app.ui.canvas.workplace import ORIGIN, Offer, Workplace
from scorecard_app.ui.paint.card import CardState


class StickTool:
    """Selects the note under the pointer and moves it, with the others that are selected."""

    def __init__(self, place: Workplace, note_id: NoteId) -> None:
        self._place = place
        self._note_id = note_id
        self._pressed = QPointF()
        self._pressed_on_screen = QPoint()
        self._starts: dict[NoteId, QPointF] = {}
        self._target: ObjectiveId | None = None
        self._is_click = False
        self._start_card = place.card
        self._merge_key = object()
        self._is_lifted = False

    def begin(self, pointer: Pointer) -> None:
        """Select the note; with Shift or Ctrl take it in or out."""
        self._pressed, self._pressed_on_screen = pointer.at, pointer.screen
        chosen = self._place.view_state.selection
        self._is_click = not pointer.adds and self._note_id in chosen
        if self._is_click:
            return  # perhaps all of them are to be dragged
        if not pointer.adds:
            chosen = (self._note_id,)
        elif self._note_id in chosen:
            chosen = tuple(each for each in chosen if each != self._note_id)
        else:
            chosen = (*chosen, self._note_id)
        self._place.view_state.select(chosen, origin=ORIGIN)

    def move(self, pointer: Pointer) -> None:
        """Move the note; each movement merges into one step."""
        travelled = (pointer.screen - self._pressed_on_screen).manhattanLength()
        if travelled < QGuiApplication.styleHints().startDragDistance() and not self._is_lifted:
            return
        map_id = self._place.scene.map_id
        if map_id is None or self._place.is_locked():
            return
        self._lift()
        offset = pointer.at - self._pressed
        places = {}
        for note_id, start in self._starts.items():
            spot = start + offset
            x, y = (spot.x(), spot.y()) if pointer.is_free else _on_grid(spot)
            places[note_id] = (x, y)
        edit = partial(move_stickies, map_id=map_id, places=places)
        self._place.run(self._label, edit, self._merge_key)
        self._mark(self._place.scene.card_at(pointer.at) if len(places) == 1 else None)
        says = _("Hold Ctrl to leave the grid · Esc puts everything back")
        self._place.hint(_("Drop here to put the note beside the card") if self._target else says)
        self._place.camera.reveal(QRectF(pointer.at, pointer.at))

    def end(self, pointer: Pointer) -> None:
        """Drop the notes, or offer one to the card on which it is dropped; a click selects one."""
        target = self._target
        self._mark(None)
        if not self._is_lifted and self._is_click:
            self._place.view_state.select((self._note_id,), origin=ORIGIN)
        elif self._is_lifted:
            self._place.history.end_gesture()
        if target is not None:
            self._place.offer(pointer.screen, self._offers(target))

    def cancel(self, reason: CancelReason) -> None:
        """Put the note back."""
        del reason
        self._mark(None)
        if self._is_lifted:
            self._place.take_back(self._label, self._start_card, self._merge_key)

    @property
    def _label(self) -> str:
        count = len(self._starts)
        return ngettext("Move {count} note", "Move {count} notes", count).format(count=count)

    def _lift(self) -> None:
        """Remember where the selected notes stand, once they begin to move."""
        if self._is_lifted:
            return
        self._is_lifted = True
        rects = {each: self._place.scene.rect_of(each) for each in selected_notes(self._place)}
        self._starts = {each: rect.topLeft() for each, rect in rects.items() if rect is not None}

    def _mark(self, target: ObjectiveId | None) -> None:
        """Show beside which card the note would go."""
        self._target = target
        marks = {} if target is None else {target: CardState.WELCOME}
        self._place.scene.emphasis.mark(marks)

    def _offers(self, target: ObjectiveId) -> tuple[Offer, ...]:
        name = objective_name(self._place.card, target)
        edit = partial(attach_note, note_id=self._note_id, subject_id=target)
        beside = partial(self._place.run, _("Put a note beside a card"), edit)
        return (
            Offer(_("Put the note beside “{objective}”").format(objective=name), beside),
            Offer(_("Let it lie on the card"), None),
        )


def _on_grid(spot: QPointF) -> tuple[float, float]:
    return snapped(spot.x()), snapped(spot.y())
