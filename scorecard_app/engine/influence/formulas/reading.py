"""Read the formulas behind one objective, down to what moves with objectives and what stays."""

import math
from collections.abc import Callable
from dataclasses import dataclass, field
from enum import Enum

import numpy as np

from scorecard_app.domain.formula.tree import Own
from scorecard_app.domain.ids import MeasureId, ObjectiveId
from scorecard_app.domain.measures import Aggregation, Direction
from scorecard_app.engine.arrays import Floats
from scorecard_app.engine.influence.formulas.arithmetic import Values, within_range
from scorecard_app.engine.influence.formulas.grounds import Grounds
from scorecard_app.engine.influence.formulas.program import (
    HERE,
    Clock,
    Moves,
    Program,
    Sight,
    compiled,
)
from scorecard_app.engine.influence.scale import Scale

_MOST_LEVELS = 30
"""Formulas that are open at once, each read by the one before."""
_MOST_BACK = 240
"""Months before month 0 that a formula may look at."""


class Why(Enum):
    """Why a formula cannot be followed."""

    MISSING = "a measure without a value to start from"
    LOOKS_BACK = "it looks back as a plan by months cannot"
    CIRCULAR = "it needs itself"
    NO_NUMBER = "it gives no number today"


class StuckError(Exception):
    """A formula that cannot be followed."""

    def __init__(self, why: Why, measure_id: MeasureId) -> None:
        super().__init__(why)
        self.why, self.measure_id = why, measure_id


@dataclass(frozen=True, slots=True)
class Input:
    """A measure that an objective is seen through, as a formula reads it.

    The formula reads `base`, in each month of the time before what stands in `past`, the last of
    them first; the objective's improvement, at `place`, moves the measure from `current` by `whole`
    within `low` and `high`, and what is read by `factor` times as much.
    """

    place: int
    base: float
    factor: float
    current: float
    whole: float
    low: float
    high: float
    past: tuple[float, ...] = ()

    def reading(self, *, holds: bool = True) -> Program:
        """Return what reads the moved measure; a complex improvement knows no bounds.

        Where no earlier value is known, today's stands in, if it `holds`.
        """
        place, slope = self.place, np.array(self.factor * self.whole)
        base = np.array(self.base)
        below, above = (self.factor * (end - self.current) for end in (self.low, self.high))
        is_bounded = math.isfinite(below) or math.isfinite(above)
        start = _started(self.base, self.past, holds=holds) if self.past else None

        def read(moves: Moves) -> Values:
            step: Values = moves.rows[place] * slope
            if is_bounded and step.dtype.kind == "f":
                step = np.minimum(np.maximum(step, below), above)
            step += base if start is None else start(step, moves.before)
            return step

        return read


def _started(
    base: float, past: tuple[float, ...], *, holds: bool
) -> Callable[[Values, int], Values]:
    """Return what a measure shows where nothing moves it: what it did show, then what it does."""
    earlier = np.array([base if holds and math.isnan(each) else each for each in past[::-1]])

    def start(like: Values, before: int) -> Values:
        found = np.full(len(like), base)
        known = earlier[max(len(earlier) - before, 0) :]
        found[before - len(known) : before] = known
        return found.reshape(-1, *[1] * (like.ndim - 1))

    return start


@dataclass(slots=True)
class Reading:
    """Reads the formulas behind one objective; `inputs` are the objectives that it meets.

    `lags` says how many months before its own a formula looks at each of them, and `before` how
    far it looks back at most. `has_years` says that it adds up years to date.
    """

    grounds: Grounds
    reader: ObjectiveId
    inputs: dict[ObjectiveId, int] = field(default_factory=dict)
    lags: dict[tuple[int, int], None] = field(default_factory=dict)
    before: int = 0
    unknown: list[MeasureId] = field(default_factory=list)
    open: list[MeasureId] = field(default_factory=list)

    def program(self, measure_id: MeasureId, sight: Sight = HERE) -> Program:
        """Return the formula of a measure as a function of improvements."""
        node = self.grounds.nodes.get(measure_id)
        if measure_id in self.open:
            raise StuckError(Why.CIRCULAR, measure_id)
        if node is None or len(self.open) > _MOST_LEVELS:
            raise StuckError(Why.NO_NUMBER, measure_id)
        self.open.append(measure_id)
        made = compiled(node, Frame(self, measure_id), sight)
        self.open.pop()
        return made

    def now(self, measure_id: MeasureId, program: Program) -> float:
        """Return what a formula gives in month 0 where nothing moves."""
        found = float(self.base(program, 1)[0])
        if math.isnan(found):
            if self.unknown:
                raise StuckError(Why.MISSING, self.unknown[0])
            raise StuckError(Why.NO_NUMBER, measure_id)
        return found

    def base(self, program: Program, months: int) -> Floats:
        """Return what a formula gives in each month where nothing moves."""
        still = [np.zeros(self.before + months)] * max(len(self.inputs), 1)
        with np.errstate(all="ignore"):
            found = np.broadcast_to(program(Moves(still, self.before)), still[0].shape)
        return within_range(found[self.before :])

    def scale(self, measure_id: MeasureId) -> Scale:
        """Return how a measure moves; of one without value and baseline, if it is computed."""
        found = self.grounds.scale(measure_id)
        if found is not None:
            return found
        if measure_id not in self.grounds.nodes:
            raise StuckError(Why.MISSING, measure_id)
        apart = Reading(self.grounds, self.reader, open=self.open)
        return self.scale_by(measure_id, apart.now(measure_id, apart.program(measure_id)))

    def scale_by(self, measure_id: MeasureId, now: float) -> Scale:
        """Return the scale of a computed measure by the size of what it gives today."""
        measure = self.grounds.card.measures[measure_id]
        if not now or measure.direction is Direction.TARGET:
            raise StuckError(Why.MISSING, measure_id)
        is_lower = measure.direction is Direction.LOWER
        return Scale(now, -abs(now) if is_lower else abs(now), by_way=False)


