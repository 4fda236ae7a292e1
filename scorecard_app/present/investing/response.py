"""The picture of a response: money across, improvement up, and what can be dragged in it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np

from scorecard_app.domain.ids import EntityId
from scorecard_app.domain.value import Act, Curve, CurveKind, Lever
from scorecard_app.engine.arrays import Floats
from scorecard_app.engine.influence.responses import missing, response
from scorecard_app.present.charts.ticks import value_ticks
from scorecard_app.present.form_parts import Edit, FormContext, row_id
from scorecard_app.present.investing.curves import (
    bent,
    curve_shown,
    handles_of,
    most_of,
    with_point,
    without_point,
)
from scorecard_app.present.investing.fields import MONEY, PERCENT, card_name
from scorecard_app.present.investing.lever_form import act_of, edit_act, lever_of
from scorecard_app.present.what_if.words import money, percent_of
from scorecard_app.texts import _

SUPPOSED = "supposed"
"""The handle that turns the lever in the what-if; it changes nothing in the file."""

_SAMPLES = 120
_REACH = 3.0
"""An axis goes on to so many times the most money where a handle stands out there."""

_HEADROOM, _LEAST_TOP = 1.15, 0.01
_TICKS = 6
_STEPS = 100
"""Into so many steps the keyboard divides the height of the picture."""


@dataclass(frozen=True, slots=True)
class Handle:
    """A point that can be dragged, by its name; `up` and `across` say in which ways."""

    name: str
    label: str
    spend: float
    gain: float
    spend_step: float
    gain_step: float
    across: bool = True
    up: bool = True

    @property
    def can_be_removed(self) -> bool:
        """Say whether the point is one of those between straight lines."""
        return self.name.isdigit()


@dataclass(frozen=True, slots=True)
class ResponseTick:
    """A mark of an axis: where, and what it says."""

    at: float
    text: str


@dataclass(frozen=True, slots=True)
class Response:
    """What to draw of one way in which a lever acts; without points only a sentence is said.

    Money runs from 0 to `right`, improvement from `bottom` to `top`. A suggestion is drawn as
    such; `least` and `most` are what can be spent. `band` holds money with the least and the most
    that it brings in nine of ten futures, where the curve is in doubt.
    """

    points: tuple[tuple[float, float], ...] = ()
    handles: tuple[Handle, ...] = ()
    spend_ticks: tuple[ResponseTick, ...] = ()
    gain_ticks: tuple[ResponseTick, ...] = ()
    right: float = 1.0
    bottom: float = 0.0
    top: float = 1.0
    least: float = 0.0
    most: float = 1.0
    now: tuple[float, float] | None = None
    now_label: str = ""
    is_suggested: bool = False
    can_grow: bool = False
    across_title: str = ""
    up_title: str = ""
    sentence: str = ""
    band: tuple[tuple[float, float, float], ...] = ()


def response_of(
    context: FormContext, lever_id: EntityId, at: int, *, supposed: float | None = None
) -> Response:
    """Return the picture of one way in which a lever acts, the supposed money marked on it."""
    lever = lever_of(context, lever_id)
    if not 0 <= at < len(lever.acts):
        return Response(sentence=_("Choose the card that this money improves: then its curve."))
    act = lever.acts[at]
    curve = curve_shown(lever, act.curve)
    spec = _drawn(context, lever, replace(act, curve=curve))
    turned = lever.current if supposed is None else supposed
    turner = _turner(context, lever, turned, float(response(curve, turned)))
    return replace(
        spec,
        handles=(turner, *_handles(context, lever, handles_of(lever, curve), spec)),
        is_suggested=bool(missing(act.curve)),
        up_title=_("Improves “{card}” by").format(card=card_name(context, act.objective_id)),
        sentence=f"{_sentence(context, lever, at)} {_doubt(context, act)}".strip(),
    )


def _drawn(context: FormContext, lever: Lever, act: Act) -> Response:
    """Return a curve over its axes, with what is spent now."""
    curve = act.curve
    rings = [*handles_of(lever, curve).values()]
    right = _right(lever, [spend for spend, _gain in rings])
    spends = np.unique(np.append(np.linspace(0, right, _SAMPLES), _bends(curve, right)))
    gains = response(curve, spends).tolist()
    band = _band(lever, act, spends)
    edges = [edge for _spend, *edges in band for edge in edges]
    bottom, top = _ends([*gains, *edges, *(gain for spend, gain in rings if spend <= right)])
    currency = context.card.settings.currency
    return Response(
        points=tuple(zip(spends.tolist(), gains, strict=True)),
        spend_ticks=_ticks(context, 0.0, right),
        gain_ticks=_gain_ticks(context, bottom, top),
        right=right,
        bottom=bottom,
        top=top,
        least=lever.minimum,
        most=lever.maximum,
        now=(lever.current, float(response(curve, lever.current))),
        now_label=_("now {money}").format(money=_money(context, lever.current)),
        can_grow=curve.kind is CurveKind.PIECEWISE,
        across_title=_("Money a year ({currency})").format(currency=currency),
        band=band,
    )


def _band(lever: Lever, act: Act, spends: Floats) -> tuple[tuple[float, float, float], ...]:
    """Return between what nine of ten futures lie; what today's money brings is there already."""
    if act.low == act.high:
        return ()
    now = float(response(act.curve, lever.current))
    beyond = response(act.curve, spends) - now
    low, high = now + beyond * act.low, now + beyond * act.high
    return tuple(zip(spends.tolist(), low.tolist(), high.tolist(), strict=True))


