"""How sure it is what the map shows: where nine of ten draws lie, for a card and each stream."""

from collections.abc import Mapping
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
from scorecard_app.engine.influence.uncertain import what_if_uncertain
from scorecard_app.present.what_if.board import Board
from scorecard_app.present.what_if.streams import stream_lines
from scorecard_app.present.what_if.words import STILL, money, percent_of, signed_percent
from scorecard_app.present.worth.wording import HIGH, LOW
from scorecard_app.texts import _


@dataclass(frozen=True, slots=True)
class Spans:
    """The ends between which nine of ten draws lie: low and high by month, of shape (2, months).

    A stream's are what it gains at a yearly rate.
    """

    cards: Mapping[ObjectiveId, Floats]
    streams: Mapping[ValueStreamId, Floats]


def spans_of(
    card: Scorecard, network: Network, plan: Plan, draws: Draws, of: ObjectiveId | None
) -> Spans:
    """Draw a plan, and keep where a card and every stream lie."""
    seen = () if of is None else (of,)
    sure = what_if_uncertain(card, plan, draws, seen=seen, known=network)
    return Spans(
        {each: sure.course(each, (LOW, HIGH)) for each in seen if each in sure.seen},
        {
            key: MONTHS_A_YEAR * np.percentile(by_month, (LOW, HIGH), axis=1)
            for key, by_month in sure.money.items()
        },
    )


def card_span(
    board: Board, outcome: Outcome, spans: Spans, of: ObjectiveId | None, month: int
) -> str:
    """Say how far a card moves, and where nine of ten draws lie.

    "" where it does not move, or by the same in all draws, as a card that is pushed itself.
    """
    if of is None or of not in spans.cards or of not in board.stands:
        return ""
    low, high = spans.cards[of][:, month].tolist()
    if high - low < STILL:
        return ""
    middle = float(outcome.course(of)[month])
    return _("“{name}”: {middle}, 9 of 10 draws {low} to {high}").format(
        name=board.stands[of].name or _("(no name)"),
        middle=_signed(middle, board),
        low=_signed(low, board),
        high=_signed(high, board),
    )


def stream_spans(board: Board, outcome: Outcome, spans: Spans, month: int) -> tuple[str, ...]:
    """Say of every stream where nine of ten draws lie, in the order of its lines."""
    keys = sorted(
        (each for each in board.relations.card.value_streams.values() if each.id in outcome.money),
        key=lambda each: (each.position, each.id),
    )
    lines = stream_lines(board, outcome, month)
    found = []
    for stream, line in zip(keys, lines, strict=True):
        low, high = spans.streams[stream.id][:, month].tolist()
        said = _("{name}: {middle}, 9 of 10 draws {low} to {high}").format(
            name=line.name,
            middle=line.rate,
            low=money(low, "", board.forms),
            high=money(high, "", board.forms),
        )
        found.append(said)
    return tuple(found)


def _signed(share: float, board: Board) -> str:
    return signed_percent(share, board.forms) or percent_of(0.0, board.forms)
