"""The keys of the map: nudge, edit, delete, make, zoom and fit."""

from collections.abc import Callable, Mapping

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QKeyEvent

from scorecard_app.ui.canvas.camera import STEP
from scorecard_app.ui.canvas.commands import (
    add_linked,
    add_sibling,
    delete_selected,
    edit_selected_title,
    fit_selected,
    nudge,
    selected_cards,
    selected_link,
)
from scorecard_app.ui.canvas.grid import GRID
from scorecard_app.ui.canvas.workplace import ORIGIN, TitleRequest, Workplace

_FAR = 10
_ARROWS: Mapping[int, QPointF] = {
    Qt.Key.Key_Left: QPointF(-GRID, 0),
    Qt.Key.Key_Right: QPointF(GRID, 0),
    Qt.Key.Key_Up: QPointF(0, -GRID),
    Qt.Key.Key_Down: QPointF(0, GRID),
}
_SHIFT = Qt.KeyboardModifier.ShiftModifier
_COMMANDING = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier

_ONE = (Qt.Key.Key_1, Qt.Key.Key_Exclam, Qt.Key.Key_Ampersand)
_TWO = (Qt.Key.Key_2, Qt.Key.Key_At, Qt.Key.Key_QuoteDbl, Qt.Key.Key_Eacute)
"""What Shift and the digit keys send on American, German, British and French keyboards."""

_PLUS = (Qt.Key.Key_Plus, Qt.Key.Key_Equal)


class MapKeys:
    """Turns keys into commands; says of each whether it was one."""

    def __init__(self, place: Workplace) -> None:
        self._place = place
        self._plain: Mapping[int, Callable[[], None]] = {
            Qt.Key.Key_Delete: self._delete,
            Qt.Key.Key_Backspace: self._delete,
            Qt.Key.Key_F2: self._edit_title,
            Qt.Key.Key_Escape: self._deselect,
            Qt.Key.Key_Return: self._enter,
            Qt.Key.Key_Enter: self._enter,
            Qt.Key.Key_Tab: self._add_effect,
            Qt.Key.Key_Backtab: self._add_cause,
        }

    def press(self, event: QKeyEvent) -> bool:
        """Do what a key means here; return whether it means anything."""
        if self._zoom(event):
            return True
        if event.modifiers() & _COMMANDING:
            return False
        if event.key() in _ARROWS:
            steps = _FAR if event.modifiers() & _SHIFT else 1
            nudge(self._place, _ARROWS[event.key()] * steps)
            return bool(selected_cards(self._place))
        if event.key() in self._plain:
            self._plain[event.key()]()
            return True
        return self._type(event.text())

    def release(self, event: QKeyEvent) -> None:
        """End a run of nudges when the arrow is let go."""
        if event.key() in _ARROWS and not event.isAutoRepeat():
            self._place.history.end_gesture()

    def takes_tab(self) -> bool:
        """Say whether Tab makes a card here rather than leave: only with one card selected."""
        return len(selected_cards(self._place)) == 1

    def _zoom(self, event: QKeyEvent) -> bool:
        """Fit by Shift and a digit, zoom by Ctrl and a sign; return whether it was such a key."""
        camera, key = self._place.camera, event.key()
        shift = bool(event.modifiers() & _SHIFT)
        ctrl = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        if shift and not ctrl and key in _ONE:
            camera.fit_all()
        elif shift and not ctrl and key in _TWO:
            fit_selected(self._place)
        elif ctrl and key == Qt.Key.Key_0:
            camera.zoom_by(1 / camera.scale)
        elif ctrl and key in _PLUS:
            camera.zoom_by(STEP)
        elif ctrl and key == Qt.Key.Key_Minus:
            camera.zoom_by(1 / STEP)
        else:
            return False
        return True

    def _type(self, text: str) -> bool:
        """Begin a new title with the letter typed, with one card selected."""
        if not text or not text.isprintable() or not self.takes_tab():
            return False
        objective_id = selected_cards(self._place)[0]
        self._place.edit_title(TitleRequest(objective_id, typed=text))
        return True

    def _edit_title(self) -> None:
        edit_selected_title(self._place)

    def _delete(self) -> None:
        delete_selected(self._place)

    def _deselect(self) -> None:
        self._place.view_state.select((), origin=ORIGIN)

    def _enter(self) -> None:
        """Open the selected link, or make a card beside the selected one."""
        link_id = selected_link(self._place)
        if link_id is None:
            add_sibling(self._place)
        else:
            self._place.open_link(link_id)

    def _add_effect(self) -> None:
        add_linked(self._place, is_cause=False)

    def _add_cause(self) -> None:
        add_linked(self._place, is_cause=True)
