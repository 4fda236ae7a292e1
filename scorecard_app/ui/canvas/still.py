"""Pictures of what stays where it is while cards are in hand.

Measured with 200 cards at 100 %: painting lanes, links and cards takes 35 ms, copying them 2 ms.
"""

from collections.abc import Callable, Collection, Iterable
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt, QTimer
from PySide6.QtGui import QColor, QPainter, QPixmap, QRegion, QTransform
from PySide6.QtWidgets import QGraphicsScene, QStyleOptionGraphicsItem, QWidget

from scorecard_app.domain.ids import ObjectiveId
from scorecard_app.ui.canvas.items import CARD_Z, LINK_Z, CardItem
from scorecard_app.ui.canvas.pictures import strip_of
from scorecard_app.ui.canvas.pieces import Drawn
from scorecard_app.ui.canvas.world import EverywhereItem

if TYPE_CHECKING:
    from scorecard_app.ui.canvas.look import Look

_BENEATH = 0.1
"""How far below the live items of their kind the pictures lie."""

_STRIP = 96
"""How high a strip is that is painted while the hand rests, in pixels."""

_AHEAD = 48
"""How many pixels round what is exposed are painted as well."""

Paint = Callable[[QPainter], None]


class StillPicture(EverywhereItem):
    """One picture as large as the view, painted anew only where it is out of date.

    It follows the view by whole pixels; at another scale or in other colours, all is painted anew.
    What is not seen yet is painted by `fill`; `go_on` asks for that.
    """

    def __init__(
        self, look: "Look", paint: Paint, go_on: Callable[[], None], *, is_ground: bool
    ) -> None:
        super().__init__()
        self._look = look
        self._paint = paint
        self._go_on = go_on
        self._is_ground = is_ground
        self._picture: QPixmap | None = None
        self._whole = QRectF()
        self._dress: object = None
        self._world = QTransform()
        self._stale = QRegion()
        self._expired: list[QRectF] = []
        self._redrawn = QRegion()
        self.setAcceptedMouseButtons(Qt.MouseButton.NoButton)
        self.setZValue((LINK_Z if is_ground else CARD_Z) - _BENEATH)
        self.is_on = False

    def expire(self, box: QRectF) -> None:
        """Paint a box of the scene anew before it is shown again."""
        if self._picture is not None:
            self._expired.append(box)
            self._redrawn = QRegion()

    def covers(self, region: QRegion | None) -> bool:
        """Say whether what was redrawn since it was shown last hides all that lies beneath here."""
        is_some = region is not None and not self._redrawn.isEmpty()
        return region is not None and is_some and (region - self._redrawn).isEmpty()

    def redraw(
        self, cards: Iterable[CardItem], size: QSize, world: QTransform, drawn: Drawn
    ) -> QRegion:
        """Let cards draw over themselves what a step changed; return where that is.

        Nothing may lie over them. Without a region to clip by, letters take half the time.
        """
        strip, redrawn, ratio = strip_of(drawn[1]), QRegion(), drawn[2]
        seen = QRect(QPoint(), size * ratio)
        worn = (each for card in cards if (each := card.dressed(world, ratio)) is not None)
        dressed = [each for each in worn if seen.intersects(strip.translated(each.place))]
        painter = QPainter(self._following(size, ratio, world))
        self._look.pictures.draw_dressed(painter, dressed, drawn, strip)
        painter.end()
        for each in dressed:
            redrawn += strip.translated(each.place)
        self._stale -= redrawn
        self._redrawn += redrawn
        return redrawn

    def forget(self) -> None:
        """Paint everything anew before it is shown again."""
        self._picture = None

    def paint(
        self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None
    ) -> None:
        """Copy the picture, once what is exposed of it is up to date."""
        del option, widget
        still = self._look.still
        is_hidden = self._is_ground and still is not None and still.cards.covers(self._look.region)
        if not self.is_on or is_hidden:
            return
        device, world = painter.device(), painter.worldTransform()
        ratio = device.devicePixelRatio()
        picture = self._following(QSize(device.width(), device.height()), ratio, world)
        self._renew(picture, self._look.region)
        painter.setWorldTransform(QTransform.fromScale(1 / ratio, 1 / ratio))
        painter.drawPixmap(self._whole, picture, self._whole)
        painter.setWorldTransform(world)
        self._redrawn = QRegion()

    def _following(self, size: QSize, ratio: float, world: QTransform) -> QPixmap:
        """Return the picture with all that it still shows in the right place."""
        picture, dress = self._picture, (size, ratio, self._look.pictures)
        if picture is None or dress != self._dress:
            picture = self._picture = QPixmap(size * ratio)
            self._whole = QRectF(picture.rect())
            picture.fill(self._clear)  # gives it the form that fits: opaque or not
            picture.setDevicePixelRatio(ratio)
            self._stale, self._dress = QRegion(QRect(QPoint(), size)), dress
            self._expired, self._redrawn = [], QRegion()
        elif world != self._world:
            self._stale += self._shifted(picture, QRect(QPoint(), size), world, ratio)
            self._redrawn = QRegion()
        self._world = QTransform(world)
        return picture

    def _shifted(self, picture: QPixmap, room: QRect, world: QTransform, ratio: float) -> QRegion:
        """Move what is in the picture along with the view; return where something is missing."""
        across, down = (world.dx() - self._world.dx()), (world.dy() - self._world.dy())
        by = QPoint(round(across), round(down))
        is_shift = world.m11() == self._world.m11() and (by.x(), by.y()) == (across, down)
        if not is_shift or ratio != int(ratio):
            return QRegion(room)
        picture.scroll(by.x() * int(ratio), by.y() * int(ratio), picture.rect())
        self._stale.translate(by)
        return QRegion(room) - QRegion(room.translated(by))

    def fill(self) -> bool:
        """Paint one more strip of what is out of date; say whether there was any."""
        self._heed_expired()
        if self._picture is None or self._stale.isEmpty():
            return False
        strip = self._stale.boundingRect()
        strip.setHeight(min(strip.height(), _STRIP))
        self._repaint(self._picture, self._stale & QRegion(strip))
        return True

    def _renew(self, picture: QPixmap, exposed: QRegion | None) -> None:
        """Paint what is out of date and exposed, and a little more, for what will be next."""
        self._heed_expired()
        if exposed is not None and not exposed.intersects(self._stale.boundingRect()):
            return
        stale = self._stale if exposed is None else self._stale & exposed
        if stale.isEmpty():
            return
        self._repaint(picture, stale if exposed is None else self._stale & _grown(stale))
        if not self._stale.isEmpty():
            self._go_on()

    def _heed_expired(self) -> None:
        for box in self._expired:
            self._stale += self._world.mapRect(box).toAlignedRect().adjusted(-1, -1, 1, 1)
        self._expired = []

    def _repaint(self, picture: QPixmap, stale: QRegion) -> None:
        self._stale -= stale
        painter = QPainter(picture)
        painter.setClipRegion(stale)
        painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Source)
        painter.fillRect(stale.boundingRect(), self._clear)
        painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_SourceOver)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setWorldTransform(self._world)
        with self._look.exposing(stale, self._world):
            self._paint(painter)
        painter.end()

    @property
    def _clear(self) -> QColor:
        if self._is_ground:
            return self._look.theme.colour("canvas")
        return QColor(Qt.GlobalColor.transparent)


