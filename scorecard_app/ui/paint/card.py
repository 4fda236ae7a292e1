"""Draw one card of the map: what an objective is, where it stands and how it goes."""

from dataclasses import dataclass
from enum import Enum

from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPainterPath

from scorecard_app.present.faces import CardFace
from scorecard_app.texts import _
from scorecard_app.ui.paint.card_parts import (
    badge_width,
    draw_badge,
    draw_chips,
    draw_fold,
    draw_notes,
    draw_variance,
    fold_room,
    write,
)
from scorecard_app.ui.paint.marks import draw_note_missing, draw_status_mark, status_colour
from scorecard_app.ui.paint.mirror import line_start
from scorecard_app.ui.paint.spark import draw_spark
from scorecard_app.ui.paint.supposed import (
    draw_course,
    draw_handle,
    draw_supposed,
    draw_supposed_ground,
    draw_today,
)
from scorecard_app.ui.paint.text import elided, fitted_lines
from scorecard_app.ui.theme import TextSize, Theme

CARD = QSizeF(208, 104)
"""The size of a card in map units."""

_CORNER = 6.0
_SPINE = 5.0
_LEFT = 17.0
_RIGHT = 12.0
_MARK = 10.0
_NOTE = 8.0
_SPARK_LEFT, _SPARK_WIDTH = 124.0, 74.0
_GAP = 6.0
_NUMBER_GAP = 8.0
_DIMMED = 0.35
_LONE_LINES = 4
_CHIP_RISE = 10.0
"""How far the chips stand above the baseline of their line."""


@dataclass(frozen=True, slots=True)
class _Grid:
    """Where the lines of a card stand, by their baselines; the first of its title by its top."""

    title_top: float
    title_pitch: float
    foot: float
    value: float = 0.0
    spark: tuple[float, float] = (0.0, 0.0)
    beneath: float = 0.0
    title_lines: int = 2
    measure: float | None = None

    @property
    def spark_box(self) -> QRectF:
        """Return where the sparkline stands."""
        top, height = self.spark
        return QRectF(_SPARK_LEFT, top, _SPARK_WIDTH, height)


_COMPACT = _Grid(10, 17, foot=92, title_lines=3)
_NORMAL = _Grid(8, 16, foot=95, value=62, spark=(44, 24), beneath=78)
_SUPPOSED = _Grid(5, 15, foot=0)
_DETAILED = _Grid(5, 15, foot=96, value=66, spark=(52, 18), beneath=81, measure=48)


class CardState(Enum):
    """How a card's frame stands out."""

    PLAIN = "plain"
    HOVERED = "hovered"
    SELECTED = "selected"
    WELCOME = "welcome"
    DIMMED = "dimmed"


def draw_card(painter: QPainter, rect: QRectF, face: CardFace, theme: Theme) -> None:
    """Draw a card with all that matters into a box of size CARD, in map units: `unscaled()`."""
    _draw(painter, rect, face, (_NORMAL, theme))


def draw_card_compact(painter: QPainter, rect: QRectF, face: CardFace, theme: Theme) -> None:
    """Draw the title, the number and the status of a card."""
    _draw(painter, rect, face, (_COMPACT, theme))


def draw_card_detailed(painter: QPainter, rect: QRectF, face: CardFace, theme: Theme) -> None:
    """Draw a card with what it measures, too."""
    _draw(painter, rect, face, (_DETAILED, theme))


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


def _draw(painter: QPainter, rect: QRectF, face: CardFace, look: tuple[_Grid, Theme]) -> None:
    grid, theme = look if face.supposed is None else (_SUPPOSED, look[1])
    look = grid, theme
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setLayoutDirection(Qt.LayoutDirection.LayoutDirectionAuto)
    painter.translate(rect.topLeft())
    draw_sheet(painter, face, theme)
    _draw_title(painter, face, look, room=_draw_corner(painter, face, look))
    if face.supposed is not None:
        sheet = QRectF(QPointF(0, 0), CARD)
        draw_supposed_ground(painter, sheet, face, theme)
        if face.supposed.change:
            draw_today(painter, face.supposed, theme)
            draw_course(painter, face.supposed, theme)
            draw_supposed(painter, sheet, face.supposed, face.status, theme)
            draw_handle(painter, sheet, face.supposed, theme)
        painter.restore()
        return
    if grid is not _COMPACT:
        _draw_value(painter, face, look)
        _draw_beneath(painter, face, look)
    _draw_foot(painter, face, look)
    painter.restore()


def draw_sheet(painter: QPainter, face: CardFace, theme: Theme) -> None:
    """Draw the paper of a card with its spine, from the origin."""
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
    if face.parts:
        draw_fold(painter, CARD, theme)


