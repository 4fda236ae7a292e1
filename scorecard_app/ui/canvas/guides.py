"""The thin lines that say to what a dragged card snaps, and the marks of equal gaps."""

from collections.abc import Iterable

from PySide6.QtCore import QLineF, QPointF, Qt
from PySide6.QtGui import QPainterPath
from PySide6.QtWidgets import QGraphicsPathItem, QGraphicsScene

from scorecard_app.ui.canvas.items import OVERLAY_Z
from scorecard_app.ui.canvas.look import Look
from scorecard_app.ui.canvas.snapping import Snap

_TICK_PX = 4.0


class GuideLines:
    """Owns one item a line, so that little is repainted; `is_on` says whether cards snap to them.

    The grid stays whether it is on or not.
    """

    def __init__(self, scene: QGraphicsScene, look: Look) -> None:
        self._scene = scene
        self._look = look
        self._items: list[QGraphicsPathItem] = []
        self._shown: object = None
        self.is_on = True

    @property
    def count(self) -> int:
        """Return how many lines and marks are shown."""
        return sum(item.isVisible() for item in self._items)

    def show(self, snap: Snap, scale: float) -> None:
        """Show the lines of a snap and no others."""
        shown = snap.guides, snap.gaps, scale
        if shown == self._shown:
            return
        self._shown = shown
        paths = [_line(each) for each in snap.guides]
        paths += [_mark(each, _TICK_PX / scale) for each in snap.gaps]
        self._fill(paths)

    def clear(self) -> None:
        """Show nothing, and leave nothing behind."""
        for item in self._items:
            self._scene.removeItem(item)
        self._items, self._shown = [], None

    def _fill(self, paths: Iterable[QPainterPath]) -> None:
        shown = 0
        for shown, path in enumerate(paths, 1):
            if shown > len(self._items):
                self._items.append(self._new())
            item = self._items[shown - 1]
            item.setPath(path)
            item.setVisible(True)
        for item in self._items[shown:]:
            item.setVisible(False)

    def _new(self) -> QGraphicsPathItem:
        item = QGraphicsPathItem()
        pen = self._look.theme.pen("guide")
        pen.setCosmetic(True)
        item.setPen(pen)
        item.setZValue(OVERLAY_Z)
        item.setAcceptedMouseButtons(Qt.MouseButton.NoButton)
        self._scene.addItem(item)
        return item


def _line(line: QLineF) -> QPainterPath:
    path = QPainterPath(line.p1())
    path.lineTo(line.p2())
    return path


def _mark(gap: QLineF, tick: float) -> QPainterPath:
    """Return a line with a tick across each of its ends."""
    path = _line(gap)
    across = QPointF(tick, 0.0) if gap.dx() == 0 else QPointF(0.0, tick)
    for end in (gap.p1(), gap.p2()):
        path.moveTo(end - across)
        path.lineTo(end + across)
    return path
