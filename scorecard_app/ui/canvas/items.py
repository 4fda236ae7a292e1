"""What stands in the scene: lanes, cards and one layer of links; each draws what it is given."""

from PySide6.QtCore import QPoint, QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QTransform
from PySide6.QtWidgets import (
    QGraphicsItem,
    QGraphicsRectItem,
)

from scorecard_app.present.faces import CardFace, StatusFace, SupposedFace
from scorecard_app.present.what_if.worn import worn
from scorecard_app.ui.canvas.ground import GroundItem
from scorecard_app.ui.canvas.look import Look
from scorecard_app.ui.canvas.pictures import CardPicture, Dressed, place_of
from scorecard_app.ui.canvas.pieces import CARD_BOX, FRAME_BOX, PICTURE_BOX, Drawn
from scorecard_app.ui.paint.arrangement import LaneBox
from scorecard_app.ui.paint.card import CARD, CardState, draw_card_state
from scorecard_app.ui.paint.distant_card import DRAW_CARD, DRAW_SUPPOSED
from scorecard_app.ui.paint.lane import draw_arrow, draw_lane, draw_lane_header, draw_prompt
from scorecard_app.ui.paint.levels import Level

_DRAWS_NOTHING = QGraphicsItem.GraphicsItemFlag.ItemHasNoContents
LANE_Z, LINK_Z, CARD_Z, OVERLAY_Z = range(4)
LIFTED_Z = CARD_Z + 0.2

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
        self._plain = face
        self._supposed: SupposedFace | None = None
        self._face: CardFace | None = face
        self._look = look
        self._state = CardState.PLAIN
        self.setZValue(CARD_Z)
        self.setToolTip(face.tooltip)

    @property
    def face(self) -> CardFace:
        """Return what the card shows, with what a what-if says of it."""
        if self._face is None:
            self._face = worn(self._plain, self._supposed)
        return self._face

    @property
    def status(self) -> StatusFace:
        """Return the status that it shows."""
        supposed = self._supposed
        return supposed.status if supposed and supposed.status else self._plain.status

    @property
    def state(self) -> CardState:
        """Return how the card stands out."""
        return self._state

    @property
    def box(self) -> QRectF:
        """Return where the card stands in the scene."""
        return QRectF(self.pos(), CARD)

    def set_face(self, face: CardFace) -> None:
        """Show another face; an equal one repaints nothing."""
        if face is not self._plain and face != self._plain:
            self._plain, self._face = face, None
            self.setToolTip(face.tooltip)
            self.repaint()

    def wear(self, supposed: SupposedFace | None) -> bool:
        """Show what a what-if says of the card, or nothing; say whether that is all to be redrawn.

        An equal one repaints nothing.
        """
        before, status = self._supposed, self.status
        if supposed is before or supposed == before:
            return False
        self._supposed, self._face = supposed, None
        if before is None or supposed is None or self.status != status or not self.isVisible():
            self.repaint()
            return False
        return True

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
        scale, world = look.scale(painter), painter.worldTransform()
        painter.save()
        painter.translate(corner)
        if scale > _ROUGH_SCALE:
            DRAW_CARD[look.level(painter)](painter, CARD_BOX, self.face, look.theme)
        else:
            ratio = painter.device().devicePixelRatio()
            self._copy(painter, world, look.drawn(world, ratio))
        painter.setWorldTransform(world)
        self._draw_state(painter, world, is_copied=scale <= _ROUGH_SCALE)
        painter.restore()

    def _draw_state(self, painter: QPainter, world: QTransform, *, is_copied: bool) -> None:
        """Copy how the card stands out, as it is copied; a veil is drawn."""
        if self._state is CardState.PLAIN:
            return
        if not is_copied or self._state is CardState.DIMMED:
            painter.translate(self.pos())
            draw_card_state(painter, CARD_BOX, self._state, self._look.theme)
            return
        ratio = painter.device().devicePixelRatio()
        frame = self._look.pictures.frame(self._state, self._look.drawn(world, ratio))
        painter.setWorldTransform(QTransform.fromScale(1 / ratio, 1 / ratio))
        painter.drawPixmap(place_of(self.pos(), world, ratio) + frame.place, frame.pixmap)

    def may_redraw(self, drawn: Drawn) -> bool:
        """Say whether what a step of a slider changes can be drawn straight over its picture."""
        look, (level, scale, ratio) = self._look, drawn
        is_copied = scale <= _ROUGH_SCALE * ratio and not look.is_zooming
        is_plain = self._state is not CardState.DIMMED and self._supposed is not None
        return level in DRAW_SUPPOSED and is_copied and is_plain

    def dressed(self, world: QTransform, ratio: float) -> Dressed | None:
        """Return what a what-if says of the card, and where; None where it says nothing."""
        if self._supposed is None:
            return None
        place = place_of(self.pos(), world, ratio)
        return Dressed(place, self._plain, self.status, self._supposed)

    def _copy(self, painter: QPainter, world: QTransform, drawn: Drawn) -> None:
        """Copy the picture; where another one keeps it, draw what a what-if says straight there."""
        look, ratio = self._look, drawn[2]
        is_kept = look.still is not None and look.still.rests(self.objective_id)
        dressed = self.dressed(world, ratio)
        may_dress = dressed is not None and drawn[0] in DRAW_SUPPOSED and not look.is_zooming
        if dressed is not None and is_kept and may_dress and not self._is_painted(drawn):
            look.pictures.draw_dressed(painter, [dressed], drawn)
        else:
            picture = look.pictures.picture(self.face, drawn, may_be_coarse=look.is_zooming)
            _draw_picture(painter, picture, drawn, place_of(self.pos(), world, ratio))

    def _is_painted(self, drawn: Drawn) -> bool:
        return self._face is not None and self._look.pictures.holds(self._face, drawn)

    def repaint(self, part: QRectF = FRAME_BOX) -> None:
        """Repaint the place of the card, whoever draws it: that of a closed lane, its tag."""
        scene, still, box = self.scene(), self._look.still, part.translated(self.pos())
        if not self.isVisible():
            scene.update(self.sceneBoundingRect())
        if still is not None and still.rests(self.objective_id):
            still.expire_card(box)
        scene.update(box)


def _draw_picture(painter: QPainter, picture: CardPicture, drawn: Drawn, place: QPoint) -> None:
    """Copy a picture pixel by pixel where it has the scale, and stretch it where it has not."""
    _level, scale, ratio = drawn
    if picture.scale != scale:
        source = QRectF(picture.pixmap.rect())
        size = source.size() / picture.scale
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.drawPixmap(QRectF(PICTURE_BOX.topLeft(), size), picture.pixmap, source)
        return
    painter.setWorldTransform(QTransform.fromScale(1 / ratio, 1 / ratio))
    painter.drawPixmap(place, picture.pixmap)
