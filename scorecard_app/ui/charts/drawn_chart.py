"""A chart drawn once and kept, so that hovering over it draws no more than what is met."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPainter, QPixmap

from scorecard_app.ui.paint.charts.draw import draw_layout
from scorecard_app.ui.paint.charts.places import ChartLayout
from scorecard_app.ui.theme import Theme


class DrawnChart:
    """Keeps the picture of the layout that was drawn last, in the pixels of the screen."""

    def __init__(self) -> None:
        self._layout: ChartLayout | None = None
        self._pixmap = QPixmap()

    def pixmap(
        self, layout: ChartLayout, theme: Theme, *, size: QSize, pixel_ratio: float
    ) -> QPixmap:
        """Return the picture of a layout; the one kept while layout and screen are the same."""
        wanted = size * pixel_ratio
        is_kept = layout is self._layout and wanted == self._pixmap.size()
        if not is_kept or pixel_ratio != self._pixmap.devicePixelRatio():
            self._layout = layout
            self._pixmap = QPixmap(wanted)
            self._pixmap.setDevicePixelRatio(pixel_ratio)
            self._pixmap.fill(Qt.GlobalColor.transparent)
            painter = QPainter(self._pixmap)
            draw_layout(painter, layout, theme)
            painter.end()
        return self._pixmap
