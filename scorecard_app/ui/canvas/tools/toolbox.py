"""Choose the tool for each press of a button, and show what the pointer could do."""

from PySide6.QtCore import QPointF, Qt
from PySide6.QtWidgets import QGraphicsSceneMouseEvent

from scorecard_app.texts import _
from scorecard_app.ui.canvas.commands import add_card_at, selected_link
from scorecard_app.ui.canvas.dots import DotsItem
from scorecard_app.ui.canvas.ends import EndsItem
from scorecard_app.ui.canvas.tools.connect import ConnectTool
from scorecard_app.ui.canvas.tools.drag import DragTool
from scorecard_app.ui.canvas.tools.marquee import MarqueeTool
from scorecard_app.ui.canvas.tools.pan import PanTool
from scorecard_app.ui.canvas.tools.reattach import ReattachTool
from scorecard_app.ui.canvas.tools.stick import StickTool
from scorecard_app.ui.canvas.tools.tool import CancelReason, Pointer, Tool, pointer_of
from scorecard_app.ui.canvas.workplace import NoteRequest, TitleRequest, Workplace
from scorecard_app.ui.paint.levels import Level, level_at

_PAN_BUTTONS = (Qt.MouseButton.MiddleButton, Qt.MouseButton.RightButton)


class Toolbox:
    """Hands every gesture from press to release to one tool; between gestures, it hovers."""

    def __init__(self, place: Workplace) -> None:
        self._place = place
        self._tool: Tool | None = None
        self._button = Qt.MouseButton.NoButton
        self._dots = DotsItem(place.scene.look)
        self._is_moving = False
        self.pans_with_left = False
        self._ends = EndsItem(place.scene.look)
        place.scene.addItem(self._dots)
        place.scene.addItem(self._ends)

    @property
    def is_busy(self) -> bool:
        """Say whether a gesture is under way."""
        return self._tool is not None

    def press(self, event: QGraphicsSceneMouseEvent) -> None:
        """Begin a gesture, unless one is under way."""
        if self._tool is not None:
            return
        pointer = pointer_of(event)
        self._button = event.button()
        self._tool = self._choose(event.button(), pointer)
        self._dots.show_at(None, None, 1.0)
        self._tool.begin(pointer)

    def move(self, event: QGraphicsSceneMouseEvent) -> None:
        """Go on with the gesture, or look what is under the pointer.

        A tool that scrolls hears of it at once: Qt repeats the last movement after each scroll.
        """
        if self._tool is None:
            self.hover(event.scenePos())
        elif not self._is_moving:
            self._is_moving = True
            try:
                self._tool.move(pointer_of(event))
            finally:
                self._is_moving = False

    def release(self, event: QGraphicsSceneMouseEvent) -> None:
        """End the gesture that this button began."""
        if self._tool is not None and event.button() == self._button:
            tool, self._tool = self._tool, None
            tool.end(pointer_of(event))
            self.hover(event.scenePos())

    def double_click(self, event: QGraphicsSceneMouseEvent) -> None:
        """Edit the title of a card, or a link, or make a card where there is neither."""
        if event.button() != Qt.MouseButton.LeftButton:
            return
        note_id = self._place.scene.stickies.at(event.scenePos())
        if note_id is not None:
            self._place.edit_note(NoteRequest(note_id))
            return
        objective_id = self._place.scene.card_at(event.scenePos())
        link_id = self._place.scene.links.link_at(event.scenePos(), self._place.camera.scale)
        if objective_id is not None:
            self._place.edit_title(TitleRequest(objective_id))
        elif link_id is not None:
            self._place.open_link(link_id)
        else:
            add_card_at(self._place, event.scenePos())

    def cancel(self, reason: CancelReason) -> bool:
        """Give the gesture up; return whether there was one."""
        if self._tool is None:
            return False
        tool, self._tool = self._tool, None
        tool.cancel(reason)
        return True

    def hover(self, point: QPointF | None) -> None:
        """Show what is under the pointer and what could be done with it."""
        scene, scale = self._place.scene, self._place.camera.scale
        card = None if point is None else scene.card_at(point) or self._dots.holder(point)
        link = None if point is None or card else scene.links.link_at(point, scale)
        is_end = point is not None and self._ends.end_at(point) is not None
        scene.emphasis.hover(card or link)
        is_near = level_at(scale) is not Level.AFAR
        rect = scene.rect_of(card) if card and is_near else None
        self._dots.show_at(card if rect else None, rect, scale)
        if is_end:
            self._place.hint(_("Drag to another card to attach the link to it"))
        elif card:
            self._place.hint(
                _("Drag to move · drag from a dot to link · F2 renames")
                if scene.is_by_hand
                else _("Drag from a dot to link · F2 renames")
            )
        elif link:
            self._place.hint(
                _("Click to select the link · click again to edit it · Del deletes it")
            )
        else:
            self._place.hint(_("Double-click to add an objective · Space-drag to pan"))

    def follow(self) -> None:
        """Keep dots and handles with what they belong to after a change, or hide them with it."""
        scene, chosen = self._place.scene, selected_link(self._place)
        self._ends.show_on(
            scene.links.route_of(chosen) if chosen else None, self._place.camera.scale
        )
        card = self._dots.objective_id
        if card is not None:
            rect = self._place.scene.rect_of(card)
            self._dots.show_at(card if rect else None, rect, self._place.camera.scale)

    def _choose(self, button: Qt.MouseButton, pointer: Pointer) -> Tool:
        if button in _PAN_BUTTONS or self.pans_with_left:
            return PanTool(self._place, button)
        scene = self._place.scene
        end, link_id = self._ends.end_at(pointer.at), self._ends.link_id
        if end is not None and link_id is not None:
            return ReattachTool(self._place, link_id, end)
        holder = self._dots.holder(pointer.at)
        if holder is not None:
            return ConnectTool(self._place, holder)
        note_id = scene.stickies.at(pointer.at)
        if note_id is not None:
            return StickTool(self._place, note_id)
        objective_id = scene.card_at(pointer.at)
        if objective_id is not None:
            return DragTool(self._place, objective_id)
        return MarqueeTool(self._place)
