"""The picture of a scoring rule: its curve over the values, its anchors, and where things stand."""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from itertools import pairwise

import numpy as np

from scorecard_app.document.edits.fields import set_field
from scorecard_app.document.edits.rules import set_parameter
from scorecard_app.domain.ids import MeasureId
from scorecard_app.domain.measures import Measure, SeriesKind, Unit, UnitKind
from scorecard_app.domain.rules import Preset
from scorecard_app.engine import anchors as scale
from scorecard_app.engine.arrays import Floats
from scorecard_app.engine.bands import in_order
from scorecard_app.engine.judgements import Reason
from scorecard_app.engine.numbers import numbers_of
from scorecard_app.engine.rule_scores import rule_scores
from scorecard_app.engine.rules import Case, cases_of, figure_at
from scorecard_app.engine.targets import is_spread, periods_in_year
from scorecard_app.present.form_groups.measure_time import (
    change_holds_from,
    period_shown,
    rule_of,
)
from scorecard_app.present.form_parts import Edit, FormContext
from scorecard_app.present.measure_scoring import (
    figure_given,
    figure_unit,
    series_followed,
    series_name,
)
from scorecard_app.present.numbers import format_compact, format_number, format_plain, unit_symbol
from scorecard_app.present.statuses import fault_sentence
from scorecard_app.present.words import PARAMETER_WORDS
from scorecard_app.texts import _

_MARGIN = 0.06
"""The share of the width that is left free at either end of the values."""

_STEPS = 100
_WHOLE = frozenset({UnitKind.DATE, UnitKind.DURATION, UnitKind.COUNT, UnitKind.YES_NO})
_BASELINE, _TARGET = "baseline", "target"


@dataclass(frozen=True, slots=True)
class CurveAnchor:
    """A point that the curve goes through; a movable one changes the figure of its name.

    It moves along the values, or (`moves_score`) up and down; `low` and `high` are how far it
    may go, `at` where it stands on the axis that it moves along. `reason` says why it is fixed.
    """

    name: str
    label: str
    value: float
    score: float
    at: float = 0.0
    low: float = -math.inf
    high: float = math.inf
    step: float = 1.0
    moves_score: bool = False
    reason: str = ""

    @property
    def is_movable(self) -> bool:
        """Say whether it can be dragged."""
        return not self.reason


@dataclass(frozen=True, slots=True)
class CurveBand:
    """A band of the scale, from one score to another; `colour` stands for that of the role."""

    name: str
    role: str
    low: float
    high: float
    colour: str = ""


@dataclass(frozen=True, slots=True)
class CurveMark:
    """A value on the axis that is worth a line: the target, the baseline."""

    label: str
    value: float
    role: str


@dataclass(frozen=True, slots=True)
class CurveTick:
    """A text under the axis of the values."""

    value: float
    text: str


@dataclass(frozen=True, slots=True)
class CurveSpec:
    """What to draw: values across, scores up; without points only the sentence is shown."""

    points: tuple[tuple[float, float], ...] = ()
    anchors: tuple[CurveAnchor, ...] = ()
    bands: tuple[CurveBand, ...] = ()
    marks: tuple[CurveMark, ...] = ()
    ticks: tuple[CurveTick, ...] = ()
    score_ticks: tuple[tuple[str, float], ...] = ()
    now: tuple[float, float] | None = None
    now_label: str = ""
    low: float = 0.0
    high: float = 1.0
    bottom: float = 0.0
    top: float = 100.0
    is_discrete: bool = False
    sentence: str = ""

    @property
    def is_rising(self) -> bool:
        """Say whether the line ends higher than it begins."""
        return bool(self.points) and self.points[-1][1] > self.points[0][1]

    @property
    def is_empty(self) -> bool:
        """Say whether there is nothing to draw."""
        return not self.points


@dataclass(frozen=True, slots=True)
class _Stand:
    """One measure under the rule in force in the period shown."""

    context: FormContext
    measure: Measure
    preset: Preset
    figures: Mapping[str, float | None]
    value: float | None

    def label(self, name: str) -> str:
        number = self.figures.get(name)
        unit = figure_unit(self.context, self.measure.id, name)
        own = {_BASELINE: _("Baseline"), _TARGET: _("Target")}
        word = own.get(name) or _(PARAMETER_WORDS[name])
        return f"{word} {format_number(number, unit, self.context.forms)}"


