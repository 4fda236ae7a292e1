"""The scorecard as a table: the outline with figures and pictures beside the names."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import cast

from PySide6.QtCore import QModelIndex, QRect, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QCursor,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QMenu, QStyle, QStyleOptionViewItem

from scorecard_app.present.outline import NodeId
from scorecard_app.present.table.arrange import Arrangement, Sorting
from scorecard_app.present.table.columns import Column
from scorecard_app.texts import _
from scorecard_app.ui.models.delegates import HEIGHT, Index
from scorecard_app.ui.models.drawn import Drawn
from scorecard_app.ui.models.outline_view import OutlineView
from scorecard_app.ui.models.roles import Role
from scorecard_app.ui.models.table_columns import TableColumns
from scorecard_app.ui.models.table_delegates import TableDelegate, draw_cell
from scorecard_app.ui.models.table_model import TableModel
from scorecard_app.ui.theme import TextSize

Sections = tuple[tuple[Column, int, int], ...]

_MOST_OPENED = 2000
"""Up to so many rows are all opened when something is looked for."""


class ScorecardTable(OutlineView):
    """Sorts by its headings; `explain_requested` names the row whose score is asked about."""

    origin = "table"
    explain_requested = Signal(str)
    sorted = Signal(object)

    def _set_up(self) -> None:
        super()._set_up()
        self._drawn = Drawn(self._themes, self)
        self._cells = TableDelegate(self._drawn, self)
        self._sections: Sections = ()
        self._pointed_at = 0
        self._opened: frozenset[NodeId] | None = None
        self.setAccessibleName(_("Scorecard"))
        self.setHeaderHidden(False)
        self.setItemDelegate(self._cells)
        self.setItemDelegateForColumn(Column.NAME, self._names)
        self.columns = TableColumns(self, self._themes)
        self.header().setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        self.header().sectionClicked.connect(self.sort_by)
        self.clicked.connect(self._ask)

    @property
    def table_model(self) -> TableModel:
        """Return the model."""
        return cast("TableModel", self._outline)

    def arrange(self, arrangement: Arrangement) -> None:
        """Let the rows stand another way, opened as far as they can be looked through."""
        before = self.table_model.arrangement
        if before.filter.is_empty:
            self._opened = None if arrangement.filter.is_empty else self._open_nodes()
        self.table_model.arrange(arrangement)
        self._show_sorting(arrangement.sorting)
        if before.grouping is not arrangement.grouping:
            self._opened = None
            self._open_rows()
        elif before.filter != arrangement.filter:
            self._open_rows(self._opened if arrangement.filter.is_empty else None)
        self.viewport().update()

    def _open_nodes(self) -> frozenset[NodeId] | None:
        """Return which rows are open, where they are not too many to be opened again."""
        model = self.table_model
        if model.count > _MOST_OPENED:
            return None
        return frozenset(each for each in model.nodes if self.isExpanded(model.index_of(each)))

    def _open_rows(self, nodes: Iterable[NodeId] | None = None) -> None:
        """Open these rows, or as much as can be looked through, and show what is chosen."""
        if nodes is not None:
            self.collapseAll()
            for node in nodes:
                self.expand(self.table_model.index_of(node))
        elif self.table_model.count <= _MOST_OPENED:
            self.expandAll()
        else:
            self.expandToDepth(0)
        self._follow("")

    def sort_by(self, column: int) -> None:
        """Sort by a column: rising, then falling, then as the scorecard has it."""
        arrangement = self.table_model.arrangement
        now, wanted = arrangement.sorting, Sorting(Column(column))
        if now is not None and now.column == column:
            falling = Sorting(now.column, is_descending=True)
            self.arrange(replace(arrangement, sorting=None if now.is_descending else falling))
        else:
            self.arrange(replace(arrangement, sorting=wanted))

    def _show_sorting(self, sorting: Sorting | None) -> None:
        down = Qt.SortOrder.DescendingOrder
        order = down if sorting and sorting.is_descending else Qt.SortOrder.AscendingOrder
        self.header().setSortIndicatorShown(sorting is not None)
        self.header().setSortIndicator(sorting.column if sorting else -1, order)
        self.sorted.emit(sorting)

    def _ask(self, index: QModelIndex) -> None:
        """Explain a score that was clicked."""
        if index.column() == Column.SCORE:
            self._explain(index)

    def _explain(self, index: QModelIndex) -> None:
        entity_id = index.data(Role.ENTITY)
        if entity_id:
            self.explain_requested.emit(entity_id)

    def _explain_current(self) -> None:
        self._explain(self.currentIndex())

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Offer what can be done with a row."""
        index = self.indexAt(event.pos())
        menu = QMenu(self)
        if index.data(Role.ENTITY):
            self.setCurrentIndex(index)
            menu.addAction(_("Why this score?"), self._explain_current).setShortcut("Space")
            menu.addAction(_("Rename"), self._rename_current).setShortcut("F2")
            menu.addAction(_("Delete"), self.delete_selected).setShortcut("Del")
            self.menu_opened.emit(menu, index.data(Role.ENTITY))
            menu.addSeparator()
        elif not index.isValid():
            self.menu_opened.emit(menu, "")
            menu.addSeparator()
        menu.addAction(_("Expand all"), self.expandAll)
        menu.addAction(_("Collapse all"), self.collapseAll)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(event.globalPos())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Explain the current row with Space."""
        is_editing = self.state() == ScorecardTable.State.EditingState
        if event.key() == Qt.Key.Key_Space and not is_editing:
            self._explain(self.currentIndex())
            return
        super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Use the room there is."""
        super().resizeEvent(event)
        self.columns.fit()

    def drawRow(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw all cells at once; one by one, as Qt does, where something marks the row."""
        row = self.table_model.row_at(index)
        if row is None or self._is_marked(index):
            super().drawRow(painter, option, index)
            return
        for column, left, width in self._sections:
            place = QRect(left, option.rect.top(), width, option.rect.height())
            if column is Column.NAME:
                place = self._after_indent(painter, place, index)
            draw_cell(painter, place, column, row, self._drawn)

    def _after_indent(self, painter: QPainter, place: QRect, index: Index) -> QRect:
        """Draw what opens and closes a row, and return where its name stands behind that."""
        width = self.indentation() * (self.table_model.depth_of(index) + 1)
        direction = self.layoutDirection()
        if self.table_model.hasChildren(index):
            room = QRect(place.left(), place.top(), width, place.height())
            self.drawBranches(painter, QStyle.visualRect(direction, place, room), index)
        return QStyle.visualRect(direction, place, place.adjusted(width, 0, 0, 0))

    def _is_marked(self, index: Index) -> bool:
        """Say whether a row is chosen, current or pointed at."""
        marked = (self._pointed_at, self.currentIndex().internalId())
        return index.internalId() in marked or self.selectionModel().isSelected(index)

    def _seen_rows(self, rect: QRect) -> Iterator[QModelIndex]:
        """Yield the rows within a rectangle."""
        index = self.indexAt(rect.topLeft())
        bottom = rect.top()
        while index.isValid() and bottom <= rect.bottom():
            yield index
            bottom += self._drawn.theme.px(HEIGHT)
            index = self.indexBelow(index)

    def _seen_sections(self, rect: QRect) -> Sections:
        """Return the columns within a rectangle, each with its left edge and its width."""
        header = self.header()
        every = (
            (column, header.sectionViewportPosition(column), header.sectionSize(column))
            for column in Column
            if not header.isSectionHidden(column)
        )
        return tuple(
            each for each in every if each[1] <= rect.right() and each[1] + each[2] > rect.left()
        )

    def paintEvent(self, event: QPaintEvent) -> None:
        """Say so where nothing is what is looked for."""
        self._sections = self._seen_sections(event.rect())
        under = self.viewport().mapFromGlobal(QCursor.pos())
        is_over = self.viewport().underMouse()
        self._pointed_at = self.indexAt(under).internalId() if is_over else 0
        self.table_model.foresee(self._seen_rows(event.rect()))
        super().paintEvent(event)
        if self._outline.rowCount() or self.table_model.arrangement.filter.is_empty:
            return
        theme = self._themes.theme
        painter = QPainter(self.viewport())
        painter.setFont(theme.font(TextSize.BODY))
        painter.setPen(theme.colour("text.quiet"))
        where = self.viewport().rect()
        painter.drawText(
            where, Qt.AlignmentFlag.AlignCenter, _("Nothing here is what you look for.")
        )
        painter.end()
