"""Draw what a what-if says on a card: before and after, its course, and a slider at its foot."""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter

from scorecard_app.present.faces import CardFace, SupposedFace
from scorecard_app.ui.paint.card_parts import write
from scorecard_app.ui.paint.marks import draw_status_mark
from scorecard_app.ui.paint.readable import BRIEF_PX, readable
from scorecard_app.ui.paint.spark import draw_spark
from scorecard_app.ui.paint.text import elided
from scorecard_app.ui.theme import TextSize, Theme

GRASP = 14.0
"""How far beside its handle a slider is taken hold of rather than set, in map units."""

TOP = 40.0
"""From which height of a card on anything is drawn of a what-if, unless for a room."""

_LEFT, _RIGHT = 22.0, 17.0
_TRACK = 13.0
"""How far above the foot of its card a slider runs."""

_REACH = 26.0
_HANDLE, _GHOST = 6.0, 4.0
_LEAST_PX, _LARGEST = 5.0, 1.6
"""A handle has at least this radius in pixels, as far as it may be enlarged for that."""

_THICK = 4.0
_TEXT_LEFT, _TEXT_RIGHT = 17.0, 12.0
_VALUE, _CHANGE = 58.0, 76.0
_SPARK = QRectF(124, 42, 74, 22)
_MARK = 10.0
_GAP = 6.0
_ARROW = " → "
_MOST = 21
_BRIEF_CHANGE = 76.0


def slider_box(card: QRectF) -> QRectF:
    """Return where the slider of a card is taken hold of."""
    return QRectF(card.left(), card.bottom() - _REACH, card.width(), _REACH)


def handle_x(card: QRectF, share: float) -> float:
    """Return where a handle stands for a share from −1 to 1."""
    half = (card.width() - _LEFT - _RIGHT) / 2
    return card.left() + _LEFT + half * (1 + share)


def share_at(card: QRectF, x: float) -> float:
    """Return the share from −1 to 1 that a place on a slider means."""
    half = (card.width() - _LEFT - _RIGHT) / 2
    return max(-1.0, min(1.0, (x - card.left() - _LEFT) / half - 1))


def draw_supposed(painter: QPainter, size: QRectF, face: CardFace, theme: Theme) -> None:
    """Draw all of it below the title of a card, from the origin."""
    supposed = face.supposed
    if supposed is None or not supposed.change:
        return
    room = size.width() - _TEXT_LEFT - _TEXT_RIGHT
    if supposed.course is not None:
        draw_spark(painter, _SPARK, supposed.course, theme)
    value_room = _SPARK.left() - _GAP - _TEXT_LEFT if supposed.course is not None else room
    _draw_values(painter, supposed, theme, value_room)
    _draw_change(painter, face, supposed, theme, room)
    draw_slider(painter, size, supposed, theme)


def draw_supposed_brief(painter: QPainter, size: QRectF, face: CardFace, theme: Theme) -> None:
    """Draw the value after and the change in letters that can be read, and the slider."""
    supposed = face.supposed
    if supposed is None or not supposed.change:
        return
    strong = readable(
        theme.font(TextSize.BODY, strong=True, tabular=True), painter, BRIEF_PX, most=_MOST
    )
    room = size.width() - _TEXT_LEFT - _TEXT_RIGHT
    at = QPointF(_TEXT_LEFT, _BRIEF_CHANGE)
    after = " ".join(filter(None, (supposed.after, supposed.unit))) or supposed.gain
    metrics = QFontMetricsF(strong)
    brief = metrics.horizontalAdvance(supposed.brief)
    if after:
        after = elided(after, strong, room - brief - _GAP)
        write(painter, at, after, (strong, theme, "text"))
        at = QPointF(size.width() - _TEXT_RIGHT - brief, _BRIEF_CHANGE)
    write(painter, at, supposed.brief, (strong, theme, supposed.role))
    draw_slider(painter, size, supposed, theme)


