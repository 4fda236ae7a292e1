"""One measure on “Scoring”: what stands in the cells of its row, and the formulas behind it."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from scorecard_app.domain.formula.order import Role
from scorecard_app.domain.measures import Measure, SeriesKind
from scorecard_app.domain.periods import Frequency, Period
from scorecard_app.domain.rules import Preset
from scorecard_app.engine.judgements import (
    CURRENT,
    LAST_MISSING,
    LAST_UNSCORABLE,
    MeasureJudgement,
    Reason,
)
from scorecard_app.engine.panel import FRESH_AGE
from scorecard_app.engine.targets import is_spread
from scorecard_app.exchange.workbook.cells import DAY_ZERO, Cell, number_cell
from scorecard_app.exchange.workbook.out.formulas import calendar
from scorecard_app.exchange.workbook.out.formulas.entered import Entered
from scorecard_app.exchange.workbook.out.formulas.figures import Figures
from scorecard_app.exchange.workbook.out.formulas.moments import Moment
from scorecard_app.exchange.workbook.out.formulas.text import NOTHING, Table, choice
from scorecard_app.texts import _

COUNTS, STALE, MISSING, UNSCORABLE, LEFT_OUT = range(5)
"""How a state stands in a cell: whether the score counts, and if not, why."""

FIGURE_KEYS: Final = ("figure 1", "figure 2", "figure 3", "figure 4")
TREND_KEYS: Final = tuple(f"trend {back}" for back in range(11, -1, -1))
"""The columns with the last values, the earliest first."""

_GAP: Final = "#N/A"


def state_of(reason: Reason | None) -> int:
    """Return how a reason stands in a cell."""
    if reason is None or reason == CURRENT:
        return COUNTS
    if reason is Reason.STALE:
        return STALE
    if reason <= LAST_MISSING:
        return MISSING
    return UNSCORABLE if reason <= LAST_UNSCORABLE else LEFT_OUT


@dataclass(frozen=True)
class Line:
    """The row of one measure in the table of one moment; `computed` are the roles of formulas."""

    measure: Measure
    judged: MeasureJudgement
    moment: Moment
    table: Table
    figures: Figures
    entered: Entered
    computed: Collection[Role]
    target_period: Period | None

    def cells(self) -> Mapping[str, Cell]:
        """Return what stands in the cells, by column, as the engine found it."""
        judged, kind = self.judged, self.measure.unit.kind
        figures = dict(zip(FIGURE_KEYS, self.figures.cells(len(FIGURE_KEYS)), strict=True))
        value, target = judged.value, judged.target
        return {
            "measure": self.measure.name or None,
            "period": str(judged.period),
            "age": judged.age,
            "value": None if value is None else number_cell(value, kind),
            "target": None if target is None else number_cell(target, kind),
            **figures,
            "score": judged.score,
            "state": state_of(judged.reason),
            "note": " ".join(self.notes()) or None,
            "rule": self.figures.cases.index(self.figures.now),
            "own_row": None,
            "row": self.entered.row(self.measure, SeriesKind.ACTUAL),
            "place": self._value_place or 0,
            "target_row": self.entered.row(self.measure, SeriesKind.TARGET),
            "target_place": self._target_place or 0,
            "measure_id": self.measure.id,
            **dict(zip(TREND_KEYS, self._trend(), strict=True)),
        }

    def formulas(self, *, may_leave: bool) -> Mapping[str, str]:
        """Return the formulas of the cells that have one, by column."""
        here = self.table.here
        columns = self.figures.columns(here("rule"), len(FIGURE_KEYS))
        cells = [here(key) for key in FIGURE_KEYS]
        return {
            **self._value_formulas(),
            **self._target_formulas(),
            **dict(zip(FIGURE_KEYS, columns, strict=True)),
            "score": self.figures.score(here("rule"), here("value"), cells, may_leave=may_leave),
            "state": self._state(),
            "rule": self.figures.in_force(here("period")),
            "own_row": self.figures.measures.row_of("id#", self.measure.id),
            **self._trend_formulas(),
        }

    def notes(self) -> Iterator[str]:
        """Yield what no formula follows, a sentence each."""
        if Role.ACTUAL in self.computed:
            yield _("The value is fixed here: a formula of the scorecard computes it.")
        elif self._is_value_fixed:
            yield _("The value is fixed here: “Data entry” does not hold it as a number.")
        if Role.TARGET in self.computed:
            yield _("The target is fixed here: a formula of the scorecard computes it.")
        elif self._is_target_fixed:
            yield _("The target is fixed here: “Data entry” does not hold it as a number.")
        if any(map(self.figures.is_fixed, self.figures.cases)):
            yield _("Part of the rule is fixed here: a formula or another series gives it.")

    def _value_formulas(self) -> Mapping[str, str]:
        frequency, here = self.measure.frequency, self.table.here
        last = self.moment.period(frequency)
        age = f"{self.moment.count(frequency)}-({calendar.ordinal_of(frequency, here('period'))})"
        if self._is_value_fixed and self.judged.value is not None:
            return {"age": age}
        if self._is_value_fixed:
            return {"value": NOTHING, "age": NOTHING, "period": last}
        row, place = here("row"), here("place")
        return {
            "row": self.entered.find_row(self.measure, SeriesKind.ACTUAL),
            "place": self.entered.find_place(row, last),
            "period": self.entered.period_at(place, last),
            "value": self.entered.number_at(row, place),
            "age": f'IF({place}=0,"",{age})',
        }

    def _target_formulas(self) -> Mapping[str, str]:
        if self._is_target_fixed:
            return {} if self.judged.target is not None else {"target": NOTHING}
        here = self.table.here
        row, place = here("target_row"), here("target_place")
        target = self.entered.number_at(row, place)
        if is_spread(self.measure):
            per_year = _periods_in_year(self.measure.frequency, here("period"))
            target = f'IF({place}=0,"",{target}/({per_year}))'
        return {
            "target_row": self.entered.find_row(self.measure, SeriesKind.TARGET),
            "target_place": self.entered.find_place(row, here("period")),
            "target": target,
        }

    def _trend(self) -> Sequence[Cell]:
        """Return the last values, the latest last; what is missing leaves a gap."""
        if self._is_value_fixed:
            return self._trend_of_engine()
        place = self._value_place or 0
        places = range(place - len(TREND_KEYS) + 1, place + 1)
        numbers = self.entered.numbers(self.measure, SeriesKind.ACTUAL, places)
        return [_GAP if each is None else each for each in numbers]

    def _trend_of_engine(self) -> Sequence[Cell]:
        """Return the last values where they do not stand on “Data entry”."""
        last, kind = self.judged.period, self.measure.unit.kind
        if last is None:
            return [None] * len(TREND_KEYS)
        samples = self.moment.results.basis.numbers.actual(self.measure.id).unpacked()
        ordinals = range(last.ordinal - len(TREND_KEYS) + 1, last.ordinal + 1)
        numbers = map(samples.get, ordinals)
        return [None if each is None else number_cell(each, kind) for each in numbers]

    def _trend_formulas(self) -> Mapping[str, str]:
        if self._is_value_fixed:
            return {}
        row, place = self.table.here("row"), self.table.here("place")
        last = len(TREND_KEYS) - 1
        return {
            key: f"IF({place}>{back},{self.entered.known_at(row, f'{place}-{back}')},NA())"
            for key, back in zip(TREND_KEYS, range(last, -1, -1), strict=True)
        }

    def _state(self) -> str:
        here = self.table.here
        known = (
            f'IF({here("score")}="",{UNSCORABLE},IF({here("age")}>{FRESH_AGE},{STALE},{COUNTS}))'
        )
        state = f'IF({here("value")}="",{MISSING},{known})'
        outs = [
            str(LEFT_OUT) if each.preset is Preset.NOT_SCORED else state
            for each in self.figures.cases
        ]
        return choice(here("rule"), outs)

    @cached_property
    def _value_place(self) -> int | None:
        period = self.judged.period
        if self.judged.value is None or period is None:
            return None
        return self.entered.place(period)

    @cached_property
    def _target_place(self) -> int | None:
        return None if self.target_period is None else self.entered.place(self.target_period)

    @cached_property
    def _is_value_fixed(self) -> bool:
        return (
            Role.ACTUAL in self.computed
            or not self.entered.periods
            or not self.entered.is_plain(self.measure, SeriesKind.ACTUAL)
            or (self.judged.value is not None and self._value_place is None)
        )

    @cached_property
    def _is_target_fixed(self) -> bool:
        return (
            Role.TARGET in self.computed
            or not self.entered.periods
            or not self.entered.is_plain(self.measure, SeriesKind.TARGET)
            or (self.target_period is not None and self._target_place is None)
        )


def _periods_in_year(frequency: Frequency, period: str) -> str:
    """Return a formula for how many periods the fiscal year of a period has."""
    if frequency.months:
        return str(12 // frequency.months)
    is_day = frequency is Frequency.DAY
    ordinal = f"({calendar.ordinal_of(frequency, period)})"
    day = f"({ordinal}-{DAY_ZERO})" if is_day else f"({ordinal}*7+4-{DAY_ZERO})"
    start = calendar.FISCAL_START
    year = f"YEAR({day})-IF(MONTH({day})<{start},1,0)"
    first, after = f"DATE({year},{start},1)", f"DATE({year}+1,{start},1)"
    if is_day:
        return f"{after}-{first}"
    return f"INT(({after}+{DAY_ZERO + 2})/7)-INT(({first}+{DAY_ZERO + 2})/7)"
