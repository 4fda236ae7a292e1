"""Paints a timeline: the months, today, a bar for each piece of work, and what holds them."""

from collections.abc import Mapping

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen, QPolygonF

from scorecard_app.domain.ids import EntityId
from scorecard_app.domain.value import InitiativeState
from scorecard_app.present.investing.timeline import Bar, Timeline
from scorecard_app.ui.paint.text import elided
from scorecard_app.ui.theme import TextSize, Theme

HEAD, ROW = 26, 26
_NAMES, _LEAST_NAMES, _GAP, _BAR, _HEAD_SIZE, _ROUND = 210, 120, 6, 14, 4, 3
_QUIET = frozenset({InitiativeState.DONE, InitiativeState.STOPPED})
_MIDDLE = Qt.AlignmentFlag.AlignVCenter


class TimelineFrame:
    """Where months and rows lie in the picture."""

    def __init__(self, spec: Timeline, width: float, theme: Theme) -> None:
        px = theme.px
        self._spec, self._px = spec, px
        self.left = min(px(_NAMES), max(width / 4, px(_LEAST_NAMES)))
        self.width = max(width - self.left - px(_GAP), 1.0)

    @property
    def height(self) -> int:
        """Return how high the picture is."""
        return self._px(HEAD) + len(self._spec.bars) * self._px(ROW) + self._px(_GAP)

    @property
    def month_width(self) -> float:
        """Return how wide a month is."""
        return self.width / ((self._spec.right - self._spec.left) or 1.0)

    def across(self, month: float) -> float:
        """Return how far across a month lies."""
        return self.left + (month - self._spec.left) * self.month_width

    def row(self, at: int) -> QRectF:
        """Return the room of a row."""
        top = self._px(HEAD) + at * self._px(ROW)
        return QRectF(0, top, self.left + self.width, self._px(ROW))

    def box(self, at: int) -> QRectF:
        """Return the room of the bar in a row."""
        bar, middle, height = self._spec.bars[at], self.row(at).center().y(), self._px(_BAR)
        left, right = self.across(bar.start), self.across(bar.end)
        return QRectF(left, middle - height / 2, max(right - left, self._px(_GAP)), height)

    def row_at(self, place: QPointF) -> int | None:
        """Return the row at a place."""
        at = int((place.y() - self._px(HEAD)) // self._px(ROW))
        return at if 0 <= at < len(self._spec.bars) else None


def paint_timeline(  # noqa: PLR0913 - what a picture needs
    painter: QPainter,
    spec: Timeline,
    frame: TimelineFrame,
    theme: Theme,
    *,
    chosen: EntityId | None,
    has_focus: bool,
    top: float,
) -> None:
    """Draw all bars; the axis stays at the top of what is seen."""
    _paint_grid(painter, spec, frame, theme)
    for at, bar in enumerate(spec.bars):
        if bar.id == chosen:
            painter.fillRect(frame.row(at), theme.colour("selection"))
    for at in range(len(spec.bars)):
        _paint_bar(painter, spec, frame, theme, at, has_focus and spec.bars[at].id == chosen)
    _paint_bonds(painter, spec, frame, theme)
    _paint_axis(painter, spec, frame, theme, top)


def _paint_grid(painter: QPainter, spec: Timeline, frame: TimelineFrame, theme: Theme) -> None:
    painter.setPen(theme.pen("chart.grid"))
    for mark in spec.marks:
        x = frame.across(mark.at)
        painter.drawLine(QPointF(x, theme.px(HEAD)), QPointF(x, frame.height))
    painter.setPen(_dotted(theme.pen("accent")))
    x = frame.across(spec.today)
    painter.drawLine(QPointF(x, theme.px(HEAD)), QPointF(x, frame.height))


def _paint_axis(
    painter: QPainter, spec: Timeline, frame: TimelineFrame, theme: Theme, top: float
) -> None:
    painter.fillRect(
        QRectF(0, top, frame.left + frame.width + theme.px(_GAP), theme.px(HEAD)),
        theme.colour("surface"),
    )
    painter.setFont(theme.font(TextSize.SMALL, tabular=True))
    metrics = painter.fontMetrics()
    said = metrics.horizontalAdvance(spec.today_says)
    today = frame.across(spec.today)
    painter.setPen(theme.colour("text.quiet"))
    for mark in spec.marks:
        width, x = metrics.horizontalAdvance(mark.text), frame.across(mark.at)
        is_free = x + width < today - theme.px(_GAP) or x > today + said + 2 * theme.px(_GAP)
        if is_free and x + width <= frame.left + frame.width:
            painter.drawText(QRectF(x, top, width + 2, theme.px(HEAD)), _MIDDLE, mark.text)
    painter.setPen(theme.colour("accent"))
    box = QRectF(today + theme.px(2), top, said + 2, theme.px(HEAD))
    painter.drawText(box, _MIDDLE, spec.today_says)


def _paint_bar(
    painter: QPainter,
    spec: Timeline,
    frame: TimelineFrame,
    theme: Theme,
    at: int,
    is_focused: bool,  # noqa: FBT001 - said by the name
) -> None:
    bar, row, box, gap = spec.bars[at], frame.row(at), frame.box(at), theme.px(_GAP)
    painter.setFont(theme.font(TextSize.BODY))
    painter.setPen(theme.colour("text.quiet" if bar.state in _QUIET else "text"))
    names = QRectF(gap, row.top(), frame.left - 2 * gap, row.height())
    painter.drawText(names, _MIDDLE, elided(bar.name, painter.font(), names.width()))
    role = "text.quiet" if bar.state in _QUIET else "chart.actual"
    pen = theme.pen("accent" if is_focused else role, 2.0 if is_focused else 1.0)
    if bar.state in {InitiativeState.PROPOSED, None}:
        pen.setStyle(Qt.PenStyle.DashLine)
    painter.setPen(pen)
    painter.setBrush(theme.brush("surface.raised"))
    _paint_body(painter, bar, box, theme.px(_ROUND))
    if bar.progress:
        filled = QRectF(box.left(), box.top(), box.width() * bar.progress, box.height())
        painter.fillRect(filled.adjusted(1, 1, -1, -1), theme.colour(role))
    _paint_note(painter, bar, frame, theme, box)


def _paint_body(painter: QPainter, bar: Bar, box: QRectF, round_px: int) -> None:
    """Draw the outline of a bar; a side without a date is open."""
    painter.save()
    beyond = 2 * round_px
    painter.setClipRect(box.adjusted(-1, -1, 1 if bar.has_end else 0, 1))
    left, right = 0 if bar.has_start else -beyond, 0 if bar.has_end else beyond
    painter.drawRoundedRect(box.adjusted(left, 0, right, 0), round_px, round_px)
    painter.restore()


def _paint_note(
    painter: QPainter, bar: Bar, frame: TimelineFrame, theme: Theme, box: QRectF
) -> None:
    """Write behind the bar, before it, or else in it, where there is room."""
    painter.setFont(theme.font(TextSize.SMALL, tabular=True))
    painter.setPen(theme.colour("text.quiet"))
    gap, width = theme.px(_GAP), painter.fontMetrics().horizontalAdvance(bar.note) + 2
    x = box.right() + gap
    if x + width > frame.left + frame.width:
        x = box.left() - gap - width
    if x < frame.left:
        x = box.right() - gap - width
        painter.setPen(theme.colour("text"))
        if bar.progress * box.width() > box.width() - width - 2 * gap:
            return
    painter.drawText(QRectF(x, box.top(), width, box.height()), _MIDDLE, bar.note)


def _paint_bonds(painter: QPainter, spec: Timeline, frame: TimelineFrame, theme: Theme) -> None:
    """Draw an arrow from what is needed, and a dotted line between what excludes one another."""
    rows = {bar.id: at for at, bar in enumerate(spec.bars)}
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    for at, bar in enumerate(spec.bars):
        for other in bar.needs:
            if other in rows:
                _paint_arrow(painter, frame, theme, rows[other], at)
        _paint_exclusions(painter, frame, theme, at, bar, rows)
    painter.restore()


def _paint_arrow(
    painter: QPainter, frame: TimelineFrame, theme: Theme, needed: int, at: int
) -> None:
    """Lead from the middle of the needed bar's start down or up to the start of the other."""
    gap, size = theme.px(_GAP), theme.px(_HEAD_SIZE)
    first, last = frame.box(needed), frame.box(at)
    x = min(first.left(), last.left()) - gap
    begin, end = QPointF(first.left(), first.center().y()), QPointF(last.left(), last.center().y())
    painter.setPen(theme.pen("text.quiet", 1.2))
    painter.setBrush(theme.brush("text.quiet"))
    ways = [begin, QPointF(x, begin.y()), QPointF(x, end.y()), end - QPointF(size, 0)]
    painter.drawPolyline(QPolygonF(ways))
    tips = [end, end - QPointF(size, size), end - QPointF(size, -size)]
    painter.drawPolygon(QPolygonF(tips))


def _paint_exclusions(
    painter: QPainter,
    frame: TimelineFrame,
    theme: Theme,
    at: int,
    bar: Bar,
    rows: Mapping[EntityId, int],
) -> None:
    size = theme.px(_HEAD_SIZE)
    for other in bar.excludes:
        if other not in rows:
            continue
        one, two = frame.box(at), frame.box(rows[other])
        x = max(one.left(), two.left()) + 2 * size
        ends = (one.center().y(), two.center().y())
        painter.setPen(_dotted(theme.pen("band.off", 1.5)))
        painter.drawLine(QPointF(x, ends[0]), QPointF(x, ends[1]))
        middle = QPointF(x, sum(ends) / 2)
        painter.setPen(theme.pen("band.off", 1.5))
        painter.setBrush(theme.brush("surface"))
        painter.drawEllipse(middle, size, size)
        painter.drawLine(middle - QPointF(size, size) / 2, middle + QPointF(size, size) / 2)
        painter.drawLine(middle + QPointF(size, -size) / 2, middle + QPointF(-size, size) / 2)


def _dotted(pen: QPen) -> QPen:
    pen.setStyle(Qt.PenStyle.DotLine)
    return pen
