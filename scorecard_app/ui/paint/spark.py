"""Sparklines: the last periods, the natural range behind, the target dotted, a dot at the end."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF

from scorecard_app.present.faces import SparkFace
from scorecard_app.ui.theme import Theme

_DOT = 2.5
_LINE = 1.25
_BAND_ALPHA = 0.22


def draw_spark(painter: QPainter, rect: QRectF, spark: SparkFace, theme: Theme) -> None:
    """Draw a sparkline into a box; values outside the axis are held at its ends."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    box = rect.adjusted(_DOT, _DOT, -_DOT - 1, -_DOT)
    if spark.limits is not None:
        painter.fillRect(_band(spark.limits, spark, box), _band_colour(theme))
    painter.setPen(_dotted(theme))
    for run in _runs(_points(spark.targets, spark, box)):
        painter.drawLines(_steps(run))
    pen = theme.pen("chart.actual", _LINE)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    painter.setPen(pen)
    points = _points(spark.values, spark, box)
    for run in _runs(points):
        if len(run) > 1:
            painter.drawPolyline(QPolygonF(run))
        else:
            painter.drawPoint(run[0])
    last = next((point for point in reversed(points) if point is not None), None)
    if last is not None:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.chosen_colour(spark.colour, spark.role))
        painter.drawEllipse(last, _DOT, _DOT)
    painter.restore()


def _band(limits: tuple[float, float], spark: SparkFace, box: QRectF) -> QRectF:
    """Return the natural range: what lies within it is noise."""
    low, high = (_height(limit, spark, box) for limit in limits)
    return QRectF(box.left(), high, box.width(), max(low - high, 1.0))


def _band_colour(theme: Theme) -> QColor:
    colour = QColor(theme.colour("chart.range"))
    colour.setAlphaF(_BAND_ALPHA)
    return colour


def _dotted(theme: Theme) -> QPen:
    pen = theme.pen("chart.target")
    pen.setDashPattern([1.0, 2.0])
    pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    return pen


def _points(values: Sequence[float | None], spark: SparkFace, box: QRectF) -> list[QPointF | None]:
    across = box.width() / max(len(values) - 1, 1)
    return [
        None if value is None else QPointF(box.left() + index * across, _height(value, spark, box))
        for index, value in enumerate(values)
    ]


def _height(value: float, spark: SparkFace, box: QRectF) -> float:
    share = (value - spark.low) / ((spark.high - spark.low) or 1.0)
    return box.bottom() - min(max(share, 0.0), 1.0) * box.height()


def _runs(points: Sequence[QPointF | None]) -> Iterator[list[QPointF]]:
    """Yield the stretches without a gap."""
    run: list[QPointF] = []
    for point in points:
        if point is not None:
            run.append(point)
        elif run:
            yield run
            run = []
    if run:
        yield run


def _steps(run: Sequence[QPointF]) -> list[QLineF]:
    """Return a target's line: level while it holds, with a jump where a new one begins."""
    lines: list[QLineF] = []
    for before, after in pairwise(run):
        corner = QPointF(after.x(), before.y())
        lines.append(QLineF(before, corner))
        if corner.y() != after.y():
            lines.append(QLineF(corner, after))
    return lines