@dataclass(frozen=True, slots=True)
class Frame:
    """What the formula of one measure reads, as the formulas behind an objective are read."""

    reading: Reading
    measure_id: MeasureId

    def clock(self) -> Clock:
        """Return the clock of the formula; a plan by months has none for weeks and days."""
        found = self.reading.grounds.clock(self.measure_id)
        if found is None:
            raise StuckError(Why.LOOKS_BACK, self.measure_id)
        return found

    def own(self, which: Own, sight: Sight) -> float:
        """Return a figure of the measure; earlier targets are not at hand."""
        grounds = self.reading.grounds
        measure = grounds.card.measures[self.measure_id]
        match which:
            case Own.VALUE:
                raise StuckError(Why.CIRCULAR, self.measure_id)
            case Own.TARGET:
                if sight.back:
                    raise StuckError(Why.LOOKS_BACK, self.measure_id)
                figure = grounds.target(self.measure_id)
            case Own.BASELINE:
                figure = measure.baseline
            case Own.MINIMUM:
                figure = measure.minimum
            case Own.MAXIMUM:
                figure = measure.maximum
        return math.nan if figure is None else figure

    def leaf(self, measure_id: MeasureId, sight: Sight) -> Program:
        """Return what is read of a measure."""
        return self._read(measure_id, sight, holds=True)

    def year(self, measure_id: MeasureId, sight: Sight) -> tuple[Program, Aggregation]:
        """Return what is read of a measure over a year, and how its year to date is made."""
        measure = self.reading.grounds.card.measures.get(measure_id)
        how = Aggregation.LAST if measure is None else measure.aggregation
        if measure is not None and not self.reading.grounds.adds_up(measure_id, self.measure_id):
            raise StuckError(Why.LOOKS_BACK, self.measure_id)
        holds = how in {Aggregation.SUM, Aggregation.LAST}
        return self._read(measure_id, sight, holds=holds), how

    def _read(self, measure_id: MeasureId, sight: Sight, *, holds: bool) -> Program:
        grounds, reading = self.reading.grounds, self.reading
        if measure_id not in grounds.card.measures:
            raise StuckError(Why.NO_NUMBER, self.measure_id)
        if sight.back > _MOST_BACK:
            raise StuckError(Why.LOOKS_BACK, self.measure_id)
        reading.before = max(reading.before, sight.back)
        owner = grounds.owner(measure_id, reading.reader)
        if owner is not None:
            return self._input(measure_id, owner, sight).reading(holds=holds)
        if grounds.owners(measure_id):
            return self._inner(measure_id, sight)
        base = grounds.base(measure_id, self.measure_id)
        if math.isnan(base):
            reading.unknown.append(measure_id)
        past = grounds.past(measure_id, self.measure_id, sight.back)
        still = Input(0, base, 0.0, 0.0, 0.0, -math.inf, math.inf, past)
        return still.reading(holds=holds) if past else _constant(base)

    def _input(self, measure_id: MeasureId, owner: ObjectiveId, sight: Sight) -> Input:
        grounds, reading = self.reading.grounds, self.reading
        scale = reading.scale(measure_id)
        factor = grounds.factor(measure_id, self.measure_id)
        base = grounds.base(measure_id, self.measure_id)
        current = scale.current
        place = reading.inputs.setdefault(owner, len(reading.inputs))
        reading.lags[place, sight.lag] = None
        return Input(
            place=place,
            base=float(current * factor if math.isnan(base) else base),
            factor=factor,
            current=current,
            whole=scale.whole,
            low=min(scale.low, current),
            high=max(scale.high, current),
            past=grounds.past(measure_id, self.measure_id, sight.back),
        )

    def _inner(self, measure_id: MeasureId, sight: Sight) -> Program:
        """Return what is read of a measure that only its own formula moves: by how much it does."""
        grounds = self.reading.grounds
        program = self.reading.program(measure_id, sight)
        now = self.reading.now(measure_id, program)
        factor = grounds.factor(measure_id, self.measure_id)
        base = grounds.base(measure_id, self.measure_id)
        rest = 0.0 if math.isnan(base) else base - factor * now
        past = np.array(grounds.past(measure_id, self.measure_id, sight.back)[::-1])
        known = ~np.isnan(past)

        def read(moves: Moves) -> Values:
            found = program(moves) * factor + rest
            if np.ndim(found) and known.any():
                seen = slice(moves.before - len(past), moves.before)
                earlier, is_known = past[:, None], known[:, None]
                head = found[seen].reshape(len(past), -1)
                found[seen] = np.where(is_known, earlier, head).reshape(found[seen].shape)
            return found

        return read


def _constant(value: float) -> Program:
    held = np.array(value)
    return lambda _moves: held
