"""Sparklines: the last periods, the natural range behind, the target dotted, a dot at the end."""

from array import array
from collections.abc import Sequence
from functools import cache
from itertools import pairwise
from typing import cast

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen
from shiboken6 import Shiboken

from scorecard_app.present.faces import SparkFace
from scorecard_app.ui.theme import Theme

_DOT = 2.5
_LINE = 1.25
_BAND_ALPHA = 0.22
_DOUBLES_A_LINE = 4
_SMOOTH, _NO_PEN = QPainter.RenderHint.Antialiasing, Qt.PenStyle.NoPen


def draw_spark(painter: QPainter, rect: QRectF, spark: SparkFace, theme: Theme) -> None:
    """Draw a sparkline into a box; its axis holds all of its numbers."""
    painter.save()
    painter.setRenderHint(_SMOOTH)
    box = rect.adjusted(_DOT, _DOT, -_DOT - 1, -_DOT)
    zero, rise = _scale(spark, box)
    if spark.limits is not None:
        low, high = (zero - limit * rise for limit in spark.limits)
        band = QRectF(box.left(), high, box.width(), max(low - high, 1.0))
        painter.fillRect(band, _band_colour(theme))
    painter.setPen(_dotted(theme.colour("chart.target").rgba(), theme.scale))
    painter.drawLines(_steps(_heights(spark.targets, zero, rise), box))
    painter.setPen(theme.pen("chart.actual", _LINE))
    heights = _heights(spark.values, zero, rise)
    _draw_between(painter, heights, box)
    alone = _alone(heights, box)
    if alone:
        painter.drawPoints(alone)
    last = next((at for at in reversed(range(len(heights))) if heights[at] is not None), None)
    if last is not None:
        painter.setPen(_NO_PEN)
        painter.setBrush(theme.chosen_colour(spark.colour, spark.role))
        where = box.left() + last * _across(heights, box)
        painter.drawEllipse(QPointF(where, heights[last] or 0.0), _DOT, _DOT)
    painter.restore()


def _scale(spark: SparkFace, box: QRectF) -> tuple[float, float]:
    """Return where zero stands, and by how much more height a value of one does."""
    rise = box.height() / ((spark.high - spark.low) or 1.0)
    return box.bottom() + spark.low * rise, rise


def _band_colour(theme: Theme) -> QColor:
    colour = QColor(theme.colour("chart.range"))
    colour.setAlphaF(_BAND_ALPHA)
    return colour


@cache
def _dotted(rgba: int, width: float) -> QPen:
    pen = QPen(QColor.fromRgba(rgba), width)
    pen.setDashPattern([1.0, 2.0])
    pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    return pen


def _heights(values: Sequence[float | None], zero: float, rise: float) -> list[float | None]:
    return [None if value is None else zero - value * rise for value in values]


def _across(heights: Sequence[float | None], box: QRectF) -> float:
    """Return how far one period lies beside the one before."""
    return box.width() / max(len(heights) - 1, 1)


def _draw_between(painter: QPainter, heights: Sequence[float | None], box: QRectF) -> None:
    """Draw the lines from value to value; single ones are stroked far quicker than a path.

    They are laid out as Qt holds lines in memory: to make each takes longer than to draw it.
    """
    left, across = box.left(), _across(heights, box)
    lines = array("d")
    for at, (one, other) in enumerate(pairwise(heights)):
        if one is not None and other is not None:
            lines.extend((left + at * across, one, left + (at + 1) * across, other))
    if lines:
        address, count = lines.buffer_info()
        first = cast("QLineF", Shiboken.wrapInstance(address, QLineF))
        painter.drawLines(first, count // _DOUBLES_A_LINE)


def _alone(heights: Sequence[float | None], box: QRectF) -> list[QPointF]:
    """Return the points between two gaps."""
    if None not in heights:
        return []
    framed, across = [None, *heights, None], _across(heights, box)
    return [
        QPointF(box.left() + at * across, height)
        for at, height in enumerate(heights)
        if height is not None and framed[at] is None and framed[at + 2] is None
    ]


def _steps(heights: Sequence[float | None], box: QRectF) -> list[QLineF]:
    """Return a target's line: level while it holds, with a jump where a new one begins."""
    left, across = box.left(), _across(heights, box)
    if None not in heights and len(set(heights)) == 1:
        end = left + across * (len(heights) - 1)
        return [QLineF(left, heights[0] or 0.0, end, heights[0] or 0.0)]
    lines: list[QLineF] = []
    start: int | None = None
    for at, (height, after) in enumerate(pairwise((*heights, None))):
        if height is None:
            continue
        start = at if start is None else start
        if after == height:
            continue
        end = left + (at if after is None else at + 1) * across
        lines.append(QLineF(left + start * across, height, end, height))
        if after is not None:
            lines.append(QLineF(end, height, end, after))
        start = None if after is None else at + 1
    return lines
