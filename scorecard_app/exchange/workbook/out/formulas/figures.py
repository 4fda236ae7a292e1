"""The rules of a measure as formulas: which is in force, its figures, and the score it gives."""

from collections.abc import Sequence
from dataclasses import dataclass

from scorecard_app.domain.measures import Direction, Measure, UnitKind
from scorecard_app.domain.periods import Period
from scorecard_app.domain.relations import Relations
from scorecard_app.domain.rules import Parameter, Preset, Rule
from scorecard_app.engine.judgements import MeasureJudgement
from scorecard_app.engine.rules import ordinal_of
from scorecard_app.exchange.workbook.cells import DAY_ZERO, number_cell
from scorecard_app.exchange.workbook.out.formulas.presets import FIGURES, Judged, chosen, score
from scorecard_app.exchange.workbook.out.formulas.text import (
    NOTHING,
    Table,
    choice,
    number,
    or_nothing,
)
from scorecard_app.exchange.workbook.out.rows import is_simple

_SCORES = frozenset({"yes", "no"})
_DISTANCES = frozenset({"inner", "outer"})
_NO_PARAMETER = Parameter()


@dataclass(frozen=True, slots=True)
class Case:
    """One rule of a measure, None for the default; `since` is the first period, "" for always."""

    since: str
    rule: Rule | None

    @property
    def preset(self) -> Preset:
        """Return how the rule scores."""
        return self.rule.preset if self.rule else Preset.DEFAULT

    def given(self, name: str) -> Parameter:
        """Return what the rule says of a figure."""
        if self.rule is None or self.preset is Preset.DEFAULT:
            return _NO_PARAMETER
        return self.rule.parameters.get(name, _NO_PARAMETER)

    def is_read(self, name: str) -> bool:
        """Say whether a figure comes from a series or a formula."""
        given = self.given(name)
        return given.series_id is not None or bool(given.formula)


def cases_of(relations: Relations, measure: Measure) -> list[Case]:
    """Return the rules of a measure as they follow each other; before the first the default."""
    start = relations.card.settings.fiscal_start
    by_start: dict[int, Rule] = {}
    always: Rule | None = None
    for rule in sorted(relations.rules_of(measure.id), key=_by_id):
        if rule.since is None:
            always = rule
        else:
            by_start[ordinal_of(rule.since, measure, start)] = rule
    dated = sorted(by_start.items(), key=_first)
    return [
        Case("", always),
        *(Case(str(Period(measure.frequency, since)), rule) for since, rule in dated),
    ]


