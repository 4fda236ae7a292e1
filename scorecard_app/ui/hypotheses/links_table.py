"""The table of links: chosen by row, walked by cell, sorted by its headings."""

from functools import partial

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QTableView, QWidget

from scorecard_app.document.edits.deletion import delete_items
from scorecard_app.domain.ids import LinkId
from scorecard_app.present.hypotheses.columns import Column
from scorecard_app.texts import _, ngettext
from scorecard_app.ui.history import History
from scorecard_app.ui.hypotheses.cell_editors import Chooser, LinkDelegate, MakeNames
from scorecard_app.ui.hypotheses.links_model import ORIGIN, Index, LinksModel
from scorecard_app.ui.theme import TextSize, ThemeStore

_WIDTHS = {
    Column.FROM: 108,
    Column.SIGN: 36,
    Column.TO: 108,
    Column.EFFECT: 76,
    Column.LAG: 80,
    Column.STATED: 94,
    Column.DATA: 132,
    Column.REVIEW: 114,
    Column.MONEY: 104,
    Column.KIND: 124,
    Column.BUILD_UP: 76,
    Column.BELIEVERS: 104,
    Column.RATIONALE: 200,
}
"""How wide the columns are at least, at 96 dpi."""

_GROWING = {Column.FROM: (3, 150), Column.TO: (3, 150), Column.DATA: (2, 90)}
"""Which columns grow where there is room for the first ones: by which share, and how far."""

_WORDS = frozenset({Column.EFFECT, Column.LAG, Column.STATED, Column.REVIEW, Column.MONEY})
"""Columns of a few words each, that are read whole up to so wide."""

_MOST_WORDS, _HEAD_PADDING = 136, 9
_LEAST_ROWS = 4
_ENTER = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter})


