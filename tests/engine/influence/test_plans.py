"""What pushes, spending and initiatives assume, cost and bring: figures worked out by hand."""

import math
from dataclasses import replace
from datetime import date
from statistics import NormalDist
from typing import Any

import numpy as np
import pytest

from scorecard_app.document.templates import from_template
from scorecard_app.domain.ids import InitiativeId, LeverId, ObjectiveId, ScenarioId, ValueStreamId
from scorecard_app.domain.links import Magnitude, Sign
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
    Scenario,
    ValueStream,
)
from scorecard_app.engine.influence.outcome import what_if
from scorecard_app.engine.influence.plan import Plan, assumptions, costs, plan_of
from scorecard_app.engine.influence.ranges import Draws
from scorecard_app.engine.influence.uncertain import what_if_uncertain
from tests.builders import card, lane, link, minter, objective

DRIVER, GAIN, LOSS = ObjectiveId("Driver"), ObjectiveId("Gain"), ObjectiveId("Loss")
MONEY, RISK = ValueStreamId("money"), ValueStreamId("risk")
LEVER, PROJECT = LeverId("lever"), InitiativeId("project")
HALF, FIFTH = Magnitude(0.5, 0.5), Magnitude(0.2, 0.2)
START = date(2026, 3, 15)


def firm(**project: Any) -> Scorecard:  # noqa: ANN401 - fields of Initiative
    """Return a driver that gains money after two months and costs some after one."""
    made = card(
        lane("Value"), objective("Driver"), objective("Gain"), objective("Loss"),
        link("Driver", "Gain", magnitude=HALF, lag_months=2),
        link("Driver", "Loss", magnitude=FIFTH, sign=Sign.NEGATIVE, lag_months=1),
    )  # fmt: skip
    line = Curve(CurveKind.PIECEWISE, points=((0.0, 0.0), (1000.0, 0.5)))
    initiative = Initiative(
        PROJECT, start=date(2026, 5, 1), end=date(2026, 8, 31), cost_per_year=1200.0,
        one_off_cost=50.0, effects=(Effect(DRIVER, 0.05, 0.2, lag_months=3),),
    )  # fmt: skip
    return made.put(
        ValueStream(MONEY, objective_id=GAIN, yearly_amount=12_000.0, low=6_000.0, high=24_000.0),
        ValueStream(RISK, objective_id=LOSS, yearly_amount=1_200.0),
        Lever(LEVER, current=200.0, maximum=1000.0, step=100.0, acts=(Act(DRIVER, line, 1),)),
        replace(initiative, **project),
    )


def test_a_push_moves_money_up_and_down_after_its_lags() -> None:
    outcome = what_if(firm(), Plan(pushes=(Push(DRIVER, 0.10, start_month=1),), horizon_months=4))
    assert outcome.money[MONEY].tolist() == pytest.approx([0, 0, 0, 50.0, 50.0])
    assert outcome.money[RISK].tolist() == pytest.approx([0, 0, -2.0, -2.0, -2.0])
    assert outcome.course(DRIVER).tolist() == pytest.approx([0, 0.1, 0.1, 0.1, 0.1])


def test_the_net_value_is_the_streams_less_the_cost() -> None:
    plan = Plan(lever_settings={LEVER: 400.0}, rate=0.0, horizon_months=5)
    outcome = what_if(firm(), plan)
    assert outcome.cost.tolist() == pytest.approx([200 / 12] * 6)  # the last shows the end
    assert outcome.values == pytest.approx({MONEY: 2 * 50.0, RISK: 3 * -2.0})
    assert outcome.net_value == pytest.approx(100.0 - 6.0 - 5 * 200 / 12)


def test_a_lever_buys_what_its_curve_adds_to_the_current_spend() -> None:
    (found,) = assumptions(firm(), Plan(lever_settings={LEVER: 400.0}))
    assert (found.objective_id, found.begin, found.source) == (DRIVER, 1, LEVER)
    assert found.middle == pytest.approx(0.1)


def test_spending_less_costs_less_and_loses_what_was_bought() -> None:
    plan = Plan(lever_settings={LEVER: 0.0}, horizon_months=1)
    (found,) = assumptions(firm(), plan)
    assert found.middle == pytest.approx(-0.1)
    assert costs(firm(), plan).tolist() == pytest.approx([-200 / 12] * 2)


def test_a_lever_at_its_current_spend_changes_nothing() -> None:
    plan = Plan(lever_settings={LEVER: 200.0})
    assert assumptions(firm(), plan) == ()
    assert not costs(firm(), plan).any()


