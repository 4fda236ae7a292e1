"""Cards while a what-if is asked: before and after, as of one month."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

import numpy as np

from scorecard_app.domain.ids import ObjectiveId
from scorecard_app.engine.bands import band_of
from scorecard_app.engine.influence.money import MONTHS_A_YEAR
from scorecard_app.engine.influence.outcome import Outcome
from scorecard_app.engine.influence.scale import Scale
from scorecard_app.engine.judgements import Reason
from scorecard_app.engine.rule_scores import rule_scores
from scorecard_app.present.amounts import amount, scale_by
from scorecard_app.present.faces import CardFace, SparkFace, StatusFace, SupposedFace
from scorecard_app.present.what_if.board import Board, Stand
from scorecard_app.present.what_if.words import (
    STILL,
    a_year,
    change_words,
    money,
    signed_percent,
)
from scorecard_app.texts import _

SPAN, WAY_SPAN = 0.5, 1.0
"""How far a slider reaches either way: half as much again, or the whole way to a target."""

_EVERY = 3
"""Months between the points of a course."""


def span_of(scale: Scale | None) -> float:
    """Return the improvement at the right end of a card's slider."""
    return WAY_SPAN if scale is not None and scale.by_way else SPAN


@dataclass(frozen=True, slots=True)
class Shown:
    """What cards show, and of what; to be handed in when there is only a step to the next."""

    board: Board
    outcome: Outcome
    pushes: Mapping[ObjectiveId, float]
    month: int
    faces: Mapping[ObjectiveId, SupposedFace] = field(default_factory=dict)


def supposed_faces(
    asked: Shown, ids: Iterable[ObjectiveId], before: Shown | None = None
) -> Mapping[ObjectiveId, SupposedFace]:
    """Return what cards show of an outcome in a month; those that are not known are left out.

    The cards of `before` that stand as they stood are not worded again.
    """
    board, outcome, pushes, month = asked.board, asked.outcome, asked.pushes, asked.month
    row_of = {each: row for row, each in enumerate(outcome.network.objectives)}
    rate = _rates(board, outcome, month)
    same = _unmoved(asked, before)
    found = {}
    for each in ids:
        if before is not None and each in same and pushes.get(each) == before.pushes.get(each):
            found[each] = before.faces[each]
        elif each in row_of and each in board.stands:
            course = outcome.moved[:, row_of[each]]
            face = _face(board, board.stands[each], float(course[month]), pushes.get(each))
            yearly, gain = rate.get(each, ("", ""))
            shown = course_face(course, month, face.role)
            found[each] = replace(face, money=yearly, gain=gain, course=shown)
    return found


def _unmoved(asked: Shown, before: Shown | None) -> frozenset[ObjectiveId]:
    """Return the cards of which nothing is said that was not said before."""
    is_step = (
        before is not None
        and before.board is asked.board
        and before.month == asked.month
        and before.outcome.network is asked.outcome.network
        and before.outcome.moved.shape == asked.outcome.moved.shape
    )
    if before is None or not is_step:
        return frozenset()
    still = (asked.outcome.moved == before.outcome.moved).all(axis=0).tolist()
    objectives = asked.outcome.network.objectives
    rested = (each for each, is_still in zip(objectives, still, strict=True) if is_still)
    return frozenset(each for each in rested if each in before.faces)


def worn(face: CardFace, supposed: SupposedFace | None) -> CardFace:
    """Return a card as it is, or with what a what-if says of it."""
    if supposed is None:
        return face
    return replace(
        face,
        supposed=supposed,
        status=supposed.status or face.status,
        tooltip=f"{face.tooltip}\n{supposed.said}",
        spoken=f"{face.spoken}, {supposed.said}",
    )


def course_face(course: np.ndarray, month: int, role: str) -> SparkFace | None:
    """Return the months of a course: drawn up to the one that is shown, the rest dotted."""
    low, high = float(course.min(initial=0.0)), float(course.max(initial=0.0))
    if high - low < STILL or not np.isfinite(high - low):
        return None
    points = [float(each) for each in course[::_EVERY]]
    shown = month // _EVERY
    return SparkFace(
        values=tuple(points[: shown + 1]) + (None,) * (len(points) - shown - 1),
        targets=(0.0,) * len(points),
        low=low,
        high=high,
        role="band.none" if role == "text.quiet" else role,
    )


def _face(board: Board, stand: Stand, moved: float, push: float | None) -> SupposedFace:
    scale, span = stand.scale, span_of(stand.scale)
    by_way = scale is not None and scale.by_way
    change = change_words(moved, board.forms, by_way=by_way)
    is_still = abs(moved) < STILL
    face = SupposedFace(
        change=change,
        brief=signed_percent(moved, board.forms),
        role="text.quiet" if is_still else "band.on" if moved > 0 else "band.off",
        pushed=_within(0.0 if push is None else push / span),
        moved=_within(moved / span),
        is_pushed=bool(push),
        said=_("What if: {change}").format(change=change),
    )
    return face if scale is None else _valued(face, board, stand, scale, moved)


def _valued(
    face: SupposedFace, board: Board, stand: Stand, scale: Scale, moved: float
) -> SupposedFace:
    """Add the value before and after, and the status that the one after would have."""
    measure, judgement = stand.measure, stand.judgement
    before = stand.before
    if measure is None or judgement is None or before is None:
        return face
    words, forms, currency = scale_by(judgement), board.forms, board.currency
    if abs(moved) < STILL:
        return replace(face, after=before.short, unit=before.unit)
    value = scale.after(moved)
    after = amount(value, measure, words, forms, currency=currency)
    said = _("What if: {before} → {after}, {change}").format(
        before=before.whole, after=after.whole, change=face.change
    )
    if scale.by_way:
        way = _("counted as a share of the way from baseline to target")
        said = f"{said} ({way})"
    return replace(
        face,
        before=before.short,
        after=after.short,
        unit=after.unit,
        status=_status(board, stand, value) if stand.follows else None,
        said=said,
    )


def _status(board: Board, stand: Stand, value: float) -> StatusFace | None:
    """Return the status of a value by the rule in force; None where the rule has no curve."""
    measure, judgement = stand.measure, stand.judgement
    if measure is None or judgement is None:
        return None
    settings = board.relations.card.settings
    scores, fault = rule_scores(
        measure,
        judgement.preset,
        judgement.figures,
        np.array([value]),
        may_leave_scale=settings.may_leave_scale,
    )
    if fault is not Reason.CURRENT or np.isnan(scores[0]):
        return None
    band = band_of(float(scores[0]), settings.bands)
    return board.statuses[band.key] if band is not None else None


def _rates(board: Board, outcome: Outcome, month: int) -> dict[ObjectiveId, tuple[str, str]]:
    """Say what each objective with streams of money gains at a yearly rate, also in few letters."""
    found = {}
    for objective_id, stand in board.stands.items():
        moving = [outcome.money[each.id] for each in stand.streams if each.id in outcome.money]
        if moving:
            rate = MONTHS_A_YEAR * sum(float(each[month]) for each in moving)
            said = a_year(rate, board.currency, board.forms)
            found[objective_id] = said, money(rate, "", board.forms)
    return found


def _within(share: float) -> float:
    """Return a share that stands on the slider, at its end where it lies beyond."""
    return max(-1.0, min(1.0, share)) if share == share else 0.0  # noqa: PLR0124 - NaN
