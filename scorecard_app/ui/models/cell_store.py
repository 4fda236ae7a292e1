"""The cells of a grid of values, read when they are looked at and remembered until they change."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from scorecard_app.domain.measures import SeriesKind
from scorecard_app.domain.periods import Frequency
from scorecard_app.present.form_parts import FormContext
from scorecard_app.present.grid.cells import CellReader, GridCell, cell_reader
from scorecard_app.present.grid.lines import GridLine
from scorecard_app.present.grid.notes import notes_missing

if TYPE_CHECKING:
    from scorecard_app.domain.ids import MeasureId

_AT_ONCE = 32
"""So many cells of a line are read at once, for they have much in common."""

_MOST_ROWS = 1_000
"""Of how many lines cells are remembered: more than any screen shows."""


@dataclass(slots=True)
class _Row:
    """What is known of one line: cells by period, and what reads them by stretch."""

    cells: dict[int, GridCell] = field(default_factory=dict)
    readers: dict[int, CellReader] = field(default_factory=dict)


class CellStore:
    """Hands out cells by row and period; `forget` is for whoever hears of a change."""

    def __init__(self, read_context: Callable[[], FormContext]) -> None:
        self._read_context = read_context
        self._lines: Sequence[GridLine] = ()
        self._frequency = Frequency.MONTH
        self._rows: dict[int, _Row] = {}
        self._lacking: dict[MeasureId, frozenset[int]] = {}

    @property
    def has_formulas(self) -> bool:
        """Say whether one number may show in cells of other measures."""
        return bool(self._read_context().numbers.order.computed)

    def show(self, lines: Sequence[GridLine], frequency: Frequency) -> None:
        """Hold the cells of other lines, by periods of a length."""
        self._lines, self._frequency = lines, frequency
        self.forget()

    def cell(self, row: int, ordinal: int) -> GridCell:
        """Return a cell; read once, until something changes."""
        cells = self._row(row).cells
        found = cells.get(ordinal)
        if found is None:
            found = cells[ordinal] = self.reader(row, ordinal).cell(ordinal)
        return found

    def reader(self, row: int, ordinal: int) -> CellReader:
        """Return what reads a cell; it reads a whole stretch of its line at once."""
        readers, stretch = self._row(row).readers, ordinal // _AT_ONCE
        found = readers.get(stretch)
        if found is None:
            context, first, line = self._read_context(), stretch * _AT_ONCE, self._lines[row]
            found = readers[stretch] = cell_reader(
                context,
                context.numbers,
                line,
                self._frequency,
                range(first, first + _AT_ONCE),
                without_note=self._lacks(context, line, self._frequency),
            )
        return found

    def forget(self, rows: Iterable[int] | None = None) -> None:
        """Read every cell of some rows (None: of all) anew."""
        if rows is None:
            self._rows.clear()
            self._lacking.clear()
            return
        for row in rows:
            self._rows.pop(row, None)
            self._lacking.pop(self._lines[row].measure_id, None)

    def _row(self, row: int) -> "_Row":
        found = self._rows.get(row)
        if found is None:
            if len(self._rows) >= _MOST_ROWS:
                self.forget()
            found = self._rows[row] = _Row()
        return found

    def _lacks(self, context: FormContext, line: GridLine, frequency: Frequency) -> frozenset[int]:
        """Return the periods of a line's own length in which a note is missing."""
        slot = line.slot
        measure = context.card.measures.get(slot.measure_id)
        is_own = measure is not None and measure.frequency is frequency
        if slot.kind is not SeriesKind.ACTUAL or slot.series_id is not None or not is_own:
            return frozenset()
        if slot.measure_id not in self._lacking:
            self._lacking[slot.measure_id] = notes_missing(context, slot.measure_id)
        return self._lacking[slot.measure_id]