def test_an_initiative_costs_money_between_its_dates_and_gains_after_its_lag() -> None:
    plan = Plan(initiatives={PROJECT: True}, horizon_months=8, start=START)
    (found,) = assumptions(firm(), plan)
    assert (found.begin, found.low, found.high) == (5, 0.05, 0.2)
    assert found.middle == pytest.approx(0.1)
    assert costs(firm(), plan).tolist() == pytest.approx([0, 0, 150, 100, 100, 100, 0, 0, 0])


def test_without_a_start_of_the_plan_an_initiative_begins_at_once_and_takes_its_own_time() -> None:
    plan = Plan(initiatives={PROJECT: True}, horizon_months=8)
    assert costs(firm(), plan).tolist() == pytest.approx([150, 100, 100, 100, 0, 0, 0, 0, 0])


@pytest.mark.parametrize("begun", [date(2025, 5, 1), None])
def test_the_one_off_cost_of_what_has_begun_is_spent_already(begun: date | None) -> None:
    made = firm(start=begun, end=None, state=InitiativeState.RUNNING)
    plan = Plan(initiatives={PROJECT: False}, horizon_months=1, start=START)
    assert costs(made, plan).tolist() == pytest.approx([-100.0, -100.0])


def test_what_runs_without_a_known_start_costs_nothing_after_its_end() -> None:
    made = firm(start=None, end=date(2026, 4, 30), state=InitiativeState.RUNNING)
    plan = Plan(initiatives={PROJECT: False}, horizon_months=3, start=START)
    assert costs(made, plan).tolist() == pytest.approx([-100.0, -100.0, 0.0, 0.0])


def test_stopping_a_running_initiative_takes_its_effect_and_its_cost_away() -> None:
    made = firm(state=InitiativeState.RUNNING, start=None, end=None)
    plan = Plan(initiatives={PROJECT: False}, horizon_months=1)
    (found,) = assumptions(made, plan)
    assert (found.low, found.high) == (-0.2, -0.05)
    assert found.middle == pytest.approx(-0.1)  # what starting it would bring, taken away
    assert costs(made, plan).tolist() == pytest.approx([-100.0, -100.0])


def test_a_running_initiative_that_goes_on_is_the_base_case() -> None:
    made = firm(state=InitiativeState.RUNNING)
    plan = Plan(initiatives={PROJECT: True})
    assert assumptions(made, plan) == ()
    assert not costs(made, plan).any()


def test_an_effect_builds_up_along_its_curve_in_time() -> None:
    (found,) = assumptions(firm(), Plan(pushes=(Push(DRIVER, 0.1, 2),)))
    slow = replace(found, build_up_months=3.0)
    expected = [0, 0] + [1 - np.exp(-month / 3) for month in range(1, 7)]
    assert slow.course(8).tolist() == pytest.approx(expected)


def test_a_scenario_takes_rate_and_horizon_from_the_scorecard_where_it_has_none() -> None:
    made = firm().with_settings(discount_rate=5.0, horizon_months=24)
    plain = Scenario(ScenarioId("s"), pushes=(Push(DRIVER, 0.1),))
    own = replace(plain, discount_rate=0.0, horizon_months=12)
    assert (plan_of(made, plain).rate, plan_of(made, plain).months) == (5.0, 25)
    assert (plan_of(made, own).rate, plan_of(made, own).months) == (0.0, 13)


def test_what_no_longer_exists_is_passed_over() -> None:
    gone = Plan(
        pushes=(Push(ObjectiveId("gone"), 0.1),),
        lever_settings={LeverId("gone"): 5.0},
        initiatives={InitiativeId("gone"): True},
    )
    assert assumptions(firm(), gone) == ()
    assert what_if(firm(), gone).net_value == 0.0


def test_samples_scatter_round_the_answer_at_the_medians() -> None:
    made = firm()
    plan = Plan(pushes=(Push(DRIVER, 0.10),), rate=0.0, horizon_months=12)
    found = what_if_uncertain(made, plan, Draws(3, 20_000))
    money = found.money[MONEY][:-1].sum(axis=0)
    middle = what_if(made, plan).values[MONEY]
    assert np.median(money) == pytest.approx(middle, rel=0.02)
    assert np.percentile(money, [5, 95]).tolist() == pytest.approx(
        [middle / 2, middle * 2], rel=0.03
    )


def test_the_probability_of_loss_is_the_share_of_samples_below_zero() -> None:
    plan = Plan(lever_settings={LEVER: 400.0}, rate=0.0, horizon_months=5)
    found = what_if_uncertain(firm(), plan, Draws(3, 20_000))
    worth = 0.1 * 0.5 * 2 / 12  # of a yearly amount, over the two months in which it arrives
    break_even = (5 * 200 / 12 + 6.0) / worth
    z = math.log(break_even / 12_000.0) / (math.log(4.0) / 3.29)
    assert found.probability_of_loss == pytest.approx(NormalDist().cdf(z), abs=0.01)


