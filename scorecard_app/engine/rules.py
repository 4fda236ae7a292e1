"""Which rule judges which measure from which period on, and the figures it works with."""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from math import isnan
from operator import attrgetter
from typing import NamedTuple

import numpy as np

from scorecard_app.domain.ids import MeasureId, SeriesId
from scorecard_app.domain.measures import Direction, Measure
from scorecard_app.domain.periods import Period, period_of
from scorecard_app.domain.rules import PARAMETERS, Parameter, Preset, Rule
from scorecard_app.domain.scorecard import Scorecard
from scorecard_app.engine.arrays import Floats, Ints
from scorecard_app.engine.held import held_at
from scorecard_app.engine.numbers import Numbers, figure_by_formula

TARGET = "target"
"""The figure that is, unless a rule gives its own, the target in force."""

BASELINE = "baseline"
"""The figure that serves the default rule as red flag."""

_ALWAYS = -(2**31)
_FOREVER = 2**31 - 1
_NONE_GIVEN: Mapping[str, Parameter] = {}
_NO_PARAMETER = Parameter()

_Fallback = Callable[[Measure], float | None]


class Case(NamedTuple):
    """One measure under one rule, for judged periods from `since` to before `until` (ordinals)."""

    row: int
    measure: Measure
    preset: Preset = Preset.DEFAULT
    parameters: Mapping[str, Parameter] = _NONE_GIVEN
    since: int = _ALWAYS
    until: int = _FOREVER

    @property
    def is_dated(self) -> bool:
        """Say whether the rule holds for part of the time only."""
        return self.since != _ALWAYS or self.until != _FOREVER

    @property
    def is_reading(self) -> bool:
        """Say whether the rule reads anything from elsewhere: a series or a formula."""
        given = self.parameters.values()
        return any(each.series_id is not None or each.formula for each in given)

    @property
    def names(self) -> tuple[str, ...]:
        """Return the names of the figures the rule works with."""
        match self.preset:
            case Preset.DEFAULT:
                return (TARGET, BASELINE)
            case Preset.CHOICE:
                return tuple(self.parameters)
            case _:
                return PARAMETERS[self.preset]

    def is_target(self, name: str) -> bool:
        """Say whether a figure is the target in force, which it is where none is given."""
        if name != TARGET:
            return False
        given = self.parameters.get(name, _NO_PARAMETER)
        return given.number is None and given.series_id is None and not given.formula

    def is_read(self, name: str) -> bool:
        """Say whether a figure is read from a series or a formula."""
        given = self.parameters.get(name, _NO_PARAMETER)
        return given.series_id is not None or bool(given.formula)

    def series_id(self, name: str) -> SeriesId | None:
        """Return the series that a figure is read from."""
        return self.parameters.get(name, _NO_PARAMETER).series_id

    def formula(self, name: str) -> str:
        """Return the formula that gives a figure, if none is read from a series."""
        given = self.parameters.get(name, _NO_PARAMETER)
        return given.formula if given.series_id is None else ""


RuledCases = Mapping[MeasureId, tuple[Case, ...]]
"""The cases of measures that have rules; all others are judged by the default rule."""


def cases_of(card: Scorecard, measures: Sequence[Measure]) -> list[Case]:
    """Return the cases of some measures; row is the place of the measure in the sequence."""
    return in_rows(ruled_cases(card, {measure.id for measure in measures}), measures)


def ruled_cases(card: Scorecard, among: Collection[MeasureId] | None = None) -> RuledCases:
    """Return the cases of all measures that have rules, or of some of them."""
    rules: defaultdict[MeasureId, list[Rule]] = defaultdict(list)
    for rule in card.rules.values():
        if among is None or rule.measure_id in among:
            rules[rule.measure_id].append(rule)
    start = card.settings.fiscal_start
    return {
        key: tuple(_dated(card.measures[key], some, start))
        for key, some in rules.items()
        if key in card.measures
    }


