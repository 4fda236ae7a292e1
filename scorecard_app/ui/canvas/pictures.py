"""Pictures of cards at the current scale, so that a repaint copies instead of painting."""

import math
from collections import OrderedDict
from dataclasses import dataclass, replace

from PySide6.QtCore import QMarginsF, QPoint, QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPixmap

from scorecard_app.domain.ids import ObjectiveId
from scorecard_app.present.faces import CardFace, StatusFace, SupposedFace
from scorecard_app.ui.paint.card import CARD, CardState, draw_card_state
from scorecard_app.ui.paint.distant_card import DRAW_CARD, DRAW_SUPPOSED, DRAWS_COURSE
from scorecard_app.ui.paint.levels import Level
from scorecard_app.ui.paint.spark import shape_of
from scorecard_app.ui.paint.supposed import COURSE, draw_course
from scorecard_app.ui.theme import Theme

_MOST_BYTES = 48 * 1024 * 1024
_BYTES_A_PIXEL = 4
_MOST_BARE = _MOST_COURSES = 500
_MOST_FRAMES = 20
PICTURE_BOX = QRectF(QPointF(0, 0), CARD) + QMarginsF(1, 1, 1, 1)
"""The box of a picture in the units of its card: a hair's breadth larger."""

FRAME_BOX = QRectF(QPointF(0, 0), CARD) + QMarginsF(4, 4, 4, 4)
"""The box of a card with the frame that may stand round it."""


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


@dataclass(frozen=True, slots=True)
class CoursePicture:
    """A course as it was painted, and where it goes in the picture of its card."""

    place: QPoint
    pixmap: QPixmap


class CardPictures:
    """Keeps the pictures that were used last, up to a fixed amount of memory."""

    def __init__(self, theme: Theme) -> None:
        self._theme = theme
        self._held: OrderedDict[ObjectiveId, CardPicture] = OrderedDict()
        self._afar: dict[StatusFace, CardPicture] = {}
        self._bytes = 0
        self._bare: dict[ObjectiveId, tuple[object, CardPicture]] = {}
        self._courses: dict[object, CoursePicture] = {}
        self._frames: dict[object, QPixmap] = {}

    def picture(
        self, face: CardFace, drawn: tuple[Level, float, float], *, may_be_coarse: bool
    ) -> CardPicture:
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
            made = _painted_over(self._without(face, drawn), face, drawn, self._theme)
        self._forget(face.objective_id)
        self._held[face.objective_id] = made
        self._bytes += made.size_bytes
        while self._bytes > _MOST_BYTES and len(self._held) > 1:
            self._forget(next(iter(self._held)))
        return made

    def beneath(self, face: CardFace, drawn: tuple[Level, float, float]) -> CardPicture | None:
        """Return a card without what comes of a what-if, for who keeps what is drawn over it.

        None where nothing is, or where there is a picture of all of it.
        """
        held = self._held.get(face.objective_id)
        is_held = held is not None and held.face is face and held.scale == drawn[1]
        is_drawn_over = face.supposed is not None and drawn[0] in DRAW_SUPPOSED
        return self._without(face, drawn) if is_drawn_over and not is_held else None

    def course(
        self, supposed: SupposedFace, drawn: tuple[Level, float, float]
    ) -> CoursePicture | None:
        """Return the course of a card through the months; None where it has none.

        A slider that is moved on makes it higher or lower together with its axis: it looks the
        same for many steps, and on many cards.
        """
        level, scale, ratio = drawn
        if supposed.course is None or level not in DRAWS_COURSE:
            return None
        key = scale, ratio, shape_of(supposed.course)
        held = self._courses.get(key)
        if held is None:
            if len(self._courses) >= _MOST_COURSES:
                self._courses.clear()
            held = self._courses[key] = _painted_course(supposed, (scale, ratio), self._theme)
        return held

    def frame(self, state: CardState, sharpness: tuple[float, float]) -> QPixmap:
        """Return how the frame of a card stands out, which all cards share, in FRAME_BOX."""
        key = state, *sharpness
        held = self._frames.get(key)
        if held is None:
            if len(self._frames) >= _MOST_FRAMES:
                self._frames.clear()
            held = self._frames[key] = _painted_frame(state, sharpness, self._theme)
        return held

    def from_afar(self, face: CardFace, scale: float) -> CardPicture:
        """Return the picture that all cards of one status share where no text can be read."""
        held = self._afar.get(face.status)
        if held is None or held.scale != scale:
            held = self._afar[face.status] = _painted(Level.AFAR, face, (scale, 1.0), self._theme)
        return held

    def _without(self, face: CardFace, drawn: tuple[Level, float, float]) -> CardPicture:
        """Return a card with what many steps of a slider leave as it is."""
        level, scale, ratio = drawn
        supposed = face.supposed or SupposedFace()
        today = supposed.before if supposed.after else ""
        key = (drawn, face.title, face.number, face.status, face.risk, face.parts, today)
        held = self._bare.get(face.objective_id)
        if held is None or held[0] != key:
            if len(self._bare) >= _MOST_BARE:
                self._bare.clear()
            bare = replace(face, supposed=SupposedFace(before=today, after=today))
            held = key, _painted(level, bare, (scale, ratio), self._theme)
            self._bare[face.objective_id] = held
        return held[1]

    def _forget(self, objective_id: ObjectiveId) -> None:
        held = self._held.pop(objective_id, None)
        if held:
            self._bytes -= held.size_bytes


