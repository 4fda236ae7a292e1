"""Whether a plan pays: each stream for itself, their sum named as a sum, the cost, and the odds."""

from collections.abc import Iterator
from dataclasses import replace

import numpy as np

from scorecard_app.domain.ids import ValueStreamId
from scorecard_app.domain.value import ValueStream
from scorecard_app.engine.arrays import Floats
from scorecard_app.engine.influence.money import MONTHS_A_YEAR, present_value
from scorecard_app.engine.influence.outcome import Outcome, what_if
from scorecard_app.engine.influence.plan import Plan
from scorecard_app.engine.influence.uncertain import Uncertain
from scorecard_app.engine.influence.worth import shares
from scorecard_app.present.explanations.line import Line
from scorecard_app.present.numbers import MISSING, format_plain
from scorecard_app.present.what_if.board import Board
from scorecard_app.present.what_if.by_formula import formula_lines
from scorecard_app.present.what_if.echoes import Loops, echo
from scorecard_app.present.what_if.words import a_year, change_words, month_words, span_words
from scorecard_app.present.worth.answer import Answer, Figure, Row
from scorecard_app.present.worth.futures import middle_meaning
from scorecard_app.present.worth.supposing import named, parts_of, price_of
from scorecard_app.present.worth.wording import (
    bare,
    between,
    gained,
    out_of_100,
    role_of,
    sum_of,
)
from scorecard_app.texts import _

SUM, COST, NET = "sum", "cost", "net"
"""The keys of the rows that are no stream."""

_FREE = 0.5
_TOLD_YEARS = (0, 1, 2, 3, 5)


def worth_answer(board: Board, plan: Plan, outcome: Outcome, sure: Uncertain | None) -> Answer:
    """Return what a plan comes to; its ranges come with the draws."""
    if not outcome.money:
        return Answer(_("No value stream has a yearly amount, so no money is shown."))
    return Answer(
        says=_says(board, outcome, sure),
        figures=tuple(_figures(board, outcome, sure)),
        header=(
            _("In today's money, {currency}").format(currency=board.currency).rstrip(", "),
            _("Middle"),
            _("9 of 10 futures"),
            _("A year, in the end"),
        ),
        rows=tuple(_rows(board, plan, outcome, sure)),
        first=NET,
        note=middle_meaning(),
        tips={1: middle_meaning()},
    )


def payback_words(outcome: Outcome) -> str:
    """Say when a plan has paid for itself."""
    if abs(outcome.paid) < _FREE:
        return MISSING
    month = outcome.payback
    if month is None:
        return _("not in {span}").format(span=span_words(len(outcome.cost) - 1))
    if month == 0:
        return _("at once")
    return _("in {span}").format(span=span_words(month))


def horizon_words(board: Board, outcome: Outcome) -> str:
    """Say over what time, and at what rate, money is counted in today's money."""
    return _("In today's money over {span}, at {rate} % a year.").format(
        span=span_words(len(outcome.cost) - 1), rate=format_plain(outcome.rate, board.forms)
    )


def _figures(board: Board, outcome: Outcome, sure: Uncertain | None) -> Iterator[Figure]:
    is_known = abs(outcome.paid) >= _FREE
    net = outcome.net_value
    yield Figure(_("It leaves"), gained(board, net), role_of(net), middle_meaning())
    if sure is not None:
        yield Figure(_("9 of 10 futures"), between(board, sure.net_values))
        yield Figure(_("It loses money"), out_of_100(board, sure.probability_of_loss))
    yield Figure(_("It costs"), sum_of(board, outcome.paid) if is_known else _("not known"))
    if is_known:
        yield Figure(_("Paid back"), payback_words(outcome))


def _says(board: Board, outcome: Outcome, sure: Uncertain | None) -> str:
    said = [horizon_words(board, outcome)]
    if abs(outcome.paid) < _FREE:
        said.append(
            _("What it costs is not known: turn a lever or start an initiative to count it.")
        )
    if sure is not None:
        count = format_plain(sure.draws.samples, board.forms, decimals=0)
        said.append(
            _(
                "{count} possible futures were tried: in each, every belief takes a figure at "
                "random from its range."
            ).format(count=count)
        )
    return " ".join(said)


def _rows(board: Board, plan: Plan, outcome: Outcome, sure: Uncertain | None) -> Iterator[Row]:
    streams = board.relations.card.value_streams.values()
    for each in sorted(streams, key=lambda one: (one.position, one.id)):
        if each.id in outcome.values:
            yield _stream_row(board, plan, outcome, sure, each)
    yield _sum_row(board, outcome, sure)
    yield _cost_row(board, plan, outcome)
    yield _net_row(board, outcome, sure)


def _stream_row(
    board: Board, plan: Plan, outcome: Outcome, sure: Uncertain | None, stream: ValueStream
) -> Row:
    value = outcome.values[stream.id]
    drawn = None if sure is None else present_value(sure.money[stream.id], outcome.rate)
    rate = MONTHS_A_YEAR * float(outcome.money[stream.id][-1])
    cells = (
        stream.name or _("(no name)"),
        bare(board, value),
        _range(board, drawn),
        bare(board, rate),
    )
    because = _stream_because(board, plan, outcome, stream)
    return Row(stream.id, cells, role_of(value), because)


