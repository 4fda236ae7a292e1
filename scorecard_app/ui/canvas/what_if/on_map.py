"""The map while a what-if is asked: what cards wear, their sliders, and the keys that push them."""

from PySide6.QtCore import QObject, QPointF, Qt
from PySide6.QtGui import QKeyEvent

from scorecard_app.domain.ids import ObjectiveId
from scorecard_app.texts import LocaleForms, _
from scorecard_app.ui.canvas.commands import selected_cards
from scorecard_app.ui.canvas.tools.slide import SlideTool
from scorecard_app.ui.canvas.what_if.amount import AmountAsking
from scorecard_app.ui.canvas.what_if.sliders import slider_at
from scorecard_app.ui.canvas.workplace import Workplace
from scorecard_app.ui.foresight import Foresight

_BY_KEY = {
    Qt.Key.Key_Right: 0.01,
    Qt.Key.Key_Up: 0.01,
    Qt.Key.Key_Left: -0.01,
    Qt.Key.Key_Down: -0.01,
}
_FAR = 5
_BEGINS = "+-−=.,"
"""What an amount may begin with, beside digits."""

_PLAIN = (
    Qt.KeyboardModifier.NoModifier,
    Qt.KeyboardModifier.KeypadModifier,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.KeypadModifier,
)


class WhatIfOnMap(QObject):
    """Shows on the cards of the map what would come of what is supposed."""

    def __init__(self, place: Workplace, forms: LocaleForms, parent: QObject) -> None:
        super().__init__(parent)
        self._place = place
        self.foresight = Foresight(place.bridge, place.view_state.what_if, forms, self)
        self.asking = AmountAsking(place, self.foresight, self)
        self.foresight.changed.connect(self._wear)

    def slider_at(self, point: QPointF) -> ObjectiveId | None:
        """Return the card whose slider is at a point."""
        return slider_at(self._place, point)

    def tool(self, objective_id: ObjectiveId) -> SlideTool:
        """Return what pushes a card by its slider."""
        return SlideTool(self._place, self.foresight, objective_id)

    def clear(self, objective_id: ObjectiveId) -> None:
        """Suppose nothing of a card any more."""
        self.foresight.supposed.push(objective_id, 0.0)

    def press(self, event: QKeyEvent) -> bool:
        """Push the selected card by the arrows, or begin to type how far; say whether a key did."""
        chosen = selected_cards(self._place)
        if not self._place.scene.wardrobe.is_worn or len(chosen) != 1:
            return False
        if event.modifiers() not in _PLAIN:
            return False
        step = _BY_KEY.get(Qt.Key(event.key()))
        if step is not None:
            is_far = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            self._step(chosen[0], step * (_FAR if is_far else 1))
            return True
        text = event.text()
        if len(text) == 1 and (text.isdecimal() or text in _BEGINS):
            self.asking.start(chosen[0], text)
            return True
        return False

    def _step(self, objective_id: ObjectiveId, step: float) -> None:
        supposed = self.foresight.supposed
        before = supposed.pushes.get(objective_id, 0.0)
        supposed.push(objective_id, round(before + step, 6))
        self._place.hint(_("Arrows push by 1 %, with Shift by 5 % · or type +10 %"))

    def _wear(self) -> None:
        """Dress the cards of every map, since another one may be shown next."""
        self._place.scene.wardrobe.wear(self.foresight.faces(self._place.card.objectives))
