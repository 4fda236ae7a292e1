"""Straight lines that stay crisp: rules and boxes that end where pixels of the device end."""

from collections.abc import Iterator

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter

from scorecard_app.present.charts.chart import Stroke
from scorecard_app.ui.theme import Theme

DASHES: dict[Stroke, tuple[float, ...]] = {
    Stroke.SOLID: (),
    Stroke.DASHED: (6.0, 4.0),
    Stroke.DOTTED: (1.5, 3.0),
    Stroke.DASH_DOT: (8.0, 3.0, 2.0, 3.0),
}
"""Drawn and left out in turn, at 96 dpi."""


class Pixels:
    """Fills rules and boxes on a painter, each of whole pixels of its device."""

    def __init__(self, painter: QPainter, theme: Theme) -> None:
        self._painter = painter
        self._theme = theme
        self._to_device = painter.deviceTransform()
        self._from_device = self._to_device.inverted()[0]
        self._density = abs(self._to_device.m11()) or 1.0

    def thickness(self, width: float) -> float:
        """Return a width at 96 dpi as whole pixels of the device, at least one."""
        return max(1, round(width * self._theme.scale * self._density)) / self._density

    def snapped(self, rect: QRectF) -> QRectF:
        """Return a box moved and stretched by less than a pixel, so that its edges are sharp."""
        return QRectF(self._snap(rect.topLeft()), self._snap(rect.bottomRight()))

    def fill(self, rect: QRectF, colour: QColor) -> None:
        """Fill a box with sharp edges."""
        self._painter.fillRect(self.snapped(rect), colour)

    def frame(self, rect: QRectF, colour: QColor, *, width: float = 1.0) -> None:
        """Draw the border of a box inside it."""
        box, thick = self.snapped(rect), self.thickness(width)
        if box.width() <= 2 * thick or box.height() <= 2 * thick:
            self._painter.fillRect(box, colour)
            return
        inner = box.adjusted(thick, thick, -thick, -thick)
        for edge in (
            QRectF(box.topLeft(), QPointF(box.right(), inner.top())),
            QRectF(QPointF(box.left(), inner.bottom()), box.bottomRight()),
            QRectF(QPointF(box.left(), inner.top()), inner.bottomLeft()),
            QRectF(inner.topRight(), QPointF(box.right(), inner.bottom())),
        ):
            self._painter.fillRect(edge, colour)

    def rule(
        self,
        start: QPointF,
        end: QPointF,
        colour: QColor,
        *,
        width: float = 1.0,
        stroke: Stroke = Stroke.SOLID,
    ) -> None:
        """Draw a level or an upright line, its middle as near as may be to where it is asked."""
        thick = self.thickness(width)
        is_level = abs(end.x() - start.x()) >= abs(end.y() - start.y())
        low, high = sorted((start.x(), end.x()) if is_level else (start.y(), end.y()))
        middle = (start.y() if is_level else start.x()) - thick / 2
        corner = self._snap(QPointF(low, middle) if is_level else QPointF(middle, low))
        rects = [
            QRectF(corner.x() + first, corner.y(), length, thick)
            if is_level
            else QRectF(corner.x(), corner.y() + first, thick, length)
            for first, length in self._dashes(high - low, stroke)
        ]
        self._painter.save()
        self._painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)  # noqa: FBT003 - Qt's own way to say it
        self._painter.setPen(Qt.PenStyle.NoPen)
        self._painter.setBrush(colour)
        self._painter.drawRects(rects)
        self._painter.restore()

    def _dashes(self, length: float, stroke: Stroke) -> Iterator[tuple[float, float]]:
        """Yield where each dash begins, and how long it is."""
        pattern = [part * self._theme.scale for part in DASHES[stroke]]
        if not pattern:
            yield 0.0, length
            return
        at, index = 0.0, 0
        while at < length:
            part = pattern[index % len(pattern)]
            if index % 2 == 0:
                yield at, min(part, length - at)
            at, index = at + part, index + 1

    def _snap(self, point: QPointF) -> QPointF:
        there = self._to_device.map(point)
        return self._from_device.map(QPointF(round(there.x()), round(there.y())))
