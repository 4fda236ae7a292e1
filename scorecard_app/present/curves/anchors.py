"""The anchors of a scoring curve: where they stand, how far they may go, what they change."""

import math
from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from itertools import pairwise

from scorecard_app.document.edits.fields import set_field
from scorecard_app.document.edits.rules import set_parameter
from scorecard_app.domain.ids import MeasureId
from scorecard_app.domain.measures import Unit, UnitKind
from scorecard_app.domain.rules import Preset
from scorecard_app.engine import anchors as scale
from scorecard_app.engine.curve import named_anchors
from scorecard_app.present.curves.faces import CurveAnchor
from scorecard_app.present.curves.stand import BASELINE, TARGET, Stand, stand_of
from scorecard_app.present.form_groups.measure_time import change_holds_from
from scorecard_app.present.form_parts import Edit, FormContext
from scorecard_app.present.measure_scoring import figure_given, series_followed, series_name
from scorecard_app.texts import _

_STEPS = 100
_WHOLE = frozenset({UnitKind.DATE, UnitKind.DURATION, UnitKind.COUNT, UnitKind.YES_NO})


def move_anchor(
    context: FormContext, measure_id: MeasureId, anchor: CurveAnchor, to: float
) -> Edit:
    """Return the edit that puts an anchor at a value (or a score), on the nearest step."""
    steps = round(to / anchor.step)
    number = min(max(steps * anchor.step, anchor.low), anchor.high)
    measure = context.card.measures[measure_id]
    if anchor.name in {"inner", "outer"}:
        centre = stand_of(context, measure, None).figures.get(TARGET) or 0.0
        number = abs(number - centre)
    number = float(f"{number:.12g}")
    if anchor.name == BASELINE:
        return partial(
            set_field, table="measures", entity_id=measure_id, field=BASELINE, value=number
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


def anchors_of(stand: Stand) -> list[CurveAnchor]:
    """Return the anchors whose figures are there, the worst first."""
    if stand.preset is Preset.ON_TARGET:
        return _around_target(stand)
    return [
        _anchor(stand, name, number, score)
        for name, score in named_anchors(stand.preset, stand.measure.direction)
        if (number := stand.figures.get(name)) is not None
    ]


def _around_target(stand: Stand) -> list[CurveAnchor]:
    target, inner, outer = (stand.figures.get(name) for name in (TARGET, "inner", "outer"))
    if target is None or inner is None or outer is None:
        return []
    return [
        _anchor(stand, TARGET, target, scale.HIGHEST),
        _anchor(stand, "inner", target + inner, scale.HIGHEST),
        _anchor(stand, "outer", target + outer, scale.RED),
    ]


def _anchor(stand: Stand, name: str, value: float, score: float) -> CurveAnchor:
    reason = _fixed_because(stand, name)
    return CurveAnchor(name, stand.label(name), value, score, at=value, reason=reason)


def _fixed_because(stand: Stand, name: str) -> str:
    """Say why an anchor cannot be dragged; "" where it can."""
    context, measure_id = stand.context, stand.measure.id
    if stand.preset is Preset.DEFAULT and name == TARGET:
        return _("It is the target in force. Change it under “Baseline and target”.")
    given = figure_given(context, measure_id, name)
    if given.formula:
        return _("It is computed by a formula. Change the formula.")
    series = series_followed(context, measure_id, name)
    if series is not None:
        return _("It follows the series “{series}”. Change its values, or choose a number.").format(
            series=series_name(series)
        )
    if name == TARGET and given.number is None:
        return _("It is the target in force. Change it under “Baseline and target”.")
    return ""


def bends_of(stand: Stand) -> list[float]:
    """Return the values at which the curve bends, in any order."""
    figures = {name: number for name, number in stand.figures.items() if number is not None}
    match stand.preset:
        case Preset.DEFAULT | Preset.GOAL_AND_RED_FLAG:
            is_default = stand.preset is Preset.DEFAULT
            red = figures[BASELINE if is_default else "red_flag"]
            goal = figures[TARGET if is_default else "goal"]
            return [red - (goal - red), red, goal, goal + (goal - red)]
        case Preset.ON_TARGET:
            target, inner, outer = figures[TARGET], figures["inner"], figures["outer"]
            away = [distance for distance, _score in scale.around_target(inner, outer)]
            return [target, *(target - each for each in away), *(target + each for each in away)]
        case _:
            return list(figures.values())


def with_limits(
    stand: Stand, anchors: Sequence[CurveAnchor], low: float, high: float
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
