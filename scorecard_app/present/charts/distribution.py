"""How the values of a measure are distributed, with its bands and its target."""

import math
from collections.abc import Iterator, Sequence

import numpy as np

from scorecard_app.domain.ids import MeasureId
from scorecard_app.domain.measures import SeriesKind, Unit
from scorecard_app.engine.behaviour.phases import known_values
from scorecard_app.engine.judgements import MeasureJudgement
from scorecard_app.present.charts.alone import first_samples
from scorecard_app.present.charts.bands import BandArea, band_area, band_areas
from scorecard_app.present.charts.chart import (
    Area,
    Bar,
    Chart,
    Fill,
    Line,
    Mark,
    Panel,
    Point,
    Stroke,
    TableTwin,
)
from scorecard_app.present.charts.judged import judged
from scorecard_app.present.charts.targets import aims_of
from scorecard_app.present.charts.telling import Telling
from scorecard_app.present.charts.ticks import Tick, value_ticks
from scorecard_app.present.form_parts import FormContext
from scorecard_app.present.grid.columns import shown_ordinal
from scorecard_app.present.numbers import format_plain
from scorecard_app.texts import _

FEWEST = 5
"""Values below which a distribution would show nothing."""

_MOST_BINS = 20
_ROUND = (1.0, 2.0, 2.5, 5.0)
_SLACK = 1e-9
_LEAST = 1e-290
_GAP = 0.94
_AIR_BESIDE = (1 - _GAP) / 2
_AIR = 1.15
_TICKS = 5


def distribution_chart(context: FormContext, measure_id: MeasureId) -> Chart:
    """Return a histogram of the values up to the day shown; across stand the values themselves."""
    measure = context.card.measures[measure_id]
    told = Telling(context, measure)
    last = shown_ordinal(context, measure)
    samples = first_samples(context, measure, SeriesKind.ACTUAL)
    values = known_values(samples, last=last)[1].tolist()
    if len(values) < FEWEST:
        sentence = _("Too early: {count} of {fewest} values.").format(
            count=len(values), fewest=FEWEST
        )
        return Chart(measure.name, told.symbol, 0.0, 1.0, (), (), empty=sentence)
    decimals = measure.unit.decimals
    edges = bin_edges(values, least=0.0 if decimals is None else 10.0**-decimals)
    counts = np.histogram(values, edges)[0].tolist()
    high = max(counts) * _AIR
    judgement = judged(context, measure, [last])[last]
    bands = _bands(told, judgement)
    marks = (
        *_areas(bands, edges),
        *_bars(told, edges, counts, bands),
        *_targets(told, edges, judgement, high),
    )
    ticks = value_ticks(0.0, high, Unit(decimals=0), context.forms, most=_TICKS)
    return Chart(
        title=measure.name,
        unit=told.symbol,
        first=0.0,
        last=float(len(counts) - 1),
        places=tuple(Tick(place - 0.5, told.bare(edge)) for place, edge in enumerate(edges)),
        panels=(Panel(marks, 0.0, high, ticks, title=_("Number of values")),),
        twin=_twin(told, edges, counts, bands),
        note=" · ".join(mark.name for mark in marks if isinstance(mark, Line)),
    )


def bin_edges(values: Sequence[float], *, least: float = 0.0) -> list[float]:
    """Return the edges of equal bins by the rule of Freedman and Diaconis, made round.

    The width 2 · IQR / ∛n is rounded down to 1, 2, 2.5 or 5 times a power of ten, or up to what
    leaves at most twenty bins; edges are whole multiples of it. A bin is as wide as `least`, the
    last digit that is shown of a value, or a multiple of it: else its edges would be said wrongly.
    """
    low, high = min(values), max(values)
    size = max(abs(low), abs(high))
    if high / 2 - low / 2 <= size * _SLACK:  # all but equal, or all but nothing
        size = size if size > _LEAST else 1.0
        size = max(size, least)
        width = min(each for each in _round_numbers(size, least) if each >= size * (1 - _SLACK))
        first, last = math.floor(low / width), math.floor(high / width) + 1
        return [index * width for index in range(first, last + 1)]
    quarter, three_quarters = np.quantile(values, [0.25, 0.75]).tolist()
    wished = 2 * (three_quarters - quarter) / len(values) ** (1 / 3)
    needed = max((high - low) / _MOST_BINS, least)
    if wished > needed:
        width = max(each for each in _round_numbers(wished, least) if each <= wished * (1 + _SLACK))
    else:
        width = min(each for each in _round_numbers(needed, least) if each >= needed * (1 - _SLACK))
    first, last = math.floor(low / width + _SLACK), math.floor(high / width + _SLACK) + 1
    return [index * width for index in range(first, last + 1)]


