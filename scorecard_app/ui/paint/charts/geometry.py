"""The boxes and heads of bars, pins and cells: the same for drawing, labels and pointing."""

from PySide6.QtCore import QPointF, QRectF

from scorecard_app.present.charts.chart import Bar, Cell, Pin
from scorecard_app.ui.paint.charts.places import PanelPlace

_HALF_STEP = 0.5
_CELL_MARK = 0.62
"""The part of a cell's shorter side that its mark takes."""


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


def cell_box(place: PanelPlace, cell: Cell) -> QRectF:
    """Return the box of a cell."""
    rows = cell.row - _HALF_STEP, cell.row + _HALF_STEP
    return place.box(cell.at - _HALF_STEP, cell.at + _HALF_STEP, *rows)


def cell_mark(box: QRectF, most: float) -> QRectF:
    """Return the box of the mark inside a cell."""
    size = min(box.width(), box.height()) * _CELL_MARK
    mark = QRectF(0, 0, min(size, most), min(size, most))
    mark.moveCenter(box.center())
    return mark
