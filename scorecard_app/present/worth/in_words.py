"""The verdict and the returns of levers as sentences, for where there is no room for tables."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from scorecard_app.domain.ids import LeverId
from scorecard_app.domain.value import Lever
from scorecard_app.engine.influence.outcome import Outcome
from scorecard_app.engine.influence.plan import Plan
from scorecard_app.engine.influence.responses import missing
from scorecard_app.engine.portfolio.marginal import Marginal, unit_cost_of
from scorecard_app.present.numbers import MISSING, format_plain
from scorecard_app.present.what_if.board import Board
from scorecard_app.present.what_if.words import dates_words, month_words, span_words
from scorecard_app.present.worth.supposing import named
from scorecard_app.present.worth.wording import (
    bare,
    gained,
    returned,
    returned_between,
    sentence,
    sum_of,
)
from scorecard_app.texts import _

_FREE = 0.5


@dataclass(frozen=True, slots=True)
class ReturnWords:
    """What the next money on a lever brings back: the figure alone, and all in sentences."""

    lever_id: LeverId
    more: str
    said: str


def verdict(board: Board, outcome: Outcome) -> str:
    """Say what a plan comes to: each stream, their sum named as a sum, the cost, the rest."""
    if not outcome.money:
        return ""
    span = span_words(len(outcome.cost) - 1)
    values = outcome.values
    streams = ", ".join(
        f"{named(board, key)} {gained(board, value)}" for key, value in values.items()
    )
    brings = _("In today's money over {span} (at {rate} % a year): {streams}.")
    together = _("In today's money over {span} (at {rate} % a year): {streams}; the sum is {sum}.")
    said = (together if len(values) > 1 else brings).format(
        span=span,
        rate=format_plain(outcome.rate, board.forms),
        streams=streams,
        sum=gained(board, sum(values.values())),
    )
    return f"{said} {_rest(board, outcome)}"


def returns_in_words(
    board: Board, plan: Plan, found: Sequence[Marginal]
) -> tuple[ReturnWords, ...]:
    """Return for each lever what one step more brings back and one step less loses."""
    levers = board.relations.card.levers
    return tuple(
        ReturnWords(
            each.lever_id,
            _more(board, plan, levers[each.lever_id], each),
            " ".join(_sentences(board, plan, levers[each.lever_id], each)),
        )
        for each in found
    )


def lacks_curve(lever: Lever) -> bool:
    """Say whether nobody has said what a lever improves."""
    return not lever.acts or any(missing(act.curve) for act in lever.acts)


def outside(board: Board, lever: Lever) -> str:
    """Say that a lever cannot be turned within the months that are looked at."""
    words = _("“{name}” is turned only {dates}: these months are not looked at here.")
    dates = dates_words(lever.start, lever.end, board.forms)
    return words.format(name=lever.name or _("(no name)"), dates=dates)


def _rest(board: Board, outcome: Outcome) -> str:
    """Say what it costs, what that leaves, and when it is paid back."""
    if abs(outcome.paid) < _FREE:
        return _("What it costs is not known.")
    words = (
        _("It costs {paid}; that leaves {net}. {payback}")
        if outcome.paid > 0
        else _("It saves {paid}; that leaves {net}. {payback}")
    )
    return words.format(
        paid=sum_of(board, abs(outcome.paid)),
        net=gained(board, outcome.net_value),
        payback=_payback(board, outcome),
    )


def _payback(board: Board, outcome: Outcome) -> str:
    month = outcome.payback
    if month is None:
        return _("It is not paid back by then.")
    if month == 0:
        return _("It is paid back at once.")
    when = month_words(month, board.day, board.forms)
    return _("It is paid back {when}.").format(when=when[:1].lower() + when[1:])


def _sentences(board: Board, plan: Plan, lever: Lever, marginal: Marginal) -> Iterator[str]:
    name = lever.name or _("(no name)")
    if not lever.step:
        yield _("“{name}” has no step: say by how much it can be turned.").format(name=name)
        return
    if lacks_curve(lever):
        words = _("Nobody has said what “{name}” improves, so it returns nothing here.")
        yield words.format(name=name)
        return
    if unit_cost_of(lever, plan) <= 0:
        yield outside(board, lever)
        return
    spend = plan.lever_settings.get(lever.id, lever.current)
    if marginal.more is not None:
        step = marginal.more.spend - spend
        yield _("{step} a year more on “{name}” {returns}; 9 of 10 futures: {range}.").format(
            step=sum_of(board, step),
            name=name,
            returns=returned(board, step, marginal.more),
            range=returned_between(board, step, marginal.more),
        )
    if marginal.less is not None:
        step = spend - marginal.less.spend
        yield _("{step} a year less loses {lost} a year; 9 of 10 futures: {range}.").format(
            step=sum_of(board, step),
            lost=sum_of(board, marginal.less.middle * step),
            range=returned_between(board, step, marginal.less),
        )
    if dates := dates_words(lever.start, lever.end, board.forms):
        yield _("It is turned only {dates}.").format(dates=dates)
    if lever.is_example:
        yield sentence(_("The curve came with the template: replace it."))


def _more(board: Board, plan: Plan, lever: Lever, marginal: Marginal) -> str:
    """Write what one step more returns a year."""
    if marginal.more is None:
        return MISSING
    step = marginal.more.spend - plan.lever_settings.get(lever.id, lever.current)
    return bare(board, marginal.more.middle * step).removeprefix("+")
