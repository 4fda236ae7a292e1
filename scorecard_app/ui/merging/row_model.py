"""The rows of a merge as a table: what happens to what, here and in the workbook."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
)

from scorecard_app.document.merge.deciding import Side
from scorecard_app.present.merging.rows import KINDS, Kind, MergeRow
from scorecard_app.texts import N_, _
from scorecard_app.ui.icons import Icons
from scorecard_app.ui.merging.desk import MergeDesk
from scorecard_app.ui.theme import ThemeStore

Index = QModelIndex | QPersistentModelIndex
STATE, WHAT, FIELD, MINE, THEIRS, OUTCOME = range(6)
_HEADS: Final = (
    N_("What happens"),
    N_("About"),
    N_("Field"),
    N_("Here"),
    N_("In the workbook"),
    N_("Outcome"),
)
_ICONS: Final = {
    Kind.CONFLICT: ("warning", "band.off"),
    Kind.CHANGED: ("redo", "accent"),
    Kind.NEW: ("new", "accent"),
    Kind.GONE: ("delete", "text.quiet"),
    Kind.MISSING: ("delete", "text.quiet"),
    Kind.UNREAD: ("info", "band.risk"),
}
SIDES: Final = {
    Side.MINE: N_("as here"),
    Side.THEIRS: N_("as in the workbook"),
    Side.BASE: N_("as it was"),
    Side.SECOND: N_("as on “Values”"),
}
_ROOT: Final = QModelIndex()


class RowModel(QAbstractTableModel):
    """Shows the rows that a filter lets through; a tick takes a change, or deletes a row."""

    def __init__(
        self, desk: MergeDesk, themes: ThemeStore, icons: Icons, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._desk, self._themes, self._icons = desk, themes, icons
        self._rows: tuple[MergeRow, ...] = ()

    @property
    def rows(self) -> tuple[MergeRow, ...]:
        """Return the rows that are shown."""
        return self._rows

    def show_rows(self, rows: Sequence[MergeRow]) -> None:
        """Show other rows; the same ones are only painted anew."""
        if tuple(rows) == self._rows:
            if self._rows:
                last = self.index(len(self._rows) - 1, OUTCOME)
                self.dataChanged.emit(self.index(0, STATE), last)
            return
        self.beginResetModel()
        self._rows = tuple(rows)
        self.endResetModel()

    def rowCount(self, parent: Index = _ROOT) -> int:
        """Count the rows."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = _ROOT) -> int:
        """Count the columns."""
        return 0 if parent.isValid() else len(_HEADS)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        """Return the heading of a column."""
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return _(_HEADS[section])
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return what a cell shows; a screen reader hears the whole row in its first cell."""
        row, column = self._rows[index.row()], index.column()
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return self._text(row, column)
            case Qt.ItemDataRole.ToolTipRole:
                return self._whole(row, column)
            case Qt.ItemDataRole.AccessibleTextRole:
                return self.spoken(row) if column == STATE else self._text(row, column)
            case Qt.ItemDataRole.CheckStateRole if column == STATE and row.can_be_left_out:
                ticked = Qt.CheckState.Checked
                return ticked if self._desk.is_taken(row) else Qt.CheckState.Unchecked
            case Qt.ItemDataRole.DecorationRole if column == STATE:
                name, colour = _ICONS[row.kind]
                return self._icons.pixmap(name, role=colour, side=16)
            case Qt.ItemDataRole.ForegroundRole if column == OUTCOME or not self._counts(row):
                return self._themes.theme.brush("text.quiet")
        return None

    def setData(self, index: Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Tick or untick a row."""
        if role != Qt.ItemDataRole.CheckStateRole:
            return False
        is_taken = Qt.CheckState(value) is Qt.CheckState.Checked
        self._desk.take([self._rows[index.row()]], is_taken=is_taken)
        return True

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Let changes be ticked."""
        flags = super().flags(index)
        is_tick = index.column() == STATE and self._rows[index.row()].can_be_left_out
        return flags | Qt.ItemFlag.ItemIsUserCheckable if is_tick else flags

    def spoken(self, row: MergeRow) -> str:
        """Return a row as one sentence."""
        parts = [_(KINDS[row.kind]), " ".join(filter(None, (self._whole(row, WHAT), row.field)))]
        if row.kind is Kind.CONFLICT:
            parts.append(_("here {value}").format(value=row.mine))
            parts.append(_("in the workbook {value}").format(value=_in_the_workbook(row)))
        elif row.mine or row.theirs:
            parts.append(f"{row.mine} → {row.theirs}")
        return ", ".join((*parts, self.outcome(row)))

    def outcome(self, row: MergeRow) -> str:
        """Say what becomes of a row as things stand."""
        if row.kind is Kind.UNREAD:
            return _("is left alone")
        if row.kind is Kind.MISSING:
            return _("is deleted") if self._desk.is_taken(row) else _("stays")
        if row.kind is not Kind.CONFLICT:
            return _("is taken") if self._desk.is_taken(row) else _("is left out")
        side = self._desk.side(row)
        if side is None:
            return (
                _("undecided: is kept")
                if not row.spot or not row.spot.field
                else (_("undecided: as here"))
            )
        return _(SIDES[side])

    def _counts(self, row: MergeRow) -> bool:
        return row.kind in {Kind.CONFLICT, Kind.UNREAD} or self._desk.is_taken(row)

    def _text(self, row: MergeRow, column: int) -> str:
        return self._whole(row, column).partition("\n")[0]

    def _whole(self, row: MergeRow, column: int) -> str:
        match column:
            case 0:
                return _(KINDS[row.kind])
            case 1:
                return f"{row.what}: {row.says}" if row.kind is Kind.UNREAD else row.what
            case 2:
                return row.field
            case 3:
                return row.mine
            case 4:
                return _in_the_workbook(row)
            case _:
                return self.outcome(row)


def _in_the_workbook(row: MergeRow) -> str:
    """Return what the workbook says: both of it where it contradicts itself."""
    return (
        _("{one} or {other}").format(one=row.theirs, other=row.second) if row.second else row.theirs
    )
