"""What the engine says of one measure, objective or perspective at one date; free of numpy."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum, IntEnum

from scorecard_app.domain.ids import OverrideId
from scorecard_app.domain.periods import Period
from scorecard_app.domain.rules import Preset
from scorecard_app.domain.strategy import LeadLag
from scorecard_app.engine.formula.gap import Gap


class State(Enum):
    """Whether there is a score, and if not, whether data or a rule is wanting."""

    SCORED = "scored"
    NO_DATA = "no data"
    NOT_SCORED = "not scored"


class Reason(IntEnum):
    """Why something has no score, or why its score does not rise to its parent.

    The order carries meaning, so that arrays of codes are sorted by comparing: CURRENT counts;
    up to `LAST_MISSING` data are missing and the missing-data policy of the parent decides; up
    to `LAST_UNSCORABLE` there is no way to score, so the weight goes to the siblings and the
    coverage falls; beyond that it is left out on purpose and the coverage does not fall.
    """

    CURRENT = 0
    STALE = 1
    NO_VALUE = 2
    NO_CURRENT_CHILD = 3
    GAP = 4
    FORMULA_MEASURE = 5
    FIGURE_MISSING = 10
    FIGURES_EQUAL = 11
    FIGURES_OUT_OF_ORDER = 12
    CONTRADICTS_DIRECTION = 13
    DIRECTION_NEEDS_ON_TARGET = 14
    ON_TARGET_NEEDS_DIRECTION = 15
    NOT_A_CHOICE = 16
    FORMULA_RULE = 18
    NO_CHILDREN = 19
    CHILDREN_NOT_SCORED = 20
    CIRCULAR = 21
    RULE_SAYS_NOT_SCORED = 30
    NOTHING_COUNTS = 31


CURRENT = int(Reason.CURRENT)
"""The code of what counts, a plain number: numpy takes long over members of enumerations."""

LAST_MISSING = int(Reason.FORMULA_MEASURE)
"""The last code that says data are missing."""

LAST_UNSCORABLE = int(Reason.CIRCULAR)
"""The last code that says there is no way to score."""


class Trend(Enum):
    """Which way a value or a score went."""

    UP = "up"
    DOWN = "down"
    FLAT = "flat"


@dataclass(frozen=True, slots=True)
class Judgement:
    """What holds for an objective or a perspective, or in part for a measure, at one date.

    `score` is 0 to 100 unless the settings let scores leave the scale; None without one.
    `band_key` is that of the score, or the one set by hand (`override_id` says which). `coverage`
    is the share (0 to 1) of the weight below that rests on fresh data. `reason` is None where
    all is well; a stale measure is scored, with the reason STALE, and does not rise. `trend`
    compares with the previous of the dates evaluated; for a measure with its value before.
    """

    score: float | None = None
    band_key: str | None = None
    state: State = State.NO_DATA
    reason: Reason | None = None
    coverage: float = 0.0
    is_fresh: bool = False
    trend: Trend | None = None
    trend_is_good: bool | None = None
    override_id: OverrideId | None = None
    lead_lag: LeadLag | None = None

    @property
    def is_override(self) -> bool:
        """Say whether the band was set by hand."""
        return self.override_id is not None


@dataclass(frozen=True, slots=True)
class MeasureJudgement(Judgement):
    """What holds for a measure: the value shown, its period, and what it is judged by.

    `period` is that of the value shown, or the last complete one where there is no value.
    `age` is by how many own periods it lags behind the last complete one, None without a value.
    `figures` are those of the rule in force, by name; None where one is missing. `gap` is why a
    formula gives no value at all.
    """

    period: Period | None = None
    value: float | None = None
    previous: float | None = None
    target: float | None = None
    preset: Preset = Preset.DEFAULT
    figures: Mapping[str, float | None] = field(default_factory=dict)
    age: int | None = None
    gap: Gap = Gap.NONE
