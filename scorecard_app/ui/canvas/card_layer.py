"""All cards in one item, since Qt takes longer to ask each than it takes to copy its picture.

Where no text can be read, that is one blit each and one call a status.
"""

from array import array
from collections.abc import Iterable, Mapping, Sequence
from operator import attrgetter
from typing import cast

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QTransform
from PySide6.QtWidgets import QStyleOptionGraphicsItem, QWidget
from shiboken6 import Shiboken

from scorecard_app.domain.ids import ObjectiveId
from scorecard_app.present.faces import StatusFace
from scorecard_app.ui.canvas.items import CARD_Z, LIFTED_Z, CardItem
from scorecard_app.ui.canvas.look import Look
from scorecard_app.ui.canvas.pictures import CardPicture
from scorecard_app.ui.canvas.pieces import PICTURE_BOX
from scorecard_app.ui.canvas.world import EverywhereItem
from scorecard_app.ui.paint.card import CardState, draw_card_state
from scorecard_app.ui.paint.levels import Level, level_at

_DOUBLES_A_FRAGMENT = 10
_FEW = 6
_NEAR = 4.0
"""How far a card is seen beyond its box."""

_RANK = attrgetter("rank")
_WHOLE = (1.0, 1.0, 0.0, 1.0)
"""Scale across and down, rotation and opacity of a picture that is copied as it is."""


class CardLayer(EverywhereItem):
    """Draws every card of the scene, but for those for which a picture stands."""

    def __init__(self, cards: Mapping[ObjectiveId, CardItem], look: Look) -> None:
        super().__init__()
        self._cards = cards
        self._look = look
        self.setZValue(CARD_Z)
        self.setAcceptedMouseButtons(Qt.MouseButton.NoButton)

    def paint(
        self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None
    ) -> None:
        """Draw what is exposed, unless a picture shows what rests."""
        del option, widget
        if self._look.still is None or not self._look.still.is_on:
            self._draw(painter, self._exposed())

    def draw_in_hand(self, painter: QPainter) -> None:
        """Draw only the cards that are in hand, where a picture shows the others."""
        still = self._look.still
        if still is not None and still.is_on:
            held = (self._cards.get(each) for each in still.in_hand)
            self._draw(painter, sorted((item for item in held if item is not None), key=_RANK))

    def draw_resting(self, painter: QPainter) -> None:
        """Draw the cards that are not in hand, for the picture of what rests."""
        still = self._look.still
        if still is not None:
            exposed = self._exposed()
            self._draw(painter, [each for each in exposed if still.rests(each.objective_id)])

    def _exposed(self) -> list[CardItem]:
        """Return the cards that have to be painted, the uppermost last."""
        scene, boxes = self.scene(), _few(self._look.exposed)
        if not boxes or scene is None:
            return list(self._cards.values())
        near = [box.adjusted(-_NEAR, -_NEAR, _NEAR, _NEAR) for box in boxes]
        found = {item for box in near for item in scene.items(box) if isinstance(item, CardItem)}
        return sorted(found, key=_RANK)

    def _draw(self, painter: QPainter, cards: Iterable[CardItem]) -> None:
        shown = [item for item in cards if item.isVisible()]
        if level_at(self._look.scale(painter)) is Level.AFAR:
            self._draw_from_afar(painter, shown)
            return
        for item in shown:
            item.draw(painter)

    def _draw_from_afar(self, painter: QPainter, shown: Sequence[CardItem]) -> None:
        """Copy the picture of its status to where each card is, then draw what stands out."""
        ratio = painter.device().devicePixelRatio()
        world = painter.worldTransform()
        scale = world.m11() * ratio
        origin = world.map(QPointF(0, 0)) * ratio
        painter.setWorldTransform(QTransform.fromScale(1 / ratio, 1 / ratio))
        pictures, fragments = self._fragments(shown, scale, (origin.x(), origin.y()))
        for status, found in fragments.items():
            address, count = found.buffer_info()
            first = Shiboken.wrapInstance(address, QPainter.PixmapFragment)
            painter.drawPixmapFragments(
                cast("QPainter.PixmapFragment", first),
                count // _DOUBLES_A_FRAGMENT,
                pictures[status].pixmap,
            )
        painter.setWorldTransform(world)
        for item in shown:
            if item.state is not CardState.PLAIN:
                draw_card_state(painter, item.box, item.state, self._look.theme)

    def _fragments(
        self, cards: Iterable[CardItem], scale: float, origin: tuple[float, float]
    ) -> tuple[dict[StatusFace, CardPicture], "dict[StatusFace, array[float]]"]:
        """Return the picture of each status, and where it goes as Qt holds fragments in memory."""
        look, corner = self._look, PICTURE_BOX.topLeft()
        left, top = origin[0] + corner.x() * scale, origin[1] + corner.y() * scale
        exposed = [_corners_inside(box) for box in _few(look.exposed)]
        pictures: dict[StatusFace, CardPicture] = {}
        fragments: dict[StatusFace, array[float]] = {}
        for item in cards:
            x, y = item.x(), item.y()
            if exposed and not any(x1 < x < x2 and y1 < y < y2 for x1, y1, x2, y2 in exposed):
                continue
            status = item.face.status
            picture = pictures.get(status)
            if picture is None:
                picture = pictures[status] = look.pictures.from_afar(item.face, scale)
                fragments[status] = array("d")
            width, height = picture.pixmap.width(), picture.pixmap.height()
            middle = (round(left + x * scale) + width / 2, round(top + y * scale) + height / 2)
            fragments[status].extend((*middle, 0.0, 0.0, width, height, *_WHOLE))
        return pictures, fragments


class HandLayer(EverywhereItem):
    """Draws the cards that are in hand, over the labels of closed lanes."""

    def __init__(self, cards: CardLayer) -> None:
        super().__init__()
        self._cards = cards
        self.setZValue(LIFTED_Z)
        self.setAcceptedMouseButtons(Qt.MouseButton.NoButton)

    def paint(
        self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None
    ) -> None:
        """Draw them."""
        del option, widget
        self._cards.draw_in_hand(painter)


def _few(boxes: tuple[QRectF, ...]) -> tuple[QRectF, ...]:
    """Return the boxes, or one round them where asking many would take longer than to draw."""
    if len(boxes) <= _FEW:
        return boxes
    whole = QRectF()
    for box in boxes:
        whole = whole.united(box)
    return (whole,)


def _corners_inside(box: QRectF) -> tuple[float, float, float, float]:
    """Return between where the top left corner of a card lies that is seen in a box."""
    width, height = PICTURE_BOX.width(), PICTURE_BOX.height()
    return box.left() - width, box.top() - height, box.right() + 1, box.bottom() + 1
