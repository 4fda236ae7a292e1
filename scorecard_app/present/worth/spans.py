"""How sure it is what the map shows: where nine of ten futures lie, for every card and stream."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from scorecard_app.domain.ids import ObjectiveId, ValueStreamId
from scorecard_app.domain.scorecard import Scorecard
from scorecard_app.engine.arrays import Floats
from scorecard_app.engine.influence.money import MONTHS_A_YEAR
from scorecard_app.engine.influence.network import Network
from scorecard_app.engine.influence.outcome import Outcome
from scorecard_app.engine.influence.plan import Plan
from scorecard_app.engine.influence.ranges import Draws
from scorecard_app.engine.influence.uncertain import Uncertain, what_if_uncertain
from scorecard_app.present.what_if.after import values_after
from scorecard_app.present.what_if.board import Board
from scorecard_app.present.what_if.words import STILL, money, percent_of, signed_percent
from scorecard_app.present.worth.wording import HIGH, LOW, out_of_100
from scorecard_app.texts import _

_AT_ONCE = 50
"""Cards whose futures are kept at a time: 50 of them by 60 months and 2,000 take 50 MB."""


@dataclass(frozen=True, slots=True)
class Spans:
    """Where nine of ten futures lie, by month.

    Of a card: the low end, the high end, and the share of futures in which it gets better, of
    shape (3, months). Of a stream: the ends of what it gains at a yearly rate, (2, months).
    """

    cards: Mapping[ObjectiveId, Floats]
    streams: Mapping[ValueStreamId, Floats]


def moving_cards(outcome: Outcome) -> tuple[ObjectiveId, ...]:
    """Return the cards that move in any month."""
    moves = (outcome.moved != 0).any(axis=0).tolist()
    return tuple(
        key for key, is_moving in zip(outcome.network.objectives, moves, strict=True) if is_moving
    )


def spans_of(
    card: Scorecard,
    network: Network,
    plan: Plan,
    draws: Draws,
    of: Sequence[ObjectiveId],
    *,
    is_cancelled: Callable[[], bool] = bool,
) -> Spans:
    """Draw a plan, and keep where these cards and every stream lie."""
    cards: dict[ObjectiveId, Floats] = {}
    streams: dict[ValueStreamId, Floats] = {}
    for first in range(0, max(len(of), 1), _AT_ONCE):
        if is_cancelled():
            break
        seen = of[first : first + _AT_ONCE]
        sure = what_if_uncertain(card, plan, draws, seen=seen, known=network)
        cards |= {each: _span(sure, each) for each in seen if each in sure.seen}
        streams = streams or {
            key: MONTHS_A_YEAR * _ends(by_month) for key, by_month in sure.money.items()
        }
    return Spans(cards, streams)


def card_span(
    board: Board, outcome: Outcome, spans: Spans, of: ObjectiveId | None, month: int
) -> str:
    """Say how far a card moves, where nine of ten futures lie, and how many make it better.

    "" where it does not move, or by the same in all futures, as a card that is pushed itself.
    """
    known = _known(board, spans, of, month)
    if of is None or known is None:
        return ""
    low, high, better = known
    return _(
        "“{name}”: {middle}, 9 of 10 futures {low} to {high}; better in {share}"
    ).format(
        name=board.stands[of].name or _("(no name)"),
        middle=_signed(float(outcome.course(of)[month]), board),
        low=_signed(low, board),
        high=_signed(high, board),
        share=out_of_100(board, better),
    )  # fmt: skip


def card_futures(board: Board, spans: Spans, of: ObjectiveId, month: int) -> str:
    """Say where nine of ten futures put a card and its money; "" where they all agree."""
    known = _known(board, spans, of, month)
    if known is None:
        return ""
    low, high, better = known
    said = _("9 of 10 futures: {low} to {high}; better in {share}").format(
        low=_end(board, of, low), high=_end(board, of, high), share=out_of_100(board, better)
    )
    gains = (
        _("{name}: {range} a year").format(
            name=each.name or _("(no name)"),
            range=_between(board, spans.streams[each.id], month, board.currency),
        )
        for each in board.stands[of].streams
        if each.id in spans.streams
    )
    return "\n".join((said, *gains))


def stream_spans(board: Board, spans: Spans, month: int) -> tuple[str, ...]:
    """Say of every stream where nine of ten futures lie, in the order of its lines; no currency."""
    streams = sorted(
        (each for each in board.relations.card.value_streams.values() if each.id in spans.streams),
        key=lambda each: (each.position, each.id),
    )
    return tuple(_between(board, spans.streams[each.id], month, "") for each in streams)


def _span(sure: Uncertain, of: ObjectiveId) -> Floats:
    moved = sure.moved[sure.seen.index(of)]
    return np.vstack((_ends(moved), (moved > 0).mean(axis=1)))


def _ends(drawn: Floats) -> Floats:
    """Return the percentiles at both ends by month, as numpy has them, in half of its time."""
    ordered = np.sort(drawn, axis=1)
    last = ordered.shape[1] - 1
    places = np.array((LOW, HIGH)) / 100 * last
    below = places.astype(int)
    lower, upper = ordered[:, below], ordered[:, np.minimum(below + 1, last)]
    return np.asarray((lower + (upper - lower) * (places - below)).T)


def _known(
    board: Board, spans: Spans, of: ObjectiveId | None, month: int
) -> tuple[float, float, float] | None:
    if of is None or of not in spans.cards or of not in board.stands:
        return None
    low, high, better = spans.cards[of][:, month].tolist()
    return None if high - low < STILL else (low, high, better)


def _end(board: Board, of: ObjectiveId, moved: float) -> str:
    """Write one end of a card's range: the value that it would have, where it has one."""
    after = values_after(board, {of: moved}).get(of)
    signed = _signed(moved, board)
    return signed if after is None else f"{after.amount.whole} ({signed})"


def _between(board: Board, ends: Floats, month: int, currency: str) -> str:
    low, high = ends[:, month].tolist()
    return _("{low} to {high}").format(
        low=money(low, "", board.forms), high=money(high, currency, board.forms)
    )


def _signed(share: float, board: Board) -> str:
    return signed_percent(share, board.forms) or percent_of(0.0, board.forms)
