"""Options meet the same draws, and what decides between them is worth knowing."""

from dataclasses import replace

import pytest

from scorecard_app.domain.ids import LeverId, ObjectiveId, ValueStreamId
from scorecard_app.domain.links import Magnitude
from scorecard_app.domain.scorecard import Scorecard
from scorecard_app.domain.value import Act, Curve, CurveKind, Lever, ValueStream
from scorecard_app.engine.decisions.options import decide
from scorecard_app.engine.decisions.tornado import tornado
from scorecard_app.engine.influence.network import network
from scorecard_app.engine.influence.plan import Plan
from scorecard_app.engine.influence.ranges import Draws
from tests.builders import card, lane, link, objective


def firm() -> Scorecard:
    """Return a lever on A, of which a much doubted link hardly or more than pays; B is apart."""
    made = card(
        lane("Value"), objective("A"), objective("V"), objective("B"),
        link("A", "V", magnitude=Magnitude(0.1, 0.9), lag_months=0),
        link("B", "V", magnitude=Magnitude(0.1, 0.9), lag_months=0),
    )  # fmt: skip
    line = Curve(CurveKind.PIECEWISE, points=((0.0, 0.0), (100.0, 0.3)))
    money = ValueStream(ValueStreamId("m"), objective_id=ObjectiveId("V"), yearly_amount=1000.0)
    act = Act(ObjectiveId("A"), line)
    return made.put(money, Lever(LeverId("l"), maximum=100.0, step=50.0, acts=(act,)))


def test_only_the_doubt_that_decides_is_worth_knowing() -> None:
    """The lever costs 100 and brings 300 times a strength of median 0.3, so it is near a toss."""
    made = firm()
    plans = (Plan(), Plan(lever_settings={LeverId("l"): 100.0}))
    found = decide(made, network(made), plans, Draws(1))
    assert list(found.inputs) == ["A→V", "B→V"]
    assert [each.stands_out for each in found.inputs.values()] == [True, False]
    assert found.inputs["A→V"].value <= found.everything * 1.001
    assert found.share_best.sum() == 1.0
    assert 0.3 < found.share_best[1] < 0.7


def test_without_money_nothing_is_worth_knowing() -> None:
    made = card(lane("Value"), objective("A"), objective("V"))
    found = decide(made, network(made), (Plan(), Plan()), Draws(1))
    assert (found.everything, found.inputs) == (0.0, {})


def test_where_one_option_is_always_best_nothing_is_worth_knowing() -> None:
    made = firm()
    plans = (Plan(), Plan(lever_settings={LeverId("l"): 100.0}, horizon_months=60))
    made = made.put(
        ValueStream(ValueStreamId("m"), objective_id=ObjectiveId("V"), yearly_amount=1e6)
    )
    found = decide(made, network(made), plans, Draws(1))
    assert found.best == 1
    assert found.everything == 0.0
    assert not any(each.stands_out for each in found.inputs.values())


def test_a_curve_in_doubt_is_asked_about_and_swings_a_plan_between_its_ends() -> None:
    """A year of it brings 1000 · 0.3 for 100: 80 to 120 % of 300 leave 140 to 260."""
    made = firm()
    lever = made.levers[LeverId("l")]
    act = replace(lever.acts[0], objective_id=ObjectiveId("V"), low=0.8, high=1.2)
    made = made.put(replace(lever, acts=(act,)))
    plan = Plan(lever_settings={lever.id: 100.0}, rate=0.0, horizon_months=12)
    (swing,) = tornado(made, plan)
    assert swing.id == "l>V"
    assert (swing.low, swing.high) == pytest.approx((140.0, 260.0))
    assert "l>V" in decide(made, network(made), (Plan(), plan), Draws(1)).inputs


def test_a_curve_turned_down_is_at_its_low_end_where_it_takes_least_away() -> None:
    """Saving 100 takes 1000 · 0.3 away: 80 to 120 % of that leave 100 − 240 and 100 − 360."""
    made = firm()
    lever = made.levers[LeverId("l")]
    act = replace(lever.acts[0], objective_id=ObjectiveId("V"), low=0.8, high=1.2)
    made = made.put(replace(lever, current=100.0, acts=(act,)))
    plan = Plan(lever_settings={lever.id: 0.0}, rate=0.0, horizon_months=12)
    (swing,) = tornado(made, plan)
    assert (swing.low, swing.high) == pytest.approx((-140.0, -260.0))
