"""What the main measures of many cards would be worth, scored in one block."""

from collections.abc import Mapping
from dataclasses import dataclass

from scorecard_app.domain.ids import ObjectiveId
from scorecard_app.present.amounts import Amount, amount, scale_by
from scorecard_app.present.faces import StatusFace
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
    statuses = board.judging.statuses(values)
    return found | {each: After(found[each].amount, status) for each, status in statuses.items()}