def in_rows(cases: RuledCases, measures: Sequence[Measure]) -> list[Case]:
    """Return the cases of some measures; row is the place of the measure among them."""
    usual = (Case(row, each) for row, each in enumerate(measures) if each.id not in cases)
    return sorted([*usual, *ruled_in_rows(cases, measures)], key=attrgetter("row"))


def ruled_in_rows(cases: RuledCases, measures: Iterable[Measure]) -> Iterator[Case]:
    """Yield the cases of those measures that have rules; row is the place of the measure."""
    for row, measure in enumerate(measures if cases else ()):
        for case in cases.get(measure.id, ()):
            yield case._replace(row=row, measure=measure)


def numbers_of(cases: Sequence[Case], name: str) -> list[float | None]:
    """Return one figure of cases of one preset: the rule's own, else what the measure says."""
    fallback = _fallback(cases[0].preset, name)
    return [
        given.number
        if (given := case.parameters.get(name)) is not None and given.number is not None
        else fallback(case.measure)
        for case in cases
    ]


def figure_at(
    case: Case,
    name: str,
    *,
    judged: int,
    target: float | None,
    card: Scorecard,
    numbers: Numbers,
) -> float | None:
    """Return one figure of a rule for one judged period; None where it is missing."""
    if case.is_target(name):
        return target
    if case.is_read(name):
        at = np.array([judged], np.int32)
        figure = float(figures_read(case, name, at, card, numbers)[0])
        return None if isnan(figure) else figure
    return numbers_of([case], name)[0]


def figures_read(case: Case, name: str, judged: Ints, card: Scorecard, numbers: Numbers) -> Floats:
    """Return a figure that a series or a formula gives in judged periods, NaN where none.

    What a series says holds until it says something else.
    """
    key = case.series_id(name)
    if key is None:
        return figure_by_formula(card, numbers, case.measure, case.formula(name), judged)
    return held_at(numbers.series(key), judged)


def ordinal_of(since: Period, measure: Measure, fiscal_start: int) -> int:
    """Return the first period of a measure's own frequency in which a dated thing holds."""
    if since.frequency is measure.frequency:
        return since.ordinal
    first = since.start(fiscal_start=fiscal_start)
    return period_of(first, measure.frequency, fiscal_start=fiscal_start).ordinal


def _dated(measure: Measure, rules: Sequence[Rule], fiscal_start: int) -> list[Case]:
    """Return the cases of one measure in row 0; before its first rule the default holds."""
    starts = sorted(
        (
            _ALWAYS if rule.since is None else ordinal_of(rule.since, measure, fiscal_start),
            rule.id,
        )
        for rule in rules
    )
    by_id = {rule.id: rule for rule in rules}
    cases = []
    if starts[0][0] != _ALWAYS:
        cases.append(Case(0, measure, until=starts[0][0]))
    ends = [since for since, _id in starts[1:]] + [_FOREVER]
    for (since, key), until in zip(starts, ends, strict=True):
        if since < until:
            rule = by_id[key]
            given = _NONE_GIVEN if rule.preset is Preset.DEFAULT else rule.parameters
            cases.append(Case(0, measure, rule.preset, given, since, until))
    return cases


def _fallback(preset: Preset, name: str) -> _Fallback:
    """Return what serves for a figure that the rule does not give."""
    match preset, name:
        case Preset.DEFAULT, "baseline":
            return lambda measure: measure.baseline
        case Preset.MINIMUM_TO_MAXIMUM, "minimum":
            return lambda measure: measure.minimum
        case Preset.MINIMUM_TO_MAXIMUM, "maximum":
            return lambda measure: measure.maximum
        case Preset.YES_NO, "yes":
            return lambda measure: 0.0 if measure.direction is Direction.LOWER else 100.0
        case Preset.YES_NO, "no":
            return lambda measure: 100.0 if measure.direction is Direction.LOWER else 0.0
        case _:
            return lambda _measure: None
