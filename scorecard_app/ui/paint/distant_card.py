"""Draw cards that are seen from a distance: a few large words, or no words at all."""

from collections.abc import Callable, Mapping

from PySide6.QtCore import QPointF, QRectF, QSizeF
from PySide6.QtGui import QFont, QFontMetricsF, QPainter

from scorecard_app.present.faces import CardFace
from scorecard_app.texts import _
from scorecard_app.ui.paint.card import draw_card
from scorecard_app.ui.paint.levels import Level
from scorecard_app.ui.paint.marks import draw_note_missing, draw_status_mark, status_colour
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


def draw_card_midway(painter: QPainter, rect: QRectF, face: CardFace, theme: Theme) -> None:
    """Draw a card for scales at which only large letters can be read: its title, its status."""
    _draw_sheet(painter, rect, face, theme)
    font = large(theme, strong=True)
    metrics = QFontMetricsF(font)
    room = rect.width() - _LEFT - _RIGHT
    baseline = rect.top() + 8 + metrics.ascent()
    painter.setFont(font)
    painter.setPen(theme.colour("text" if face.title else "text.quiet"))
    for line in fitted_lines(face.title or _("Untitled"), font, room, most=_LARGE_LINES):
        painter.drawText(QPointF(rect.left() + _LEFT, baseline), line)
        baseline += metrics.height()
    mark = QRectF(rect.left() + _LEFT, rect.bottom() - _MARK - 9, _MARK, _MARK)
    draw_status_mark(painter, mark, face.status, theme)
    font = large(theme, strong=False)
    painter.setFont(font)
    painter.setPen(theme.colour("text.quiet"))
    word = elided(face.status.word, font, room - 1.5 * _MARK)
    painter.drawText(QPointF(mark.right() + _MARK / 2, mark.bottom() - 3), word)
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
    Level.FULL: draw_card,
}
"""What draws a card at each level, into a box of the size of a card."""
