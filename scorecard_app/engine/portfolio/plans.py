"""A selection as a plan: what it changes of today."""

from dataclasses import replace

from scorecard_app.domain.scorecard import Scorecard
from scorecard_app.domain.value import InitiativeState
from scorecard_app.engine.influence.plan import Plan
from scorecard_app.engine.portfolio.offers import Offers
from scorecard_app.engine.portfolio.selection import Selection

_ROUNDING = 1e-6


def plan_for(card: Scorecard, found: Offers, chosen: Selection, plan: Plan) -> Plan:
    """Return the plan that turns levers and switches initiatives as chosen, and pushes nothing.

    Only what differs from today is in it. The horizon, the rate and the start are the plan's.
    """
    running = {
        each.id
        for each in found.initiatives
        if card.initiatives[each.id].state is InitiativeState.RUNNING
    }
    return replace(
        plan,
        pushes=(),
        lever_settings={
            key: spend
            for key, spend in chosen.spends.items()
            if abs(spend - card.levers[key].current) > _ROUNDING
        },
        initiatives={
            each.id: each.id in chosen.started
            for each in found.initiatives
            if (each.id in chosen.started) != (each.id in running)
        },
    )
