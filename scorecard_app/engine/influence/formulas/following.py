"""Find the objectives that are computed from others, and how their formulas follow.

An objective whose main measure has a formula takes its improvement from it:

    x_j(t) = (F(moved values) − F(values in force)) / scale_j,   plus pushes and causal links.

F reads what its measures show today (without a value: their baselines). A measure that is the
main one of an objective moves with it, on the same scale and within the same bounds as its card
shows; one that belongs to no objective but is computed itself is worked out in turn; any other
stays. The formula stands in place of the logical links from all objectives that it reads, through
any levels, which only document it. Where it cannot be followed the logical links carry their
shares, and a sentence says so.
"""

import math
from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import Enum
from functools import partial

from scorecard_app.domain.formula.text import parts
from scorecard_app.domain.formula.tree import Call, Function, Operator, Own
from scorecard_app.domain.ids import MeasureId, ObjectiveId
from scorecard_app.domain.measures import Direction
from scorecard_app.domain.scorecard import Scorecard
from scorecard_app.engine.arrays import Floats
from scorecard_app.engine.formula.columns import Column
from scorecard_app.engine.influence.formulas.arithmetic import (
    ROWS,
    SINGLE,
    Arithmetic,
    Input,
    T,
    X,
    as_number,
)
from scorecard_app.engine.influence.formulas.grounds import Grounds
from scorecard_app.engine.influence.formulas.program import Program, compiled
from scorecard_app.engine.influence.scale import Scale
from scorecard_app.engine.results import Results

_STEP = 1e-30
"""A step along the imaginary axis, too small to be seen along the real one."""
_STEPS, _STRAIGHT = (0.5, -0.5), 1e-9
"""How far all inputs are moved to see whether a formula is a straight line, and by what it is."""
_MOST_LEVELS = 30
"""Formulas that are open at once, each read by the one before."""
_LOOK_BACK = frozenset({Function.PREV, Function.YTD})


class Why(Enum):
    """Why a formula cannot be followed."""

    MISSING = "a measure without a value to start from"
    LOOKS_BACK = "it looks at earlier periods"
    CIRCULAR = "it needs itself"
    NO_NUMBER = "it gives no number today"


@dataclass(frozen=True, slots=True)
class Unfollowed:
    """A computed objective whose formula cannot be followed, and the measure it fails on."""

    objective_id: ObjectiveId
    why: Why
    measure_id: MeasureId


@dataclass(frozen=True, slots=True)
class Followed:
    """A computed objective, the objectives that it is computed from, and how.

    `reads` are all objectives behind the formula, those behind other formulas too. `slopes` are
    what its improvement gains for an improvement of each input, at the values in force.
    """

    objective_id: ObjectiveId
    measure_id: MeasureId
    inputs: tuple[ObjectiveId, ...]
    reads: frozenset[ObjectiveId]
    slopes: tuple[float, ...]
    now: float
    whole: float
    single: Program[complex, complex]
    rows: Program[Floats, Column]
    is_straight: bool


def followed(
    card: Scorecard, results: Results | None
) -> tuple[tuple[Followed, ...], tuple[Unfollowed, ...]]:
    """Return the computed objectives of a scorecard: those that follow, and those that cannot."""
    found: list[Followed] = []
    lost: list[Unfollowed] = []
    for each in _all(Grounds(card, results)):
        (found if isinstance(each, Followed) else lost).append(each)  # type: ignore[arg-type]
    return tuple(found), tuple(lost)


def _all(grounds: Grounds) -> Iterator[Followed | Unfollowed]:
    for measure_id in grounds.nodes:
        for objective_id in grounds.mains.get(measure_id, ()):
            if grounds.owners(measure_id) - {objective_id}:
                try:
                    yield _followed(grounds, objective_id, measure_id)
                except _StuckError as stuck:
                    yield Unfollowed(objective_id, stuck.why, stuck.measure_id)


def _followed(grounds: Grounds, objective_id: ObjectiveId, measure_id: MeasureId) -> Followed:
    reading = _Reading(grounds, objective_id)
    single = reading.program(measure_id, SINGLE)
    rows = reading.program(measure_id, ROWS)
    now = reading.now(measure_id, single)
    scale = grounds.scale(measure_id) or _scale_by(grounds, measure_id, now)
    count = len(reading.inputs)
    if not count:
        raise _StuckError(Why.CIRCULAR, measure_id)
    found = (_slope(single, place, count) / scale.whole for place in range(count))
    slopes = tuple(slope if math.isfinite(slope) else 0.0 for slope in found)
    return Followed(
        objective_id=objective_id,
        measure_id=measure_id,
        inputs=tuple(reading.inputs),
        reads=grounds.owners(measure_id) - {objective_id},
        slopes=slopes,
        now=now,
        whole=scale.whole,
        single=single,
        rows=rows,
        is_straight=all(
            abs((as_number(single([step] * count)) - now) / scale.whole - step * sum(slopes))
            <= _STRAIGHT
            for step in _STEPS
        ),
    )


def _slope(single: Program[complex, complex], place: int, count: int) -> float:
    """Return how steeply a formula answers one of its inputs, exact to the last digits."""
    xs: list[complex] = [0.0] * count
    xs[place] = complex(0, _STEP)
    return single(xs).imag / _STEP


