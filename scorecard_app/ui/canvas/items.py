"""What stands in the scene: lanes, cards and one layer of links; each draws what it is given."""

from collections.abc import Collection, Iterable, Mapping

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainter, QTransform
from PySide6.QtWidgets import QGraphicsItem, QStyleOptionGraphicsItem, QWidget

from scorecard_app.domain.ids import EntityId, LinkId
from scorecard_app.present.faces import CardFace
from scorecard_app.ui.canvas.look import Look
from scorecard_app.ui.canvas.pictures import PICTURE_BOX, CardPicture
from scorecard_app.ui.paint.arrangement import LaneBox
from scorecard_app.ui.paint.card import CARD, CardState, draw_card, draw_card_state
from scorecard_app.ui.paint.lane import draw_lane, draw_lane_header, draw_prompt
from scorecard_app.ui.paint.levels import Level
from scorecard_app.ui.paint.links import (
    LinesFromAfar,
    draw_lines_from_afar,
    draw_links,
    draw_standing_out,
    lines_from_afar,
)
from scorecard_app.ui.paint.routes import Route

DRAWS_NOTHING = QGraphicsItem.GraphicsItemFlag.ItemHasNoContents
LANE_Z, LINK_Z, CARD_Z, OVERLAY_Z = range(4)

_CARD_BOX = QRectF(QPointF(0, 0), CARD).adjusted(-4, -4, 4, 4)
"""A card with the frame that may stand round it."""

_ROUGH_SCALE = 2.0
"""Above this scale few cards are in view, and pictures of them would be large: paint directly."""

_CURVE_SCALE = 1.5
"""Above this scale the corners of flattened curves would show."""

_MANY = 40
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
        level = self._look.level(painter)
        if self._look.is_exposed(self._lane.header):
            draw_lane_header(painter, self._lane, self._look.theme, level)
        if self._lane.is_empty and level is not Level.AFAR:
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
    def state(self) -> CardState:
        """Return how the card stands out."""
        return self._state

    @property
    def rect(self) -> QRectF:
        """Return where the card stands in the scene."""
        return QRectF(self.pos(), CARD)

    def set_face(self, face: CardFace) -> None:
        """Show another face; an equal one repaints nothing."""
        if face != self._face:
            self._face = face
            self.setToolTip(face.tooltip)
            self._repaint()

    def set_state(self, state: CardState) -> None:
        """Stand out in another way."""
        if state is not self._state:
            self._state = state
            self._repaint()

    def move_to(self, corner: QPointF) -> None:
        """Stand elsewhere."""
        if corner != self.pos():
            self._repaint()
            self.setPos(corner)
            self._repaint()

    def boundingRect(self) -> QRectF:
        """Return the card with the frame that may stand round it."""
        return _CARD_BOX

    def paint(
        self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None
    ) -> None:
        """Draw the card from its picture, and over it how it stands out."""
        del option, widget
        look = self._look
        if look.exposed and not look.is_exposed(_CARD_BOX.translated(self.pos())):
            return
        rect, scale = QRectF(QPointF(0, 0), CARD), look.scale(painter)
        painter.save()
        if scale > _ROUGH_SCALE:
            draw_card(painter, rect, self._face, look.theme)
        else:
            ratio = painter.device().devicePixelRatio()
            drawn = (look.level(painter), scale * ratio)
            picture = look.pictures.picture(self._face, drawn, may_be_coarse=look.is_zooming)
            _draw_picture(painter, picture, scale * ratio, ratio)
        painter.restore()
        draw_card_state(painter, rect, self._state, look.theme)

    def _repaint(self) -> None:
        """Repaint the place of the card, whoever draws it."""
        if self._look.stand_in is not None:
            self._look.stand_in.update(self.sceneBoundingRect())
        else:
            self.update()


class LinkLayer(QGraphicsItem):
    """All links of the map in one item: drawn together, culled by their boxes."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._routes: Mapping[LinkId, Route] = {}
        self._selected: frozenset[EntityId] = frozenset()
        self._hovered: LinkId | None = None
        self._box = QRectF()
        self._whole: LinesFromAfar | None = None
        self.setZValue(LINK_Z)
        self.setFlag(QGraphicsItem.GraphicsItemFlag.ItemUsesExtendedStyleOption)

    def set_routes(self, routes: Mapping[LinkId, Route], box: QRectF) -> None:
        """Draw these routes, which all lie in this box, and no others."""
        self.prepareGeometryChange()
        self._routes = routes
        self._box = box
        self._whole = None
        self.update()

    def renew(self, boxes: Iterable[QRectF]) -> None:
        """Repaint where routes were or are now."""
        self._whole = None
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

    def boundingRect(self) -> QRectF:
        """Return a box round all links."""
        return self._box

    def paint(
        self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None
    ) -> None:
        """Draw the links that cross what has to be painted."""
        del widget
        look = self._look
        if look.level(painter) is Level.AFAR:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)
            seen = self._seen(look.exposed)
            lines = lines_from_afar(seen) if look.exposed else self._lines_from_afar()
            draw_lines_from_afar(painter, lines, look.theme)
            seen = [self._routes[LinkId(each)] for each in self._selected & self._routes.keys()]
        else:
            seen = self._seen(look.exposed or (option.exposedRect,))
            as_curves = len(seen) <= _MANY or look.scale(painter) > _CURVE_SCALE
            draw_links(painter, seen, look.theme, as_curves=as_curves)
        for route in seen:
            if route.link.link_id in self._selected:
                draw_standing_out(painter, route, look.theme, role="focus")
            elif route.link.link_id == self._hovered:
                draw_standing_out(painter, route, look.theme, role="text")

    def _seen(self, boxes: Collection[QRectF]) -> list[Route]:
        """Return the routes that cross these boxes."""
        whole = QRectF()
        for box in boxes:
            whole = whole.united(box)
        near = [each for each in self._routes.values() if whole.intersects(each.box)]
        return list(
            dict.fromkeys(each for box in boxes for each in near if box.intersects(each.box))
        )

    def _lines_from_afar(self) -> LinesFromAfar:
        """Return the lines of all links, gathered once for all repaints of the whole."""
        if self._whole is None:
            self._whole = lines_from_afar(self._routes.values())
        return self._whole

    def _repaint(self, ids: Iterable[EntityId]) -> None:
        for each in ids:
            route = self._routes.get(LinkId(each))
            if route:
                self.update(route.box)


def _draw_picture(painter: QPainter, picture: CardPicture, scale: float, ratio: float) -> None:
    """Copy a picture pixel by pixel where it has the scale, and stretch it where it has not."""
    corner = PICTURE_BOX.topLeft()
    if picture.scale != scale:
        source = QRectF(picture.pixmap.rect())
        size = source.size() / picture.scale
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.drawPixmap(QRectF(corner, size), picture.pixmap, source)
        return
    place = (painter.worldTransform().map(corner) * ratio).toPoint()
    painter.setWorldTransform(QTransform.fromScale(1 / ratio, 1 / ratio))
    painter.drawPixmap(place, picture.pixmap)
