"""Lanes by the mouse: drag the lower edge for another height, drag the header to another row."""

from PySide6.QtCore import QLineF, QPoint, QPointF
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QGraphicsLineItem

from scorecard_app.texts import _
from scorecard_app.ui.canvas.grid import snapped
from scorecard_app.ui.canvas.items import OVERLAY_Z
from scorecard_app.ui.canvas.lane_acts import choose_lane, move_lane, resize_lane, toggle_lane
from scorecard_app.ui.canvas.lane_handles import LanePart, lane_hold_at
from scorecard_app.ui.canvas.lane_places import LanePlace, place_for
from scorecard_app.ui.canvas.tools.tool import CancelReason, Pointer
from scorecard_app.ui.canvas.workplace import Workplace
from scorecard_app.ui.paint.arrangement import LaneBox

_LINE = 3.0


class LaneHeightTool:
    """Makes a lane as high as the pointer says; never lower than its cards need."""

    def __init__(self, place: Workplace, lane: LaneBox) -> None:
        self._place = place
        self._lane = lane
        self._pressed = QPointF()
        self._start_card = place.card
        self._merge_key = object()

    def begin(self, pointer: Pointer) -> None:
        """Take hold of the edge."""
        self._pressed = pointer.at
        self._start_card = self._place.card

    def move(self, pointer: Pointer) -> None:
        """Let the edge follow, on the grid unless Ctrl is held."""
        if self._place.is_locked():
            return
        self._place.hint(_("Ctrl leaves the grid · double-click fits the lane to its cards"))
        height = self._lane.body.height() + pointer.at.y() - self._pressed.y()
        wanted = height if pointer.is_free else snapped(height)
        resize_lane(self._place, self._lane, round(max(wanted, 0.0)), self._merge_key)

    def end(self, pointer: Pointer) -> None:
        """Keep the height."""
        del pointer
        self._place.history.end_gesture()

    def cancel(self, reason: CancelReason) -> None:
        """Make the lane as high as it was."""
        del reason
        label = _("Set the height of a lane")
        self._place.take_back(label, self._start_card, self._merge_key)


class LaneHeaderTool:
    """Chooses a lane, closes it by its arrow, or moves it to where a line shows."""

    def __init__(self, place: Workplace, lane: LaneBox, part: LanePart) -> None:
        self._place = place
        self._lane = lane
        self._part = part
        self._pressed_on_screen = QPoint()
        self._line: QGraphicsLineItem | None = None
        self._goal: LanePlace | None = None

    def begin(self, pointer: Pointer) -> None:
        """Choose the lane."""
        self._pressed_on_screen = pointer.screen
        if self._part is LanePart.HEADER:
            choose_lane(self._place, self._lane)

    def move(self, pointer: Pointer) -> None:
        """Show where the lane would go once the pointer has travelled far enough."""
        travelled = (pointer.screen - self._pressed_on_screen).manhattanLength()
        is_far = travelled >= QGuiApplication.styleHints().startDragDistance()
        if self._part is not LanePart.HEADER or (self._line is None and not is_far):
            return
        if self._place.is_locked():
            return
        self._place.hint(_("Drop between two rows, or on a lane to stand beside it · Esc"))
        self._goal = place_for(self._place.scene.arrangement, self._lane, pointer.at)
        self._show(self._goal.mark if self._goal else None)

    def end(self, pointer: Pointer) -> None:
        """Move the lane, or close or open it."""
        goal, self._goal = self._goal, None
        self._show(None)
        if goal is not None:
            move_lane(self._place, self._lane, goal.row, goal.column)
        elif self._part is LanePart.ARROW:
            hold = lane_hold_at(self._place.scene.arrangement, pointer.at, self._place.camera.scale)
            if hold is not None and hold.part is LanePart.ARROW:
                toggle_lane(self._place, self._lane)

    def cancel(self, reason: CancelReason) -> None:
        """Leave the lane where it is."""
        del reason
        self._goal = None
        self._show(None)

    def _show(self, mark: QLineF | None) -> None:
        scene = self._place.scene
        if mark is None:
            if self._line is not None:
                scene.removeItem(self._line)
                self._line = None
            return
        if self._line is None:
            self._line = QGraphicsLineItem()
            pen = scene.look.theme.pen("accent", _LINE)
            pen.setCosmetic(True)
            self._line.setPen(pen)
            self._line.setZValue(OVERLAY_Z)
            scene.addItem(self._line)
        self._line.setLine(mark)
