"""Say from when the number in a cell is: by its header, by its row, or by the year of a plan."""

from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Final

from scorecard_app.domain.periods import Frequency, Period, period_of
from scorecard_app.exchange.guesses.column import Column
from scorecard_app.exchange.guesses.times import (
    counted_year,
    moment_of_row,
    plan_starts,
    unrolled,
)
from scorecard_app.exchange.guesses.words import Role
from scorecard_app.exchange.intake.rows import RowReader
from scorecard_app.exchange.values.days import DayFault
from scorecard_app.exchange.values.numbers import Repair, is_nothing
from scorecard_app.exchange.values.periods import Moment

_YEAR_MONTHS: Final = 12


@dataclass(frozen=True)
class CellPeriods:
    """The periods of the cells of one table."""

    reader: RowReader

    def of(self, row: int, column: Column) -> Period | Repair | None:
        """Return the period of a cell, what keeps it from having one, or None for the table's."""
        if self._counter is not None:
            return self._counted(row, column, self._counter)
        moment = column.moment
        if moment is not None and (moment.year is not None or moment.day is not None):
            return self._fixed[column.at]
        of_row = self._row_moment(row)
        if isinstance(of_row, Repair):
            return of_row
        if moment is not None and moment.frequency is not Frequency.YEAR:
            year = of_row.year if of_row is not None else self._header_years.get(column.at)
            return self._taken(moment, year)
        if of_row is None:
            return Repair.YEAR if moment is not None else None
        return self._taken(of_row, self._row_years.get(row))

    @cached_property
    def _counter(self) -> Column | None:
        """Return the column that counts the years of a plan."""
        return next(
            (each for each in self.reader.meaning.of(Role.PERIOD) if each.is_relative), None
        )

    @cached_property
    def _fixed(self) -> dict[int, Period | Repair]:
        """Return the period of each column whose header says all of it."""
        return {
            each.at: self._taken(each.moment, None)
            for each in self.reader.meaning.of(Role.VALUE)
            if each.moment is not None
        }

    @cached_property
    def _header_years(self) -> dict[int, int | None]:
        columns = [each for each in self.reader.meaning.of(Role.VALUE) if each.moment is not None]
        years = unrolled([each.moment for each in columns], self.reader.meaning.times.year)
        return {column.at: year for column, year in zip(columns, years, strict=True)}

    @cached_property
    def _row_years(self) -> dict[int, int | None]:
        rows = list(self.reader.data())
        moments = [self._row_moment(row) for row in rows]
        known = [each if isinstance(each, Moment) else None for each in moments]
        return dict(zip(rows, unrolled(known, self.reader.meaning.times.year), strict=True))

    def _row_moment(self, row: int) -> Moment | Repair | None:
        conventions = self.reader.meaning.conventions
        columns = self.reader.meaning.of(Role.PERIOD)
        cells = [self.reader.cell(row, each) for each in columns]
        if all(e is None or (isinstance(e, str) and is_nothing(e, conventions)) for e in cells):
            return None
        moment = moment_of_row(row, columns, self.reader.cell, conventions)
        if isinstance(moment, DayFault):
            return Repair.ORDER
        return Repair.PERIOD if moment is None else moment

    def _taken(self, moment: Moment, year: int | None) -> Period | Repair:
        """Return a moment as a period of the table's frequency."""
        times = self.reader.meaning.times
        period = moment.period(fiscal_start=times.fiscal_start, year=year)
        if period is None:
            return Repair.YEAR
        if period.frequency is times.frequency:
            return period
        start, end = (
            period.start(fiscal_start=times.fiscal_start),
            period.end(fiscal_start=times.fiscal_start),
        )
        day = start if moment.frequency is Frequency.DAY else end
        return period_of(day, times.frequency, fiscal_start=times.fiscal_start)

    def _counted(self, row: int, column: Column, counter: Column) -> Period | Repair:
        """Return the period of a cell in a row that counts years from a start."""
        year = counted_year(self.reader.cell(row, counter))
        if not year:
            return Repair.PERIOD
        times, moment = self.reader.meaning.times, column.moment
        first = self._starts.get(row)
        first = times.first_month if first is None else first
        if first is None:
            return Repair.START
        step = moment.frequency.months if moment is not None else _YEAR_MONTHS
        index = moment.index if moment is not None else 0
        month = first + (year - 1) * _YEAR_MONTHS + index * step
        middle = month + times.frequency.months // 2
        return period_of(_first_day(middle), times.frequency, fiscal_start=times.fiscal_start)

    @cached_property
    def _starts(self) -> dict[int, int | None]:
        return plan_starts(self.reader.meaning.scene, self._counter) if self._counter else {}


def _first_day(month: int) -> date:
    return date(month // _YEAR_MONTHS, month % _YEAR_MONTHS + 1, 1)