class StillScene:
    """Knows which cards are in hand; all others, and what lies beneath them, come from pictures."""

    def __init__(
        self, scene: QGraphicsScene, look: "Look", *, paint_ground: Paint, paint_cards: Paint
    ) -> None:
        self.in_hand: frozenset[ObjectiveId] = frozenset()
        self._scene, self._look = scene, look
        self._alone: dict[ObjectiveId, bool] = {}
        self._filling = QTimer(scene)
        self._filling.setInterval(0)
        self._filling.timeout.connect(self._fill)
        go_on = self._go_on
        self.ground = StillPicture(look, paint_ground, go_on, is_ground=True)
        self.cards = StillPicture(look, paint_cards, go_on, is_ground=False)
        for each in (self.ground, self.cards):
            scene.addItem(each)

    @property
    def is_on(self) -> bool:
        """Say whether pictures stand for what rests."""
        return self.ground.is_on

    def hold(self, ids: Collection[ObjectiveId]) -> None:
        """Keep pictures of everything but these cards and their links."""
        self.in_hand = frozenset(ids)
        self._switch(is_on=True)

    def release(self) -> None:
        """Let everything be drawn by itself again."""
        self.in_hand = frozenset()
        self._filling.stop()
        self._switch(is_on=False)

    def expire_ground(self, boxes: Iterable[QRectF]) -> None:
        """Paint what lies beneath the cards anew in these boxes."""
        for box in boxes:
            self.ground.expire(box)

    def expire_card(self, box: QRectF) -> None:
        """Paint a card anew in this box, where it stands or stood."""
        self._alone = {}
        self.cards.expire(box)

    def redraw(self, cards: Collection[CardItem]) -> None:
        """Show cards again of which only what a step of a slider changes is another.

        While pictures stand for them, that is drawn straight over a card that none overlaps.
        """
        view = next(iter(self._scene.views()), None)
        if view is None or not self.is_on:
            for each in cards:
                each.repaint()
            return
        viewport, world = view.viewport(), view.viewportTransform()
        drawn = self._look.drawn(world, viewport.devicePixelRatio())
        alone = [each for each in cards if each.may_redraw(drawn) and self._is_alone(each)]
        for each in {*cards} - {*alone}:
            each.repaint()
        if alone:
            viewport.update(self.cards.redraw(alone, viewport.size(), world, drawn))

    def _is_alone(self, card: CardItem) -> bool:
        """Say whether no other card is seen where this one is."""
        if card.objective_id not in self._alone:
            near = self._scene.items(card.box)
            others = (each for each in near if isinstance(each, CardItem) and each is not card)
            self._alone[card.objective_id] = not any(each.isVisible() for each in others)
        return self._alone[card.objective_id]

    def rests(self, objective_id: ObjectiveId) -> bool:
        """Say whether a picture stands for a card."""
        return self.is_on and objective_id not in self.in_hand

    def _go_on(self) -> None:
        """Paint what is not seen yet, where a hand may carry cards over it."""
        if self.in_hand:
            self._filling.start()

    def _fill(self) -> None:
        """Go on with the pictures between two movements, so that none has to wait for them."""
        if not (self.ground.fill() or self.cards.fill()):
            self._filling.stop()

    def _switch(self, *, is_on: bool) -> None:
        """Use pictures or not, which shows nothing else: they are as what they stand for."""
        self._alone = {}
        for each in (self.ground, self.cards):
            each.forget()
            each.is_on = is_on


def _grown(region: QRegion) -> QRegion:
    """Return a region with a margin round it."""
    grown = QRegion()
    for rect in tuple[QRect, ...](region):  # type: ignore[arg-type]  # it is iterable
        grown += rect.adjusted(-_AHEAD, -_AHEAD, _AHEAD, _AHEAD)
    return grown
