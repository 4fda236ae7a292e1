"""A sheet in which every row is a quantity and every column a date; all results are poisoned."""

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

import xlsxwriter
from xlsxwriter.utility import xl_col_to_name

POISON = -999.0
"""The cached result of every formula: what survives it was never recalculated."""

_FIRST_COLUMN = 1


class Sheet:
    """Collects rows of formulas; `Cell` texts refer to the same date, the formula's own column."""

    def __init__(self, dates: Sequence[int]) -> None:
        self.dates = tuple(dates)
        self._rows: list[tuple[str, list[str | float]]] = []
        self._columns: list[Sequence[float]] = []
        self._known: dict[tuple[float, ...], str] = {}
        self.day = self.row("date", lambda column: float(self.dates[column]))

    def row(self, label: str, formula: Callable[[int], str | float]) -> str:
        """Add a row; the formula of each date is asked by its place. Return its cell as "{c}n"."""
        self._rows.append((label, [formula(column) for column in range(len(self.dates))]))
        return "{c}" + str(len(self._rows))

    def same(self, label: str, formula: str) -> str:
        """Add a row whose formula is the same at every date; "{c}" is the column's letters."""
        return self.row(label, lambda column: formula.replace("{c}", letters(column)))

    def vector(self, numbers: Sequence[float]) -> str:
        """Put numbers into a column of a sheet of their own; return the range."""
        self._columns.append(numbers)
        name = xl_col_to_name(len(self._columns) - 1)
        return f"Inputs!${name}$1:${name}${max(1, len(numbers))}"

    def once(self, numbers: Sequence[float]) -> str:
        """Put numbers into a column as `vector` does, equal ones only once."""
        key = tuple(map(float, numbers))
        if key not in self._known:
            self._known[key] = self.vector(key)
        return self._known[key]

    def part(self, cells: str, first: int, *, shorter: int = 0) -> str:
        """Return a part of a range that `vector` gave: from one of its rows on, less some."""
        column = cells.removeprefix("Inputs!$").partition("$")[0]
        last = int(cells.rpartition("$")[2]) - shorter
        return f"Inputs!${column}${first}:${column}${last}"

    def write(self, path: Path) -> None:
        """Write the workbook with every cached result poisoned."""
        book = xlsxwriter.Workbook(path)
        page, inputs = book.add_worksheet("Derivation"), book.add_worksheet("Inputs")
        for place, (label, formulas) in enumerate(self._rows):
            page.write_string(place, 0, label)
            for column, formula in enumerate(formulas, start=_FIRST_COLUMN):
                if isinstance(formula, str):
                    page.write_formula(place, column, "=" + formula, None, POISON)
                else:
                    page.write_number(place, column, formula)
        for place, numbers in enumerate(self._columns):
            inputs.write_column(0, place, numbers)
        book.close()

    def read(self, cells: Sequence[Sequence[object]]) -> Mapping[str, list[float | None]]:
        """Return the recalculated numbers by label, None for an empty text.

        Fails where a poisoned result survived or LibreOffice found an error.
        """
        found: dict[str, list[float | None]] = {}
        for place, (label, formulas) in enumerate(self._rows):
            row = cells[place]
            assert row[0] == label
            values = [row[column] for column in range(1, len(formulas) + 1)]
            wrong = [
                each for each in values if each == POISON or str(each).startswith(("#", "Err"))
            ]
            assert not wrong, f"{label}: {wrong[0]} in {formulas[values.index(wrong[0])]}"
            found[label] = [each if isinstance(each, float) else None for each in values]
        return found


def letters(column: int) -> str:
    """Return the letters of the column in which the date of a place stands."""
    return str(xl_col_to_name(column + _FIRST_COLUMN))
