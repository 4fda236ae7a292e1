"""The words of money and of chance that all answers share."""

import numpy as np

from scorecard_app.domain.links import Sign
from scorecard_app.engine.arrays import Floats
from scorecard_app.engine.portfolio.marginal import BREAK_EVEN, Return
from scorecard_app.present.numbers import format_plain
from scorecard_app.present.what_if.board import Board
from scorecard_app.present.what_if.words import money
from scorecard_app.texts import _

LOW, HIGH = 5, 95
"""The percentiles between which nine of ten futures lie."""

_FREE = 0.5
"""Less than half a unit of money is none."""


def gained(board: Board, amount: float) -> str:
    """Write a gain or a loss with its sign and currency."""
    return money(amount, board.currency, board.forms)


def bare(board: Board, amount: float) -> str:
    """Write a gain or a loss with its sign, where the currency stands above."""
    return money(amount, "", board.forms)


def sum_of(board: Board, amount: float) -> str:
    """Write an amount of money that is neither gained nor lost: a spend, a budget."""
    return money(amount, board.currency, board.forms).replace("+", "", 1)


def between(board: Board, amounts: Floats) -> str:
    """Write the ends between which nine of ten futures lie, without the currency."""
    low, high = np.percentile(amounts, (LOW, HIGH)).tolist()
    return _("{low} to {high}").format(low=bare(board, low), high=bare(board, high))


def role_of(amount: float) -> str:
    """Return the colour of a gain or a loss."""
    if abs(amount) < _FREE:
        return "text"
    return "band.on" if amount > 0 else "band.off"


def out_of_100(board: Board, share: float) -> str:
    """Write a share of the futures as people bet: so many of a hundred."""
    percent = format_plain(100 * share, board.forms, decimals=0)
    return _("{percent} of 100").format(percent=percent)


def brought_back(board: Board, rate: float, span: str) -> str:
    """Say what each unit of money spent brings back, and what that leaves of it."""
    one, back = (format_plain(each, board.forms, decimals=2) for each in (BREAK_EVEN, rate))
    rest = format_plain(abs(rate - BREAK_EVEN), board.forms, decimals=2)
    if round(rate, 2) == BREAK_EVEN:
        return _("each {one} spent brings back {back} over {span}: it just pays").format(
            one=one, back=back, span=span
        )
    gain = _("each {one} spent brings back {back} over {span}: a gain of {rest}")
    loss = _("each {one} spent brings back {back} over {span}: a loss of {rest}")
    return (gain if rate > BREAK_EVEN else loss).format(one=one, back=back, span=span, rest=rest)


def returned(board: Board, step: float, found: Return) -> str:
    """Say what a step of yearly money returns a year, and how that stands to what it costs.

    It is counted over the horizon in today's money, and spread over it as the cost is.
    """
    back, rest = found.middle * step, (found.middle - BREAK_EVEN) * step
    if round(found.middle, 2) == BREAK_EVEN:
        words = _("returns {back} a year, just what it costs")
    elif rest > 0:
        words = _("returns {back} a year, {rest} more than it costs")
    else:
        words = _("returns {back} a year, {rest} less than it costs")
    return words.format(back=sum_of(board, back), rest=sum_of(board, abs(rest)))


def returned_between(board: Board, step: float, found: Return) -> str:
    """Write between what a step returns a year in nine of ten futures, without the currency."""
    low, high = (money(each * step, "", board.forms) for each in (found.low, found.high))
    return _("{low} to {high}").format(low=low.removeprefix("+"), high=high.removeprefix("+"))


def carries_on(board: Board, strength: float, *, sign: Sign = Sign.POSITIVE) -> str:
    """Say what a strength means: what ten percent more at one end give at the other."""
    percent = format_plain(10 * abs(strength), board.forms, decimals=1)
    less = (strength < 0) != (sign is Sign.NEGATIVE)
    more = _("10 % more here gives {percent} % more there")
    fewer = _("10 % more here gives {percent} % less there")
    return (fewer if less else more).format(percent=percent)


def sentence(text: str) -> str:
    """Begin with a capital letter."""
    return text[:1].upper() + text[1:]
