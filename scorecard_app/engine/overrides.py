"""Statuses set by hand win over the band of the score for as long as they hold."""

from collections import defaultdict
from collections.abc import Mapping
from datetime import date

from scorecard_app.domain.ids import EntityId
from scorecard_app.domain.periods import last_complete
from scorecard_app.domain.rules import Override
from scorecard_app.domain.scorecard import Scorecard

Overrides = Mapping[EntityId, tuple[Override, ...]]


def overrides_of(card: Scorecard) -> Overrides:
    """Return by subject the overrides whose band exists, the latest to begin first."""
    start = card.settings.fiscal_start
    keys = {band.key for band in card.settings.bands}
    found: defaultdict[EntityId, list[Override]] = defaultdict(list)
    for override in card.overrides.values():
        if override.band_key in keys:
            found[override.subject_id].append(override)
    return {
        subject: tuple(
            sorted(some, key=lambda each: (each.since.start(fiscal_start=start), each.id))[::-1]
        )
        for subject, some in found.items()
    }


def override_at(
    overrides: Overrides, subject_id: EntityId, day: date, *, fiscal_start: int
) -> Override | None:
    """Return the override of a subject that holds on a day.

    It holds from the day its first period begins until a period after its last one is complete:
    as long as the last period is the one that is shown.
    """
    for override in overrides.get(subject_id, ()):
        until = override.until
        if override.since.start(fiscal_start=fiscal_start) > day:
            continue
        if until is None:
            return override
        shown = last_complete(day, until.frequency, fiscal_start=fiscal_start)
        if shown.ordinal <= until.ordinal:
            return override
    return None
