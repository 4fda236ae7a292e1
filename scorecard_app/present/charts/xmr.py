"""The process behaviour chart (XmR): values in their natural limits, moving ranges below."""

import math
from collections.abc import Iterator, Mapping, Sequence

from scorecard_app.domain.ids import MeasureId
from scorecard_app.domain.measures import Measure, SeriesKind, UnitKind
from scorecard_app.engine.behaviour import (
    FEWEST,
    Assurance,
    Behaviour,
    Signal,
    SignalKind,
    Variation,
    Way,
    behaviour,
)
from scorecard_app.present.charts.alone import first_samples
from scorecard_app.present.charts.chart import (
    Area,
    Chart,
    Level,
    Line,
    Mark,
    Panel,
    Point,
    Stroke,
    TableTwin,
)
from scorecard_app.present.charts.events import events_of
from scorecard_app.present.charts.judged import POINTS, Judged, judged
from scorecard_app.present.charts.targets import aim_of, plans_of, target_levels
from scorecard_app.present.charts.telling import Telling, span
from scorecard_app.present.form_parts import FormContext
from scorecard_app.present.grid.columns import shown_ordinal
from scorecard_app.present.words import SERIES_KINDS
from scorecard_app.texts import N_, _

_VALUES_SHARE, _RANGES_SHARE = 2.6, 1.0

SIGNALS: Mapping[tuple[SignalKind, Way], str] = {
    (SignalKind.OUTSIDE, Way.UP): N_("above the upper limit"),
    (SignalKind.OUTSIDE, Way.DOWN): N_("below the lower limit"),
    (SignalKind.RUN, Way.UP): N_("one of many in a row above the mean"),
    (SignalKind.RUN, Way.DOWN): N_("one of many in a row below the mean"),
    (SignalKind.TREND, Way.UP): N_("one of many that rise in a row"),
    (SignalKind.TREND, Way.DOWN): N_("one of many that fall in a row"),
    (SignalKind.OUTER_THIRD, Way.UP): N_("two of three close to the upper limit"),
    (SignalKind.OUTER_THIRD, Way.DOWN): N_("two of three close to the lower limit"),
}
"""What is unlikely about a value that is part of a signal."""

VARIATIONS: Mapping[Variation, str] = {
    Variation.IMPROVING: N_("Improving: a signal for the better"),
    Variation.CONCERNING: N_("Concerning: a signal for the worse"),
    Variation.CHANGING: N_("Changing: a signal, and no target says whether it is good"),
    Variation.COMMON_CAUSE: N_("Common cause: no signal, the usual variation"),
}
"""The first answer beside a colour."""

ASSURANCES: Mapping[Assurance, str] = {
    Assurance.WILL_HIT: N_("If it stays within these limits, it will keep hitting the target"),
    Assurance.HIT_AND_MISS: N_(
        "If it stays within these limits, it will hit the target at times and miss it at times"
    ),
    Assurance.WILL_MISS: N_("If it stays within these limits, it will keep missing the target"),
}
"""The second answer beside a colour: what the process would do, as it ran so far (NHS icons).

A signal for the better says that it may be leaving its limits; progress tells of the last value.
"""


_BACK: Mapping[Assurance, str] = {
    Assurance.WILL_HIT: N_("Back within these limits, it would keep hitting the target"),
    Assurance.HIT_AND_MISS: N_(
        "Back within these limits, it would hit the target at times and miss it at times"
    ),
    Assurance.WILL_MISS: N_("Back within these limits, it would keep missing the target"),
}
"""The same where the last value lies outside the limits: nobody expects it to stay there."""


def behaviour_shown(context: FormContext, measure: Measure) -> Behaviour:
    """Return how a measure behaves up to the day shown, judged by the target then in force."""
    settings, last = context.card.settings, shown_ordinal(context, measure)
    judgement = judged(context, measure, [last])[last]
    return behaviour(
        measure,
        first_samples(context, measure, SeriesKind.ACTUAL),
        target=aim_of(judgement),
        tolerance=judgement.figures.get("inner") or 0.0,
        rules=settings.signal_rules,
        last=last,
        fiscal_start=settings.fiscal_start,
    )


