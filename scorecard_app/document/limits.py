"""The ranges that numbers must keep to, and what fields of one record may not contradict."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any

from scorecard_app.domain.links import Link
from scorecard_app.domain.measures import Measure
from scorecard_app.domain.periods import Frequency, period_of
from scorecard_app.domain.plain import field_types
from scorecard_app.domain.rules import Override
from scorecard_app.domain.scorecard import Entity
from scorecard_app.domain.settings import Settings
from scorecard_app.domain.value import Initiative, Lever, ValueStream
from scorecard_app.texts import N_, _

FEWEST_BANDS, MOST_BANDS = 2, 5


@dataclass(frozen=True, slots=True)
class Limit:
    """The least and the greatest number allowed, and the sentence that says so."""

    low: float
    high: float
    sentence: str


LARGEST = 1e300
"""Beyond this size sums and charts have no room left to reckon in."""

_AMOUNT = Limit(0, LARGEST, N_("A weight, an amount or a duration cannot be negative."))
_ONE_TO_FIVE = Limit(1, 5, N_("Likelihood and impact go from 1 to 5."))
_PERCENT = Limit(0, 100, N_("Progress and confidence go from 0 to 100 percent."))
_MONTH = Limit(1, 12, N_("The fiscal year starts in a month from 1 to 12."))
_LAG = Limit(0, 600, N_("A lag is a number of months from 0 to 600."))
_HORIZON = Limit(1, 600, N_("The horizon is a number of months from 1 to 600."))
_RATE = Limit(-50, 1000, N_("A discount rate lies between −50 and 1000 percent."))
_OPACITY = Limit(0, 100, N_("An opacity goes from 0 to 100 percent."))
_SIDE = Limit(1, 100_000, N_("A width or a height goes from 1 to 100,000."))
_DECIMALS = Limit(0, 15, N_("A number shows from 0 to 15 decimals."))

LIMITS: Mapping[str, Limit] = {
    "weight": _AMOUNT,
    "likelihood": _ONE_TO_FIVE,
    "impact": _ONE_TO_FIVE,
    "progress": _PERCENT,
    "confidence": _PERCENT,
    "fiscal_start": _MONTH,
    "short_lag_months": _LAG,
    "lag_months": _LAG,
    "build_up_months": _LAG,
    "horizon_months": _HORIZON,
    "discount_rate": _RATE,
    "decimals": _DECIMALS,
    "opacity": _OPACITY,
    "width": _SIDE,
    "height": _SIDE,
    "row": _AMOUNT,
    "step": _AMOUNT,
    "carry_periods": _AMOUNT,
    "cost_per_year": _AMOUNT,
    "start_month": _LAG,
    "last_number": _AMOUNT,
}
"""By field name, on whatever record it stands: a name means the same everywhere."""


def contradictions(record: Entity | Settings) -> Iterator[str]:
    """Yield a sentence for each number out of range and each pair of fields at odds."""
    yield from _out_of_range(record)
    match record:
        case Settings():
            yield from _band_faults(record)
            yield from _cap_faults(record)
        case Measure(minimum=float(low), maximum=float(high)) if low > high:
            yield _("The smallest possible value lies above the largest.")
        case Link(magnitude=found) if found and not 0 < found.low <= found.high:
            yield _("A strength is a range of two numbers above 0, the smaller one first.")
        case Lever() if not record.minimum <= record.current <= record.maximum:
            yield _("A lever's current spend lies between its minimum and its maximum.")
        case Lever() if not all(0 < act.low <= act.high <= LARGEST for act in record.acts):
            yield _("What a curve brings is a range of two numbers above 0, the smaller one first.")
        case ValueStream(low=float(low), high=float(high)) if low > high:
            yield _("The range of the amount has its larger number first.")
        case Initiative() | Lever() if record.start and record.end and record.end < record.start:
            yield _("It ends before it starts.")
        case Initiative() if any(effect.low > effect.high for effect in record.effects):
            yield _("The range of an effect has its larger number first.")
        case Override(until=until) if (
            until
            and until.frequency is record.since.frequency
            and until.ordinal < record.since.ordinal
        ):
            yield _("It ends before it starts.")
        case _:
            pass


@cache
def has_limits(kind: type) -> bool:
    """Say whether records of this kind have anything that `contradictions` looks at."""
    return bool(_limited(kind) or _nested(kind) or kind in _WITH_PAIRS)


@cache
def ordinal_range(frequency: Frequency) -> tuple[int, int]:
    """Return the first and the last ordinal of a frequency in the years 1 to 9998."""
    first, last = period_of(_FIRST_DAY, frequency), period_of(_LAST_DAY, frequency)
    return first.ordinal, last.ordinal


_FIRST_DAY, _LAST_DAY = date(1, 1, 1), date(9998, 12, 31)
_WITH_PAIRS = frozenset({Measure, Link, Lever, ValueStream, Initiative, Override})


def _out_of_range(record: object) -> Iterator[str]:
    kind: Any = type(record)
    for name, limit in _limited(kind):
        number = getattr(record, name)
        if number is not None and not limit.low <= number <= limit.high:
            yield _(limit.sentence)
    for name in _nested(kind):
        value: Any = getattr(record, name)
        if not value:
            continue
        for part in value if isinstance(value, tuple) else (value,):
            yield from _out_of_range(part)


@cache
def _limited(kind: type) -> tuple[tuple[str, Limit], ...]:
    if not hasattr(kind, "__dataclass_fields__"):
        return ()
    return tuple(
        (name, LIMITS[name])
        for name, annotation in field_types(kind).items()
        if name in LIMITS and annotation in _NUMERIC
    )


_NUMERIC = frozenset({int, float, int | None, float | None})
_NESTED = frozenset({"unit", "acts", "effects", "pushes", "missing", "weight_changes", "backdrop"})


@cache
def _nested(kind: type) -> tuple[str, ...]:
    """Return the fields whose value, or each of whose values, has limited fields of its own."""
    if not hasattr(kind, "__dataclass_fields__"):
        return ()
    return tuple(name for name in field_types(kind) if name in _NESTED)


def _cap_faults(settings: Settings) -> Iterator[str]:
    caps = settings.yearly_caps
    if any(not 0 <= cap <= LARGEST for cap in caps.values()):
        yield _("The most that can be spent in a year is not below zero.")
    if any(not _FIRST_DAY.year <= year <= _LAST_DAY.year for year in caps):
        yield _("A year goes from 1 to 9998.")


def _band_faults(settings: Settings) -> Iterator[str]:
    bands = settings.bands
    if not FEWEST_BANDS <= len(bands) <= MOST_BANDS:
        yield _("A scale has from {fewest} to {most} bands.").format(
            fewest=FEWEST_BANDS, most=MOST_BANDS
        )
    if len({band.key for band in bands}) < len(bands):
        yield _("Two bands have the same key.")
    floors = [band.floor for band in bands]
    if floors != sorted(set(floors)):
        yield _("Bands rise from the worst to the best, each from a higher score than the last.")
