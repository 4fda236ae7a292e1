"""Paints the cells of a grid of values, all that are in sight in one go: a sheet has many."""

from collections.abc import Callable, Iterator, Sequence

from PySide6.QtCore import QLine, QPointF, QRect, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPolygonF
from PySide6.QtWidgets import QHeaderView, QTableView

from scorecard_app.present.grid.cells import GridCell
from scorecard_app.ui.theme import TextSize, ThemeStore

ReadCell = Callable[[int, int], GridCell]
"""Returns what is painted of a cell, by its row and column."""

FORMULA_MARK = "ƒ"

_CORNER, _MARGIN, _TEXT_MARGIN, _FRAME = 6, 5, 4, 2
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine

_Section = tuple[int, int, int]
"""A row or a column, where it begins, and how long it is without the line behind it."""


class CellPainter:
    """Paints figures of one width, those nobody typed quietly, and the marks in their corners.

    By hand, for a view that asks a delegate for each cell takes several times as long. The table
    is given to each question: one that held the table would keep it alive.
    """

    def __init__(self, read: ReadCell, themes: ThemeStore) -> None:
        self._read = read
        self._themes = themes
        self.dress()

    def dress(self) -> None:
        """Take the font and its measures from the theme."""
        self._font = self._themes.theme.font(TextSize.BODY, tabular=True)
        self._metrics = QFontMetrics(self._font)
        self._digit = self._metrics.horizontalAdvance("0")

    def paint(self, table: QTableView, painter: QPainter, area: QRect) -> None:
        """Paint the cells of a table that lie in an area of its viewport."""
        down, across = table.verticalHeader(), table.horizontalHeader()
        rows = _sections(down, area.top(), area.bottom())
        columns = _sections(across, area.left(), area.right())
        if not rows or not columns:
            return
        cells = [
            (QRect(left, top, width, height), self._read(row, column))
            for row, top, height in rows
            for column, left, width in columns
        ]
        self._paint_grounds(table, painter, cells)
        self._paint_lines(painter, rows, columns)
        self._paint_texts(painter, cells)
        for rect, cell in cells:
            self._paint_marks(painter, rect, cell)
        if table.hasFocus() and table.currentIndex().isValid():
            painter.setPen(self._themes.theme.pen("focus", _FRAME))
            painter.drawRect(table.visualRect(table.currentIndex()).adjusted(1, 1, -1, -1))

    def _paint_grounds(
        self, table: QTableView, painter: QPainter, cells: Sequence[tuple[QRect, GridCell]]
    ) -> None:
        """Shade what is locked, and what is chosen over it."""
        theme = self._themes.theme
        for rect, cell in cells:
            if cell.is_locked:
                painter.fillRect(rect, theme.colour("surface.sunken"))
        for block in _chosen(table):
            painter.fillRect(block, theme.colour("selection"))

    def _paint_lines(
        self, painter: QPainter, rows: Sequence[_Section], columns: Sequence[_Section]
    ) -> None:
        """Draw the hairlines behind each row and each column."""
        left, right = columns[0][1], columns[-1][1] + columns[-1][2]
        top, bottom = rows[0][1], rows[-1][1] + rows[-1][2]
        lines = [QLine(left, at + size, right, at + size) for _row, at, size in rows]
        lines += [QLine(at + size, top, at + size, bottom) for _column, at, size in columns]
        painter.setPen(self._themes.theme.colour("line.quiet"))
        painter.drawLines(lines)

    def _paint_texts(self, painter: QPainter, cells: Sequence[tuple[QRect, GridCell]]) -> None:
        theme = self._themes.theme
        margin, entered, held = (
            theme.px(_TEXT_MARGIN),
            theme.colour("text"),
            theme.colour("text.held"),
        )
        painter.setFont(self._font)
        for rect, cell in cells:
            if cell.text:
                painter.setPen(entered if cell.is_entered else held)
                inside = rect.adjusted(margin, 0, -margin, 0)
                painter.drawText(inside, _RIGHT, self._fitting(cell, inside.width()))

    def _fitting(self, cell: GridCell, width: int) -> str:
        """Return a text, or signs in its place where a part of it would be another number."""
        text = cell.text
        is_short = len(text) * self._digit <= width  # nothing in a number is wider than a digit
        if cell.is_word:
            return self._metrics.elidedText(text, Qt.TextElideMode.ElideRight, width)
        if is_short or self._metrics.horizontalAdvance(text) <= width:
            return text
        return "#" * max(1, width // max(1, self._metrics.horizontalAdvance("#")))

    def _paint_marks(self, painter: QPainter, rect: QRect, cell: GridCell) -> None:
        """Mark what is computed, what is noted, and where a note is missing."""
        if cell.is_computed and cell.text:
            self._paint_formula(painter, rect)
        if cell.note or cell.confidence is not None:
            self._paint_corner(painter, rect, "accent", is_hollow=False)
        elif cell.lacks_note:
            self._paint_corner(painter, rect, "text.error", is_hollow=True)

    def _paint_formula(self, painter: QPainter, rect: QRect) -> None:
        theme = self._themes.theme
        painter.setFont(theme.font(TextSize.SMALL))
        painter.setPen(theme.pen("text.quiet"))
        painter.drawText(rect.adjusted(theme.px(_MARGIN), 0, 0, 0), _LEFT, FORMULA_MARK)

    def _paint_corner(self, painter: QPainter, rect: QRect, role: str, *, is_hollow: bool) -> None:
        """Paint a triangle in the upper right corner, as spreadsheets mark notes."""
        theme = self._themes.theme
        size, right, top = theme.px(_CORNER), rect.right(), rect.top() + 1
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(theme.pen(role))
        painter.setBrush(Qt.BrushStyle.NoBrush if is_hollow else theme.brush(role))
        corners = (QPointF(right - size, top), QPointF(right, top), QPointF(right, top + size))
        painter.drawPolygon(QPolygonF(corners))
        painter.restore()


def _sections(header: QHeaderView, begin: int, end: int) -> list[_Section]:
    """Return the rows or columns between two places of the viewport."""
    first, last = header.logicalIndexAt(begin), header.logicalIndexAt(end)
    if first < 0:
        return []
    last = last if last >= 0 else header.count() - 1
    return [
        (at, header.sectionViewportPosition(at), header.sectionSize(at) - 1)
        for at in range(first, last + 1)
    ]


def _chosen(table: QTableView) -> Iterator[QRect]:
    """Yield the rectangles of what is chosen."""
    ranges, model = table.selectionModel().selection(), table.model()
    for place in range(ranges.count()):
        block = ranges.at(place)
        first = table.visualRect(model.index(block.top(), block.left()))
        yield first.united(table.visualRect(model.index(block.bottom(), block.right())))
