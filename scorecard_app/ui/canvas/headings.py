"""The names over the columns of a table."""

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter

from scorecard_app.ui.canvas.ground import GroundItem
from scorecard_app.ui.canvas.items import LANE_Z
from scorecard_app.ui.canvas.look import Look
from scorecard_app.ui.paint.arrangement import Heading
from scorecard_app.ui.paint.lane import draw_heading


class HeadingsItem(GroundItem):
    """All headings in one item; they never move by themselves."""

    def __init__(self, look: Look) -> None:
        super().__init__(look)
        self._headings: tuple[Heading, ...] = ()
        self.setZValue(LANE_Z)

    def set_headings(self, headings: tuple[Heading, ...]) -> None:
        """Show these headings and no others."""
        if headings != self._headings:
            self.prepareGeometryChange()
            self._headings = headings
            self.update()

    def boundingRect(self) -> QRectF:
        """Return a box round all headings."""
        whole = QRectF()
        for heading in self._headings:
            whole = whole.united(heading.rect)
        return whole

    def draw(self, painter: QPainter) -> None:
        """Draw each heading; from afar nothing."""
        level = self._look.level(painter)
        for heading in self._headings:
            draw_heading(painter, heading, self._look.theme, level)