def _round_numbers(near: float, least: float) -> list[float]:
    power = 10.0 ** math.floor(math.log10(near))
    found = [each * scale * power for scale in (0.1, 1.0, 10.0) for each in _ROUND]
    return [each for each in found if not least or abs(each / least - round(each / least)) < _SLACK]


def _place(value: float, edges: Sequence[float]) -> float:
    """Return where a value stands across: the first bin is 0, each reaches half to either side."""
    return (value - edges[0]) / (edges[1] - edges[0]) - 0.5


def _bands(told: Telling, judgement: MeasureJudgement) -> Sequence[BandArea]:
    bands, direction = told.context.card.settings.bands, told.measure.direction
    return band_areas(judgement.preset, judgement.figures, direction, bands)


def _areas(bands: Sequence[BandArea], edges: Sequence[float]) -> Iterator[Area]:
    for band in bands:
        low = edges[0] if band.low is None else max(band.low, edges[0])
        high = edges[-1] if band.high is None else min(band.high, edges[-1])
        if low < high:
            end = min(_place(high, edges), len(edges) - 1.5 - _AIR_BESIDE)
            yield band_area(BandArea(band.band, None, None), _place(low, edges), end)


def _bars(
    told: Telling, edges: Sequence[float], counts: Sequence[int], bands: Sequence[BandArea]
) -> Iterator[Bar]:
    total = sum(counts)
    for place, count in enumerate(counts):
        said = _("{low} to {high}: {count} of {total} values").format(
            low=told.number(edges[place]),
            high=told.number(edges[place + 1]),
            count=_count(told, count),
            total=_count(told, total),
        )
        said = " · ".join(filter(None, (said, _words(bands, edges, place))))
        if count:
            yield Bar(float(place), 0.0, float(count), said, "chart.actual", Fill.PALE, _GAP)


def _words(bands: Sequence[BandArea], edges: Sequence[float], place: int) -> str:
    """Name the bands that the values of one bin may lie in, the lowest first."""
    low, high = edges[place], edges[place + 1]
    names = (
        _(each.band.name)
        for each in bands
        if (each.low is None or each.low < high) and (each.high is None or each.high > low)
    )
    return ", ".join(dict.fromkeys(names))


def _count(told: Telling, count: int) -> str:
    return format_plain(count, told.context.forms, decimals=0)


def _targets(
    told: Telling, edges: Sequence[float], judgement: MeasureJudgement, high: float
) -> Iterator[Mark]:
    """Yield the target, or both ends of its range, as lines upright among the bars."""
    for aim in aims_of(judgement, told.measure.direction):
        if edges[0] <= aim <= edges[-1]:
            said = _("Target: {target}").format(target=told.number(aim))
            at = _place(aim, edges)
            points = (Point(at, 0.0, said), Point(at, high, said))
            yield Line(said, points, "chart.target", Stroke.DASHED, has_marks=False)


def _twin(
    told: Telling, edges: Sequence[float], counts: Sequence[int], bands: Sequence[BandArea]
) -> TableTwin:
    rows = tuple(
        (
            told.bare(edges[place]),
            told.bare(edges[place + 1]),
            _count(told, count),
            _words(bands, edges, place),
        )
        for place, count in enumerate(counts)
    )
    return TableTwin((_("From value"), _("To value"), _("Number of values"), _("Status")), rows)
