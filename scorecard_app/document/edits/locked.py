"""Refuse to change values in periods that are locked."""

from collections.abc import Iterable

from scorecard_app.document.naming import measure_name
from scorecard_app.domain.ids import MeasureId
from scorecard_app.domain.periods import Period
from scorecard_app.domain.rules import Lock
from scorecard_app.domain.scorecard import Scorecard
from scorecard_app.errors import UserError
from scorecard_app.texts import _


def refuse_locked(card: Scorecard, measure_id: MeasureId, periods: Iterable[Period]) -> None:
    """Raise UserError with the first locked period; a period that ends later is open."""
    lock = lock_on(card, measure_id)
    if lock is None:
        return
    fiscal_start = card.settings.fiscal_start
    locked = [each for each in periods if each.end(fiscal_start=fiscal_start) <= lock.until]
    if not locked:
        return
    first = min(locked, key=lambda each: each.end(fiscal_start=fiscal_start))
    raise UserError(
        _("“{measure}”: {period} is locked ({lock}). Remove the lock to change its values.").format(
            measure=measure_name(card, measure_id), period=first, lock=lock_text(lock)
        )
    )


def refuse_formula(card: Scorecard, measure_id: MeasureId) -> None:
    """Raise UserError where a measure is locked: a formula computes all periods anew."""
    lock = lock_on(card, measure_id)
    if lock is not None:
        raise UserError(
            _(
                "“{measure}” is locked ({lock}), and a formula computes those periods too. "
                "Remove the lock to change it."
            ).format(measure=measure_name(card, measure_id), lock=lock_text(lock))
        )


def lock_on(card: Scorecard, measure_id: MeasureId) -> Lock | None:
    """Return the lock that reaches furthest for a measure, its own or that of everything."""
    locks = (each for each in card.locks.values() if each.measure_id in {None, measure_id})
    return max(locks, key=lambda each: each.until, default=None)


def lock_text(lock: Lock) -> str:
    """Say until when a lock holds, and why where that was said."""
    text = _("everything until {until}").format(until=lock.until.isoformat())
    return f"{text}: {lock.reason}" if lock.reason else text
