"""Pictures of cards at the current scale, so that a repaint copies instead of painting."""

import math
from collections import OrderedDict
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from PySide6.QtCore import QPoint, QPointF, QRect, Qt
from PySide6.QtGui import QPainter, QPixmap, QTransform

from scorecard_app.domain.ids import ObjectiveId
from scorecard_app.present.faces import CardFace, StatusFace, SupposedFace
from scorecard_app.ui.canvas.pieces import CARD_BOX, PICTURE_BOX, Drawn, Pieces
from scorecard_app.ui.paint.distant_card import DRAW_CARD, DRAW_SUPPOSED
from scorecard_app.ui.paint.levels import Level
from scorecard_app.ui.paint.supposed import STRIP
from scorecard_app.ui.theme import Theme

_MOST_BYTES = 48 * 1024 * 1024
_BYTES_A_PIXEL = 4
_MOST_BARE = 500
_CORNER = PICTURE_BOX.left(), PICTURE_BOX.top()


@dataclass(frozen=True, slots=True)
class CardPicture:
    """A card as it was painted: `scale` is in pixels of the picture for one map unit."""

    face: CardFace
    scale: float
    pixmap: QPixmap

    @property
    def size_bytes(self) -> int:
        """Return how much memory the picture takes."""
        return self.pixmap.width() * self.pixmap.height() * _BYTES_A_PIXEL


class Dressed(NamedTuple):
    """A card, what a what-if says of it, and the pixel to which its picture is copied."""

    place: QPoint
    face: CardFace
    status: StatusFace
    supposed: SupposedFace


class CardPictures:
    """Keeps the pictures that were used last, up to a fixed amount of memory."""

    def __init__(self, theme: Theme) -> None:
        self._theme = theme
        self._held: OrderedDict[ObjectiveId, CardPicture] = OrderedDict()
        self._afar: dict[StatusFace, CardPicture] = {}
        self._bytes = 0
        self._bare: dict[ObjectiveId, tuple[object, CardPicture]] = {}
        self._pieces: Pieces | None = None

    def picture(self, face: CardFace, drawn: Drawn, *, may_be_coarse: bool) -> CardPicture:
        """Return a card's picture at this level and scale; while zooming, any scale will do.

        The scale is in pixels of the screen, of which so many lie beside one another in a logical
        one: that comes last.
        """
        level, scale, ratio = drawn
        held = self._held.get(face.objective_id)
        if held and held.face is face and (may_be_coarse or held.scale == scale):
            self._held.move_to_end(face.objective_id)
            return held
        if face.supposed is None or level not in DRAW_SUPPOSED:
            made = _painted(level, face, (scale, ratio), self._theme)
        else:
            made = self._painted_over(face, face.supposed, drawn)
        self._forget(face.objective_id)
        self._held[face.objective_id] = made
        self._bytes += made.size_bytes
        while self._bytes > _MOST_BYTES and len(self._held) > 1:
            self._forget(next(iter(self._held)))
        return made

    def holds(self, face: CardFace, drawn: Drawn) -> bool:
        """Say whether there is a picture of all that a card shows."""
        held = self._held.get(face.objective_id)
        return held is not None and held.face is face and held.scale == drawn[1]

    def from_afar(self, face: CardFace, scale: float) -> CardPicture:
        """Return the picture that all cards of one status share where no text can be read."""
        held = self._afar.get(face.status)
        if held is None or held.scale != scale:
            held = self._afar[face.status] = _painted(Level.AFAR, face, (scale, 1.0), self._theme)
        return held

    def bare(self, face: CardFace, status: StatusFace, drawn: Drawn) -> CardPicture:
        """Return a card of this status with nothing on it that a step of a slider changes."""
        key = (drawn, face.title, face.number, status, face.risk, face.parts)
        held = self._bare.get(face.objective_id)
        if held is None or held[0] != key:
            if len(self._bare) >= _MOST_BARE:
                self._bare.clear()
            bare = replace(face, supposed=SupposedFace(), status=status)
            held = key, _painted(drawn[0], bare, drawn[1:], self._theme)
            self._bare[face.objective_id] = held
        return held[1]

    def draw_dressed(
        self, painter: QPainter, cards: Sequence[Dressed], drawn: Drawn, part: QRect | None = None
    ) -> None:
        """Copy cards, or this part of each, and draw over them what a what-if says.

        What is copied and what is drawn is done apart, since to change the scale takes as long.
        """
        level, scale, ratio = drawn
        pixels, unit = QTransform.fromScale(1 / ratio, 1 / ratio), scale / ratio
        pieces, draw = self._pieces_at(drawn), DRAW_SUPPOSED[level]
        painter.setWorldTransform(pixels)
        for place, face, status, supposed in cards:
            bare = self.bare(face, status, drawn).pixmap
            copied = part or bare.rect()
            painter.drawPixmap(place + copied.topLeft(), bare, copied)
            for piece in pieces.beneath(supposed):
                painter.drawPixmap(place + piece.place, piece.pixmap)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for place, _face, status, supposed in cards:
            left, top = (place.x() + scale) / ratio, (place.y() + scale) / ratio
            painter.setWorldTransform(QTransform(unit, 0, 0, unit, left, top))
            draw(painter, CARD_BOX, supposed, status, self._theme)
        painter.setWorldTransform(pixels)
        for place, _face, _status, supposed in cards:
            handle = pieces.handle(supposed)
            painter.drawPixmap(place + handle.place, handle.pixmap)

    def _painted_over(self, face: CardFace, supposed: SupposedFace, drawn: Drawn) -> CardPicture:
        """Paint a card, and what a what-if says over it."""
        pixmap = QPixmap(self.bare(face, face.status, drawn).pixmap.size())
        pixmap.fill(Qt.GlobalColor.transparent)
        pixmap.setDevicePixelRatio(drawn[2])
        painter = QPainter(pixmap)
        self.draw_dressed(painter, [Dressed(QPoint(), face, face.status, supposed)], drawn)
        painter.end()
        pixmap.setDevicePixelRatio(1.0)
        return CardPicture(face, drawn[1], pixmap)

    def _pieces_at(self, drawn: Drawn) -> Pieces:
        if self._pieces is None or self._pieces.drawn != drawn:
            self._pieces = Pieces(self._theme, drawn)
        return self._pieces

    def _forget(self, objective_id: ObjectiveId) -> None:
        held = self._held.pop(objective_id, None)
        if held:
            self._bytes -= held.size_bytes


