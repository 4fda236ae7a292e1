"""Paints a response curve: the axes, what can be spent, the curve, now, supposed, and handles."""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPolygonF

from scorecard_app.present.investing.response import SUPPOSED, Handle, Response
from scorecard_app.ui.investing.response_frame import ResponseFrame
from scorecard_app.ui.paint.text import elided
from scorecard_app.ui.theme import TextSize, Theme

_GAP, _HANDLE, _DOT, _RING = 6, 5.0, 4.5, 4
_PALE = 0.3
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


def paint_response(
    painter: QPainter,
    spec: Response,
    frame: ResponseFrame,
    theme: Theme,
    *,
    chosen: Handle | None,
) -> None:
    """Draw a response; nothing where there is none."""
    if not spec.points:
        return
    _paint_limits(painter, spec, frame, theme)
    _paint_axes(painter, spec, frame, theme)
    painter.save()
    reach = theme.px(_HANDLE + _RING + 2)
    painter.setClipRect(frame.plot.adjusted(-reach, -reach, reach, reach))
    _paint_band(painter, spec, frame, theme)
    _paint_curve(painter, spec, frame, theme)
    _paint_now(painter, spec, frame, theme)
    for handle in spec.handles:
        _paint_handle(painter, handle, frame, theme, is_chosen=handle == chosen)
    painter.restore()


def _paint_limits(painter: QPainter, spec: Response, frame: ResponseFrame, theme: Theme) -> None:
    """Grey what cannot be spent."""
    plot = frame.plot
    colour = QColor(theme.colour("surface.sunken"))
    left, right = frame.across(spec.least), frame.across(spec.most)
    if left > plot.left():
        painter.fillRect(QRectF(plot.left(), plot.top(), left - plot.left(), plot.height()), colour)
    if right < plot.right():
        painter.fillRect(QRectF(right, plot.top(), plot.right() - right, plot.height()), colour)


def _paint_axes(painter: QPainter, spec: Response, frame: ResponseFrame, theme: Theme) -> None:
    plot, gap = frame.plot, theme.px(_GAP)
    painter.setFont(theme.font(TextSize.SMALL, tabular=True))
    height = painter.fontMetrics().height()
    for tick in spec.gain_ticks:
        y = frame.up(tick.at)
        painter.setPen(theme.pen("chart.grid"))
        painter.drawLine(QPointF(plot.left(), y), QPointF(plot.right(), y))
        painter.setPen(theme.colour("text.quiet"))
        painter.drawText(QRectF(0, y - height / 2, plot.left() - gap, height), _RIGHT, tick.text)
    painter.setPen(theme.pen("chart.axis"))
    zero = frame.up(0.0)
    painter.drawLine(QPointF(plot.left(), zero), QPointF(plot.right(), zero))
    painter.setPen(theme.colour("text.quiet"))
    top = plot.bottom() + theme.px(_HANDLE + _RING)
    for tick in spec.spend_ticks:
        width = painter.fontMetrics().horizontalAdvance(tick.text) + 2
        box = QRectF(frame.across(tick.at) - width / 2, top, width, height)
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, tick.text)
    titles = QRectF(plot.left(), top + height, plot.width(), height)
    painter.drawText(titles, _RIGHT, spec.across_title)
    title = elided(spec.up_title, painter.font(), frame.plot.right() - gap)
    painter.drawText(QRectF(gap, gap, plot.right() - gap, height), 0, title)


def _paint_band(painter: QPainter, spec: Response, frame: ResponseFrame, theme: Theme) -> None:
    """Fill between the least and the most that money may bring."""
    lower = [frame.spot(spend, low) for spend, low, _high in spec.band]
    upper = [frame.spot(spend, high) for spend, _low, high in reversed(spec.band)]
    painter.setPen(Qt.PenStyle.NoPen)
    colour = QColor(theme.colour("chart.range"))
    colour.setAlphaF(_PALE)
    painter.setBrush(colour)
    painter.drawPolygon(QPolygonF([*lower, *upper]), Qt.FillRule.WindingFill)


def _paint_curve(painter: QPainter, spec: Response, frame: ResponseFrame, theme: Theme) -> None:
    pen = theme.pen("text.quiet" if spec.is_suggested else "chart.actual", 2.0)
    if spec.is_suggested:
        pen.setStyle(Qt.PenStyle.DashLine)
    painter.setPen(pen)
    painter.drawPolyline(QPolygonF([frame.spot(*point) for point in spec.points]))


def _paint_now(painter: QPainter, spec: Response, frame: ResponseFrame, theme: Theme) -> None:
    """Mark what is spent today, and what is supposed where that is something else."""
    turned = next((each for each in spec.handles if each.name == SUPPOSED), None)
    if spec.now is None:
        return
    if turned is not None and turned.spend != spec.now[0]:
        _paint_stand(painter, (turned.spend, turned.gain), frame, theme, role="accent")
    _paint_stand(painter, spec.now, frame, theme, role="text.quiet")
    painter.setFont(theme.font(TextSize.SMALL, strong=True, tabular=True))
    painter.setPen(theme.colour("text"))
    metrics, gap = painter.fontMetrics(), theme.px(_GAP)
    width = metrics.horizontalAdvance(spec.now_label)
    x = frame.across(spec.now[0]) + gap
    is_crossed = turned is not None and x - gap < frame.across(turned.spend) < x + width + gap
    has_room = x - 2 * gap - width > frame.plot.left()
    if x + width > frame.plot.right() or (is_crossed and has_room):
        x -= 2 * gap + width
    painter.drawText(QPointF(x, frame.plot.top() + metrics.ascent()), spec.now_label)


def _paint_stand(
    painter: QPainter, at: tuple[float, float], frame: ResponseFrame, theme: Theme, *, role: str
) -> None:
    """Mark money and what it brings by dotted lines that meet in a dot."""
    spot, plot = frame.spot(*at), frame.plot
    pen = theme.pen(role)
    pen.setStyle(Qt.PenStyle.DotLine)
    painter.setPen(pen)
    painter.drawLine(QPointF(spot.x(), plot.top()), QPointF(spot.x(), plot.bottom()))
    painter.drawLine(QPointF(plot.left(), spot.y()), spot)
    painter.setPen(theme.pen("surface"))
    painter.setBrush(theme.brush("accent" if role == "accent" else "chart.actual"))
    painter.drawEllipse(spot, theme.px(_DOT), theme.px(_DOT))


def _paint_handle(
    painter: QPainter, handle: Handle, frame: ResponseFrame, theme: Theme, *, is_chosen: bool
) -> None:
    """Draw a ring on the curve, or the slider on the axis."""
    spot, radius = frame.at(handle), theme.px(_HANDLE)
    if is_chosen:
        painter.setPen(theme.pen("focus", 2.0))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawEllipse(spot, radius + theme.px(_RING), radius + theme.px(_RING))
    painter.setPen(theme.pen("accent", 2.0))
    if handle.name == SUPPOSED:
        painter.setBrush(theme.brush("accent"))
        offsets = ((0, -radius), (radius, 0), (0, radius), (-radius, 0))
        painter.drawPolygon(QPolygonF([spot + QPointF(*each) for each in offsets]))
    else:
        painter.setBrush(theme.brush("surface.raised"))
        painter.drawEllipse(spot, radius, radius)
