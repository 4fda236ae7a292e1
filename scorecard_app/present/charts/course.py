"""The course of a measure: values with bands, target, other series, and where it is heading."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from scorecard_app.domain.ids import MeasureId
from scorecard_app.domain.measures import Measure, SeriesKind
from scorecard_app.domain.periods import Frequency
from scorecard_app.engine.behaviour import FEWEST
from scorecard_app.engine.forecast import Forecast, forecast_samples
from scorecard_app.present.charts.alone import first_samples
from scorecard_app.present.charts.bands import band_area, band_areas
from scorecard_app.present.charts.chart import (
    Area,
    Chart,
    Line,
    Mark,
    Panel,
    Point,
    Ribbon,
    Stroke,
    TableTwin,
)
from scorecard_app.present.charts.events import events_of
from scorecard_app.present.charts.judged import (
    Judged,
    day_shown,
    judged,
    other_series,
    runs,
    shown_ends,
)
from scorecard_app.present.charts.targets import plans_of, target_levels
from scorecard_app.present.charts.telling import Telling, has_numbers
from scorecard_app.present.form_parts import FormContext
from scorecard_app.present.grid.columns import shown_ordinal
from scorecard_app.present.numbers import format_plain
from scorecard_app.present.statuses import status_face
from scorecard_app.present.words import SERIES_KINDS
from scorecard_app.texts import _

STEPS: Mapping[Frequency, int] = {
    Frequency.DAY: 14,
    Frequency.WEEK: 8,
    Frequency.MONTH: 6,
    Frequency.QUARTER: 4,
    Frequency.HALF_YEAR: 2,
    Frequency.YEAR: 2,
}
"""How many periods ahead a forecast goes."""

_ROLES: Mapping[SeriesKind, str] = {
    SeriesKind.FORECAST: "chart.forecast",
    SeriesKind.PRIOR: "chart.prior",
}


@dataclass(frozen=True, slots=True)
class Ahead:
    """A forecast by period: the value expected and the range round it."""

    ordinals: tuple[int, ...]
    values: tuple[float, ...]
    lows: tuple[float, ...]
    highs: tuple[float, ...]
    coverage: float


def trend_chart(context: FormContext, measure_id: MeasureId) -> Chart:
    """Return the values of a measure over time, and a forecast unless the user keeps one."""
    measure = context.card.measures[measure_id]
    told = Telling(context, measure)
    samples = first_samples(context, measure, SeriesKind.ACTUAL)
    if not samples and not any(each.samples for each in other_series(context, measure)):
        sentence = _("There is no value yet.")
        return Chart(measure.name, told.symbol, 0.0, 1.0, (), (), empty=sentence)
    ahead = ahead_of(context, measure)
    first, known = shown_ends(context, measure)
    last = max([known, *(ahead.ordinals if ahead else ())])
    judgements = judged(context, measure, range(first, known + 1))
    panel = _panel(told, judgements, ahead)
    return Chart(
        title=measure.name,
        unit=told.symbol,
        first=float(first),
        last=float(last),
        places=told.places(first, last),
        panels=(panel,),
        events=events_of(context, measure, first, last),
        twin=_twin(told, judgements, ahead),
        note=_note(context, measure, ahead),
        now=day_shown(context, measure),
        now_label=told.when(shown_ordinal(context, measure)),
    )


def ahead_of(context: FormContext, measure: Measure) -> Ahead | None:
    """Return where a measure is heading, by all its values (damped Holt).

    None with fewer than six values, for yes and no and other words, and where the user keeps a
    forecast. What the measure cannot reach, by its own minimum and maximum, is cut off.
    """
    own = first_samples(context, measure, SeriesKind.FORECAST)
    if not has_numbers(context, measure) or own:
        return None
    samples = first_samples(context, measure, SeriesKind.ACTUAL)
    last = max(samples, default=0)
    found = forecast_samples(samples, STEPS[measure.frequency], last=last)
    return None if found is None else _ahead(measure, found, last)


def _ahead(measure: Measure, found: Forecast, start: int) -> Ahead:
    low = -np.inf if measure.minimum is None else measure.minimum
    high = np.inf if measure.maximum is None else measure.maximum
    values, lows, highs = (
        tuple(np.clip(each, low, high).tolist()) for each in (found.mean, found.low, found.high)
    )
    ordinals = tuple(range(start + 1, start + 1 + len(values)))
    return Ahead(ordinals, values, lows, highs, found.coverage)


def _panel(told: Telling, judgements: Judged, ahead: Ahead | None) -> Panel:
    areas = tuple(_areas(told, judgements))
    later = ahead.ordinals if ahead else ()
    levels = tuple(target_levels(told, judgements, sorted({*judgements, *later})))
    lines = tuple(_lines(told, judgements))
    marks: list[Mark] = [*areas]
    numbers = [point.value for line in lines for point in line.points]
    numbers += [level.value for level in levels]
    if ahead is not None:
        marks.append(_ribbon(told, ahead))
        numbers += [*ahead.lows, *ahead.highs]
    marks += [*levels, *lines]
    if ahead is not None:
        marks.append(_forecast_line(told, ahead))
    edges = [edge for area in areas for edge in (area.low, area.high) if edge is not None]
    low, high = told.span(numbers, edges)
    return Panel(tuple(marks), low, high, told.ticks(low, high))


def _areas(told: Telling, judgements: Judged) -> Iterator[Area]:
    bands, direction = told.context.card.settings.bands, told.measure.direction
    areas = [
        (ordinal, band_areas(each.preset, each.figures, direction, bands))
        for ordinal, each in judgements.items()
    ]
    for start, end, members in runs(areas):
        for area in members:
            yield band_area(area, start, end, name=_(area.band.name))


def _lines(told: Telling, judgements: Judged) -> Iterator[Line]:
    """Yield the other series first, so that the actual values are drawn over them."""
    for series in other_series(told.context, told.measure):
        name = series.name or _(SERIES_KINDS[series.kind])
        points = tuple(
            Point(float(ordinal), value, _said(told, name, ordinal, value))
            for ordinal, value in series.samples.items()
            if ordinal in judgements
        )
        role = _ROLES.get(series.kind, "chart.other")
        yield Line(name, points, role, Stroke.DASHED, has_marks=False)
    name = _(SERIES_KINDS[SeriesKind.ACTUAL])
    settings = told.context.card.settings
    points = tuple(
        _judged_point(told, name, (ordinal, value), judgements)
        for ordinal, value in _actual(told).items()
        if ordinal in judgements
    )
    if points or settings.bands:
        yield Line(name, points, "chart.actual")


def _actual(told: Telling) -> Mapping[int, float]:
    return first_samples(told.context, told.measure, SeriesKind.ACTUAL)


def _judged_point(told: Telling, name: str, at: tuple[int, float], judgements: Judged) -> Point:
    ordinal, value = at
    status = status_face(judgements[ordinal], told.context.card.settings)
    said = f"{_said(told, name, ordinal, value)} · {status.word}"
    return Point(float(ordinal), value, said, status)


def _said(told: Telling, name: str, ordinal: int, value: float) -> str:
    return _("{series}, {period}: {value}").format(
        series=name, period=told.when(ordinal), value=told.number(value, ordinal)
    )


def _ribbon(told: Telling, ahead: Ahead) -> Ribbon:
    """Return the range ahead; it grows out of the last value."""
    start = ahead.ordinals[0] - 1
    edges = [
        (float(at), low, high)
        for at, low, high in zip(ahead.ordinals, ahead.lows, ahead.highs, strict=True)
    ]
    value = _actual(told).get(start)
    if value is not None:
        edges.insert(0, (float(start), value, value))
    return Ribbon(_range_name(told, ahead), tuple(edges), "chart.forecast")


def _range_name(told: Telling, ahead: Ahead) -> str:
    share = format_plain(100 * ahead.coverage, told.context.forms, decimals=0)
    return _("Range of the forecast ({share} %)").format(share=share)


def _forecast_line(told: Telling, ahead: Ahead) -> Line:
    name = _(SERIES_KINDS[SeriesKind.FORECAST])
    points = tuple(
        Point(
            float(ordinal),
            value,
            _("{value}, from {low} to {high}").format(
                value=_said(told, name, ordinal, value),
                low=told.number(low),
                high=told.number(high),
            ),
        )
        for ordinal, value, low, high in zip(
            ahead.ordinals, ahead.values, ahead.lows, ahead.highs, strict=True
        )
    )
    return Line(name, points, "chart.forecast", Stroke.DASHED)


def _note(context: FormContext, measure: Measure, ahead: Ahead | None) -> str:
    if ahead is not None:
        return _("Forecast from the values themselves; nine in ten should fall within the range")
    count = len(first_samples(context, measure, SeriesKind.ACTUAL))
    if count < FEWEST and has_numbers(context, measure):
        return _("Too early for limits: {count} of {fewest} values").format(
            count=count, fewest=FEWEST
        )
    return ""


def _twin(told: Telling, judgements: Judged, ahead: Ahead | None) -> TableTwin:
    others = other_series(told.context, told.measure)
    names = [each.name or _(SERIES_KINDS[each.kind]) for each in others]
    header = (_("Period"), _("Value"), _("Target"), _("Status"), *names, *_forecast_heads(ahead))
    rows = []
    later = [] if ahead is None else [each for each in ahead.ordinals if each not in judgements]
    plans = plans_of(told, judgements, [*judgements, *later])
    actual, settings = _actual(told), told.context.card.settings
    for ordinal, judgement in judgements.items():
        value = actual.get(ordinal)
        word = "" if value is None else status_face(judgement, settings).word
        cells = [
            told.when(ordinal),
            told.bare(value, ordinal),
            told.bare(plans[ordinal], ordinal),
            word,
        ]
        cells += [told.bare(each.samples.get(ordinal), ordinal) for each in others]
        rows.append((*cells, *_forecast_cells(told, ahead, ordinal)))
    for ordinal in later:
        blanks = [""] * (1 + len(others))
        cells = [told.when(ordinal), "", told.bare(plans[ordinal]), *blanks]
        rows.append((*cells, *_forecast_cells(told, ahead, ordinal)))
    return TableTwin(header, tuple(rows))


def _forecast_heads(ahead: Ahead | None) -> Sequence[str]:
    return () if ahead is None else (_("Forecast"), _("Forecast, low"), _("Forecast, high"))


def _forecast_cells(told: Telling, ahead: Ahead | None, ordinal: int) -> Sequence[str]:
    if ahead is None:
        return ()
    if ordinal not in ahead.ordinals:
        return ("", "", "")
    at = ahead.ordinals.index(ordinal)
    return tuple(told.bare(each[at]) for each in (ahead.values, ahead.lows, ahead.highs))