class LinksTable(QTableView):
    """`row_chosen` says that another link is current; `opened` names a cell that is worked out."""

    row_chosen = Signal()
    opened = Signal(int)
    sorting_asked = Signal(int)

    def __init__(
        self,
        model: LinksModel,
        history: History,
        themes: ThemeStore,
        make_names: MakeNames,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._links, self._history, self._themes = model, history, themes
        self._cells = LinkDelegate(themes, make_names, self)
        self._is_placing = False
        self.setModel(model)
        self.setItemDelegate(self._cells)
        self.setObjectName("linksTable")
        self.setAccessibleName(_("Links"))
        trigger = QAbstractItemView.EditTrigger
        self.setEditTriggers(trigger.DoubleClicked | trigger.EditKeyPressed | trigger.AnyKeyPressed)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setAlternatingRowColors(True)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(self._cells.row_height)
        self.setMinimumHeight(_LEAST_ROWS * self._cells.row_height)
        heads = self.horizontalHeader()
        heads.setHighlightSections(False)
        heads.setSectionsClickable(True)
        heads.setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        heads.sectionClicked.connect(self.sorting_asked)
        themes.changed.connect(self._dress)
        self._dress()
        self.doubleClicked.connect(self._open_cell)
        model.modelReset.connect(self._fit)

    @property
    def current_link(self) -> LinkId | None:
        """Return the link of the current row."""
        return self._links.link_at(self.currentIndex().row())

    @property
    def chosen_links(self) -> list[LinkId]:
        """Return the links of all chosen rows."""
        rows = sorted({index.row() for index in self.selectionModel().selectedIndexes()})
        return [each for each in map(self._links.link_at, rows) if each is not None]

    @property
    def is_editing(self) -> bool:
        """Say whether a cell is being edited."""
        return self.state() == QTableView.State.EditingState

    def choose(self, link_id: LinkId | None, column: int = -1) -> None:
        """Make a link the current one, without saying so."""
        ids = self._links.ids
        self._is_placing = True
        if link_id in ids:
            at = self.currentIndex().column() if column < 0 else column
            index = self._links.index(ids.index(link_id), max(at, 0))
            self.setCurrentIndex(index)
            self.selectRow(index.row())
            self.setCurrentIndex(index)
        else:
            self.clearSelection()
            self.setCurrentIndex(QModelIndex())
        self._is_placing = False

    def show_sorting(self, column: Column | None, *, is_descending: bool) -> None:
        """Show by which column the rows are sorted."""
        order = Qt.SortOrder.DescendingOrder if is_descending else Qt.SortOrder.AscendingOrder
        heads = self.horizontalHeader()
        heads.setSortIndicatorShown(column is not None)
        heads.setSortIndicator(-1 if column is None else column, order)

    def show_money(self, *, is_shown: bool) -> None:
        """Show the column of money only where there is any."""
        if self.isColumnHidden(Column.MONEY) == is_shown:
            self.setColumnHidden(Column.MONEY, not is_shown)
            self._fit()

    def delete_chosen(self) -> None:
        """Delete the chosen links, as one step."""
        ids = self.chosen_links
        if ids:
            label = ngettext("Delete {count} link", "Delete {count} links", len(ids))
            edit = partial(delete_items, ids=ids)
            self._history.run(label.format(count=len(ids)), edit, origin=ORIGIN)

    def _open_cell(self, index: QModelIndex) -> None:
        """Say that a cell that cannot be edited was opened."""
        if index.isValid() and not self._links.flags(index) & Qt.ItemFlag.ItemIsEditable:
            self.opened.emit(index.column())

    def _fit(self) -> None:
        """Give each column its width; cards grow once the first columns fit, then the reasons."""
        px = self._themes.theme.px
        widths = {each: self._least(each) for each in Column if not self.isColumnHidden(each)}
        first = sum(width for each, width in widths.items() if each <= Column.MONEY)
        left, parts = (
            self.viewport().width() - first,
            sum(part for part, _most in _GROWING.values()),
        )
        for each, (part, most) in _GROWING.items():
            widths[each] += min(max(left, 0) * part // parts, px(most))
        widths[Column.RATIONALE] += max(self.viewport().width() - sum(widths.values()), 0)
        for each, width in widths.items():
            self.setColumnWidth(each, width)

    def _least(self, column: Column) -> int:
        """Return how wide a column is at least: its words fit into some, in any language."""
        px = self._themes.theme.px
        if column not in _WORDS:
            return px(_WIDTHS[column])
        wanted = max(self.sizeHintForColumn(column), self._heading_width(column))
        return min(max(px(_WIDTHS[column]), wanted), px(_MOST_WORDS))

    def _heading_width(self, column: Column) -> int:
        heading = str(self._links.headerData(column, Qt.Orientation.Horizontal))
        metrics = self.horizontalHeader().fontMetrics()
        return metrics.horizontalAdvance(heading) + self._themes.theme.px(2 * _HEAD_PADDING)

    def _dress(self) -> None:
        self.setFont(self._themes.theme.font(TextSize.BODY, tabular=True))

    def currentChanged(self, current: Index, previous: Index) -> None:
        """Say that another link is current."""
        super().currentChanged(current, previous)
        if not self._is_placing and current.row() != previous.row():
            self.row_chosen.emit()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Open the list of a cell at once: the mouse is there already."""
        super().mouseDoubleClickEvent(event)
        editor = self.indexWidget(self.currentIndex())
        if isinstance(editor, Chooser):
            editor.showPopup()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Edit or open with Enter, delete with Delete."""
        index = self.currentIndex()
        if event.key() in _ENTER and not self.is_editing and index.isValid():
            if self._links.flags(index) & Qt.ItemFlag.ItemIsEditable:
                self.edit(index)
            else:
                self._open_cell(index)
        elif event.key() == Qt.Key.Key_Delete and not self.is_editing:
            self.delete_chosen()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Use the room there is."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._fit()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Say so where there is no link, or none that is looked for."""
        super().paintEvent(event)
        if self._links.rowCount():
            return
        theme = self._themes.theme
        painter = QPainter(self.viewport())
        painter.setFont(theme.font(TextSize.BODY))
        painter.setPen(theme.colour("text.quiet"))
        where, centre = self.viewport().rect(), Qt.AlignmentFlag.AlignCenter
        painter.drawText(where, centre, self.accessibleDescription())
        painter.end()