def draw_slider(painter: QPainter, card: QRectF, supposed: SupposedFace, theme: Theme) -> None:
    """Draw a slider with a ghost where the card is today, and a bar to where it would be."""
    y, middle = card.bottom() - _TRACK, handle_x(card, 0.0)
    left, right = handle_x(card, -1.0), handle_x(card, 1.0)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.brush("line"))
    painter.drawRoundedRect(QRectF(left, y - 1, right - left, 2), 1, 1)
    moved = handle_x(card, supposed.moved)
    if moved != middle:
        painter.setBrush(theme.brush(supposed.role))
        start, end = sorted((middle, moved))
        painter.drawRect(QRectF(start, y - _THICK / 2, end - start, _THICK))
    grown = min(max(_LEAST_PX / (painter.worldTransform().m11() * _HANDLE), 1.0), _LARGEST)
    if supposed.pushed:  # else the handle hides the ghost
        painter.setBrush(theme.brush("card"))
        painter.setPen(theme.pen("text.quiet"))
        painter.drawEllipse(QPointF(middle, y), _GHOST * grown, _GHOST * grown)
    at = QPointF(handle_x(card, supposed.pushed), y)
    if supposed.is_pushed:
        painter.setPen(theme.pen("card", 1.5))
        painter.setBrush(theme.brush("accent"))
    else:
        painter.setPen(theme.pen("accent", 1.5))
        painter.setBrush(theme.brush("card"))
    painter.drawEllipse(at, _HANDLE * grown, _HANDLE * grown)


def _draw_values(painter: QPainter, supposed: SupposedFace, theme: Theme, room: float) -> None:
    """Draw the value of today as a ghost, and the one after it strong."""
    small = theme.font(TextSize.SMALL, tabular=True)
    large = theme.font(TextSize.TITLE, strong=True, tabular=True)
    if not supposed.after:
        strong = theme.font(TextSize.BODY, strong=True, tabular=True)
        text = elided(supposed.change if supposed.brief else "", strong, room)
        write(painter, QPointF(_TEXT_LEFT, _VALUE), text, (strong, theme, supposed.role))
        return
    unit = f" {supposed.unit}" if supposed.unit else ""
    ghost, width = QFontMetricsF(small).horizontalAdvance, QFontMetricsF(large).horizontalAdvance
    before = f"{supposed.before}{_ARROW}" if supposed.before else ""
    taken = ghost(before) if before else 0.0
    needed = width(supposed.after)
    if taken + needed > room:
        large = theme.font(TextSize.BODY, strong=True, tabular=True)
        needed = QFontMetricsF(large).horizontalAdvance(supposed.after)
    write(painter, QPointF(_TEXT_LEFT, _VALUE), before, (small, theme, "text.quiet"))
    space = max(room - taken, room / 2)
    after = supposed.after if needed <= space else elided(supposed.after, large, space)
    if after != supposed.after:
        needed = QFontMetricsF(large).horizontalAdvance(after)
    write(painter, QPointF(_TEXT_LEFT + taken, _VALUE), after, (large, theme, "text"))
    if unit and taken + needed + ghost(unit) <= room:
        at = QPointF(_TEXT_LEFT + taken + needed, _VALUE)
        write(painter, at, unit, (small, theme, "text.quiet"))


def _draw_change(
    painter: QPainter, face: CardFace, supposed: SupposedFace, theme: Theme, room: float
) -> None:
    """Draw the status after, how much better or worse, and at the right the money."""
    small = theme.font(TextSize.SMALL, tabular=True)
    mark = QRectF(_TEXT_LEFT, _CHANGE - _MARK + 1, _MARK, _MARK)
    draw_status_mark(painter, mark, face.status, theme)
    left, right = mark.right() + _GAP, _TEXT_LEFT + room
    if supposed.money:
        strong = theme.font(TextSize.SMALL, strong=True, tabular=True)
        width = QFontMetricsF(strong).horizontalAdvance(supposed.money)
        right -= width
        write(painter, QPointF(right, _CHANGE), supposed.money, (strong, theme, "text"))
        right -= _GAP
    change, role = supposed.change, supposed.role
    if not supposed.after:  # the change stands where the value would
        change, role = face.status.word, "text"
    elif supposed.money and QFontMetricsF(small).horizontalAdvance(change) > right - left:
        change = supposed.brief
    text = elided(change, small, right - left)
    write(painter, QPointF(left, _CHANGE), text, (small, theme, role))
