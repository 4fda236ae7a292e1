"""Whether a plan pays, in sentences: each stream, the cost, the odds, and when it is paid back."""

import numpy as np

from scorecard_app.engine.influence.outcome import Outcome
from scorecard_app.engine.influence.uncertain import Uncertain
from scorecard_app.present.numbers import format_plain
from scorecard_app.present.what_if.board import Board
from scorecard_app.present.what_if.words import money, month_words, span_words
from scorecard_app.texts import _

_FREE = 0.5
"""A smaller cost than half a unit of money is none."""


def verdict(board: Board, outcome: Outcome) -> str:
    """Say at once what the middle of the beliefs comes to, cost and gain named apart."""
    if not outcome.money:
        return ""
    span = span_words(len(outcome.cost) - 1)
    gained = money(sum(outcome.values.values()), board.currency, board.forms)
    rate = format_plain(outcome.rate, board.forms)
    if abs(outcome.paid) < _FREE:
        return _(
            "All streams together are worth {gained} in today's money over {span} "
            "(at {rate} % a year). What it costs is not known: set a lever to count it."
        ).format(gained=gained, span=span, rate=rate)
    return _(
        "All streams together are worth {gained} in today's money over {span} (at {rate} % a "
        "year); it costs {paid}; that leaves {net}. {payback}"
    ).format(
        gained=gained,
        span=span,
        rate=rate,
        paid=money(outcome.paid, board.currency, board.forms).lstrip("+"),
        net=money(outcome.net_value, board.currency, board.forms),
        payback=_payback(board, outcome),
    )


def odds(board: Board, sure: Uncertain) -> str:
    """Say how sure that is, and by how many draws under which seed."""
    low, high = np.percentile(sure.net_values, (5, 95)).tolist()
    percent = format_plain(100 * sure.probability_of_loss, board.forms, decimals=0)
    return _(
        "In 9 of 10 draws it leaves {low} to {high}; in {percent} of 100 it loses money. "
        "{count} draws of every range, seed {seed}."
    ).format(
        low=money(low, board.currency, board.forms),
        high=money(high, board.currency, board.forms),
        percent=percent,
        count=format_plain(sure.draws.samples, board.forms, decimals=0),
        seed=sure.draws.seed,
    )


def _payback(board: Board, outcome: Outcome) -> str:
    month = outcome.payback
    if month is None:
        return _("It is not paid back by then.")
    if month == 0:
        return _("It is paid back at once.")
    day = board.day
    return _("It is paid back {when}.").format(when=_lowered(month_words(month, day, board.forms)))


def _lowered(text: str) -> str:
    return text[:1].lower() + text[1:]
