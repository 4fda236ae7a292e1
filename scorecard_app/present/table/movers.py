"""Which measures moved most since the date compared with, and which stand best and worst."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum

import numpy as np

from scorecard_app.domain.ids import MeasureId
from scorecard_app.engine.bands import TOLERANCE
from scorecard_app.engine.results import Results
from scorecard_app.present.faces import StatusFace
from scorecard_app.present.numbers import format_score, format_score_change
from scorecard_app.present.statuses import status_face
from scorecard_app.texts import LocaleForms, _

_MOST = 3
"""How many are named either way."""


class Distinction(Enum):
    """Why a measure is named."""

    UP = "up"
    DOWN = "down"
    BEST = "best"
    WORST = "worst"


@dataclass(frozen=True, slots=True)
class Mover:
    """One measure that is named, and its figure: a change of score, or a score."""

    measure_id: MeasureId
    title: str
    figure: str
    distinction: Distinction
    status: StatusFace
    said: str


def movers(now: Results, then: Results, forms: LocaleForms) -> tuple[Mover, ...]:
    """Return who moved up and down most, then the best and the worst; none if nothing moved.

    The most telling come first, so that a narrow place shows as many as it has room for.
    """
    ids, scores = now.scores("measures")
    earlier = _scores_then(ids, then)
    changes = scores[:, 0] - earlier
    known = np.flatnonzero(np.abs(np.nan_to_num(changes)) > TOLERANCE)
    order = known[np.argsort(-changes[known], kind="stable")]
    up = [int(place) for place in order if changes[place] > 0][:_MOST]
    down = [int(place) for place in order[::-1] if changes[place] < 0][:_MOST]
    if not up and not down:
        return ()
    scored = np.flatnonzero(~np.isnan(scores[:, 0]))
    ranked = scored[np.argsort(-scores[scored, 0], kind="stable")]
    places = [
        *((place, Distinction.UP) for place in up[:1]),
        *((place, Distinction.DOWN) for place in down[:1]),
        (int(ranked[0]), Distinction.BEST),
        (int(ranked[-1]), Distinction.WORST),
        *_in_turn(up[1:], down[1:]),
    ]
    return tuple(
        _mover(MeasureId(ids[place]), why, float(changes[place]), now, forms)
        for place, why in places
    )


def _scores_then(ids: tuple[str, ...], then: Results) -> np.ndarray:
    rows = [then.rows.get(key, -1) for key in ids]
    found = then.board.scores[rows, 0]
    return np.where(np.array(rows) < 0, np.nan, found)


def _in_turn(up: list[int], down: list[int]) -> Iterator[tuple[int, Distinction]]:
    for place in range(max(len(up), len(down))):
        if place < len(up):
            yield up[place], Distinction.UP
        if place < len(down):
            yield down[place], Distinction.DOWN


def _mover(
    measure_id: MeasureId, why: Distinction, change: float, now: Results, forms: LocaleForms
) -> Mover:
    settings = now.card.settings
    judgement = now.measure(measure_id)
    score = format_score(judgement.score, settings, forms)
    moved = format_score_change(change, settings, forms)
    title = now.card.measures[measure_id].name or _("(no name)")
    is_move = why in {Distinction.UP, Distinction.DOWN}
    said = _("{name}: score {score}").format(name=title, score=score)
    if is_move:
        said = _("{name}: score {score}, changed by {change}").format(
            name=title, score=score, change=moved
        )
    status = status_face(judgement, settings)
    return Mover(measure_id, title, moved if is_move else score, why, status, said)
