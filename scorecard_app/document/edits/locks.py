"""Close periods against changes, and open them again."""

from dataclasses import replace
from datetime import date

from scorecard_app.document.edits.finding import found
from scorecard_app.domain.ids import LockId, MeasureId
from scorecard_app.domain.rules import Lock
from scorecard_app.domain.scorecard import Scorecard


def lock_until(
    card: Scorecard,
    *,
    lock_id: LockId,
    until: date,
    measure_id: MeasureId | None = None,
    reason: str = "",
) -> Scorecard:
    """Lock every period that ends on or before a day, for one measure or (None) for all.

    A lock that the measure, or everything, has already is moved there; `lock_id` is that of a
    new one.
    """
    if measure_id is not None:
        found(card.measures, measure_id)
    old = next((each for each in card.locks.values() if each.measure_id == measure_id), None)
    lock = old or Lock(lock_id, until, measure_id)
    return card.put(replace(lock, until=until, reason=reason or lock.reason))


def unlock(card: Scorecard, *, lock_id: LockId) -> Scorecard:
    """Take a lock away."""
    return card.drop([found(card.locks, lock_id)])
