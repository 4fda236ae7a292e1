"""Select by a box drawn round cards, or by a click on a link or beside everything."""

from PySide6.QtCore import QPoint, QPointF, QRectF
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QGraphicsRectItem

from scorecard_app.domain.ids import EntityId, LinkId, ObjectiveId
from scorecard_app.ui.canvas.items import OVERLAY_Z
from scorecard_app.ui.canvas.tools.hints import marquee_hint
from scorecard_app.ui.canvas.tools.tool import CancelReason, Pointer
from scorecard_app.ui.canvas.workplace import ORIGIN, Workplace

_VEIL = 0.08


class MarqueeTool:
    """Drawn to the right it encloses cards and notes, drawn to the left it touches them.

    Shift adds them to the selection, Ctrl takes them in or out. It may begin over a card.
    """

    def __init__(self, place: Workplace, over: ObjectiveId | None = None) -> None:
        self._place = place
        self._over = over
        self._start = QPointF()
        self._pressed_on_screen = QPoint()
        self._before: tuple[EntityId, ...] = ()
        self._frame: QGraphicsRectItem | None = None
        self._chosen_again: LinkId | None = None

    def begin(self, pointer: Pointer) -> None:
        """Select the link that is clicked, or drop the selection."""
        self._start, self._pressed_on_screen = pointer.at, pointer.screen
        self._before = self._place.view_state.selection if pointer.adds else ()
        if self._over is not None:
            return
        link_id = self._place.scene.links.link_at(pointer.at, self._place.camera.scale)
        if link_id is not None and not pointer.adds:
            is_current = link_id == self._place.view_state.current
            self._chosen_again = link_id if is_current else None
        self._select([link_id] if link_id else [], pointer)

    def move(self, pointer: Pointer) -> None:
        """Select what the box takes, once the pointer has travelled far enough to mean it."""
        travelled = (pointer.screen - self._pressed_on_screen).manhattanLength()
        is_short = travelled < QGuiApplication.styleHints().startDragDistance()
        if self._frame is None and is_short:
            return
        is_touching = pointer.at.x() < self._start.x()
        self._place.hint(marquee_hint(pointer, is_touching=is_touching))
        self._chosen_again = None
        box = QRectF(self._start, pointer.at).normalized()
        if self._frame is None:
            self._frame = self._new_frame()
        self._frame.setRect(box)
        scene = self._place.scene
        cards = scene.cards_in(box, is_touched=is_touching)
        self._select([*cards, *scene.stickies.found_in(box, is_touched=is_touching)], pointer)

    def end(self, pointer: Pointer) -> None:
        """Keep what is selected; a click on the link that was selected already opens it."""
        del pointer
        self._remove_frame()
        if self._chosen_again is not None:
            self._place.open_link(self._chosen_again)

    def cancel(self, reason: CancelReason) -> None:
        """Select what was selected before."""
        del reason
        self._remove_frame()
        self._place.view_state.select(self._before, origin=ORIGIN)

    def _select(self, found: list[EntityId], pointer: Pointer) -> None:
        kept = [each for each in self._before if not (pointer.is_free and each in found)]
        new = [each for each in found if each not in self._before]
        self._place.view_state.select([*kept, *new], origin=ORIGIN)

    def _new_frame(self) -> QGraphicsRectItem:
        theme = self._place.scene.look.theme
        frame = QGraphicsRectItem()
        pen = theme.pen("accent")
        pen.setCosmetic(True)
        frame.setPen(pen)
        veil = theme.colour("accent").toRgb()
        veil.setAlphaF(_VEIL)
        frame.setBrush(veil)
        frame.setZValue(OVERLAY_Z)
        self._place.scene.addItem(frame)
        return frame

    def _remove_frame(self) -> None:
        if self._frame is not None:
            self._place.scene.removeItem(self._frame)
            self._frame = None
