"""The layer of links: all of them in one item, drawn together and culled by their boxes."""

from collections.abc import Callable, Collection, Iterable, Mapping

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QGraphicsItem, QStyleOptionGraphicsItem, QWidget

from scorecard_app.domain.ids import EntityId, LinkId
from scorecard_app.ui.canvas.ends import handle_box, handle_spots
from scorecard_app.ui.canvas.items import CARD_Z, LINK_Z
from scorecard_app.ui.canvas.link_painting import LinkPainting
from scorecard_app.ui.canvas.look import Look
from scorecard_app.ui.canvas.world import WORLD, EverywhereItem
from scorecard_app.ui.paint.levels import Level, level_at
from scorecard_app.ui.paint.link_labels import (
    beside,
    draw_label,
    inked,
    place_label,
    place_labels,
    reach_of_label,
)
from scorecard_app.ui.paint.links import draw_standing_out
from scorecard_app.ui.paint.routes import Route
from scorecard_app.ui.paint.swept import Swept
from scorecard_app.ui.theme import TextSize

_REACH = 6.0
"""How near to a link, in pixels, the pointer means it."""

_ROOM_SHARE = 0.75
"""How high labels are in a room, as a share of the letters of a card there."""

_LARGEST = 3.5
"""How much a label is enlarged at most, so that it can be read from farther away."""


