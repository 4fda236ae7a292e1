"""What is believed of a link once the data have spoken: business-value.md (16)."""

import math
from dataclasses import dataclass

from scorecard_app.engine.influence.ranges import WIDTH


@dataclass(frozen=True, slots=True)
class Belief:
    """A strength and its standard deviation."""

    middle: float
    deviation: float

    @property
    def low(self) -> float:
        """Return the lower end of the 90 % range."""
        return self.middle - WIDTH / 2 * self.deviation

    @property
    def high(self) -> float:
        """Return the upper end of the 90 % range."""
        return self.middle + WIDTH / 2 * self.deviation


def prior(low: float, high: float) -> Belief:
    """Return what a 90 % range says, as a normal belief."""
    return Belief((low + high) / 2, (high - low) / WIDTH)


def combined(before: Belief, slope: float, error: float) -> Belief:
    """Return a belief and a slope in one, each weighed by how sure it is.

    A belief without doubt stays as it is, and so does one where the data say nothing.
    """
    if before.deviation <= 0 or not math.isfinite(error):
        return before
    if error <= 0:
        return Belief(slope, 0.0)
    trust, news = 1 / before.deviation**2, 1 / error**2
    middle = (before.middle * trust + slope * news) / (trust + news)
    return Belief(middle, math.sqrt(1 / (trust + news)))
