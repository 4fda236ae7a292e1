"""Dated judgements on measures: scoring rules, statuses set by hand, locked periods."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import Enum

from scorecard_app.domain.ids import LockId, MeasureId, OverrideId, PersonId, RuleId, SeriesId
from scorecard_app.domain.periods import Period


class Preset(Enum):
    """How a value becomes a score; the parameters of each are named in `PARAMETERS`."""

    DEFAULT = "default"
    GOAL_AND_RED_FLAG = "goal and red flag"
    MINIMUM_TO_MAXIMUM = "minimum to maximum"
    FOUR_POINTS = "worst, red, green, best"
    ON_TARGET = "on target"
    YES_NO = "yes or no"
    CHOICE = "choice"
    FORMULA = "formula"
    NOT_SCORED = "not scored"


PARAMETERS: Mapping[Preset, tuple[str, ...]] = {
    Preset.DEFAULT: (),
    Preset.GOAL_AND_RED_FLAG: ("goal", "red_flag"),
    Preset.MINIMUM_TO_MAXIMUM: ("minimum", "maximum"),
    Preset.FOUR_POINTS: ("worst", "red", "green", "best"),
    Preset.ON_TARGET: ("target", "inner", "outer"),
    Preset.YES_NO: ("yes", "no"),
    Preset.CHOICE: (),
    Preset.FORMULA: ("score",),
    Preset.NOT_SCORED: (),
}
"""The parameters of each preset. DEFAULT is goal = the target in force, red flag = the baseline;
YES_NO gives the scores of 1 and 0; CHOICE names its values freely."""


@dataclass(frozen=True, slots=True)
class Parameter:
    """One figure of a rule: a number, the value of a series at that period, or a formula."""

    number: float | None = None
    series_id: SeriesId | None = None
    formula: str = ""


@dataclass(frozen=True, slots=True)
class Rule:
    """How a measure is scored from a period on (None: from the beginning)."""

    id: RuleId
    measure_id: MeasureId
    since: Period | None = None
    preset: Preset = Preset.DEFAULT
    parameters: Mapping[str, Parameter] = field(default_factory=dict)
    note: str = ""


@dataclass(frozen=True, slots=True)
class Override:
    """A status set by hand on an objective or a measure, with its reason, for a span of periods."""

    id: OverrideId
    subject_id: str
    since: Period
    until: Period | None = None
    band_key: str = ""
    reason: str = ""
    author_id: PersonId | None = None


@dataclass(frozen=True, slots=True)
class Lock:
    """Periods that end on or before a day are closed, for one measure or (None) for all."""

    id: LockId
    until: date
    measure_id: MeasureId | None = None
    reason: str = ""
