"""The last values of the measure chosen on “Charts”, with target and limits, as formulas."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from statistics import fmean
from typing import Any, Final

from scorecard_app.domain.measures import Aggregation, Measure, SeriesKind
from scorecard_app.domain.periods import Frequency
from scorecard_app.exchange.workbook.cells import Cell
from scorecard_app.exchange.workbook.out.book import HEADER_ROW, Book, Head, Written
from scorecard_app.exchange.workbook.out.formulas.entered import Entered
from scorecard_app.exchange.workbook.out.formulas.measures import Scoring
from scorecard_app.exchange.workbook.out.formulas.text import NOTHING, Table, quoted
from scorecard_app.texts import _

CHOSEN: Final = "Chart_Measure"
"""The name of the cell in which people choose a measure."""

SHOWN: Final = 24
"""How many periods the charts show."""

FEWEST: Final = 6
"""With fewer values there are no natural limits yet."""

PERIOD, ACTUAL, TARGET, MEAN, UPPER, LOWER, RANGE, PLACE, AIMED = range(9)
_FACTS_FROM: Final = 11
_SCORING, _FREQUENCY, _ROW, _TARGET_ROW, _LAST, _PARTS = (
    f"$M${HEADER_ROW + 2 + place}" for place in range(6)
)
_PER_YEAR: Final[Mapping[Frequency, int]] = {
    Frequency.DAY: 365,
    Frequency.WEEK: 52,
    **{each: 12 // each.months for each in Frequency if each.months},
}
_NONE: Final = "#N/A"
_FIRST: Final = HEADER_ROW + 2
_LAST_ROW: Final = _FIRST + SHOWN - 1


@dataclass(frozen=True)
class ChartRows:
    """Writes both tables for a measure that is chosen to begin with."""

    scoring: Scoring
    measure: Measure

    def write(self, book: Book, sheet: Any) -> None:  # noqa: ANN401 - xlsxwriter ships no types
        """Write what the charts show, and beside it where that is found."""
        self._write_rows(book, sheet)
        heads = [Head(_("Where it is found"), 26), Head(_("Place"), 10, is_number=True)]
        rows = [
            [Written(name), Written(content, book.formats.number, formula)]
            for name, content, formula in self._facts()
        ]
        book.table(sheet, "tblChosen", heads=heads, rows=rows, first_column=_FACTS_FROM)
        book.freeze(sheet, columns=0)
        book.set_up_print(sheet)

    @cached_property
    def _tables(self) -> Mapping[Frequency, Entered]:
        found = self.scoring.entered
        return {key: each for key, each in found.items() if each.periods}

    @cached_property
    def _entered(self) -> Entered:
        return self._tables[self.measure.frequency]

    @cached_property
    def _last(self) -> int:
        judged = self.scoring.moment.results.measure(self.measure.id)
        if judged.value is None or judged.period is None:
            return 0
        return self._entered.place(judged.period) or 0

    def _facts(self) -> Sequence[tuple[str, float, str]]:
        table, entered, measure = self.scoring.table, self._entered, self.measure
        measures = Table.of(self.scoring.places["measures"])
        frequencies = ",".join(quoted(each.value) for each in self._tables)
        years = ",".join(str(_PER_YEAR[each]) for each in self._tables)
        own = table.at("own_row", _SCORING)
        spread = (
            f'IF(AND({measures.at("spread_target", own)}="yes",'
            f'{measures.at("aggregation", own)}="sum"),INDEX({{{years}}},1,{_FREQUENCY}),1)'
        )
        name = CHOSEN
        for wild in "~*?":
            name = f'SUBSTITUTE({name},"{wild}","~{wild}")'
        frequency = f"MATCH({measures.at('frequency', own)},{{{frequencies}}},0)"
        return (
            (
                _("Row on “Scoring”"),
                self.scoring.place(measure.id),
                f"MATCH({name},{table.column('measure')},0)",
            ),
            (_("Frequency"), [*self._tables].index(measure.frequency) + 1, frequency),
            (
                _("Row of values"),
                entered.row(measure, SeriesKind.ACTUAL),
                table.at("row", _SCORING),
            ),
            (
                _("Row of targets"),
                entered.row(measure, SeriesKind.TARGET),
                table.at("target_row", _SCORING),
            ),
            (_("Place of the value"), self._last, table.at("place", _SCORING)),
            (_("Parts of a yearly target"), self._parts, spread),
        )

    @property
    def _parts(self) -> int:
        is_spread = self.measure.spread_target and self.measure.aggregation is Aggregation.SUM
        return _PER_YEAR[self.measure.frequency] if is_spread else 1

    def _write_rows(self, book: Book, sheet: Any) -> None:  # noqa: ANN401 - xlsxwriter ships no types
        texts = (
            _("Period"), _("Actual"), _("Target"), _("Mean"), _("Upper limit"), _("Lower limit"),
            _("Moving range"), _("Place"), _("Place of the target"),
        )  # fmt: skip
        heads = [Head(text, 13, is_number=place > 0) for place, text in enumerate(texts)]
        key, plain = book.formats.key, book.formats.number
        columns = zip(*self._contents(), strict=True)
        rows = [
            [
                Written(content, plain if column else key, formula)
                for column, (content, formula) in enumerate(
                    zip(contents, self._formulas(place), strict=True)
                )
            ]
            for place, contents in enumerate(columns)
        ]
        book.table(sheet, "tblChart", heads=heads, rows=rows)

    def _formulas(self, place: int) -> Sequence[str]:
        """Return the formulas of one row, 0 the earliest."""
        row, back = _FIRST + place, SHOWN - 1 - place
        at, aimed = f"H{row}", f"I{row}"
        actuals, ranges = f"$B${_FIRST}:$B${_LAST_ROW}", f"$G${_FIRST}:$G${_LAST_ROW}"
        count = f"COUNT({actuals})"
        away = f"2.66*SUM({ranges})/COUNT({ranges})"
        periods = self._chosen(each.period_at(at, NOTHING) for each in self._all)
        known = self._chosen(each.known_at(_ROW, at) for each in self._all)
        target = self._chosen(each.known_at(_TARGET_ROW, aimed) for each in self._all)
        before = self._chosen(each.find_last(_TARGET_ROW, at) for each in self._all)
        return (
            f'IF({at}=0,"",{periods})',
            f"IF({at}=0,NA(),{known})",
            f"IF({aimed}=0,NA(),{target}/{_PARTS})",
            f'IF({count}<{FEWEST},NA(),SUMIF({actuals},"<9E307")/{count})',
            f"D{row}+{away}",
            f"D{row}-{away}",
            _range(row),
            f"IF({_LAST}>{back},{_LAST}-{back},0)",
            f"IF({at}=0,0,{before})",
        )

    @property
    def _all(self) -> Sequence[Entered]:
        return [*self._tables.values()]

    def _chosen(self, formulas: Iterable[str]) -> str:
        """Return the formula for the frequency of the measure that is chosen."""
        found = list(formulas)
        return found[0] if len(found) == 1 else f"CHOOSE({_FREQUENCY},{','.join(found)})"

    def _contents(self) -> Sequence[Sequence[Cell]]:
        """Return what stands in the columns for the measure that is chosen to begin with."""
        places = [max(0, self._last - back) for back in range(SHOWN - 1, -1, -1)]
        entered, measure = self._entered, self.measure
        periods = [entered.periods[each - 1] if each else None for each in places]
        actuals = entered.numbers(measure, SeriesKind.ACTUAL, places)
        aimed = [entered.last_place(measure, SeriesKind.TARGET, each) for each in places]
        targets = entered.numbers(measure, SeriesKind.TARGET, aimed)
        known = [each for each in actuals if each is not None]
        ranges = _ranges(actuals)
        mean = fmean(known) if len(known) >= FEWEST else None
        away = (
            2.66 * fmean(each for each in ranges if each is not None) if mean is not None else 0.0
        )
        limits = [mean] if mean is None else [mean, mean + away, mean - away]
        lines = (limits * 3)[:3]
        return (
            periods,
            [_shown(each) for each in actuals],
            [_shown(each and each / self._parts) for each in targets],
            *([_shown(each)] * SHOWN for each in lines),
            ranges,
            [float(each) for each in places],
            [float(each) for each in aimed],
        )


def _shown(number: float | None) -> Cell:
    """Return a number as charts take it: what is missing leaves a gap, no zero."""
    return _NONE if number is None else number


def _ranges(numbers: Sequence[float | None]) -> list[float | None]:
    """Return by how much each number is away from the one before it, over gaps."""
    before: float | None = None
    found: list[float | None] = []
    for number in numbers:
        is_next = number is not None and before is not None
        found.append(abs(number - before) if is_next else None)  # type: ignore[operator]  # both are
        before = before if number is None else number
    return found


def _range(row: int) -> str:
    if row == _FIRST:
        return NOTHING
    before = f"B${_FIRST}:B{row - 1}"
    last = f"SUMPRODUCT(MAX(ISNUMBER({before})*(ROW({before})-{_FIRST - 1})))"
    away = f"ABS(B{row}-INDEX({before},{last}))"
    return f'IF(ISNUMBER(B{row}),IF(COUNT({before})=0,"",{away}),"")'
