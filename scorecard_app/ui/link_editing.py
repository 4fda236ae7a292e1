"""Joins the map and the form of a link, which do not know each other: a popover beside the link.

Where it cannot but cover the link, the map makes way: it shows the link in the room beside it.
"""

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import QObject, QRect, QRectF, Signal

from scorecard_app.domain.ids import LinkId
from scorecard_app.ui.canvas.glance import Glance, look_beside
from scorecard_app.ui.canvas.view import MapView
from scorecard_app.ui.editors.beside import LinkPlace
from scorecard_app.ui.editors.desk import Desk
from scorecard_app.ui.editors.link_popover import LinkPopover
from scorecard_app.ui.open_document import OpenDocument
from scorecard_app.ui.parts import Parts
from scorecard_app.ui.weighing import Weighing

_STEPS = 40
_AWAY = 24


class LinkEditing(QObject):
    """Opens the popover where the map asks for it; it is made when it is first wanted.

    `data_wanted` asks for the page that shows what data say of a link.
    """

    data_wanted = Signal(str)

    def __init__(
        self,
        view: MapView,
        current: OpenDocument,
        parts: Parts,
        today: Callable[[], date],
        weighing: Weighing,
    ) -> None:
        super().__init__(view)
        self._view, self._weighing = view, weighing
        self._desk = Desk(
            current.bridge,
            current.history,
            current.view_state,
            parts.themes,
            parts.forms,
            parts.mint,
            parts.folds,
            today,
        )
        self._popover: LinkPopover | None = None
        self._before: Glance | None = None
        self._meanwhile = QRectF()
        view.link_opened.connect(self.open)

    def open(self, link_id: str) -> None:
        """Edit a link beside where it is drawn."""
        if self._popover is None:
            self._popover = LinkPopover(
                self._desk, self._where, self._view, read_says=self._read_says
            )
            self._popover.data_wanted.connect(self.data_wanted)
            self._weighing.changed.connect(self._popover.say_data)
            self._view.moved.connect(self._popover.stand)
            self._popover.left.connect(self._come_back)
        self._weighing.hurry()
        self._popover.open(LinkId(link_id))
        self._make_way(self._popover.geometry(), LinkId(link_id))

    def _make_way(self, popover: QRect, link_id: LinkId) -> None:
        """Show a link that is hidden in the wider part of the map that the popover leaves free."""
        place, route = self._where(link_id), self._view.map_scene.links.route_of(link_id)
        if place is None or route is None or not place.is_hidden_by(popover):
            return
        camera, room = self._view.camera, self._view.viewport().rect()
        self._before = Glance.of(camera)
        box = route.curve.box
        for end in place.ends:
            box |= self._view.mapToScene(end).boundingRect()
        look_beside(
            camera,
            box,
            free=_beside(popover, room).toRectF(),
            room=room.toRectF(),
            keeps_scale=self._view.map_scene.look.is_projected,
        )
        self._meanwhile = camera.seen

    def _come_back(self) -> None:
        """Look at what was looked at before, unless the user looked elsewhere meanwhile."""
        before, self._before = self._before, None
        if before is not None and self._view.camera.seen == self._meanwhile:
            before.show_again(self._view.camera)

    def _read_says(self, link_id: LinkId) -> str:
        return self._weighing.sentence(link_id, self._desk.forms)

    def _where(self, link_id: LinkId) -> LinkPlace | None:
        """Return where a link and its cards are drawn on the view."""
        view = self._view
        scene, link = view.map_scene, self._desk.bridge.scene.card.links.get(link_id)
        route = scene.links.route_of(link_id)
        if route is None or link is None:
            return None
        rects = (scene.rect_of(each) for each in (link.from_id, link.to_id))
        ends = tuple(view.mapFromScene(rect).boundingRect() for rect in rects if rect is not None)
        curve = route.curve
        shares = (curve.length * step / _STEPS for step in range(_STEPS + 1))
        line = tuple(view.mapFromScene(curve.point_at(each)) for each in shares)
        return LinkPlace(view.mapFromScene(curve.middle), ends, line)


def _beside(popover: QRect, room: QRect) -> QRect:
    """Return what a popover leaves free if it stands at the side of a room at which it is now."""
    free = room.adjusted(_AWAY, _AWAY, -_AWAY, -_AWAY)
    taken = popover.width() + _AWAY
    if popover.center().x() < room.center().x():
        free.setLeft(free.left() + taken)
    else:
        free.setRight(free.right() - taken)
    return free