def curve_spec(
    context: FormContext, measure_id: MeasureId, *, value: float | None = None
) -> CurveSpec:
    """Return the curve of the rule that the form shows, with the value shown marked on it."""
    stand = _stand(context, context.card.measures[measure_id], value)
    if stand.preset in {Preset.CHOICE, Preset.YES_NO}:
        return _discrete(stand)
    anchors = _anchors(stand)
    if len(anchors) < 2:  # noqa: PLR2004 - a line needs two points
        return CurveSpec(sentence=fault_sentence(Reason.FIGURE_MISSING))
    low, high = _ends(stand, anchors)
    values = np.array(sorted({low, high, *_bends(stand)} if high > low else {low, low + 1}))
    scores, fault = _scores(stand, values)
    if fault is not Reason.CURRENT:
        return CurveSpec(sentence=fault_sentence(fault))
    points = tuple(zip(values.tolist(), scores.tolist(), strict=True))
    within = tuple(point for point in points if low <= point[0] <= high)
    return _dressed(
        stand,
        CurveSpec(within, _with_limits(stand, anchors, low, high), low=low, high=high),
    )


def move_anchor(
    context: FormContext, measure_id: MeasureId, anchor: CurveAnchor, to: float
) -> Edit:
    """Return the edit that puts an anchor at a value (or a score), on the nearest step."""
    steps = round(to / anchor.step)
    number = min(max(steps * anchor.step, anchor.low), anchor.high)
    measure = context.card.measures[measure_id]
    if anchor.name in {"inner", "outer"}:
        centre = _stand(context, measure, None).figures.get(_TARGET) or 0.0
        number = abs(number - centre)
    number = float(f"{number:.12g}")
    if anchor.name == _BASELINE:
        return partial(
            set_field, table="measures", entity_id=measure_id, field=_BASELINE, value=number
        )
    since = change_holds_from(context, measure_id)
    return partial(
        set_parameter,
        measure_id=measure_id,
        name=anchor.name,
        number=number,
        mint=context.mint,
        since=since,
    )


def _stand(context: FormContext, measure: Measure, value: float | None) -> _Stand:
    shown = period_shown(context, measure).ordinal
    cases = cases_of(context.card, [measure])
    case = next(each for each in cases if each.since <= shown < each.until)
    return _Stand(context, measure, case.preset, _figures(context, measure, case, shown), value)


def _figures(
    context: FormContext, measure: Measure, case: Case, shown: int
) -> Mapping[str, float | None]:
    target = target_at(context, measure, shown)
    numbers = numbers_of(context.card)
    return {
        name: figure_at(case, name, judged=shown, target=target, card=context.card, numbers=numbers)
        for name in case.names
    }


def target_at(context: FormContext, measure: Measure, ordinal: int) -> float | None:
    """Return the target in force in a period, a yearly one divided where it is to be spread."""
    series = context.relations.first_series(measure.id, SeriesKind.TARGET)
    since = series.samples.last_at(ordinal) if series else None
    if series is None or since is None:
        return None
    number = series.samples[since]
    if not is_spread(measure):
        return number
    period = replace(period_shown(context, measure), ordinal=ordinal)
    fiscal_start = context.card.settings.fiscal_start
    return number / periods_in_year(period, fiscal_start=fiscal_start)


def _scores(stand: _Stand, values: Floats) -> tuple[Floats, Reason]:
    may_leave = stand.context.card.settings.may_leave_scale
    return rule_scores(
        stand.measure, stand.preset, stand.figures, values, may_leave_scale=may_leave
    )


def _anchors(stand: _Stand) -> list[CurveAnchor]:
    """Return the anchors whose figures are there, in the order of the preset."""
    figures = stand.figures
    match stand.preset:
        case Preset.DEFAULT:
            named = [(_BASELINE, scale.RED), (_TARGET, scale.GREEN)]
        case Preset.GOAL_AND_RED_FLAG:
            named = [("red_flag", scale.RED), ("goal", scale.GREEN)]
        case Preset.MINIMUM_TO_MAXIMUM:
            is_up = stand.measure.direction.value == "higher"
            ends = (scale.LOWEST, scale.HIGHEST) if is_up else (scale.HIGHEST, scale.LOWEST)
            named = [("minimum", ends[0]), ("maximum", ends[1])]
        case Preset.FOUR_POINTS:
            scores = (scale.LOWEST, scale.RED, scale.GREEN, scale.HIGHEST)
            named = list(zip(("worst", "red", "green", "best"), scores, strict=True))
        case _:
            return _around_target(stand)
    return [
        _anchor(stand, name, number, score)
        for name, score in named
        if (number := figures.get(name)) is not None
    ]


def _around_target(stand: _Stand) -> list[CurveAnchor]:
    target, inner, outer = (stand.figures.get(name) for name in (_TARGET, "inner", "outer"))
    if target is None or inner is None or outer is None:
        return []
    return [
        _anchor(stand, _TARGET, target, scale.HIGHEST),
        _anchor(stand, "inner", target + inner, scale.HIGHEST),
        _anchor(stand, "outer", target + outer, scale.RED),
    ]