def _draw_corner(painter: QPainter, face: CardFace, look: tuple[_Grid, Theme]) -> float:
    """Draw number and risk in the right corner; return the room that they leave for the title."""
    grid, theme = look
    small = theme.font(TextSize.SMALL, tabular=True)
    right = CARD.width() - _RIGHT
    widest = 0.0
    if face.number:
        widest = QFontMetricsF(small).horizontalAdvance(face.number)
        at = QPointF(right - widest, grid.title_top + 12)
        write(painter, at, face.number, (small, theme, "text.quiet"))
    if face.risk and grid is not _COMPACT:
        width = badge_width(face.risk, theme)
        corner = QPointF(right - width, grid.title_top + grid.title_pitch)
        draw_badge(painter, corner, face.risk, theme)
        widest = max(widest, width)
    return right - _LEFT - (widest + _NUMBER_GAP if widest else 0.0)


def _draw_title(
    painter: QPainter, face: CardFace, look: tuple[_Grid, Theme], *, room: float
) -> None:
    grid, theme = look
    font = theme.font(TextSize.BODY, strong=True)
    role = "text" if face.title else "text.quiet"
    baseline = grid.title_top + QFontMetricsF(font).ascent()
    for line in fitted_lines(face.title or _("Untitled"), font, room, most=_lines(face, grid)):
        at = QPointF(line_start(line, font, _LEFT, room), baseline)
        write(painter, at, line, (font, theme, role))
        baseline += grid.title_pitch


def _lines(face: CardFace, grid: _Grid) -> int:
    """Return how many lines a title may take: more where a card has nothing else to say."""
    says_more = (
        face.supposed or face.value or face.measure or face.spark or face.variance or face.themes
    )
    return grid.title_lines if says_more else max(grid.title_lines, _LONE_LINES)


def _draw_value(painter: QPainter, face: CardFace, look: tuple[_Grid, Theme]) -> None:
    """Draw the value large, its unit and target quiet beside it, and the sparkline."""
    grid, theme = look
    room = CARD.width() - _RIGHT - _LEFT
    small = theme.font(TextSize.SMALL, tabular=True)
    if grid.measure is not None:
        measure = elided(face.measure, small, room)
        write(painter, QPointF(_LEFT, grid.measure), measure, (small, theme, "text.quiet"))
    if face.spark is not None:
        draw_spark(painter, grid.spark_box, face.spark, theme)
        room = _SPARK_LEFT - _GAP - _LEFT
    if not face.value:
        return
    large = theme.font(TextSize.TITLE, strong=True, tabular=True)
    value = elided(face.value, large, room)
    taken = QFontMetricsF(large).horizontalAdvance(value)
    write(painter, QPointF(_LEFT, grid.value), value, (large, theme, "text"))
    beside = beside_value(face, QFontMetricsF(small), room - taken)
    write(painter, QPointF(_LEFT + taken, grid.value), beside, (small, theme, "text.quiet"))


def beside_value(face: CardFace, metrics: QFontMetricsF, room: float) -> str:
    """Return target and unit; where there is no room for both, the target, which is not known."""
    target = f" / {face.target}" if face.target else ""
    unit = f" {face.unit}" if face.unit else ""
    fitting = (text for text in (target + unit, target) if metrics.horizontalAdvance(text) <= room)
    return next(fitting, "")


def _draw_beneath(painter: QPainter, face: CardFace, look: tuple[_Grid, Theme]) -> None:
    """Draw below the value how far it is from its target, and at the right the themes."""
    grid, theme = look
    right = CARD.width() - _RIGHT
    if face.themes:
        corner = QPointF(right, grid.beneath - _CHIP_RISE)
        right -= draw_chips(painter, corner, face.themes, theme) + _GAP
    if face.variance is not None:
        at = QPointF(_LEFT, grid.beneath)
        draw_variance(painter, at, face.variance, right - _LEFT, theme)


def _draw_foot(painter: QPainter, face: CardFace, look: tuple[_Grid, Theme]) -> None:
    """Draw the status by mark and word, and at the right whether it leads and whose it is."""
    grid, theme = look
    small = theme.font(TextSize.SMALL)
    metrics = QFontMetricsF(small)
    mark = QRectF(_LEFT, grid.foot - _MARK + 1, _MARK, _MARK)
    draw_status_mark(painter, mark, face.status, theme)
    left, right = mark.right() + _GAP, CARD.width() - _RIGHT - fold_room(face)
    word = elided(face.status.word, small, right - left)
    write(painter, QPointF(left, grid.foot), word, (small, theme, "text"))
    left += metrics.horizontalAdvance(word) + _GAP
    if face.lacks_note:
        draw_note_missing(painter, QRectF(left, mark.top(), _NOTE, _NOTE), theme)
        left += _NOTE + _GAP
    if grid is _COMPACT:
        return
    if face.notes:
        left += draw_notes(painter, QPointF(left, grid.foot), face.notes, theme) + _GAP
    aside = _aside(face, metrics, right - left - _GAP)
    at = QPointF(right - metrics.horizontalAdvance(aside), grid.foot)
    write(painter, at, aside, (small, theme, "text.quiet"))


def _aside(face: CardFace, metrics: QFontMetricsF, room: float) -> str:
    """Return whether a card leads and whose it is; the initials alone where that is too long."""
    whole = " · ".join(filter(None, (face.lead_lag, face.initials)))
    fitting = (text for text in (whole, face.initials) if metrics.horizontalAdvance(text) <= room)
    return next(fitting, "")
