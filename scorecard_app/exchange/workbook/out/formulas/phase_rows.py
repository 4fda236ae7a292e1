"""The phases in which natural limits hold, as a table in which formulas find that of a period.

Phases are declared in the program, so the table holds what was declared when it was written.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Final

from scorecard_app.domain.measures import Measure
from scorecard_app.domain.periods import parse_period
from scorecard_app.engine.behaviour.phases import last_ordinal
from scorecard_app.engine.rules import ordinal_of
from scorecard_app.exchange.workbook.out.book import Book, Head, Written
from scorecard_app.exchange.workbook.out.formulas.measures import Scoring
from scorecard_app.exchange.workbook.out.formulas.text import Table
from scorecard_app.texts import _

ENDLESS: Final = 9_999
"""A place behind all periods that “Data entry” has."""

_STEP: Final = ENDLESS + 1
_NAME: Final = "tblPhases"


@dataclass(frozen=True, slots=True)
class PhaseRow:
    """One phase: the row of its measure on “Scoring”, where it begins, where its base ends."""

    owner: int
    first: int
    base: int

    @property
    def key(self) -> int:
        """Return the number by which the rows are in order."""
        return self.owner * _STEP + self.first


@dataclass(frozen=True)
class PhaseRows:
    """All phases of a scorecard; the first row stands for measures without any."""

    scoring: Scoring
    fiscal_start: int

    @cached_property
    def rows(self) -> Sequence[PhaseRow]:
        """Return the rows, in order."""
        found = (
            row for each in self.scoring.outline.measures if each.phases for row in self._of(each)
        )
        return [PhaseRow(0, 0, ENDLESS), *sorted(found, key=lambda row: row.key)]

    def at(self, owner: int, place: int) -> int:
        """Return the place, from 1, of the last row up to a place of a measure."""
        return max(1, bisect_right([row.key for row in self.rows], owner * _STEP + place))

    def of(self, owner: int, place: int) -> PhaseRow:
        """Return the phase of a measure at a place; one without end where none was declared."""
        row = self.rows[self.at(owner, place) - 1]
        return row if row.owner == owner else PhaseRow(owner, 0, ENDLESS)

    def find(self, owner: str, place: str) -> str:
        """Return a formula for what `at` says."""
        return f"MATCH({owner}*{_STEP}+{place},{self.table.column('key')},1)"

    def part(self, key: str, row: str, owner: str, otherwise: int) -> str:
        """Return a formula for a column of a row, something else where it is another measure's."""
        at = self.table.at
        return f"IF({at('owner', row)}={owner},{at(key, row)},{otherwise})"

    @property
    def table(self) -> Table:
        """Return the table."""
        texts = (_("Key"), _("Row on “Scoring”"), _("Begins at"), _("Base ends at"))
        keys = ("key", "owner", "first", "base")
        return Table(_NAME, dict(zip(keys, texts, strict=True)))

    def write(self, book: Book, sheet: Any, *, first_column: int) -> None:  # noqa: ANN401 - no types
        """Write the table."""
        heads = [Head(text, 12, is_number=True) for text in self.table.headers.values()]
        rows = [
            [Written(float(each)) for each in (row.key, row.owner, row.first, row.base)]
            for row in self.rows
        ]
        book.table(sheet, _NAME, heads=heads, rows=rows, first_column=first_column)

    def _of(self, measure: Measure) -> Iterator[PhaseRow]:
        entered = self.scoring.entered[measure.frequency]
        ordinals = [parse_period(each).ordinal for each in entered.periods]
        owner = self.scoring.place(measure.id)
        for phase in measure.phases:
            first, base = 0, ENDLESS
            if phase.since is not None:
                since = ordinal_of(phase.since, measure, self.fiscal_start)
                first = bisect_left(ordinals, since) + 1
            if phase.until is not None:
                until = last_ordinal(phase.until, measure, self.fiscal_start)
                base = bisect_right(ordinals, until)
            yield PhaseRow(owner, first, base)
