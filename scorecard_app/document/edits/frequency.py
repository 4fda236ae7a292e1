"""Change how often a measure is taken, and move all that hangs on its periods along."""

from collections.abc import Iterable, Mapping
from dataclasses import replace

from scorecard_app.document.edits.finding import found
from scorecard_app.document.edits.locked import refuse_locked
from scorecard_app.document.naming import measure_name
from scorecard_app.domain.ids import MeasureId
from scorecard_app.domain.measures import Phase, Series, SeriesKind
from scorecard_app.domain.periods import Frequency, Period, coarser, period_of
from scorecard_app.domain.relations import Relations
from scorecard_app.domain.samples import Samples
from scorecard_app.domain.scorecard import Scorecard
from scorecard_app.errors import UserError
from scorecard_app.texts import _

_FINEST_FIRST = tuple(Frequency)


def change_frequency(card: Scorecard, *, measure_id: MeasureId, frequency: Frequency) -> Scorecard:
    """Change the frequency of a measure and move its values, rules and statuses to its periods.

    To a coarser one, each value moves to the period that holds it, and two values in one are
    refused. To a finer one, an actual moves to the last period within its own, known by then,
    and a target to the first, so that it holds throughout.
    """
    measure = found(card.measures, measure_id)
    old = measure.frequency
    if frequency is old:
        return card
    moved: list[Series] = []
    for series in Relations(card).series_of(measure_id):
        refuse_locked(card, measure_id, (Period(old, ordinal) for ordinal in series.samples))
        is_start = series.kind is SeriesKind.TARGET
        places = {
            ordinal: _moved(card, Period(old, ordinal), frequency, is_start=is_start).ordinal
            for ordinal in {*series.samples, *series.remarks}
        }
        _refuse_collision(card, measure_id, places, frequency)
        moved.append(_series_moved(series, places))
    card = _dated_moved(card, measure_id, frequency)
    phases = _phases_moved(card, measure.phases, frequency)
    return card.put(replace(measure, frequency=frequency, phases=phases), *moved)


def _moved(card: Scorecard, period: Period, frequency: Frequency, *, is_start: bool) -> Period:
    fiscal_start = card.settings.fiscal_start
    if _FINEST_FIRST.index(frequency) > _FINEST_FIRST.index(period.frequency):
        return coarser(period, frequency, fiscal_start=fiscal_start)
    day = period.start(fiscal_start=fiscal_start)
    if not is_start:
        day = period.end(fiscal_start=fiscal_start)
    inner = period_of(day, frequency, fiscal_start=fiscal_start)
    if coarser(inner, period.frequency, fiscal_start=fiscal_start) == period:
        return inner
    # A week may begin in this month and belong, by its Thursday, to the next one.
    return inner.shifted(1 if is_start else -1)


def _refuse_collision(
    card: Scorecard, measure_id: MeasureId, places: Mapping[int, int], frequency: Frequency
) -> None:
    double = _first_double(places.values())
    if double is None:
        return
    raise UserError(
        _(
            "“{measure}”: two values would fall into {period}. "
            "Delete one of them, or keep the frequency and choose how its periods are summed up."
        ).format(measure=measure_name(card, measure_id), period=Period(frequency, double))
    )


def _first_double(ordinals: Iterable[int]) -> int | None:
    seen: set[int] = set()
    doubles = []
    for ordinal in ordinals:
        if ordinal in seen:
            doubles.append(ordinal)
        seen.add(ordinal)
    return min(doubles, default=None)


def _series_moved(series: Series, places: Mapping[int, int]) -> Series:
    return replace(
        series,
        samples=Samples.of({places[old]: number for old, number in series.samples.items()}),
        remarks={places[old]: remark for old, remark in series.remarks.items()},
    )


def _phases_moved(
    card: Scorecard, phases: tuple[Phase, ...], frequency: Frequency
) -> tuple[Phase, ...]:
    """Move both ends of the phases; of those that begin together from now on the last one stays."""
    moved = {}
    for phase in phases:
        since = phase.since and _moved(card, phase.since, frequency, is_start=True)
        until = phase.until and _moved(card, phase.until, frequency, is_start=False)
        moved[since] = replace(phase, since=since, until=until)
    return tuple(moved.values())


def _dated_moved(card: Scorecard, measure_id: MeasureId, frequency: Frequency) -> Scorecard:
    """Move the beginnings of rules, and both ends of statuses set by hand.

    Of rules that begin together from now on the last one stays, as it judged from then on.
    """
    old = Relations(card).rules_of(measure_id)
    rules = {
        since: replace(rule, since=since)
        for rule in old
        for since in [rule.since and _moved(card, rule.since, frequency, is_start=True)]
    }
    kept = {each.id for each in rules.values()}
    card = card.drop([each for each in old if each.id not in kept])
    overrides = [
        replace(
            override,
            since=_moved(card, override.since, frequency, is_start=True),
            until=override.until and _moved(card, override.until, frequency, is_start=False),
        )
        for override in card.overrides.values()
        if override.subject_id == measure_id
    ]
    return card.put(*rules.values(), *overrides)
