"""Draw what a what-if says on a card: before and after, its course, and a slider at its foot."""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter

from scorecard_app.present.faces import CardFace, StatusFace, SupposedFace
from scorecard_app.ui.paint.card_parts import write
from scorecard_app.ui.paint.lettering import figures, figures_of
from scorecard_app.ui.paint.marks import draw_status_mark
from scorecard_app.ui.paint.readable import BRIEF_PX, readable_px
from scorecard_app.ui.paint.spark import draw_spark
from scorecard_app.ui.theme import TextSize, Theme

GRASP = 14.0
"""How far beside its handle a slider is taken hold of rather than set, in map units."""

STRIP = QRectF(10, 40, 194, 63)
"""Where a step of a slider changes anything on a card, unless for a room; it is all paper."""

COURSE = QRectF(124, 42, 74, 22)
"""Where its course stands on a card: nothing else does."""

_LEFT, _RIGHT = 22.0, 17.0
_TRACK = 13.0
"""How far above the foot of its card a slider runs."""

_REACH = 26.0
_HANDLE, _GHOST = 6.0, 4.0
_LEAST_PX, _LARGEST = 5.0, 1.5
"""A handle has at least this radius in pixels, as far as it may be enlarged for that."""

_AROUND = 12.0
"""How far a handle reaches round its middle at most."""

_THICK = 4.0
_TEXT_LEFT, _TEXT_RIGHT = 17.0, 12.0
_VALUE, _CHANGE = 58.0, 76.0
_MARK_BOX = QRectF(_TEXT_LEFT, _CHANGE - 9, 10, 10)
_GAP = 6.0
_ARROW = " → "
_MOST = 21
_BRIEF_CHANGE = 76.0
_NO_PEN = Qt.PenStyle.NoPen


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


def draw_supposed_ground(painter: QPainter, size: QRectF, face: CardFace, theme: Theme) -> None:
    """Draw what no step of a slider changes: mark and track."""
    draw_status_mark(painter, _MARK_BOX, face.status, theme)
    draw_track(painter, size, theme)


def today_of(supposed: SupposedFace) -> str:
    """Return the value of today with an arrow to the one after; "" where it stands alone."""
    return f"{supposed.before}{_ARROW}" if supposed.before and supposed.after else ""


def today_box(today: str, theme: Theme) -> QRectF:
    """Return where the value of today stands on a card."""
    wide = figures(theme).small.width(today)
    return QRectF(_TEXT_LEFT - 1, COURSE.top(), wide + 2, COURSE.height())


def draw_today(painter: QPainter, supposed: SupposedFace, theme: Theme) -> None:
    """Draw the value of today, from the origin."""
    small = figures(theme).small
    at = QPointF(_TEXT_LEFT, _VALUE)
    write(painter, at, today_of(supposed), (small.font, theme, "text.quiet"))


def draw_course(painter: QPainter, supposed: SupposedFace, theme: Theme) -> None:
    """Draw how a card goes through the months, from the origin, where it moves at all."""
    if supposed.course is not None:
        draw_spark(painter, COURSE, supposed.course, theme)


def draw_supposed(
    painter: QPainter, size: QRectF, supposed: SupposedFace, status: StatusFace, theme: Theme
) -> None:
    """Draw over that, from the origin, what changes with every step, but for the handle."""
    room = size.width() - _TEXT_LEFT - _TEXT_RIGHT
    value_room = COURSE.left() - _GAP - _TEXT_LEFT if supposed.course is not None else room
    _draw_values(painter, supposed, theme, value_room)
    _draw_change(painter, supposed, (status, theme), room)
    _draw_moved(painter, size, supposed, theme)


