"""More money on a lever as a piece of work: with a start, its cost, and what the curve says."""

from functools import partial

from scorecard_app.document.edits.initiatives import add_initiative, set_initiative
from scorecard_app.domain.ids import InitiativeId
from scorecard_app.domain.scorecard import Scorecard
from scorecard_app.domain.value import Effect, Lever
from scorecard_app.domain.values import normal_number
from scorecard_app.engine.influence.responses import missing, response
from scorecard_app.present.form_parts import Edit
from scorecard_app.texts import _


def planned(lever: Lever, spend: float, initiative_id: InitiativeId) -> Edit:
    """Return the edit that proposes what a lever gets beyond today as an initiative.

    Its effects are certain, as the curve is drawn: whoever doubts them widens their ranges.
    """
    return partial(
        _planned,
        initiative_id=initiative_id,
        name=_("More on {lever}").format(lever=lever.name or _("(no name)")),
        cost=normal_number(spend - lever.current),
        lever=lever,
        effects=_effects(lever, spend),
    )


def _planned(
    card: Scorecard,
    *,
    initiative_id: InitiativeId,
    name: str,
    cost: float,
    lever: Lever,
    effects: tuple[Effect, ...],
) -> Scorecard:
    card = add_initiative(card, initiative_id=initiative_id, name=name)
    return set_initiative(
        card,
        initiative_id=initiative_id,
        cost_per_year=cost,
        effects=effects,
        lever_ids=(lever.id,),
        owner_id=lever.owner_id,
        start=lever.start,
        end=lever.end,
    )


def _effects(lever: Lever, spend: float) -> tuple[Effect, ...]:
    """Return what the spend beyond today brings to each card: u(s) − u(current)."""
    found = []
    for act in lever.acts:
        if missing(act.curve):
            continue
        now, then = response(act.curve, [lever.current, spend])
        gains = [float(then - now) * share for share in (act.low, act.high)]
        low, high = sorted(normal_number(round(each, 6)) for each in gains)
        found.append(Effect(act.objective_id, low, high, act.lag_months, act.build_up_months))
    return tuple(found)
