"""The cells of a grid of values, read when they are looked at and remembered until they change."""

from collections.abc import Callable, Collection

from scorecard_app.domain.ids import MeasureId
from scorecard_app.domain.measures import SeriesKind
from scorecard_app.domain.periods import Frequency
from scorecard_app.engine.numbers import Numbers
from scorecard_app.present.form_parts import FormContext
from scorecard_app.present.grid.cells import CellReader, GridCell, cell_reader
from scorecard_app.present.grid.lines import GridLine
from scorecard_app.present.grid.notes import notes_missing

_NO_NUMBERS = Numbers({}, {}, {})
_AT_ONCE = 32
"""So many cells of a line are read at once, for they have much in common."""

_MOST_KEPT = 20_000
"""How many cells are remembered: more than any screen shows."""


class CellStore:
    """Hands out cells by line and period; `forget` is for whoever hears of a change."""

    def __init__(self, read_context: Callable[[], FormContext]) -> None:
        self._read_context = read_context
        self._readers: dict[tuple[GridLine, Frequency, int], CellReader] = {}
        self._cells: dict[tuple[GridLine, Frequency, int], GridCell] = {}
        self._lacking: dict[MeasureId, frozenset[int]] = {}
        self._formulas: tuple[object, object, bool] | None = None

    @property
    def has_formulas(self) -> bool:
        """Say whether one number may show in cells of other measures."""
        card = self._read_context().card
        known = self._formulas
        if known is None or known[0] is not card.measures or known[1] is not card.series:
            found = any(each.formula for each in card.measures.values()) or any(
                each.formula for each in card.series.values()
            )
            self._formulas = known = card.measures, card.series, found
        return known[2]

    def cell(self, line: GridLine, frequency: Frequency, ordinal: int) -> GridCell:
        """Return a cell; read once, until something changes."""
        key = line, frequency, ordinal
        found = self._cells.get(key)
        if found is None:
            if len(self._cells) >= _MOST_KEPT:
                self.forget()
            found = self._cells[key] = self.reader(line, frequency, ordinal).cell(ordinal)
        return found

    def reader(self, line: GridLine, frequency: Frequency, ordinal: int) -> CellReader:
        """Return what reads a cell; it reads a whole stretch of its line at once."""
        stretch = ordinal // _AT_ONCE
        key = line, frequency, stretch
        found = self._readers.get(key)
        if found is None:
            context, first = self._read_context(), stretch * _AT_ONCE
            found = self._readers[key] = cell_reader(
                context,
                context.numbers if self.has_formulas else _NO_NUMBERS,
                line,
                frequency,
                range(first, first + _AT_ONCE),
                without_note=self._lacks(context, line, frequency),
            )
        return found

    def forget(self, measures: Collection[MeasureId] | None = None) -> None:
        """Read every cell of some measures (None: of all) anew."""
        if measures is None:
            self._cells.clear()
            self._readers.clear()
            self._lacking.clear()
            return
        self._cells = {
            key: one for key, one in self._cells.items() if key[0].measure_id not in measures
        }
        self._readers = {
            key: one for key, one in self._readers.items() if key[0].measure_id not in measures
        }
        for measure_id in measures:
            self._lacking.pop(measure_id, None)

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
