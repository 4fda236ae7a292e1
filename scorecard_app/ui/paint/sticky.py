"""Draw a free note: a sheet in its colour with a folded corner, and its text."""

from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPolygonF

from scorecard_app.present.faces import StickyFace
from scorecard_app.texts import _
from scorecard_app.ui.paint.distant_card import large, projected
from scorecard_app.ui.paint.levels import Level
from scorecard_app.ui.paint.mirror import line_start
from scorecard_app.ui.paint.readable import BRIEF_PX, readable
from scorecard_app.ui.paint.text import elided, fitted_lines
from scorecard_app.ui.theme import TextSize, Theme

STICKY = QSizeF(160, 104)
"""The usual size of a note in map units."""

_FOLD = 14.0
_PADDING = 10.0
_SMALL_PADDING = 6.0


def sticky_box(face: StickyFace) -> QRectF:
    """Return where a note stands, from the top left corner of its map."""
    size = QSizeF(face.width or STICKY.width(), face.height or STICKY.height())
    return QRectF(QPointF(face.x, face.y), size)


def fold_of(box: QRectF) -> QRectF:
    """Return the folded corner of a note, by which its size is changed."""
    return QRectF(box.bottomRight() - QPointF(_FOLD, _FOLD), QSizeF(_FOLD, _FOLD))


def draw_sticky(
    painter: QPainter, rect: QRectF, face: StickyFace, theme: Theme, level: Level
) -> None:
    """Draw a note into a box in map units; from afar without its text."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setLayoutDirection(Qt.LayoutDirection.LayoutDirectionAuto)
    _draw_sheet(painter, rect, face, theme)
    if level is not Level.AFAR:
        _draw_text(painter, rect, face, (_font(level, theme, painter), theme))
    painter.restore()


def _draw_sheet(painter: QPainter, rect: QRectF, face: StickyFace, theme: Theme) -> None:
    across, up = QPointF(_FOLD, 0), QPointF(0, _FOLD)
    fold = QPointF(rect.right() - _FOLD, rect.bottom() - _FOLD)
    corners = [
        rect.topLeft(),
        rect.topRight(),
        rect.bottomRight() - up,
        rect.bottomRight() - across,
        rect.bottomLeft(),
    ]
    painter.setPen(theme.pen("text.held"))
    painter.setBrush(theme.brush(face.role))
    painter.drawPolygon(QPolygonF(corners))
    painter.setBrush(theme.brush("card"))
    painter.drawPolygon(QPolygonF([corners[2], fold, corners[3]]))


def _draw_text(painter: QPainter, rect: QRectF, face: StickyFace, ink: tuple[QFont, Theme]) -> None:
    font, theme = ink
    metrics = QFontMetricsF(font)
    is_large = metrics.height() > _FOLD + _PADDING
    padding = _SMALL_PADDING if is_large else _PADDING
    most = max(int((rect.height() - 2 * padding) // metrics.height()), 1)
    painter.setFont(font)
    painter.setPen(theme.colour("text" if face.text else "text.quiet"))
    baseline = rect.top() + padding + metrics.ascent()
    for line in _lines(face.text or _("Empty note"), font, rect.width() - 2 * padding, most):
        left = line_start(line, font, rect.left() + padding, rect.width() - 2 * padding)
        painter.drawText(QPointF(left, baseline), line)
        baseline += metrics.height()


def _lines(text: str, font: QFont, width: float, most: int) -> list[str]:
    """Break a text of several paragraphs into at most so many lines."""
    lines: list[str] = []
    for paragraph in text.split("\n"):
        if len(lines) == most:
            lines[-1] = elided(f"{lines[-1]} …", font, width)
            break
        lines += fitted_lines(paragraph, font, width, most=most - len(lines)) or [""]
    return lines


def _font(level: Level, theme: Theme, painter: QPainter) -> QFont:
    match level:
        case Level.MIDWAY:
            return large(theme, strong=False)
        case Level.BRIEF:
            return readable(theme.font(TextSize.BODY), painter, BRIEF_PX)
        case Level.PROJECTED:
            return projected(theme, painter, strong=False)
        case _:
            return theme.font(TextSize.BODY)
