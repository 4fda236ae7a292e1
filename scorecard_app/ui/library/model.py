"""What the search found, as a list model; its rows can be dragged out."""

from collections.abc import Sequence
from enum import IntEnum

from PySide6.QtCore import (
    QAbstractListModel,
    QMimeData,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)

from scorecard_app.present.library import LibraryRow
from scorecard_app.ui.measure_drag import carry_measure

Index = QModelIndex | QPersistentModelIndex

_NOWHERE = QModelIndex()


class LibraryRole(IntEnum):
    """Data of our own, for the delegate."""

    ROW = Qt.ItemDataRole.UserRole.value
    IS_USED = ROW + 1


class LibraryModel(QAbstractListModel):
    """Holds the rows that were found, and which of them the scorecard has already.

    `renamed` says which of the user's own shall be called how.
    """

    renamed = Signal(str, str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: tuple[LibraryRow, ...] = ()
        self._used: frozenset[str] = frozenset()

    @property
    def rows(self) -> tuple[LibraryRow, ...]:
        """Return the rows in their order."""
        return self._rows

    def show_rows(self, rows: Sequence[LibraryRow]) -> None:
        """Show other rows."""
        if tuple(rows) != self._rows:
            self.beginResetModel()
            self._rows = tuple(rows)
            self.endResetModel()

    def mark_used(self, keys: frozenset[str]) -> None:
        """Mark what the scorecard has already."""
        if keys != self._used:
            self._used = keys
            if self._rows:
                self.dataChanged.emit(self.index(0), self.index(len(self._rows) - 1))

    def index_of(self, key: str) -> QModelIndex:
        """Return where an entry stands; invalid where it was not found."""
        at = next((at for at, row in enumerate(self._rows) if row.key == key), None)
        return QModelIndex() if at is None else self.index(at)

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        """Count what was found."""
        return 0 if parent.isValid() else len(self._rows)

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Let measures be dragged, and the user's own be renamed."""
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        if not self._rows[index.row()].is_framework:
            flags |= Qt.ItemFlag.ItemIsDragEnabled
        if self._rows[index.row()].is_own:
            flags |= Qt.ItemFlag.ItemIsEditable
        return flags

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return what a row shows, or says to a screen reader."""
        if not index.isValid():
            return None
        row = self._rows[index.row()]
        match role:
            case (
                Qt.ItemDataRole.DisplayRole | Qt.ItemDataRole.EditRole | Qt.ItemDataRole.ToolTipRole
            ):
                return row.name
            case Qt.ItemDataRole.AccessibleTextRole:
                return row.spoken
            case LibraryRole.ROW:
                return row
            case LibraryRole.IS_USED:
                return row.key in self._used
        return None

    def setData(self, index: Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Ask for another name; the row is made anew when it has it."""
        row = self._rows[index.row()]
        name = str(value).strip()
        if role != Qt.ItemDataRole.EditRole or not row.is_own or not name or name == row.name:
            return False
        self.renamed.emit(row.key, name)
        return True

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        """Return the first of the rows as it is dragged."""
        return carry_measure(self._rows[indexes[0].row()].key)
