"""What is supposed to be different, as words: pushes, levers, initiatives, each with its cost."""

from collections.abc import Iterator, Sequence

from scorecard_app.domain.ids import InitiativeId, LeverId, ObjectiveId
from scorecard_app.domain.value import InitiativeState
from scorecard_app.engine.influence.money import MONTHS_A_YEAR, moving, present_value
from scorecard_app.engine.influence.network import Network
from scorecard_app.engine.influence.plan import Plan, cost_of
from scorecard_app.engine.portfolio.marginal import unit_cost_of
from scorecard_app.present.what_if.board import Board
from scorecard_app.present.what_if.words import dates_words, signed_percent
from scorecard_app.present.worth.wording import gained, sum_of
from scorecard_app.texts import _


def supposed_words(board: Board, plan: Plan) -> tuple[str, ...]:
    """Return a few words for everything that a plan changes, in the order of its kinds."""
    return tuple(words for _key, words in parts_of(board, plan))


def no_money(board: Board, network: Network) -> str:
    """Say that nothing moves money; "" where something does."""
    if moving(board.relations.card, network):
        return ""
    return _("No value stream has a yearly amount, so no money is shown.")


def named(board: Board, key: str) -> str:
    """Return the name of a card, a lever, an initiative or a stream."""
    card = board.relations.card
    for table in (card.objectives, card.levers, card.initiatives, card.value_streams):
        if key in table:
            return table[key].name or _("(no name)")  # type: ignore[index]  # one id, any table
    return _("(no name)")


def numbered(board: Board, way: Sequence[ObjectiveId]) -> str:
    """Name a way in few letters that tell it from others: its cards' numbers, and its end."""
    cards = board.relations.card.objectives
    numbers = " → ".join(str(cards[each].number) for each in way)
    return f"{numbers} {named(board, way[-1])}"


def parts_of(board: Board, plan: Plan) -> Iterator[tuple[str, str]]:
    """Yield each change of a plan: its id, and a few words that say it."""
    card = board.relations.card
    for push in plan.pushes:
        change = signed_percent(push.amount, board.forms)
        yield push.objective_id, f"{named(board, push.objective_id)} {change}"
    for lever_id, spend in plan.lever_settings.items():
        lever = card.levers.get(lever_id)
        if lever is not None:
            more = gained(board, spend - lever.current)
            words = _("{name} {amount} a year ({more})")
            said = words.format(name=named(board, lever_id), amount=sum_of(board, spend), more=more)
            yield lever_id, f"{said} {dates_words(lever.start, lever.end, board.forms)}".rstrip()
    for key, is_on in plan.initiatives.items():
        initiative = card.initiatives.get(key)
        if initiative is None or is_on == (initiative.state is InitiativeState.RUNNING):
            continue
        yield key, (_("start {name}") if is_on else _("stop {name}")).format(name=named(board, key))


def price_of(board: Board, plan: Plan, key: str) -> float:
    """Return what a change of a plan costs beyond today, in present value; pushes are free."""
    card = board.relations.card
    lever = card.levers.get(LeverId(key))
    if lever is not None:
        spend = plan.lever_settings.get(lever.id, lever.current)
        return (spend - lever.current) * unit_cost_of(lever, plan)
    initiative = card.initiatives.get(InitiativeId(key))
    if initiative is None:
        return 0.0
    cost = float(present_value(cost_of(initiative, plan), plan.rate))
    return cost if plan.initiatives.get(initiative.id) else -cost


def budget_of_today(board: Board, plan: Plan) -> float:
    """Return what levers and running initiatives cost in the first year."""
    card = board.relations.card
    running = (
        cost_of(each, plan)[:MONTHS_A_YEAR].sum()
        for each in card.initiatives.values()
        if each.state is InitiativeState.RUNNING
    )
    return sum(each.current for each in card.levers.values()) + float(sum(running))
