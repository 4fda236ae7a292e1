"""Cards that are carried by the mouse: where they are, on a guide, on the grid or free."""

from collections.abc import Mapping

from PySide6.QtCore import QPointF, QRectF

from scorecard_app.domain.ids import ObjectiveId
from scorecard_app.ui.canvas.aligning import box_round
from scorecard_app.ui.canvas.grid import snapped_spot
from scorecard_app.ui.canvas.snapping import REACH_PX, Snap, SnapField
from scorecard_app.ui.canvas.tools.tool import Pointer
from scorecard_app.ui.canvas.workplace import Workplace

_NOTHING = Snap(QPointF())


class Carrying:
    """Knows where the cards were lifted, and brings them to where the pointer wants them."""

    def __init__(
        self, place: Workplace, starts: Mapping[ObjectiveId, QRectF], held: ObjectiveId
    ) -> None:
        self._place = place
        self.starts = dict(starts)
        self._whole = box_round(self.starts)
        self._held = held
        self._seen = QRectF()
        self._field = SnapField(())

    def carry(self, pointer: Pointer, offset: QPointF) -> dict[ObjectiveId, QRectF]:
        """Return where the cards come to, and show to what they snap."""
        is_level = pointer.is_shifted and abs(offset.x()) >= abs(offset.y())
        is_upright = pointer.is_shifted and not is_level
        offset = QPointF(0.0 if is_upright else offset.x(), 0.0 if is_level else offset.y())
        snap = _NOTHING
        if not pointer.is_free:
            snap = self._snap(offset)
            on_grid = self._on_grid(offset)
            x = offset.x() + snap.offset.x() if snap.is_across else on_grid.x()
            y = offset.y() + snap.offset.y() if snap.is_down else on_grid.y()
            offset = QPointF(0.0 if is_upright else x, 0.0 if is_level else y)
        self._place.scene.guides.show_snap(snap, self._place.camera.scale)
        return {each: start.translated(offset) for each, start in self.starts.items()}

    def _snap(self, offset: QPointF) -> Snap:
        if not self._place.scene.guides.is_on:
            return _NOTHING
        self._look_round()
        reach = REACH_PX / self._place.camera.scale
        return self._field.snap(self._whole.translated(offset), reach)

    def _look_round(self) -> None:
        """Know the cards in sight; others are nothing to snap to."""
        seen = self._place.camera.seen
        if seen == self._seen:
            return
        self._seen = seen
        scene = self._place.scene
        others = scene.card_rects(besides=self.starts.keys())
        bodies = [lane.floor for lane in scene.arrangement.lanes if not lane.face.is_collapsed]
        self._field = SnapField([each for each in others if seen.intersects(each)], bodies)

    def _on_grid(self, offset: QPointF) -> QPointF:
        """Return how far the cards have come, the held one snapped to the grid of its lane."""
        start = self.starts[self._held]
        there = start.translated(offset)
        lane = self._place.scene.arrangement.lane_at(there.center())
        if lane is None:
            return offset
        return snapped_spot(lane, there.topLeft()) - start.topLeft()
