"""What stands beside the lines of a grid of values: objective, measure, unit, owner, series."""

from enum import IntEnum

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from scorecard_app.present.grid.lines import LineTexts, line_texts
from scorecard_app.texts import N_, _
from scorecard_app.ui.models.value_grid_model import ValueGridModel

Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()
_ROLES = frozenset({Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole})


class LabelColumn(IntEnum):
    """The columns beside the values."""

    PERSPECTIVE = 0
    OBJECTIVE = 1
    MEASURE = 2
    UNIT = 3
    OWNER = 4
    SERIES = 5


_HEADINGS = {
    LabelColumn.PERSPECTIVE: N_("Perspective"),
    LabelColumn.OBJECTIVE: N_("Objective"),
    LabelColumn.MEASURE: N_("Measure"),
    LabelColumn.UNIT: N_("Unit"),
    LabelColumn.OWNER: N_("Owner"),
    LabelColumn.SERIES: N_("Series"),
}


class LineLabels(QAbstractTableModel):
    """Has the rows of a grid of values, line by line, and says what they are."""

    def __init__(self, grid: ValueGridModel, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._grid = grid
        grid.modelAboutToBeReset.connect(self.beginResetModel)
        grid.modelReset.connect(self.endResetModel)
        grid.rowsAboutToBeInserted.connect(self._begin_insertion)
        grid.rowsInserted.connect(self._end_insertion)
        grid.rowsAboutToBeRemoved.connect(self._begin_removal)
        grid.rowsRemoved.connect(self._end_removal)
        grid.headerDataChanged.connect(self._tell)

    def _begin_insertion(self, _parent: QModelIndex, first: int, last: int) -> None:
        self.beginInsertRows(QModelIndex(), first, last)

    def _end_insertion(self) -> None:
        self.endInsertRows()

    def _begin_removal(self, _parent: QModelIndex, first: int, last: int) -> None:
        self.beginRemoveRows(QModelIndex(), first, last)

    def _end_removal(self) -> None:
        self.endRemoveRows()

    def _tell(self, orientation: Qt.Orientation, first: int, last: int) -> None:
        if orientation is Qt.Orientation.Vertical and last >= first:
            end = self.index(last, self.columnCount() - 1)
            self.dataChanged.emit(self.index(first, 0), end)

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        """Count the lines."""
        return 0 if parent.isValid() else len(self._grid.lines)

    def columnCount(self, parent: Index = _NOWHERE) -> int:
        """Count what is said of each."""
        return 0 if parent.isValid() else len(LabelColumn)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return what is said of a line; the whole of it as the tooltip."""
        if role not in _ROLES or not index.isValid() or index.row() >= len(self._grid.lines):
            return None
        texts = line_texts(self._grid.context.relations, self._grid.lines[index.row()])
        if role == Qt.ItemDataRole.DisplayRole:
            return _fields(texts)[index.column()]
        if role == Qt.ItemDataRole.ToolTipRole:
            return "\n".join(text for text in _fields(texts) if text)
        return None

    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> object:
        """Return the heading of a column."""
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        if role != Qt.ItemDataRole.DisplayRole or orientation is Qt.Orientation.Vertical:
            return None
        return _(_HEADINGS[LabelColumn(section)])


def _fields(texts: LineTexts) -> tuple[str, ...]:
    return (
        texts.perspective,
        texts.objective,
        texts.measure,
        texts.unit,
        texts.owner,
        texts.series,
    )
