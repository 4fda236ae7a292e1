"""Draw one lane of the map: its band, its name and its question."""

from collections.abc import Iterable

from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPolygonF

from scorecard_app.texts import _, ngettext
from scorecard_app.ui.paint.arrangement import TAGS_BEGIN, Heading, LaneBox
from scorecard_app.ui.paint.distant_card import ROOM_PITCH, large, projected, whole_words
from scorecard_app.ui.paint.levels import Level
from scorecard_app.ui.paint.mirror import line_start
from scorecard_app.ui.paint.readable import BRIEF_PX, readable
from scorecard_app.ui.paint.text import fitted_lines
from scorecard_app.ui.theme import TextSize, Theme

_MARGIN = 16.0
_TOP = 32.0
"""How far below the top of its lane a header begins: level with cards, so that links pass it."""

_GAP = 6.0
_ARROW_ROOM = 28.0
_ARROW_BOX = 24.0
_ARROW = 5.0
_ARROW_INSET = 8.0
_BEYOND = 20.0
"""How far the large letters for a room may reach beyond the header: no card stands there."""

_LEAST_SHARE, _LEAST_IN_STRIP = 0.7, 0.6
"""How large the letters of a name are at least that has little room: in a strip it is on one line
or in two of them, but never cut.
"""

_TITLE_PX = 11.0
"""How high the letters of a name are at least, in pixels."""


def draw_lane(painter: QPainter, lane: LaneBox, theme: Theme) -> None:
    """Draw a lane with its header, in map units; lanes of neighbouring rows differ in shade."""
    outline = lane.outline
    painter.fillRect(outline, theme.colour(f"lane.{lane.face.row % 2}"))
    painter.setPen(theme.pen("lane.line"))
    painter.drawLine(outline.topLeft(), outline.topRight())
    painter.drawLine(outline.bottomLeft(), outline.bottomRight())
    if lane.face.column:
        painter.drawLine(outline.topLeft(), outline.bottomLeft())


def draw_header_ground(painter: QPainter, lane: LaneBox, theme: Theme) -> None:
    """Cover what lies behind the words of a lane: its header, and all of a closed one."""
    box = lane.outline if lane.face.is_collapsed else lane.header
    inside = box.adjusted(0, 1, 0, -1)
    painter.fillRect(inside, theme.colour(f"lane.{lane.face.row % 2}"))


def draw_lane_header(
    painter: QPainter, lane: LaneBox, theme: Theme, level: Level, *, says_question: bool = True
) -> None:
    """Draw the name and, below it, the question that the lane answers; midway only the name."""
    if level is Level.AFAR:
        return
    if lane.face.is_collapsed:
        _draw_strip(painter, lane, theme, level)
        return
    box = _words_box(lane, level)
    if level is Level.PROJECTED:
        box.setRight(lane.header.right() + _BEYOND)
        _write_whole(
            painter, box, lane.face.name, (projected(theme, painter), theme.colour("text"))
        )
        return
    font = _whole(_title_font(painter, theme, level), lane.face.name, box.size())
    box.setTop(_write(painter, box, lane.face.name, (font, theme.colour("text"))) + _GAP)
    if says_question and level is not Level.MIDWAY:
        small = readable(theme.font(TextSize.SMALL), painter, BRIEF_PX)
        _write(painter, box, lane.face.question, (small, theme.colour("text.quiet")))


def have_room_for_questions(
    painter: QPainter, lanes: Iterable[LaneBox], theme: Theme, level: Level
) -> bool:
    """Say whether every open lane has room for its whole question: else none should say its own.

    Where all can be read, each says as much of it as there is room for.
    """
    if level is not Level.BRIEF:
        return True
    small = readable(theme.font(TextSize.SMALL), painter, BRIEF_PX)
    for lane in lanes:
        if lane.face.is_collapsed or not lane.face.question:
            continue
        box = _words_box(lane, level)
        font = _whole(_title_font(painter, theme, level), lane.face.name, box.size())
        pitch = QFontMetricsF(font).height()
        most = int(box.height() // pitch)
        lines = fitted_lines(lane.face.name, font, box.width(), most=most)
        box.setTop(box.top() + len(lines) * pitch + _GAP)
        if not _fits(lane.face.question, small, box.size()):
            return False
    return True


def _words_box(lane: LaneBox, level: Level) -> QRectF:
    """Return where in its header the words of an open lane stand: closer to its edges from afar."""
    box = lane.header.adjusted(_MARGIN, _TOP, -_MARGIN / 2, -_MARGIN / 2)
    if level in {Level.MIDWAY, Level.BRIEF, Level.PROJECTED}:
        box.adjust(-_MARGIN / 2, -_MARGIN / 2, _MARGIN / 2, 0)
    return box


def draw_heading(painter: QPainter, heading: Heading, theme: Theme, level: Level) -> None:
    """Draw the name of a column in the middle over it, on one line; from afar nothing."""
    if level is Level.AFAR:
        return
    font = _title_font(painter, theme, level)
    painter.setLayoutDirection(Qt.LayoutDirection.LayoutDirectionAuto)
    painter.setFont(font)
    painter.setPen(theme.colour("text"))
    text = QFontMetricsF(font).elidedText(
        heading.text, Qt.TextElideMode.ElideRight, heading.rect.width()
    )
    painter.drawText(heading.rect, Qt.AlignmentFlag.AlignCenter, text)


def draw_prompt(painter: QPainter, rect: QRectF, theme: Theme, level: Level) -> None:
    """Say in an empty lane what could be there and how."""
    font = readable(theme.font(TextSize.BODY), painter, BRIEF_PX)
    if level is Level.PROJECTED:
        font = projected(theme, painter, strong=False)
    painter.setLayoutDirection(Qt.LayoutDirection.LayoutDirectionAuto)
    painter.setFont(font)
    painter.setPen(theme.colour("text.quiet"))
    painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, _("Double-click to add an objective"))