def moved(
    context: FormContext, lever_id: EntityId, at: int, handle: Handle, to: tuple[float, float]
) -> Edit:
    """Return the edit that puts a handle of the curve at (money, improvement)."""
    row = row_id(lever_id, str(at))
    curve = bent(lever_of(context, row), act_of(context, row).curve, handle.name, to)
    return edit_act(row, curve=curve)


def grown(context: FormContext, lever_id: EntityId, at: int, spend: float) -> Edit:
    """Return the edit that adds a point to straight lines."""
    row = row_id(lever_id, str(at))
    curve = curve_shown(lever_of(context, row), act_of(context, row).curve)
    return edit_act(row, curve=with_point(curve, spend))


def shrunk(context: FormContext, lever_id: EntityId, at: int, handle: Handle) -> Edit:
    """Return the edit that takes a point out of straight lines."""
    row = row_id(lever_id, str(at))
    curve = curve_shown(lever_of(context, row), act_of(context, row).curve)
    return edit_act(row, curve=without_point(curve, int(handle.name)))


def accepted(context: FormContext, lever_id: EntityId, at: int) -> Edit:
    """Return the edit that takes a suggested curve as it is drawn."""
    row = row_id(lever_id, str(at))
    return edit_act(row, curve=curve_shown(lever_of(context, row), act_of(context, row).curve))


def turned_to(lever: Lever, spend: float) -> float:
    """Return the money that a lever can be turned to, nearest to an amount: on a step, in range."""
    step = lever.step or (lever.maximum - lever.minimum) / _STEPS
    steps = round((spend - lever.current) / step) if step else 0
    return min(max(lever.current + steps * step, lever.minimum), lever.maximum)


def _handles(
    context: FormContext,
    lever: Lever,
    handles: Mapping[str, tuple[float, float]],
    spec: Response,
) -> list[Handle]:
    spend_step = lever.step or spec.right / _STEPS
    gain_step = _nice((spec.top - spec.bottom) / _STEPS)
    return [
        Handle(
            name,
            _label(context, name, spend, gain),
            spend,
            gain,
            spend_step,
            gain_step,
            across=name == "half" or name.isdigit(),
        )
        for name, (spend, gain) in handles.items()
        if spend <= spec.right
    ]


def _turner(context: FormContext, lever: Lever, spend: float, gain: float) -> Handle:
    """Return the handle that turns the lever in the what-if."""
    step = lever.step or most_of(lever) / _STEPS
    label = _("Supposed: {money} a year, {share} better").format(
        money=_money(context, spend), share=_share(context, gain)
    )
    return Handle(SUPPOSED, label, spend, gain, step, 0.0, up=False)


def _label(context: FormContext, name: str, spend: float, gain: float) -> str:
    """Say what a handle is, and where it stands."""
    texts = {
        "half": _("Half of all it can bring: {share} for {money} a year"),
        "steep": _("How fast it begins: {share} for {money} a year"),
        "middle": _("Half of the money: {share} for {money} a year"),
        "most": _("All of the money: {share} for {money} a year"),
    }
    text = texts.get(name, _("Point: {share} for {money} a year"))
    return text.format(share=_share(context, gain), money=_money(context, spend))


def _sentence(context: FormContext, lever: Lever, at: int) -> str:
    """Say what the curve rests on, and how it is bent."""
    act = lever.acts[at]
    card = card_name(context, act.objective_id)
    if missing(act.curve):
        return _(
            "Nobody has said yet how much “{card}” improves: this curve is only a suggestion. "
            "Drag its points, or take it as it is."
        ).format(card=card)
    if lever.maximum <= lever.minimum:
        return _("Its least and its most are the same, so it cannot be turned.")
    if act.curve.kind is CurveKind.PIECEWISE:
        return _("Double-click adds a point, Delete takes the chosen one out.")
    return _("Drag the rings to bend the curve, the diamond to suppose more or less money.")


def _doubt(context: FormContext, act: Act) -> str:
    """Say what the pale band is, where there is one."""
    if act.low == act.high:
        return ""
    text = _("In 9 of 10 futures more or less money brings {low} to {high} of what the curve says.")
    return text.format(low=_share(context, act.low), high=_share(context, act.high))


def _right(lever: Lever, spends: Sequence[float]) -> float:
    """Return where the axis of money ends: at the most, or at a handle that stands not too far."""
    most = most_of(lever)
    return max(most, *(each for each in spends if each <= _REACH * most), 0.0) * 1.04


def _bends(curve: Curve, right: float) -> list[float]:
    return [spend for spend, _gain in curve.points if 0 <= spend <= right]


def _ends(gains: Sequence[float]) -> tuple[float, float]:
    top, bottom = max(0.0, *gains), min(0.0, *gains)
    if top - bottom < _LEAST_TOP:
        top = bottom + _LEAST_TOP
    return bottom * _HEADROOM, top * _HEADROOM


def _ticks(context: FormContext, low: float, high: float) -> tuple[ResponseTick, ...]:
    found = value_ticks(low, high, MONEY, context.forms, most=_TICKS)
    return tuple(ResponseTick(each.at, each.label) for each in found)


def _gain_ticks(context: FormContext, bottom: float, top: float) -> tuple[ResponseTick, ...]:
    found = value_ticks(100 * bottom, 100 * top, PERCENT, context.forms, most=_TICKS)
    return tuple(ResponseTick(each.at / 100, f"{each.label} %") for each in found)


def _money(context: FormContext, amount: float) -> str:
    return money(amount, context.card.settings.currency, context.forms).lstrip("+")


def _share(context: FormContext, share: float) -> str:
    sign = context.forms.minus if share < 0 else ""
    return sign + percent_of(share, context.forms)


def _nice(step: float) -> float:
    """Return a step of one digit."""
    return float(f"{step:.1g}")
