"""Which columns of the table are shown, where and how wide: the user's choice, or what fits."""

from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QByteArray, QObject, QPoint, Qt, Signal
from PySide6.QtWidgets import QHeaderView, QMenu, QTreeView

from scorecard_app.present.statuses import usual_words
from scorecard_app.present.table.columns import BY_IMPORTANCE, COMPARED, HEADINGS, Column
from scorecard_app.texts import _
from scorecard_app.ui.theme import ThemeStore

if TYPE_CHECKING:
    from PySide6.QtGui import QAction

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
    Column.PROGRESS: 84,
    Column.BY_NOW: 84,
}
"""Widths at 96 dpi, at least, as far as the headings need no more; the name takes the rest."""

_MARGINS = 16
"""Beside the word of a status, which is whole in every language."""

_NAME_WIDTH = 232
"""Where that is not left for the names, columns go, or else the table is scrolled sideways."""


class TableColumns(QObject):
    """Shows as many columns as there is room for, until the user chooses; `changed` says so."""

    changed = Signal()

    def __init__(self, table: QTreeView, themes: ThemeStore) -> None:
        super().__init__(table)
        self._table = table
        self._header = table.header()
        self._themes = themes
        self.is_automatic = True
        self._is_comparing = False
        self._is_adjusting = True
        self._set_up()
        for column in _WIDTHS:
            table.setColumnWidth(column, self._least_width(column))
        self._is_adjusting = False

    @property
    def state(self) -> QByteArray:
        """Return which columns are shown, where and how wide; empty where that is worked out."""
        return QByteArray() if self.is_automatic else self._header.saveState()

    def restore(self, state: QByteArray) -> None:
        """Show the columns as they were chosen, or as many as there is room for."""
        self._is_adjusting = True
        self.is_automatic = state.isEmpty() or not self._header.restoreState(state)
        self._header.setSortIndicatorShown(False)
        self._is_adjusting = False
        self.fit()

    def show_comparison(self, *, is_comparing: bool) -> None:
        """Show the columns of a comparison, or hide them."""
        if is_comparing == self._is_comparing:
            return
        self._is_comparing = is_comparing
        if not self.is_automatic:
            self._is_adjusting = True
            for column in COMPARED:
                self._table.setColumnHidden(column, not is_comparing)
            self._is_adjusting = False
        self.fit()

    def show_column(self, column: Column, *, is_shown: bool) -> None:
        """Show or hide a column, by choice."""
        self._table.setColumnHidden(column, not is_shown)
        self._note_choice()
        self.fit()

    def choose_automatically(self) -> None:
        """Show as many columns as there is room for, from now on."""
        self.is_automatic = True
        self.fit()
        self.changed.emit()

    def menu(self) -> QMenu:
        """Return a menu of all columns, those that are shown checked."""
        menu = QMenu(_("Columns"), self._table)
        for place in range(len(Column)):
            column = Column(self._header.logicalIndex(place))
            if column is Column.NAME or (column in COMPARED and not self._is_comparing):
                continue
            action = menu.addAction(_(HEADINGS[column]))
            action.setCheckable(True)
            action.setChecked(not self._table.isColumnHidden(column))
            action.setData(int(column))
            action.triggered.connect(self._switch)
        menu.addSeparator()
        automatic = menu.addAction(_("As many as there is room for"))
        automatic.setCheckable(True)
        automatic.setChecked(self.is_automatic)
        automatic.triggered.connect(self.choose_automatically)
        return menu

    def fit(self, *, is_again: bool = False) -> None:
        """Give the names what the other columns leave; of these show those that fit."""
        if self._is_adjusting:
            return  # a scroll bar came or went meanwhile; the end of this fits once more
        self._is_adjusting = True
        table, room = self._table, self._table.viewport().width()
        least = self._themes.theme.px(_NAME_WIDTH)
        if self.is_automatic:
            self._show_what_fits(room - least)
        shown = sum(table.columnWidth(each) for each in _WIDTHS if not table.isColumnHidden(each))
        table.setColumnWidth(Column.NAME, max(room - shown, least))
        self._is_adjusting = False
        if not is_again and table.viewport().width() != room:
            self.fit(is_again=True)

    def _show_what_fits(self, room: int) -> None:
        for column in BY_IMPORTANCE[1:]:
            width = self._least_width(column)
            fits = width <= room and (self._is_comparing or column not in COMPARED)
            self._table.setColumnHidden(column, not fits)
            if fits:
                self._table.setColumnWidth(column, width)
                room -= width

    def _set_up(self) -> None:
        header = self._header
        header.setMinimumSectionSize(self._themes.theme.px(40))
        header.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        header.setSectionsClickable(True)
        header.setSectionsMovable(True)
        header.setFirstSectionMovable(False)
        header.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        header.customContextMenuRequested.connect(self._offer)
        header.sectionMoved.connect(self._note_choice)
        header.sectionResized.connect(self._note_width)

    def _switch(self) -> None:
        action = cast("QAction", self.sender())
        self.show_column(Column(action.data()), is_shown=action.isChecked())

    def _offer(self, at: QPoint) -> None:
        menu = self.menu()
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self._header.mapToGlobal(at))

    def _note_width(self, _column: int, before: int, after: int) -> None:
        """Keep to widths that were dragged; Qt also tells of columns that come and go."""
        if before and after:
            self._note_choice()

    def _note_choice(self, *_what: int) -> None:
        """Keep to what the user made of the columns."""
        if not self._is_adjusting:
            self.is_automatic = False
            self.changed.emit()

    def _least_width(self, column: Column) -> int:
        px = self._themes.theme.px
        width = max(px(_WIDTHS[column]), self._header.sectionSizeHint(column))
        if column is not Column.STATUS:
            return width
        advance = self._table.fontMetrics().horizontalAdvance
        return max(width, *(advance(word) + px(_MARGINS) for word in usual_words()))
