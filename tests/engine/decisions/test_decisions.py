"""What a decision hangs on: worth of information, swings and goals, by closed forms."""

from statistics import NormalDist

import numpy as np
import pytest

from scorecard_app.domain.ids import ObjectiveId, ValueStreamId
from scorecard_app.domain.links import Magnitude
from scorecard_app.domain.scorecard import Scorecard
from scorecard_app.domain.value import Push, ValueStream
from scorecard_app.engine.arrays import Floats
from scorecard_app.engine.decisions.information import (
    of_everything,
    of_one,
    what_to_measure_first,
)
from scorecard_app.engine.decisions.seeking import setting_for
from scorecard_app.engine.decisions.tornado import tornado
from scorecard_app.engine.influence.plan import Plan
from tests.builders import card, lane, link, objective

SAMPLES = 20_000


def bet(seed: int = 1) -> tuple[Floats, Floats, Floats]:
    """Return net benefits of doing nothing or betting on two inputs, and the inputs."""
    big, small = np.random.default_rng(seed).standard_normal((2, SAMPLES))
    return np.stack([np.zeros(SAMPLES), big + 0.1 * small]), big, small


def test_knowing_a_fair_bet_is_worth_the_mean_of_its_gains() -> None:
    benefits, _big, _small = bet()  # E max(0, N(0, s)) = s · φ(0)
    expected = 1.01**0.5 * NormalDist().pdf(0)
    assert of_everything(benefits) == pytest.approx(expected, abs=0.015)


def test_knowing_one_input_is_worth_what_it_decides() -> None:
    benefits, big, small = bet()
    assert of_one(benefits, big) == pytest.approx(NormalDist().pdf(0), abs=0.015)
    assert of_one(benefits, small) == pytest.approx(0.1 * NormalDist().pdf(0), abs=0.015)


def test_what_decides_nothing_does_not_stand_out() -> None:
    benefits, big, small = bet()
    noise = np.random.default_rng(99).standard_normal(SAMPLES)
    found = what_to_measure_first(benefits, {"noise": noise, "small": small, "big": big}, seed=3)
    assert list(found) == ["big", "small", "noise"]
    assert [each.stands_out for each in found.values()] == [True, True, False]


def test_too_few_samples_are_refused() -> None:
    with pytest.raises(ValueError, match="500"):
        of_one(np.zeros((2, 500)), np.zeros(500))


def firm() -> Scorecard:
    """Return one link of a range to one stream of a range."""
    made = card(
        lane("Value"), objective("A"), objective("V"), objective("B"),
        link("A", "V", magnitude=Magnitude(0.1, 0.4), lag_months=0),
        link("B", "V", magnitude=Magnitude(0.1, 0.4), lag_months=0),
    )  # fmt: skip
    money = ValueStream(
        ValueStreamId("m"),
        objective_id=ObjectiveId("V"),
        yearly_amount=1200.0,
        low=600.0,
        high=1500.0,
    )
    return made.put(money)


def test_a_plan_swings_with_every_range_that_it_uses_and_no_other() -> None:
    plan = Plan(pushes=(Push(ObjectiveId("A"), 0.1),), rate=0.0, horizon_months=10)
    first, second = tornado(firm(), plan)  # at the middle: ten months of 100 · 0.2 · 0.1 = 2
    assert (first.id, second.id) == ("A→V", "m")
    assert (first.low, first.high) == pytest.approx((10.0, 40.0))
    assert (second.low, second.high) == pytest.approx((10.0, 25.0))


def test_the_setting_that_reaches_a_goal_is_found_where_there_is_one() -> None:
    assert setting_for(lambda s: s * s, 9.0, minimum=0.0, maximum=10.0) == pytest.approx(3.0)
    assert setting_for(lambda s: -s, -4.0, minimum=0.0, maximum=10.0) == pytest.approx(4.0)
    assert setting_for(lambda s: s, 0.0, minimum=0.0, maximum=1.0) == 0.0
    assert setting_for(lambda s: s, 2.0, minimum=0.0, maximum=1.0) is None
