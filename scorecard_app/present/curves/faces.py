"""What is drawn of a scoring curve: anchors, bands, marks and texts, as plain values."""

import math
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class CurveAnchor:
    """A point that the curve goes through; a movable one changes the figure of its name.

    It moves along the values, or (`moves_score`) up and down; `low` and `high` are how far it
    may go, `at` where it stands on the axis that it moves along. `reason` says why it is fixed.
    """

    name: str
    label: str
    value: float
    score: float
    at: float = 0.0
    low: float = -math.inf
    high: float = math.inf
    step: float = 1.0
    moves_score: bool = False
    reason: str = ""

    @property
    def is_movable(self) -> bool:
        """Say whether it can be dragged."""
        return not self.reason


@dataclass(frozen=True, slots=True)
class CurveBand:
    """A band of the scale, from one score to another; `colour` stands for that of the role."""

    name: str
    role: str
    low: float
    high: float
    colour: str = ""


@dataclass(frozen=True, slots=True)
class CurveMark:
    """A value on the axis that is worth a line: the target, the baseline."""

    label: str
    value: float
    role: str


@dataclass(frozen=True, slots=True)
class CurveTick:
    """A text under the axis of the values."""

    value: float
    text: str


@dataclass(frozen=True, slots=True)
class CurveSpec:
    """What to draw: values across, scores up; without points only the sentence is shown."""

    points: tuple[tuple[float, float], ...] = ()
    anchors: tuple[CurveAnchor, ...] = ()
    bands: tuple[CurveBand, ...] = ()
    marks: tuple[CurveMark, ...] = ()
    ticks: tuple[CurveTick, ...] = ()
    score_ticks: tuple[tuple[str, float], ...] = ()
    now: tuple[float, float] | None = None
    now_label: str = ""
    low: float = 0.0
    high: float = 1.0
    bottom: float = 0.0
    top: float = 100.0
    is_discrete: bool = False
    sentence: str = ""

    @property
    def is_rising(self) -> bool:
        """Say whether the line ends higher than it begins."""
        return bool(self.points) and self.points[-1][1] > self.points[0][1]

    @property
    def is_empty(self) -> bool:
        """Say whether there is nothing to draw."""
        return not self.points