class LinkLayer(EverywhereItem):
    """All links of the map in one item: drawn together, culled by their boxes.

    `painting` knows which of them are dimmed, and which a picture of what rests shows.
    """

    def __init__(
        self,
        look: Look,
        worded_rects: Callable[[QRectF | None], list[QRectF]],
        bounds: Callable[[QRectF | None], QRectF],
    ) -> None:
        super().__init__()
        self._look = look
        self._worded_rects, self._bounds = worded_rects, bounds
        self._shows_labels = False
        self._labels: dict[LinkId, QRectF] | None = None
        self._labels_enlarged = 1.0
        self._drawn_labels: list[QRectF] = []
        self._scale = 1.0
        self.painting = LinkPainting(look)
        self._routes: Mapping[LinkId, Route] = {}
        self._selected: frozenset[EntityId] = frozenset()
        self._hovered: LinkId | None = None
        self.setZValue(LINK_Z)
        self.setFlag(QGraphicsItem.GraphicsItemFlag.ItemUsesExtendedStyleOption)

    def set_routes(self, routes: Mapping[LinkId, Route]) -> None:
        """Draw these routes and no others."""
        self._routes = routes
        self._labels = None
        self.painting.set_routes(routes)
        self.update()

    def release(self) -> None:
        """Draw every link again, each in its place among the others."""
        found = (self._routes.get(each) for each in self.painting.release())
        for box in (box for route in found if route for box in route.parts):
            self._update_only(box)

    def light(self, ids: frozenset[LinkId] | None) -> None:
        """Dim all links but these; None dims nothing."""
        if ids != self.painting.lit:
            self.painting.light(ids)
            self.update()

    @property
    def shows_labels(self) -> bool:
        """Say whether the labels of all links are shown."""
        return self._shows_labels

    def show_labels(self, *, is_shown: bool) -> None:
        """Show the labels of all links, or only of those selected or under the pointer."""
        self._shows_labels = is_shown
        self._labels = None
        self._update_only(WORLD)

    def renew(self, routes: Mapping[LinkId, Route], swept: Swept) -> None:
        """Repaint where some of the routes were or are now; all others are as they were."""
        self._routes = routes
        self._labels = None
        begun = self.painting.renew(routes, swept.keys())
        if self._shows_labels:
            self._update_only(WORLD)
        labels = [inked(route, self._label_box(route)) for route in self._asked_for()]
        boxes = (box for found in swept.values() for box in found)
        scene = self.scene()
        for box in (*self._drawn_labels, *labels, *begun, *boxes):
            scene.update(box)  # the item itself would repaint one box round them all

    def select(self, ids: Collection[EntityId]) -> None:
        """Let these links stand out."""
        changed = self._selected ^ frozenset(ids)
        self._selected = frozenset(ids)
        self._repaint(changed)

    def hover(self, link_id: LinkId | None) -> None:
        """Let the link under the pointer stand out a little."""
        if link_id == self._hovered:
            return
        changed = {each for each in (link_id, self._hovered) if each}
        self._hovered = link_id
        route = self._routes.get(link_id) if link_id else None
        self.setToolTip(route.link.tooltip if route else "")
        self._repaint(changed)

    def route_of(self, link_id: LinkId) -> Route | None:
        """Return how a link runs; None if it is not there."""
        return self._routes.get(link_id)

    def link_at(self, point: QPointF, scale: float) -> LinkId | None:
        """Return the link nearest to a point of the scene, within reach."""
        reach = _REACH / scale
        spot = QRectF(point, point).adjusted(-reach, -reach, reach, reach)
        near = {
            route.curve.distance(point): link_id
            for link_id, route in self._routes.items()
            if route.box.intersects(spot)
        }
        nearest = min(near, default=reach + 1)
        return near[nearest] if nearest <= reach else None

    def paint(
        self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None
    ) -> None:
        """Draw the links that cross what has to be painted, but those that a picture shows."""
        del widget
        look, self._scale = self._look, self._look.scale(painter)
        self.painting.draw(painter, option.exposedRect)
        for route in self._asked_for():
            is_selected = route.link.link_id in self._selected
            role = "focus" if is_selected else "text"
            draw_standing_out(painter, route, look.theme, role=role, scale=self._scale)

    def draw_labels(self, painter: QPainter) -> None:
        """Draw the labels; those asked for one by one can be read at every scale."""
        look = self._look
        if level_at(self._scale) is Level.AFAR:
            return
        if self._shows_labels:
            lit = self.painting.lit
            for link_id, box in self._placed_labels().items():
                if look.is_exposed(inked(self._routes[link_id], box)) and (
                    lit is None or link_id in lit
                ):
                    draw_label(painter, self._routes[link_id], box, look.theme, is_quiet=True)
        self._drawn_labels = []
        for route in self._asked_for():
            box = self._label_box(route)
            draw_label(painter, route, box, look.theme)
            self._drawn_labels.append(inked(route, box))

    def _placed_labels(self) -> dict[LinkId, QRectF]:
        """Return where the labels of all links stand, as large as this scale asks for."""
        enlarged = self._enlarged
        if self._labels is None or self._labels_enlarged != enlarged:
            routes, cards = self._routes.values(), self._worded_rects(None)
            found = place_labels(routes, cards, self._look.theme, enlarged=enlarged)
            whole = self._bounds(None)
            self._labels = {each: _inside(box, whole) for each, box in found.items()}
            self._labels_enlarged = enlarged
        return self._labels

    def _asked_for(self) -> list[Route]:
        """Return the links that are selected or under the pointer."""
        ids = [*self._selected, *([self._hovered] if self._hovered else [])]
        found = (self._routes.get(LinkId(each)) for each in dict.fromkeys(ids))
        return [route for route in found if route]

    def _label_box(self, route: Route) -> QRectF:
        """Return the box of a label that can be read at this scale."""
        theme, enlarged = self._look.theme, self._enlarged
        cards = self._worded_rects(reach_of_label(route, theme, enlarged=enlarged))
        box = place_label(route, cards, theme, enlarged=enlarged)
        if route.link.link_id in self._selected:
            spots = handle_spots(route, self._scale)
            box = beside(box, [handle_box(spot, self._scale) for spot in spots])
        return _inside(box, self._bounds(box))

    @property
    def _enlarged(self) -> float:
        """Return by how much labels are enlarged so that they can be read at this scale."""
        if self._look.is_projected:
            theme = self._look.theme
            wanted = theme.room_px * _ROOM_SHARE / self._scale
            return max(1.0, wanted / theme.font(TextSize.SMALL).pixelSize())
        return min(max(1.0, 1 / self._scale), _LARGEST)

    def _update_only(self, box: QRectF) -> None:
        """Repaint one box: the item itself would repaint one box round all that it is told of."""
        scene = self.scene()
        if scene is not None:
            scene.update(box)

    def _repaint(self, ids: Iterable[EntityId]) -> None:
        for each in ids:
            route = self._routes.get(LinkId(each))
            if route:
                label = inked(route, self._label_box(route))
                for box in (*route.parts, label):
                    self._update_only(box)


class LabelLayer(EverywhereItem):
    """The labels of the links, over the cards: between two of them there is little room."""

    def __init__(self, links: LinkLayer) -> None:
        super().__init__()
        self._links = links
        self.setZValue(CARD_Z + 0.5)
        self.setAcceptedMouseButtons(Qt.MouseButton.NoButton)

    def paint(
        self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None
    ) -> None:
        """Draw the labels."""
        del option, widget
        self._links.draw_labels(painter)


def _inside(box: QRectF, whole: QRectF) -> QRectF:
    """Return a box moved to where the map is seen when it is fitted."""
    outside = box.right() - whole.right()
    return box.translated(-outside, 0) if outside > 0 else box