def _anchor(stand: _Stand, name: str, value: float, score: float) -> CurveAnchor:
    reason = _fixed_because(stand, name)
    return CurveAnchor(name, stand.label(name), value, score, at=value, reason=reason)


def _fixed_because(stand: _Stand, name: str) -> str:
    """Say why an anchor cannot be dragged; "" where it can."""
    context, measure_id = stand.context, stand.measure.id
    if stand.preset is Preset.DEFAULT and name == _TARGET:
        return _("It is the target in force. Change it under “Baseline and target”.")
    given = figure_given(context, measure_id, name)
    if given.formula:
        return _("It is computed by a formula. Change the formula.")
    series = series_followed(context, measure_id, name)
    if series is not None:
        return _("It follows the series “{series}”. Change its values, or choose a number.").format(
            series=series_name(series)
        )
    if name == _TARGET and given.number is None:
        return _("It is the target in force. Change it under “Baseline and target”.")
    return ""


def _bends(stand: _Stand) -> list[float]:
    """Return the values at which the curve bends, in any order."""
    figures = {name: number for name, number in stand.figures.items() if number is not None}
    match stand.preset:
        case Preset.DEFAULT | Preset.GOAL_AND_RED_FLAG:
            is_default = stand.preset is Preset.DEFAULT
            red = figures[_BASELINE if is_default else "red_flag"]
            goal = figures[_TARGET if is_default else "goal"]
            return [red - (goal - red), red, goal, goal + (goal - red)]
        case Preset.ON_TARGET:
            target, inner, outer = figures[_TARGET], figures["inner"], figures["outer"]
            away = [inner, outer, 2 * outer - inner]
            return [target, *(target - each for each in away), *(target + each for each in away)]
        case _:
            return list(figures.values())


def _ends(stand: _Stand, anchors: Sequence[CurveAnchor]) -> tuple[float, float]:
    """Return the values at the ends of the axis: room for the curve and for all that is marked."""
    shown = [*_bends(stand), *(each.value for each in anchors)] if _is_whole(stand) else []
    marked = (stand.value, stand.measure.baseline, stand.figures.get(_TARGET))
    found = [*shown, *(each for each in marked if each is not None)]
    low, high = min(found, default=0.0), max(found, default=1.0)
    margin = _MARGIN * (high - low)
    return low - margin, high + margin


def _is_whole(stand: _Stand) -> bool:
    return all(number is not None for number in stand.figures.values())


def _with_limits(
    stand: _Stand, anchors: Sequence[CurveAnchor], low: float, high: float
) -> tuple[CurveAnchor, ...]:
    """Keep each anchor from passing its neighbours, and give it a step that suits the axis."""
    step = _step(high - low, stand.measure.unit)
    order = sorted(anchors, key=lambda each: each.value)
    limits = {each.name: (-math.inf, math.inf) for each in order}
    for left, right in pairwise(order):
        limits[left.name] = (limits[left.name][0], right.value - step)
        limits[right.name] = (left.value + step, math.inf)
    if stand.preset is Preset.ON_TARGET:
        middle, inner, outer = anchors
        limits[middle.name] = (-math.inf, math.inf)
        limits[inner.name] = (middle.value, outer.value - step)
    return tuple(
        replace(each, low=limits[each.name][0], high=limits[each.name][1], step=step)
        for each in anchors
    )


def _step(span: float, unit: Unit) -> float:
    """Return a round hundredth of a span that the unit can show."""
    rough = span / _STEPS
    power = 10.0 ** math.floor(math.log10(rough)) if rough > 0 else 1.0
    step = next(each * power for each in (1, 2, 5, 10) if each * power >= rough or each == 10)  # noqa: PLR2004
    least = 1.0 if unit.kind in _WHOLE else 0.0
    if unit.decimals is not None and unit.kind not in _WHOLE:
        least = 10.0**-unit.decimals
    return max(step, least)


def _dressed(stand: _Stand, spec: CurveSpec) -> CurveSpec:
    """Add the bands, the marks, the texts of the axis and the value of now."""
    scores = [score for _value, score in spec.points]
    bottom, top = min(0.0, *scores), max(100.0, *scores)
    spec = replace(
        spec,
        bands=_bands(stand, bottom, top),
        score_ticks=_score_ticks(stand, bottom, top),
        marks=_marks(stand, spec),
        bottom=bottom,
        top=top,
    )
    spec = replace(spec, ticks=_ticks(spec))
    if stand.value is None:
        return replace(spec, sentence=_("There is no value yet."))
    score = float(_scores(stand, np.array([stand.value]))[0][0])
    return _with_now(stand, spec, stand.value, score)