def test_two_plans_under_one_seed_meet_the_same_draws() -> None:
    made = from_template("it-business-value", mint=minter())
    pushed = next(key for key, each in made.objectives.items() if each.source_id == "D3")
    one = what_if_uncertain(made, Plan(pushes=(Push(pushed, 0.1),)), Draws(1, 64))
    two = what_if_uncertain(made, Plan(pushes=(Push(pushed, 0.2),)), Draws(1, 64))
    assert np.abs(two.net_values - 2 * one.net_values).max() <= 1e-6 * np.abs(two.net_values).max()


def turned(**fields: Any) -> Scorecard:  # noqa: ANN401 - fields of Lever
    """Return the firm with a lever that builds up slowly and is turned between two dates."""
    made = firm()
    lever = made.levers[LEVER]
    slow = replace(lever.acts[0], build_up_months=3.0)
    dates: dict[str, Any] = {"start": date(2026, 5, 20), "end": date(2026, 8, 3)} | fields
    return made.put(replace(lever, acts=(slow,), **dates))


def month_by_month(spends: list[float], tau: float, lag: int) -> list[float]:
    """Return what a line of 0.5 for 1,000 a year adds to 200 a year, by formula (2), by hand."""
    found, there = [], 0.0
    for month in range(len(spends)):
        spend = spends[month - lag] if month >= lag else 200.0
        there += (1 - math.exp(-1 / tau)) * (0.5 * (spend - 200.0) / 1000.0 - there)
        found.append(there)
    return found


def test_a_lever_is_turned_from_its_start_to_its_end_and_its_effect_fades_as_it_came() -> None:
    plan = Plan(lever_settings={LEVER: 600.0}, horizon_months=12, start=START)
    outcome = what_if(turned(), plan)
    spends = [200.0] * 2 + [600.0] * 4 + [200.0] * 7  # March and April, May to August, the rest
    expected = month_by_month(spends, 3.0, 1)
    assert outcome.course(DRIVER).tolist() == pytest.approx(expected, abs=1e-15)
    assert outcome.cost.tolist() == pytest.approx([(each - 200.0) / 12 for each in spends])


@pytest.mark.parametrize(
    ("fields", "months"),
    [
        ({"start": date(2025, 1, 1)}, [1, 1, 1, 1, 1, 1, 0, 0]),
        ({"start": None}, [1, 1, 1, 1, 1, 1, 0, 0]),
        ({"end": None}, [0, 0, 1, 1, 1, 1, 1, 1]),
        ({"end": date(2026, 5, 31)}, [0, 0, 1, 0, 0, 0, 0, 0]),
        ({"start": date(2024, 1, 1), "end": date(2026, 2, 1)}, [0] * 8),
        ({"start": date(2030, 1, 1), "end": None}, [0] * 8),
    ],
)
def test_whole_months_are_turned_whatever_the_days_of_its_dates(
    fields: dict[str, Any], months: list[int]
) -> None:
    plan = Plan(lever_settings={LEVER: 800.0}, horizon_months=7, start=START)
    assert costs(turned(**fields), plan).tolist() == pytest.approx([50.0 * each for each in months])
    if not any(months):
        assert not what_if(turned(**fields), plan).course(DRIVER).any()


def test_an_initiative_with_an_end_alone_costs_money_until_it() -> None:
    made = firm(start=None, one_off_cost=None, state=InitiativeState.RUNNING)
    plan = Plan(initiatives={PROJECT: False}, horizon_months=8, start=START)
    assert costs(made, plan).tolist() == pytest.approx([-100.0] * 6 + [0.0] * 3)


@pytest.mark.parametrize(("spend", "ends"), [(600.0, (0.16, 0.24)), (0.0, (-0.12, -0.08))])
def test_nine_of_ten_futures_bring_what_a_curve_says_between_its_ends(
    spend: float, ends: tuple[float, float]
) -> None:
    """The line brings 0.0005 for one: 0.2 for 400 more and 0.1 less for 200 less, 80 to 120 %.

    (11) is lognormal: 5th and 95th percentile at the ends, the median at their geometric mean.
    """
    made = firm()
    (act,) = made.levers[LEVER].acts
    lever = replace(made.levers[LEVER], acts=(replace(act, low=0.8, high=1.2),))
    plan = Plan(lever_settings={LEVER: spend}, horizon_months=3)
    found = what_if_uncertain(made.put(lever), plan, Draws(3, 20_000), seen=[DRIVER])
    low, middle, high = found.course(DRIVER, [5, 50, 95])[:, -1]
    assert (low, high) == pytest.approx(ends, rel=0.01)
    median = math.copysign(math.sqrt(ends[0] * ends[1]), ends[0])
    assert middle == pytest.approx(median, rel=0.01)
    (assumed,) = assumptions(made.put(lever), plan)
    assert assumed.middle == pytest.approx(median, rel=1e-12)
