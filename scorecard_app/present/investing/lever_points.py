"""The points of straight lines as a list: money and what it brings, to be typed."""

from collections.abc import Sequence
from dataclasses import replace
from functools import partial

from scorecard_app.document.edits.levers import set_act
from scorecard_app.domain.ids import EntityId, LeverId
from scorecard_app.domain.value import Act, Curve, CurveKind
from scorecard_app.present.form_fields import said_field
from scorecard_app.present.form_parts import Edit, FormContext, Rows, row_id, row_parts
from scorecard_app.present.investing.curves import without_point
from scorecard_app.present.investing.fields import card_name, money_field, share_field
from scorecard_app.texts import N_

_BETWEEN = "."


def _acts(context: FormContext, entity_id: EntityId) -> tuple[Act, ...]:
    return context.card.levers[LeverId(row_parts(entity_id)[0])].acts


def _places(row: EntityId) -> tuple[int, int]:
    """Return which way of acting a row is of, and which of its points."""
    at, point = row_parts(row)[1].split(_BETWEEN)
    return int(at), int(point)


def _point(context: FormContext, row: EntityId) -> tuple[float, float]:
    at, point = _places(row)
    return sorted(_acts(context, row)[at].curve.points)[point]


def _rows(context: FormContext, entity_id: EntityId) -> Sequence[EntityId]:
    return tuple(
        row_id(entity_id, f"{at}{_BETWEEN}{point}")
        for at, act in enumerate(_acts(context, entity_id))
        if act.curve.kind is CurveKind.PIECEWISE
        for point, _pair in enumerate(act.curve.points)
    )


def _with(context: FormContext, row: EntityId, pair: tuple[float, float]) -> Edit:
    at, point = _places(row)
    curve = _acts(context, row)[at].curve
    points = sorted(curve.points)
    points[point] = pair
    return _edit(row, at, replace(curve, points=tuple(sorted(points))))


def _read_spend(context: FormContext, row: EntityId) -> float | None:
    return _point(context, row)[0]


def _edit_spend(context: FormContext, row: EntityId, number: float | None) -> Edit:
    return _with(context, row, (number or 0.0, _point(context, row)[1]))


def _read_gain(context: FormContext, row: EntityId) -> float | None:
    return _point(context, row)[1]


def _edit_gain(context: FormContext, row: EntityId, number: float | None) -> Edit:
    return _with(context, row, (_point(context, row)[0], number or 0.0))


def _say_card(context: FormContext, row: EntityId) -> str:
    """Name the card where the lever acts on several."""
    acts = _acts(context, row)
    return card_name(context, acts[_places(row)[0]].objective_id) if len(acts) > 1 else ""


def _remove(context: FormContext, row: EntityId) -> Edit:
    at, point = _places(row)
    return _edit(row, at, without_point(_acts(context, row)[at].curve, point))


def _edit(row: EntityId, at: int, curve: Curve) -> Edit:
    return partial(set_act, lever_id=LeverId(row_parts(row)[0]), at=at, curve=curve)


def _are_there(context: FormContext, entity_id: EntityId) -> bool:
    return bool(_rows(context, entity_id))


_SPEND = money_field("spend", N_("Money a year"), _read_spend, _edit_spend)
_GAIN = share_field("gain", N_("Improves by"), _read_gain, _edit_gain, suffix=N_("% better"))

POINT_ROWS = Rows(
    "points",
    N_("Points of the straight lines; more of them are added in the picture"),
    _rows,
    ((_SPEND, _GAIN), (said_field("card", N_("Card"), _say_card),)),
    remove=_remove,
    is_shown=_are_there,
)
"""The points of all curves of a lever that are straight lines."""
