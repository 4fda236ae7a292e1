"""What stands in the scene: lanes, cards and one layer of links; each draws what it is given."""

from collections.abc import Collection, Iterable, Mapping

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QGraphicsItem, QStyleOptionGraphicsItem, QWidget

from scorecard_app.domain.ids import EntityId, LinkId
from scorecard_app.present.faces import CardFace
from scorecard_app.ui.canvas.look import Look
from scorecard_app.ui.canvas.pictures import CardPicture, picture_box
from scorecard_app.ui.paint.arrangement import LaneBox
from scorecard_app.ui.paint.card import (
    CARD,
    CardState,
    draw_card,
    draw_card_from_afar,
    draw_card_state,
)
from scorecard_app.ui.paint.lane import draw_lane, draw_lane_header, draw_prompt
from scorecard_app.ui.paint.links import draw_links, draw_links_from_afar, draw_standing_out
from scorecard_app.ui.paint.routes import Route

LANE_Z, LINK_Z, CARD_Z, OVERLAY_Z = range(4)

_FRAME = 4.0
_ROUGH_SCALE = 2.0
"""Above this scale few cards are in view, and pictures of them would be large: paint directly."""

_CURVE_SCALE = 1.5
"""Above this scale the corners of flattened curves would show."""

_MANY = 150
"""With more links than this in view, speed matters more than the last smoothness."""

_REACH = 6.0
"""How near to a link, in pixels, the pointer means it."""


class LaneItem(QGraphicsItem):
    """One lane with its header."""

    def __init__(self, lane: LaneBox, look: Look) -> None:
        super().__init__()
        self._lane = lane
        self._look = look
        self.setZValue(LANE_Z)

    def set_lane(self, lane: LaneBox) -> None:
        """Show a lane in its place; nothing happens where it is the same."""
        if lane != self._lane:
            self.prepareGeometryChange()
            self._lane = lane
            self.update()

    def boundingRect(self) -> QRectF:
        """Return header and body, with the hairlines on their edges."""
        return self._lane.outline.adjusted(-1, -1, 1, 1)

    def paint(
        self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None
    ) -> None:
        """Draw the lane; from afar without words."""
        del option, widget
        draw_lane(painter, self._lane, self._look.theme)
        if self._look.is_afar(painter):
            return
        draw_lane_header(painter, self._lane, self._look.theme)
        if self._lane.is_empty:
            draw_prompt(painter, self._lane.body, self._look.theme)


class CardItem(QGraphicsItem):
    """One card; its position is the top left corner of the card."""

    def __init__(self, face: CardFace, look: Look) -> None:
        super().__init__()
        self._face = face
        self._look = look
        self._state = CardState.PLAIN
        self.setZValue(CARD_Z)
        self.setToolTip(face.tooltip)

    @property
    def face(self) -> CardFace:
        """Return what the card shows."""
        return self._face

    @property
    def rect(self) -> QRectF:
        """Return where the card stands in the scene."""
        return QRectF(self.pos(), CARD)

    def set_face(self, face: CardFace) -> None:
        """Show another face; an equal one repaints nothing."""
        if face != self._face:
            self._face = face
            self.setToolTip(face.tooltip)
            self.update()

    def set_state(self, state: CardState) -> None:
        """Stand out in another way."""
        if state is not self._state:
            self._state = state
            self.update()

    def boundingRect(self) -> QRectF:
        """Return the card with the frame that may stand round it."""
        return QRectF(QPointF(0, 0), CARD).adjusted(-_FRAME, -_FRAME, _FRAME, _FRAME)

    def paint(
        self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None
    ) -> None:
        """Draw the card from its picture, and over it how it stands out."""
        del option, widget
        rect = QRectF(QPointF(0, 0), CARD)
        theme = self._look.theme
        scale = self._look.scale(painter)
        if self._look.is_afar(painter):
            draw_card_from_afar(painter, rect, self._face, theme)
        elif scale > _ROUGH_SCALE:
            draw_card(painter, rect, self._face, theme)
        else:
            ratio = painter.device().devicePixelRatio()
            may_be_coarse = self._look.is_zooming
            picture = self._look.pictures.picture(
                self._face, scale * ratio, may_be_coarse=may_be_coarse
            )
            _draw_picture(painter, picture, scale * ratio, ratio)
        draw_card_state(painter, rect, self._state, theme)


class LinkLayer(QGraphicsItem):
    """All links of the map in one item: drawn together, culled by their boxes."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._routes: Mapping[LinkId, Route] = {}
        self._selected: frozenset[EntityId] = frozenset()
        self._hovered: LinkId | None = None
        self._box = QRectF()
        self.setZValue(LINK_Z)
        self.setFlag(QGraphicsItem.GraphicsItemFlag.ItemUsesExtendedStyleOption)

    def set_routes(self, routes: Mapping[LinkId, Route], box: QRectF) -> None:
        """Draw these routes, which all lie in this box, and no others."""
        self.prepareGeometryChange()
        self._routes = routes
        self._box = box
        self.update()

    def renew(self, boxes: Iterable[QRectF]) -> None:
        """Repaint where routes were or are now."""
        for box in boxes:
            if not self._box.contains(box):
                self.prepareGeometryChange()
                self._box = self._box.united(box)
            self.update(box)

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

    def boundingRect(self) -> QRectF:
        """Return a box round all links."""
        return self._box

    def paint(
        self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None
    ) -> None:
        """Draw the links that cross what has to be painted."""
        del widget
        exposed = option.exposedRect
        seen = [route for route in self._routes.values() if route.box.intersects(exposed)]
        theme = self._look.theme
        if self._look.is_afar(painter):
            painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)
            draw_links_from_afar(painter, seen, theme)
        else:
            as_curves = len(seen) <= _MANY or self._look.scale(painter) > _CURVE_SCALE
            draw_links(painter, seen, theme, as_curves=as_curves)
        for route in seen:
            if route.link.link_id in self._selected:
                draw_standing_out(painter, route, theme, role="focus")
            elif route.link.link_id == self._hovered:
                draw_standing_out(painter, route, theme, role="text")

    def _repaint(self, ids: Iterable[EntityId]) -> None:
        for each in ids:
            route = self._routes.get(LinkId(each))
            if route:
                self.update(route.box)


def _draw_picture(painter: QPainter, picture: CardPicture, scale: float, ratio: float) -> None:
    """Copy a picture pixel by pixel where it has the scale, and stretch it where it has not."""
    box = picture_box()
    if picture.scale != scale:
        source = QRectF(picture.pixmap.rect())
        size = source.size() / picture.scale
        painter.drawPixmap(QRectF(box.topLeft(), size), picture.pixmap, source)
        return
    corner = painter.worldTransform().map(box.topLeft()) * ratio
    painter.save()
    painter.resetTransform()
    painter.scale(1 / ratio, 1 / ratio)
    painter.drawPixmap(corner.toPoint(), picture.pixmap)
    painter.restore()
