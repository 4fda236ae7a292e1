"""The days as of which a workbook reckons its scores: its own, and perhaps a year before."""

from collections.abc import Iterator
from dataclasses import dataclass

from scorecard_app.domain.periods import Frequency
from scorecard_app.engine.results import Results
from scorecard_app.exchange.workbook.out.formulas import calendar


@dataclass(frozen=True, slots=True)
class Moment:
    """One day: `day` is its formula, `prefix` that of its columns in the calendar."""

    results: Results
    table_name: str
    day: str = calendar.DAY
    prefix: str = ""

    def period(self, frequency: Frequency) -> str:
        """Return the cell of the last complete period."""
        return self._calendar("period", frequency)

    def count(self, frequency: Frequency) -> str:
        """Return the cell of its ordinal."""
        return self._calendar("count", frequency)

    def _calendar(self, what: str, frequency: Frequency) -> str:
        table = calendar.calendar_table()
        row = table.row_of("frequency", frequency.value)
        return table.at(f"{self.prefix}{what}", row)


def moments(results: Results) -> Iterator[Moment]:
    """Yield the day of some results, and the day a year before where a policy asks for it."""
    yield Moment(results, "tblScoring")
    if results.last_year is not None:
        day = calendar.before(calendar.DAY)
        yield Moment(results.last_year, "tblScoringBefore", day, "before.")
