"""Draw bars in the notation of scenarios (IBCS), pins with their heads, and connectors."""

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter

from scorecard_app.present.charts.chart import Bar, Connector, Fill, Pin
from scorecard_app.ui.paint.charts.geometry import bar_box, pin_head
from scorecard_app.ui.paint.charts.labels import HEAD_PX
from scorecard_app.ui.paint.charts.pixels import Pixels
from scorecard_app.ui.paint.charts.places import PanelPlace
from scorecard_app.ui.theme import Theme

_BORDER = 1.25
_HATCH_GAP = 4.0
_PALE = 0.42
"""How much of its colour a pale bar keeps on its ground."""


def draw_bar(painter: QPainter, place: PanelPlace, bar: Bar, theme: Theme) -> None:
    """Draw a bar: solid, pale, outlined or hatched; one of no height is a stroke."""
    pixels, colour = Pixels(painter, theme), theme.chosen_colour(bar.colour, bar.role)
    box = bar_box(place, bar)
    least = pixels.thickness(1)
    box = QRectF(box.left(), box.top(), max(box.width(), least), max(box.height(), least))
    match bar.fill:
        case Fill.SOLID:
            pixels.fill(box, colour)
        case Fill.PALE:
            pixels.fill(box, paled(colour, theme, _PALE))
        case Fill.OUTLINE:
            pixels.fill(box, theme.colour("surface"))
            pixels.frame(box, colour, width=_BORDER)
        case Fill.HATCH:
            pixels.fill(box, theme.colour("surface"))
            draw_hatch(painter, box, colour, theme)
            pixels.frame(box, colour, width=_BORDER)


def draw_pin(painter: QPainter, place: PanelPlace, pin: Pin, theme: Theme) -> None:
    """Draw a relative variance: a thin stem from zero with a square head (IBCS)."""
    pixels, colour = Pixels(painter, theme), theme.colour(pin.role)
    foot = place.point(pin.at, min(max(0.0, place.panel.low), place.panel.high))
    head = pin_head(place, pin, theme.px(HEAD_PX))
    pixels.rule(foot, head.center(), colour, width=2.0)
    pixels.fill(head, theme.colour("chart.actual"))


def draw_connector(
    painter: QPainter, place: PanelPlace, connector: Connector, theme: Theme
) -> None:
    """Draw a hairline at a value between two places."""
    start = place.point(connector.start, connector.value)
    end = place.point(connector.end, connector.value)
    Pixels(painter, theme).rule(start, end, theme.colour("chart.axis"))


def draw_hatch(painter: QPainter, box: QRectF, colour: QColor, theme: Theme) -> None:
    """Draw slanted lines that end at a box by themselves: not every format can clip."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    pen = theme.pen("chart.actual", 1.0)
    pen.setColor(colour)
    pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    painter.setPen(pen)
    gap = max(_HATCH_GAP * theme.scale, 1.0)
    sum_at = (box.left() + box.top()) // gap * gap
    lines = []
    while sum_at < box.right() + box.bottom():
        left = max(box.left(), sum_at - box.bottom())
        right = min(box.right(), sum_at - box.top())
        if left < right:
            lines.append(QLineF(QPointF(left, sum_at - left), QPointF(right, sum_at - right)))
        sum_at += gap
    painter.drawLines(lines)
    painter.restore()


def paled(colour: QColor, theme: Theme, share: float) -> QColor:
    """Return a colour mixed into the ground, so that nothing shines through it."""
    ground = theme.colour("surface")
    return QColor.fromRgbF(
        *(
            share * part + (1 - share) * under
            for part, under in (
                (colour.redF(), ground.redF()),
                (colour.greenF(), ground.greenF()),
                (colour.blueF(), ground.blueF()),
            )
        )
    )