def _with_now(stand: _Stand, spec: CurveSpec, at: float, score: float) -> CurveSpec:
    if math.isnan(score) or stand.value is None:
        return replace(spec, sentence=fault_sentence(Reason.NOT_A_CHOICE))
    context = stand.context
    number = format_number(stand.value, stand.measure.unit, context.forms)
    symbol = unit_symbol(stand.measure.unit, context.card.settings.currency)
    points = format_plain(score, context.forms, decimals=0)
    value = f"{number} {symbol}".rstrip()
    return replace(
        spec,
        now=(at, score),
        now_label=points,
        sentence=_("{value} scores {score}.").format(value=value, score=points),
    )


def _marks(stand: _Stand, spec: CurveSpec) -> tuple[CurveMark, ...]:
    """Mark baseline and target where they are not anchors themselves."""
    taken = {anchor.name for anchor in spec.anchors}
    measure, forms = stand.measure, stand.context.forms
    shown = period_shown(stand.context, measure).ordinal
    pairs = (
        (_BASELINE, _("Baseline"), measure.baseline, "chart.prior"),
        (_TARGET, _("Target"), target_at(stand.context, measure, shown), "chart.target"),
    )
    return tuple(
        CurveMark(f"{word} {format_compact(number, measure.unit, forms)}", number, role)
        for name, word, number, role in pairs
        if number is not None and name not in taken and spec.low <= number <= spec.high
    )


def _bands(stand: _Stand, bottom: float, top: float) -> tuple[CurveBand, ...]:
    bands = in_order(stand.context.card.settings.bands)
    floors = [bottom, *(band.floor for band in bands[1:]), top]
    return tuple(
        CurveBand(_(band.name), f"band.{band.role}", low, high, band.colour)
        for band, (low, high) in zip(bands, pairwise(floors), strict=True)
    )


def _score_ticks(stand: _Stand, bottom: float, top: float) -> tuple[tuple[str, float], ...]:
    """Return the scores at the edges of the bands, as they are written beside them."""
    floors = [band.floor for band in in_order(stand.context.card.settings.bands)[1:]]
    forms = stand.context.forms
    return tuple(
        (format_plain(score, forms, decimals=0), score) for score in (bottom, *floors, top)
    )


def _ticks(spec: CurveSpec) -> tuple[CurveTick, ...]:
    named: list[CurveAnchor | CurveMark] = [*spec.anchors, *spec.marks]
    return tuple(
        CurveTick(each.value, each.label) for each in sorted(named, key=lambda each: each.value)
    )


def _discrete(stand: _Stand) -> CurveSpec:
    """Stand the choices side by side, each as high as its score."""
    words, anchors = _choices(stand)
    if not anchors:
        return CurveSpec(sentence=_("Add the choices below, each with its score."))
    points = tuple((each.value, each.score) for each in anchors)
    spec = CurveSpec(
        points,
        anchors,
        _bands(stand, 0.0, 100.0),
        score_ticks=_score_ticks(stand, 0.0, 100.0),
        ticks=tuple(CurveTick(each.value, word) for each, word in zip(anchors, words, strict=True)),
        low=-0.5,
        high=len(anchors) - 0.5,
        is_discrete=True,
    )
    if stand.value is None:
        return replace(spec, sentence=_("There is no value yet."))
    keys = [each.score for each in anchors] if stand.preset is Preset.CHOICE else [0.0, 1.0]
    if stand.value not in keys:
        return replace(spec, sentence=fault_sentence(Reason.NOT_A_CHOICE))
    at = keys.index(stand.value)
    return _with_now(stand, spec, float(at), anchors[at].score)


def _choices(stand: _Stand) -> tuple[list[str], tuple[CurveAnchor, ...]]:
    if stand.preset is Preset.YES_NO:
        given = [("no", _("no")), ("yes", _("yes"))]
        reason = ""
    else:
        rule = rule_of(stand.context, stand.measure.id)
        given = [(name, name) for name in (rule.parameters if rule else ())]
        reason = _("Its score is what was entered as a value. Change it in the list below.")
    anchors = tuple(
        CurveAnchor(
            name,
            f"{word} {format_plain(score, stand.context.forms, decimals=0)}",
            float(place),
            score,
            at=score,
            low=0.0,
            high=100.0,
            moves_score=True,
            reason=reason,
        )
        for place, (name, word) in enumerate(given)
        if (score := stand.figures.get(name)) is not None
    )
    return [word for name, word in given if stand.figures.get(name) is not None], anchors
