"""The values of one measure as an item model: series down, periods across."""

from collections.abc import Callable, Mapping
from functools import partial
from itertools import takewhile
from operator import attrgetter

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)

from scorecard_app.document.change import SETTINGS, Change
from scorecard_app.domain.ids import MeasureId, MintId
from scorecard_app.domain.measures import Measure, Series
from scorecard_app.domain.periods import Period
from scorecard_app.domain.scorecard import Scorecard
from scorecard_app.present.form_parts import FormContext
from scorecard_app.present.grid import (
    GridCell,
    GridRow,
    GridSpan,
    Place,
    grid_cell,
    grid_rows,
    grid_span,
    paste_text,
    period_label,
    shown_ordinal,
    write_texts,
)
from scorecard_app.texts import LocaleForms, _
from scorecard_app.ui.bridge import Bridge
from scorecard_app.ui.history import History

Index = QModelIndex | QPersistentModelIndex

_NOWHERE = QModelIndex()
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_EMPTY = GridSpan(0, -1)


class ValueGridModel(QAbstractTableModel):
    """Holds a measure's id, its rows and the span of periods shown; reads the rest."""

    shown_column_changed = Signal()

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
        self._history = history
        self._forms = forms
        self._mint = mint
        self._measure_id: MeasureId | None = None
        self._rows: tuple[GridRow, ...] = ()
        self._periods = _EMPTY
        self._frequency: object = None
        bridge.changed.connect(self._follow)
        bridge.scene_replaced.connect(self._replace)

    @property
    def rows(self) -> tuple[GridRow, ...]:
        """Return what the rows are."""
        return self._rows

    @property
    def periods(self) -> GridSpan:
        """Return the periods that the columns are."""
        return self._periods

    @property
    def context(self) -> FormContext:
        """Return what cells are read against."""
        scene = self._bridge.scene
        return FormContext(scene.card, scene.relations, scene.day, self._forms, self._mint)

    @property
    def measure(self) -> Measure | None:
        """Return the measure as it stands; None where none is shown or it is gone."""
        if self._measure_id is None:
            return None
        return self._bridge.scene.card.measures.get(self._measure_id)

    @property
    def shown_column(self) -> int:
        """Return the column of the period shown at the day; −1 without a measure."""
        measure = self.measure
        return -1 if measure is None else shown_ordinal(self.context, measure) - self._periods.first

    def show_measure(self, measure_id: MeasureId | None) -> None:
        """Show the values of another measure."""
        if measure_id != self._measure_id:
            self._measure_id = measure_id
            self._start_again()

    def cover(self, first: int, last: int) -> None:
        """Show more periods on either side so that these ordinals are among them."""
        wider = self._periods.covering((first, last))
        self._widen(before=self._periods.first - wider.first, after=wider.last - self._periods.last)

    def write(self, label: str, texts: Mapping[Place, str]) -> bool:
        """Type texts into cells as one step; False where it is refused, and all stays as it was."""
        return self._run(label, partial(write_texts, texts=texts))

    def paste(
        self, text: str, *, row: int, column: int, selected: tuple[int, int] = (1, 1)
    ) -> bool:
        """Type a copied block from a cell on as one step, adding periods at the right."""
        editable = takewhile(attrgetter("is_editable"), self._rows[row:])
        corner = [each.kind for each in editable], self._periods.first + column
        edit = partial(paste_text, text=text, corner=corner, selected=selected)
        return self._run(_("Paste values"), edit)

    def _run(self, label: str, edit: Callable[..., Scorecard]) -> bool:
        if self._measure_id is None:
            return False
        bound = partial(edit, measure_id=self._measure_id, forms=self._forms, mint=self._mint)
        refusals: list[str] = []
        listening = self._history.refused.connect(refusals.append)
        self._history.run(label, bound, origin="values")
        self._history.refused.disconnect(listening)
        return not refusals

    def _start_again(self) -> None:
        self.beginResetModel()
        measure = self.measure
        if measure is None:
            self._measure_id, self._rows, self._periods = None, (), _EMPTY
        else:
            self._rows = grid_rows(self._bridge.scene.relations, measure.id)
            self._periods = grid_span(self.context, measure)
            self._frequency = measure.frequency
        self.endResetModel()
        self.shown_column_changed.emit()

    def _replace(self) -> None:
        measure = self.measure
        if measure is None or measure.frequency is not self._frequency:
            if self._measure_id is not None:
                self._start_again()
            return
        self._sync_rows(measure)
        wanted = grid_span(self.context, measure)
        self.cover(wanted.first, wanted.last)
        self._tell_all()
        self.shown_column_changed.emit()

    def _follow(self, change: Change) -> None:
        if self._measure_id is None:
            return
        measure = self.measure
        if measure is None or measure.frequency is not self._frequency:
            self._start_again()
            return
        mine = change.delta.get("series", {})
        series = [
            each
            for pair in mine.values()
            for each in pair
            if isinstance(each, Series) and each.measure_id == measure.id
        ]
        if series:
            self._sync_rows(measure)
            ordinals = [ordinal for each in series for ordinal in each.samples]
            if ordinals:
                self.cover(min(ordinals), max(ordinals))
        if series or measure.id in change.delta.get("measures", {}) or change.touches(SETTINGS):
            self._tell_all()

    def _sync_rows(self, measure: Measure) -> None:
        """Bring the rows to what they are now: ever the same ones first, further ones below."""
        wanted = grid_rows(self._bridge.scene.relations, measure.id)
        kept = min(len(wanted), len(self._rows))
        if len(wanted) < len(self._rows):
            self.beginRemoveRows(QModelIndex(), kept, len(self._rows) - 1)
            self._rows = self._rows[:kept]
            self.endRemoveRows()
        elif len(wanted) > len(self._rows):
            self.beginInsertRows(QModelIndex(), kept, len(wanted) - 1)
            self._rows = (*self._rows, *wanted[kept:])
            self.endInsertRows()
        self._rows = wanted

    def _widen(self, *, before: int, after: int) -> None:
        span = self._periods
        if before > 0:
            self.beginInsertColumns(QModelIndex(), 0, before - 1)
            self._periods = span = GridSpan(span.first - before, span.last)
            self.endInsertColumns()
        if after > 0:
            count = len(span)
            self.beginInsertColumns(QModelIndex(), count, count + after - 1)
            self._periods = GridSpan(span.first, span.last + after)
            self.endInsertColumns()

    def _tell_all(self) -> None:
        """Say that every cell may differ; only those in sight are read again."""
        last = self.index(len(self._rows) - 1, len(self._periods) - 1)
        self.dataChanged.emit(self.index(0, 0), last)
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, len(self._periods) - 1)
        self.headerDataChanged.emit(Qt.Orientation.Vertical, 0, len(self._rows) - 1)

    def _cell(self, measure: Measure, index: Index) -> GridCell:
        row = self._rows[index.row()]
        return grid_cell(self.context, measure, row, self._periods.first + index.column())

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        """Count the series."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = _NOWHERE) -> int:
        """Count the periods."""
        return 0 if parent.isValid() else len(self._periods)

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Say what can be done with a cell."""
        flags = super().flags(index)
        if index.isValid() and self._rows[index.row()].is_editable:
            return flags | Qt.ItemFlag.ItemIsEditable
        return flags

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return what a cell shows, or what stands in its editor."""
        measure = self.measure
        if measure is None or not index.isValid():
            return None
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return self._cell(measure, index).text
            case Qt.ItemDataRole.EditRole:
                return self._cell(measure, index).typed
            case Qt.ItemDataRole.ToolTipRole:
                return self._cell(measure, index).tooltip or None
            case Qt.ItemDataRole.AccessibleTextRole:
                cell = self._cell(measure, index)
                return f"{cell.text}. {cell.tooltip}" if cell.is_inherited else cell.text
            case Qt.ItemDataRole.TextAlignmentRole:
                return _RIGHT
            case _:
                return None

    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> object:
        """Return a period, or the name of a series."""
        measure = self.measure
        if measure is None or role != Qt.ItemDataRole.DisplayRole:
            return None
        if orientation is Qt.Orientation.Vertical:
            return self._rows[section].label if 0 <= section < len(self._rows) else None
        if not 0 <= section < len(self._periods):
            return None
        return period_label(self.context, Period(measure.frequency, self._periods.first + section))

    def setData(self, index: Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Type into a cell, by an edit; False where it is refused."""
        if role != Qt.ItemDataRole.EditRole or not self.flags(index) & Qt.ItemFlag.ItemIsEditable:
            return False
        if str(value).strip() == self.data(index, Qt.ItemDataRole.EditRole):
            return True
        place = self._rows[index.row()].kind, self._periods.first + index.column()
        return self.write(_("Type a value"), {place: str(value)})