def xmr_chart(context: FormContext, measure_id: MeasureId) -> Chart:
    """Return the process behaviour chart of a measure up to the day shown."""
    measure = context.card.measures[measure_id]
    found = behaviour_shown(context, measure)
    told = Telling(context, measure)
    if not len(found.values):
        return _empty(measure, told)
    last = int(found.ordinals[-1])
    first = max(int(found.ordinals[0]), last - POINTS + 1)
    judgements = judged(context, measure, range(first, last + 1))
    panels = [_values_panel(found, judgements, told, first)]
    if len(found.values) > 1:
        panels.append(_ranges_panel(found, told, first))
    return Chart(
        title=measure.name,
        unit=told.symbol,
        first=float(first),
        last=float(last),
        places=told.places(first, last),
        panels=tuple(panels),
        events=events_of(context, measure, first, last),
        twin=_twin(found, judgements, told, first),
        note=behaviour_note(found),
    )


def behaviour_note(found: Behaviour) -> str:
    """Say in one line how a measure behaves, or how many values are wanting."""
    if found.variation is None:
        return _("Too early for limits: {count} of {fewest} values").format(
            count=found.count, fewest=FEWEST
        )
    words = [VARIATIONS[found.variation]]
    if found.assurance is not None:
        last = found.signals_at(len(found.values) - 1)
        is_outside = any(each.kind is SignalKind.OUTSIDE for each in last)
        words.append((_BACK if is_outside else ASSURANCES)[found.assurance])
    return " · ".join(_(each) for each in words)


def _empty(measure: Measure, told: Telling) -> Chart:
    sentence = _("There is no value yet.")
    return Chart(measure.name, told.symbol, 0.0, 1.0, (), (), empty=sentence)


def _values_panel(found: Behaviour, judgements: Judged, told: Telling, first: int) -> Panel:
    marks: list[Mark] = [*_limit_marks(found, told, first)]
    marks += target_levels(told, judgements, judgements)
    points = tuple(_value_point(found, place, told) for place in _places(found, first))
    name = _(SERIES_KINDS[SeriesKind.ACTUAL])
    marks.append(Line(name, points, "chart.actual"))
    levels = [mark.value for mark in marks if isinstance(mark, Level)]
    low, high = told.span([*(point.value for point in points), *levels])
    ticks = told.ticks(low, high)
    return Panel(tuple(marks), low, high, ticks, title=_("Values"), share=_VALUES_SHARE)


def _places(found: Behaviour, first: int) -> list[int]:
    return [at for at, ordinal in enumerate(found.ordinals.tolist()) if ordinal >= first]


def _limit_marks(found: Behaviour, told: Telling, first: int) -> Iterator[Mark]:
    """Yield the natural range and its lines, phase by phase; only the last ones are labelled."""
    for stretch in found.stretches:
        limits = stretch.limits
        start, end = _ends(found, (stretch.start, stretch.end), first)
        if limits is None or end < first:
            continue
        is_last = stretch is found.stretches[-1]
        yield Area(start, end, limits.lower, limits.upper, "", "chart.range")
        for value, word, role, stroke in (
            (limits.upper, _("Upper limit"), "chart.limit", Stroke.DASHED),
            (limits.centre, _("Mean"), "chart.mean", Stroke.SOLID),
            (limits.lower, _("Lower limit"), "chart.limit", Stroke.DASHED),
        ):
            text = f"{word} {told.average(value)}"
            label = told.short_average(value) if is_last else ""
            yield Level(start, end, value, text, role, stroke, label)


