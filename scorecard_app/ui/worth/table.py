"""A table of ready texts of which one row is chosen at a time."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableWidget,
    QTableWidgetItem,
    QWidget,
)

from scorecard_app.present.worth.answer import Answer, Row
from scorecard_app.ui.theme import TextSize, ThemeStore

_ROW_HEIGHT, _AIR, _LEAST = 26, 4, 150
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter


class _Cells(QStyledItemDelegate):
    """Writes figures from left to right in every script: +1.5 M keeps its sign in front."""

    def initStyleOption(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Turn all columns but the first."""
        super().initStyleOption(option, index)
        if index.column():
            option.direction = Qt.LayoutDirection.LeftToRight


class PlainTable(QTableWidget):
    """The first column takes the room that is left; the others are figures at the right.

    `turned` says that plus or minus was pressed: 1 or −1; `why_wanted` that a row was asked about.
    """

    row_chosen = Signal()
    turned = Signal(int)
    why_wanted = Signal()

    def __init__(self, name: str, themes: ThemeStore, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._themes = themes
        self._header: tuple[str, ...] = ()
        self._rows: tuple[Row, ...] = ()
        self._main = 0
        self._is_filling = False
        self.setItemDelegate(_Cells(self))
        self.setObjectName("twinTable")
        self.setAccessibleName(name)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setAlternatingRowColors(True)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(themes.theme.px(_ROW_HEIGHT))
        self.horizontalHeader().setHighlightSections(False)
        self.itemSelectionChanged.connect(self._note_choice)
        self.itemDoubleClicked.connect(self.why_wanted)
        themes.changed.connect(self._dress)
        self._dress()

    @property
    def chosen(self) -> Row | None:
        """Return the row that is chosen."""
        at = self.currentRow()
        return self._rows[at] if 0 <= at < len(self._rows) else None

    @property
    def has_two_lines(self) -> bool:
        """Say whether some cell has more than one line."""
        return any("\n" in text for row in self._rows for text in row.cells)

    @property
    def whole_height(self) -> int:
        """Return how high it is with all its rows."""
        rows, heads = self.verticalHeader().length(), self.horizontalHeader()
        is_wider = heads.length() > self.viewport().width()
        bar = self.horizontalScrollBar().sizeHint().height() if is_wider else 0
        return rows + heads.sizeHint().height() + bar + 2 * self.frameWidth()

    def show_answer(self, answer: Answer) -> None:
        """Show the rows of an answer; the chosen one stays chosen wherever it stands now."""
        before = self.chosen
        keys = [each.key for each in answer.rows]
        self._is_filling = True
        self._rows, self._main = answer.rows, answer.main
        self._put(answer)
        self._dress_rows()
        wanted = [each.key for each in (before,) if each is not None] + [answer.first]
        if keys:
            at = next((keys.index(each) for each in wanted if each in keys), 0)
            self.setCurrentCell(at, 0)  # selectRow finds none from right to left (Qt 6.11)
        self._is_filling = False
        self.row_chosen.emit()

    def _note_choice(self) -> None:
        if not self._is_filling:
            self.row_chosen.emit()

    def _put(self, answer: Answer) -> None:
        self.setRowCount(len(answer.rows))
        lines = max((text.count("\n") for row in answer.rows for text in row.cells), default=0)
        px, spacing = self._themes.theme.px, self.fontMetrics().lineSpacing()
        height = (lines + 1) * spacing + px(_AIR) if lines else px(_ROW_HEIGHT)
        self.verticalHeader().setDefaultSectionSize(height)
        if answer.header != self._header:
            self._header = answer.header
            self.setColumnCount(len(answer.header))
            for column, title in enumerate(answer.header):
                head = QTableWidgetItem(title)
                head.setTextAlignment(_RIGHT if column else _LEFT)
                head.setToolTip(answer.tips.get(column, ""))
                self.setHorizontalHeaderItem(column, head)
        for at, row in enumerate(answer.rows):
            for column, text in enumerate(row.cells):
                item = QTableWidgetItem(text)
                item.setTextAlignment(_RIGHT if column else _LEFT)
                item.setToolTip(text)
                self.setItem(at, column, item)
        self._stretch()

    def _dress_rows(self) -> None:
        """Colour the main figure of each row, and set what is a total in strong letters."""
        theme = self._themes.theme
        strong = theme.font(TextSize.BODY, strong=True, tabular=True)
        for at, row in enumerate(self._rows):
            for column in range(self.columnCount()):
                item = self.item(at, column)
                if item is not None and (row.is_total or (column == self._main and column)):
                    item.setFont(strong)
                if item is not None and column == self._main and column:
                    item.setForeground(theme.colour(row.role))

    def _stretch(self) -> None:
        heads, mode = self.horizontalHeader(), QHeaderView.ResizeMode
        others = range(1, self.columnCount())
        for column in others:
            heads.setSectionResizeMode(column, mode.ResizeToContents)
        least = self._themes.theme.px(_LEAST)
        if self.columnCount():
            room = self.viewport().width() - sum(heads.sectionSize(each) for each in others)
            heads.setSectionResizeMode(0, mode.Stretch if room >= least else mode.Fixed)
            if room < least:
                heads.resizeSection(0, least)

    def _dress(self) -> None:
        self.setFont(self._themes.theme.font(TextSize.BODY, tabular=True))
        self._dress_rows()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the first column at what the others leave."""
        super().resizeEvent(event)
        self._stretch()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Hand plus, minus and the space bar on, by which nobody looks for a row."""
        if event.key() in {Qt.Key.Key_Plus, Qt.Key.Key_Minus}:
            self.turned.emit(1 if event.key() == Qt.Key.Key_Plus else -1)
        elif event.key() == Qt.Key.Key_Space:
            self.why_wanted.emit()
        else:
            super().keyPressEvent(event)
