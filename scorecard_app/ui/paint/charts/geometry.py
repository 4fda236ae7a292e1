"""The boxes and heads of bars and pins: the same for drawing, labels and pointing."""

from PySide6.QtCore import QPointF, QRectF

from scorecard_app.present.charts.chart import Bar, Pin
from scorecard_app.ui.paint.charts.places import PanelPlace


def bar_box(place: PanelPlace, bar: Bar) -> QRectF:
    """Return the box of a bar, as far as it is inside its panel."""
    middle = bar.at + bar.shift
    half = bar.width / 2
    return place.box(middle - half, middle + half, bar.start, bar.end)


def bar_end(place: PanelPlace, bar: Bar) -> QPointF:
    """Return the middle of a bar's outer end."""
    return place.point(bar.at + bar.shift, bar.end)


def pin_head(place: PanelPlace, pin: Pin, size: float) -> QRectF:
    """Return the box of a pin's head."""
    box = QRectF(0, 0, size, size)
    box.moveCenter(place.point(pin.at, pin.value))
    return box
