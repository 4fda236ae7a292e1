"""The scorecard as a table: the outline with figures and pictures beside the names."""

from dataclasses import replace
from typing import cast

from PySide6.QtCore import QByteArray, QModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import QAction, QContextMenuEvent, QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHeaderView, QMenu

from scorecard_app.present.table.arrange import Arrangement, Sorting
from scorecard_app.present.table.columns import BY_IMPORTANCE, COMPARED, HEADINGS, PICTURES, Column
from scorecard_app.texts import _
from scorecard_app.ui.models.outline_view import OutlineView
from scorecard_app.ui.models.roles import Role
from scorecard_app.ui.models.table_delegates import FigureDelegate, PictureDelegate
from scorecard_app.ui.models.table_model import TableModel
from scorecard_app.ui.theme import TextSize

_WIDTHS = {
    Column.STATUS: 84,
    Column.VALUE: 124,
    Column.TARGET: 124,
    Column.VARIANCE: 132,
    Column.RELATIVE: 96,
    Column.TREND: 60,
    Column.HISTORY: 120,
    Column.LEVEL: 132,
    Column.SCORE: 60,
    Column.VALUE_THEN: 124,
    Column.VALUE_CHANGE: 124,
    Column.SCORE_THEN: 84,
    Column.SCORE_CHANGE: 104,
    Column.COVERAGE: 76,
    Column.AS_OF: 156,
    Column.WEIGHT: 68,
    Column.EFFECTIVE: 112,
    Column.LEAD_LAG: 140,
    Column.OWNER: 120,
}
"""Widths at 96 dpi, at least, as far as the headings need no more; the name takes the rest."""

_NAME_WIDTH = 260
"""Where that is not left for the names, columns go, or else the table is scrolled sideways."""

_MOST_OPENED = 2000
"""Up to so many rows are all opened when something is looked for."""


