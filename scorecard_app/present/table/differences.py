"""Differences of a row's figures: from the target, and from another date."""

from scorecard_app.domain.measures import UnitKind
from scorecard_app.engine.progress import Progress, progress_of
from scorecard_app.present.amounts import WITHOUT_RELATIVE, is_better
from scorecard_app.present.table.facts import Facts

_WITHOUT_VARIANCE = frozenset({UnitKind.YES_NO})


def variance(facts: Facts) -> float | None:
    """Return value less target, in the unit of the measure."""
    if facts.measure is None or facts.measure.unit.kind in _WITHOUT_VARIANCE:
        return None
    return _difference(facts.now.value, facts.now.target)


def relative_variance(facts: Facts) -> float | None:
    """Return the variance as a share of the target, where that means something."""
    if facts.measure is None or facts.measure.unit.kind in WITHOUT_RELATIVE:
        return None
    difference, target = variance(facts), facts.now.target
    return None if difference is None or not target else difference / abs(target)


def is_variance_good(facts: Facts) -> bool | None:
    """Say whether the variance is good for the business; None where it is neither."""
    return None if facts.measure is None else is_better(variance(facts), facts.measure)


def value_change(facts: Facts) -> float | None:
    """Return value less value then."""
    return _difference(facts.now.value, facts.then.value)


def score_change(facts: Facts) -> float | None:
    """Return score less score then."""
    return _difference(facts.now.score, facts.then.score)


def _difference(one: float | None, other: float | None) -> float | None:
    return None if one is None or other is None else one - other


def progress(facts: Facts) -> Progress:
    """Return how much of the way is done; nothing where no measure is shown."""
    if facts.measure is None:
        return Progress()
    return progress_of(facts.footing.results, facts.measure.id)


def done(facts: Facts) -> float | None:
    """Return how much of the way is done, in percent."""
    return progress(facts).done


def by_now(facts: Facts) -> float | None:
    """Return what is done in percent of what is expected by now."""
    return progress(facts).by_now
