"""Values as an item model: lines down, periods across; cells are read when they are looked at."""

from collections import defaultdict
from collections.abc import Collection
from functools import partial

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)

from scorecard_app.document.change import Change
from scorecard_app.domain.ids import MeasureId, MintId
from scorecard_app.domain.periods import Frequency, Period
from scorecard_app.present.form_parts import FormContext
from scorecard_app.present.grid.cells import CellReader, GridCell
from scorecard_app.present.grid.columns import (
    GridSpan,
    period_label,
    shown_at,
    span_of,
)
from scorecard_app.present.grid.lines import GridLine
from scorecard_app.present.grid.writing import Place
from scorecard_app.texts import LocaleForms, _
from scorecard_app.ui.bridge import Bridge
from scorecard_app.ui.cells import CHOICES
from scorecard_app.ui.history import History
from scorecard_app.ui.models.cell_store import CellStore
from scorecard_app.ui.models.grid_changes import is_another_order, moved, shared
from scorecard_app.ui.models.grid_sources import GridSource, OneMeasure
from scorecard_app.ui.models.value_writer import ValueWriter

Index = QModelIndex | QPersistentModelIndex

_NOWHERE = QModelIndex()
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_BARRED = (
    Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemNeverHasChildren
)
_FREE = _BARRED | Qt.ItemFlag.ItemIsEditable
_EMPTY = GridSpan(0, -1)
_ROLES = frozenset(
    {
        Qt.ItemDataRole.DisplayRole,
        Qt.ItemDataRole.EditRole,
        Qt.ItemDataRole.ToolTipRole,
        Qt.ItemDataRole.AccessibleTextRole,
        CHOICES,
    }
)

_OF_ALL_CELLS = ("settings", "locks", "rules", "people")
"""Tables of which a change may show in any cell or heading."""


