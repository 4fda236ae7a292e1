"""Choose the tool for each press of a button, and show what the pointer could do."""

from dataclasses import replace
from typing import Protocol

from PySide6.QtCore import QPoint, QPointF, QRect, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QGraphicsSceneMouseEvent

from scorecard_app.domain.ids import ObjectiveId
from scorecard_app.texts import _
from scorecard_app.ui.canvas.backdrop_items import BackdropPart
from scorecard_app.ui.canvas.commands import add_card_at, selected_link
from scorecard_app.ui.canvas.dots import DotsItem
from scorecard_app.ui.canvas.ends import EndsItem, LinkEnd
from scorecard_app.ui.canvas.lane_acts import resize_lane, toggle_lane
from scorecard_app.ui.canvas.lane_handles import LaneHandlesItem, LaneHold, LanePart, lane_hold_at
from scorecard_app.ui.canvas.tools import hints
from scorecard_app.ui.canvas.tools.backdrop import BackdropTool
from scorecard_app.ui.canvas.tools.connect import ConnectTool
from scorecard_app.ui.canvas.tools.drag import DragTool
from scorecard_app.ui.canvas.tools.lane_tools import LaneHeaderTool, LaneHeightTool
from scorecard_app.ui.canvas.tools.marquee import MarqueeTool
from scorecard_app.ui.canvas.tools.pan import PanTool, select_under
from scorecard_app.ui.canvas.tools.reattach import ReattachTool
from scorecard_app.ui.canvas.tools.stick import StickTool
from scorecard_app.ui.canvas.tools.stretch import StretchTool
from scorecard_app.ui.canvas.tools.tag import TagTool
from scorecard_app.ui.canvas.tools.tool import CancelReason, Pointer, Tool, pointer_of
from scorecard_app.ui.canvas.tools.waiting import EdgeScroll, LongTouch
from scorecard_app.ui.canvas.workplace import NoteRequest, TitleRequest, Workplace
from scorecard_app.ui.paint.levels import Level, level_at

_PAN_BUTTONS = (Qt.MouseButton.MiddleButton, Qt.MouseButton.RightButton)


class Sliders(Protocol):
    """Whoever knows the sliders of the cards, while there are any."""

    def slider_at(self, point: QPointF) -> ObjectiveId | None:
        """Return the card whose slider is at a point."""

    def tool(self, objective_id: ObjectiveId) -> Tool:
        """Return what moves a slider."""

    def clear(self, objective_id: ObjectiveId) -> None:
        """Put a slider back to its middle."""


