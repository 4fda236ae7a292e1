"""The thin lines that say to what a dragged card snaps, and the marks of equal gaps."""

from collections.abc import Iterable, Iterator

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyleOptionGraphicsItem, QWidget

from scorecard_app.ui.canvas.items import OVERLAY_Z
from scorecard_app.ui.canvas.look import Look
from scorecard_app.ui.canvas.snapping import Snap
from scorecard_app.ui.canvas.world import EverywhereItem

_TICK_PX, _REACH_PX = 4.0, 2.0


class GuideLines(EverywhereItem):
    """All lines and marks in one item, that repaints only where they are or were.

    `is_on` says whether cards snap to them; the grid stays whether it is on or not.
    """

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._shown = Snap(QPointF())
        self._lines: list[QLineF] = []
        self._boxes: list[QRectF] = []
        self.is_on = True
        self.setZValue(OVERLAY_Z)
        self.setAcceptedMouseButtons(Qt.MouseButton.NoButton)

    @property
    def count(self) -> int:
        """Return how many lines and marks are shown."""
        return len(self._shown.guides) + len(self._shown.gaps)

    def show_snap(self, snap: Snap, scale: float) -> None:
        """Show the lines of a snap and no others."""
        if (snap.guides, snap.gaps) == (self._shown.guides, self._shown.gaps):
            return
        self._shown = snap
        self._lines = [*snap.guides, *_marks(snap.gaps, _TICK_PX / scale)]
        reach = _REACH_PX / scale
        before, self._boxes = self._boxes, [_box(each, reach) for each in self._lines]
        scene = self.scene()
        for box in (*before, *self._boxes):
            scene.update(box)  # the item itself would repaint one box round them all

    def clear(self) -> None:
        """Show nothing."""
        self.show_snap(Snap(QPointF()), 1.0)

    def paint(
        self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None
    ) -> None:
        """Draw them as thin as can be."""
        del option, widget
        if not self._lines:
            return
        pen = self._look.theme.pen("guide")
        pen.setCosmetic(True)
        painter.setPen(pen)
        painter.drawLines(self._lines)


def _marks(gaps: Iterable[QLineF], tick: float) -> Iterator[QLineF]:
    """Yield each gap as a line with a tick across each of its ends."""
    for gap in gaps:
        yield gap
        across = QPointF(tick, 0.0) if gap.dx() == 0 else QPointF(0.0, tick)
        for end in (gap.p1(), gap.p2()):
            yield QLineF(end - across, end + across)


def _box(line: QLineF, reach: float) -> QRectF:
    box = QRectF(line.p1(), line.p2()).normalized()
    return box.adjusted(-reach, -reach, reach, reach)
