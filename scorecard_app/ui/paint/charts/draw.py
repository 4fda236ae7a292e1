"""Draw a chart that was laid out: areas, grid, marks in their order, then every text."""

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter

from scorecard_app.present.charts.chart import (
    Area,
    Bar,
    Chart,
    Connector,
    Level,
    Line,
    Pin,
    Ribbon,
    Stroke,
)
from scorecard_app.ui.paint.charts.bars import draw_bar, draw_connector, draw_pin
from scorecard_app.ui.paint.charts.layout import layout_chart
from scorecard_app.ui.paint.charts.lines import draw_area, draw_level, draw_line, draw_ribbon
from scorecard_app.ui.paint.charts.pixels import Pixels
from scorecard_app.ui.paint.charts.places import ChartLayout, EventPlace, PanelPlace, Words
from scorecard_app.ui.theme import TextSize, Theme

_NOW_GAP = 3
_TOUCHING = 1e-6
_STEPPED = frozenset({"chart.target", "chart.plan"})


def draw_chart(
    painter: QPainter, rect: QRectF, chart: Chart, theme: Theme, *, has_title: bool = False
) -> None:
    """Lay a chart out in a box and draw it there."""
    draw_layout(painter, layout_chart(chart, rect, theme, has_title=has_title), theme)


def draw_layout(painter: QPainter, layout: ChartLayout, theme: Theme) -> None:
    """Draw a chart as it was laid out."""
    painter.save()
    for place in layout.panels:
        _draw_panel(painter, place, theme)
    _draw_event_lines(painter, layout, theme)
    for place in layout.panels:
        _draw_marks(painter, place, theme)
    if layout.panels:
        _draw_now(painter, layout, theme)
    for event in layout.events:
        _draw_event(painter, event, theme, is_numbered=len(layout.events) > 1)
    for words in layout.texts:
        _write(painter, words, theme)
    painter.restore()


def _draw_panel(painter: QPainter, place: PanelPlace, theme: Theme) -> None:
    """Draw what lies behind the marks of a panel: its areas, its grid and its line at zero."""
    for mark in place.panel.marks:
        if isinstance(mark, Area):
            draw_area(painter, place, mark, theme)
    pixels = Pixels(painter, theme)
    for tick in place.ticks:
        pixels.rule(*_ends(place, tick.at), theme.colour("chart.grid"))
    if place.panel.has_zero and place.panel.low <= 0 <= place.panel.high:
        pixels.rule(*_ends(place, 0.0), theme.colour("chart.zero"))


def _ends(place: PanelPlace, value: float) -> tuple[QPointF, QPointF]:
    """Return the ends of the line at a value."""
    return place.point(place.first, value), place.point(place.last, value)


def _draw_marks(painter: QPainter, place: PanelPlace, theme: Theme) -> None:
    for mark in place.panel.marks:
        if isinstance(mark, Connector):
            draw_connector(painter, place, mark, theme)
    levels = [mark for mark in place.panel.marks if isinstance(mark, Level)]
    for mark in place.panel.marks:
        match mark:
            case Line():
                draw_line(painter, place, mark, theme)
            case Level():
                draw_level(painter, place, mark, _before(mark, levels), theme)
            case Ribbon():
                draw_ribbon(painter, place, mark, theme)
            case Bar():
                draw_bar(painter, place, mark, theme)
            case Pin():
                draw_pin(painter, place, mark, theme)


def _before(level: Level, levels: Sequence[Level]) -> Level | None:
    """Return the target that a target goes on from; limits begin anew with every phase."""
    if level.role not in _STEPPED:
        return None
    before = [each for each in levels if each.role == level.role and each.end == level.start]
    return min(before, key=lambda each: abs(each.value - level.value), default=None)


def _draw_event_lines(painter: QPainter, layout: ChartLayout, theme: Theme) -> None:
    pixels, colour = Pixels(painter, theme), theme.colour("chart.range")
    for event in layout.events:
        top = QPointF(event.rect.center().x(), layout.panels[0].rect.top())
        bottom = QPointF(top.x(), event.rect.top())
        pixels.rule(top, bottom, colour, stroke=Stroke.DOTTED)


def _draw_event(painter: QPainter, place: EventPlace, theme: Theme, *, is_numbered: bool) -> None:
    """Draw a marker: a ring with its number, or a dot where there is only one."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(theme.pen("chart.axis"))
    painter.setBrush(theme.brush("surface"))
    painter.drawEllipse(place.rect)
    if is_numbered:
        number = Words(str(place.number), place.rect, "text", Qt.AlignmentFlag.AlignHCenter)
        _write(painter, number, theme)
        return
    painter.setBrush(theme.brush("chart.axis"))
    radius = place.rect.width() / 5
    painter.drawEllipse(place.rect.center(), radius, radius)


def _draw_now(painter: QPainter, layout: ChartLayout, theme: Theme) -> None:
    """Mark where the day ends that the window shows, unless that is the end of the chart."""
    now, first, last = layout.chart.now, layout.panels[0], layout.panels[-1]
    if now is None or not first.first < now < first.last or first.is_turned:
        return
    x = first.along(now)
    top, bottom = QPointF(x, first.rect.top()), QPointF(x, last.rect.bottom())
    if abs(now - first.areas_end) > _TOUCHING:  # there, the strip of the bands says so
        Pixels(painter, theme).rule(top, bottom, theme.colour("chart.axis"), stroke=Stroke.DOTTED)
    metrics = QFontMetricsF(theme.font(TextSize.SMALL, tabular=True))
    gap = theme.px(_NOW_GAP)
    width = metrics.horizontalAdvance(layout.chart.now_label)
    box = QRectF(x - width - 2 * gap, top.y(), width + gap, metrics.height())
    if layout.chart.now_label and box.left() >= first.rect.left():
        painter.fillRect(box, theme.colour("surface"))
        _write(painter, Words(layout.chart.now_label, box), theme)


def _write(painter: QPainter, words: Words, theme: Theme) -> None:
    if words.has_ground:
        painter.fillRect(words.rect, theme.colour("surface"))
    painter.setFont(theme.font(words.size, strong=words.is_strong, tabular=True))
    painter.setPen(theme.colour(words.role))
    flags = words.align | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine
    painter.drawText(words.rect, flags, words.text)
