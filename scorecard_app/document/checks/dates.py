"""Check the periods on which numbers, rules and statuses stand."""

from collections.abc import Iterable, Iterator

from scorecard_app.document.checks.problem import Problem, about
from scorecard_app.document.limits import ordinal_range
from scorecard_app.domain.levels import Level
from scorecard_app.domain.periods import Period
from scorecard_app.domain.scorecard import Scorecard
from scorecard_app.texts import _


def unruly_series(card: Scorecard) -> Iterator[Problem]:
    """Yield series whose periods lie outside the years 1 to 9998, or do not rise."""
    for series in card.series.values():
        measure = card.measures.get(series.measure_id)
        if measure is None:
            continue  # a broken reference, and said so there
        ordinals = memoryview(series.samples.ordinals).cast("i").tolist()
        used = [*ordinals, *series.remarks]
        first, last = ordinal_range(measure.frequency)
        if used and not (first <= min(used) and max(used) <= last):
            says = _("A period lies outside the years 1 to 9998.")
            yield about(card, series, level=Level.ERROR, says=says)
        if ordinals != sorted(set(ordinals)):
            says = _("Its periods are not in order.")
            yield about(card, series, level=Level.ERROR, says=says)


def unruly_dates(card: Scorecard) -> Iterator[Problem]:
    """Yield rules, statuses and weights dated by a period that does not exist."""
    dated: list[tuple[str, str, Iterable[Period | None]]] = [
        *(("rules", each.id, (each.since,)) for each in card.rules.values()),
        *(("overrides", each.id, (each.since, each.until)) for each in card.overrides.values()),
        *(
            (name, each.id, (change.since for change in each.weight_changes))
            for name, table in (("objectives", card.objectives), ("attachments", card.attachments))
            for each in table.values()
            if each.weight_changes
        ),
    ]
    for name, entity_id, periods in dated:
        if any(period and not _exists(period) for period in periods):
            says = _("A period lies outside the years 1 to 9998.")
            entity = card.table(name)[entity_id]
            yield about(card, entity, level=Level.ERROR, says=says)


def _exists(period: Period) -> bool:
    first, last = ordinal_range(period.frequency)
    return first <= period.ordinal <= last