def _sum_row(board: Board, outcome: Outcome, sure: Uncertain | None) -> Row:
    values = sum(outcome.values.values())
    drawn = None
    if sure is not None:
        each = (present_value(money, outcome.rate) for money in sure.money.values())
        drawn = np.asarray(sum(each, start=np.zeros(1)))
    count = len(outcome.values)
    name = _("The only stream")
    if count > 1:
        name = _("Sum of the {count} streams").format(count=count)
    rate = MONTHS_A_YEAR * sum(float(each[-1]) for each in outcome.money.values())
    cells = (name, bare(board, values), _range(board, drawn), bare(board, rate))
    parts = tuple(
        Line(named(board, key), gained(board, value)) for key, value in outcome.values.items()
    )
    because = Line(name, gained(board, values), parts=parts, is_open=True)
    return Row(SUM, cells, role_of(values), because, is_total=True)


def _cost_row(board: Board, plan: Plan, outcome: Outcome) -> Row:
    cost, rate = -outcome.paid, -MONTHS_A_YEAR * float(outcome.cost[-1])
    is_known = abs(cost) >= _FREE
    text = bare(board, cost) if is_known else MISSING
    cells = (_("What it costs"), text, MISSING, bare(board, rate) if is_known else MISSING)
    parts = tuple(
        Line(words, gained(board, -price_of(board, plan, key)))
        for key, words in parts_of(board, plan)
        if key not in board.stands
    )
    said = _("What it costs beyond today; pushed cards are taken to cost nothing")
    because = Line(said, gained(board, cost), parts=parts, is_open=True)
    return Row(COST, cells, role_of(cost) if is_known else "text.quiet", because)


def _net_row(board: Board, outcome: Outcome, sure: Uncertain | None) -> Row:
    net = outcome.net_value
    rate = MONTHS_A_YEAR * (
        sum(float(each[-1]) for each in outcome.money.values()) - float(outcome.cost[-1])
    )
    drawn = None if sure is None else sure.net_values
    cells = (_("It leaves"), bare(board, net), _range(board, drawn), bare(board, rate))
    parts = (
        Line(_("All streams together"), gained(board, sum(outcome.values.values()))),
        Line(_("less what it costs"), gained(board, -outcome.paid)),
    )
    because = Line(
        _("What it leaves (net present value)"), gained(board, net), parts=parts, is_open=True
    )
    return Row(NET, cells, role_of(net), because, is_total=True)


def _range(board: Board, drawn: Floats | None) -> str:
    return MISSING if drawn is None else between(board, drawn)


def _stream_because(board: Board, plan: Plan, outcome: Outcome, stream: ValueStream) -> Line:
    """Say step by step how the money of a stream comes about."""
    amount, objective_id = stream.yearly_amount or 0.0, stream.objective_id
    if objective_id is None:  # a stream that moves money has one
        return Line("")
    name, course = named(board, objective_id), outcome.course(objective_id)
    steps = [
        Line(
            _("{when}: “{name}” is {change}, of {amount} a year").format(
                when=month_words(month, board.day, board.forms),
                name=name,
                change=change_words(float(course[month]), board.forms),
                amount=sum_of(board, amount),
            ),
            a_year(amount * float(course[month]), board.currency, board.forms),
        )
        for month in _told_months(len(course))
    ]
    said = _("Month by month a twelfth of the yearly rate, which counts less the later it comes")
    by_month = Line(said, gained(board, outcome.values[stream.id]), parts=tuple(steps))
    parts = (
        by_month,
        *formula_lines(board, outcome, objective_id),
        _causes(board, plan, outcome, stream.id),
        *_echoes(board, plan, outcome),
    )
    text = _("What “{name}” gains").format(name=stream.name or _("(no name)"))
    return Line(text, gained(board, outcome.values[stream.id]), parts=parts, is_open=True)


def _causes(board: Board, plan: Plan, outcome: Outcome, stream_id: ValueStreamId) -> Line:
    """Say what each part of the plan adds to a stream."""
    found = shares(board.relations.card, outcome.network, plan, only=stream_id)
    parts = tuple(
        Line(words, gained(board, found.get(key, 0.0))) for key, words in parts_of(board, plan)
    )
    rest = outcome.values[stream_id] - sum(found.values())
    if outcome.network.computed and abs(rest) >= _FREE:
        said = _("Beyond that, for a formula is no straight line")
        parts = (*parts, Line(said, gained(board, rest)))
    return Line(_("By what is supposed"), parts=parts, is_open=True)


def _echoes(board: Board, plan: Plan, outcome: Outcome) -> Iterator[Line]:
    """Say of each push what comes back of it; what other pushes add to the card is no echo."""
    loops = Loops(outcome.network)
    for push in plan.pushes:
        if loops.round(push.objective_id):
            alone = replace(plan, pushes=(push,), lever_settings={}, initiatives={})
            found = what_if(board.relations.card, alone, known=outcome.network)
            moved = float(found.course(push.objective_id)[-1])
            said = echo(board, loops, push.objective_id, push=push.amount, moved=moved)
            if said:
                yield Line(said)


def _told_months(months: int) -> list[int]:
    """Return the months that a derivation tells: years, and the last."""
    years = [year * MONTHS_A_YEAR for year in _TOLD_YEARS if year * MONTHS_A_YEAR < months]
    return years if years[-1] == months - 1 else [*years, months - 1]
