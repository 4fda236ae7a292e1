"""Draw one card of the map: what an objective is, where it stands and how it goes."""

from enum import Enum

from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPainterPath

from scorecard_app.present.faces import CardFace
from scorecard_app.texts import _
from scorecard_app.ui.paint.marks import draw_note_missing, draw_status_mark, status_colour
from scorecard_app.ui.paint.spark import draw_spark
from scorecard_app.ui.paint.text import elided, fitted_lines
from scorecard_app.ui.theme import TextSize, Theme

CARD = QSizeF(208, 104)
"""The size of a card in map units."""

_CORNER = 6.0
_SPINE = 5.0
_LEFT = 17.0
_RIGHT = 12.0
_TITLE_TOP = 10.0
_TITLE_LINES = 2
_LINE_HEIGHT = 17.0
_VALUE_BASELINE = 67.0
_FOOT_BASELINE = 92.0
_MARK = 10.0
_NOTE = 8.0
_SPARK = QRectF(124, 48, 74, 26)
_GAP = 6.0
_DIMMED = 0.35


class CardState(Enum):
    """How a card's frame stands out."""

    PLAIN = "plain"
    HOVERED = "hovered"
    SELECTED = "selected"
    WELCOME = "welcome"
    DIMMED = "dimmed"


def draw_card(painter: QPainter, rect: QRectF, face: CardFace, theme: Theme) -> None:
    """Draw a card at full detail into a box of size CARD, in map units: give it `unscaled()`."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setLayoutDirection(Qt.LayoutDirection.LayoutDirectionAuto)
    painter.translate(rect.topLeft())
    _draw_sheet(painter, face, theme)
    _draw_head(painter, face, theme)
    _draw_value(painter, face, theme)
    _draw_foot(painter, face, theme)
    painter.restore()


def draw_card_state(painter: QPainter, rect: QRectF, state: CardState, theme: Theme) -> None:
    """Draw over a card how its frame stands out."""
    if state is CardState.PLAIN:
        return
    if state is CardState.DIMMED:
        veil = theme.colour("canvas").toRgb()
        veil.setAlphaF(1 - _DIMMED)
        painter.fillRect(rect.adjusted(-1, -1, 1, 1), veil)
        return
    width = 1.25 if state is CardState.HOVERED else 2.0
    painter.setPen(theme.pen("card.hover" if state is CardState.HOVERED else "focus", width))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    grown = 0.0 if state is CardState.HOVERED else 1.5
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    corner = _CORNER + grown
    painter.drawRoundedRect(rect.adjusted(-grown, -grown, grown, grown), corner, corner)


def _draw_sheet(painter: QPainter, face: CardFace, theme: Theme) -> None:
    sheet = QRectF(QPointF(0, 0), CARD)
    outline = QPainterPath()
    outline.addRoundedRect(sheet.adjusted(0.5, 0.5, -0.5, -0.5), _CORNER, _CORNER)
    painter.fillPath(outline, theme.brush("card"))
    painter.strokePath(outline, theme.pen("card.border"))
    spine = QPainterPath()
    spine.addRect(QRectF(0, 0, _SPINE, CARD.height()))
    whole = QPainterPath()
    whole.addRoundedRect(sheet, _CORNER, _CORNER)
    painter.fillPath(whole.intersected(spine), status_colour(face.status, theme))


def _draw_head(painter: QPainter, face: CardFace, theme: Theme) -> None:
    """Draw the number in its corner and the title beside it."""
    small = theme.font(TextSize.SMALL, tabular=True)
    right = CARD.width() - _RIGHT
    room = right - _LEFT
    if face.number:
        number_width = QFontMetricsF(small).horizontalAdvance(face.number)
        at = QPointF(right - number_width, _TITLE_TOP + 12)
        _write(painter, at, face.number, (small, theme, "text.quiet"))
        room -= number_width + _GAP
    font = theme.font(TextSize.BODY, strong=True)
    role = "text" if face.title else "text.quiet"
    baseline = _TITLE_TOP + QFontMetricsF(font).ascent()
    for line in fitted_lines(face.title or _("Untitled"), font, room, most=_TITLE_LINES):
        _write(painter, QPointF(_LEFT, baseline), line, (font, theme, role))
        baseline += _LINE_HEIGHT


def _draw_value(painter: QPainter, face: CardFace, theme: Theme) -> None:
    """Draw the value large, its unit and target quiet beside it, and the sparkline."""
    room = CARD.width() - _RIGHT - _LEFT
    if face.spark is not None:
        draw_spark(painter, _SPARK, face.spark, theme)
        room = _SPARK.left() - _GAP - _LEFT
    if not face.value:
        return
    small = theme.font(TextSize.SMALL, tabular=True)
    large = theme.font(TextSize.TITLE, strong=True, tabular=True)
    value = elided(face.value, large, room)
    taken = QFontMetricsF(large).horizontalAdvance(value)
    _write(painter, QPointF(_LEFT, _VALUE_BASELINE), value, (large, theme, "text"))
    after = QPointF(_LEFT + taken, _VALUE_BASELINE)
    beside = _beside(face, QFontMetricsF(small), room - taken)
    _write(painter, after, beside, (small, theme, "text.quiet"))


def _beside(face: CardFace, metrics: QFontMetricsF, room: float) -> str:
    """Return target and unit; where there is no room for both, the target, which is not known."""
    target = f" / {face.target}" if face.target else ""
    unit = f" {face.unit}" if face.unit else ""
    fitting = (text for text in (target + unit, target) if metrics.horizontalAdvance(text) <= room)
    return next(fitting, "")


def _draw_foot(painter: QPainter, face: CardFace, theme: Theme) -> None:
    """Draw the status by mark and word, and at the right whether it leads and whose it is."""
    small = theme.font(TextSize.SMALL)
    metrics = QFontMetricsF(small)
    mark = QRectF(_LEFT, _FOOT_BASELINE - _MARK + 1, _MARK, _MARK)
    draw_status_mark(painter, mark, face.status, theme)
    word_left = mark.right() + _GAP
    room = CARD.width() - _RIGHT - word_left
    word = elided(face.status.word, small, room)
    _write(painter, QPointF(word_left, _FOOT_BASELINE), word, (small, theme, "text"))
    taken = metrics.horizontalAdvance(word) + _GAP
    if face.lacks_note:
        corner = QRectF(word_left + taken, mark.top(), _NOTE, _NOTE)
        draw_note_missing(painter, corner, theme)
        taken += _NOTE + _GAP
    room -= taken + _GAP
    aside = elided(" · ".join(filter(None, (face.lead_lag, face.initials))), small, max(room, 0))
    at = QPointF(CARD.width() - _RIGHT - metrics.horizontalAdvance(aside), _FOOT_BASELINE)
    _write(painter, at, aside, (small, theme, "text.quiet"))


def _write(painter: QPainter, at: QPointF, text: str, ink: tuple[QFont, Theme, str]) -> None:
    font, theme, role = ink
    painter.setFont(font)
    painter.setPen(theme.colour(role))
    painter.drawText(at, text)
