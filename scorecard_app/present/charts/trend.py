"""The trend chart of a measure as plain values: points with their status, target, bands, axes.

Along the time axis a period stands at its ordinal and reaches half a step to either side.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

from scorecard_app.domain.ids import MeasureId
from scorecard_app.domain.measures import Measure, SeriesKind
from scorecard_app.domain.periods import Period
from scorecard_app.engine.judgements import MeasureJudgement
from scorecard_app.present.charts.alone import series_shown
from scorecard_app.present.charts.bands import BandArea, band_areas
from scorecard_app.present.charts.judged import POINTS, Judged, day_shown, judged, runs, shown_ends
from scorecard_app.present.charts.targets import plans_of
from scorecard_app.present.charts.telling import Telling
from scorecard_app.present.charts.ticks import Tick, period_ticks
from scorecard_app.present.faces import StatusFace
from scorecard_app.present.form_parts import FormContext
from scorecard_app.present.grid.columns import shown_ordinal
from scorecard_app.present.periods import format_period
from scorecard_app.present.statuses import status_face
from scorecard_app.present.words import SERIES_KINDS
from scorecard_app.texts import _

__all__ = [
    "POINTS",
    "ChartBand",
    "ChartPoint",
    "ChartSeries",
    "ChartSpec",
    "TargetStep",
    "axis_ticks",
    "chart_spec",
]

_PADDING = 0.08
_FREE_EDGE = 0.04
"""The share of the value axis at either end where a label would stick out."""

_MOST_STRETCH = 1.0
"""A band's edge is brought into view if that stretches the axis by no more than this share."""


@dataclass(frozen=True, slots=True)
class ChartPoint:
    """One value: where it stands, its status, and what is said about it when pointed at."""

    at: float
    value: float
    readout: str
    status: StatusFace | None = None


@dataclass(frozen=True, slots=True)
class ChartSeries:
    """One line; a gap in it is a period without a value."""

    kind: SeriesKind
    name: str
    points: tuple[ChartPoint, ...]


@dataclass(frozen=True, slots=True)
class TargetStep:
    """A target while it holds."""

    start: float
    end: float
    value: float


@dataclass(frozen=True, slots=True)
class ChartBand:
    """A band of the scoring rule while the rule's figures hold; None is an open end."""

    start: float
    end: float
    low: float | None
    high: float | None
    name: str
    role: str
    colour: str = ""


@dataclass(frozen=True, slots=True)
class ChartSpec:
    """Everything that the trend chart of one measure draws."""

    title: str
    unit: str
    series: tuple[ChartSeries, ...]
    targets: tuple[TargetStep, ...]
    bands: tuple[ChartBand, ...]
    first: Period
    last: Period
    low: float
    high: float
    now: float
    now_label: str
    target_name: str
    fiscal_start: int = 1

    @property
    def is_empty(self) -> bool:
        """Say whether there is no value to show."""
        return not any(each.points for each in self.series)


def chart_spec(context: FormContext, measure_id: MeasureId) -> ChartSpec:
    """Return the chart of a measure at the day shown."""
    measure = context.card.measures[measure_id]
    first, last = shown_ends(context, measure)
    judgements = judged(context, measure, range(first, last + 1))
    series = _series(context, measure, judgements)
    told = Telling(context, measure)
    targets, bands = _targets(told, judgements), _bands(context, measure, judgements)
    low, high = _axis(series, targets, bands)
    settings = context.card.settings
    shown = Period(measure.frequency, shown_ordinal(context, measure))
    return ChartSpec(
        title=measure.name,
        unit=told.symbol,
        series=series,
        targets=targets,
        bands=bands,
        first=Period(measure.frequency, first),
        last=Period(measure.frequency, last),
        low=low,
        high=high,
        now=day_shown(context, measure),
        now_label=format_period(shown, context.forms, fiscal_start=settings.fiscal_start),
        target_name=_(SERIES_KINDS[SeriesKind.TARGET]),
        fiscal_start=settings.fiscal_start,
    )


def axis_ticks(
    spec: ChartSpec, context: FormContext, measure_id: MeasureId, *, across: int, up: int
) -> tuple[tuple[Tick, ...], tuple[Tick, ...]]:
    """Return the marks of the time axis and of the value axis, at most so many of each."""
    told = Telling(context, context.card.measures[measure_id])
    times = period_ticks(
        spec.first, spec.last, context.forms, most=across, fiscal_start=spec.fiscal_start
    )
    values = told.ticks(spec.low, spec.high, most=up)
    free = _FREE_EDGE * (spec.high - spec.low)
    return times, tuple(tick for tick in values if spec.low + free < tick.at < spec.high - free)


def _series(context: FormContext, measure: Measure, judgements: Judged) -> tuple[ChartSeries, ...]:
    found = []
    shown = series_shown(context, measure)
    actual = next((each for each in shown if each.kind is SeriesKind.ACTUAL), None)
    for series in shown:
        if series.kind is SeriesKind.TARGET:
            continue
        is_actual = series is actual
        name = series.name or _(SERIES_KINDS[series.kind])
        point = partial(_point, context, measure, name=name)
        points = tuple(
            point(
                ordinal, number, status=_status(context, judgements[ordinal]) if is_actual else None
            )
            for ordinal, number in series.samples.items()
            if ordinal in judgements
        )
        found.append(ChartSeries(series.kind, name, points))
    return tuple(found)


def _status(context: FormContext, judgement: MeasureJudgement) -> StatusFace:
    return status_face(judgement, context.card.settings)


def _point(
    context: FormContext,
    measure: Measure,
    ordinal: int,
    number: float,
    *,
    name: str,
    status: StatusFace | None,
) -> ChartPoint:
    told = Telling(context, measure)
    readout = _("{series}, {period}: {value}").format(
        series=name, period=told.when(ordinal), value=told.number(number, ordinal)
    )
    if status is not None:
        readout = f"{readout} · {status.word}"
    return ChartPoint(float(ordinal), number, readout, status)


def _targets(told: Telling, judgements: Judged) -> tuple[TargetStep, ...]:
    steps = runs(list(plans_of(told, judgements, judgements).items()))
    return tuple(TargetStep(start, end, value) for start, end, value in steps if value is not None)


def _bands(context: FormContext, measure: Measure, judgements: Judged) -> tuple[ChartBand, ...]:
    bands = context.card.settings.bands
    areas = [
        (ordinal, band_areas(each.preset, each.figures, measure.direction, bands))
        for ordinal, each in judgements.items()
    ]
    return tuple(
        _chart_band(start, end, area) for start, end, members in runs(areas) for area in members
    )


def _chart_band(start: float, end: float, area: BandArea) -> ChartBand:
    band = area.band
    name, role = _(band.name), f"band.{band.role}"
    return ChartBand(start, end, area.low, area.high, name, role, band.colour)


def _axis(
    series: Sequence[ChartSeries], targets: Sequence[TargetStep], bands: Sequence[ChartBand]
) -> tuple[float, float]:
    """Return the ends of the value axis: all values and targets, and bands' edges that are near."""
    numbers = [point.value for each in series for point in each.points]
    numbers += [step.value for step in targets]
    if not numbers:
        return 0.0, 1.0
    low, high = min(numbers), max(numbers)
    reach = (high - low) * _MOST_STRETCH
    edges = [edge for band in bands for edge in (band.low, band.high) if edge is not None]
    near = [edge for edge in edges if low - reach <= edge <= high + reach]
    low, high = min([low, *near]), max([high, *near])
    margin = (high - low) * _PADDING or abs(high) * _PADDING or 1.0
    return low - margin, high + margin
