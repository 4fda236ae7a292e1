"""Find the objectives that are computed from others, and how their formulas follow.

An objective whose main measure has a formula takes its improvement from it:

    x_j(t) = (F(moved values, t) − F(values that stand still, t)) / scale_j,

plus pushes and causal links. F reads what its measures show today (without a value: their
baselines) in month 0 and after it, and what they did show in the months before, where PREV and YTD
look back so far. A measure that is the main one of an objective moves with it, on the same scale
and within the same bounds as its card shows; one that belongs to no objective but is computed
itself is worked out in turn; any other stays. The formula stands in place of the logical links from
all objectives that it reads, through any levels, which only document it. Where it cannot be
followed the logical links carry their shares, and a sentence says so.
"""

import math
from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial

import numpy as np

from scorecard_app.domain.ids import MeasureId, ObjectiveId
from scorecard_app.domain.scorecard import Scorecard
from scorecard_app.engine.arrays import Floats
from scorecard_app.engine.influence.formulas.arithmetic import Values, within_range
from scorecard_app.engine.influence.formulas.grounds import Grounds
from scorecard_app.engine.influence.formulas.program import MONTHS_A_YEAR, Moves, Program
from scorecard_app.engine.influence.formulas.reading import Reading, StuckError, Why
from scorecard_app.engine.results import Results

_STEP = 1e-30
"""A step along the imaginary axis, too small to be seen along the real one."""
_STEPS, _STRAIGHT = (0.5, -0.5), 1e-9
"""How far all inputs are moved to see whether a formula is a straight line, and by what it is."""


@dataclass(frozen=True, slots=True)
class Unfollowed:
    """A computed objective whose formula cannot be followed, and the measure it fails on."""

    objective_id: ObjectiveId
    why: Why
    measure_id: MeasureId


@dataclass(frozen=True, slots=True)
class Followed:
    """A computed objective, the objectives that it is computed from, and how.

    `reads` are all objectives behind the formula, those behind other formulas too. A step is the
    place of an input, how many months before its own the formula looks at it, and what its
    improvement gains for one of that input: at the values in force, of a year to date what a
    lasting change brings in an average month. `before` is how many months it looks back at most,
    and `still` what it gives where nothing moves, until that comes again every year.
    """

    objective_id: ObjectiveId
    measure_id: MeasureId
    inputs: tuple[ObjectiveId, ...]
    reads: frozenset[ObjectiveId]
    steps: tuple[tuple[int, int, float], ...]
    whole: Floats
    before: int
    still: Floats
    program: Program
    is_straight: bool

    def base(self, first: int, last: int) -> Floats:
        """Return what a formula that looks back gives month by month where nothing moves."""
        months = np.arange(first, last)
        again = self.before + (months - self.before) % MONTHS_A_YEAR
        return np.asarray(self.still[np.where(months < self.before, months, again)])


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
                except StuckError as stuck:
                    yield Unfollowed(objective_id, stuck.why, stuck.measure_id)


def _followed(grounds: Grounds, objective_id: ObjectiveId, measure_id: MeasureId) -> Followed:
    reading = Reading(grounds, objective_id)
    program = reading.program(measure_id)
    now = reading.now(measure_id, program)
    scale = grounds.scale(measure_id) or reading.scale_by(measure_id, now)
    if not reading.inputs:
        raise StuckError(Why.CIRCULAR, measure_id)
    steps = tuple(_steps(reading, program, scale.whole))
    return Followed(
        objective_id=objective_id,
        measure_id=measure_id,
        inputs=tuple(reading.inputs),
        reads=grounds.owners(measure_id) - {objective_id},
        steps=steps,
        whole=np.array(scale.whole),
        before=reading.before,
        still=reading.base(program, _enough(reading)),
        program=program,
        is_straight=_is_straight(reading, program, steps, scale.whole),
    )


def _enough(reading: Reading) -> int:
    """Return for how many months a formula must be known, before it comes again every year."""
    return reading.before + MONTHS_A_YEAR if reading.before else 1


def _steps(reading: Reading, program: Program, whole: float) -> Iterator[tuple[int, int, float]]:
    """Yield how steeply a formula answers each of its inputs, exact to the last digits."""
    for place in range(len(reading.inputs)):
        lags = sorted(lag for at, lag in reading.lags if at == place)
        slope = partial(_slope, reading, program, place)
        later = {lag: _finite(slope(only=lag) / whole) for lag in lags[1:]}
        lasting = _finite(slope() / whole)
        yield place, lags[0], lasting - sum(later.values())
        yield from ((place, lag, each) for lag, each in later.items())


def _slope(reading: Reading, program: Program, place: int, only: int | None = None) -> float:
    """Return the slope for a lasting change, or for one that came `only` so many months ago."""
    size = reading.before + _enough(reading)
    rows: list[Values] = [np.zeros(size) for _input in reading.inputs]
    rows[place] = rows[place].astype(np.complex128)
    moves = slice(reading.before, size) if only is None else size - 1 - only
    rows[place][moves] = complex(0, _STEP)
    with np.errstate(all="ignore"):
        found = np.broadcast_to(program(Moves(rows, reading.before)), (size,))
    last = MONTHS_A_YEAR if reading.before and only is None else 1
    return float(np.imag(found[-last:]).mean()) / _STEP


def _finite(slope: float) -> float:
    return slope if math.isfinite(slope) else 0.0


def _is_straight(
    reading: Reading, program: Program, steps: tuple[tuple[int, int, float], ...], whole: float
) -> bool:
    """Say whether the slopes of a formula are the whole of it, in every month."""
    before, count = reading.before, len(reading.inputs)
    months = _enough(reading)
    base = reading.base(program, months)
    for step in _STEPS:
        row = np.r_[np.zeros(before), np.full(months, step)]
        with np.errstate(all="ignore"):
            found = np.broadcast_to(program(Moves([row] * count, before)), row.shape)
        moved = (within_range(found[before:]) - base) / whole
        straight = sum(
            (np.where(np.arange(months) >= lag, step * slope, 0.0) for _at, lag, slope in steps),
            start=np.zeros(months),
        )
        if not (np.abs(moved - straight) <= _STRAIGHT).all():
            return False
    return True