class Toolbox:
    """Hands every gesture from press to release to one tool; between gestures, it hovers."""

    def __init__(self, place: Workplace, sliders: Sliders | None = None) -> None:
        self._place, self._sliders = place, sliders
        self._tool: Tool | None = None
        self._button = Qt.MouseButton.NoButton
        self._last: Pointer | None = None
        self._is_moving = False
        self._has_opened = False
        self.pans_with_left = False
        self._dots = DotsItem(place.scene.look)
        self._ends = EndsItem(place.scene.look)
        self._lanes = LaneHandlesItem(place.scene.look)
        self._edge = EdgeScroll(place.camera, place.scene)
        self._long_touch = LongTouch(place.scene)
        self._long_touch.held.connect(self._open_menu)
        place.history.interrupted.connect(self._give_up)
        for item in (self._dots, self._ends, self._lanes):
            place.scene.addItem(item)

    @property
    def is_busy(self) -> bool:
        """Say whether a gesture is under way."""
        return self._tool is not None

    def press(self, event: QGraphicsSceneMouseEvent) -> None:
        """Begin a gesture, unless one is under way."""
        if self._tool is not None:
            return
        pointer = self._last = pointer_of(event)
        self._button = event.button()
        slider = _slider_at(self._sliders, pointer.at)
        is_left = event.button() is Qt.MouseButton.LeftButton and not self.pans_with_left
        if self._sliders and slider and is_left:
            self._tool = self._sliders.tool(slider)
        else:
            self._tool = self._choose(event.button(), pointer)
        self._has_opened = isinstance(self._tool, TagTool)
        self._dots.show_at(None, None, 1.0)
        self._lanes.show_on(None)
        if event.source() is not Qt.MouseEventSource.MouseEventNotSynthesized:
            self._long_touch.begin(pointer.screen)
        self._tool.begin(pointer)

    def move(self, event: QGraphicsSceneMouseEvent) -> None:
        """Go on with the gesture, or look what is under the pointer.

        A tool that scrolls hears of it at once: Qt repeats the last movement after each scroll.
        """
        pointer = self._last = pointer_of(event)
        if self._tool is None:
            self.hover(pointer)
        elif not self._is_moving:
            self._is_moving = True
            patience = QGuiApplication.styleHints().startDragDistance()
            self._long_touch.move(pointer.screen, patience)
            try:
                self._tool.move(pointer)
            finally:
                self._is_moving = False
            if not isinstance(self._tool, PanTool):
                self._edge.follow(*_spot(self._place, pointer))

    def release(self, event: QGraphicsSceneMouseEvent) -> None:
        """End the gesture that this button began."""
        if self._tool is not None and event.button() == self._button:
            tool, self._tool = self._tool, None
            self._stop_waiting()
            tool.end(pointer_of(event))
            self.hover(pointer_of(event))

    def double_click(self, event: QGraphicsSceneMouseEvent) -> None:
        """Edit a card's title or a link, fit or close a lane, or make a card where nothing is.

        On the folded corner of a card, and on a part of a card, look into it. What the first click
        on a tag has opened stays as it is.
        """
        if event.button() != Qt.MouseButton.LeftButton or self._has_opened:
            return
        at, scene = event.scenePos(), self._place.scene
        slider = _slider_at(self._sliders, at)
        if slider is not None and self._sliders is not None:
            self._sliders.clear(slider)
            return
        note_id = scene.stickies.at(at)
        if note_id is not None:
            self._place.edit_note(NoteRequest(note_id))
            return
        objective_id = scene.card_at(at)
        link_id = scene.links.link_at(at, self._place.camera.scale)
        hold = lane_hold_at(scene.arrangement, at, self._place.camera.scale)
        lane = scene.arrangement.lane_at(at)
        if objective_id is not None:
            self._open_card(objective_id, at)
        elif link_id is not None:
            self._place.open_link(link_id)
        elif hold is not None and hold.part is LanePart.EDGE:
            resize_lane(self._place, hold.lane, None)
        elif hold is not None and hold.part is LanePart.HEADER:
            toggle_lane(self._place, hold.lane)
        elif hold is None and lane is not None and lane.face.is_collapsed:
            toggle_lane(self._place, lane)
        elif hold is None:
            add_card_at(self._place, at)

    def cancel(self, reason: CancelReason) -> bool:
        """Give the gesture up; return whether there was one."""
        self._stop_waiting()
        if self._tool is None:
            return False
        tool, self._tool = self._tool, None
        tool.cancel(reason)
        return True

    def hold_keys(self, modifiers: Qt.KeyboardModifier) -> None:
        """Do at once what Shift, Ctrl and Alt mean where the pointer is."""
        if self._last is None:
            return
        self._last = replace(self._last, modifiers=modifiers)
        if self._tool is None:
            self.hover(self._last)
        elif not isinstance(self._tool, PanTool):
            self._tool.move(self._last)

    def hover(self, pointer: Pointer | None) -> None:
        """Show what is under the pointer and what could be done with it."""
        scene, scale = self._place.scene, self._place.camera.scale
        self._last = pointer
        point = pointer.at if pointer else None
        card = None if point is None else scene.card_at(point) or self._dots.holder(point)
        tag = None if point is None or card else scene.tags.at(point)
        link = None if point is None or card or tag else scene.links.link_at(point, scale)
        is_end = point is not None and self._end_at(point) is not None
        scene.emphasis.hover(card or tag or link)
        scene.tags.point_at(tag)
        is_slider = _slider_at(self._sliders, point) is not None
        is_near = level_at(scale) is not Level.AFAR and not is_slider
        rect = scene.rect_of(card) if card and is_near else None
        self._dots.show_at(card if rect else None, rect, scale)
        self._dots.point_at(point)
        is_dot = point is not None and self._dots.holder(point) is not None
        hold = None if card or tag or link or is_end else self._lane_hold(pointer)
        self._lanes.show_on(hold)
        lying = self._lying_hint(point)
        if is_slider:
            self._place.hint(hints.slider_hint())
        elif is_end:
            self._place.hint(hints.end_hint())
        elif is_dot:
            self._place.hint(hints.dot_hint())
        elif lying and not (link or card):
            self._place.hint(lying)
        elif card and pointer is not None:
            self._place.hint(self._card_hint(card, pointer))
        elif tag or link:
            self._place.hint(hints.tag_hint() if tag else hints.link_hint())
        else:
            self._place.hint(hints.lane_hint(hold.part) if hold else hints.empty_hint(pointer))

    def _lying_hint(self, point: QPointF | None) -> str:
        """Say what could be done to a free note, or to the picture while it is in hand."""
        scene = self._place.scene
        if point is None:
            return ""
        if scene.stickies.at(point) is not None:
            return hints.note_hint()
        part = scene.backdrop.part_at(point, self._place.camera.scale)
        return hints.backdrop_hint() if part is not None else ""

    def _open_card(self, objective_id: ObjectiveId, at: QPointF) -> None:
        """Edit the title of a card, or look into it where it is a part or was hit at its fold."""
        if self._place.scene.focus_id is not None or self._place.scene.fold_at(at) is not None:
            self._place.seeing.look_into(objective_id)
        else:
            self._place.edit_title(TitleRequest(objective_id))

    def _card_hint(self, card: ObjectiveId, pointer: Pointer) -> str:
        scene = self._place.scene
        if scene.focus_id is not None or scene.fold_at(pointer.at) == card:
            return hints.fold_hint(is_in_parts=scene.focus_id is not None)
        is_movable = scene.is_by_hand and not scene.lock.is_on
        return hints.card_hint(pointer) if is_movable else _("Drag from a dot to link")

    def follow(self) -> None:
        """Keep dots and handles with what they belong to after a change, or hide them with it."""
        scene, chosen = self._place.scene, selected_link(self._place)
        self._ends.show_on(
            scene.links.route_of(chosen) if chosen else None, self._place.camera.scale
        )
        self._lanes.show_on(None)
        card = self._dots.objective_id
        if card is not None:
            rect = self._place.scene.rect_of(card)
            self._dots.show_at(card if rect else None, rect, self._place.camera.scale)

    def _choose(self, button: Qt.MouseButton, pointer: Pointer) -> Tool:
        if button in _PAN_BUTTONS or self.pans_with_left:
            return PanTool(self._place, button)
        scene = self._place.scene
        part = scene.backdrop.part_at(pointer.at, self._place.camera.scale)
        if part is BackdropPart.CORNER:
            return BackdropTool(self._place, part)
        end, link_id = self._end_at(pointer.at), self._ends.link_id
        if end is not None and link_id is not None:
            return ReattachTool(self._place, link_id, end)
        holder, way = self._dots.objective_id, self._dots.way_at(pointer.at)
        if holder is not None and way is not None and not pointer.copies:
            return ConnectTool(self._place, holder, way)
        return self._choose_for_what_lies(pointer, part)

    def _choose_for_what_lies(self, pointer: Pointer, part: BackdropPart | None) -> Tool:
        """Choose the tool for what is under the pointer: handles were not taken hold of."""
        scene = self._place.scene
        note_id = scene.stickies.at(pointer.at)
        if note_id is not None:
            is_fold = scene.stickies.fold_at(pointer.at) == note_id
            return (StretchTool if is_fold else StickTool)(self._place, note_id)
        objective_id = scene.card_at(pointer.at)
        if objective_id is not None and not (pointer.is_shifted and pointer.copies):
            return DragTool(self._place, objective_id)
        tag = scene.tags.at(pointer.at)
        if tag is not None:
            return TagTool(self._place, tag)
        has_link = scene.links.link_at(pointer.at, self._place.camera.scale) is not None
        hold = None if objective_id or has_link else self._lane_hold(pointer)
        if hold is not None:
            return _lane_tool(self._place, hold)
        if part is None or objective_id is not None or has_link:
            return MarqueeTool(self._place, objective_id)
        return BackdropTool(self._place, part)

    def _end_at(self, point: QPointF) -> LinkEnd | None:
        """Return the end of the selected link that is taken hold of; a nearer dot comes first."""
        return self._ends.end_at(point, nearer_than=self._dots.distance(point))

    def _lane_hold(self, pointer: Pointer | None) -> LaneHold | None:
        if pointer is None:
            return None
        return lane_hold_at(self._place.scene.arrangement, pointer.at, self._place.camera.scale)

    def _open_menu(self, at: QPoint) -> None:
        """Take a long touch for a click of the right button."""
        pointer = self._last
        if pointer is not None and self.cancel(CancelReason.INTERRUPTED):
            select_under(self._place, pointer)
            self._place.open_menu(at)

    def _give_up(self) -> None:
        """Let go of a gesture, since something is undone."""
        self.cancel(CancelReason.INTERRUPTED)

    def _stop_waiting(self) -> None:
        self._edge.stop()
        self._long_touch.stop()


def _spot(place: Workplace, pointer: Pointer) -> tuple[QPoint, QRect]:
    """Return where the pointer is in the pixels of the view, and how large that is."""
    camera = place.camera
    return camera.to_viewport_point(pointer.at), camera.room


def _slider_at(sliders: Sliders | None, point: QPointF | None) -> ObjectiveId | None:
    return None if sliders is None or point is None else sliders.slider_at(point)


def _lane_tool(place: Workplace, hold: LaneHold) -> Tool:
    if hold.part is LanePart.EDGE:
        return LaneHeightTool(place, hold.lane)
    return LaneHeaderTool(place, hold.lane, hold.part)
