"""What an initiative is worth alone, and what a stream of money is: sentences under the tables."""

from collections.abc import Iterator
from dataclasses import replace

from scorecard_app.domain.ids import EntityId, InitiativeId
from scorecard_app.domain.scorecard import Scorecard
from scorecard_app.domain.value import Initiative, InitiativeState
from scorecard_app.engine.influence.network import Network
from scorecard_app.engine.influence.outcome import what_if
from scorecard_app.engine.influence.plan import Plan
from scorecard_app.present.form_parts import FormContext
from scorecard_app.present.investing.fields import card_name
from scorecard_app.present.investing.initiative_form import initiative_name, initiative_of
from scorecard_app.present.investing.stream_form import share_of, stream_of
from scorecard_app.present.what_if.board import Board
from scorecard_app.present.what_if.words import money
from scorecard_app.present.worth.in_words import verdict
from scorecard_app.texts import _

_CLOSED = frozenset({InitiativeState.DONE, InitiativeState.STOPPED})


def moves_money(card: Scorecard) -> bool:
    """Say whether any card moves any money, without which nothing returns anything."""
    return any(each.objective_id and each.yearly_amount for each in card.value_streams.values())


def no_money_said() -> str:
    """Say what is wanting for anything to be worth money."""
    return _("No money moves yet: add a value stream with an amount and a card.")


def initiative_said(
    context: FormContext, board: Board, network: Network | None, plan: Plan, entity_id: EntityId
) -> str:
    """Say what doing an initiative, or stopping it, is worth over a plan's horizon, alone."""
    initiative = initiative_of(context, entity_id)
    name = initiative_name(initiative)
    if initiative.state in _CLOSED:
        return _("“{name}” is over: it is not offered any more.").format(name=name)
    if not initiative.effects:
        return _("Choose the card that “{name}” improves.").format(name=name)
    if all(effect.low == effect.high == 0 for effect in initiative.effects):
        return _(
            "Say from how much to how much “{name}” improves “{card}”: nine times in ten."
        ).format(name=name, card=card_name(context, initiative.effects[0].objective_id))
    if network is None:
        return ""
    runs = initiative.state is InitiativeState.RUNNING
    alone = replace(plan, pushes=(), lever_settings={}, initiatives={initiative.id: not runs})
    told = verdict(board, what_if(context.card, alone, known=network))
    if not told:
        return no_money_said()
    start = _("If “{name}” is stopped: {told}") if runs else _("If “{name}” is done: {told}")
    return " ".join((start.format(name=name, told=told), *_at_odds(context, plan, initiative)))


def _at_odds(context: FormContext, plan: Plan, initiative: Initiative) -> Iterator[str]:
    """Say what is to run as well though it is excluded, and what is needed and is not to run."""
    known = context.card.initiatives

    def is_on(key: InitiativeId) -> bool:
        return plan.initiatives.get(key, known[key].state is InitiativeState.RUNNING)

    if not is_on(initiative.id):
        return
    for key, other in known.items():
        is_excluded = key in initiative.exclusion_ids or initiative.id in other.exclusion_ids
        if is_excluded and is_on(key):
            words = _("It cannot run together with “{name}”, which is to run as well.")
            yield words.format(name=initiative_name(other))
    for key in initiative.prerequisite_ids:
        if key in known and known[key].state is not InitiativeState.DONE and not is_on(key):
            words = _("It needs “{name}”, which is not to run.")
            yield words.format(name=initiative_name(known[key]))


def stream_said(context: FormContext, entity_id: EntityId) -> str:
    """Say what one percent on its card is worth, and what is wanting."""
    stream = stream_of(context, entity_id)
    if stream.objective_id is None:
        return _("Choose the card whose improvement moves this money.")
    if not stream.yearly_amount:
        return _("Without an amount it moves no money.")
    said = [_("One percent better on “{card}” is worth {money} a year; {share} of all that moves.")]
    if (stream.low is None) is not (stream.high is None):
        said.append(_("A range needs both ends; until then the amount is taken as certain."))
    if stream.is_example:
        said.append(_("The amount is an example: replace it."))
    currency = context.card.settings.currency
    return " ".join(said).format(
        card=card_name(context, stream.objective_id),
        money=money(stream.yearly_amount / 100, currency, context.forms).lstrip("+"),
        share=share_of(context, entity_id),
    )
