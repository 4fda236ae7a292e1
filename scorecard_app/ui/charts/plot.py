"""Draws a chart spec with pyqtgraph: imported only when the first chart is seen."""

import math
from collections.abc import Iterable, Sequence

import pyqtgraph as pg
from PySide6.QtCore import QObject, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QFontMetrics, QPen
from PySide6.QtWidgets import QGraphicsRectItem, QWidget

from scorecard_app.domain.measures import SeriesKind
from scorecard_app.present.charts.ticks import Tick
from scorecard_app.present.charts.trend import (
    ChartBand,
    ChartPoint,
    ChartSeries,
    ChartSpec,
    TargetStep,
)
from scorecard_app.present.faces import Shape
from scorecard_app.ui.paint.marks import status_colour
from scorecard_app.ui.theme import TextSize, Theme

_SYMBOLS = {
    Shape.CIRCLE: "o",
    Shape.TRIANGLE: "t1",
    Shape.DIAMOND: "d",
    Shape.SQUARE: "s",
    Shape.STAR: "star",
    Shape.RING: "o",
    Shape.DOTTED_RING: "o",
}
_HOLLOW = frozenset({Shape.RING, Shape.DOTTED_RING})
_LINE_ROLES = {
    SeriesKind.ACTUAL: "chart.actual",
    SeriesKind.FORECAST: "chart.forecast",
}
_OTHER_LINE = "chart.prior"
_POINT = 9
_BAND_ALPHA = 26
_REACH_PX = 40
_LEAST_NAME_PX = 15
_TICK_GAP, _TICK_UP = 20, 36
_AXIS_WIDTH, _NAMES_WIDTH = 56, 68
_BANDS, _GRID, _LINES, _POINTS = -20, -10, 0, 10
_LEAST_SPAN = 4.0
"""So many periods stay in sight however near one zooms."""

_WHOLE = 0.999


