"""Tags: what stands in the strip of a closed lane for each of its cards."""

from collections.abc import Mapping
from dataclasses import replace

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter

from scorecard_app.domain.ids import ObjectiveId
from scorecard_app.present.faces import CardFace, Spot
from scorecard_app.ui.paint.arrangement import TAGS_BEGIN, Arrangement, LaneBox, Tag
from scorecard_app.ui.paint.card import CARD, CardState, draw_card_state
from scorecard_app.ui.paint.distant_card import projected
from scorecard_app.ui.paint.levels import Level
from scorecard_app.ui.paint.marks import draw_status_mark
from scorecard_app.ui.paint.readable import BRIEF_PX, readable
from scorecard_app.ui.theme import TextSize, Theme

_WIDTH, _GAP = 56.0, 6.0
_INSET = 6.0
"""How far above and below a tag its lane is seen; beside an open lane, tags are as high as that.

Else links that run round the edge would find their way below the tags, through the cards there.
"""

_CORNER = 5.0
_MARK, _BESIDE, _EDGE = 12.0, 4.0, 3.0
_NARROW = (100, 85, 72)
"""How wide the digits are, in hundredths: narrower ones where a number has no room."""


def tagged(
    arrangement: Arrangement, spots: Mapping[ObjectiveId, tuple[LaneBox, Spot]]
) -> Arrangement:
    """Let a tag stand in each closed lane for every card of it, where the card would stand."""
    hidden: dict[int, dict[ObjectiveId, Spot]] = {}
    for objective_id, (lane, spot) in spots.items():
        if lane.face.is_collapsed:
            hidden.setdefault(arrangement.lanes.index(lane), {})[objective_id] = spot
    if not hidden:
        return arrangement
    lanes = list(arrangement.lanes)
    for at, found in hidden.items():
        lanes[at] = replace(lanes[at], tags=_tags(lanes[at], found))
    return replace(arrangement, lanes=tuple(lanes))


def _tags(lane: LaneBox, spots: Mapping[ObjectiveId, Spot]) -> tuple[Tag, ...]:
    """Return tags from the left, each under the middle of its card unless others stand there.

    They leave the name of the lane the room it needs, unless there are too many of them.
    """
    order = sorted(spots, key=lambda each: (spots[each].x, spots[each].y, each))
    room = lane.floor.adjusted(_GAP, _INSET, -_GAP, -_INSET)
    spare = room.width() - len(order) * (_WIDTH + _GAP)
    room.setLeft(room.left() + min(max(spare, 0.0), TAGS_BEGIN))
    pitch = min(_WIDTH + _GAP, room.width() / len(order))
    lefts, least = list[float](), room.left()
    for objective_id in order:
        middle = lane.body.left() + spots[objective_id].x + CARD.width() / 2
        lefts.append(max(middle - _WIDTH / 2, least))
        least = lefts[-1] + pitch
    most = room.right() - pitch
    for at in reversed(range(len(lefts))):
        lefts[at] = min(lefts[at], most)
        most = lefts[at] - pitch
    return tuple(
        Tag(each, QRectF(left, room.top(), pitch - _GAP, room.height()))
        for each, left in zip(order, lefts, strict=True)
    )


def draw_tag(
    painter: QPainter, rect: QRectF, face: CardFace, look: tuple[Theme, Level, CardState]
) -> None:
    """Draw the number of a card, and its status where there is room; from afar only that."""
    theme, level, state = look
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setLayoutDirection(Qt.LayoutDirection.LayoutDirectionAuto)
    painter.setPen(theme.pen("card.border"))
    painter.setBrush(theme.brush("card"))
    painter.drawRoundedRect(rect, _CORNER, _CORNER)
    mark = QRectF(0, 0, _MARK, _MARK)
    if level is Level.AFAR:
        mark.moveCenter(rect.center())
        draw_status_mark(painter, mark, face.status, theme)
    else:
        _draw_words(painter, rect, face, (theme, level))
    draw_card_state(painter, rect, state, theme)
    painter.restore()


def _draw_words(painter: QPainter, rect: QRectF, face: CardFace, look: tuple[Theme, Level]) -> None:
    theme, level = look
    room, usual = rect.width() - 2 * _EDGE, _font(painter, theme, level)
    size = max(_MARK, QFontMetricsF(usual).capHeight())
    font = _fitting(face.number, usual, room - _BESIDE - size)
    size = min(size, room - _BESIDE - QFontMetricsF(font).horizontalAdvance(face.number))
    has_mark = size >= _MARK
    if not has_mark:
        font = _fitting(face.number, usual, room)
    metrics = QFontMetricsF(font)
    number = metrics.horizontalAdvance(face.number)
    left = rect.center().x() - (number + _BESIDE + size if has_mark else number) / 2
    if has_mark:
        mark = QRectF(left, rect.center().y() - size / 2, size, size)
        draw_status_mark(painter, mark, face.status, theme)
        left = mark.right() + _BESIDE
    painter.setFont(font)
    painter.setPen(theme.colour("text"))
    painter.drawText(QPointF(left, rect.center().y() + metrics.capHeight() / 2), face.number)


def _font(painter: QPainter, theme: Theme, level: Level) -> QFont:
    if level is Level.PROJECTED:
        return projected(theme, painter)
    return readable(theme.font(TextSize.BODY, strong=True), painter, BRIEF_PX)


def _fitting(number: str, font: QFont, room: float) -> QFont:
    """Return a font in which a number fits: with narrower digits of the same height."""
    narrower = QFont(font)
    for stretch in _NARROW:
        narrower.setStretch(stretch)
        if QFontMetricsF(narrower).horizontalAdvance(number) <= room:
            break
    return narrower