class ScorecardTable(OutlineView):
    """Shows as many columns as there is room for, until the user chooses.

    `explain_requested` names what is asked about; `columns_changed` says that the user did choose.
    """

    origin = "table"
    explain_requested = Signal(str)
    sorted = Signal(object)
    columns_changed = Signal()

    def _set_up(self) -> None:
        super()._set_up()
        self.is_automatic = True
        self._is_comparing = False
        self._is_adjusting = False
        self._figures = FigureDelegate(self._themes, self)
        self._pictures = PictureDelegate(self._themes, self)
        self.setAccessibleName(_("Scorecard"))
        self.setHeaderHidden(False)
        self.setItemDelegate(self._figures)
        self.setItemDelegateForColumn(Column.NAME, self._names)
        for column in PICTURES:
            self.setItemDelegateForColumn(column, self._pictures)
        self._set_up_header()
        self.clicked.connect(self._ask)

    def _set_up_header(self) -> None:
        header, px = self.header(), self._themes.theme.px
        header.setMinimumSectionSize(px(40))
        header.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        header.setSectionsClickable(True)
        header.setSectionsMovable(True)
        header.setFirstSectionMovable(False)
        header.setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        header.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        header.customContextMenuRequested.connect(self._offer_columns)
        header.sectionClicked.connect(self.sort_by)
        header.sectionMoved.connect(self._note_choice)
        header.sectionResized.connect(self._note_width)
        self._is_adjusting = True
        for column in _WIDTHS:
            self.setColumnWidth(column, self._least_width(column))
        self._is_adjusting = False

    @property
    def table_model(self) -> TableModel:
        """Return the model."""
        return cast("TableModel", self._outline)

    def arrange(self, arrangement: Arrangement) -> None:
        """Let the rows stand another way, opened as far as they can be looked through."""
        before = self.table_model.arrangement
        self.table_model.arrange(arrangement)
        self._show_sorting(arrangement.sorting)
        if (before.grouping, before.filter) != (arrangement.grouping, arrangement.filter):
            if self._outline.count <= _MOST_OPENED:
                self.expandAll()
            else:
                self.expandToDepth(0)
            self._follow("")
        self.viewport().update()

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

    def show_comparison(self, *, is_comparing: bool) -> None:
        """Show the columns of a comparison, or hide them."""
        if is_comparing == self._is_comparing:
            return
        self._is_comparing = is_comparing
        if self.is_automatic:
            self._fit()
            return
        self._is_adjusting = True
        for column in COMPARED:
            self.setColumnHidden(column, not is_comparing)
        self._is_adjusting = False

    def columns_state(self) -> QByteArray:
        """Return which columns are shown, where and how wide; empty where the table decides."""
        return QByteArray() if self.is_automatic else self.header().saveState()

    def restore_columns(self, state: QByteArray) -> None:
        """Show the columns as they were chosen, or as many as there is room for."""
        self._is_adjusting = True
        self.is_automatic = state.isEmpty() or not self.header().restoreState(state)
        self.header().setSortIndicatorShown(False)
        self._is_adjusting = False
        self._fit()

    def show_column(self, column: Column, *, is_shown: bool) -> None:
        """Show or hide a column, by choice."""
        self.setColumnHidden(column, not is_shown)
        self._note_choice()
        self._fit()

    def choose_automatically(self) -> None:
        """Show as many columns as there is room for, from now on."""
        self.is_automatic = True
        self._fit()
        self.columns_changed.emit()

    def column_menu(self) -> QMenu:
        """Return a menu of all columns, those that are shown checked."""
        menu = QMenu(_("Columns"), self)
        for column in self._visual_order():
            if column is Column.NAME or (column in COMPARED and not self._is_comparing):
                continue
            action = menu.addAction(_(HEADINGS[column]))
            action.setCheckable(True)
            action.setChecked(not self.isColumnHidden(column))
            action.setData(int(column))
            action.triggered.connect(self._switch_column)
        menu.addSeparator()
        automatic = menu.addAction(_("As many as there is room for"))
        automatic.setCheckable(True)
        automatic.setChecked(self.is_automatic)
        automatic.triggered.connect(self.choose_automatically)
        return menu

    def _switch_column(self) -> None:
        action = cast("QAction", self.sender())
        self.show_column(Column(action.data()), is_shown=action.isChecked())

    def _offer_columns(self, at: QPoint) -> None:
        menu = self.column_menu()
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self.header().mapToGlobal(at))

    def _visual_order(self) -> list[Column]:
        return [Column(self.header().logicalIndex(place)) for place in range(len(Column))]

    def _note_width(self, _column: int, before: int, after: int) -> None:
        """Keep to widths that were dragged; Qt also tells of columns that come and go."""
        if before and after:
            self._note_choice()

    def _note_choice(self, *_what: int) -> None:
        """Keep to what the user made of the columns."""
        if not self._is_adjusting:
            self.is_automatic = False
            self.columns_changed.emit()

    def _fit(self, *, is_again: bool = False) -> None:
        """Give the names what the other columns leave; of these show those that fit."""
        if self._is_adjusting:
            return  # a scroll bar came or went meanwhile; the end of this fits once more
        self._is_adjusting = True
        room = self.viewport().width()
        least = self._themes.theme.px(_NAME_WIDTH)
        if self.is_automatic:
            left = room - least
            for column in BY_IMPORTANCE[1:]:
                is_possible = self._is_comparing or column not in COMPARED
                fits = is_possible and self._least_width(column) <= left
                left -= self._least_width(column) if fits else 0
                self.setColumnHidden(column, not fits)
                if fits:
                    self.setColumnWidth(column, self._least_width(column))
        shown = sum(self.columnWidth(each) for each in _WIDTHS if not self.isColumnHidden(each))
        self.setColumnWidth(Column.NAME, max(room - shown, least))
        self._is_adjusting = False
        if not is_again and self.viewport().width() != room:
            self._fit(is_again=True)

    def _least_width(self, column: Column) -> int:
        width = self._themes.theme.px(_WIDTHS[column])
        return max(width, self.header().sectionSizeHint(column))

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
            menu.addSeparator()
        menu.addAction(_("Expand all"), self.expandAll)
        menu.addAction(_("Collapse all"), self.collapseAll)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(event.globalPos())

    def _rename_current(self) -> None:
        self.edit(self.currentIndex().siblingAtColumn(Column.NAME))

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
        self._fit()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Say so where nothing is what is looked for."""
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
