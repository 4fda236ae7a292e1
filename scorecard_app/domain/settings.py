"""What holds for one scorecard as a whole."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum

from scorecard_app.domain.ids import PerspectiveId
from scorecard_app.domain.values import normal_number
from scorecard_app.texts import N_


class RollUp(Enum):
    """How the scores of children become the score of their parent."""

    WEIGHTED_MEAN = "weighted mean"
    MEAN = "mean"
    WORST = "worst"
    BEST = "best"
    MOST_FREQUENT = "most frequent"


class MissingPolicy(Enum):
    """What a child without a current value means for its parent."""

    REDISTRIBUTE = "redistribute"
    ZERO = "zero"
    CARRY = "carry"
    SAME_PERIOD_LAST_YEAR = "same period last year"
    SUBSTITUTE = "substitute"
    BLANK = "blank"


@dataclass(frozen=True, slots=True)
class MissingData:
    """A missing-data policy with its figures: periods to carry, or the score to put in."""

    policy: MissingPolicy = MissingPolicy.REDISTRIBUTE
    carry_periods: int = 0
    substitute: float | None = None


class SignalRules(Enum):
    """Which runs and trends of values count as signals: a named preset."""

    NHS = "NHS"
    PUMP = "PuMP"


class ScoreScale(Enum):
    """How scores, 0 to 100 inside, are shown."""

    HUNDRED = "0–100"
    TEN = "0–10"
    PERCENT = "percent"


@dataclass(frozen=True, slots=True)
class Band:
    """A half-open interval of scores from `floor` up to the next band's floor.

    `role` names the colour role and shape: off, risk, on, or a shade between ("near", "above");
    `colour` ("#RRGGBB") stands for the colour of the role where the user chose one.
    """

    key: str
    name: str
    floor: float
    role: str
    colour: str = ""


DEFAULT_BANDS = (
    Band("off", N_("Off track"), 0.0, "off"),
    Band("risk", N_("At risk"), normal_number(100 / 3), "risk"),
    Band("on", N_("On track"), normal_number(200 / 3), "on"),
)
"""Three bands at a third and two thirds of the scale, worst first."""


@dataclass(frozen=True, slots=True)
class Settings:
    """Name, purpose, money, calendar and the scoring defaults of a scorecard.

    `culminating_perspective_id` is the category that everything leads to. `last_number` is the
    highest card number ever given out, so that none is used twice. `short_lag_months` divides
    leading objectives from lagging ones. `yearly_caps` holds the most that can be spent in the
    twelve months of a plan that begin in a year of the calendar.
    """

    name: str = ""
    vision: str = ""
    mission: str = ""
    destination: str = ""
    currency: str = "EUR"
    fiscal_start: int = 1
    short_lag_months: int = 2
    bands: tuple[Band, ...] = DEFAULT_BANDS
    roll_up: RollUp = RollUp.WEIGHTED_MEAN
    missing: MissingData = MissingData()
    may_leave_scale: bool = False
    note_threshold: float | None = None
    discount_rate: float = 8.0
    horizon_months: int = 60
    culminating_perspective_id: PerspectiveId | None = None
    vocabulary: Mapping[str, str] = field(default_factory=dict)
    hints_off: tuple[str, ...] = ()
    last_number: int = 0
    source_id: str = ""
    signal_rules: SignalRules = SignalRules.NHS
    score_scale: ScoreScale = ScoreScale.HUNDRED
    yearly_caps: Mapping[int, float] = field(default_factory=dict)
