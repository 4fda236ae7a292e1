"""A column of a table: what it is for, and what its header says of the values in it."""

from dataclasses import dataclass

from scorecard_app.domain.measures import SeriesKind
from scorecard_app.exchange.guesses.words import Role
from scorecard_app.exchange.values.periods import Moment


@dataclass(frozen=True, slots=True)
class Column:
    """One column: what it is for, and what its header says of the values in it.

    `part` is what is measured, `kind` whether that is actual or target, `moment` when. A moment of
    a year without a year is the year of the row.
    """

    at: int
    letters: str
    header: str
    role: Role
    part: str = ""
    kind: SeriesKind = SeriesKind.ACTUAL
    moment: Moment | None = None
    is_relative: bool = False

    @property
    def key(self) -> str:
        """Return the key of the guess about this column."""
        return column_key(self.letters)


@dataclass(frozen=True, slots=True)
class Draft:
    """A guess about a column before its neighbours had their say."""

    column: Column
    confidence: float
    reason: str


def column_key(letters: str) -> str:
    """Return the key under which a column is corrected: "column D"."""
    return f"column {letters}"
