"""Business value: streams of money, levers, initiatives and scenarios."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import Enum

from scorecard_app.domain.ids import (
    InitiativeId,
    LeverId,
    ObjectiveId,
    PersonId,
    ScenarioId,
    TagId,
    ValueStreamId,
)


class StreamKind(Enum):
    """The ways in which value arrives."""

    IT_COST = "IT cost"
    COST_ELSEWHERE = "cost elsewhere"
    MARGIN = "margin"
    EXPECTED_LOSS = "expected loss"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class ValueStream:
    """The yearly amount of money that an objective of the culminating perspective can move.

    `is_example` marks a figure that came with a template and has not been replaced.
    """

    id: ValueStreamId
    name: str = ""
    kind: StreamKind = StreamKind.OTHER
    objective_id: ObjectiveId | None = None
    yearly_amount: float | None = None
    low: float | None = None
    high: float | None = None
    is_example: bool = False
    position: float = 0.0


class CurveKind(Enum):
    """The shape of a response to spending."""

    HILL = "hill"
    LOG = "log"
    PIECEWISE = "piecewise"


@dataclass(frozen=True, slots=True)
class Curve:
    """A response curve: Hill (vmax, k, h), log (a, b), or straight lines through points."""

    kind: CurveKind = CurveKind.HILL
    parameters: Mapping[str, float] = field(default_factory=dict)
    points: tuple[tuple[float, float], ...] = ()


@dataclass(frozen=True, slots=True)
class Act:
    """A lever acts on an objective along a curve, after a lag.

    `low` and `high` are the 90 % range of what it brings, as shares of what the curve says; where
    they are equal it is not in doubt.
    """

    objective_id: ObjectiveId
    curve: Curve = Curve()
    lag_months: int = 0
    build_up_months: float = 0.0
    low: float = 1.0
    high: float = 1.0


@dataclass(frozen=True, slots=True)
class Lever:
    """Money per year on a component, in steps between a minimum and a maximum.

    Another setting than the current one holds from `start` to `end`, always where there is none.
    """

    id: LeverId
    name: str = ""
    current: float = 0.0
    minimum: float = 0.0
    maximum: float = 0.0
    step: float = 0.0
    acts: tuple[Act, ...] = ()
    is_example: bool = False
    position: float = 0.0
    source_id: str = ""
    owner_id: PersonId | None = None
    start: date | None = None
    end: date | None = None


@dataclass(frozen=True, slots=True)
class Effect:
    """What an initiative adds to an objective: a 90 % range of improvement, after a lag."""

    objective_id: ObjectiveId
    low: float
    high: float
    lag_months: int = 0
    build_up_months: float = 0.0


class InitiativeState(Enum):
    """Where an initiative stands."""

    PROPOSED = "proposed"
    RUNNING = "running"
    DONE = "done"
    STOPPED = "stopped"


@dataclass(frozen=True, slots=True)
class Initiative:
    """A piece of work with dates, cost and effects on objectives; progress is in percent."""

    id: InitiativeId
    name: str = ""
    description: str = ""
    owner_id: PersonId | None = None
    state: InitiativeState = InitiativeState.PROPOSED
    start: date | None = None
    end: date | None = None
    cost_per_year: float | None = None
    one_off_cost: float | None = None
    effects: tuple[Effect, ...] = ()
    lever_ids: tuple[LeverId, ...] = ()
    prerequisite_ids: tuple[InitiativeId, ...] = ()
    exclusion_ids: tuple[InitiativeId, ...] = ()
    progress: float | None = None
    tag_ids: tuple[TagId, ...] = ()
    custom: Mapping[str, str] = field(default_factory=dict)
    position: float = 0.0


@dataclass(frozen=True, slots=True)
class Push:
    """An assumed improvement of an objective (0.10 is ten percent) from a month on."""

    objective_id: ObjectiveId
    amount: float
    start_month: int = 0


@dataclass(frozen=True, slots=True)
class Scenario:
    """A named set of pushes, lever settings and initiatives; rate in percent a year."""

    id: ScenarioId
    name: str = ""
    description: str = ""
    pushes: tuple[Push, ...] = ()
    lever_settings: Mapping[LeverId, float] = field(default_factory=dict)
    initiatives: Mapping[InitiativeId, bool] = field(default_factory=dict)
    discount_rate: float | None = None
    horizon_months: int | None = None
    seed: int = 1
    position: float = 0.0
