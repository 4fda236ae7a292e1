"""An item model whose cells are fields of forms: a row is a thing, a cell that is set an edit."""

from collections.abc import Iterable
from itertools import product, starmap
from typing import Any

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)

from scorecard_app.document.change import Change
from scorecard_app.domain.ids import EntityId
from scorecard_app.errors import UserError
from scorecard_app.present.form_parts import Field
from scorecard_app.present.investing.columns import COLUMNS, Column, ids_of
from scorecard_app.texts import _
from scorecard_app.ui.investing.desk import ORIGIN, InvestingDesk

Index = QModelIndex | QPersistentModelIndex
Parent = QModelIndex | QPersistentModelIndex
_NONE = QModelIndex()
_NAMING = frozenset({"initiatives", "value_streams"})
"""Tables whose rows name one another, or share one whole."""

_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_PLAIN = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable


class FieldModel(QAbstractTableModel):
    """Shows one table of the document; `refused` says why a text could not be taken."""

    refused = Signal(str)

    def __init__(self, table: str, desk: InvestingDesk, parent: QObject) -> None:
        super().__init__(parent)
        self.table, self._desk = table, desk
        self.columns: tuple[Column, ...] = COLUMNS[table]
        self._ids = ids_of(desk.context, table)
        self._filled: dict[tuple[EntityId, str], str] = {}
        self._sentence = ""
        desk.bridge.changed.connect(self._follow)
        desk.bridge.scene_replaced.connect(self._show_anew)
        desk.history.refused.connect(self._note)

    @property
    def ids(self) -> tuple[EntityId, ...]:
        """Return whose the rows are."""
        return self._ids

    def row_of(self, entity_id: EntityId | None) -> int | None:
        """Return the row of an entity."""
        return self._ids.index(entity_id) if entity_id in self._ids else None

    def field_at(self, index: Index) -> Field:
        """Return the field that a cell edits."""
        return self.columns[index.column()].field

    def id_at(self, row: int) -> EntityId | None:
        """Return whose a row is."""
        return self._ids[row] if 0 <= row < len(self._ids) else None

    def fill(self, key: str, texts: dict[EntityId, str]) -> None:
        """Fill a column with what is not in the document."""
        before = self._filled
        self._filled = {(entity_id, key): text for entity_id, text in texts.items()}
        at = next(index for index, column in enumerate(self.columns) if column.key == key)
        for row, entity_id in enumerate(self._ids):
            if before.get((entity_id, key)) != self._filled.get((entity_id, key)):
                self.dataChanged.emit(self.index(row, at), self.index(row, at))

    def shown(self, index: Index) -> str:
        """Return what stands in a cell."""
        entity_id, column = self._ids[index.row()], self.columns[index.column()]
        filled = self._filled.get((entity_id, column.key))
        return column.shown(self._desk.context, entity_id) if filled is None else filled

    def _follow(self, change: Change) -> None:
        ids = ids_of(self._desk.context, self.table)
        if ids != self._ids:
            self._show_anew()
        elif self._ids and change.delta:
            is_own = change.delta.keys() == {self.table}
            touched = set(change.delta[self.table]) if is_own else set(ids)
            if self.table not in _NAMING:
                self._repaint([row for row, each in enumerate(ids) if each in touched])
            else:
                self._repaint(range(len(ids)))

    def _repaint(self, rows: Iterable[int]) -> None:
        """Tell of rows cell by cell: for more than one at once Qt (6.11) paints all there is."""
        for index in starmap(self.index, product(rows, range(len(self.columns)))):
            self.dataChanged.emit(index, index)

    def _show_anew(self) -> None:
        self.beginResetModel()
        self._ids = ids_of(self._desk.context, self.table)
        self.endResetModel()

    def _note(self, sentence: str) -> None:
        self._sentence = sentence

    def rowCount(self, parent: Parent = _NONE) -> int:
        """Count the rows."""
        return 0 if parent.isValid() else len(self._ids)

    def columnCount(self, parent: Parent = _NONE) -> int:
        """Count the columns."""
        return 0 if parent.isValid() else len(self.columns)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:  # noqa: ANN401 - Qt's own signature
        """Return the title of a column."""
        if orientation is not Qt.Orientation.Horizontal:
            return None
        column = self.columns[section]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return column.title
            case Qt.ItemDataRole.ToolTipRole:
                return _(column.field.hint) or column.title
            case Qt.ItemDataRole.TextAlignmentRole:
                return _RIGHT if column.is_figure else _LEFT
            case _:
                return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401 - Qt's own signature
        """Return what a cell shows, says and is edited as."""
        column = self.columns[index.column()]
        match role:
            case Qt.ItemDataRole.DisplayRole | Qt.ItemDataRole.ToolTipRole:
                return self.shown(index)
            case Qt.ItemDataRole.EditRole:
                return column.field.read(self._desk.context, self._ids[index.row()])
            case Qt.ItemDataRole.AccessibleTextRole:
                return f"{column.title}: {self.shown(index)}"
            case Qt.ItemDataRole.TextAlignmentRole:
                return _RIGHT if column.is_figure else _LEFT
            case _:
                return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Let those cells be edited that have a field."""
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        can_edit = self.columns[index.column()].is_editable
        return _PLAIN | Qt.ItemFlag.ItemIsEditable if can_edit else _PLAIN

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:  # noqa: ANN401 - Qt's own signature
        """Make the edit that a text stands for; say why it cannot be made."""
        if role != Qt.ItemDataRole.EditRole:
            return False
        context, field = self._desk.context, self.field_at(index)
        entity_id, text = self._ids[index.row()], str(value)
        self._sentence = ""
        if text != field.read(context, entity_id):
            try:
                edit = field.edit(context, entity_id, text)
                label = _("Change {field}").format(field=_(field.label))
                self._desk.history.run(label, edit, origin=ORIGIN)
            except UserError as error:
                self._sentence = str(error)
        self.refused.emit(self._sentence)
        return not self._sentence
