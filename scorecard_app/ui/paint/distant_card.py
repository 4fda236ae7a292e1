"""Draw cards that are seen from a distance: from far off, or from the last row of a room."""

from collections.abc import Callable, Mapping
from math import ceil

from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter

from scorecard_app.present.faces import CardFace, StatusFace, SupposedFace
from scorecard_app.texts import _
from scorecard_app.ui.paint.brief_card import draw_card_brief
from scorecard_app.ui.paint.card import draw_card, draw_card_compact, draw_card_detailed
from scorecard_app.ui.paint.card_parts import draw_fold
from scorecard_app.ui.paint.levels import Level
from scorecard_app.ui.paint.marks import draw_note_missing, draw_status_mark, status_colour
from scorecard_app.ui.paint.mirror import line_start
from scorecard_app.ui.paint.readable import readable
from scorecard_app.ui.paint.supposed import draw_supposed, draw_supposed_brief
from scorecard_app.ui.paint.text import elided, fitted_lines
from scorecard_app.ui.theme import TextSize, Theme

_SPINE = 10.0
_LEFT = 24.0
_RIGHT = 10.0
_LARGE_PX = 22
_LARGE_LINES = 2
_MARK, _NOTE = 22.0, 16.0
_BIG_MARK = 28.0
_GREEK_HEIGHT = 10.0
_BORDER = 2.0
_STRIP, _BESIDE = 32.0, 12.0
"""How wide number and status stand beside the title for a room, at least and round a number."""

_BREATH = 4.0
"""How far the letters for a room stay off the border, so that they are told from it."""

ROOM_PITCH = 1.14
"""How far the lines for a room stand apart, in heights of their letters."""

_LEAST_UNITS = 16

_STRETCHES = (100, 93, 86, 80, 74, 68)
"""How wide letters for a room are, in hundredths: narrower ones where a title has no room."""

_LEAST_SHARE = 0.75
"""How much smaller the letters of a label, or of a title that is far too long, may be in a room."""


def draw_card_midway(painter: QPainter, rect: QRectF, face: CardFace, theme: Theme) -> None:
    """Draw a card for scales at which only large letters can be read: its title, its status."""
    painter.setLayoutDirection(Qt.LayoutDirection.LayoutDirectionAuto)
    _draw_sheet(painter, rect, face, theme)
    font = large(theme, strong=True)
    metrics = QFontMetricsF(font)
    room = rect.width() - _LEFT - _RIGHT
    baseline = rect.top() + 8 + metrics.ascent()
    painter.setFont(font)
    painter.setPen(theme.colour("text" if face.title else "text.quiet"))
    for line in fitted_lines(face.title or _("Untitled"), font, room, most=_LARGE_LINES):
        left = line_start(line, font, rect.left() + _LEFT, room)
        painter.drawText(QPointF(left, baseline), line)
        baseline += metrics.height()
    mark = QRectF(rect.left() + _LEFT, rect.bottom() - _MARK - 9, _MARK, _MARK)
    draw_status_mark(painter, mark, face.status, theme)
    font = large(theme, strong=False)
    painter.setFont(font)
    painter.setPen(theme.colour("text.quiet"))
    says = face.status.word if face.supposed is None else face.supposed.brief
    word = elided(says, font, room - 1.5 * _MARK)
    painter.drawText(QPointF(mark.right() + _MARK / 2, mark.bottom() - 3), word)
    if face.parts:
        painter.translate(rect.topLeft())
        draw_fold(painter, rect.size(), theme)
        painter.translate(-rect.topLeft())
    if face.lacks_note:
        left = mark.right() + _MARK + QFontMetricsF(font).horizontalAdvance(word)
        draw_note_missing(painter, QRectF(left, mark.top() + 3, _NOTE, _NOTE), theme)


def draw_card_from_afar(painter: QPainter, rect: QRectF, face: CardFace, theme: Theme) -> None:
    """Draw a card for scales at which no text can be read: its spine, its mark, its bulk."""
    _draw_sheet(painter, rect, face, theme)
    line = QRectF(rect.left() + 1.4 * _LEFT, rect.top() + 18, rect.width() * 0.66, _GREEK_HEIGHT)
    painter.fillRect(line, theme.colour("line"))
    line.translate(0, 1.8 * _GREEK_HEIGHT)
    line.setWidth(line.width() * 0.6)
    painter.fillRect(line, theme.colour("line"))
    mark = QRectF(0, 0, _BIG_MARK, _BIG_MARK)
    mark.moveBottomLeft(QPointF(rect.left() + 1.4 * _LEFT, rect.bottom() - 14))
    draw_status_mark(painter, mark, face.status, theme)


