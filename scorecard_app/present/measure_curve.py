"""The picture of a scoring rule: its curve over the values, its anchors, and where things stand."""

import math
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

import numpy as np

from scorecard_app.domain.ids import MeasureId
from scorecard_app.domain.rules import Preset
from scorecard_app.engine.bands import in_order
from scorecard_app.engine.judgements import Reason
from scorecard_app.present.amounts import amount
from scorecard_app.present.curves.anchors import anchors_of, bends_of, move_anchor, with_limits
from scorecard_app.present.curves.faces import (
    CurveAnchor,
    CurveBand,
    CurveMark,
    CurveSpec,
    CurveTick,
)
from scorecard_app.present.curves.stand import (
    BASELINE,
    TARGET,
    Stand,
    scores_at,
    stand_of,
    target_at,
)
from scorecard_app.present.form_groups.measure_time import period_shown, rule_of
from scorecard_app.present.form_parts import FormContext
from scorecard_app.present.missing_figures import missing_figures_sentence
from scorecard_app.present.numbers import format_compact, format_score
from scorecard_app.present.statuses import fault_sentence
from scorecard_app.texts import _

__all__ = ["CurveAnchor", "CurveSpec", "curve_spec", "move_anchor"]

_MARGIN = 0.06
"""The share of the width that is left free at either end of the values."""


def curve_spec(
    context: FormContext, measure_id: MeasureId, *, value: float | None = None
) -> CurveSpec:
    """Return the curve of the rule that the form shows, with the value shown marked on it."""
    stand = stand_of(context, context.card.measures[measure_id], value)
    if stand.preset in {Preset.CHOICE, Preset.YES_NO}:
        return _discrete(stand)
    anchors = anchors_of(stand)
    if len(anchors) < 2:  # noqa: PLR2004 - a line needs two points
        return CurveSpec(sentence=_fault(stand, Reason.FIGURE_MISSING))
    low, high = _ends(stand, anchors)
    values = np.array(sorted({low, high, *bends_of(stand)} if high > low else {low, low + 1}))
    scores, fault = scores_at(stand, values)
    if fault is not Reason.CURRENT:
        return CurveSpec(sentence=_fault(stand, fault))
    points = tuple(zip(values.tolist(), scores.tolist(), strict=True))
    within = tuple(point for point in points if low <= point[0] <= high)
    return _dressed(
        stand,
        CurveSpec(within, with_limits(stand, anchors, low, high), low=low, high=high),
    )


def _fault(stand: Stand, reason: Reason) -> str:
    """Say why there is no score, and name the figures to fill in."""
    is_missing = any(number is None for number in stand.figures.values())
    if reason is Reason.FIGURE_MISSING and is_missing:
        return missing_figures_sentence(stand.preset, stand.figures)
    return fault_sentence(reason)


def _ends(stand: Stand, anchors: Sequence[CurveAnchor]) -> tuple[float, float]:
    """Return the values at the ends of the axis: room for the curve and for all that is marked."""
    shown = [*bends_of(stand), *(each.value for each in anchors)] if _is_whole(stand) else []
    marked = (stand.value, stand.measure.baseline, stand.figures.get(TARGET))
    found = [*shown, *(each for each in marked if each is not None)]
    low, high = min(found, default=0.0), max(found, default=1.0)
    margin = _MARGIN * (high - low)
    return low - margin, high + margin


def _is_whole(stand: Stand) -> bool:
    return all(number is not None for number in stand.figures.values())


def _dressed(stand: Stand, spec: CurveSpec) -> CurveSpec:
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
    score = float(scores_at(stand, np.array([stand.value]))[0][0])
    return _with_now(stand, spec, stand.value, score)


def _with_now(stand: Stand, spec: CurveSpec, at: float, score: float) -> CurveSpec:
    if math.isnan(score) or stand.value is None:
        return replace(spec, sentence=fault_sentence(Reason.NOT_A_CHOICE))
    context = stand.context
    currency = context.card.settings.currency
    value = amount(stand.value, stand.measure, stand.scale, context.forms, currency=currency)
    points = format_score(score, context.card.settings, context.forms)
    return replace(
        spec,
        now=(at, score),
        now_label=points,
        sentence=_("{value} scores {score}.").format(value=value.whole, score=points),
    )


def _marks(stand: Stand, spec: CurveSpec) -> tuple[CurveMark, ...]:
    """Mark baseline and target where they are not anchors themselves."""
    taken = {anchor.name for anchor in spec.anchors}
    measure, forms = stand.measure, stand.context.forms
    shown = period_shown(stand.context, measure).ordinal
    pairs = (
        (BASELINE, _("Baseline"), measure.baseline, "chart.prior"),
        (TARGET, _("Target"), target_at(stand.context, measure, shown), "chart.target"),
    )
    return tuple(
        CurveMark(f"{word} {format_compact(number, measure.unit, forms)}", number, role)
        for name, word, number, role in pairs
        if number is not None and name not in taken and spec.low <= number <= spec.high
    )


def _bands(stand: Stand, bottom: float, top: float) -> tuple[CurveBand, ...]:
    bands = in_order(stand.context.card.settings.bands)
    floors = [bottom, *(band.floor for band in bands[1:]), top]
    return tuple(
        CurveBand(_(band.name), f"band.{band.role}", low, high, band.colour)
        for band, (low, high) in zip(bands, pairwise(floors), strict=True)
    )


def _score_ticks(stand: Stand, bottom: float, top: float) -> tuple[tuple[str, float], ...]:
    """Return the scores at the edges of the bands, as they are written beside them."""
    floors = [band.floor for band in in_order(stand.context.card.settings.bands)[1:]]
    context = stand.context
    return tuple(
        (format_score(score, context.card.settings, context.forms), score)
        for score in (bottom, *floors, top)
    )


def _ticks(spec: CurveSpec) -> tuple[CurveTick, ...]:
    named: list[CurveAnchor | CurveMark] = [*spec.anchors, *spec.marks]
    return tuple(
        CurveTick(each.value, each.label) for each in sorted(named, key=lambda each: each.value)
    )


def _discrete(stand: Stand) -> CurveSpec:
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


def _choices(stand: Stand) -> tuple[list[str], tuple[CurveAnchor, ...]]:
    if stand.preset is Preset.YES_NO:
        given = [("no", _("no")), ("yes", _("yes"))]
        reason = ""
    else:
        rule = rule_of(stand.context, stand.measure.id)
        given = [(name, name) for name in (rule.parameters if rule else ())]
        reason = _("Its score is what was entered as a value. Change it in the list below.")
    settings = stand.context.card.settings
    anchors = tuple(
        CurveAnchor(
            name,
            f"{word} {format_score(score, settings, stand.context.forms)}",
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
