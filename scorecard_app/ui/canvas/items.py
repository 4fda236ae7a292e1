"""What stands in the scene: lanes, cards and one layer of links; each draws what it is given."""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QTransform
from PySide6.QtWidgets import (
    QGraphicsItem,
    QGraphicsRectItem,
)

from scorecard_app.present.faces import CardFace
from scorecard_app.ui.canvas.ground import GroundItem
from scorecard_app.ui.canvas.look import Look
from scorecard_app.ui.canvas.pictures import FRAME_BOX, PICTURE_BOX, CardPicture
from scorecard_app.ui.paint.arrangement import LaneBox
from scorecard_app.ui.paint.card import CARD, CardState, draw_card_state
from scorecard_app.ui.paint.distant_card import DRAW_CARD, DRAW_SUPPOSED
from scorecard_app.ui.paint.lane import draw_arrow, draw_lane, draw_lane_header, draw_prompt
from scorecard_app.ui.paint.levels import Level

_DRAWS_NOTHING = QGraphicsItem.GraphicsItemFlag.ItemHasNoContents
LANE_Z, LINK_Z, CARD_Z, OVERLAY_Z = range(4)
LIFTED_Z = CARD_Z + 0.2

_SMOOTH = QPainter.RenderHint.Antialiasing
_CARD = QRectF(QPointF(0, 0), CARD)
_ROUGH_SCALE = 2.0
"""Above this scale few cards are in view, and pictures of them would be large: paint directly."""


class LaneItem(GroundItem):
    """One lane with its header."""

    def __init__(self, lane: LaneBox, look: Look) -> None:
        super().__init__(look)
        self._lane, self._box = lane, _box(lane)
        self.setZValue(LANE_Z)

    def set_lane(self, lane: LaneBox) -> None:
        """Show a lane in its place; nothing happens where it is the same."""
        if lane != self._lane:
            self.prepareGeometryChange()
            self._expire()
            self._lane, self._box = lane, _box(lane)
            self._expire()
            self.update()

    def boundingRect(self) -> QRectF:
        """Return header and body, with the hairlines on their edges."""
        return self._box

    def draw(self, painter: QPainter) -> None:
        """Draw the lane; from afar without words."""
        if not self._look.is_exposed(self.boundingRect()):
            return
        draw_lane(painter, self._lane, self._look.theme)
        draw_lane_words(painter, self._lane, self._look)

    def _expire(self) -> None:
        if self._look.still is not None:
            self._look.still.ground.expire(self.boundingRect())


def _box(lane: LaneBox) -> QRectF:
    return lane.outline.adjusted(-1, -1, 1, 1)


def draw_lane_words(painter: QPainter, lane: LaneBox, look: Look) -> None:
    """Draw what a lane says; from afar nothing."""
    level = look.level(painter)
    if look.is_exposed(lane.outline if lane.face.is_collapsed else lane.header):
        says = look.says_questions(painter)
        draw_lane_header(painter, lane, look.theme, level, says_question=says)
    if lane.face.is_collapsed:
        if level is not Level.AFAR:
            draw_arrow(painter, lane, look.theme)
    elif lane.is_empty and level is not Level.AFAR:
        draw_prompt(painter, lane.body, look.theme, level)


