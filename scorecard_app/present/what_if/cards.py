"""Cards while a what-if is asked: before and after, as of one month."""

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np

from scorecard_app.domain.ids import ObjectiveId
from scorecard_app.engine.influence.money import MONTHS_A_YEAR
from scorecard_app.engine.influence.outcome import Outcome
from scorecard_app.engine.influence.scale import Scale
from scorecard_app.present.faces import SparkFace, SupposedFace
from scorecard_app.present.what_if.after import After, values_after
from scorecard_app.present.what_if.board import Board, Stand
from scorecard_app.present.what_if.echoes import Loops
from scorecard_app.present.what_if.telling import Telling
from scorecard_app.present.what_if.words import STILL, a_year, both_changes, money

SPAN, WAY_SPAN = 0.5, 1.0
"""How far a slider reaches either way: half as much again, or the whole way to a target."""

_EVERY = 3
"""Months between the points of a course."""

_ZERO = (0.0,)
_DIGITS = 9


def span_of(scale: Scale | None) -> float:
    """Return the improvement at the right end of a card's slider."""
    return WAY_SPAN if scale is not None and scale.by_way else SPAN


@dataclass(frozen=True, slots=True)
class Shown:
    """What cards show, and of what; to be handed in when there is only a step to the next.

    `loops` are there where at most one push is supposed, so that what more a card moves is an echo.
    """

    board: Board
    outcome: Outcome
    pushes: Mapping[ObjectiveId, float]
    month: int
    faces: Mapping[ObjectiveId, SupposedFace] = field(default_factory=dict)
    loops: Loops | None = None


def supposed_faces(
    asked: Shown, ids: Iterable[ObjectiveId], before: Shown | None = None
) -> Mapping[ObjectiveId, SupposedFace]:
    """Return what cards show of an outcome in a month; those that are not known are left out.

    The cards of `before` that stand as they stood are not worded again.
    """
    same = _unmoved(asked, before)
    found, moving = {}, {}
    row_of = {each: row for row, each in enumerate(asked.outcome.network.objectives)}
    moved = asked.outcome.moved[asked.month].tolist()
    for each in ids:
        is_pushed_alike = before is not None and asked.pushes.get(each) == before.pushes.get(each)
        if before is not None and is_pushed_alike and each in same:
            found[each] = before.faces[each]
        elif each in row_of and each in asked.board.stands:
            moving[each] = moved[row_of[each]]
    return found | _faces(asked, moving, [row_of[each] for each in moving])


def _faces(
    asked: Shown, moving: Mapping[ObjectiveId, float], rows: Sequence[int]
) -> dict[ObjectiveId, SupposedFace]:
    """Word what is said of cards that move so far, and stand in these rows of the outcome."""
    after = values_after(asked.board, moving)
    courses = course_faces(asked.outcome.moved[:, rows], asked.month)
    return {
        each: _face(asked, each, moved, (after.get(each), course))
        for (each, moved), course in zip(moving.items(), courses, strict=True)
    }


def _unmoved(asked: Shown, before: Shown | None) -> frozenset[ObjectiveId]:
    """Return the cards of which nothing is said that was not said before."""
    is_step = (
        before is not None
        and before.board is asked.board
        and before.month == asked.month
        and before.loops is asked.loops
        and before.outcome.network is asked.outcome.network
        and before.outcome.moved.shape == asked.outcome.moved.shape
    )
    if before is None or not is_step:
        return frozenset()
    still = (asked.outcome.moved == before.outcome.moved).all(axis=0).tolist()
    objectives = asked.outcome.network.objectives
    rested = (each for each, is_still in zip(objectives, still, strict=True) if is_still)
    return frozenset(each for each in rested if each in before.faces)


def course_faces(courses: np.ndarray, month: int) -> list[SparkFace | None]:
    """Return the months of courses (months, cards): drawn up to the one that is shown.

    Each is measured by its own span: one that is only stretched is the same. The rest is dotted;
    None where a course does not move, or beyond all bounds.
    """
    lows, highs = courses.min(axis=0, initial=0.0), courses.max(axis=0, initial=0.0)
    with np.errstate(invalid="ignore", divide="ignore"):  # of what is still, or infinite both ways
        spans = highs - lows
        rows = np.vstack((courses[::_EVERY], lows, highs)) / spans
    roles = [_role(each, still="band.none") for each in courses[month].tolist()]
    shown, count = month // _EVERY + 1, len(rows) - 2
    rest, targets = (None,) * (count - shown), _ZERO * count
    return [
        None
        if span < STILL or not math.isfinite(span)
        else SparkFace((*row[:shown], *rest), targets, low=row[-2], high=row[-1], role=role)
        for row, span, role in zip(
            rows.round(_DIGITS).T.tolist(), spans.tolist(), roles, strict=True
        )
    ]


def _role(moved: float, *, still: str = "text.quiet") -> str:
    if abs(moved) < STILL:
        return still
    return "band.on" if moved > 0 else "band.off"


def _face(
    asked: Shown,
    objective_id: ObjectiveId,
    moved: float,
    known: tuple[After | None, SparkFace | None],
) -> SupposedFace:
    board, (after, course) = asked.board, known
    stand = board.stands[objective_id]
    scale, span, push = stand.scale, span_of(stand.scale), asked.pushes.get(objective_id, 0.0)
    change, brief = both_changes(moved, board.forms, nears=scale is not None and scale.leads_on)
    yearly, gain = _rate(asked, stand)
    return SupposedFace(
        before="" if stand.today is None or not brief else stand.today.short,
        after="" if after is None else after.amount.short,
        unit="" if after is None else after.amount.unit,
        change=change,
        brief=brief,
        role=_role(moved),
        pushed=_within(push / span),
        moved=_within(moved / span),
        is_pushed=bool(push),
        money=yearly,
        gain=gain,
        course=course,
        status=None if after is None else after.status,
        tell=Telling(board, asked.outcome.network, asked.loops, objective_id, push, moved).said,
    )


def _rate(asked: Shown, stand: Stand) -> tuple[str, str]:
    """Say what a card with streams of money gains at a yearly rate, also in few letters."""
    board, gained = asked.board, asked.outcome.money
    moving = [float(gained[each.id][asked.month]) for each in stand.streams if each.id in gained]
    if not moving:
        return "", ""
    rate = MONTHS_A_YEAR * sum(moving)
    return a_year(rate, board.currency, board.forms), money(rate, "", board.forms)


def _within(share: float) -> float:
    """Return a share that stands on the slider, at its end where it lies beyond."""
    return max(-1.0, min(1.0, share)) if share == share else 0.0  # noqa: PLR0124 - NaN
