"""Marginal values and the best split agree with closed forms and with trying everything."""

import math
from dataclasses import replace
from datetime import date
from itertools import product
from typing import Any

import numpy as np
import pytest

from scorecard_app.document.templates import from_template
from scorecard_app.domain.ids import LeverId, ObjectiveId, ValueStreamId
from scorecard_app.domain.links import Link, Magnitude
from scorecard_app.domain.scorecard import Scorecard
from scorecard_app.domain.value import Act, Curve, CurveKind, Lever, ValueStream
from scorecard_app.engine.influence.outcome import what_if
from scorecard_app.engine.influence.plan import Plan
from scorecard_app.engine.influence.ranges import Draws
from scorecard_app.engine.portfolio.limits import Limits
from scorecard_app.engine.portfolio.marginal import marginal_values, unit_cost_of
from scorecard_app.engine.portfolio.offers import MOST_STEPS, LeverOffer, Offers, is_concave, offers
from scorecard_app.engine.portfolio.plans import plan_for
from scorecard_app.engine.portfolio.selection import select, selection, today
from scorecard_app.errors import UserError
from tests.builders import card, lane, minter, objective

PLAN = Plan(rate=8.0, horizon_months=60)


def hill(vmax: float, k: float, h: float = 1.0) -> Curve:
    return Curve(parameters={"vmax": vmax, "k": k, "h": h})


def lever(name: str, curve: Curve, **fields: Any) -> Lever:  # noqa: ANN401 - fields of Lever
    made: dict[str, Any] = {"current": 1e6, "minimum": 0.0, "maximum": 4e6, "step": 5e5} | fields
    return Lever(LeverId(name), name, acts=(Act(ObjectiveId("V"), curve),), **made)


def firm(*levers: Lever) -> Scorecard:
    """Return one objective worth ten million a year, on which levers act at once."""
    made = card(lane("Value"), objective("V"))
    money = ValueStream(ValueStreamId("m"), objective_id=ObjectiveId("V"), yearly_amount=1e7)
    return made.put(money, *levers)


def test_without_lags_one_step_more_returns_the_slope_of_the_curve() -> None:
    # u(1.5 M) − u(1 M) = 0.15 · (0.6 − 0.5) = 0.015 of 10 M a year, for half a million a year
    (found,) = marginal_values(firm(lever("a", hill(0.15, 1e6))), PLAN, Draws(1, 10))
    assert found.more is not None
    assert found.less is not None
    assert found.more.middle == pytest.approx(0.015 * 1e7 / 5e5)
    assert found.less.middle == pytest.approx(0.15 * (0.5 - 1 / 3) * 1e7 / 5e5)
    assert (found.more.low, found.more.high) == pytest.approx((0.3, 0.3))


def test_what_one_step_more_returns_is_as_much_in_doubt_as_the_curve() -> None:
    """As above 0.3 by the curve; 80 to 120 % of it are 0.24 to 0.36, the median √0.96 of 0.3."""
    sure = lever("a", hill(0.15, 1e6))
    doubted = replace(sure, acts=(replace(sure.acts[0], low=0.8, high=1.2),))
    made = firm(doubted)
    (found,) = marginal_values(made, PLAN, Draws(1, 20_000))
    assert found.more is not None
    assert (found.more.low, found.more.high) == pytest.approx((0.24, 0.36), rel=0.01)
    assert found.more.middle == pytest.approx(0.3 * math.sqrt(0.96))
    (offer,) = offers(made, PLAN).levers
    step = np.interp([1.5e6, 1e6], offer.spends, offer.gains)
    price = np.interp(1.0, [0, 1], [0, offer.cost(5e5, unit_cost_of(doubted, PLAN))])
    assert (step[0] - step[1]) / price == pytest.approx(found.more.middle)


def test_a_lever_at_its_end_has_no_step_beyond_it() -> None:
    made = firm(
        lever("top", hill(0.1, 1e6), current=4e6), lever("low", hill(0.1, 1e6), current=0.0)
    )
    found = {each.lever_id: each for each in marginal_values(made, PLAN, Draws(1, 10))}
    assert found[LeverId("top")].more is None
    assert found[LeverId("low")].less is None


def test_one_step_more_returns_what_running_the_plan_brings() -> None:
    made = from_template("it-business-value", mint=minter())
    sure = made.put(*sure_links(made))
    for found in marginal_values(sure, PLAN, Draws(1, 3)):
        each = sure.levers[found.lever_id]
        plan = Plan(lever_settings={each.id: each.current + each.step})
        outcome = what_if(sure, plan)
        assert found.more is not None
        expected = sum(outcome.values.values()) / outcome.paid
        assert found.more.middle == pytest.approx(expected, rel=1e-9)


def sure_links(made: Scorecard) -> list[Link]:
    """Return the links at their middle strengths, without any range."""
    return [
        replace(each, magnitude=Magnitude(middle, middle))
        for each in made.links.values()
        if each.magnitude is not None
        for middle in [(each.magnitude.low * each.magnitude.high) ** 0.5]
    ]