def _painted(
    level: Level, face: CardFace, sharpness: tuple[float, float], theme: Theme
) -> CardPicture:
    """Paint a card."""
    pixmap, painter = _begun(PICTURE_BOX, sharpness)
    DRAW_CARD[level](painter, QRectF(QPointF(0, 0), CARD), face, theme)
    painter.end()
    pixmap.setDevicePixelRatio(1.0)
    return CardPicture(face, sharpness[0], pixmap)


def _begun(box: QRectF, sharpness: tuple[float, float]) -> tuple[QPixmap, QPainter]:
    """Begin a picture of a box, with nothing in it.

    It is painted in logical pixels, by which sizes are chosen, what is copied in those of the
    screen.
    """
    scale, ratio = sharpness
    pixmap = QPixmap(math.ceil(box.width() * scale), math.ceil(box.height() * scale))
    pixmap.fill(Qt.GlobalColor.transparent)
    pixmap.setDevicePixelRatio(ratio)
    painter = QPainter(pixmap)
    painter.scale(scale / ratio, scale / ratio)
    painter.translate(-box.topLeft())
    return pixmap, painter


def _painted_frame(state: CardState, sharpness: tuple[float, float], theme: Theme) -> QPixmap:
    """Paint a frame and nothing in it."""
    pixmap, painter = _begun(FRAME_BOX, sharpness)
    draw_card_state(painter, QRectF(QPointF(0, 0), CARD), state, theme)
    painter.end()
    pixmap.setDevicePixelRatio(1.0)
    return pixmap


def _painted_over(
    bare: CardPicture, face: CardFace, drawn: tuple[Level, float, float], theme: Theme
) -> CardPicture:
    """Paint what a what-if says over the picture of a card without it."""
    level, scale, ratio = drawn
    pixmap = QPixmap(bare.pixmap)
    pixmap.setDevicePixelRatio(ratio)
    painter = QPainter(pixmap)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.scale(scale / ratio, scale / ratio)
    painter.translate(-PICTURE_BOX.topLeft())
    if face.supposed is not None and level in DRAWS_COURSE:
        draw_course(painter, face.supposed, theme)
    DRAW_SUPPOSED[level](painter, QRectF(QPointF(0, 0), CARD), face, theme)
    painter.end()
    pixmap.setDevicePixelRatio(1.0)
    return CardPicture(face, scale, pixmap)


def _painted_course(
    supposed: SupposedFace, sharpness: tuple[float, float], theme: Theme
) -> CoursePicture:
    """Paint a course on the paper of its card, as if the whole card were painted."""
    scale, ratio = sharpness
    box = COURSE.translated(-PICTURE_BOX.topLeft())
    place = QPoint(math.floor(box.left() * scale), math.floor(box.top() * scale))
    end = QPoint(math.ceil(box.right() * scale), math.ceil(box.bottom() * scale))
    pixmap = QPixmap(end.x() - place.x(), end.y() - place.y())
    pixmap.fill(theme.colour("card"))
    pixmap.setDevicePixelRatio(ratio)
    painter = QPainter(pixmap)
    painter.translate(-place.x() / ratio, -place.y() / ratio)
    painter.scale(scale / ratio, scale / ratio)
    painter.translate(-PICTURE_BOX.topLeft())
    draw_course(painter, supposed, theme)
    painter.end()
    pixmap.setDevicePixelRatio(1.0)
    return CoursePicture(place, pixmap)
