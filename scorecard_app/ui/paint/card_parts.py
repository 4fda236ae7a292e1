"""Small parts of a card: chips of themes, the badge of a risk, notes, and the variance."""

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPolygonF

from scorecard_app.present.faces import CardFace, RiskFace, ThemeFace, VarianceFace
from scorecard_app.texts import _
from scorecard_app.ui.paint.marks import draw_verdict
from scorecard_app.ui.paint.text import elided
from scorecard_app.ui.theme import TextSize, Theme

_CHIP = 13.0
_CHIP_ROUND = 3.0
_CHIP_PADDING = 4.0
_CHIP_PX = 9
_CHIP_GAP = 3.0
_MOST_CHIPS = 3
_BADGE_HEIGHT = 14.0
_BADGE_PADDING = 5.0
_SHEET = QRectF(0, 0, 8, 9)
_FOLD = 3.0
_FOLD_ROOM = 5.0
FOLD = 13.0
"""How large the folded corner of a card is behind which there is more."""
_VERDICT = 9.0

Ink = tuple[QFont, Theme, str]


def write(painter: QPainter, at: QPointF, text: str, ink: Ink) -> None:
    """Write a line of text on its baseline, in a font and the colour of a role."""
    font, theme, role = ink
    painter.setFont(font)
    painter.setPen(theme.colour(role))
    painter.drawText(at, text)


def draw_chips(
    painter: QPainter, corner: QPointF, themes: Sequence[ThemeFace], theme: Theme
) -> float:
    """Draw the themes as chips that end at this top right corner; return how wide they are."""
    shown = themes if len(themes) <= _MOST_CHIPS else themes[: _MOST_CHIPS - 1]
    right, rest = corner.x(), len(themes) - len(shown)
    small = theme.font(TextSize.SMALL)
    if rest:
        more = _("+{count}").format(count=rest)
        right -= QFontMetricsF(small).horizontalAdvance(more)
        baseline = corner.y() + _CHIP - 2
        write(painter, QPointF(right, baseline), more, (small, theme, "text.quiet"))
        right -= _CHIP_GAP
    for face in reversed(shown):
        right -= chip_width(face, theme)
        draw_chip(painter, QPointF(right, corner.y()), face, theme)
        right -= _CHIP_GAP
    return corner.x() - right


def draw_chip(painter: QPainter, corner: QPointF, face: ThemeFace, theme: Theme) -> None:
    """Draw the letters of a theme on its colour, from this top left corner."""
    box = QRectF(corner.x(), corner.y(), chip_width(face, theme), _CHIP)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.brush(face.role))
    painter.drawRoundedRect(box, _CHIP_ROUND, _CHIP_ROUND)
    painter.setFont(_chip_font(theme))
    painter.setPen(theme.colour("card"))
    painter.drawText(box, Qt.AlignmentFlag.AlignCenter, face.letters)


def chip_width(face: ThemeFace, theme: Theme) -> float:
    """Return how wide the chip of a theme is."""
    metrics = QFontMetricsF(_chip_font(theme))
    return max(_CHIP, metrics.horizontalAdvance(face.letters) + 2 * _CHIP_PADDING)


def fold_box(size: QSizeF) -> QRectF:
    """Return the folded corner of a card of this size: what to open for what is behind it."""
    return QRectF(size.width() - FOLD, size.height() - FOLD, FOLD, FOLD)


def fold_room(face: CardFace) -> float:
    """Return how much of the last line of a card is left free for the folded corner."""
    return _FOLD_ROOM if face.parts else 0.0


def draw_fold(painter: QPainter, size: QSizeF, theme: Theme) -> None:
    """Fold the lower right corner of a card up, as of a page with others behind it."""
    box = fold_box(size)
    behind = QPolygonF([box.bottomLeft(), box.topRight(), box.bottomRight()])
    fold = QPolygonF([box.bottomLeft(), box.topRight(), box.topLeft() + QPointF(1.5, 1.5)])
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.brush("canvas"))
    painter.drawPolygon(behind)
    painter.setPen(theme.pen("text.quiet"))
    painter.setBrush(theme.brush("line"))
    painter.drawPolygon(fold)


def badge_width(risk: RiskFace, theme: Theme) -> float:
    """Return how wide the badge of a risk is."""
    font = theme.font(TextSize.SMALL, strong=True, tabular=True)
    return QFontMetricsF(font).horizontalAdvance(_badge_text(risk)) + 2 * _BADGE_PADDING


def draw_badge(painter: QPainter, corner: QPointF, risk: RiskFace, theme: Theme) -> None:
    """Draw the rating of a risk behind an exclamation mark, framed, from the top left corner."""
    box = QRectF(corner.x(), corner.y(), badge_width(risk, theme), _BADGE_HEIGHT)
    painter.setPen(theme.pen(risk.role, 1.5))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(box.adjusted(1, 1, -1, -1), _CHIP_ROUND, _CHIP_ROUND)
    painter.setFont(theme.font(TextSize.SMALL, strong=True, tabular=True))
    painter.setPen(theme.colour("text"))
    painter.drawText(box, Qt.AlignmentFlag.AlignCenter, _badge_text(risk))


def draw_notes(painter: QPainter, at: QPointF, count: int, theme: Theme) -> float:
    """Draw a sheet with a folded corner and how many there are; return how wide that is.

    `at` is the left end of the baseline.
    """
    sheet = _SHEET.translated(at.x() + 0.5, at.y() - _SHEET.height() + 0.5)
    fold = QPointF(sheet.right(), sheet.top() + _FOLD)
    outline = (
        sheet.topLeft(),
        sheet.topRight() - QPointF(_FOLD, 0),
        fold,
        sheet.bottomRight(),
        sheet.bottomLeft(),
    )
    painter.setPen(theme.pen("text.quiet"))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawPolygon(QPolygonF(outline))
    painter.drawPolyline(QPolygonF([outline[1], QPointF(outline[1].x(), fold.y()), fold]))
    small, text = theme.font(TextSize.SMALL, tabular=True), str(count)
    left = sheet.right() + _CHIP_GAP
    write(painter, QPointF(left, at.y()), text, (small, theme, "text.quiet"))
    return left + QFontMetricsF(small).horizontalAdvance(text) - at.x()


def draw_variance(
    painter: QPainter, at: QPointF, variance: VarianceFace, room: float, theme: Theme
) -> None:
    """Draw a variance on its baseline, and behind it whether that is good for the business."""
    small = theme.font(TextSize.SMALL, tabular=True)
    beside = 0.0 if variance.is_good is None else _VERDICT + _CHIP_GAP
    text = elided(variance.text, small, max(room - beside, 0.0))
    write(painter, at, text, (small, theme, "text"))
    if variance.is_good is not None:
        left = at.x() + QFontMetricsF(small).horizontalAdvance(text) + _CHIP_GAP
        box = QRectF(left, at.y() - _VERDICT + 1, _VERDICT, _VERDICT)
        draw_verdict(painter, box, is_good=variance.is_good, theme=theme)


def _badge_text(risk: RiskFace) -> str:
    return f"!{risk.figure}"


def _chip_font(theme: Theme) -> QFont:
    font = theme.font(TextSize.SMALL, strong=True)
    font.setPixelSize(_CHIP_PX)
    return font
