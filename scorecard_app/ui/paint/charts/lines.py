"""Draw lines with their marks, levels, ribbons and the quiet areas behind them."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF

from scorecard_app.present.charts.chart import Area, Fill, Level, Line, Point, Ribbon
from scorecard_app.ui.paint.charts.pixels import DASHES, Pixels
from scorecard_app.ui.paint.charts.places import PanelPlace
from scorecard_app.ui.paint.marks import draw_status_mark
from scorecard_app.ui.theme import Theme

_LINE, _LEVEL, _RING = 1.6, 1.25, 1.4
_DOT, _STATUS = 4.0, 9.0
_LEAST_STATUS, _CROWDED = 5.0, 5.0
_SHARE_OF_STEP = 0.8
_RING_ROOM = 5.0
_AREA_ALPHA, _RIBBON_ALPHA = 26, 46
_KEY = 3.0
_TOUCHING = 1e-6


def draw_area(painter: QPainter, place: PanelPlace, area: Area, theme: Theme) -> None:
    """Draw a quiet area; a band that is still in force has a strip of its colour at the end."""
    low = place.panel.low if area.low is None else max(area.low, place.panel.low)
    high = place.panel.high if area.high is None else min(area.high, place.panel.high)
    start, end = max(area.start, place.first), min(area.end, place.last)
    if high <= low or end <= start:
        return
    box = place.box(start, end, low, high)
    colour = theme.chosen_colour(area.colour, area.role)
    pixels = Pixels(painter, theme)
    pixels.fill(box, _faint(colour, _AREA_ALPHA))
    is_upright = area.low is None and area.high is None
    is_in_force = area.role.startswith("band.") and area.end >= place.areas_end - _TOUCHING
    if is_in_force and not is_upright and not place.is_turned:
        key = theme.px(_KEY)
        pixels.fill(QRectF(box.right() - key, box.top(), key, box.height()), colour)


def draw_ribbon(painter: QPainter, place: PanelPlace, ribbon: Ribbon, theme: Theme) -> None:
    """Draw a range that changes along the places; values beyond the axis end at it."""
    highs = [place.point(at, _inside(place, high)) for at, _low, high in ribbon.edges]
    lows = [place.point(at, _inside(place, low)) for at, low, _high in ribbon.edges]
    colour = theme.colour(ribbon.role)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    if ribbon.fill is not Fill.OUTLINE:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(_faint(colour, _RIBBON_ALPHA))
        painter.drawPolygon(QPolygonF([*highs, *reversed(lows)]))
    if ribbon.fill is not Fill.PALE:
        painter.setPen(QPen(colour, theme.scale))
        painter.drawPolyline(QPolygonF(highs))
        painter.drawPolyline(QPolygonF(lows))


def draw_level(
    painter: QPainter, place: PanelPlace, level: Level, before: Level | None, theme: Theme
) -> None:
    """Draw a level line, and the jump to it from the one before that it goes on from."""
    if not place.panel.low <= level.value <= place.panel.high:
        return
    pixels, colour = Pixels(painter, theme), theme.colour(level.role)
    start, end = max(level.start, place.first), min(level.end, place.last)
    if end <= start:
        return
    ends = place.point(start, level.value), place.point(end, level.value)
    pixels.rule(*ends, colour, width=_LEVEL, stroke=level.stroke)
    if before is not None and before.value != level.value:
        jump = place.point(start, _inside(place, before.value))
        pixels.rule(jump, ends[0], colour, width=_LEVEL, stroke=level.stroke)


def draw_line(painter: QPainter, place: PanelPlace, line: Line, theme: Theme) -> None:
    """Draw a line through neighbours, then its marks; signals are ringed."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    pen = theme.pen(line.role, _LINE)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    if DASHES[line.stroke]:
        pen.setDashPattern([part / _LINE for part in DASHES[line.stroke]])
    painter.setPen(pen)
    for run in _runs(line.points):
        corners = QPolygonF([place.point(point.at, point.value) for point in run])
        painter.drawPolyline(corners)
    is_crowded = place.step < theme.px(_CROWDED)
    for point in line.points:
        if line.has_marks and (not is_crowded or point is line.points[-1] or point.is_signal):
            _draw_mark(painter, place, point, line.role, theme)


def _draw_mark(painter: QPainter, place: PanelPlace, point: Point, role: str, theme: Theme) -> None:
    size = max(theme.px(_LEAST_STATUS), min(theme.px(_STATUS), round(place.step * _SHARE_OF_STEP)))
    box = QRectF(0, 0, size, size)
    box.moveCenter(place.point(point.at, point.value))
    if point.is_signal:
        room = theme.px(_RING_ROOM) / 2
        painter.setPen(theme.pen("chart.signal", _RING))
        painter.setBrush(theme.brush("surface"))
        painter.drawEllipse(box.adjusted(-room, -room, room, room))
    if point.status is not None:
        draw_status_mark(painter, box, point.status, theme)
        return
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.brush(role))
    radius = theme.px(_DOT) / 2
    painter.drawEllipse(box.center(), radius, radius)


def _runs(points: Sequence[Point]) -> Iterator[list[Point]]:
    """Yield the stretches of neighbours: a wider step breaks the line."""
    run: list[Point] = list(points[:1])
    for before, after in pairwise(points):
        if after.at - before.at > 1 + _TOUCHING:
            yield run
            run = []
        run.append(after)
    yield run


def _inside(place: PanelPlace, value: float) -> float:
    return min(max(value, place.panel.low), place.panel.high)


def _faint(colour: QColor, alpha: int) -> QColor:
    made = QColor(colour)
    made.setAlpha(alpha)
    return made
