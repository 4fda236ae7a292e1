"""Push a card by its slider: every movement shows at once what would come of it."""

from scorecard_app.domain.ids import ObjectiveId
from scorecard_app.present.faces import SupposedFace
from scorecard_app.present.what_if.cards import span_of
from scorecard_app.texts import _
from scorecard_app.ui.canvas.tools.ground import hold_ground, release_ground
from scorecard_app.ui.canvas.tools.tool import CancelReason, Pointer
from scorecard_app.ui.canvas.workplace import ORIGIN, Workplace
from scorecard_app.ui.foresight import Foresight
from scorecard_app.ui.paint.supposed import GRASP, handle_x, share_at

_STEP, _FINE = 0.01, 0.001
_NOTHING = 0.012
"""So near the middle a push is none, as a share of half the slider."""


class SlideTool:
    """Lets the handle follow the pointer; nothing of it is in the document."""

    def __init__(self, place: Workplace, foresight: Foresight, objective_id: ObjectiveId) -> None:
        self._place, self._foresight, self._objective_id = place, foresight, objective_id
        self._before = foresight.supposed.pushes.get(objective_id, 0.0)
        self._span = span_of(foresight.board.stands[objective_id].scale)
        self._offset = 0.0

    def begin(self, pointer: Pointer) -> None:
        """Take the handle where it is, or let it jump to where the slider was pressed."""
        self._place.view_state.select((self._objective_id,), origin=ORIGIN)
        hold_ground(self._place)
        self._foresight.hold(is_held=True)
        rect, face = self._place.scene.rect_of(self._objective_id), self._face
        if rect is None or face is None:
            return
        away = handle_x(rect, face.pushed) - pointer.at.x()
        if abs(away) <= GRASP:
            self._offset = away
        else:
            self._push(pointer)

    def move(self, pointer: Pointer) -> None:
        """Push by whole percents, by tenths with Ctrl held."""
        self._place.hint(_("Hold Ctrl for tenths of a percent · Esc puts it back"))
        self._push(pointer)

    def end(self, pointer: Pointer) -> None:
        """Leave the card pushed."""
        del pointer
        release_ground(self._place)
        self._foresight.hold(is_held=False)

    def cancel(self, reason: CancelReason) -> None:
        """Put the handle back."""
        del reason
        release_ground(self._place)
        self._foresight.supposed.push(self._objective_id, self._before)
        self._foresight.hold(is_held=False)

    @property
    def _face(self) -> SupposedFace | None:
        return self._place.scene.wardrobe.of(self._objective_id)

    def _push(self, pointer: Pointer) -> None:
        rect = self._place.scene.rect_of(self._objective_id)
        if rect is None:
            return
        share = share_at(rect, pointer.at.x() + self._offset)
        step = _FINE if pointer.is_free else _STEP
        amount = 0.0 if abs(share) < _NOTHING else round(share * self._span / step) * step
        self._foresight.supposed.push(self._objective_id, round(amount, 6))
