"""A table of ready texts of which one row is chosen at a time."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QTableWidget,
    QTableWidgetItem,
    QWidget,
)

from scorecard_app.ui.theme import TextSize, ThemeStore

_ROW_HEIGHT, _LEAST = 26, 150
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter


class PlainTable(QTableWidget):
    """The first column takes the room that is left; the others are figures at the right.

    `turned` says that plus or minus was pressed: 1 or −1.
    """

    row_chosen = Signal()
    turned = Signal(int)

    def __init__(self, name: str, themes: ThemeStore, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._themes = themes
        self._header: tuple[str, ...] = ()
        self._is_filling = False
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
        themes.changed.connect(self._dress)
        self._dress()

    def show_rows(
        self,
        header: Sequence[str],
        rows: Sequence[Sequence[str]],
        *,
        coloured: int | None = None,
        roles: Sequence[str] = (),
    ) -> None:
        """Show these; the chosen row stays chosen by its place, one column in colours of roles."""
        chosen = self.currentRow()
        self._is_filling = True
        self._put(header, rows)
        for row, role in enumerate(roles if coloured is not None else ()):
            item = self.item(row, coloured or 0)
            if item is None:
                continue
            item.setForeground(self._themes.theme.colour(role))
            item.setFont(self._themes.theme.font(TextSize.BODY, strong=True, tabular=True))
        if rows:
            self.selectRow(min(max(chosen, 0), len(rows) - 1))
        self._is_filling = False
        self.row_chosen.emit()

    def _note_choice(self) -> None:
        if not self._is_filling:
            self.row_chosen.emit()

    def _put(self, header: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
        self.setRowCount(len(rows))
        if tuple(header) != self._header:
            self._header = tuple(header)
            self.setColumnCount(len(header))
            for column, title in enumerate(header):
                head = QTableWidgetItem(title)
                head.setTextAlignment(_RIGHT if column else _LEFT)
                self.setHorizontalHeaderItem(column, head)
        for row, texts in enumerate(rows):
            for column, text in enumerate(texts):
                item = QTableWidgetItem(text)
                item.setTextAlignment(_RIGHT if column else _LEFT)
                item.setToolTip(text)
                self.setItem(row, column, item)
        self._stretch()

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

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the first column at what the others leave."""
        super().resizeEvent(event)
        self._stretch()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Hand plus and minus on, by which nobody looks for a row."""
        if event.key() in {Qt.Key.Key_Plus, Qt.Key.Key_Minus}:
            self.turned.emit(1 if event.key() == Qt.Key.Key_Plus else -1)
        else:
            super().keyPressEvent(event)