def spent(found: Offers, rows: tuple[int, ...]) -> float:
    return sum(float(each.spends[row]) for each, row in zip(found.levers, rows, strict=True))


def net_of(found: Offers, rows: tuple[int, ...]) -> float:
    gained = sum(float(each.gains[row]) for each, row in zip(found.levers, rows, strict=True))
    return gained - spent(found, rows) * found.unit_cost


@pytest.mark.parametrize("budget", [1e6, 2.5e6, 4e6, 9e6])
def test_the_split_is_as_good_as_the_best_of_all_splits(budget: float) -> None:
    made = firm(lever("a", hill(0.9, 1e6)), lever("b", hill(1.4, 3e6)), lever("c", hill(0.5, 5e5)))
    found = offers(made, PLAN)
    chosen = select(found, Limits((budget,)))
    best = max(
        net_of(found, rows)
        for rows in product(*(range(len(each.spends)) for each in found.levers))
        if spent(found, rows) <= budget
    )
    assert chosen.net_value == pytest.approx(best, rel=1e-12)
    assert chosen.by_year[0] <= budget * (1 + 1e-9)


def test_money_that_would_not_return_its_cost_is_left() -> None:
    found = offers(firm(lever("a", hill(0.01, 1e6))), PLAN)
    assert select(found, Limits((3e6,))).spends == {LeverId("a"): 0.0}


def test_a_budget_below_the_least_spends_is_refused() -> None:
    found = offers(firm(lever("a", hill(0.1, 1e6), minimum=2e6)), PLAN)
    with pytest.raises(UserError, match="does not cover"):
        select(found, Limits((1e6,)))


def test_a_curve_that_starts_flat_is_not_concave() -> None:
    plain, steep = offers(
        firm(lever("a", hill(0.1, 1e6)), lever("b", hill(0.1, 1e6, h=3.0))), PLAN
    ).levers
    assert is_concave(plain)
    assert not is_concave(steep)


def test_tiny_steps_are_offered_in_a_grid_that_can_be_read() -> None:
    (found,) = offers(firm(lever("a", hill(0.1, 1e6), step=1.0)), PLAN).levers
    assert len(found.spends) == MOST_STEPS + 1
    assert (found.spends[0], found.spends[-1]) == (0.0, 4e6)


def test_where_steps_do_not_lead_today_and_the_maximum_are_offered_all_the_same() -> None:
    (found,) = offers(firm(lever("a", hill(0.1, 1e6), step=1.5e6)), PLAN).levers
    assert found.spends.tolist() == [0.0, 1e6, 1.5e6, 3e6, 4e6]
    assert found.current == 1e6


def test_a_lever_without_room_gets_what_it_gets_and_its_money_counts() -> None:
    """Of a budget of today's two millions, one is spoken for and only one can be turned."""
    made = firm(
        lever("fixed", hill(0.1, 1e6), maximum=0.0), lever("good", hill(0.9, 1e6), maximum=9e6)
    )
    found = offers(made, PLAN)
    assert found.levers[0].spends.tolist() == [1e6]
    chosen = select(found, Limits((2e6,)))
    assert chosen.spends == {"fixed": 1e6, "good": 1e6}
    assert chosen == today(found, Limits((2e6,)))


@pytest.mark.parametrize("current", [5e6, 2e5])
def test_today_is_what_is_spent_also_where_no_lever_may_stand(current: float) -> None:
    made = firm(lever("a", hill(0.9, 1e6), current=current, minimum=5e5))
    found, limits = offers(made, PLAN), Limits((9e6,))
    now, chosen = today(found, limits), select(found, limits)
    assert now.by_year == (current,)
    outcome = what_if(made, plan_for(made, found, chosen, PLAN))
    assert chosen.net_value - now.net_value == pytest.approx(outcome.net_value)


def by_marginal_value(found: Offers, budget: float, demanded: float) -> float:
    """Give the next unit to the lever that returns most of it: exact where all are concave, (9)."""
    steps = [np.diff(each.gains).tolist() for each in found.levers]
    worth = 0.0
    for _slice in range(int(budget)):
        best = max((each for each in steps if each), key=lambda each: each[0], default=None)
        if best is None or best[0] < demanded * found.unit_cost:
            break
        worth += best.pop(0) - demanded * found.unit_cost
    return worth


def test_concave_levers_are_split_by_equal_marginal_value() -> None:
    random = np.random.default_rng(8)
    for _case in range(25):
        levers = tuple(
            LeverOffer(
                LeverId(str(at)),
                np.arange(5.0),
                np.cumsum([0.0, *sorted(random.uniform(0, 3, 4), reverse=True)]),
            )
            for at in range(3)
        )
        found = Offers(levers, (), 1.0)
        budget, demanded = float(random.integers(0, 13)), float(random.choice([1.0, 1.5]))
        chosen = select(found, Limits((budget,), demanded))
        assert chosen.gain - demanded * chosen.cost == pytest.approx(
            by_marginal_value(found, budget, demanded), abs=1e-6
        )


