"""The sparkline of a measure: its last periods, gaps kept, its natural range, its target."""

from scorecard_app.domain.measures import Measure
from scorecard_app.domain.periods import Period
from scorecard_app.domain.samples import Samples
from scorecard_app.engine.behaviour.phases import natural_range
from scorecard_app.engine.numbers import Numbers
from scorecard_app.engine.targets import is_spread, periods_in_year
from scorecard_app.present.faces import SparkFace, StatusFace

POINTS = 24
"""How many periods a sparkline shows at most (ux.md §2.1)."""

_PADDING = 0.08


def spark_face(
    measure: Measure, numbers: Numbers, *, last: Period, status: StatusFace, fiscal_start: int = 1
) -> SparkFace | None:
    """Return the sparkline up to a period; None with fewer than two values to show.

    Its last dot has the colour of the status.

    The natural limits rest on all values of the phase, also on those no longer shown.
    """
    actual = numbers.actual(measure.id)
    ordinals = [each for each in actual if last.ordinal - POINTS < each <= last.ordinal]
    if len(ordinals) < 2:  # noqa: PLR2004 - one point is no line
        return None
    shown = range(ordinals[0], last.ordinal + 1)
    targets = numbers.target(measure.id)
    values = tuple(actual.get(each) for each in shown)
    in_force = tuple(_in_force(measure, targets, each, fiscal_start) for each in shown)
    limits = natural_range(measure, actual, last=last.ordinal, fiscal_start=fiscal_start)
    every = (*values, *in_force, *(limits or ()))
    low, high = _span([each for each in every if each is not None])
    return SparkFace(values, in_force, low, high, status.role, limits, status.colour)


def _in_force(measure: Measure, targets: Samples, ordinal: int, fiscal_start: int) -> float | None:
    """Return the target of one period; of a yearly one that is spread, its share."""
    since = targets.last_at(ordinal)
    if since is None or not is_spread(measure):
        return None if since is None else targets[since]
    period = Period(measure.frequency, ordinal)
    return targets[since] / periods_in_year(period, fiscal_start=fiscal_start)


def _span(numbers: list[float]) -> tuple[float, float]:
    low, high = min(numbers), max(numbers)
    margin = (high - low) * _PADDING or abs(high) * _PADDING or 1.0
    return low - margin, high + margin