def draw_supposed_brief(
    painter: QPainter, size: QRectF, supposed: SupposedFace, _status: StatusFace, theme: Theme
) -> None:
    """Draw the value after and the change in letters that can be read."""
    px = readable_px(theme.px(TextSize.BODY.value), painter, BRIEF_PX, most=_MOST)
    strong = figures_of(theme, px, strong=True)
    room = size.width() - _TEXT_LEFT - _TEXT_RIGHT
    at = QPointF(_TEXT_LEFT, _BRIEF_CHANGE)
    after = " ".join(filter(None, (supposed.after, supposed.unit))) or supposed.gain
    brief = strong.width(supposed.brief)
    if after:
        after = strong.elided(after, room - brief - _GAP)
        write(painter, at, after, (strong.font, theme, "text"))
        at = QPointF(size.width() - _TEXT_RIGHT - brief, _BRIEF_CHANGE)
    write(painter, at, supposed.brief, (strong.font, theme, supposed.role))
    _draw_moved(painter, size, supposed, theme)


def draw_track(painter: QPainter, card: QRectF, theme: Theme) -> None:
    """Draw the line along which the handle of a slider is moved."""
    y, left, right = card.bottom() - _TRACK, handle_x(card, -1.0), handle_x(card, 1.0)
    painter.setPen(_NO_PEN)
    painter.setBrush(theme.brush("line"))
    painter.drawRoundedRect(QRectF(left, y - 1, right - left, 2), 1, 1)


def handle_box(card: QRectF, supposed: SupposedFace) -> QRectF:
    """Return where the handle of a card and its ghost are drawn."""
    y, middle = card.bottom() - _TRACK, handle_x(card, 0.0)
    start, end = sorted((middle, handle_x(card, supposed.pushed)))
    return QRectF(start - _AROUND, y - _AROUND, end - start + 2 * _AROUND, 2 * _AROUND)


def draw_handle(painter: QPainter, card: QRectF, supposed: SupposedFace, theme: Theme) -> None:
    """Draw a handle, and a ghost where the card is today."""
    y, middle = card.bottom() - _TRACK, handle_x(card, 0.0)
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


def _draw_moved(painter: QPainter, card: QRectF, supposed: SupposedFace, theme: Theme) -> None:
    """Draw a bar from where the card is today to where it would be."""
    if supposed.moved:
        y = card.bottom() - _TRACK - _THICK / 2
        start, end = sorted((handle_x(card, 0.0), handle_x(card, supposed.moved)))
        painter.fillRect(QRectF(start, y, end - start, _THICK), theme.colour(supposed.role))


def _draw_values(painter: QPainter, supposed: SupposedFace, theme: Theme, room: float) -> None:
    """Draw the value after strong, behind that of today, and its unit quiet."""
    letters = figures(theme)
    if not supposed.after:
        strong = letters.body_strong
        text = strong.elided(supposed.change if supposed.brief else "", room)
        write(painter, QPointF(_TEXT_LEFT, _VALUE), text, (strong.font, theme, supposed.role))
        return
    small, large = letters.small, letters.title_strong
    taken = small.width(f"{supposed.before}{_ARROW}") if supposed.before else 0.0
    if taken + large.width(supposed.after) > room:
        large = letters.body_strong
    after = large.elided(supposed.after, max(room - taken, room / 2))
    write(painter, QPointF(_TEXT_LEFT + taken, _VALUE), after, (large.font, theme, "text"))
    unit, taken = f" {supposed.unit}", taken + large.width(after)
    if supposed.unit and taken + small.width(unit) <= room:
        at = QPointF(_TEXT_LEFT + taken, _VALUE)
        write(painter, at, unit, (small.font, theme, "text.quiet"))


def _draw_change(
    painter: QPainter, supposed: SupposedFace, look: tuple[StatusFace, Theme], room: float
) -> None:
    """Draw beside the status how much better or worse, and at the right the money."""
    status, theme = look
    letters = figures(theme)
    small = letters.small
    left, right = _MARK_BOX.right() + _GAP, _TEXT_LEFT + room
    if supposed.money:
        strong = letters.small_strong
        right -= strong.width(supposed.money)
        write(painter, QPointF(right, _CHANGE), supposed.money, (strong.font, theme, "text"))
        right -= _GAP
    change, role = supposed.change, supposed.role
    if not supposed.after:  # the change stands where the value would
        change, role = status.word, "text"
    elif supposed.money and small.width(change) > right - left:
        change = supposed.brief
    text = small.elided(change, right - left)
    write(painter, QPointF(left, _CHANGE), text, (small.font, theme, role))
