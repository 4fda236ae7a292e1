"""Streams of money in a what-if, each for itself: what comes in may not hide what goes."""

from dataclasses import dataclass

from scorecard_app.domain.value import ValueStream
from scorecard_app.engine.influence.money import MONTHS_A_YEAR, present_value
from scorecard_app.engine.influence.outcome import Outcome
from scorecard_app.present.what_if.board import Board
from scorecard_app.present.what_if.words import a_year, money, span_words
from scorecard_app.texts import _


@dataclass(frozen=True, slots=True)
class StreamLine:
    """What a stream gains at a yearly rate in one month, and what that is worth over all."""

    name: str
    rate: str
    worth: str
    role: str
    is_example: bool = False

    @property
    def said(self) -> str:
        """Return the whole as a sentence."""
        said = _("{name}: {rate}; worth {worth}").format(
            name=self.name, rate=self.rate, worth=self.worth
        )
        example = _("The amount came with the template: replace it.")
        return f"{said}\n{example}" if self.is_example else said


def stream_lines(board: Board, outcome: Outcome, month: int) -> tuple[StreamLine, ...]:
    """Return a line for every stream that the map moves, in their order."""
    streams = sorted(
        board.relations.card.value_streams.values(), key=lambda each: (each.position, each.id)
    )
    return tuple(_line(board, each, outcome, month) for each in streams if each.id in outcome.money)


def _line(board: Board, stream: ValueStream, outcome: Outcome, month: int) -> StreamLine:
    by_month = outcome.money[stream.id]
    rate = MONTHS_A_YEAR * float(by_month[month])
    yearly = a_year(rate, board.currency, board.forms)
    worth = _("{money} in {span}").format(
        money=money(float(present_value(by_month, outcome.rate)), board.currency, board.forms),
        span=span_words(len(by_month) - 1),
    )
    role = "text.quiet" if yearly[:1].isdigit() else "band.on" if rate > 0 else "band.off"
    return StreamLine(stream.name or _("(no name)"), yearly, worth, role, stream.is_example)
