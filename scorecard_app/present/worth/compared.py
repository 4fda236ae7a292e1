"""Scenarios side by side: what each stream gains, what it costs, and what that leaves."""

from collections.abc import Sequence
from dataclasses import dataclass

from scorecard_app.domain.ids import ScenarioId
from scorecard_app.domain.value import Scenario
from scorecard_app.engine.influence.network import Network
from scorecard_app.engine.influence.outcome import what_if
from scorecard_app.engine.influence.plan import plan_of
from scorecard_app.engine.influence.ranges import Draws
from scorecard_app.engine.influence.uncertain import what_if_uncertain
from scorecard_app.present.numbers import format_plain
from scorecard_app.present.what_if.board import Board
from scorecard_app.present.what_if.words import money
from scorecard_app.texts import _

_LONG = 10


@dataclass(frozen=True, slots=True)
class Compared:
    """A table of scenarios: a row each, in their order; `ids` are theirs."""

    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    ids: tuple[ScenarioId, ...]


def compared(
    board: Board, network: Network, scenarios: Sequence[Scenario], draws: Draws
) -> Compared:
    """Return what each scenario comes to; all meet the same draws."""
    card = board.relations.card
    streams = sorted(card.value_streams.values(), key=lambda each: (each.position, each.id))
    shown = [each for each in streams if each.yearly_amount is not None and each.objective_id]
    header = (
        _("Scenario, in {currency}").format(currency=board.currency)
        if board.currency
        else _("Scenario"),
        *(_in_two_lines(each.name or _("(no name)")) for each in shown),
        _("Cost"),
        _("It leaves"),
        _("Loses money"),
    )
    rows = []
    for scenario in scenarios:
        plan = plan_of(card, scenario, start=board.day)
        outcome = what_if(card, plan, known=network)
        sure = what_if_uncertain(card, plan, draws, known=network)
        values = outcome.values
        percent = format_plain(100 * sure.probability_of_loss, board.forms, decimals=0)
        rows.append(
            (
                scenario.name,
                *(money(values.get(each.id, 0.0), "", board.forms) for each in shown),
                money(outcome.paid, "", board.forms).lstrip("+"),
                money(outcome.net_value, "", board.forms),
                _("{percent} of 100").format(percent=percent),
            )
        )
    return Compared(header, tuple(rows), tuple(each.id for each in scenarios))


def _in_two_lines(name: str) -> str:
    """Break a long name nearest to its middle, so that its column takes less room."""
    blanks = [at for at, letter in enumerate(name) if letter == " "]
    if len(name) <= _LONG or not blanks:
        return name
    at = min(blanks, key=lambda each: abs(each - len(name) / 2))
    return f"{name[:at]}\n{name[at + 1 :]}"
