"""Variances in the notation of IBCS: columns of what is and what was to be, differences above."""

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum

from scorecard_app.domain.ids import MeasureId
from scorecard_app.domain.measures import Direction, Measure, SeriesKind, UnitKind
from scorecard_app.domain.periods import Frequency
from scorecard_app.present.charts.alone import first_samples
from scorecard_app.present.charts.chart import Bar, Chart, Fill, Mark, Panel, Pin, TableTwin
from scorecard_app.present.charts.events import events_of
from scorecard_app.present.charts.judged import Judged, judged
from scorecard_app.present.charts.targets import plans_of
from scorecard_app.present.charts.telling import Telling, has_numbers, span_from_zero
from scorecard_app.present.form_parts import FormContext
from scorecard_app.present.grid.columns import shown_ordinal
from scorecard_app.present.words import SERIES_KINDS
from scorecard_app.texts import N_, _

PERIODS = 12
"""How many periods the columns show at most, forecasts aside."""

_FORECASTS = 6
_WIDTH, _BACK_SHIFT = 0.5, -0.14
_DAY_YEAR, _WEEK_YEAR = 364, 52
_SHARES = (1.0, 1.0, 2.0)
_TOLERANCE = 1e-9


class Against(Enum):
    """What the actual values are compared with."""

    PLAN = "PL"
    PRIOR = "PY"


_NAMES: Mapping[Against, str] = {Against.PLAN: N_("Plan"), Against.PRIOR: N_("Year before")}
_NOTES: Mapping[Against, str] = {
    Against.PLAN: N_("Solid: actual · outlined: plan · hatched: forecast"),
    Against.PRIOR: N_("Solid: actual · pale: year before · hatched: forecast"),
}


@dataclass(frozen=True, slots=True)
class Pair:
    """One period: its actual or forecast value, and what it is compared with.

    Where on target is best, a difference within the tolerance is good.
    """

    ordinal: int
    value: float | None
    base: float | None
    is_forecast: bool = False
    tolerance: float = 0.0

    @property
    def difference(self) -> float | None:
        """Return how much the value lies above what it is compared with."""
        if self.value is None or self.base is None:
            return None
        difference = self.value - self.base
        slack = _TOLERANCE * max(abs(self.value), abs(self.base))
        return 0.0 if abs(difference) <= slack else difference

    @property
    def percent(self) -> float | None:
        """Return the difference in percent of what it is compared with; None where that is 0."""
        if self.difference is None or not self.base:
            return None
        percent = self.difference / abs(self.base) * 100
        return percent if math.isfinite(percent) else None


def variance_chart(
    context: FormContext, measure_id: MeasureId, *, against: Against = Against.PLAN
) -> Chart:
    """Return the columns of a measure with their absolute and relative differences above them."""
    measure = context.card.measures[measure_id]
    told = Telling(context, measure)
    pairs = variance_pairs(context, measure, against)
    if not has_numbers(context, measure) or not any(each.difference is not None for each in pairs):
        return _empty(told, against)
    first, last = pairs[0].ordinal, pairs[-1].ordinal
    return Chart(
        title=measure.name,
        unit=told.symbol,
        first=float(first),
        last=float(last),
        places=told.places(first, last),
        panels=tuple(_panels(told, pairs, against)),
        events=events_of(context, measure, first, last),
        twin=_twin(told, pairs, against),
        note=_(_NOTES[against]),
    )


def variance_pairs(context: FormContext, measure: Measure, against: Against) -> tuple[Pair, ...]:
    """Return the periods up to the day shown and those with a forecast behind them."""
    last = shown_ordinal(context, measure)
    actual = first_samples(context, measure, SeriesKind.ACTUAL)
    forecast = first_samples(context, measure, SeriesKind.FORECAST)
    known = [each for each in actual if each <= last]
    first = max(last - PERIODS + 1, known[0] if known else last)
    ahead = [each for each in forecast if last < each <= last + _FORECASTS]
    ordinals = range(first, max([last, *ahead]) + 1)
    judgements = judged(context, measure, ordinals)
    bases = _bases(context, measure, judgements, against)
    pairs = []
    for each in ordinals:
        is_actual = each in actual and each <= last
        value = actual[each] if is_actual else forecast.get(each)
        inner = judgements[each].figures.get("inner") or 0.0
        pairs.append(Pair(each, value, bases[each], is_forecast=not is_actual, tolerance=inner))
    return tuple(pairs)


def is_good_difference(measure: Measure, pair: Pair, against: Against) -> bool | None:
    """Say whether a difference is good by business meaning; None where nobody can say.

    Where on target is best, away from the year before is neither good nor bad.
    """
    if not pair.difference:
        return None
    match measure.direction:
        case Direction.HIGHER:
            return pair.difference > 0
        case Direction.LOWER:
            return pair.difference < 0
        case Direction.TARGET:
            is_near = abs(pair.difference) <= pair.tolerance
            return is_near if against is Against.PLAN else None


def year_before_ordinal(frequency: Frequency, ordinal: int) -> int:
    """Return the period that a year before corresponds to this one, by weekday where it is one."""
    match frequency:
        case Frequency.DAY:
            return ordinal - _DAY_YEAR
        case Frequency.WEEK:
            return ordinal - _WEEK_YEAR
        case _:
            return ordinal - 12 // frequency.months


def _bases(
    context: FormContext, measure: Measure, judgements: Judged, against: Against
) -> Mapping[int, float | None]:
    if against is Against.PLAN:
        told = Telling(context, measure)
        return plans_of(told, judgements, judgements)
    prior = first_samples(context, measure, SeriesKind.PRIOR)
    actual = first_samples(context, measure, SeriesKind.ACTUAL)
    return {
        each: prior.get(each, actual.get(year_before_ordinal(measure.frequency, each)))
        for each in judgements
    }


