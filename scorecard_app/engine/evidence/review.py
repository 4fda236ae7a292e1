"""What to doubt when driver and outcome do not go together: the four cells of a review."""

import math
from dataclasses import dataclass
from enum import Enum

from scorecard_app.domain.links import Link, LinkKind, Sign
from scorecard_app.engine.arrays import Floats
from scorecard_app.engine.evidence.standing import months_on


class Verdict(Enum):
    """What a review makes of a link."""

    KEEP = "keep"
    DOUBT = "doubt"
    WAIT = "wait"
    LUCK = "luck"
    FIX_EXECUTION = "fix execution"
    UNKNOWN = "unknown"


def verdict(
    *, driver_on: bool | None, outcome_on: bool | None, months_on: int, lag_months: int
) -> Verdict:
    """Return what to make of a link by whether its ends are on target.

    `months_on` is for how long the driver has been on target without a break; until it is longer
    than the lag, an outcome that is off says nothing yet. None where an end is not judged.
    """
    if driver_on is None or outcome_on is None:
        return Verdict.UNKNOWN
    if driver_on and outcome_on:
        return Verdict.KEEP
    if driver_on:
        return Verdict.DOUBT if months_on > lag_months else Verdict.WAIT
    return Verdict.LUCK if outcome_on else Verdict.FIX_EXECUTION


@dataclass(frozen=True, slots=True)
class Review:
    """A link as a review sees it: whether its ends are on target, and since when the driver is."""

    verdict: Verdict
    driver_on: bool | None = None
    outcome_on: bool | None = None
    months_on: int = 0


UNJUDGED = Review(Verdict.UNKNOWN)
"""A link of which nothing can be said."""


def review(link: Link, driver: Floats | None, outcome: Floats | None) -> Review:
    """Return what to make of a link by when its ends were on target; see `standing`.

    What is true by definition is not reviewed, and neither is a trade-off: that both its ends are
    on target is what one hopes for, whether the harm is real or not.
    """
    if link.kind is LinkKind.LOGICAL or driver is None or outcome is None:
        return UNJUDGED
    driver_on, outcome_on = _now(driver), _now(outcome)
    since = months_on(driver)
    if link.sign is Sign.NEGATIVE:
        return Review(Verdict.UNKNOWN, driver_on, outcome_on, since)
    found = verdict(
        driver_on=driver_on, outcome_on=outcome_on, months_on=since, lag_months=link.lag_months
    )
    return Review(found, driver_on, outcome_on, since)


def _now(course: Floats) -> bool | None:
    return None if math.isnan(course[0]) else bool(course[0] == 1)
