"""Set the wanted numbers in the cells of one sheet, each as its cell or column writes numbers."""

import math
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from itertools import islice
from typing import Protocol

from scorecard_app.exchange.filling.forms import Habit, Holder, is_free
from scorecard_app.exchange.filling.report import CellHeld, CellSet, Held, said
from scorecard_app.exchange.filling.sheet_xml import CellSpan, NewCell
from scorecard_app.exchange.filling.wanted import Wanted
from scorecard_app.exchange.guesses.meaning import Layout, Meaning
from scorecard_app.exchange.guesses.rows import RowKind
from scorecard_app.exchange.guesses.words import Role
from scorecard_app.exchange.sheets.sheet import Corner, Plain, Sheet
from scorecard_app.exchange.sheets.styles import Styles, is_date, sign_of
from scorecard_app.exchange.values.conventions import Conventions
from scorecard_app.exchange.values.days import read_day
from scorecard_app.exchange.values.numbers import is_nothing, looks_numeric

_SAMPLE = 500


@dataclass
class Outcome:
    """What became of the wanted cells of one sheet; places are those of the file."""

    cells: dict[Corner, NewCell] = field(default_factory=dict)
    set: list[CellSet] = field(default_factory=list)
    held: list[CellHeld] = field(default_factory=list)
    unchanged: int = 0


class Places(Protocol):
    """Where the cells of a sheet stand in its file, and what may be put there."""

    def cell(self, place: Corner) -> CellSpan | None:
        """Return where a cell stands that has a style."""

    def is_formula(self, place: Corner) -> bool:
        """Say whether a cell is computed."""

    def can_take(self, place: Corner) -> bool:
        """Say whether a number can be put there without touching anything else."""


@dataclass
class SheetFiller:
    """Fills the tables of one sheet; `blank` is how numbers are written where nothing shows it."""

    sheet: Sheet
    spans: Places
    styles: Styles
    blank: Habit = field(default_factory=Habit)
    outcome: Outcome = field(default_factory=Outcome)

    def fill(self, meaning: Meaning, wanted: Iterable[Wanted]) -> None:
        """Set the cells of one table."""
        habits = _Habits(self, meaning)
        covered = _covered(self.sheet)
        for each in wanted:
            self._take(each, habits, is_merged=(each.row, each.column) in covered)

    def place(self, row: int, column: int) -> Corner:
        """Return where a cell of the sheet stands in the file."""
        return self.sheet.rows[row], self.sheet.columns[column]

    def style(self, row: int, column: int) -> int | None:
        """Return the number of a cell's style, None where there is no such cell."""
        span = self.spans.cell(self.place(row, column))
        return span.style if span is not None else None

    def _take(self, wanted: Wanted, habits: "_Habits", *, is_merged: bool) -> None:
        row, column = wanted.row, wanted.column
        old = self.sheet.cell(row, column)
        style, habit = habits.of(row, column, old)
        holder = Holder(wanted.unit, habit, habits.conventions)
        if holder.says(old, wanted.number):
            self.outcome.unchanged += 1
            return
        place = self.place(row, column)
        new = holder.cell_for(wanted.number, old) if is_free(old) else None
        reason = self._reason(place, old, new, is_merged=is_merged)
        where = self.sheet.where(row, column)
        if reason is not None:
            self.outcome.held.append(CellHeld(where, wanted.name, said(old), reason))
            return
        self.outcome.cells[place] = NewCell(new, style)
        self.outcome.set.append(CellSet(where, wanted.name, wanted.kind, wanted.period, old, new))

    def _reason(self, place: Corner, old: Plain, new: Plain, *, is_merged: bool) -> Held | None:
        """Say why a cell is left alone, None where it may be set."""
        if self.spans.is_formula(place):
            return Held.FORMULA
        if is_merged:
            return Held.MERGED
        if not is_free(old):
            return Held.DAMAGED
        if not self.spans.can_take(place):
            return Held.ODD
        return Held.WORDS if new is None else None


