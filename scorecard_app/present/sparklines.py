"""The sparkline of a measure: its last periods, gaps kept, its natural range, its target."""

import numpy as np

from scorecard_app.domain.measures import Measure
from scorecard_app.domain.periods import Period
from scorecard_app.domain.samples import Samples
from scorecard_app.engine.behaviour.limits import Limits
from scorecard_app.engine.behaviour.phases import known_values, natural_range
from scorecard_app.engine.numbers import Numbers
from scorecard_app.engine.targets import is_spread, periods_in_year
from scorecard_app.present.faces import SparkFace, StatusFace

POINTS = 24
"""How many periods a sparkline shows at most (ux.md §2.1)."""

_PADDING = 0.08


def spark_face(
    measure: Measure,
    numbers: Numbers,
    *,
    last: Period,
    status: StatusFace,
    known: Limits | None = None,
    fiscal_start: int = 1,
) -> SparkFace | None:
    """Return the sparkline up to a period; None with fewer than two values to show.

    Its last dot has the colour of the status.

    The natural limits rest on all values of the phase, also on those no longer shown; they are
    worked out unless they are known.
    """
    actual = numbers.actual(measure.id)
    ordinals, numbered = known_values(actual, last=last.ordinal)
    first = int(np.searchsorted(ordinals, last.ordinal - POINTS, side="right"))
    if len(ordinals) - first < 2:  # noqa: PLR2004 - one point is no line
        return None
    points = dict(zip(ordinals[first:].tolist(), numbered[first:].tolist(), strict=True))
    shown = range(int(ordinals[first]), last.ordinal + 1)
    values = tuple(map(points.get, shown))
    in_force = _in_force(measure, numbers.target(measure.id), shown, fiscal_start)
    limits = (known.lower, known.upper) if known else None
    if known is None:
        limits = natural_range(measure, actual, last=last.ordinal, fiscal_start=fiscal_start)
    every = (*values, *in_force, *(limits or ()))
    low, high = _span([each for each in every if each is not None])
    return SparkFace(values, in_force, low, high, status.role, limits, status.colour)


def _in_force(
    measure: Measure, targets: Samples, shown: range, fiscal_start: int
) -> tuple[float | None, ...]:
    """Return the target of each period; of a yearly one that is spread, its share."""
    numbers = targets.unpacked()
    before = targets.last_at(shown.start)
    target = None if before is None else numbers[before]
    found: list[float | None] = []
    for ordinal in shown:
        target = numbers.get(ordinal, target)
        found.append(target)
    if not is_spread(measure):
        return tuple(found)
    periods = (Period(measure.frequency, ordinal) for ordinal in shown)
    return tuple(
        None if each is None else each / periods_in_year(period, fiscal_start=fiscal_start)
        for each, period in zip(found, periods, strict=True)
    )


def _span(numbers: list[float]) -> tuple[float, float]:
    low, high = min(numbers), max(numbers)
    margin = (high - low) * _PADDING or abs(high) * _PADDING or 1.0
    return low - margin, high + margin