def test_the_levers_of_the_best_split_return_alike_where_they_are_funded() -> None:
    """Equal marginal value, (9): two Hill curves and one log curve, by their own derivatives.

    At spends s the slopes are vmax k / (k + s)² and a / (b + s); ten millions a year times each.
    """
    log = Curve(CurveKind.LOG, {"a": 0.5, "b": 1e6})
    fine: dict[str, Any] = {"step": 2e4, "maximum": 4e6}
    made = firm(
        lever("a", hill(0.9, 1e6), **fine), lever("b", hill(1.4, 2e6), **fine),
        lever("c", log, **fine),
    )  # fmt: skip
    spends = select(offers(made, PLAN), Limits((5e6,))).spends
    a, b, c = (spends[LeverId(name)] for name in "abc")
    slopes = [0.9e6 / (1e6 + a) ** 2, 2.8e6 / (2e6 + b) ** 2, 0.5 / (1e6 + c)]
    assert a + b + c == pytest.approx(5e6)
    assert [each * 1e7 for each in slopes] == pytest.approx([slopes[0] * 1e7] * 3, rel=0.02)


def test_one_step_more_on_a_log_curve_returns_its_logarithm() -> None:
    """The step from s to s + d brings a ln((b + s + d) / (b + s)) of ten millions a year."""
    log = Curve(CurveKind.LOG, {"a": 0.2, "b": 4e5})
    (found,) = marginal_values(firm(lever("a", log)), PLAN, Draws(1, 10))
    assert found.more is not None
    assert found.more.middle == pytest.approx(0.2 * math.log(1.9 / 1.4) * 1e7 / 5e5, rel=1e-12)


DATED = replace(PLAN, start=date(2026, 7, 1), horizon_months=36)


def some_time(name: str, curve: Curve, first: date | None, last: date | None) -> Lever:
    """Return a lever that can be turned between two dates, with an effect that takes its time."""
    made = lever(name, curve, start=first, end=last)
    return replace(made, acts=(replace(made.acts[0], lag_months=2, build_up_months=4.0),))


def dated_firm() -> Scorecard:
    return firm(
        some_time("a", hill(0.9, 1e6), date(2027, 1, 1), date(2028, 3, 31)),
        some_time("b", hill(1.4, 3e6), None, date(2027, 6, 30)),
        some_time("c", hill(0.5, 5e5), None, None),
    )


def test_what_a_dated_lever_is_offered_at_is_what_running_the_plan_brings_and_costs() -> None:
    made = dated_firm()
    found = offers(made, DATED)
    now = today(found, Limits((1e15,)))
    random = np.random.default_rng(3)
    for _case in range(10):
        rows = {each.id: int(random.integers(len(each.spends))) for each in found.levers}
        chosen = selection(found, Limits((1e15,)), rows, set())
        outcome = what_if(made, plan_for(made, found, chosen, DATED))
        assert chosen.net_value - now.net_value == pytest.approx(outcome.net_value, rel=1e-9)
        years = np.add.reduceat(outcome.cost, range(0, 37, 12))[:3]
        spent_more = np.subtract(chosen.by_year, now.by_year)[:3]
        assert spent_more.tolist() == pytest.approx(years.tolist(), abs=1e-6)


def test_one_step_of_a_dated_lever_returns_what_running_the_plan_brings() -> None:
    made = dated_firm()
    for found in marginal_values(made, DATED, Draws(1, 3)):
        each = made.levers[found.lever_id]
        outcome = what_if(made, replace(DATED, lever_settings={each.id: each.current + each.step}))
        assert found.more is not None
        assert found.more.middle == pytest.approx(
            sum(outcome.values.values()) / outcome.paid, rel=1e-9
        )


def test_a_lever_whose_dates_lie_outside_the_horizon_cannot_be_turned_and_still_costs() -> None:
    late = some_time("a", hill(0.9, 1e6), date(2040, 1, 1), None)
    made = firm(late, lever("b", hill(0.5, 1e6)))
    (found,) = (each for each in marginal_values(made, DATED, Draws(1, 3)) if each.lever_id == "a")
    assert (found.more, found.less) == (None, None)
    offered = offers(made, DATED)
    assert offered.levers[0].spends.tolist() == [1e6]
    assert today(offered, Limits((1e15,))).by_year[0] == 2e6
    assert select(offered, Limits((3e6,))).by_year[0] <= 3e6


@pytest.mark.parametrize("caps", [(2e6, 4e6, 3e6), (3.5e6, 2.5e6, 2e6), (9e6, 2e6, 9e6)])
def test_dated_levers_under_yearly_caps_are_split_as_well_as_the_best_of_all(
    caps: tuple[float, ...],
) -> None:
    found = offers(dated_firm(), DATED)
    limits = Limits((9e6,), most=dict(enumerate(caps)))
    tried = [
        selection(found, limits, dict(zip((each.id for each in found.levers), rows, strict=True)),
                  set())
        for rows in product(*(range(len(each.spends)) for each in found.levers))
    ]  # fmt: skip
    kept = [
        each
        for each in tried
        if all(money <= limits.cap(year) + 1e-6 for year, money in enumerate(each.by_year))
    ]
    best = max(each.net_value for each in kept)
    assert select(found, limits).net_value == pytest.approx(best, rel=1e-9)
