"""The natural limits of a process, from how much its values differ from one to the next (XmR)."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum

import numpy as np

from scorecard_app.engine.arrays import Floats

FEWEST = 6
"""Values below which limits would say nothing (ux.md, section 2.1)."""

FIRM = 20
"""Values from which limits hardly move any more."""

SPREAD = 2.66
"""Limits lie this many mean moving ranges from the mean: 3 / 1.128, as Wheeler prints it."""

RANGE_LIMIT = 3.267
"""A moving range is natural up to this many mean moving ranges (Wheeler's D4 for two values)."""

_FURTHEST = 1e300
"""What lies further out counts as this much: sums of it are still finite."""


class Firmness(Enum):
    """How far limits can be trusted, by the number of values they rest on."""

    TOO_EARLY = "too early"
    PROVISIONAL = "provisional"
    FIRM = "firm"


@dataclass(frozen=True, slots=True)
class Limits:
    """The centre and the natural limits of values, and those of their moving ranges."""

    centre: float
    lower: float
    upper: float
    mean_range: float
    range_limit: float
    count: int

    @property
    def firmness(self) -> Firmness:
        """Say how far the limits can be trusted."""
        return firmness_of(self.count)


def firmness_of(count: int) -> Firmness:
    """Say how far limits that rest on so many values can be trusted."""
    if count < FEWEST:
        return Firmness.TOO_EARLY
    return Firmness.PROVISIONAL if count < FIRM else Firmness.FIRM


def natural_limits(values: Floats | Sequence[float]) -> Limits | None:
    """Return the XmR limits of known values in time order; None with fewer than six.

    Centre = mean, limits = mean ± 2.66 × mean moving range, limit of the moving range = 3.267 ×
    the same (Wheeler, Understanding Variation). A period without a value is stepped over: each
    moving range is that between one known value and the known value before it.
    """
    if len(values) < FEWEST:
        return None
    centre, mean_range = map(float, centre_and_range(np.asarray(values, np.float64)))
    return limits_of(centre, mean_range, len(values))


def centre_and_range(known: Floats) -> tuple[Floats, Floats]:
    """Return mean and mean moving range of known values along the last axis, in time order."""
    held = np.clip(known, -_FURTHEST, _FURTHEST)
    return held.mean(axis=-1), np.abs(np.diff(held)).mean(axis=-1)


def limits_of(centre: float, mean_range: float, count: int) -> Limits:
    """Return the limits of so many values."""
    reach = SPREAD * mean_range
    return Limits(
        centre, centre - reach, centre + reach, mean_range, RANGE_LIMIT * mean_range, count
    )
