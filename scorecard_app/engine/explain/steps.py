"""The steps of a derivation as plain values: what was found, and what it was found from.

Every step holds the numbers it rests on, so that nobody has to compute anything to say it.
"""

from dataclasses import dataclass
from enum import Enum

from scorecard_app.domain.ids import EntityId, MeasureId, OverrideId, SeriesId
from scorecard_app.domain.periods import Period
from scorecard_app.domain.rules import Preset
from scorecard_app.domain.settings import MissingData, RollUp
from scorecard_app.engine.contributions import Use
from scorecard_app.engine.curve import Piece
from scorecard_app.engine.formula.gap import Gap
from scorecard_app.engine.judgements import Reason
from scorecard_app.engine.progress import Progress


class Origin(Enum):
    """Where a figure of a scoring rule comes from."""

    RULE = "rule"
    TARGET = "target"
    MEASURE = "measure"
    SERIES = "series"
    FORMULA = "formula"
    USUAL = "usual"


@dataclass(frozen=True, slots=True)
class Scored:
    """A score (0 to 100, None where there is none) with its band and everything behind it.

    `coverage` is the share (0 to 1) of the weight below that rests on fresh data. `override_id`
    says which status set by hand wins over the band of the score.
    """

    subject_id: EntityId
    score: float | None
    band_key: str | None
    band_floor: float | None
    reason: Reason | None
    coverage: float
    override_id: OverrideId | None
    parts: tuple["Step", ...] = ()


@dataclass(frozen=True, slots=True)
class ValueShown:
    """The value that is judged, of which period, and how many own periods it lags behind.

    `parts` are the inputs where a formula computed it. `gap` is why the formula gives nothing for
    the last complete period, and `parts` are then those of that period.
    """

    measure_id: MeasureId
    number: float | None
    period: Period
    age: int
    formula: str = ""
    parts: tuple["Step", ...] = ()
    gap: Gap = Gap.NONE


@dataclass(frozen=True, slots=True)
class Input:
    """What a formula read of another measure for one period."""

    measure_id: MeasureId
    number: float | None
    period: Period


@dataclass(frozen=True, slots=True)
class RuleInForce:
    """The preset that judges a period and since when; `parts` are its figures."""

    measure_id: MeasureId
    preset: Preset
    since: Period | None
    parts: tuple["Step", ...] = ()


@dataclass(frozen=True, slots=True)
class Figure:
    """One figure of the rule: its number, where it comes from, and since when it holds."""

    measure_id: MeasureId
    name: str
    number: float | None
    origin: Origin
    since: Period | None = None
    series_id: SeriesId | None = None
    formula: str = ""


@dataclass(frozen=True, slots=True)
class OnCurve:
    """The straight piece on which the value lies; `score` is what came of it, perhaps clamped.

    With `target` the value of the piece is the distance from it.
    """

    measure_id: MeasureId
    value: float
    piece: Piece
    score: float
    target: float | None = None

    @property
    def is_clamped(self) -> bool:
        """Say whether the line led beyond the scale."""
        return abs(self.piece.score - self.score) > _NEARLY


@dataclass(frozen=True, slots=True)
class RolledUp:
    """How the children make the score: the roll-up and the missing-data policy in force."""

    subject_id: EntityId
    roll_up: RollUp
    missing: MissingData
    parts: tuple["Step", ...] = ()


@dataclass(frozen=True, slots=True)
class Child:
    """What one child adds: its share of the weight, the score used for it, and why that one.

    `contribution` is share × score under a mean, in points of the parent's score. `effective` is
    its share of the perspective's score, by the weights on the way up.
    """

    child_id: EntityId
    weight: float
    share: float
    effective: float
    score: float | None
    contribution: float | None
    use: Use
    parts: tuple["Step", ...] = ()


@dataclass(frozen=True, slots=True)
class OnTheWay:
    """How much of the way from baseline to target is done and due: told apart from the score."""

    measure_id: MeasureId
    progress: Progress


Step = Scored | ValueShown | Input | RuleInForce | Figure | OnCurve | RolledUp | Child | OnTheWay
"""Any step of a derivation."""

_NEARLY = 1e-9
