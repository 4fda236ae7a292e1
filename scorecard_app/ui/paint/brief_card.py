"""Draw a card at middling scales: title, value against target and status in letters to be read."""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter

from scorecard_app.present.faces import CardFace
from scorecard_app.texts import _
from scorecard_app.ui.paint.card import beside_value, draw_sheet
from scorecard_app.ui.paint.card_parts import fold_room, write
from scorecard_app.ui.paint.marks import draw_note_missing, draw_status_mark
from scorecard_app.ui.paint.mirror import line_start
from scorecard_app.ui.paint.readable import BRIEF_PX, readable
from scorecard_app.ui.paint.supposed import draw_handle, draw_supposed_brief, draw_track
from scorecard_app.ui.paint.text import elided, fitted_lines
from scorecard_app.ui.theme import TextSize, Theme

_LEFT, _RIGHT = 16.0, 9.0
_TOP, _BOTTOM = 6.0, 9.0
_PITCH = 1.14
"""How far lines stand apart, in heights of their letters."""

_MOST = 21
"""How high letters are at most, in map units: four lines of them fill the card."""

_TITLE_LINES = 2
_MARK = 0.82
"""How large the mark of the status is, in heights of the letters."""


def draw_card_brief(painter: QPainter, rect: QRectF, face: CardFace, theme: Theme) -> None:
    """Draw what a manager asks for: what is aimed at, how far it is, and whether that will do."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setLayoutDirection(Qt.LayoutDirection.LayoutDirectionAuto)
    painter.translate(rect.topLeft())
    draw_sheet(painter, face, theme)
    room = rect.width() - _LEFT - _RIGHT
    foot = rect.height() - _BOTTOM
    below = _draw_title(painter, face, theme, room)
    if face.supposed is not None:
        sheet = QRectF(QPointF(0, 0), rect.size())
        draw_track(painter, sheet, theme)
        if face.supposed.change:
            draw_supposed_brief(painter, sheet, face.supposed, face.status, theme)
            draw_handle(painter, sheet, face.supposed, theme)
        painter.restore()
        return
    _draw_foot(painter, face, theme, (foot, room))
    if face.value:
        _draw_value(painter, face, theme, ((below + foot) / 2, room))
    painter.restore()


def _draw_title(painter: QPainter, face: CardFace, theme: Theme, room: float) -> float:
    """Draw the title; return the baseline of its last line, or of where that would stand."""
    font = readable(theme.font(TextSize.BODY, strong=True), painter, BRIEF_PX, most=_MOST)
    first = baseline = _TOP + QFontMetricsF(font).capHeight() + font.pixelSize() * 0.2
    most = _TITLE_LINES if face.value or face.supposed else _TITLE_LINES + 1
    role = "text" if face.title else "text.quiet"
    for line in fitted_lines(face.title or _("Untitled"), font, room, most=most):
        at = QPointF(line_start(line, font, _LEFT, room), baseline)
        write(painter, at, line, (font, theme, role))
        baseline += font.pixelSize() * _PITCH
    return first + (_TITLE_LINES - 1) * font.pixelSize() * _PITCH


def _draw_value(
    painter: QPainter, face: CardFace, theme: Theme, where: tuple[float, float]
) -> None:
    """Draw the value, and quiet beside it the target with its unit, as far as there is room."""
    baseline, room = where
    strong = readable(
        theme.font(TextSize.BODY, strong=True, tabular=True), painter, BRIEF_PX, most=_MOST
    )
    quiet = readable(theme.font(TextSize.BODY, tabular=True), painter, BRIEF_PX, most=_MOST)
    value = elided(face.value, strong, room)
    taken = QFontMetricsF(strong).horizontalAdvance(value)
    write(painter, QPointF(_LEFT, baseline), value, (strong, theme, "text"))
    beside = beside_value(face, QFontMetricsF(quiet), room - taken)
    write(painter, QPointF(_LEFT + taken, baseline), beside, (quiet, theme, "text.quiet"))


def _draw_foot(painter: QPainter, face: CardFace, theme: Theme, where: tuple[float, float]) -> None:
    """Draw the status by mark and word, and the number of the card at the right."""
    baseline, room = where[0], where[1] - fold_room(face)
    font = readable(theme.font(TextSize.BODY, tabular=True), painter, BRIEF_PX, most=_MOST)
    metrics = QFontMetricsF(font)
    side = font.pixelSize() * _MARK
    mark = QRectF(_LEFT, baseline - (metrics.capHeight() + side) / 2, side, side)
    draw_status_mark(painter, mark, face.status, theme)
    number = metrics.horizontalAdvance(face.number)
    at = QPointF(_LEFT + room - number, baseline)
    write(painter, at, face.number, (font, theme, "text.quiet"))
    left = mark.right() + side / 2
    word = elided(face.status.word, font, _LEFT + room - number - side / 2 - left)
    write(painter, QPointF(left, baseline), word, (font, theme, "text"))
    if face.lacks_note:
        corner = QPointF(left + metrics.horizontalAdvance(word) + side / 2, mark.top())
        draw_note_missing(painter, QRectF(corner, mark.size()), theme)