def arrow_box(lane: LaneBox) -> QRectF:
    """Return where the arrow stands that closes a lane; before the name of a closed one."""
    box = QRectF(0, 0, _ARROW_BOX, _ARROW_BOX)
    if lane.face.is_collapsed:
        box.moveTo(lane.header.left() + 2, lane.floor.center().y() - _ARROW_BOX / 2)
    else:
        box.moveBottomRight(lane.header.bottomRight() - QPointF(2, _ARROW_INSET))
    return box


def draw_arrow(painter: QPainter, lane: LaneBox, theme: Theme) -> None:
    """Draw an arrow that looks down on an open lane, and to the right on a closed one."""
    middle = arrow_box(lane).center()
    corners = [QPointF(-_ARROW, -_ARROW / 2), QPointF(0, _ARROW / 2), QPointF(_ARROW, -_ARROW / 2)]
    if lane.face.is_collapsed:
        corners = [QPointF(each.y(), each.x()) for each in corners]
    painter.setPen(theme.pen("text.quiet", 1.5))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawPolyline(QPolygonF([middle + each for each in corners]))


def _draw_strip(painter: QPainter, lane: LaneBox, theme: Theme, level: Level) -> None:
    """Say in one line how a collapsed lane is called; tags beside that stand for its cards."""
    is_for_room = level is Level.PROJECTED
    font = readable(theme.font(TextSize.BODY, strong=True), painter, BRIEF_PX)
    ink = projected(theme, painter) if is_for_room else font, theme.colour("text")
    beyond = lane.body.width() if is_for_room else TAGS_BEGIN if lane.tags else 0.0
    _write_whole(painter, _strip_room(lane, beyond), lane.face.name, ink, is_level=True)
    middle = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
    if not lane.tags and level not in {Level.MIDWAY, Level.PROJECTED}:
        text = ngettext("{count} card", "{count} cards", lane.count).format(count=lane.count)
        painter.setFont(readable(theme.font(TextSize.SMALL), painter, BRIEF_PX))
        painter.setPen(theme.colour("text.quiet"))
        painter.drawText(lane.floor.adjusted(_MARGIN, 0, 0, 0), middle, text)


def _strip_room(lane: LaneBox, beyond: float) -> QRectF:
    """Return where a closed lane says its name: beyond the header as far as tags let it."""
    room = lane.header.adjusted(_ARROW_ROOM, 0, 0, -lane.foot)
    first = min((tag.rect.left() for tag in lane.tags), default=lane.body.right())
    room.setRight(max(min(first - _MARGIN / 2, room.right() + beyond), room.right()))
    return room


def _write_whole(
    painter: QPainter, box: QRectF, text: str, ink: tuple[QFont, QColor], *, is_level: bool = False
) -> None:
    """Write a name with all its words whole, from the top of a box or in the middle of it."""
    least = _LEAST_IN_STRIP if is_level else _LEAST_SHARE
    font, lines = whole_words(text, ink[0], box.size(), least=least)
    metrics, pitch = QFontMetricsF(font), font.pixelSize() * ROOM_PITCH
    painter.setLayoutDirection(Qt.LayoutDirection.LayoutDirectionAuto)
    painter.setFont(font)
    painter.setPen(ink[1])
    top = box.center().y() - pitch * len(lines) / 2 if is_level else box.top()
    baseline = top + metrics.ascent() - (metrics.height() - pitch) / 2
    for line in lines:
        left = line_start(line, font, box.left(), box.width())
        painter.drawText(QPointF(left, baseline), line)
        baseline += pitch


def _title_font(painter: QPainter, theme: Theme, level: Level) -> QFont:
    match level:
        case Level.MIDWAY:
            return large(theme, strong=True)
        case Level.PROJECTED:
            return projected(theme, painter)
        case _:
            return readable(theme.font(TextSize.TITLE, strong=True), painter, _TITLE_PX)


def _whole(font: QFont, text: str, room: QSizeF) -> QFont:
    """Return a font as small as it has to be for all of a text, within reason."""
    least = max(round(font.pixelSize() * _LEAST_SHARE), 1)
    while font.pixelSize() > least and not _is_whole(font, text, room):
        font.setPixelSize(font.pixelSize() - 1)
    return font


def _is_whole(font: QFont, text: str, room: QSizeF) -> bool:
    """Say whether there is room for a text with none of its words broken."""
    metrics = QFontMetricsF(font)
    is_unbroken = all(metrics.horizontalAdvance(each) <= room.width() for each in text.split())
    return is_unbroken and _fits(text, font, room)


def _fits(text: str, font: QFont, room: QSizeF) -> bool:
    """Say whether there is room for all of a text."""
    most = int(room.height() // QFontMetricsF(font).height())
    return len(fitted_lines(text, font, room.width(), most=most + 1)) <= most


def _write(painter: QPainter, box: QRectF, text: str, ink: tuple[QFont, QColor]) -> float:
    """Write a text from the top of a box into as many lines as fit; return where it ends."""
    font, colour = ink
    painter.setLayoutDirection(Qt.LayoutDirection.LayoutDirectionAuto)
    metrics = QFontMetricsF(font)
    painter.setFont(font)
    painter.setPen(colour)
    top = box.top()
    for line in fitted_lines(text, font, box.width(), most=int(box.height() // metrics.height())):
        left = line_start(line, font, box.left(), box.width())
        painter.drawText(QPointF(left, top + metrics.ascent()), line)
        top += metrics.height()
    return top
