"""Edit the numbers of a measure: values by period, targets, and remarks on them."""

import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date

from scorecard_app.document.edits.finding import found
from scorecard_app.document.edits.locked import refuse_locked
from scorecard_app.document.edits.order import last_position
from scorecard_app.document.limits import LARGEST, ordinal_range
from scorecard_app.document.naming import measure_name
from scorecard_app.domain.ids import MeasureId, MintId, SeriesId
from scorecard_app.domain.measures import Measure, Remark, Series, SeriesKind
from scorecard_app.domain.periods import Period, period_of
from scorecard_app.domain.relations import Relations
from scorecard_app.domain.scorecard import Scorecard
from scorecard_app.errors import UserError
from scorecard_app.texts import _

_FULLY_SURE = 100


@dataclass(frozen=True, slots=True)
class Slot:
    """Where numbers of a measure go: one series, or (None) the first of a kind, made if need be."""

    measure_id: MeasureId
    kind: SeriesKind = SeriesKind.ACTUAL
    series_id: SeriesId | None = None


Numbers = Mapping[Period, float | None]
"""Numbers by period; None takes one out."""


def series_at(relations: Relations, slot: Slot) -> Series | None:
    """Return the series a slot means; None where it is still to be made, or is gone."""
    if slot.series_id is not None:
        return relations.card.series.get(slot.series_id)
    return relations.first_series(slot.measure_id, slot.kind)


def set_values(
    card: Scorecard,
    *,
    measure_id: MeasureId,
    kind: SeriesKind,
    values: Numbers,
    mint: MintId,
) -> Scorecard:
    """Set numbers in the first series of a kind, or (None) take them out; all or none.

    The series is made if the measure has none of that kind.
    """
    return set_numbers(card, values={Slot(measure_id, kind): values}, mint=mint)


def set_numbers(card: Scorecard, *, values: Mapping[Slot, Numbers], mint: MintId) -> Scorecard:
    """Set numbers in many series of many measures, or (None) take them out; all or none."""
    relations = Relations(card)
    changed: list[Series] = []
    for slot, numbers in values.items():
        measure = found(card.measures, slot.measure_id)
        _refuse_wrong_periods(card, measure, numbers)
        _refuse_unbounded(card, measure, numbers)
        series = _series_with(relations, slot, numbers, behind=changed, mint=mint)
        if series is not None:
            changed.append(series)
    return card.put(*changed) if changed else card


def _series_with(
    relations: Relations, slot: Slot, values: Numbers, *, behind: Iterable[Series], mint: MintId
) -> Series | None:
    """Return the series with these numbers in it; None where they are in it already."""
    card = relations.card
    series = series_at(relations, slot)
    if series is None and slot.series_id is not None:
        found(card.series, slot.series_id)
    old = series.samples if series else {}
    changed = {
        period.ordinal: number
        for period, number in values.items()
        if old.get(period.ordinal) != number
    }
    if not changed:
        return None
    refuse_locked(card, slot.measure_id, (each for each in values if each.ordinal in changed))
    series = series or _new_series(relations, slot, behind, mint)
    return replace(series, samples=series.samples.updated(changed))


def set_target(
    card: Scorecard, *, measure_id: MeasureId, since: Period, number: float | None, mint: MintId
) -> Scorecard:
    """Set the target that holds from a period on until the next one, or (None) take it out."""
    return set_values(
        card, measure_id=measure_id, kind=SeriesKind.TARGET, values={since: number}, mint=mint
    )


def set_remark(  # noqa: PLR0913 - where, and what is said there
    card: Scorecard,
    *,
    measure_id: MeasureId,
    kind: SeriesKind,
    period: Period,
    note: str = "",
    confidence: float | None = None,
    mint: MintId,
) -> Scorecard:
    """Say something about one value, and how sure it is in percent; saying nothing removes it."""
    slot = Slot(measure_id, kind)
    remark = Remark(note, confidence)
    return put_remark(card, slot=slot, period=period, remark=remark, mint=mint)


def put_remark(
    card: Scorecard, *, slot: Slot, period: Period, remark: Remark, mint: MintId
) -> Scorecard:
    """Put a remark on one value of a series; one that says nothing removes what was there."""
    measure = found(card.measures, slot.measure_id)
    _refuse_wrong_periods(card, measure, (period,))
    if remark.confidence is not None and not 0 <= remark.confidence <= _FULLY_SURE:
        raise UserError(_("Confidence goes from 0 to 100 percent."))
    refuse_locked(card, slot.measure_id, (period,))
    relations = Relations(card)
    series = series_at(relations, slot) or _new_series(relations, slot, (), mint)
    remarks = {**series.remarks, period.ordinal: remark}
    if remark == Remark():
        del remarks[period.ordinal]
    return card.put(replace(series, remarks=remarks))


def _refuse_wrong_periods(card: Scorecard, measure: Measure, periods: Iterable[Period]) -> None:
    first, last = ordinal_range(measure.frequency)
    for period in periods:
        if period.frequency is not measure.frequency:
            raise UserError(
                _(
                    "“{measure}”: {period} is not one of its periods. "
                    "They are written like {example}; or change how often it is taken."
                ).format(
                    measure=measure_name(card, measure.id),
                    period=period,
                    example=_example(measure),
                )
            )
        if not first <= period.ordinal <= last:
            raise UserError(
                _("“{measure}”: a period lies outside the years 1 to 9998.").format(
                    measure=measure_name(card, measure.id)
                )
            )


def _refuse_unbounded(card: Scorecard, measure: Measure, values: Numbers) -> None:
    for period, number in values.items():
        if number is None or abs(number) <= LARGEST:
            continue
        if math.isfinite(number):
            sentence = _("“{measure}”, {period}: a value must lie between −1E+300 and 1E+300.")
        else:
            sentence = _("“{measure}”, {period}: a value must be a finite number.")
        raise UserError(sentence.format(measure=measure_name(card, measure.id), period=period))


def _example(measure: Measure) -> Period:
    return period_of(date(2026, 9, 14), measure.frequency)


def _new_series(relations: Relations, slot: Slot, behind: Iterable[Series], mint: MintId) -> Series:
    """Make a series behind those that the measure has, and behind those just made for it."""
    siblings = [*relations.series_of(slot.measure_id)]
    siblings += [each for each in behind if each.measure_id == slot.measure_id]
    position = last_position(siblings)
    return Series(SeriesId(mint()), slot.measure_id, kind=slot.kind, position=position)