@dataclass(frozen=True)
class Figures:
    """The figures of one measure as cells; `rules` and `measures` are the tables they stand in.

    `target` and `row` are the cells of the target in force and of the measure's own row.
    """

    measure: Measure
    cases: Sequence[Case]
    judged: MeasureJudgement
    rules: Table
    measures: Table
    target: str
    row: str

    def in_force(self, period: str) -> str:
        """Return a formula for the place of the rule in force."""
        formula = "0"
        for place, case in enumerate(self.cases[1:], start=1):
            formula = f'IF({period}>="{case.since}",{place},{formula})'
        return formula

    @property
    def now(self) -> Case:
        """Return the rule in force at the day of the workbook."""
        period = str(self.judged.period)
        return [case for case in self.cases if case.since <= period][-1]

    def columns(self, selector: str, count: int) -> list[str]:
        """Return the formulas of the columns of figures, nothing where a rule has none."""
        return [
            choice(selector, [self._figure(case, place) for case in self.cases])
            for place in range(count)
        ]

    def score(self, selector: str, value: str, cells: Sequence[str], *, may_leave: bool) -> str:
        """Return the formula of the score."""
        formulas = [self._score(case, value, cells, may_leave=may_leave) for case in self.cases]
        return f'IF({value}="","",IFERROR({choice(selector, formulas)},""))'

    def cells(self, count: int) -> list[float | None]:
        """Return the figures of the rule in force as they stand in their columns."""
        names = FIGURES[self.now.preset]
        numbers = [self.judged.figures.get(name) for name in names]
        cells = [
            None if each is None else self._in_cells(name, each)
            for name, each in zip(names, numbers, strict=True)
        ]
        return [*cells, *[None] * (count - len(cells))]

    def is_fixed(self, case: Case) -> bool:
        """Say whether a rule, or a figure of it, is worked out by the program alone."""
        return case.preset is Preset.FORMULA or any(map(case.is_read, FIGURES[case.preset]))

    def _score(self, case: Case, value: str, cells: Sequence[str], *, may_leave: bool) -> str:
        if case.preset is Preset.FORMULA:
            is_known = case is self.now and self.judged.score is not None
            return number(self.judged.score or 0.0) if is_known else NOTHING
        if case.preset in {Preset.YES_NO, Preset.CHOICE}:
            value = self._bare(value)
        judged = Judged(value, cells, self.measure.direction, may_leave)
        if case.preset is Preset.CHOICE and case.rule is not None:
            numbers = (each.number for each in case.rule.parameters.values())
            return chosen(judged, [each for each in numbers if each is not None])
        return score(case.preset, judged)

    def _bare(self, cell: str) -> str:
        """Return a value as the domain has it, for what is no distance between two figures."""
        match self.measure.unit.kind:
            case UnitKind.PERCENT:
                return f"({cell}*100)"
            case UnitKind.DATE:
                return f"({cell}+{DAY_ZERO})"
            case _:
                return cell

    def _figure(self, case: Case, place: int) -> str:
        names = FIGURES[case.preset]
        if place >= len(names):
            return NOTHING
        name = names[place]
        if case.is_read(name):
            figure = self.judged.figures.get(name) if case is self.now else None
            return NOTHING if figure is None else number(self._in_cells(name, figure))
        given = case.given(name).number
        if case.rule is None or given is None:
            return self._fallback(case.preset, name)
        is_plain = is_simple(case.given(name)) and not isinstance(
            number_cell(given, self.measure.unit.kind), str
        )
        if not is_plain or self._is_odd(name):
            return number(self._in_cells(name, given))
        cell = self.rules.at(f"parameters.{name}.number", self.rules.row_of("id#", case.rule.id))
        if name in _SCORES and self.measure.unit.kind is UnitKind.PERCENT:
            return f"({cell}*100)"
        return f'IF({cell}="",{self._fallback(case.preset, name)},{cell})'

    def _fallback(self, preset: Preset, name: str) -> str:
        """Return what serves where the rule gives no figure of its own."""
        if name == "target":
            return self.target
        own = {
            (Preset.DEFAULT, "baseline"): self.measure.baseline,
            (Preset.MINIMUM_TO_MAXIMUM, "minimum"): self.measure.minimum,
            (Preset.MINIMUM_TO_MAXIMUM, "maximum"): self.measure.maximum,
        }
        if (preset, name) in own:
            figure = own[preset, name]
            if figure is not None and isinstance(number_cell(figure, self.measure.unit.kind), str):
                return number(self._in_cells(name, figure))
            return or_nothing(self.measures.at(name, self.row))
        if name in _SCORES:
            is_full = (name == "yes") is (self.measure.direction is not Direction.LOWER)
            return "100" if is_full else "0"
        return NOTHING

    def _is_odd(self, name: str) -> bool:
        """Say whether a figure of a date is no date, so that its cell holds something else."""
        return self.measure.unit.kind is UnitKind.DATE and name in _SCORES | _DISTANCES

    def _in_cells(self, name: str, figure: float) -> float:
        """Return a figure on the scale on which the values of the measure stand in cells."""
        kind = self.measure.unit.kind
        if kind is UnitKind.PERCENT and name not in _SCORES:
            return figure / 100
        if kind is UnitKind.DATE and name not in _SCORES | _DISTANCES:
            return figure - DAY_ZERO
        return figure


def _by_id(rule: Rule) -> str:
    return rule.id


def _first(pair: tuple[int, Rule]) -> int:
    return pair[0]
