"""The step that maps the columns: each is taken as something, ignored, or corrected by a menu."""

from collections.abc import Mapping
from typing import Final

from PySide6.QtCore import (
    QModelIndex,
    QPoint,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QKeyEvent

from scorecard_app.exchange.intake.importing import SECOND
from scorecard_app.exchange.preview.columns import ColumnRow
from scorecard_app.exchange.preview.guesses import CONVENTIONS, Surety, of_file
from scorecard_app.texts import N_, _
from scorecard_app.ui.flat_model import FlatModel, Index
from scorecard_app.ui.icons import Icons
from scorecard_app.ui.importing.column_menu import column_menu
from scorecard_app.ui.importing.desk import ImportDesk
from scorecard_app.ui.importing.frame import StepFrame
from scorecard_app.ui.importing.guess_panel import GuessPanel
from scorecard_app.ui.plain_table import PlainTable
from scorecard_app.ui.theme import ThemeStore

_COLUMN, _HEADER, _BECOMES, _SAMPLES, _SURE, _WHY = range(6)
_HEADS = (N_("Column"), N_("Header"), N_("Becomes"), N_("Samples"), N_("How sure"), N_("Why"))
_WIDTHS = (84, 156, 176, 220, 104, 220)
_ROW = 30
_ICONS: Final[Mapping[Surety, tuple[str, str]]] = {
    Surety.UNSURE: ("info", "accent"),
    Surety.CHOSEN: ("check", "band.on"),
}


class ColumnsStep(StepFrame):
    """Shows every column with what it becomes."""

    def __init__(self, desk: ImportDesk, themes: ThemeStore, icons: Icons) -> None:
        says = _(
            "What each column becomes. A click, or Enter, offers what else it may be; samples show "
            "how its cells are read."
        )
        super().__init__(_("Columns"), says, desk, themes)
        self.panel = GuessPanel(desk, themes, icons, self)
        self.table = ColumnTable(themes, icons)
        self.table.menu_wanted.connect(self._offer)
        self.column.addWidget(self.panel)
        self.column.addWidget(self.table, 1)
        self.setFocusProxy(self.table)

    def sync(self) -> None:
        """Show the columns, and how numbers and days are written."""
        findings = self.findings
        self.panel.show_lines(
            [
                each
                for each in (findings.guesses if findings else ())
                if each.key.removeprefix(SECOND) in CONVENTIONS
            ]
        )
        self.table.show_rows(findings.columns if findings else ())

    def _offer(self, row: ColumnRow, at: QPoint) -> None:
        menu = column_menu(row, self.desk, self)
        menu.popup(at)


class ColumnTable(PlainTable):
    """One row a column; `menu_wanted` carries it and where a menu fits."""

    menu_wanted = Signal(object, object)

    def __init__(self, themes: ThemeStore, icons: Icons) -> None:
        self._model = _ColumnModel(themes, icons)
        super().__init__(self._model, _("Columns of the table"), themes, row=_ROW)
        self._model.setParent(self)
        self.give_room(dict(enumerate(_WIDTHS)), stretched=(_SAMPLES, _WHY))
        self.clicked.connect(self._click)

    def show_rows(self, rows: tuple[ColumnRow, ...]) -> None:
        """Show these columns; the current one stays."""
        current = self.currentIndex()
        self._model.show_rows(rows)
        if current.isValid() and current.row() < len(rows):
            self.setCurrentIndex(self._model.index(current.row(), current.column()))

    def _click(self, index: QModelIndex) -> None:
        if index.column() == _BECOMES:
            self._ask(index)

    def _ask(self, index: QModelIndex) -> None:
        rect = self.visualRect(index.siblingAtColumn(_BECOMES))
        self.menu_wanted.emit(
            self._model.rows[index.row()], self.viewport().mapToGlobal(rect.bottomLeft())
        )

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Offer what the column may be."""
        keys = {
            Qt.Key.Key_Return,
            Qt.Key.Key_Enter,
            Qt.Key.Key_F2,
            Qt.Key.Key_Space,
            Qt.Key.Key_Menu,
        }
        if event.key() in keys and self.currentIndex().isValid():
            self._ask(self.currentIndex())
            return
        super().keyPressEvent(event)


class _ColumnModel(FlatModel):
    """The texts of the columns."""

    def __init__(self, themes: ThemeStore, icons: Icons) -> None:
        super().__init__(_HEADS)
        self._themes = themes
        self._icons = icons
        self.rows: tuple[ColumnRow, ...] = ()

    def show_rows(self, rows: tuple[ColumnRow, ...]) -> None:
        """Show these columns."""
        if rows == self.rows:
            return
        if [each.key for each in rows] == [each.key for each in self.rows]:
            self.rows = rows
            self.dataChanged.emit(self.index(0, 0), self.index(len(rows) - 1, _WHY))
            return
        self.beginResetModel()
        self.rows = rows
        self.endResetModel()

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return what is shown of a column."""
        row, column = self.rows[index.row()], index.column()
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return self._text(row, column)
            case Qt.ItemDataRole.ToolTipRole:
                return "\n".join(row.samples) if column == _SAMPLES else self._text(row, column)
            case Qt.ItemDataRole.DecorationRole if column == _SURE and row.surety in _ICONS:
                name, tint = _ICONS[row.surety]
                return self._icons.pixmap(name, role=tint, side=16)
            case Qt.ItemDataRole.DecorationRole if column == _BECOMES:
                return self._icons.pixmap("chevron-down", role="text.quiet", side=14)
            case Qt.ItemDataRole.ForegroundRole:
                return self._colour(row, column)
        return None

    def _colour(self, row: ColumnRow, column: int) -> QColor:
        is_quiet = not row.is_used or column in {_SURE, _WHY}
        return self._themes.theme.colour("text.quiet" if is_quiet else "text")

    def _text(self, row: ColumnRow, column: int) -> str:
        match column:
            case 0:
                is_joined = any(each.book for each in self.rows)
                return of_file(row.book, row.letters) if is_joined else row.letters
            case 1:
                return row.header
            case 2:
                return row.becomes
            case 3:
                return "   ".join(row.samples)
            case 4:
                return row.sure
            case _:
                return row.reason