class ValueGridModel(QAbstractTableModel):
    """Holds the lines and the span of periods shown; reads the rest when asked."""

    shown_column_changed = Signal()
    told = Signal(str)
    formula_wanted = Signal(str)

    def __init__(
        self,
        bridge: Bridge,
        history: History,
        forms: LocaleForms,
        mint: MintId,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self._forms = forms
        self._mint = mint
        self._source: GridSource | None = None
        self._lines: tuple[GridLine, ...] = ()
        self.rows_of: dict[MeasureId, list[int]] = {}
        self._periods = _EMPTY
        self.frequency = Frequency.MONTH
        read_context = partial(_context, bridge, forms, mint)
        self._store = CellStore(read_context)
        self.writer = ValueWriter(history, read_context)
        bridge.facts_changed.connect(self._follow)
        bridge.scene_replaced.connect(self._replace)

    @property
    def lines(self) -> tuple[GridLine, ...]:
        """Return what the rows are."""
        return self._lines

    @property
    def periods(self) -> GridSpan:
        """Return the periods that the columns are, as ordinals."""
        return self._periods

    @property
    def context(self) -> FormContext:
        """Return what cells are read against."""
        return _context(self._bridge, self._forms, self._mint)

    @property
    def shown_column(self) -> int:
        """Return the column of the period shown at the day; −1 where nothing is shown."""
        if self._source is None:
            return -1
        return shown_at(self.context, self.frequency) - self._periods.first

    def period(self, column: int) -> Period:
        """Return the period of a column."""
        return Period(self.frequency, self._periods.first + column)

    def cell(self, index: Index) -> GridCell:
        """Return a cell."""
        return self.cell_at(index.row(), index.column())

    def cell_at(self, row: int, column: int) -> GridCell:
        """Return the cell of a row and a column."""
        return self._store.cell(row, self._periods.first + column)

    def reader(self, index: Index) -> tuple[CellReader, int]:
        """Return what knows more of a cell than is painted, and the ordinal of its period."""
        ordinal = self._periods.first + index.column()
        return self._store.reader(index.row(), ordinal), ordinal

    def show_measure(self, measure_id: MeasureId | None) -> None:
        """Show the values of another measure."""
        self.show_source(None if measure_id is None else OneMeasure(measure_id))

    def show_source(self, source: GridSource | None) -> None:
        """Show other lines or other periods."""
        if source != self._source:
            self._source = source
            self._start_again()

    def cover(self, first: int, last: int) -> None:
        """Show more periods on either side so that these ordinals are among them."""
        if self._source is None:
            return
        wider = self._periods.covering((first, last))
        before, after = self._periods.first - wider.first, wider.last - self._periods.last
        if before > 0:
            self.beginInsertColumns(QModelIndex(), 0, before - 1)
            self._periods = GridSpan(wider.first, self._periods.last)
            self.endInsertColumns()
        if after > 0:
            count = len(self._periods)
            self.beginInsertColumns(QModelIndex(), count, count + after - 1)
            self._periods = GridSpan(self._periods.first, wider.last)
            self.endInsertColumns()

    def _start_again(self) -> None:
        self.beginResetModel()
        relations = self._bridge.scene.relations
        frequency = self._source.frequency(relations) if self._source else None
        if self._source is None or frequency is None:
            self._source, self._periods = None, _EMPTY
            self._take_lines(())
        else:
            self.frequency = frequency
            self._take_lines(self._source.lines(relations))
            self._periods = self._source.span(self.context)
        self.endResetModel()
        self.shown_column_changed.emit()

    def _take_lines(self, lines: tuple[GridLine, ...]) -> None:
        rows: defaultdict[MeasureId, list[int]] = defaultdict(list)
        for row, line in enumerate(lines):
            rows[line.measure_id].append(row)
        self._lines, self.rows_of = lines, dict(rows)
        self._store.show(lines, self.frequency)

    def _replace(self) -> None:
        if self._source is None:
            return
        if self._source.frequency(self._bridge.scene.relations) is not self.frequency:
            self._start_again()
            return
        self._sync_lines()
        wanted = self._source.span(self.context)
        self.cover(wanted.first, wanted.last)
        self._tell(None)
        self.shown_column_changed.emit()

    def _follow(self, change: Change) -> None:
        if self._source is None:
            return
        if self._source.frequency(self._bridge.scene.relations) is not self.frequency:
            self._start_again()
            return
        if is_another_order(change):
            self._sync_lines()
        if change.touches("objectives", "perspectives") and self._lines:
            self.headerDataChanged.emit(Qt.Orientation.Vertical, 0, len(self._lines) - 1)
        if change.touches(*_OF_ALL_CELLS) or (
            change.touches("measures") and self._store.has_formulas
        ):
            wanted = self._source.span(self.context)
            self.cover(wanted.first, wanted.last)
            self._tell(None)
            return
        numbers, reached = moved(self.context, change, self.rows_of)
        if reached:
            wanted = span_of(self.context, self.frequency, reached)
            self.cover(wanted.first, wanted.last)
        described = {MeasureId(key) for key in change.delta.get("measures", {})}
        self._tell({*described, *numbers})
        for row in (row for each in described for row in self.rows_of.get(each, ())):
            self.headerDataChanged.emit(Qt.Orientation.Vertical, row, row)

    def _sync_lines(self) -> None:
        """Bring the lines to what they are now: what differs goes, and comes, between the rest."""
        relations = self._bridge.scene.relations
        old, new = self._lines, self._source.lines(relations) if self._source else ()
        if old == new:
            return
        head = shared(old, new)
        tail = shared(old[head:][::-1], new[head:][::-1])
        kept = old[: len(old) - tail] if tail else old
        if len(kept) > head:
            self.beginRemoveRows(QModelIndex(), head, len(kept) - 1)
            self._take_lines((*old[:head], *old[len(kept) :]))
            self.endRemoveRows()
        if len(new) - tail > head:
            self.beginInsertRows(QModelIndex(), head, len(new) - tail - 1)
            self._take_lines(new)
            self.endInsertRows()

    def _tell(self, measures: Collection[MeasureId] | None) -> None:
        """Say that the rows of some measures may differ, or (None) that everything may."""
        columns = len(self._periods) - 1
        if measures is None:
            rows = [(0, len(self._lines) - 1)]
            self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, columns)
        else:
            rows = [(row, row) for each in measures for row in self.rows_of.get(each, ())]
        self._store.forget(None if measures is None else [first for first, _last in rows])
        for first, last in rows:
            self.dataChanged.emit(self.index(first, 0), self.index(last, columns))
        if measures is None:
            self.headerDataChanged.emit(Qt.Orientation.Vertical, *rows[0])

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        """Count the lines."""
        return 0 if parent.isValid() else len(self._lines)

    def columnCount(self, parent: Index = _NOWHERE) -> int:
        """Count the periods."""
        return 0 if parent.isValid() else len(self._periods)

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Say what can be done with a cell."""
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        return _BARRED if self.cell(index).is_barred else _FREE

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return what a cell shows, or what stands in its editor."""
        if not index.isValid() or index.row() >= len(self._lines):
            return None
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _RIGHT
        if role not in _ROLES:
            return None
        reader, ordinal = self.reader(index)
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return self.cell(index).text
            case Qt.ItemDataRole.EditRole:
                return reader.typed(ordinal)
            case Qt.ItemDataRole.ToolTipRole:
                return reader.tooltip(ordinal) or None
            case Qt.ItemDataRole.AccessibleTextRole:
                said = (self.cell(index).text, reader.tooltip(ordinal))
                return ". ".join(part for part in said if part)
            case _:
                return reader.choices(ordinal)

    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> object:
        """Return a period, or the name of a line."""
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        if orientation is Qt.Orientation.Vertical:
            return self._lines[section].label if 0 <= section < len(self._lines) else None
        if not 0 <= section < len(self._periods):
            return None
        return period_label(self.context, self.period(section))

    def setData(self, index: Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Type into a cell, by an edit; False where it is refused."""
        if role != Qt.ItemDataRole.EditRole or not index.isValid():
            return False
        reader, ordinal = self.reader(index)
        if str(value).strip() == reader.typed(ordinal):
            return True
        return self.writer.write(_("Type a value"), {place_of(self, index): str(value)})


def place_of(model: ValueGridModel, index: Index) -> Place:
    """Return where the number of a cell goes."""
    return model.lines[index.row()].slot, model.period(index.column())


def _context(bridge: Bridge, forms: LocaleForms, mint: MintId) -> FormContext:
    scene = bridge.scene
    return FormContext(scene.card, scene.relations, scene.day, forms, mint, scene.results)
