"""Edit the numbers of a measure: values by period, targets, and remarks on them."""

import math
from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date

from scorecard_app.document.edits.finding import found
from scorecard_app.document.edits.locked import refuse_locked
from scorecard_app.document.edits.order import last_position
from scorecard_app.document.limits import ordinal_range
from scorecard_app.document.naming import measure_name
from scorecard_app.domain.ids import MeasureId, MintId, SeriesId
from scorecard_app.domain.measures import Measure, Remark, Series, SeriesKind
from scorecard_app.domain.periods import Period, period_of
from scorecard_app.domain.relations import Relations
from scorecard_app.domain.scorecard import Scorecard
from scorecard_app.errors import UserError
from scorecard_app.texts import _

_FULLY_SURE = 100


def set_values(
    card: Scorecard,
    *,
    measure_id: MeasureId,
    kind: SeriesKind,
    values: Mapping[Period, float | None],
    mint: MintId,
) -> Scorecard:
    """Set numbers in the first series of a kind, or (None) take them out; all or none.

    The series is made if the measure has none of that kind.
    """
    measure = found(card.measures, measure_id)
    _refuse_wrong_periods(card, measure, values)
    _refuse_infinite(card, measure, values)
    series = Relations(card).first_series(measure_id, kind)
    old = series.samples if series else {}
    changed = {
        period.ordinal: number
        for period, number in values.items()
        if old.get(period.ordinal) != number
    }
    if not changed:
        return card
    refuse_locked(card, measure_id, (each for each in values if each.ordinal in changed))
    series = series or _new_series(card, measure_id, kind, mint)
    return card.put(replace(series, samples=series.samples.updated(changed)))


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
    measure = found(card.measures, measure_id)
    _refuse_wrong_periods(card, measure, (period,))
    if confidence is not None and not 0 <= confidence <= _FULLY_SURE:
        raise UserError(_("Confidence goes from 0 to 100 percent."))
    refuse_locked(card, measure_id, (period,))
    series = Relations(card).first_series(measure_id, kind)
    series = series or _new_series(card, measure_id, kind, mint)
    remarks = {**series.remarks, period.ordinal: Remark(note, confidence)}
    if not note and confidence is None:
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


def _refuse_infinite(
    card: Scorecard, measure: Measure, values: Mapping[Period, float | None]
) -> None:
    for period, number in values.items():
        if number is not None and not math.isfinite(number):
            raise UserError(
                _("“{measure}”, {period}: a value must be a finite number.").format(
                    measure=measure_name(card, measure.id), period=period
                )
            )


def _example(measure: Measure) -> Period:
    return period_of(date(2026, 9, 14), measure.frequency)


def _new_series(card: Scorecard, measure_id: MeasureId, kind: SeriesKind, mint: MintId) -> Series:
    position = last_position(Relations(card).series_of(measure_id))
    return Series(SeriesId(mint()), measure_id, kind=kind, position=position)
