"""The table twin of a chart: the same facts for reading, walking along and copying."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QAbstractItemView, QTableWidget, QTableWidgetItem, QWidget

from scorecard_app.present.charts.chart import TableTwin
from scorecard_app.texts import _
from scorecard_app.ui.charts.chart_view import tab_separated
from scorecard_app.ui.theme import TextSize, ThemeStore

_ROW_HEIGHT = 24
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter


class TwinTable(QTableWidget):
    """Shows a table that cannot be typed into; the newest row is in sight."""

    def __init__(self, themes: ThemeStore, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._themes = themes
        self._twin = TableTwin((), ())
        self.setObjectName("twinTable")
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setAlternatingRowColors(True)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(themes.theme.px(_ROW_HEIGHT))
        self.horizontalHeader().setHighlightSections(False)
        self.setAccessibleName(_("Table of the chart"))
        themes.changed.connect(self._dress)
        self._dress()

    def show_twin(self, twin: TableTwin) -> None:
        """Show another table; what is known of the first column names the row."""
        if twin == self._twin:
            return
        self._twin = twin
        self.clear()
        self.setColumnCount(len(twin.header))
        self.setRowCount(len(twin.rows))
        sides = [_side(twin, column) for column in range(len(twin.header))]
        for column, title in enumerate(twin.header):
            head = QTableWidgetItem(title)
            head.setTextAlignment(sides[column])
            self.setHorizontalHeaderItem(column, head)
        for row, texts in enumerate(twin.rows):
            for column, text in enumerate(texts):
                item = QTableWidgetItem(text)
                item.setTextAlignment(sides[column])
                self.setItem(row, column, item)
        self.resizeColumnsToContents()
        self.scrollToBottom()

    def copy(self) -> None:
        """Copy the chosen cells, or the whole table where none or one is chosen."""
        chosen = self.selectedIndexes()
        if len(chosen) <= 1:
            QGuiApplication.clipboard().setText(tab_separated(self._twin))
            return
        rows = sorted({index.row() for index in chosen})
        columns = sorted({index.column() for index in chosen})
        lines = ("\t".join(self._twin.rows[row][column] for column in columns) for row in rows)
        QGuiApplication.clipboard().setText("".join(f"{line}\n" for line in lines))

    def _dress(self) -> None:
        self.setFont(self._themes.theme.font(TextSize.BODY, tabular=True))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Copy; the rest is Qt's own."""
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy()
        else:
            super().keyPressEvent(event)


def _side(twin: TableTwin, column: int) -> Qt.AlignmentFlag:
    """Return where a column is aligned: names of rows and words at the left, figures right."""
    known = [row[column] for row in twin.rows if row[column]]
    are_figures = all(any(letter.isdigit() for letter in text[:2]) for text in known)
    return _RIGHT if column and known and are_figures else _LEFT