@dataclass
class _Habits:
    """How the cells of one table write numbers, each line found when it is first needed."""

    filler: SheetFiller
    meaning: Meaning
    _known: dict[tuple[str, int], tuple[int, Habit] | None] = field(default_factory=dict)

    @property
    def conventions(self) -> Conventions:
        """Return how the table writes numbers and days."""
        return self.meaning.conventions

    def of(self, row: int, column: int, old: Plain) -> tuple[int, Habit]:
        """Return style and habit for a cell: its own, but its neighbours' where it shows none."""
        own = self.filler.style(row, column)
        code = self.filler.styles.code(own or 0)
        is_empty = old is None or (isinstance(old, str) and is_nothing(old, self.conventions))
        if own is not None and (not is_empty or _speaks(code)):
            return own, Habit(code)
        style, habit = self._near(row, column)
        if own is not None and not _speaks(habit.code):
            return own, Habit(code, habit.text)
        return style, habit

    def _near(self, row: int, column: int) -> tuple[int, Habit]:
        """Return what the other numbers of the measure do: those of the row, or of the column."""
        if self.meaning.layout is Layout.WIDE:
            found = self._of_row(row)
            if found is not None:
                return found
        return self._of_column(column) or (0, self.filler.blank)

    def _of_row(self, row: int) -> tuple[int, Habit] | None:
        key = ("row", row)
        if key not in self._known:
            places = [(row, each.at) for each in self.meaning.of(Role.VALUE)[:_SAMPLE]]
            self._known[key] = self._common(places)
        return self._known[key]

    def _of_column(self, column: int) -> tuple[int, Habit] | None:
        key = ("column", column)
        if key not in self._known:
            rows = (row for row, kind in self.meaning.rows.items() if kind is RowKind.DATA)
            self._known[key] = self._common([(row, column) for row in islice(rows, _SAMPLE)])
        return self._known[key]

    def _common(self, places: Sequence[Corner]) -> tuple[int, Habit] | None:
        """Return the commonest style of numbers, else the first text that is one; None for none."""
        styles: Counter[int] = Counter()
        text = ""
        for row, column in places:
            cell, style = self.filler.sheet.cell(row, column), self.filler.style(row, column)
            if style is not None and _is_number(cell):
                styles[style] += 1
            if not text and isinstance(cell, str) and self._is_telling(cell):
                text = cell.strip()
        if not styles:
            return (0, Habit(text=text)) if text else None
        style = styles.most_common(1)[0][0]
        return style, Habit(self.filler.styles.code(style))

    def _is_telling(self, text: str) -> bool:
        """Say whether a text shows how its neighbours write numbers or days."""
        if is_nothing(text, self.conventions):
            return False
        is_day = isinstance(read_day(text.strip(), self.conventions), date)
        return is_day or looks_numeric(text, self.conventions)


def _speaks(code: str) -> bool:
    return bool(sign_of(code)) or is_date(code)


def _is_number(cell: Plain) -> bool:
    return isinstance(cell, float | date | timedelta) and not isinstance(cell, bool)


def _covered(sheet: Sheet) -> set[Corner]:
    """Return the cells that lie below others they are merged with."""
    found: set[Corner] = set()
    for first, last in sheet.merges:
        if (last[0] - first[0] + 1) * (last[1] - first[1] + 1) <= _SAMPLE**2:
            found.update(_rectangle(first, last))
            found.discard(first)
    return found


def _rectangle(first: Corner, last: Corner) -> Iterator[Corner]:
    for row in range(first[0], last[0] + 1):
        for column in range(first[1], last[1] + 1):
            yield row, column


def expected(sheet: Sheet, cells: Mapping[Corner, NewCell]) -> tuple[bytes, dict[int, Plain]]:
    """Return the numbers and other cells of a sheet once these cells are set."""
    numbers, others = sheet.numbers[:], dict(sheet.others)
    for (row, column), new in cells.items():
        at = sheet.rows.index(row) * sheet.width + sheet.columns.index(column)
        others.pop(at, None)
        numbers[at] = new.value if isinstance(new.value, float) else math.nan
        if not isinstance(new.value, float):
            others[at] = new.value
    return numbers.tobytes(), others
