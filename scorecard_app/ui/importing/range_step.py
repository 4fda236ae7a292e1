"""The step that finds the table: every table of the files, and the sheet in which it lies."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import (
    QHeaderView,
    QPushButton,
    QTreeWidget,
    QTreeWidgetItem,
)

from scorecard_app.domain.plain import Plain
from scorecard_app.exchange.guesses.headers import KEY as HEADER_ROWS
from scorecard_app.exchange.guesses.meaning import TABLE
from scorecard_app.exchange.guesses.rows import RowKind, row_key
from scorecard_app.exchange.intake.importing import SECOND
from scorecard_app.exchange.preview.findings import Findings
from scorecard_app.exchange.preview.issues import place_of
from scorecard_app.exchange.sheets.sheet import Corner
from scorecard_app.texts import _
from scorecard_app.ui.icons import Icons
from scorecard_app.ui.importing.column_menu import column_menu
from scorecard_app.ui.importing.desk import ImportDesk
from scorecard_app.ui.importing.frame import StepFrame, side_by_side
from scorecard_app.ui.importing.guess_panel import GuessPanel
from scorecard_app.ui.importing.sheet_grid import SheetGrid
from scorecard_app.ui.importing.sheet_model import SheetFace
from scorecard_app.ui.theme import ThemeStore

if TYPE_CHECKING:
    from scorecard_app.exchange.preview.tables import TableLine

_LINE = Qt.ItemDataRole.UserRole
_TREE = 250


class RangeStep(StepFrame):
    """Lets a table be chosen in the tree, or drawn in the grid."""

    def __init__(self, desk: ImportDesk, themes: ThemeStore, icons: Icons) -> None:
        says = _(
            "The outlined cells are imported. Choose another table at the left, or select cells "
            "and press Enter. A double click on the number of a row ends the header there; its "
            "menu offers more."
        )
        super().__init__(_("Sheet and range"), says, desk, themes)
        self.tree = QTreeWidget(self)
        self.tree.setAccessibleName(_("Tables of the files"))
        self.tree.setHeaderHidden(True)
        self.tree.setAllColumnsShowFocus(True)
        self.tree.setColumnCount(2)
        self.tree.header().setStretchLastSection(False)
        self.tree.header().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self.tree.header().setSectionResizeMode(1, QHeaderView.ResizeMode.ResizeToContents)
        self.tree.setIndentation(themes.theme.px(14))
        self.tree.itemClicked.connect(self._choose)
        self.tree.itemActivated.connect(self._choose)
        self.panel = GuessPanel(desk, themes, icons, self)
        self.grid = SheetGrid(themes, desk.parts.forms, self)
        self.grid.range_drawn.connect(self._draw)
        self.grid.header_ended.connect(self._end_header)
        self.grid.row_told.connect(self._tell_row)
        self.grid.column_asked.connect(self._offer_column)
        self._use = QPushButton(_("Use the selected cells"), self)
        self._use.setEnabled(False)
        self._use.clicked.connect(self.grid.use_selection)
        self.grid.selectionModel().selectionChanged.connect(self._follow_selection)
        self._row = QPushButton(_("Current row…"), self)
        self._row.clicked.connect(self._open_row_menu)
        self._book = 0
        self._shown: tuple[TableLine, ...] = ()
        self._lay_out()

    def _lay_out(self) -> None:
        self.column.addWidget(self.panel)
        self.row(self._use, self._row, None)
        both = side_by_side(self.tree, self.grid, self.themes, sizes=(_TREE, 1000), wide=1)
        self.column.addWidget(both, 1)
        self.setFocusProxy(self.tree)

    def sync(self) -> None:
        """Show the tables, and the one that was chosen in its sheet."""
        findings = self.findings
        if findings is None or not findings.meanings:
            self.panel.show_lines(())
            self.tree.clear()
            self._shown = ()
            return
        self._book = min(self._book, len(findings.meanings) - 1)
        if findings.tables != self._shown:
            self._shown = findings.tables
            self._fill(findings)
        keys = {self._key(each) for each in (TABLE, HEADER_ROWS)}
        self.panel.show_lines([each for each in findings.guesses if each.key in keys])
        meaning = findings.meanings[self._book]
        self.grid.show_face(
            SheetFace(meaning.table.sheet, meaning.table, meaning, issues_on(findings, self._book))
        )

    def _fill(self, findings: Findings) -> None:
        self.tree.clear()
        heads: dict[tuple[int, str], QTreeWidgetItem] = {}
        for line in findings.tables:
            place = line.book, line.sheet
            if place not in heads:
                name = line.sheet or findings.sources[line.book].name
                heads[place] = QTreeWidgetItem(self.tree, [name])
                heads[place].setFlags(Qt.ItemFlag.ItemIsEnabled)
            item = QTreeWidgetItem(heads[place], [line.title, line.short_size])
            item.setTextAlignment(1, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            item.setToolTip(0, f"{line.size}. {line.reason}")
            spoken = f"{line.title}, {line.size}"
            item.setData(0, Qt.ItemDataRole.AccessibleTextRole, spoken)
            item.setData(0, _LINE, line)
            if line.is_chosen and line.book == self._book:
                self.tree.setCurrentItem(item)
        self.tree.expandAll()

    def _choose(self, item: QTreeWidgetItem) -> None:
        line: TableLine | None = item.data(0, _LINE)
        if line is None:
            return
        self._book = line.book
        if line.is_chosen:
            self.sync()
        else:
            self._tell(TABLE, line.address)

    def _follow_selection(self) -> None:
        self._use.setEnabled(bool(self.grid.selected_address))

    def _draw(self, address: str) -> None:
        self._tell(TABLE, address)

    def _end_header(self, lines: int) -> None:
        self._tell(HEADER_ROWS, lines)

    def _tell_row(self, row: int, kind: RowKind) -> None:
        number = self.grid.sheet_model.face.sheet.rows[row]
        self._tell(row_key(number), kind.value)

    def _offer_column(self, column: int, at: QPoint) -> None:
        """Offer what a column of the grid may become."""
        for row in self.findings.columns if self.findings else ():
            if (row.book, row.at) == (self._book, column):
                column_menu(row, self.desk, self).popup(at)

    def _tell(self, key: str, value: Plain) -> None:
        self.desk.correct({self._key(key): value})

    def _key(self, key: str) -> str:
        return f"{SECOND}{key}" if self._book else key

    def _open_row_menu(self) -> None:
        index = self.grid.currentIndex()
        if index.isValid():
            menu = self.grid.menu_at(index)
            menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
            menu.popup(self._row.mapToGlobal(QPoint(0, self._row.height())))


def issues_on(findings: Findings, book: int) -> dict[Corner, str]:
    """Return what is wrong with the cells of a book, by their places in the file."""
    return {
        place_of(cell.where)[1]: f"{group.title}: {group.mend}"
        for group in findings.issues
        for cell in group.cells
        if cell.book == book
    }