def _empty(told: Telling, against: Against) -> Chart:
    sentence = (
        _("There are no values and targets of the same periods to compare.")
        if against is Against.PLAN
        else _("There are no values of the year before to compare with.")
    )
    return Chart(told.measure.name, told.symbol, 0.0, 1.0, (), (), empty=sentence)


def _panels(told: Telling, pairs: Sequence[Pair], against: Against) -> Iterator[Panel]:
    """Yield from the top: relative differences, absolute ones, the columns themselves.

    Dates have no zero, so they have neither columns nor percent; percents, ratios and scores
    differ by points, of which a percentage would be read as one of them.
    """
    relative, absolute, columns = _SHARES
    pins = tuple(_pins(told, pairs, against))
    if pins and told.has_relative:
        percents = [each.percent for each in pairs if each.percent is not None]
        low, high = span_from_zero(percents)
        yield Panel(pins, low, high, (), f"Δ{against.value} %", relative, has_zero=True)
    deltas = [each.difference for each in pairs if each.difference is not None]
    low, high = span_from_zero(deltas)
    bars = tuple(_delta_bars(told, pairs, against))
    title = _title(f"Δ{against.value}", _unit(told))
    yield Panel(bars, low, high, (), title, absolute, has_zero=True)
    if told.measure.unit.kind is not UnitKind.DATE:
        numbers = [each for pair in pairs for each in (pair.value, pair.base) if each is not None]
        low, high = span_from_zero(numbers)
        marks = tuple(_columns(told, pairs, against))
        title = _title(_(SERIES_KINDS[SeriesKind.ACTUAL]), told.symbol)
        yield Panel(marks, low, high, told.ticks(low, high), title, columns, has_zero=True)


def _columns(told: Telling, pairs: Sequence[Pair], against: Against) -> Iterator[Mark]:
    """Yield what was to be behind what is: the actual value stands in front (IBCS)."""
    is_plan = against is Against.PLAN
    fill, role = (Fill.OUTLINE, "chart.plan") if is_plan else (Fill.PALE, "chart.prior")
    for pair in pairs:
        at, when = float(pair.ordinal), told.when(pair.ordinal)
        if pair.base is not None:
            said = _say(_(_NAMES[against]), when, told.number(pair.base))
            yield Bar(at, 0.0, pair.base, said, role, fill, _WIDTH, _BACK_SHIFT)
        if pair.value is not None:
            name = _("Forecast") if pair.is_forecast else _("Actual")
            said = _say(name, when, told.number(pair.value))
            filling = Fill.HATCH if pair.is_forecast else Fill.SOLID
            shown = "chart.forecast" if pair.is_forecast else "chart.actual"
            label = told.compact(pair.value)
            yield Bar(at, 0.0, pair.value, said, shown, filling, _WIDTH, label=label)


def _delta_bars(told: Telling, pairs: Sequence[Pair], against: Against) -> Iterator[Mark]:
    for pair in pairs:
        if pair.difference is None:
            continue
        label = told.short_difference(pair.difference)
        said = _say(f"Δ{against.value}", told.when(pair.ordinal), told.moved(pair.difference))
        good = is_good_difference(told.measure, pair, against)
        fill = Fill.HATCH if pair.is_forecast else Fill.SOLID
        said = " · ".join(filter(None, (said, _judged_word(good))))
        at = float(pair.ordinal)
        yield Bar(at, 0.0, pair.difference, said, _role(good), fill, _WIDTH, label=label)


def _pins(told: Telling, pairs: Sequence[Pair], against: Against) -> Iterator[Mark]:
    for pair in pairs:
        if pair.percent is None or pair.difference is None:
            continue
        good = is_good_difference(told.measure, pair, against)
        label = told.share(pair.percent)
        said = _say(f"Δ{against.value} %", told.when(pair.ordinal), label)
        said = " · ".join(filter(None, (said, _judged_word(good))))
        yield Pin(float(pair.ordinal), pair.percent, said, _role(good), label)


def _say(name: str, when: str, value: str) -> str:
    return _("{series}, {period}: {value}").format(series=name, period=when, value=value)


def _title(name: str, unit: str) -> str:
    return f"{name}, {unit}" if unit else name


def _unit(told: Telling) -> str:
    """Return what a difference is counted in."""
    if told.measure.unit.kind is UnitKind.DATE:
        return _("days")
    return _("points") if told.symbol == "%" else told.symbol


def _role(good: bool | None) -> str:  # noqa: FBT001 - an answer, not a switch
    if good is None:
        return "chart.neutral"
    return "chart.good" if good else "chart.bad"


def _judged_word(good: bool | None) -> str:  # noqa: FBT001 - an answer, not a switch
    if good is None:
        return ""
    return _("better") if good else _("worse")


def _twin(told: Telling, pairs: Sequence[Pair], against: Against) -> TableTwin:
    delta = f"Δ{against.value}"
    relative = (f"{delta} %",) if told.has_relative else ()
    header = (_("Period"), _("Value"), _(_NAMES[against]), delta, *relative, _("Judged"))
    rows = []
    for pair in pairs:
        value = told.bare(pair.value)
        if pair.is_forecast and pair.value is not None:
            value = _("{value} (forecast)").format(value=value)
        difference, percent = pair.difference, pair.percent
        good = is_good_difference(told.measure, pair, against)
        rows.append(
            (
                told.when(pair.ordinal),
                value,
                told.bare(pair.base),
                "" if difference is None else told.difference(difference),
                *(("" if percent is None else told.share(percent),) if relative else ()),
                _judged_word(good),
            )
        )
    return TableTwin(header, tuple(rows))
