"""How the values of a measure are distributed, with its bands and its target."""

import math
from collections.abc import Iterator, Sequence

import numpy as np

from scorecard_app.domain.ids import MeasureId
from scorecard_app.domain.measures import SeriesKind, Unit
from scorecard_app.engine.behaviour.phases import known_values
from scorecard_app.present.charts.bands import band_areas
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
from scorecard_app.present.charts.judged import first_samples, judged
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
_ROUND = (1.0, 2.0, 2.5, 5.0, 10.0)
_GAP = 0.94
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
    edges = bin_edges(values)
    counts = np.histogram(values, edges)[0].tolist()
    high = max(counts) * _AIR
    marks = (
        *_bands(told, edges, last),
        *_bars(told, edges, counts),
        *_targets(told, edges, last, high),
    )
    ticks = value_ticks(0.0, high, Unit(decimals=0), context.forms, most=_TICKS)
    return Chart(
        title=measure.name,
        unit=told.symbol,
        first=0.0,
        last=float(len(counts) - 1),
        places=tuple(Tick(place - 0.5, told.bare(edge)) for place, edge in enumerate(edges)),
        panels=(Panel(marks, 0.0, high, ticks, title=_("Number of values")),),
        twin=_twin(told, edges, counts),
    )


def bin_edges(values: Sequence[float]) -> list[float]:
    """Return the edges of equal bins by the rule of Freedman and Diaconis, made round.

    The width is 2 · IQR / ∛n, at least a twentieth of the range, rounded up to 1, 2, 2.5 or 5
    times a power of ten; edges are whole multiples of it.
    """
    low, high = min(values), max(values)
    quarter, three_quarters = np.quantile(values, [0.25, 0.75]).tolist()
    width = 2 * (three_quarters - quarter) / len(values) ** (1 / 3)
    width = _rounded(max(width, (high - low) / _MOST_BINS) or abs(high) or 1.0)
    first, last = math.floor(low / width), math.floor(high / width) + 1
    return [index * width for index in range(first, last + 1)]


def _rounded(least: float) -> float:
    power = 10.0 ** math.floor(math.log10(least))
    return next(each * power for each in _ROUND if each * power >= least * (1 - 1e-9))


def _place(value: float, edges: Sequence[float]) -> float:
    """Return where a value stands across: the first bin is 0, each reaches half to either side."""
    return (value - edges[0]) / (edges[1] - edges[0]) - 0.5


def _bars(told: Telling, edges: Sequence[float], counts: Sequence[int]) -> Iterator[Bar]:
    total = sum(counts)
    for place, count in enumerate(counts):
        said = _("{low} to {high}: {count} of {total} values").format(
            low=told.number(edges[place]),
            high=told.number(edges[place + 1]),
            count=format_plain(count, told.context.forms, decimals=0),
            total=format_plain(total, told.context.forms, decimals=0),
        )
        if count:
            yield Bar(float(place), 0.0, float(count), said, "chart.actual", Fill.PALE, _GAP)


def _bands(told: Telling, edges: Sequence[float], last: int) -> Iterator[Area]:
    judgement = judged(told.context, told.measure, [last])[last]
    settings, direction = told.context.card.settings, told.measure.direction
    for area in band_areas(judgement.preset, judgement.figures, direction, settings.bands):
        low = edges[0] if area.low is None else max(area.low, edges[0])
        high = edges[-1] if area.high is None else min(area.high, edges[-1])
        if low < high:
            start, end = _place(low, edges), _place(high, edges)
            yield Area(start, end, None, None, _(area.band.name), f"band.{area.band.role}")


def _targets(told: Telling, edges: Sequence[float], last: int, high: float) -> Iterator[Mark]:
    """Yield the target, or both ends of its range, as lines upright among the bars."""
    judgement = judged(told.context, told.measure, [last])[last]
    for aim in aims_of(judgement, told.measure.direction):
        if edges[0] <= aim <= edges[-1]:
            said = _("Target: {target}").format(target=told.number(aim))
            at = _place(aim, edges)
            points = (Point(at, 0.0, said), Point(at, high, said))
            yield Line(said, points, "chart.target", Stroke.DASHED, has_marks=False)


def _twin(told: Telling, edges: Sequence[float], counts: Sequence[int]) -> TableTwin:
    rows = tuple(
        (
            told.bare(edges[place]),
            told.bare(edges[place + 1]),
            format_plain(count, told.context.forms, decimals=0),
        )
        for place, count in enumerate(counts)
    )
    return TableTwin((_("From"), _("To"), _("Number of values")), rows)
