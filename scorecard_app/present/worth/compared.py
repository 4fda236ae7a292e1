"""Scenarios side by side: by money, by stream and by card, all in the same futures."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from scorecard_app.domain.ids import ObjectiveId, ValueStreamId
from scorecard_app.domain.value import ValueStream
from scorecard_app.engine.influence.money import present_value
from scorecard_app.engine.influence.network import Network
from scorecard_app.engine.influence.outcome import Outcome, what_if
from scorecard_app.engine.influence.plan import Plan
from scorecard_app.engine.influence.ranges import Draws
from scorecard_app.engine.influence.uncertain import Uncertain, what_if_uncertain
from scorecard_app.present.explanations.line import Line as Said
from scorecard_app.present.what_if.board import Board
from scorecard_app.present.what_if.words import STILL, signed_percent, span_words
from scorecard_app.present.worth.answer import Answer, Row
from scorecard_app.present.worth.futures import middle_meaning
from scorecard_app.present.worth.supposing import named, parts_of
from scorecard_app.present.worth.verdict import payback_words
from scorecard_app.present.worth.wording import bare, between, gained, out_of_100, role_of, sum_of
from scorecard_app.texts import _

_LONG, _CARDS = 10, 25


@dataclass(frozen=True, slots=True)
class Option:
    """One scenario that is compared: its key, its name and its plan."""

    key: str
    name: str
    plan: Plan


@dataclass(frozen=True, slots=True)
class Run:
    """What an option comes to: in the middle, and in every draw."""

    option: Option
    outcome: Outcome
    sure: Uncertain


def run_all(
    board: Board, network: Network, options: Sequence[Option], draws: Draws
) -> tuple[Run, ...]:
    """Run every option by the same draws; the cards that move most are drawn with their ranges."""
    card = board.relations.card
    outcomes = [what_if(card, each.plan, known=network) for each in options]
    seen = _moved_most(outcomes)
    return tuple(
        Run(each, outcome, what_if_uncertain(card, each.plan, draws, seen=seen, known=network))
        for each, outcome in zip(options, outcomes, strict=True)
    )


def money_answer(board: Board, runs: Sequence[Run]) -> Answer:
    """Return a row for each option: what it leaves, how sure that is, and what it costs."""
    if not runs:
        return Answer(
            _(
                "No scenario yet: push cards on the map or turn a lever, and keep that as a "
                "scenario."
            )
        )
    currency = board.currency
    return Answer(
        says=_says(board, runs),
        header=(
            _("Scenario, in {currency}").format(currency=currency) if currency else _("Scenario"),
            _("It leaves"),
            _("9 of 10 futures"),
            _("Loses\nmoney"),
            _("Cost"),
            _("Paid back"),
        ),
        rows=tuple(_money_row(board, each) for each in runs),
        main=1,
        note=_("All scenarios meet the same futures, so their differences are not chance."),
        tips={1: middle_meaning()},
    )


def streams_answer(board: Board, runs: Sequence[Run]) -> Answer:
    """Return a row for each stream: what it gains in each option, and how sure that is."""
    if not runs or not runs[0].outcome.money:
        return money_answer(board, runs)
    months = max(len(each.outcome.cost) for each in runs) - 1
    said = _("In today's money over {span}, in {currency}; in brackets 9 of 10 futures.")
    return Answer(
        says=said.format(span=span_words(months), currency=board.currency),
        header=(_("Stream"), *(_in_two_lines(each.option.name) for each in runs)),
        rows=tuple(_stream_row(board, runs, each) for each in _streams(board, runs)),
        main=0,
        note=middle_meaning(),
    )


def cards_answer(board: Board, runs: Sequence[Run]) -> Answer:
    """Return a row for each card that moves: how far, in each option, in the last month."""
    if not runs:
        return money_answer(board, runs)
    seen = [each for each in runs[0].sure.seen if each in board.stands]
    months = max(len(each.outcome.cost) for each in runs) - 1
    return Answer(
        says=_("Cards {span} on; in brackets 9 of 10 futures.").format(span=span_words(months)),
        header=(_("Card"), *(_in_two_lines(each.option.name) for each in runs)),
        rows=tuple(_card_row(board, runs, each) for each in seen),
        main=0,
    )


def _moved_most(outcomes: Sequence[Outcome]) -> tuple[ObjectiveId, ...]:
    """Return the objectives that any outcome moves most in its last month."""
    if not outcomes:
        return ()
    moved = np.max([np.abs(each.moved[-1]) for each in outcomes], axis=0)
    rows = np.argsort(-moved, kind="stable")[:_CARDS].tolist()
    return tuple(outcomes[0].network.objectives[row] for row in rows if moved[row] >= STILL)


def _streams(board: Board, runs: Sequence[Run]) -> list[ValueStream]:
    streams = board.relations.card.value_streams.values()
    known = (each for each in streams if each.id in runs[0].outcome.money)
    return sorted(known, key=lambda each: (each.position, each.id))


def _says(board: Board, runs: Sequence[Run]) -> str:
    """Say which option leaves most, and how sure its lead over the next one is."""
    if not runs[0].outcome.money:
        return _("No value stream has a yearly amount, so no money is shown.")
    ranked = sorted(runs, key=lambda run: -run.outcome.net_value)
    best = ranked[0]
    if len(ranked) == 1:
        return _("“{name}” leaves {money}.").format(
            name=best.option.name, money=gained(board, best.outcome.net_value)
        )
    other = ranked[1]
    lead = best.sure.net_values - other.sure.net_values
    if len(lead) == 1 or not np.ptp(lead):
        return _("“{best}” leaves {more} more than “{other}”.").format(
            best=best.option.name, other=other.option.name, more=sum_of(board, float(lead[0]))
        )
    return _(
        "“{best}” leaves most: {more} more than “{other}”, in 9 of 10 futures {range}; it is the "
        "better of the two in {share}."
    ).format(
        best=best.option.name,
        other=other.option.name,
        more=sum_of(board, best.outcome.net_value - other.outcome.net_value),
        range=between(board, lead),
        share=out_of_100(board, float((lead > 0).mean())),
    )


def _money_row(board: Board, run: Run) -> Row:
    outcome, values = run.outcome, run.outcome.values
    cells = (
        run.option.name,
        bare(board, outcome.net_value),
        between(board, run.sure.net_values),
        out_of_100(board, run.sure.probability_of_loss),
        bare(board, outcome.paid).removeprefix("+"),
        payback_words(outcome),
    )
    supposed = tuple(Said(words) for _key, words in parts_of(board, run.option.plan))
    parts = (
        Said(_("What it supposes"), parts=supposed, is_open=True),
        *(Said(named(board, key), gained(board, value)) for key, value in values.items()),
        Said(_("less what it costs"), gained(board, -outcome.paid)),
        Said(_("Paid back"), payback_words(outcome)),
    )
    because = Said(run.option.name, gained(board, outcome.net_value), parts=parts, is_open=True)
    return Row(run.option.key, cells, role_of(outcome.net_value), because)


def _stream_row(board: Board, runs: Sequence[Run], stream: ValueStream) -> Row:
    name = stream.name or _("(no name)")
    texts = [_gained_words(board, run, stream.id) for run in runs]
    parts = tuple(Said(run.option.name, text) for run, text in zip(runs, texts, strict=True))
    return Row(
        stream.id,
        (name, *map(_over_the_range, texts)),
        because=Said(name, parts=parts, is_open=True),
    )


def _gained_words(board: Board, run: Run, stream_id: ValueStreamId) -> str:
    middle = bare(board, run.outcome.values[stream_id])
    drawn = present_value(run.sure.money[stream_id], run.sure.rate)
    if len(drawn) == 1 or not np.ptp(drawn):
        return middle
    return _("{middle} ({range})").format(middle=middle, range=between(board, drawn))


def _card_row(board: Board, runs: Sequence[Run], objective_id: ObjectiveId) -> Row:
    name = named(board, objective_id)
    texts = [_moved_words(board, run, objective_id) for run in runs]
    parts = tuple(Said(run.option.name, text) for run, text in zip(runs, texts, strict=True))
    return Row(
        objective_id,
        (name, *map(_over_the_range, texts)),
        because=Said(name, parts=parts, is_open=True),
    )


def _moved_words(board: Board, run: Run, objective_id: ObjectiveId) -> str:
    middle = float(run.outcome.course(objective_id)[-1])
    drawn = run.sure.moved[run.sure.seen.index(objective_id)][-1]
    low, high = np.percentile(drawn, (5, 95)).tolist()
    text = signed_percent(middle, board.forms) or _("no change")
    if high - low < STILL:
        return text
    ends = (signed_percent(each, board.forms) or "0 %" for each in (low, high))
    return _("{middle} ({range})").format(middle=text, range=_("{low} to {high}").format(
        **dict(zip(("low", "high"), ends, strict=True))
    ))  # fmt: skip


def _over_the_range(text: str) -> str:
    """Set a figure over its range, so that several scenarios stand side by side."""
    return text.replace(" (", "\n(", 1)


def _in_two_lines(name: str) -> str:
    """Break a long name nearest to its middle, so that its column takes less room."""
    blanks = [at for at, letter in enumerate(name) if letter == " "]
    if len(name) <= _LONG or not blanks:
        return name
    at = min(blanks, key=lambda each: abs(each - len(name) / 2))
    return f"{name[:at]}\n{name[at + 1 :]}"
