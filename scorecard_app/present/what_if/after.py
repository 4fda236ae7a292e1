"""What the main measures of many cards would be worth, scored in one block."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from scorecard_app.domain.ids import ObjectiveId
from scorecard_app.engine.bands import band_indices, in_order
from scorecard_app.engine.rule_scores import scores_together
from scorecard_app.present.amounts import Amount, amount, scale_by
from scorecard_app.present.faces import StatusFace
from scorecard_app.present.statuses import state_faces
from scorecard_app.present.what_if.board import Board
from scorecard_app.present.what_if.words import STILL


@dataclass(frozen=True, slots=True)
class After:
    """The value after in words; `status` is the one it would have, None where it stays."""

    amount: Amount
    status: StatusFace | None = None


def values_after(board: Board, moving: Mapping[ObjectiveId, float]) -> dict[ObjectiveId, After]:
    """Return what the values of cards would be that move so far; none of cards without a value."""
    found, values = {}, {}
    for each, moved in moving.items():
        stand = board.stands[each]
        measure, judgement, scale = stand.measure, stand.judgement, stand.scale
        if measure is None or judgement is None or scale is None or stand.today is None:
            continue
        if abs(moved) < STILL:
            found[each] = After(stand.today)
            continue
        values[each] = value = scale.after(moved)
        words = scale_by(judgement)
        said = amount(value, measure, words, board.forms, currency=board.currency)
        found[each] = After(said)
    statuses = _statuses(board, {k: v for k, v in values.items() if board.stands[k].follows})
    return found | {each: After(found[each].amount, status) for each, status in statuses.items()}


def _statuses(board: Board, values: Mapping[ObjectiveId, float]) -> dict[ObjectiveId, StatusFace]:
    """Return the status of each value by the rule in force; none where the rule has no curve."""
    stands = [board.stands[each] for each in values]
    judged = [(each.measure, each.judgement) for each in stands]
    settings = board.relations.card.settings
    scores = scores_together(
        [(one, other) for one, other in judged if one is not None and other is not None],
        np.array(list(values.values())),
        may_leave_scale=settings.may_leave_scale,
    )
    bands, faces = in_order(settings.bands), state_faces(settings)
    places = band_indices(scores, settings.bands).tolist()
    return {
        each: faces[bands[at].key]
        for each, at in zip(values, places, strict=True)
        if bands and at >= 0
    }