def _scale_by(grounds: Grounds, measure_id: MeasureId, now: float) -> Scale:
    """Return the scale of a computed measure without one: by the size of what it gives today."""
    measure = grounds.card.measures[measure_id]
    if not now or measure.direction is Direction.TARGET:
        raise _StuckError(Why.MISSING, measure_id)
    return Scale(now, -abs(now) if measure.direction is Direction.LOWER else abs(now), by_way=False)


class _StuckError(Exception):
    """A formula that cannot be followed."""

    def __init__(self, why: Why, measure_id: MeasureId) -> None:
        super().__init__(why)
        self.why, self.measure_id = why, measure_id


@dataclass(slots=True)
class _Reading:
    """Reads the formulas behind one objective; `inputs` are the objectives that it meets."""

    grounds: Grounds
    reader: ObjectiveId
    inputs: dict[ObjectiveId, int] = field(default_factory=dict)
    unknown: list[MeasureId] = field(default_factory=list)
    open: list[MeasureId] = field(default_factory=list)

    def program(self, measure_id: MeasureId, arithmetic: Arithmetic[X, T]) -> Program[X, T]:
        """Return the formula of a measure as a function of improvements."""
        node = self.grounds.nodes.get(measure_id)
        if measure_id in self.open:
            raise _StuckError(Why.CIRCULAR, measure_id)
        if node is None or len(self.open) > _MOST_LEVELS:
            raise _StuckError(Why.NO_NUMBER, measure_id)
        if any(isinstance(each, Call) and each.function in _LOOK_BACK for each in parts(node)):
            raise _StuckError(Why.LOOKS_BACK, measure_id)
        self.open.append(measure_id)
        leaf, own = partial(self._leaf, arithmetic, measure_id), partial(self._own, measure_id)
        made = compiled(node, arithmetic, leaf, own)
        self.open.pop()
        return made

    def now(self, measure_id: MeasureId, single: Program[complex, complex]) -> float:
        """Return what a formula gives where nothing moves."""
        found = as_number(single([0.0] * len(self.inputs)))
        if math.isnan(found):
            if self.unknown:
                raise _StuckError(Why.MISSING, self.unknown[0])
            raise _StuckError(Why.NO_NUMBER, measure_id)
        return found

    def _leaf(
        self, arithmetic: Arithmetic[X, T], frame: MeasureId, measure_id: MeasureId
    ) -> Program[X, T]:
        grounds = self.grounds
        if measure_id not in grounds.card.measures:
            raise _StuckError(Why.NO_NUMBER, frame)
        owner = grounds.owner(measure_id, self.reader)
        if owner is not None:
            return arithmetic.reading(self._input(frame, measure_id, owner))
        if grounds.owners(measure_id):
            return self._inner(arithmetic, frame, measure_id)
        base = grounds.base(measure_id, frame)
        if math.isnan(base):
            self.unknown.append(measure_id)
        value = arithmetic.number(base)
        return lambda _xs: value

    def _input(self, frame: MeasureId, measure_id: MeasureId, owner: ObjectiveId) -> Input:
        grounds = self.grounds
        scale = grounds.scale(measure_id) or self._scale(measure_id)
        base, factor = grounds.base(measure_id, frame), grounds.factor(measure_id, frame)
        current = scale.current
        return Input(
            place=self.inputs.setdefault(owner, len(self.inputs)),
            base=float(current * factor if math.isnan(base) else base),
            factor=factor,
            current=current,
            whole=scale.whole,
            low=min(scale.low, current),
            high=max(scale.high, current),
        )

    def _scale(self, measure_id: MeasureId) -> Scale:
        """Return the scale of a measure that has neither a value nor a baseline, if computed."""
        if measure_id not in self.grounds.nodes:
            raise _StuckError(Why.MISSING, measure_id)
        apart = _Reading(self.grounds, self.reader, open=self.open)
        now = apart.now(measure_id, apart.program(measure_id, SINGLE))
        return _scale_by(self.grounds, measure_id, now)

    def _inner(
        self, arithmetic: Arithmetic[X, T], frame: MeasureId, measure_id: MeasureId
    ) -> Program[X, T]:
        """Return what is read of a measure that only its own formula moves: by how much it does."""
        program = self.program(measure_id, arithmetic)
        single = self.program(measure_id, SINGLE)
        now, grounds = self.now(measure_id, single), self.grounds
        factor, base = grounds.factor(measure_id, frame), grounds.base(measure_id, frame)
        rest = 0.0 if math.isnan(base) else base - factor * now
        times, plus = (arithmetic.operations[e] for e in (Operator.MULTIPLY, Operator.ADD))
        each, beside = arithmetic.number(factor), arithmetic.number(rest)
        return lambda xs: plus(times(each, program(xs)), beside)

    def _own(self, measure_id: MeasureId, which: Own) -> float:
        measure = self.grounds.card.measures[measure_id]
        match which:
            case Own.VALUE:
                raise _StuckError(Why.CIRCULAR, measure_id)
            case Own.TARGET:
                figure = self.grounds.target(measure_id)
            case Own.BASELINE:
                figure = measure.baseline
            case Own.MINIMUM:
                figure = measure.minimum
            case Own.MAXIMUM:
                figure = measure.maximum
        return math.nan if figure is None else figure
