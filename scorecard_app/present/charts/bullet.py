"""Bullet graphs (Stephen Few, 2013): one value against its target on ranges of a single hue."""

from collections.abc import Sequence
from dataclasses import dataclass

from scorecard_app.domain.measures import Direction, Measure, UnitKind
from scorecard_app.domain.settings import Settings
from scorecard_app.engine.judgements import MeasureJudgement
from scorecard_app.present.amounts import amount, scale_by
from scorecard_app.present.charts.bands import BandArea, band_areas
from scorecard_app.present.statuses import status_face
from scorecard_app.texts import LocaleForms, _

_PADDING = 0.1
_REACH = 3.0
"""An edge is brought into view from so many spans of the numbers away, or from nearer zero."""

_ZERO_SHARE = 0.5
"""Zero belongs on the axis if the smallest number is at most this share of the largest."""

_DARKEST, _LIGHTEST = 1.0, 0.25


@dataclass(frozen=True, slots=True)
class BulletRange:
    """A qualitative range; `shade` runs from 1, the darkest and worst, down towards 0."""

    low: float
    high: float
    shade: float
    name: str


@dataclass(frozen=True, slots=True)
class BulletMark:
    """A comparative marker across the bar; a quiet one is drawn thinner, as the pace is."""

    value: float
    name: str
    is_quiet: bool = False


@dataclass(frozen=True, slots=True)
class BulletFace:
    """A bullet graph, ready to draw, from `low` at the left to `high` at the right.

    A value is a bar from zero where zero is on the axis, else a dot, since the length of a bar
    that begins elsewhere says nothing. `projected` is where the period is heading, a light
    extension of the bar. Where lower is better the ranges stand the other way round.
    """

    low: float
    high: float
    ranges: tuple[BulletRange, ...]
    value: float | None
    marks: tuple[BulletMark, ...] = ()
    projected: float | None = None
    role: str = "band.none"
    is_lower_better: bool = False
    readout: str = ""

    @property
    def has_bar(self) -> bool:
        """Say whether the value is a bar from zero; else it is a dot."""
        return self.low <= 0 <= self.high


def bullet_face(
    measure: Measure,
    judgement: MeasureJudgement,
    settings: Settings,
    forms: LocaleForms,
    *,
    projected: float | None = None,
    pace: float | None = None,
) -> BulletFace | None:
    """Return the bullet graph of a measure; None where there is nothing to compare.

    `pace` is what is expected to date of a yearly target, `projected` the end of the period.
    """
    if measure.unit.kind is UnitKind.YES_NO or judgement.value is None:
        return None
    marks = _marks(measure, judgement, pace)
    areas = band_areas(judgement.preset, judgement.figures, measure.direction, settings.bands)
    if not marks and not areas:
        return None
    numbers = [judgement.value, *(mark.value for mark in marks)]
    low, high = _axis([*numbers, *([] if projected is None else [projected])], areas)
    return BulletFace(
        low,
        high,
        _ranges(areas, low, high, settings),
        judgement.value,
        marks,
        projected,
        status_face(judgement, settings).role,
        is_lower_better=measure.direction is Direction.LOWER,
        readout=_readout(measure, judgement, settings, forms),
    )


def _marks(
    measure: Measure, judgement: MeasureJudgement, pace: float | None
) -> tuple[BulletMark, ...]:
    """Return the target, or both ends of the range that counts as on target, and the pace."""
    found = []
    target, inner = (
        judgement.figures.get("target", judgement.target),
        judgement.figures.get("inner"),
    )
    if target is None:
        target = judgement.target
    if target is not None and measure.direction is Direction.TARGET and inner:
        found += [BulletMark(target - inner, _("Target, lower end"))]
        found += [BulletMark(target + inner, _("Target, upper end"))]
    elif target is not None:
        found.append(BulletMark(target, _("Target")))
    if pace is not None:
        found.append(BulletMark(pace, _("Expected to date"), is_quiet=True))
    return tuple(found)


def _axis(numbers: Sequence[float], areas: Sequence[BandArea]) -> tuple[float, float]:
    """Return the ends of the axis: all numbers, the edges that are near, zero if not too far."""
    edges = [edge for area in areas for edge in (area.low, area.high) if edge is not None]
    low, high = min(numbers), max(numbers)
    reach = max(_REACH * (high - low), abs(low), abs(high))
    near = [edge for edge in edges if low - reach <= edge <= high + reach]
    low, high = min([low, *near]), max([high, *near])
    margin = (high - low) * _PADDING or abs(high) * _PADDING or 1.0
    if 0 <= low <= _ZERO_SHARE * high:
        return 0.0, high + margin
    if 0 >= high >= _ZERO_SHARE * low:
        return low - margin, 0.0
    return low - margin, high + margin


def _ranges(
    areas: Sequence[BandArea], low: float, high: float, settings: Settings
) -> tuple[BulletRange, ...]:
    """Cut the areas to the axis; the worst band is the darkest."""
    order = sorted(settings.bands, key=lambda band: band.floor)
    step = (_DARKEST - _LIGHTEST) / max(len(order) - 1, 1)
    cut = [(area, max(low, _or(area.low, low)), min(high, _or(area.high, high))) for area in areas]
    return tuple(
        BulletRange(left, right, _DARKEST - step * order.index(area.band), _(area.band.name))
        for area, left, right in cut
        if left < right
    )


def _or(number: float | None, otherwise: float) -> float:
    return otherwise if number is None else number


def _readout(
    measure: Measure, judgement: MeasureJudgement, settings: Settings, forms: LocaleForms
) -> str:
    scale, currency = scale_by(judgement), settings.currency
    value = amount(judgement.value, measure, scale, forms, currency=currency).whole
    word = status_face(judgement, settings).word
    if judgement.target is None:
        return _("{measure}: {value} · {status}").format(
            measure=measure.name, value=value, status=word
        )
    target = amount(judgement.target, measure, scale, forms, currency=currency).whole
    return _("{measure}: {value}, target {target} · {status}").format(
        measure=measure.name, value=value, target=target, status=word
    )