def _ends(found: Behaviour, places: tuple[int, int], first: int) -> tuple[float, float]:
    """Return where a phase begins and ends on the time axis: it reaches to the next one."""
    start, end = places
    right = found.ordinals[end] - 0.5 if end < len(found.ordinals) else found.ordinals[-1] + 0.5
    return max(float(found.ordinals[start]), float(first)) - 0.5, float(right)


def _value_point(found: Behaviour, place: int, told: Telling) -> Point:
    ordinal, value = int(found.ordinals[place]), float(found.values[place])
    said = _("{period}: {value}").format(period=told.when(ordinal), value=told.number(value))
    words = [said, *_signal_words(found.signals_at(place))]
    is_signal = bool(found.is_signal[place])
    return Point(float(ordinal), value, " · ".join(words), is_signal=is_signal)


def _signal_words(signals: Sequence[Signal]) -> list[str]:
    return [_(SIGNALS[each.kind, each.way]) for each in signals]


def _ranges_panel(found: Behaviour, told: Telling, first: int) -> Panel:
    marks: list[Mark] = []
    for stretch in found.stretches:
        limits = stretch.limits
        start, end = _ends(found, (stretch.start, stretch.end), first)
        if limits is None or end < first:
            continue
        is_last = stretch is found.stretches[-1]
        label = told.finer.compact(limits.range_limit) if is_last else ""
        for value, word, role, text in (
            (limits.range_limit, _("Upper limit of the moving range"), "chart.limit", label),
            (limits.mean_range, _("Mean moving range"), "chart.mean", ""),
        ):
            stroke = Stroke.DASHED if role == "chart.limit" else Stroke.SOLID
            name = f"{word} {_moved(value, told.finer)}"
            marks.append(Level(start, end, value, name, role, stroke, text))
    points = tuple(_range_points(found, told, first))
    marks.append(Line(_("Moving range"), points, "chart.actual"))
    levels = [mark.value for mark in marks if isinstance(mark, Level)]
    _low, high = span([0.0, *(point.value for point in points), *levels])
    ticks = told.ticks(0.0, high) if told.measure.unit.kind is not UnitKind.DATE else ()
    return Panel(
        tuple(marks), 0.0, high, ticks, title=_("Moving range"), share=_RANGES_SHARE, has_zero=True
    )


def _range_points(found: Behaviour, told: Telling, first: int) -> Iterator[Point]:
    for place in _places(found, first):
        value = float(found.ranges[place])
        if math.isnan(value):
            continue
        ordinal = int(found.ordinals[place])
        said = _("Moving range, {period}: {value}").format(
            period=told.when(ordinal), value=_moved(value, told)
        )
        is_outside = value > float(found.range_limits[place]) * (1 + 1e-9)
        yield Point(float(ordinal), value, said, is_signal=is_outside)


def _moved(value: float, told: Telling) -> str:
    """Say how far a value moved; between two dates that is a number of days."""
    return told.difference(value).removeprefix("+")


def _twin(found: Behaviour, judgements: Judged, told: Telling, first: int) -> TableTwin:
    header = (
        _("Period"),
        _("Value"),
        _("Target"),
        _("Mean"),
        _("Lower limit"),
        _("Upper limit"),
        _("Moving range"),
        _("Signal"),
    )
    rows = []
    plans = plans_of(told, judgements, judgements)
    for place in _places(found, first):
        ordinal = int(found.ordinals[place])
        lines = (found.centres, found.lowers, found.uppers)
        moved = float(found.ranges[place])
        rows.append(
            (
                told.when(ordinal),
                told.bare(float(found.values[place])),
                told.bare(plans[ordinal]),
                *(told.bare_average(_known(float(line[place]))) for line in lines),
                "" if math.isnan(moved) else _moved(moved, told),
                ", ".join(_signal_words(found.signals_at(place))),
            )
        )
    return TableTwin(header, tuple(rows))


def _known(number: float) -> float | None:
    return None if math.isnan(number) else number
