"""What to doubt when driver and outcome do not go together: the four cells of a review."""

from enum import Enum


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
