"""The values of the measure chosen on “Charts”, with target and limits, as formulas.

The limits rest on all values of a phase, as those of the program do; the charts show the last rows.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Final

from scorecard_app.domain.measures import Aggregation, Measure, SeriesKind
from scorecard_app.domain.periods import Frequency
from scorecard_app.engine.behaviour.limits import FEWEST, SPREAD, Limits, natural_limits
from scorecard_app.exchange.workbook.cells import Cell
from scorecard_app.exchange.workbook.out.book import HEADER_ROW, Book, Head, Written
from scorecard_app.exchange.workbook.out.formula_marks import LivePage, live_rows
from scorecard_app.exchange.workbook.out.formulas.entered import Entered
from scorecard_app.exchange.workbook.out.formulas.layout import letters_of
from scorecard_app.exchange.workbook.out.formulas.measures import Scoring
from scorecard_app.exchange.workbook.out.formulas.phase_rows import ENDLESS, PhaseRows
from scorecard_app.exchange.workbook.out.formulas.text import NOTHING, Table, quoted
from scorecard_app.texts import _

CHOSEN: Final = "Chart_Measure"
"""The name of the cell in which people choose a measure."""

SHOWN: Final = 24
"""How many periods the charts show."""

(
    PERIOD, ACTUAL, TARGET, MEAN, UPPER, LOWER, RANGE, PLACE, AIMED, PHASE, BEGUN, COUNTS, BEFORE
) = range(13)  # fmt: skip
_FACTS_FROM: Final = BEFORE + 2
PARTS_FROM: Final = _FACTS_FROM + 3
"""The column, from 0, in which the parts of scores begin."""

_PHASES_FROM: Final = PARTS_FROM + 4
_SCORING, _FREQUENCY, _ROW, _TARGET_ROW, _LAST, _PARTS = (
    f"${letters_of(_FACTS_FROM + 1)}${HEADER_ROW + 2 + place}" for place in range(6)
)
_PER_YEAR: Final[Mapping[Frequency, int]] = {
    Frequency.DAY: 365,
    Frequency.WEEK: 52,
    **{each: 12 // each.months for each in Frequency if each.months},
}
_NONE: Final = "#N/A"
_FIRST: Final = HEADER_ROW + 2


@dataclass(frozen=True)
class ChartRows:
    """Writes both tables for a measure that is chosen to begin with."""

    scoring: Scoring
    measure: Measure

    def write(self, book: Book, sheet: Any) -> None:  # noqa: ANN401 - xlsxwriter ships no types
        """Write what the charts show, and beside it where that is found."""
        self._write_rows(book, sheet)
        name, place = _fact_texts()
        heads = [Head(name, 26), Head(place, 10, is_number=True)]
        rows = [
            [Written(name), Written(content, book.formats.number, formula)]
            for name, content, formula in self._facts()
        ]
        book.table(sheet, "tblChosen", heads=heads, rows=rows, first_column=_FACTS_FROM)
        self._phases.write(book, sheet, first_column=_PHASES_FROM)
        book.freeze(sheet, columns=0)
        book.set_up_print(sheet)

    def live(self, sheet: str) -> Mapping[str, LivePage]:
        """Return what tells the cells of both tables when they come back."""
        return {
            "chart": live_rows("tblChart", sheet, _texts(), 0),
            "chosen": live_rows("tblChosen", sheet, _fact_texts(), _FACTS_FROM),
        }

    @cached_property
    def count(self) -> int:
        """Return how many rows there are: one for every period that any measure has."""
        return max(SHOWN, *(len(each.periods) for each in self._all))

    @cached_property
    def _phases(self) -> PhaseRows:
        return PhaseRows(self.scoring, self.scoring.outline.card.settings.fiscal_start)

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
        heads = [Head(text, 13, is_number=place > 0) for place, text in enumerate(_texts())]
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
        row, back = _FIRST + place, self.count - 1 - place
        at, aimed = f"H{row}", f"I{row}"
        periods = self._chosen(each.period_at(at, NOTHING) for each in self._all)
        known = self._chosen(each.known_at(_ROW, at) for each in self._all)
        target = self._chosen(each.known_at(_TARGET_ROW, aimed) for each in self._all)
        before = self._chosen(each.find_last(_TARGET_ROW, at) for each in self._all)
        phase, phases = f"J{row}", self._phases
        is_base = f"{at}<={phases.part('base', phase, _SCORING, ENDLESS)}"
        return (
            f'IF({at}=0,"",{periods})',
            f"IF({at}=0,NA(),{known})",
            f"IF({aimed}=0,NA(),{target}/{_PARTS})",
            *self._limit_formulas(row),
            f'IF(AND(ISNUMBER(B{row}),ISNUMBER(M{row})),ABS(B{row}-M{row}),"")',
            f"IF({_LAST}>{back},{_LAST}-{back},0)",
            f"IF({at}=0,0,{before})",
            phases.find(_SCORING, at),
            phases.part("first", phase, _SCORING, 0),
            f"IF(ISNUMBER(B{row}),IF({is_base},1,0),0)",
            _value_before(row),
        )

    def _limit_formulas(self, row: int) -> Iterator[str]:
        """Yield the formulas for mean, upper and lower limit: of all that counts in its phase."""
        last = _FIRST + self.count - 1
        own = f"$K${_FIRST}:$K${last},K{row},$L${_FIRST}:$L${last},1"
        count = f"COUNTIFS({own})"
        away = f"{SPREAD}*SUMIFS($G${_FIRST}:$G${last},{own})/({count}-1)"
        mean = f"SUMIFS($B${_FIRST}:$B${last},{own})/{count}"
        yield f"IF(H{row}=0,NA(),IF({count}<{FEWEST},NA(),{mean}))"
        yield f"D{row}+{away}"
        yield f"D{row}-{away}"

    @property
    def _all(self) -> Sequence[Entered]:
        return [*self._tables.values()]

    def _chosen(self, formulas: Iterable[str]) -> str:
        """Return the formula for the frequency of the measure that is chosen."""
        found = list(formulas)
        return found[0] if len(found) == 1 else f"CHOOSE({_FREQUENCY},{','.join(found)})"

    def _contents(self) -> Sequence[Sequence[Cell]]:
        """Return what stands in the columns for the measure that is chosen to begin with."""
        places = [max(0, self._last - back) for back in range(self.count - 1, -1, -1)]
        entered, measure = self._entered, self.measure
        periods = [entered.periods[each - 1] if each else None for each in places]
        actuals = entered.numbers(measure, SeriesKind.ACTUAL, places)
        aimed = [entered.last_place(measure, SeriesKind.TARGET, each) for each in places]
        targets = entered.numbers(measure, SeriesKind.TARGET, aimed)
        owner = self.scoring.place(measure.id)
        phases = [self._phases.of(owner, each) for each in places]
        begun = [each.first for each in phases]
        counts = [
            number is not None and place <= phase.base
            for number, place, phase in zip(actuals, places, phases, strict=True)
        ]
        limits = _limits(actuals, begun, counts)
        shown = [limits.get(first) if at else None for first, at in zip(begun, places, strict=True)]
        before = _before(actuals, begun)
        return (
            periods,
            [_shown(each) for each in actuals],
            [_shown(each and each / self._parts) for each in targets],
            [_shown(each.centre if each else None) for each in shown],
            [_shown(each.upper if each else None) for each in shown],
            [_shown(each.lower if each else None) for each in shown],
            [_distance(*each) for each in zip(actuals, before, strict=True)],
            [float(each) for each in places],
            [float(each) for each in aimed],
            [float(self._phases.at(owner, each)) for each in places],
            [float(each) for each in begun],
            [float(each) for each in counts],
            before,
        )


def _texts() -> tuple[str, ...]:
    return (
        _("Period"), _("Actual"), _("Target"), _("Mean"), _("Upper limit"), _("Lower limit"),
        _("Moving range"), _("Place"), _("Place of the target"), _("Row of the phase"),
        _("Phase begins at"), _("Counts for limits"), _("Value before"),
    )  # fmt: skip


def _fact_texts() -> tuple[str, ...]:
    return _("Where it is found"), _("Place")


def _shown(number: float | None) -> Cell:
    """Return a number as charts take it: what is missing leaves a gap, no zero."""
    return _NONE if number is None else number


def _limits(
    numbers: Sequence[float | None], begun: Sequence[int], counts: Sequence[bool]
) -> Mapping[int, Limits | None]:
    """Return the natural limits of each phase, by where it begins."""
    known: defaultdict[int, list[float]] = defaultdict(list)
    for number, first, is_counted in zip(numbers, begun, counts, strict=True):
        if is_counted and number is not None:
            known[first].append(number)
    return {first: natural_limits(values) for first, values in known.items()}


def _before(numbers: Sequence[float | None], begun: Sequence[int]) -> list[float | None]:
    """Return for each row the last number before it in the same phase."""
    found: list[float | None] = [None]
    for at in range(1, len(numbers)):
        is_same = begun[at] == begun[at - 1]
        last = found[-1] if numbers[at - 1] is None else numbers[at - 1]
        found.append(last if is_same else None)
    return found


def _distance(number: float | None, before: float | None) -> float | None:
    return None if number is None or before is None else abs(number - before)


def _value_before(row: int) -> str:
    if row == _FIRST:
        return NOTHING
    last = f"IF(ISNUMBER(B{row - 1}),B{row - 1},M{row - 1})"
    return f'IF(K{row}=K{row - 1},{last},"")'
