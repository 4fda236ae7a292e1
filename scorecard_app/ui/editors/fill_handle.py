"""The handle at the corner of what is chosen in a grid: dragged, it fills further cells."""

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QTableView

from scorecard_app.ui.theme import Theme

_SIZE, _REACH = 6, 4


class FillHandle:
    """Knows where the handle of a table is, and how far it was dragged.

    The table is given to each question: one that held the table would keep it alive.
    """

    def __init__(self) -> None:
        self._at: QPoint | None = None

    @property
    def is_dragged(self) -> bool:
        """Say whether the handle is in hand."""
        return self._at is not None

    def takes(self, table: QTableView, at: QPoint) -> bool:
        """Say whether the handle is here."""
        block = _block(table)
        return not block.isNull() and (block.bottomRight() - at).manhattanLength() <= 2 * _REACH

    def move(self, at: QPoint) -> None:
        """Take the handle in hand, or drag it."""
        self._at = at

    def end(self, table: QTableView) -> tuple[int, int]:
        """Let go, and return how many rows below, or columns at the right, it reached."""
        reached = self.reached(table)
        self._at = None
        return reached

    def reached(self, table: QTableView) -> tuple[int, int]:
        """Return how many rows below, or else columns to the right, are to be filled."""
        last = _last(table)
        if last is None or self._at is None:
            return 0, 0
        row, column = table.rowAt(self._at.y()), table.columnAt(self._at.x())
        rows = row - last[0] if row >= 0 else 0
        columns = column - last[1] if column >= 0 else 0
        if columns >= rows and columns > 0:
            return 0, columns
        return max(rows, 0), 0

    def paint(self, table: QTableView, painter: QPainter, theme: Theme) -> None:
        """Draw the handle, and while it is dragged a frame round what it would fill."""
        block, last = _block(table), _last(table)
        if block.isNull() or last is None:
            return
        size = theme.px(_SIZE)
        spot = QRect(block.right() - size // 2 - 1, block.bottom() - size // 2 - 1, size, size)
        painter.fillRect(spot.adjusted(-1, -1, 1, 1), theme.colour("surface.raised"))
        painter.fillRect(spot, theme.colour("accent"))
        if self.is_dragged:
            rows, columns = self.reached(table)
            far = table.model().index(last[0] + rows, last[1] + columns)
            painter.setPen(theme.pen("accent"))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(block.united(table.visualRect(far)).adjusted(0, 0, -1, -1))


def _block(table: QTableView) -> QRect:
    """Return the rectangle of what is chosen, as far as its last cell is in sight."""
    last = _last(table)
    if last is None:
        return QRect()
    corner = table.visualRect(table.model().index(*last))
    first = table.selectionModel().selection().first().topLeft()
    return table.visualRect(first).united(corner) if not corner.isNull() else QRect()


def _last(table: QTableView) -> tuple[int, int] | None:
    """Return the last row and column of what is chosen; None where nothing is."""
    ranges = table.selectionModel().selection()
    if ranges.isEmpty():
        return None
    every = [ranges.at(place) for place in range(ranges.count())]
    return max(each.bottom() for each in every), max(each.right() for each in every)
