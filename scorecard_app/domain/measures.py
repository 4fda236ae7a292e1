"""Measures, how they serve objectives, and the series of numbers they hold."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum

from scorecard_app.domain.ids import AttachmentId, MeasureId, ObjectiveId, PersonId, SeriesId, TagId
from scorecard_app.domain.periods import Frequency
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
class Measure:
    """What is measured, how, by whom; it knows no objective and holds one number, its baseline."""

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


@dataclass(frozen=True, slots=True)
class Attachment:
    """One measure serves one objective; the weight is relative to the objective's others."""

    id: AttachmentId
    objective_id: ObjectiveId
    measure_id: MeasureId
    weight: float = 1.0
    weight_changes: tuple[WeightChange, ...] = ()
    scored: bool = True
    position: float = 0.0


@dataclass(frozen=True, slots=True)
class Remark:
    """A note on one value, and how sure the person who entered it was (percent)."""

    note: str = ""
    confidence: float | None = None


@dataclass(frozen=True, slots=True)
class Series:
    """Named numbers of one measure by period of the measure's own frequency."""

    id: SeriesId
    measure_id: MeasureId
    kind: SeriesKind = SeriesKind.ACTUAL
    name: str = ""
    samples: Samples = Samples()  # noqa: RUF009 - frozen
    remarks: Mapping[int, Remark] = field(default_factory=dict)
    position: float = 0.0
