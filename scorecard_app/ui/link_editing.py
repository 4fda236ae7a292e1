"""Joins the map and the form of a link, which do not know each other: a popover beside the link."""

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import QObject, Signal

from scorecard_app.domain.ids import LinkId
from scorecard_app.ui.canvas.view import MapView
from scorecard_app.ui.editors.beside import LinkPlace
from scorecard_app.ui.editors.desk import Desk
from scorecard_app.ui.editors.link_popover import LinkPopover
from scorecard_app.ui.open_document import OpenDocument
from scorecard_app.ui.parts import Parts
from scorecard_app.ui.weighing import Weighing


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
        self._weighing.hurry()
        self._popover.open(LinkId(link_id))

    def _read_says(self, link_id: LinkId) -> str:
        from scorecard_app.present.hypotheses.wording import Wording  # noqa: PLC0415 - when opened

        evidence = self._weighing.evidence
        weighed = evidence.weighed.get(link_id) if evidence is not None else None
        return Wording(self._desk.bridge.scene.card, self._desk.forms).sentence(weighed)

    def _where(self, link_id: LinkId) -> LinkPlace | None:
        """Return where a link and its cards are drawn on the view."""
        view = self._view
        scene, link = view.map_scene, self._desk.bridge.scene.card.links.get(link_id)
        route = scene.links.route_of(link_id)
        if route is None or link is None:
            return None
        rects = (scene.rect_of(each) for each in (link.from_id, link.to_id))
        ends = tuple(view.mapFromScene(rect).boundingRect() for rect in rects if rect is not None)
        return LinkPlace(view.mapFromScene(route.curve.middle), ends)
