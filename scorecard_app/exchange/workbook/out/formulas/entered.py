"""Where the numbers of a measure stand on “Data entry”, and how a formula finds them there."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from scorecard_app.domain.ids import MeasureId
from scorecard_app.domain.measures import Measure, SeriesKind
from scorecard_app.domain.periods import Frequency, Period
from scorecard_app.exchange.workbook.cells import DAY_ZERO, number_cell
from scorecard_app.exchange.workbook.hidden import TableMeta
from scorecard_app.exchange.workbook.out.entry import ENTRY, KEYS, SeriesRow, series_rows
from scorecard_app.exchange.workbook.out.formulas.text import Table, quoted
from scorecard_app.exchange.workbook.outline import Outline


@dataclass(frozen=True)
class Entered:
    """The wide table of one frequency: its periods, and the rows of its measures."""

    table: Table
    periods: Sequence[str]
    rows: Sequence[SeriesRow]

    @cached_property
    def _places(self) -> Mapping[tuple[MeasureId, SeriesKind], int]:
        found: dict[tuple[MeasureId, SeriesKind], int] = {}
        for place, row in enumerate(self.rows, start=1):
            found.setdefault((row.measure.id, row.kind), place)
        return found

    @cached_property
    def _columns(self) -> Mapping[str, int]:
        return {period: place for place, period in enumerate(self.periods, start=1)}

    def row(self, measure: Measure, kind: SeriesKind) -> int:
        """Return the place of the first row of a kind, from 1."""
        return self._places[measure.id, kind]

    def place(self, period: Period) -> int | None:
        """Return the place of the column of a period, from 1; None where it is not shown."""
        return self._columns.get(str(period))

    def is_plain(self, measure: Measure, kind: SeriesKind) -> bool:
        """Say whether all numbers of a row stand as numbers, so that formulas see them."""
        series = self.rows[self.row(measure, kind) - 1].series
        numbers = series.samples.unpacked().values() if series else ()
        return not any(isinstance(number_cell(each, measure.unit.kind), str) for each in numbers)

    def find_row(self, measure: Measure, kind: SeriesKind) -> str:
        """Return a formula for the place of the first row of a kind."""
        series = self.rows[self.row(measure, kind) - 1].series
        if series is not None:
            return self.table.row_of("series_id#", series.id)
        ids, kinds = self.table.column("measure_id#"), self.table.column("kind")
        is_there = f"({ids}={quoted(measure.id)})*({kinds}={quoted(kind.value)})"
        return f"SUMPRODUCT({is_there}*(ROW({ids})-ROW({self.table.head('measure_id#')})))"

    def find_place(self, row: str, until: str) -> str:
        """Return a formula for the place of the last number up to a period, 0 for none."""
        heads, first = self._heads, self.table.head(self.periods[0])
        is_there = f"({heads}<={until})*ISNUMBER(INDEX({self._block},{row},0))"
        return f"SUMPRODUCT(MAX({is_there}*(COLUMN({heads})-COLUMN({first})+1)))"

    def number_at(self, row: str, place: str) -> str:
        """Return a formula for the number at a place, nothing at place 0."""
        return f'IF({place}=0,"",INDEX({self._block},{row},{place}))'

    def period_at(self, place: str, otherwise: str) -> str:
        """Return a formula for the period at a place, something else at place 0."""
        return f"IF({place}=0,{otherwise},INDEX({self._heads},1,{place}))"

    def known_at(self, row: str, place: str) -> str:
        """Return a formula for the number at a place; what is missing leaves a gap in a chart."""
        cell = f"INDEX({self._block},{row},{place})"
        return f"IF(ISNUMBER({cell}),{cell},NA())"

    def find_last(self, row: str, place: str) -> str:
        """Return a formula for the place of the last number up to a place, 0 for none."""
        heads, first = self._heads, self.table.head(self.periods[0])
        places = f"(COLUMN({heads})-COLUMN({first})+1)"
        is_there = f"ISNUMBER(INDEX({self._block},{row},0))*({places}<={place})"
        return f"SUMPRODUCT(MAX({is_there}*{places}))"

    def numbers(
        self, measure: Measure, kind: SeriesKind, places: Sequence[int]
    ) -> list[float | None]:
        """Return the numbers at some places as their cells hold them, None at place 0."""
        found = self._cells(measure, kind)
        return [found.get(place) for place in places]

    def last_place(self, measure: Measure, kind: SeriesKind, until: int) -> int:
        """Return the place of the last number up to a place, 0 for none."""
        return max((each for each in self._cells(measure, kind) if each <= until), default=0)

    def _cells(self, measure: Measure, kind: SeriesKind) -> Mapping[int, float]:
        """Return the numbers of a row by their places, days as a spreadsheet counts them."""
        series = self.rows[self.row(measure, kind) - 1].series
        found: dict[int, float] = {}
        for ordinal, number in series.samples.unpacked().items() if series else ():
            place = self.place(Period(measure.frequency, ordinal))
            cell = number_cell(number, measure.unit.kind)
            if isinstance(cell, date):
                found[place or 0] = float(cell.toordinal() - DAY_ZERO)
            elif isinstance(cell, float | int):
                found[place or 0] = float(cell)
        return {place: number for place, number in found.items() if place}

    @cached_property
    def _heads(self) -> str:
        return self.table.heads(self.periods[0], self.periods[-1])

    @cached_property
    def _block(self) -> str:
        return self.table.block(self.periods[0], self.periods[-1])


def entered_tables(
    outline: Outline, places: Mapping[str, TableMeta]
) -> Mapping[Frequency, Entered]:
    """Return the wide tables that were written, by frequency."""
    found = {}
    for frequency in Frequency:
        meta = places.get(f"{ENTRY} {frequency.value}")
        if meta is not None:
            periods = [key for key in meta.keys.values() if key not in KEYS]
            rows = list(series_rows(outline, frequency))
            found[frequency] = Entered(Table.of(meta), periods, rows)
    return found
