"""The sparkline of a measure: its last periods, gaps kept, its natural range, its target."""

from scorecard_app.domain.measures import Measure, SeriesKind
from scorecard_app.domain.periods import Period
from scorecard_app.domain.relations import Relations
from scorecard_app.domain.samples import Samples
from scorecard_app.engine.behaviour.phases import natural_range
from scorecard_app.present.faces import SparkFace

POINTS = 24
"""How many periods a sparkline shows at most (ux.md §2.1)."""

_PADDING = 0.08


def spark_face(
    measure: Measure, relations: Relations, *, last: Period, role: str
) -> SparkFace | None:
    """Return the sparkline up to a period; None with fewer than two values to show.

    The natural limits rest on all values of the phase, also on those no longer shown.
    """
    actual = _samples(measure, relations, SeriesKind.ACTUAL)
    ordinals = [each for each in actual if last.ordinal - POINTS < each <= last.ordinal]
    if len(ordinals) < 2:  # noqa: PLR2004 - one point is no line
        return None
    shown = range(ordinals[0], last.ordinal + 1)
    targets = _samples(measure, relations, SeriesKind.TARGET)
    values = tuple(actual.get(each) for each in shown)
    in_force = tuple(_in_force(targets, each) for each in shown)
    fiscal_start = relations.card.settings.fiscal_start
    limits = natural_range(measure, actual, last=last.ordinal, fiscal_start=fiscal_start)
    numbers = (*values, *in_force, *(limits or ()))
    low, high = _span([each for each in numbers if each is not None])
    return SparkFace(values, in_force, low, high, role, limits)


def _samples(measure: Measure, relations: Relations, kind: SeriesKind) -> Samples:
    series = relations.first_series(measure.id, kind)
    return series.samples if series else Samples()


def _in_force(targets: Samples, ordinal: int) -> float | None:
    since = targets.last_at(ordinal)
    return None if since is None else targets[since]


def _span(numbers: list[float]) -> tuple[float, float]:
    low, high = min(numbers), max(numbers)
    margin = (high - low) * _PADDING or abs(high) * _PADDING or 1.0
    return low - margin, high + margin