def draw_card_projected(painter: QPainter, rect: QRectF, face: CardFace, theme: Theme) -> None:
    """Draw a card for a whole room: its title in letters of 24 pixels, its number and status."""
    painter.setLayoutDirection(Qt.LayoutDirection.LayoutDirectionAuto)
    _draw_sheet(painter, rect, face, theme)
    font = projected(theme, painter)
    metrics, pitch = QFontMetricsF(font), font.pixelSize() * ROOM_PITCH
    number = metrics.horizontalAdvance(face.number)
    strip = QRectF(rect.left() + _SPINE, rect.top(), max(number + _BESIDE, _STRIP), rect.height())
    strip.adjust(0, _BORDER, 0, -_BORDER)
    painter.setFont(font)
    painter.setPen(theme.colour("text"))
    baseline = strip.top() + metrics.ascent() - (metrics.height() - pitch) / 2
    painter.drawText(QPointF(strip.center().x() - number / 2, baseline), face.number)
    mark = QRectF(0, 0, _MARK, _MARK)
    mark.moveCenter(QPointF(strip.center().x(), strip.bottom() - _MARK))
    draw_status_mark(painter, mark, face.status, theme)
    painter.setPen(theme.colour("text"))
    room = QSizeF(rect.right() - strip.right() - _BORDER - _BREATH, strip.height())
    if face.supposed is not None and face.supposed.brief:
        room.setHeight(room.height() - pitch)
        _draw_change_for_room(painter, face.supposed, rect, (strip.right(), theme))
    font, lines = whole_words(face.title or _("Untitled"), font, room)
    pitch = font.pixelSize() * ROOM_PITCH
    painter.setFont(font)
    for line in lines:
        left = line_start(line, font, strip.right(), room.width())
        painter.drawText(QPointF(left, baseline), line)
        baseline += pitch


def _draw_change_for_room(
    painter: QPainter, supposed: SupposedFace, rect: QRectF, where: tuple[float, Theme]
) -> None:
    """Draw at the foot of a card how much better or worse it would be, and the money it gains."""
    left, theme = where
    metrics, room = QFontMetricsF(painter.font()), rect.right() - _BORDER - left
    both = " · ".join(filter(None, (supposed.brief, supposed.gain)))
    says = both if metrics.horizontalAdvance(both) <= room else supposed.brief
    painter.setPen(theme.colour(supposed.role))
    painter.drawText(QPointF(left, rect.bottom() - _BORDER - metrics.descent()), says)
    painter.setPen(theme.colour("text"))


def projected(theme: Theme, painter: QPainter, *, strong: bool = True) -> QFont:
    """Return the font that is at least 24 pixels high where a painter paints, in map units."""
    font = theme.font(TextSize.TITLE, strong=strong)
    font.setPixelSize(_LEAST_UNITS)
    return readable(font, painter, theme.room_px)


def whole_words(
    text: str, font: QFont, room: QSizeF, *, least: float = _LEAST_SHARE
) -> tuple[QFont, list[str]]:
    """Break a title between words, in narrower letters of the same height where it must be.

    Where even those have no room for all of it, they are a little smaller, too: by `least` at most.
    """
    smaller, lines = QFont(font), list[str]()
    for size in range(font.pixelSize(), ceil(font.pixelSize() * least) - 1, -1):
        smaller.setPixelSize(size)
        most = max(int(room.height() // (size * ROOM_PITCH)), 1)
        for stretch in _STRETCHES:
            smaller.setStretch(stretch)
            lines = fitted_lines(text, smaller, room.width(), most=most)
            if _words(" ".join(lines)) == _words(text):
                return smaller, lines
    return smaller, lines


def _words(text: str) -> list[str]:
    return text.replace("-", "- ").split()


def large(theme: Theme, *, strong: bool) -> QFont:
    """Return the font of words that are to be read from a distance, in map units."""
    font = theme.font(TextSize.TITLE, strong=strong)
    font.setPixelSize(_LARGE_PX)
    return font


def _draw_sheet(painter: QPainter, rect: QRectF, face: CardFace, theme: Theme) -> None:
    painter.fillRect(rect, theme.colour("card.border"))
    inner = rect.adjusted(_BORDER, _BORDER, -_BORDER, -_BORDER)
    painter.fillRect(inner, theme.colour("card"))
    spine = QRectF(rect.topLeft(), QSizeF(_SPINE, rect.height()))
    painter.fillRect(spine, status_colour(face.status, theme))


DRAW_CARD: Mapping[Level, Callable[[QPainter, QRectF, CardFace, Theme], None]] = {
    Level.AFAR: draw_card_from_afar,
    Level.MIDWAY: draw_card_midway,
    Level.BRIEF: draw_card_brief,
    Level.COMPACT: draw_card_compact,
    Level.FULL: draw_card,
    Level.DETAILED: draw_card_detailed,
    Level.PROJECTED: draw_card_projected,
}
"""What draws a card at each level, into a box of the size of a card."""

DRAW_SUPPOSED: Mapping[
    Level, Callable[[QPainter, QRectF, SupposedFace, StatusFace, Theme], None]
] = {
    Level.BRIEF: draw_supposed_brief,
    Level.COMPACT: draw_supposed,
    Level.FULL: draw_supposed,
    Level.DETAILED: draw_supposed,
}
"""What draws over a card, from the origin, what changes with every step of a slider."""

DRAWS_COURSE = frozenset(DRAW_SUPPOSED) - {Level.BRIEF}
"""The levels at which its value of today and its course are drawn, too."""