class Plot(QObject):
    """Owns the plot widget; draws one spec at a time and tells which point is pointed at."""

    pointed = Signal(object)
    zoomed = Signal(bool)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._points: list[ChartPoint] = []
        self._marker: pg.ScatterPlotItem | None = None
        self.widget = pg.PlotWidget(parent=parent, background=None, enableMenu=False)
        self.widget.setAntialiasing(True)
        self.widget.setFrameShape(self.widget.Shape.NoFrame)
        self._item = self.widget.getPlotItem()
        self._item.hideButtons()
        self._item.setMouseEnabled(x=True, y=False)
        self._box = self._item.getViewBox()
        self._box.setDefaultPadding(0)
        self._span: tuple[float, float] | None = None
        self._box.sigRangeChangedManually.connect(self._tell_zoom)
        self.widget.scene().sigMouseMoved.connect(self._point_at)

    def most_ticks(self, spec: ChartSpec, theme: Theme) -> tuple[int, int]:
        """Return how many labels there is room for across and up."""
        metrics = QFontMetrics(theme.font(TextSize.SMALL, tabular=True))
        each = metrics.horizontalAdvance(spec.now_label) + theme.px(_TICK_GAP)
        width = self.widget.width() - theme.px(_AXIS_WIDTH + _NAMES_WIDTH)
        return max(2, width // each), max(2, self.widget.height() // theme.px(_TICK_UP))

    def draw(
        self, spec: ChartSpec, ticks: tuple[Sequence[Tick], Sequence[Tick]], theme: Theme
    ) -> None:
        """Draw a chart in place of the last one."""
        self._item.clear()
        times, values = ticks
        self._keep_in_sight(spec.first.ordinal - 0.5, spec.last.ordinal + 0.5)
        self._item.setYRange(spec.low, spec.high, padding=0)
        self._draw_axes(spec, times, values, theme)
        self._draw_bands(spec, theme)
        self._draw_grid(values, theme)
        self._draw_now(spec, theme)
        self._draw_targets(spec, theme)
        for series in spec.series:
            self._draw_series(series, theme)
        self._points = [point for series in spec.series for point in series.points]
        self._marker = pg.ScatterPlotItem(
            size=theme.px(2 * _POINT), brush=None, pen=_pen(theme.colour("focus")), antialias=True
        )
        self._item.addItem(self._marker, ignoreBounds=True)

    def show_whole_span(self) -> None:
        """Show the whole time again."""
        if self._span is not None:
            self._item.setXRange(*self._span, padding=0)
            self._tell_zoom()

    def zoom(self, share: float) -> None:
        """Show a share of the time that is in sight, about its middle."""
        self._box.scaleBy(x=share)
        self._tell_zoom()

    def move_by(self, share: float) -> None:
        """Move along time by a share of what is in sight."""
        first, last = self._box.viewRange()[0]
        self._box.translateBy(x=share * (last - first))
        self._tell_zoom()

    @property
    def is_zoomed(self) -> bool:
        """Say whether less than the whole time is in sight."""
        if self._span is None:
            return False
        first, last = self._box.viewRange()[0]
        return bool(last - first < (self._span[1] - self._span[0]) * _WHOLE)

    def _tell_zoom(self) -> None:
        self.zoomed.emit(self.is_zoomed)

    def _keep_in_sight(self, first: float, last: float) -> None:
        """Show a span, unless a part of the same one was chosen; nothing lies beyond it."""
        was_zoomed, is_same = self.is_zoomed, self._span == (first, last)
        self._span = (first, last)
        self._box.setLimits(xMin=first, xMax=last, minXRange=min(_LEAST_SPAN, last - first))
        if not (was_zoomed and is_same):
            self._item.setXRange(first, last, padding=0)

    def _draw_axes(
        self, spec: ChartSpec, times: Sequence[Tick], values: Sequence[Tick], theme: Theme
    ) -> None:
        """Label time below, values at the left, and what bands and target are at the right."""
        self._item.showAxis("right")
        marks = {"bottom": times, "left": values, "right": self._names_at_right(spec)}
        for name, ticks in marks.items():
            axis = self._item.getAxis(name)
            axis.setTicks([[(tick.at, tick.label) for tick in ticks]])
            axis.setPen(_pen(theme.colour("chart.grid")))
            axis.setTextPen(_pen(theme.colour("chart.axis")))
            axis.setStyle(
                hideOverlappingLabels=theme.px(_NAMES_WIDTH),  # the last one may reach below them
                tickFont=theme.font(TextSize.SMALL, tabular=True),
                tickLength=0,
                tickTextOffset=theme.px(6),
            )
        self._item.getAxis("left").setWidth(theme.px(_AXIS_WIDTH))
        self._item.getAxis("right").setWidth(theme.px(_NAMES_WIDTH))

    def _names_at_right(self, spec: ChartSpec) -> list[Tick]:
        """Return the names of target, further series and bands, each where it ends.

        One that would stand on another's name is left out; the readout still says it.
        """
        least = _LEAST_NAME_PX / max(self.widget.height(), 1) * (spec.high - spec.low)
        wanted = [Tick(step.value, spec.target_name) for step in spec.targets[-1:]]
        others = (each for each in spec.series if each.kind is not SeriesKind.ACTUAL)
        wanted += [Tick(each.points[-1].value, each.name) for each in others if each.points]
        for band in spec.bands:
            rect = _area(band, spec)
            if rect is not None and band.end > spec.last.ordinal and rect.height() >= least:
                wanted.append(Tick(rect.center().y(), band.name))
        names: list[Tick] = []
        for name in wanted:
            if all(abs(name.at - other.at) >= least for other in names):
                names.append(name)
        return names

    def _draw_bands(self, spec: ChartSpec, theme: Theme) -> None:
        for band in spec.bands:
            rect = _area(band, spec)
            if rect is None:
                continue
            colour = QColor(theme.chosen_colour(band.colour, band.role))
            colour.setAlpha(_BAND_ALPHA)
            area = QGraphicsRectItem(rect)
            area.setBrush(colour)
            area.setPen(Qt.PenStyle.NoPen)
            area.setZValue(_BANDS)
            self._item.addItem(area, ignoreBounds=True)

    def _draw_grid(self, values: Iterable[Tick], theme: Theme) -> None:
        for tick in values:
            line = pg.InfiniteLine(tick.at, angle=0, pen=_pen(theme.colour("chart.grid")))
            line.setZValue(_GRID)
            self._item.addItem(line, ignoreBounds=True)

    def _draw_now(self, spec: ChartSpec, theme: Theme) -> None:
        """Mark the end of the period that the whole window shows."""
        if spec.now >= spec.last.ordinal + 0.5:
            return
        pen = _pen(theme.colour("chart.axis"), Qt.PenStyle.DotLine)
        line = pg.InfiniteLine(spec.now, angle=90, pen=pen)
        line.setZValue(_GRID)
        self._item.addItem(line, ignoreBounds=True)
        label = self._text(spec.now_label, theme, role="text.quiet", anchor=(1, 0))
        label.setPos(spec.now, spec.high)
        label.setZValue(_POINTS)  # not crossed out by the target
        label.fill = pg.mkBrush(theme.colour("surface"))

    def _draw_targets(self, spec: ChartSpec, theme: Theme) -> None:
        if not spec.targets:
            return
        xs, ys = _stairs(spec.targets)
        pen = _pen(theme.colour("chart.target"), Qt.PenStyle.DashLine)
        curve = pg.PlotCurveItem(xs, ys, pen=pen, connect="finite", antialias=True)
        curve.setZValue(_LINES)
        self._item.addItem(curve, ignoreBounds=True)

    def _draw_series(self, series: ChartSeries, theme: Theme) -> None:
        if not series.points:
            return
        role = _LINE_ROLES.get(series.kind, _OTHER_LINE)
        is_actual = series.kind is SeriesKind.ACTUAL
        xs, ys = _with_gaps(series.points)
        style = Qt.PenStyle.SolidLine if is_actual else Qt.PenStyle.DashDotLine
        pen = _pen(theme.colour(role), style)
        line = pg.PlotCurveItem(xs, ys, pen=pen, connect="finite", antialias=True)
        line.setZValue(_LINES)
        self._item.addItem(line, ignoreBounds=True)
        self._item.addItem(_scatter(series.points, theme.colour(role), theme), ignoreBounds=True)

    def _text(
        self, text: str, theme: Theme, *, role: str, anchor: tuple[float, float]
    ) -> pg.TextItem:
        label = pg.TextItem(text, color=theme.colour(role), anchor=anchor)
        label.setFont(theme.font(TextSize.SMALL))
        self._item.addItem(label, ignoreBounds=True)
        return label

    def _point_at(self, place: QPointF) -> None:
        """Ring and tell the value nearest to the pointer, if it is near; None elsewhere."""
        box = self._box

        def distance(point: ChartPoint) -> float:
            at = box.mapViewToScene(QPointF(point.at, point.value))
            return math.hypot(at.x() - place.x(), at.y() - place.y())

        near: ChartPoint | None = min(self._points, key=distance, default=None)
        if near is not None and distance(near) > _REACH_PX:
            near = None
        if self._marker is not None:
            self._marker.setData(pos=[(near.at, near.value)] if near else [])
        self.pointed.emit(near)


def _scatter(points: Sequence[ChartPoint], line: QColor, theme: Theme) -> pg.ScatterPlotItem:
    """Make the marks of the values: the shape of their status, or small dots without one."""
    spots = []
    for point in points:
        status = point.status
        colour = status_colour(status, theme) if status else line
        is_hollow = status is not None and status.shape in _HOLLOW
        spots.append(
            {
                "pos": (point.at, point.value),
                "symbol": _SYMBOLS[status.shape] if status else "o",
                "size": theme.px(_POINT if status else _POINT // 2),
                "brush": pg.mkBrush(theme.colour("surface.raised") if is_hollow else colour),
                "pen": _pen(colour),
            }
        )
    scatter = pg.ScatterPlotItem(spots=spots, antialias=True)
    scatter.setZValue(_POINTS)
    return scatter


def _with_gaps(points: Sequence[ChartPoint]) -> tuple[list[float], list[float]]:
    """Return the line through neighbours; where a period has no value it is broken."""
    xs: list[float] = []
    ys: list[float] = []
    for point in points:
        if xs and point.at - xs[-1] > 1:
            xs.append(xs[-1])
            ys.append(math.nan)
        xs.append(point.at)
        ys.append(point.value)
    return xs, ys


def _stairs(targets: Sequence[TargetStep]) -> tuple[list[float], list[float]]:
    """Return the line of a target: level while it holds, with a jump where the next one begins."""
    xs: list[float] = []
    ys: list[float] = []
    for step in targets:
        if xs and step.start != xs[-1]:
            xs.append(xs[-1])
            ys.append(math.nan)
        xs += [step.start, step.end]
        ys += [step.value, step.value]
    return xs, ys


def _area(band: ChartBand, spec: ChartSpec) -> QRectF | None:
    """Return the part of a band in sight."""
    low = spec.low if band.low is None else max(band.low, spec.low)
    high = spec.high if band.high is None else min(band.high, spec.high)
    if high <= low:
        return None
    return QRectF(band.start, low, band.end - band.start, high - low)


def _pen(colour: QColor, style: Qt.PenStyle = Qt.PenStyle.SolidLine) -> QPen:
    """Make a pen one pixel wide: pyqtgraph draws anything wider eleven times slower."""
    pen = QPen(colour, 1.0, style)
    pen.setCosmetic(True)
    return pen
