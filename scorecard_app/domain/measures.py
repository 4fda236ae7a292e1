"""Measures, how they serve objectives, and the series of numbers they hold."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum

from scorecard_app.domain.ids import AttachmentId, MeasureId, ObjectiveId, PersonId, SeriesId, TagId
from scorecard_app.domain.periods import Frequency, Period
from scorecard_app.domain.rules import Parameter
from scorecard_app.domain.samples import Samples
from scorecard_app.domain.strategy import WeightChange


class UnitKind(Enum):
    """What a number of a measure is; dates are day numbers, durations minutes, percent points."""

    NUMBER = "number"
    PERCENT = "percent"
    MONEY = "money"
    COUNT = "count"
    RATIO = "ratio"
    SCORE = "score"
    DURATION = "duration"
    DATE = "date"
    YES_NO = "yes/no"


@dataclass(frozen=True, slots=True)
class Unit:
    """The kind of a number, the symbol beside it and the decimals shown (None: as needed)."""

    kind: UnitKind = UnitKind.NUMBER
    symbol: str = ""
    decimals: int | None = None


class Direction(Enum):
    """Which way is good; dates and durations are better when lower."""

    HIGHER = "higher"
    LOWER = "lower"
    TARGET = "target"


class Aggregation(Enum):
    """How values of finer periods make one of a coarser period."""

    SUM = "sum"
    MEAN = "mean"
    LAST = "last"
    MAXIMUM = "maximum"
    MINIMUM = "minimum"
    RECOMPUTE = "recompute"


_SUMMED = frozenset({UnitKind.COUNT, UnitKind.DURATION, UnitKind.MONEY})


def default_aggregation(kind: UnitKind) -> Aggregation:
    """Return the usual aggregation: counts, hours and money add up, the last of others holds."""
    return Aggregation.SUM if kind in _SUMMED else Aggregation.LAST


class SeriesKind(Enum):
    """What the numbers of a series say."""

    ACTUAL = "actual"
    TARGET = "target"
    FORECAST = "forecast"
    BENCHMARK = "benchmark"
    PRIOR = "prior"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Milestone:
    """The share of the way from baseline to target, in percent, that is due by a period's end."""

    due: Period
    share: float


@dataclass(frozen=True, slots=True)
class Course:
    """When a measure sets out from its baseline and when it is due at its target.

    Between the two the way is straight, or goes from milestone to milestone.
    """

    start: Period | None = None
    due: Period | None = None
    milestones: tuple[Milestone, ...] = ()


@dataclass(frozen=True, slots=True)
class Phase:
    """A stretch of a measure's behaviour whose natural limits are its own.

    It begins at `since` (None: with the first value) and ends where the next one begins. Its
    limits rest on the values up to `until` and are frozen from there on (None: on all of them).
    """

    since: Period | None = None
    until: Period | None = None
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Measure:
    """What is measured, how, by whom; it knows no objective and holds one number, its baseline.

    `formula` computes the actual values from other measures; ids stand in it, names are shown.
    """

    id: MeasureId
    name: str = ""
    purpose: str = ""
    definition: str = ""
    unit: Unit = Unit()
    direction: Direction = Direction.HIGHER
    frequency: Frequency = Frequency.MONTH
    aggregation: Aggregation = Aggregation.LAST
    spread_target: bool = False
    formula: str = ""
    baseline: float | None = None
    baseline_note: str = ""
    minimum: float | None = None
    maximum: float | None = None
    owner_id: PersonId | None = None
    updater_id: PersonId | None = None
    source: str = ""
    collection_cost: str = ""
    review: str = ""
    side_effects: str = ""
    guard_ids: tuple[MeasureId, ...] = ()
    target_basis: str = ""
    confidence: str = ""
    notes: str = ""
    tag_ids: tuple[TagId, ...] = ()
    custom: Mapping[str, str] = field(default_factory=dict)
    source_id: str = ""
    course: Course = Course()
    phases: tuple[Phase, ...] = ()


@dataclass(frozen=True, slots=True)
class Attachment:
    """One measure serves one objective; the weight is relative to the objective's others.

    `weight_source` says where the weight is read from instead; where that says nothing, the
    dated changes hold, and before the first of them the weight itself.
    """

    id: AttachmentId
    objective_id: ObjectiveId
    measure_id: MeasureId
    weight: float = 1.0
    weight_changes: tuple[WeightChange, ...] = ()
    scored: bool = True
    position: float = 0.0
    weight_source: Parameter | None = None


@dataclass(frozen=True, slots=True)
class Remark:
    """A note on one value, and how sure the person who entered it was (percent)."""

    note: str = ""
    confidence: float | None = None


@dataclass(frozen=True, slots=True)
class Series:
    """Named numbers of one measure by period of the measure's own frequency.

    A series with a formula is computed; what was entered before stays in its samples.
    """

    id: SeriesId
    measure_id: MeasureId
    kind: SeriesKind = SeriesKind.ACTUAL
    name: str = ""
    samples: Samples = Samples()  # noqa: RUF009 - frozen
    remarks: Mapping[int, Remark] = field(default_factory=dict)
    position: float = 0.0
    formula: str = ""