class CardItem(QGraphicsRectItem):
    """One card; its position is the top left corner of the card.

    It is drawn by the layer of all cards; Qt only finds it. One of a higher `rank` lies over one of
    a lower.
    """

    def __init__(self, face: CardFace, look: Look, *, rank: int = 0) -> None:
        super().__init__(FRAME_BOX)
        self.rank = rank
        self.objective_id = face.objective_id
        self.setPen(Qt.PenStyle.NoPen)
        self.setFlag(_DRAWS_NOTHING)
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
    def box(self) -> QRectF:
        """Return where the card stands in the scene."""
        return QRectF(self.pos(), CARD)

    def set_face(self, face: CardFace, *, top: float = FRAME_BOX.top()) -> None:
        """Show another face, which differs from this height on; an equal one repaints nothing."""
        if face is not self._face and face != self._face:
            self._face = face
            self.setToolTip(face.tooltip)
            self.repaint(FRAME_BOX if self._look.is_projected else _from(top))

    def set_state(self, state: CardState) -> None:
        """Stand out in another way."""
        if state is not self._state:
            self._state = state
            self.repaint()

    def move_to(self, corner: QPointF) -> None:
        """Stand elsewhere."""
        if corner != self.pos():
            self.repaint()
            self.setPos(corner)
            self.repaint()

    def show_up(self, *, is_shown: bool) -> None:
        """Be seen, or be hidden in a closed lane."""
        if is_shown != self.isVisible():
            self.setVisible(is_shown)
            self.repaint()

    def lift(self, *, is_lifted: bool) -> None:
        """Stand over the other cards while it is in hand."""
        self.setZValue(LIFTED_Z if is_lifted else CARD_Z)

    def draw(self, painter: QPainter) -> None:
        """Draw the card where it stands from its picture, and over it how it stands out."""
        look, corner = self._look, self.pos()
        if not look.is_exposed(FRAME_BOX.translated(corner)):
            return
        scale = look.scale(painter)
        painter.save()
        painter.translate(corner)
        if scale > _ROUGH_SCALE:
            DRAW_CARD[look.level(painter)](painter, _CARD, self._face, look.theme)
            draw_card_state(painter, _CARD, self._state, look.theme)
        else:
            here, ratio = painter.worldTransform(), painter.device().devicePixelRatio()
            self._copy(painter, (look.level(painter), scale * ratio, ratio))
            painter.setWorldTransform(here)
            self._copy_frame(painter, (scale * ratio, ratio))
        painter.restore()

    def _copy(self, painter: QPainter, drawn: tuple[Level, float, float]) -> None:
        """Copy the picture; where another one keeps it, draw what a what-if says straight there."""
        look, (_level, scale, ratio) = self._look, drawn
        is_kept = look.still is not None and look.still.rests(self._face.objective_id)
        bare = look.pictures.beneath(self._face, drawn) if is_kept and not look.is_zooming else None
        if bare is None:
            picture = look.pictures.picture(self._face, drawn, may_be_coarse=look.is_zooming)
            _draw_picture(painter, picture, scale, ratio)
        else:
            _draw_over(painter, bare, self._face, (drawn, look))

    def _copy_frame(self, painter: QPainter, sharpness: tuple[float, float]) -> None:
        """Copy how the card stands out; a veil is drawn."""
        state, (_scale, ratio) = self._state, sharpness
        if state is CardState.DIMMED:
            draw_card_state(painter, _CARD, state, self._look.theme)
        elif state is not CardState.PLAIN:
            place = (painter.worldTransform().map(FRAME_BOX.topLeft()) * ratio).toPoint()
            painter.setWorldTransform(QTransform.fromScale(1 / ratio, 1 / ratio))
            painter.drawPixmap(place, self._look.pictures.frame(state, sharpness))

    def repaint(self, part: QRectF = FRAME_BOX) -> None:
        """Repaint the place of the card, whoever draws it: that of a closed lane, its tag."""
        scene, still, box = self.scene(), self._look.still, part.translated(self.pos())
        if not self.isVisible():
            scene.update(self.sceneBoundingRect())
        if still is not None and still.rests(self._face.objective_id):
            still.cards.expire(box)
        scene.update(box)


def _from(top: float) -> QRectF:
    """Return the box of a card from this height on."""
    part = QRectF(FRAME_BOX)
    part.setTop(top)
    return part


def _draw_over(
    painter: QPainter,
    bare: CardPicture,
    face: CardFace,
    of: tuple[tuple[Level, float, float], Look],
) -> None:
    """Copy a card, and draw what a what-if says where it would stand in a picture with it."""
    drawn, look = of
    level, scale, ratio = drawn
    corner = PICTURE_BOX.topLeft()
    place = (painter.worldTransform().map(corner) * ratio).toPoint()
    _draw_picture(painter, bare, scale, ratio)
    course = look.pictures.course(face.supposed, drawn) if face.supposed is not None else None
    if course is not None:
        painter.drawPixmap(place + course.place, course.pixmap)
    painter.setRenderHint(_SMOOTH)
    painter.translate(place)
    painter.scale(scale, scale)
    painter.translate(-corner)
    DRAW_SUPPOSED[level](painter, _CARD, face, look.theme)


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