def place_of(at: QPointF, world: QTransform, ratio: float) -> QPoint:
    """Return the pixel to which the picture of a card is copied that stands here in the scene."""
    scale, (across, down) = world.m11(), _CORNER
    left = ((at.x() + across) * scale + world.dx()) * ratio
    top = ((at.y() + down) * scale + world.dy()) * ratio
    return QPoint(math.floor(left + 0.5), math.floor(top + 0.5))


def strip_of(scale: float) -> QRect:
    """Return the part of a picture that a step of a slider changes; all of it is paper."""
    strip = STRIP.translated(-PICTURE_BOX.topLeft())
    left, top = math.floor(strip.left() * scale), math.floor(strip.top() * scale)
    right, bottom = math.floor(strip.right() * scale), math.floor(strip.bottom() * scale)
    return QRect(left, top, right - left, bottom - top)


def _painted(
    level: Level, face: CardFace, sharpness: tuple[float, float], theme: Theme
) -> CardPicture:
    """Paint in logical pixels, by which sizes are chosen, what is copied in those of the screen."""
    box, (scale, ratio) = PICTURE_BOX, sharpness
    pixmap = QPixmap(math.ceil(box.width() * scale), math.ceil(box.height() * scale))
    pixmap.fill(Qt.GlobalColor.transparent)
    pixmap.setDevicePixelRatio(ratio)
    painter = QPainter(pixmap)
    painter.scale(scale / ratio, scale / ratio)
    painter.translate(-box.topLeft())
    DRAW_CARD[level](painter, CARD_BOX, face, theme)
    painter.end()
    pixmap.setDevicePixelRatio(1.0)
    return CardPicture(face, scale, pixmap)
