"""One sheet of a file as a grid: its cells, the table in it, and what became of its rows."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from enum import IntEnum
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from scorecard_app.exchange.guesses.column import Column
from scorecard_app.exchange.guesses.meaning import Meaning
from scorecard_app.exchange.guesses.rows import RowKind, row_key
from scorecard_app.exchange.guesses.tables import Table
from scorecard_app.exchange.guesses.words import Role
from scorecard_app.exchange.preview.cell_texts import cell_text
from scorecard_app.exchange.preview.words import ROLES, ROW_KINDS, kind_text
from scorecard_app.exchange.sheets.sheet import Corner, Sheet
from scorecard_app.texts import LocaleForms, _

Index = QModelIndex | QPersistentModelIndex


class Part(IntEnum):
    """What a cell belongs to."""

    OUTSIDE = 0
    HEADER = 1
    DATA = 2
    LEFT_OUT = 3


class GridRole(IntEnum):
    """Data of our own, for the delegate."""

    PART = Qt.ItemDataRole.UserRole.value + 1
    EDGES = Qt.ItemDataRole.UserRole.value + 2
    ISSUE = Qt.ItemDataRole.UserRole.value + 3


@dataclass(frozen=True, slots=True)
class SheetFace:
    """What of a sheet is shown: the table in it, what was understood, and unread cells."""

    sheet: Sheet
    table: Table | None = None
    meaning: Meaning | None = None
    issues: Mapping[Corner, str] = field(default_factory=dict)


class SheetModel(QAbstractTableModel):
    """Shows the cells as they stand in the file."""

    def __init__(self, forms: LocaleForms, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._forms = forms
        self._face = SheetFace(Sheet(""))
        self._becomes: Mapping[int, str] = {}
        self._ignored: Collection[int] = ()

    @property
    def face(self) -> SheetFace:
        """Return what is shown."""
        return self._face

    def show_face(self, face: SheetFace) -> None:
        """Show a sheet, or another state of it."""
        columns = face.meaning.columns if face.meaning else ()
        self._becomes = {each.at: _becomes(each) for each in columns}
        self._ignored = {each.at for each in columns if each.role is Role.IGNORED}
        if face.sheet is not self._face.sheet:
            self.beginResetModel()
            self._face = face
            self.endResetModel()
        else:
            self._face = face
            last = self.index(self.rowCount() - 1, self.columnCount() - 1)
            self.dataChanged.emit(self.index(0, 0), last)
            self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, self.columnCount() - 1)

    def place_of(self, corner: Corner) -> QModelIndex:
        """Return where a cell of the file is shown."""
        row, column = corner
        rows, columns = self._face.sheet.rows, self._face.sheet.columns
        if row not in rows or column not in columns:
            return QModelIndex()
        return self.index(rows.index(row), columns.index(column))

    def rowCount(self, parent: Index | None = None) -> int:
        """Return how many rows the sheet keeps."""
        return 0 if parent is not None and parent.isValid() else self._face.sheet.height

    def columnCount(self, parent: Index | None = None) -> int:
        """Return how many columns the sheet keeps."""
        return 0 if parent is not None and parent.isValid() else self._face.sheet.width

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401 - Qt's kind
        """Return what is shown of a cell."""
        row, column = index.row(), index.column()
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return cell_text(self._face.sheet, row, column, self._forms)
            case Qt.ItemDataRole.TextAlignmentRole:
                is_number = isinstance(self._face.sheet.cell(row, column), float)
                side = Qt.AlignmentFlag.AlignRight if is_number else Qt.AlignmentFlag.AlignLeft
                return side | Qt.AlignmentFlag.AlignVCenter
            case Qt.ItemDataRole.ToolTipRole | Qt.ItemDataRole.AccessibleDescriptionRole:
                return self._says(row, column)
            case GridRole.PART:
                return self._part(row, column)
            case GridRole.EDGES:
                return self._edges(row, column)
            case GridRole.ISSUE:
                return self._issue(row, column)
        return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:  # noqa: ANN401 - Qt's kind
        """Return the letter of a column with what it becomes, or the number of a row."""
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        sheet = self._face.sheet
        if orientation is Qt.Orientation.Vertical:
            return str(sheet.rows[section] + 1)
        letters = sheet.address(0, section).rstrip("0123456789")
        becomes = self._becomes.get(section, "")
        return f"{letters} · {becomes}" if becomes else letters

    def _part(self, row: int, column: int) -> Part:
        table, meaning = self._face.table, self._face.meaning
        if table is None or not self._is_inside(table, row, column):
            return Part.OUTSIDE
        if meaning is None:
            return Part.DATA
        if row < meaning.header.first:
            return Part.HEADER if row >= meaning.header.top else Part.LEFT_OUT
        is_ignored = column in self._ignored
        is_data = meaning.rows.get(row) is RowKind.DATA
        return Part.DATA if is_data and not is_ignored else Part.LEFT_OUT

    def _edges(self, row: int, column: int) -> str:
        """Return the sides at which the table ends, and where its header does: "tblrh"."""
        table, meaning = self._face.table, self._face.meaning
        if table is None or not self._is_inside(table, row, column):
            return ""
        found = "t" * (row == table.top) + "b" * (row == table.bottom)
        found += "l" * (column == table.left) + "r" * (column == table.right)
        if meaning is not None and row == meaning.header.first - 1:
            found += "h"
        return found

    def _issue(self, row: int, column: int) -> str:
        issues, sheet = self._face.issues, self._face.sheet
        return issues.get((sheet.rows[row], sheet.columns[column]), "") if issues else ""

    def _says(self, row: int, column: int) -> str:
        issue = self._issue(row, column)
        if issue:
            return issue
        meaning = self._face.meaning
        kind = meaning.rows.get(row) if meaning else None
        if meaning is None or kind in {None, RowKind.DATA}:
            return ""
        key = row_key(self._face.sheet.rows[row])
        reason = next((each.reason for each in meaning.guesses if each.key == key), "")
        return f"{_(ROW_KINDS[kind])}. {reason}"

    @staticmethod
    def _is_inside(table: Table, row: int, column: int) -> bool:
        return table.top <= row <= table.bottom and table.left <= column <= table.right


def _becomes(column: Column) -> str:
    """Say in a word what a column becomes."""
    return kind_text(column.kind) if column.role is Role.VALUE else _(ROLES[column.role])
