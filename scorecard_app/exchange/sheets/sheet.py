"""Sheets as plain cells: numbers packed, all else beside them, each cell knowing its address."""

import math
from array import array
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from enum import Enum
from typing import Final

Corner = tuple[int, int]
"""Row and column, counted from 0 within the sheet as it is kept."""


class FaultKind(Enum):
    """Why a cell has no content that could be taken."""

    ERROR = "error"
    NOT_CALCULATED = "not calculated"
    UNREADABLE = "unreadable"


@dataclass(frozen=True, slots=True)
class Fault:
    """A cell that is not empty and yet says nothing: "#DIV/0!", or a formula without a result."""

    kind: FaultKind
    text: str = ""


Plain = None | bool | float | str | date | timedelta | Fault
"""What a cell holds; a date with a time is a datetime, a time of day a timedelta."""


class Origin(Enum):
    """What says that a range of cells belongs together."""

    TABLE = "table"
    NAME = "named range"


@dataclass(frozen=True, slots=True)
class Range:
    """A rectangle of cells with a name; the last row and column belong to it."""

    name: str
    origin: Origin
    first: Corner
    last: Corner


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet. `numbers` lie row by row, NaN where a cell is none; `others` by place there.

    `rows` and `columns` are the numbers that the kept rows and columns have in the file, so that
    a far cell costs no memory for what lies between. `marks` are the number formats that mean
    something, "%" or a currency, by place.
    """

    name: str
    rows: Sequence[int] = ()
    columns: Sequence[int] = ()
    numbers: "array[float]" = field(default_factory=lambda: array("d"))
    others: Mapping[int, Plain] = field(default_factory=dict)
    marks: Mapping[int, str] = field(default_factory=dict)
    merges: Sequence[tuple[Corner, Corner]] = ()
    ranges: Sequence[Range] = ()
    is_hidden: bool = False

    @property
    def height(self) -> int:
        """Return how many rows are kept."""
        return len(self.rows)

    @property
    def width(self) -> int:
        """Return how many columns are kept."""
        return len(self.columns)

    def cell(self, row: int, column: int) -> Plain:
        """Return what a cell holds, None where it is empty or beyond the edge."""
        if not (0 <= row < self.height and 0 <= column < self.width):
            return None
        place = row * self.width + column
        number = self.numbers[place]
        return self.others.get(place) if math.isnan(number) else number

    def row(self, number: int) -> list[Plain]:
        """Return the cells of one row."""
        start = number * self.width
        return [
            self.others.get(start + at) if math.isnan(value) else value
            for at, value in enumerate(self.numbers[start : start + self.width])
        ]

    def mark(self, row: int, column: int) -> str:
        """Return the sign that the format of a cell shows with its number: "%", "€" or none."""
        return self.marks.get(row * self.width + column, "") if self.marks else ""

    def address(self, row: int, column: int) -> str:
        """Return the address of a cell in the file: "D14"."""
        return reference(self.rows[row], self.columns[column])

    def where(self, row: int, column: int) -> str:
        """Return the address of a cell for a sentence: "Measures!D14"."""
        return (
            f"{self.name}!{self.address(row, column)}" if self.name else self.address(row, column)
        )


@dataclass(frozen=True, slots=True)
class Book:
    """Everything that a file holds, and how it was read, for the user to see.

    `notes` are plain facts such as the encoding and the delimiter of a text.
    """

    name: str
    sheets: Sequence[Sheet] = ()
    notes: Mapping[str, str] = field(default_factory=dict)


FIRST_LETTER: Final = ord("A")
_MOST_LETTERS: Final = 3
_LONGEST_ADDRESS: Final = 20


def reference(row: int, column: int) -> str:
    """Return the address of a cell, both counted from 0: (13, 3) is D14."""
    letters = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(FIRST_LETTER + rest) + letters
    return f"{letters}{row + 1}"


def corner(text: str) -> Corner:
    """Return row and column, counted from 0, of an address such as "D14"; ValueError for others."""
    letters = text.rstrip("0123456789")
    if len(letters) > _MOST_LETTERS or len(text) > _LONGEST_ADDRESS:
        raise ValueError(text[:_LONGEST_ADDRESS])
    number = 0
    for letter in letters:
        if not "A" <= letter <= "Z":
            raise ValueError(text)
        number = number * 26 + ord(letter) - FIRST_LETTER + 1
    return int(text[len(letters) :]) - 1, number - 1


def sheet_of(name: str, rows: Sequence[Sequence[Plain]], **more: object) -> Sheet:
    """Return a sheet of cells that lie together from A1 on; short rows end in empty cells."""
    width = max((len(row) for row in rows), default=0)
    numbers = array("d")
    others: dict[int, Plain] = {}
    for row in rows:
        start = len(numbers)
        for at, cell in enumerate(row):
            is_number = isinstance(cell, float | int) and not isinstance(cell, bool)
            numbers.append(float(cell) if is_number else math.nan)  # type: ignore[arg-type]
            if not is_number and cell is not None and cell != "":
                others[start + at] = cell
        numbers.extend([math.nan] * (width - len(row)))
    return Sheet(name, range(len(rows)), range(width), numbers, others, **more)  # type: ignore[arg-type]
