"""Count what stands in a column: numbers, periods, kinds, nothing."""

from dataclasses import dataclass
from datetime import date
from typing import Final

from scorecard_app.exchange.guesses.headers import Header
from scorecard_app.exchange.guesses.parts import names_kind
from scorecard_app.exchange.guesses.tables import Table
from scorecard_app.exchange.guesses.words import is_total
from scorecard_app.exchange.sheets.sheet import Plain
from scorecard_app.exchange.values.conventions import COMMA, Conventions
from scorecard_app.exchange.values.numbers import is_nothing, looks_numeric
from scorecard_app.exchange.values.periods import Moment, read_moment
from scorecard_app.exchange.values.wordings import is_known, word_of

SAMPLE: Final = 500
"""Rows that are looked at."""

_RELATIVE: Final = 40
"""Years of a plan are counted up to here; larger whole numbers are years of the calendar."""

_FREE: Final = Conventions(year=2000, date_order="dmy")
_FREE_COMMA: Final = Conventions(COMMA)


@dataclass(frozen=True, slots=True)
class Facts:
    """What stands in a column, counted over the first rows of data."""

    filled: int
    numbers: int
    moments: int
    small: int
    kinds: int
    totals: int = 0
    words: int = 0

    @property
    def is_numeric(self) -> bool:
        """Say whether most of what is filled in is a number."""
        return self.filled > 0 and self.numbers * 2 >= self.filled

    @property
    def is_worded(self) -> bool:
        """Say whether most of what is filled in are words that stand for values."""
        return self.filled > 0 and self.words * 2 >= self.filled

    @property
    def is_time(self) -> bool:
        """Say whether most of what is filled in names a period and is no plain number."""
        counted = self.filled - self.totals
        return counted > 0 and self.moments * 5 >= counted * 4

    @property
    def is_small(self) -> bool:
        """Say whether all that is filled in are small whole numbers."""
        return self.filled > 0 and self.small == self.filled


def facts_of(table: Table, header: Header, at: int) -> Facts:
    """Count what stands in a column below the header."""
    cells = [
        cell
        for row in range(header.first, min(header.first + SAMPLE, table.bottom + 1))
        if (cell := table.sheet.cell(row, at)) is not None
        and not (isinstance(cell, str) and is_nothing(cell, _FREE))
    ]
    return Facts(
        filled=len(cells),
        numbers=sum(_is_number(cell) for cell in cells),
        moments=sum(_is_moment(cell) for cell in cells),
        small=sum(_is_small(cell) for cell in cells),
        kinds=sum(isinstance(cell, str) and names_kind(cell) for cell in cells),
        words=sum(is_known(word_of(cell)) for cell in cells),
        totals=sum(isinstance(cell, str) and is_total(cell) for cell in cells),
    )


def _is_number(cell: Plain) -> bool:
    if isinstance(cell, str):
        return looks_numeric(cell, _FREE) or looks_numeric(cell, _FREE_COMMA)
    return isinstance(cell, float)


def _is_moment(cell: Plain) -> bool:
    if isinstance(cell, date):
        return True
    return isinstance(read_moment(cell, _FREE), Moment)


def _is_small(cell: Plain) -> bool:
    if isinstance(cell, str):
        return cell.strip().isdecimal() and 0 < int(cell.strip()[:9]) <= _RELATIVE
    return isinstance(cell, float) and cell.is_integer() and 0 < cell <= _RELATIVE
