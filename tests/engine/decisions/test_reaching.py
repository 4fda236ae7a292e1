"""A goal is reached by the setting that is found, as running the plan anew says."""

from dataclasses import replace

import pytest

from scorecard_app.document.templates import from_template
from scorecard_app.domain.ids import LeverId, ObjectiveId
from scorecard_app.domain.value import Push
from scorecard_app.engine.decisions.reaching import Aim, Goal, Reach, reached
from scorecard_app.engine.influence.network import network
from scorecard_app.engine.influence.outcome import what_if
from scorecard_app.engine.influence.plan import Plan
from tests.builders import minter

CARD = from_template("it-business-value", mint=minter())
NET = network(CARD)
TOP = next(key for key, each in CARD.objectives.items() if each.source_id == "V0")
LAND = next(key for key, each in CARD.objectives.items() if each.source_id == "D3")
SAVINGS = next(k for k, e in CARD.value_streams.items() if e.name.startswith("Savings"))
PLAN = Plan(
    (Push(LAND, 0.1), Push(LAND, 0.05, start_month=9)),
    {key: 1.5e6 for key, each in CARD.levers.items() if "skills" in each.name},
)


def run(goal: Goal, reach: Reach) -> float:
    """Run the plan with what was found, month by month."""
    plan = replace(PLAN, horizon_months=goal.month)
    if reach.id in CARD.levers:
        settings = dict(PLAN.lever_settings) | {LeverId(reach.id): reach.setting or 0.0}
        plan = replace(plan, lever_settings=settings)
    else:
        kept = tuple(push for push in PLAN.pushes if push.objective_id != reach.id)
        added = Push(ObjectiveId(reach.id), reach.setting or 0.0)
        plan = replace(plan, pushes=(*kept, added))
    outcome = what_if(CARD, plan, known=NET)
    if goal.aim is Aim.NET_VALUE:
        return outcome.net_value
    if goal.aim is Aim.STREAM:
        return 12 * float(outcome.money[SAVINGS][-1])
    return float(outcome.course(TOP)[-1])


@pytest.mark.parametrize(
    "goal",
    [
        Goal(Aim.NET_VALUE, 5e6, 60),
        Goal(Aim.STREAM, 1.5e6, 24, SAVINGS),
        Goal(Aim.OBJECTIVE, 0.03, 36, TOP),
    ],
)
def test_what_is_found_reaches_the_goal_when_the_plan_is_run_with_it(goal: Goal) -> None:
    found = reached(CARD, NET, PLAN, goal)
    met = [each for each in (*found.levers, *found.cards) if each.setting is not None]
    assert met
    for reach in met:
        assert run(goal, reach) == pytest.approx(goal.amount, rel=1e-9)


def test_what_is_out_of_reach_is_said_and_stands_behind_what_is_not() -> None:
    found = reached(CARD, NET, PLAN, Goal(Aim.NET_VALUE, 1e12, 60))
    assert found.levers
    assert all(each.setting is None for each in (*found.levers, *found.cards))
    assert found.levers[0].results.max() < 1e12
    nearer = reached(CARD, NET, PLAN, Goal(Aim.NET_VALUE, 5e6, 60)).cards
    flags = [each.setting is None for each in nearer]
    assert flags == sorted(flags)
