"""Every template, month by month, against the reference that reads like the formulas.

The templates are as shipped, and made rich: every third link builds up, a loop with a lag leads
back from the top, streams of money hang on top, levers of every shape and initiatives with dates
act below. Agreement to 1e-12 of what moves, and of money to 1e-12 of the largest.
"""

from dataclasses import replace
from datetime import date
from functools import cache

import numpy as np
import pytest

from scorecard_app.document.templates import from_template, template_names
from scorecard_app.domain.ids import InitiativeId, LeverId, LinkId, ObjectiveId, ValueStreamId
from scorecard_app.domain.links import Link, LinkKind, Magnitude, Sign
from scorecard_app.domain.scorecard import Scorecard
from scorecard_app.domain.value import (
    Act,
    Curve,
    CurveKind,
    Effect,
    Initiative,
    InitiativeState,
    Lever,
    Push,
    ValueStream,
)
from scorecard_app.engine.influence.network import network
from scorecard_app.engine.influence.outcome import what_if
from scorecard_app.engine.influence.plan import Plan
from tests.builders import minter
from tests.engine.influence.reference import Reckoned, leading, reckoned

TEMPLATES = [each.id for each in template_names()]
DAY = date(2026, 9, 15)
CURVES = (
    Curve(CurveKind.HILL, {"vmax": 0.3, "k": 7e5, "h": 1.7}),
    Curve(CurveKind.LOG, {"a": 0.04, "b": 3e5}),
    Curve(CurveKind.PIECEWISE, points=((2e6, 0.2), (0.0, 0.0), (8e5, 0.15))),
)


@cache
def template(name: str) -> Scorecard:
    return from_template(name, mint=minter())


@cache
def rich(name: str) -> Scorecard:
    made = template(name)
    lagged = [each for each in made.links.values() if each.lag_months][::3]
    slow = [replace(each, build_up_months=1.0 + at) for at, each in enumerate(lagged)]
    top = _top(made)
    low = [each for each in leading(made) if each not in top]
    return made.put(
        *slow, _back(top[0], low[0]), *_streams(made, top), *_levers(low), *_initiatives(low)
    )


def _top(made: Scorecard) -> list[ObjectiveId]:
    """Return objectives of the culminating category to which links lead."""
    ends = {link.to_id for link in made.links.values()}
    top = made.settings.culminating_perspective_id
    found = [key for key in ends if made.objectives[key].perspective_id == top]
    return sorted(found, key=lambda key: made.objectives[key].number)


def _back(start: ObjectiveId, end: ObjectiveId) -> Link:
    return Link(
        LinkId("back"), start, end, kind=LinkKind.FEEDBACK, sign=Sign.NEGATIVE,
        magnitude=Magnitude(0.2, 0.5), lag_months=3, build_up_months=2.5,
    )  # fmt: skip


def _streams(made: Scorecard, top: list[ObjectiveId]) -> list[ValueStream]:
    return [*made.value_streams.values()] or [
        ValueStream(ValueStreamId(f"s{at}"), objective_id=key, yearly_amount=4e6 + at * 1e6)
        for at, key in enumerate(top)
    ]


def _levers(low: list[ObjectiveId]) -> list[Lever]:
    return [
        Lever(
            LeverId(f"l{at}"), current=4e5, maximum=3e6, step=1e5,
            acts=(Act(low[at], curve, at, 2.0 * at), Act(low[-1 - at], curve, 7)),
        )
        for at, curve in enumerate(CURVES)
    ]  # fmt: skip


def _initiatives(low: list[ObjectiveId]) -> list[Initiative]:
    first = Effect(low[0], 0.02, 0.1, 4, 3.0)
    second = Effect(low[-1], -0.05, 0.02, 1)
    return [
        Initiative(
            InitiativeId("new"), start=date(2027, 2, 20), end=date(2028, 3, 1),
            cost_per_year=6e5, one_off_cost=9e4, effects=(first, second),
        ),
        Initiative(
            InitiativeId("running"), start=date(2025, 1, 1), state=InitiativeState.RUNNING,
            cost_per_year=2e5, one_off_cost=5e5, effects=(second, first),
        ),
        Initiative(
            InitiativeId("ending"), end=date(2027, 8, 31), state=InitiativeState.RUNNING,
            cost_per_year=3e5, effects=(first,),
        ),
    ]  # fmt: skip


def assert_agreed(made: Scorecard, plan: Plan) -> Reckoned:
    """Run a plan both ways, and compare all that it changes."""
    found, expected = what_if(made, plan, known=network(made)), reckoned(made, plan)
    keys = found.network.objectives
    moved = [[expected.moved(key, month) for key in keys] for month in range(plan.months)]
    assert np.abs(found.moved - np.array(moved)).max() <= 1e-12
    assert found.money.keys() == expected.money.keys()
    most = max([1.0, *(abs(each) for flow in expected.money.values() for each in flow)])
    for key, flow in expected.money.items():
        assert np.abs(found.money[key] - np.array(flow)).max() <= 1e-12 * most
        assert found.values[key] == pytest.approx(expected.values[key], abs=1e-12 * most * 61)
    assert found.cost == pytest.approx(np.array(expected.cost), rel=1e-12)
    assert found.net_value == pytest.approx(expected.net_value, rel=1e-12, abs=1e-10 * most)
    assert found.payback == expected.payback
    return expected


@pytest.mark.parametrize("name", TEMPLATES)
def test_every_objective_that_leads_somewhere_moves_all_others_as_shipped(name: str) -> None:
    made = template(name)
    for at, key in enumerate(leading(made)):
        expected = assert_agreed(made, Plan((Push(key, 0.10, start_month=at % 3),)))
        ends = {link.to_id for link in made.links.values() if link.from_id == key}
        assert any(expected.moved(each, 60) for each in ends)


@pytest.mark.parametrize("name", TEMPLATES)
def test_with_loops_build_up_and_money_they_do_too(name: str) -> None:
    made = rich(name)
    for at, key in enumerate(leading(made)):
        expected = assert_agreed(made, Plan((Push(key, -0.07, start_month=at % 7),), rate=5.0))
        assert expected.money


@pytest.mark.parametrize("name", TEMPLATES)
@pytest.mark.parametrize("start", [None, DAY])
def test_levers_and_initiatives_cost_and_bring_what_the_formulas_say(
    name: str, start: date | None
) -> None:
    made = rich(name)
    plan = Plan(
        pushes=(Push(leading(made)[1], 0.05, start_month=2),),
        lever_settings={LeverId("l0"): 9e5, LeverId("l1"): 0.0, LeverId("l2"): 1.3e6},
        initiatives={InitiativeId(key): key == "new" for key in ("new", "running", "ending")},
        start=start,
    )
    expected = assert_agreed(made, plan)
    assert any(expected.cost)


def test_the_template_s_own_levers_do_too() -> None:
    made = template("it-business-value")
    plan = Plan(lever_settings={key: 1.5e6 - 2e5 * at for at, key in enumerate(made.levers)})
    assert assert_agreed(made, plan).net_value
