"""Improvements run along the links as the formulas say, one run or many samples at once.

Oracles: the tables of business-value knowledge §2, computed twice independently; (I − B)⁻¹ where
lags are left out; closed forms of one loop and of one build-up. `test_reference` runs whole plans.
"""

import math
from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import cache

import numpy as np
import pytest

from scorecard_app.document.templates import from_template, template_names
from scorecard_app.domain.ids import ObjectiveId
from scorecard_app.domain.links import Magnitude, Sign
from scorecard_app.domain.scorecard import Scorecard
from scorecard_app.engine.arrays import Floats
from scorecard_app.engine.influence.network import Network, network
from scorecard_app.engine.influence.spreading import spread, spread_samples
from scorecard_app.engine.influence.steady import spectral_radius, steady
from scorecard_app.errors import UserError
from tests.builders import card, lane, link, minter, objective
from tests.business_value import MONTHS as PRINTED
from tests.business_value import PUSHED

MONTHS = 61
Build = Callable[[str], Scorecard]
HEADLINE = "it-business-value"
TEMPLATES = [each.id for each in template_names()]


@cache
def template(name: str) -> Scorecard:
    return from_template(name, mint=minter())


@cache
def gradual(name: str) -> Scorecard:
    """Return a template in which every third causal link builds up over some months."""
    made = template(name)
    slow = [each for each in made.links.values() if each.lag_months][::3]
    return made.put(*(replace(each, build_up_months=1.0 + at) for at, each in enumerate(slow)))


def by_source(made: Scorecard, source: str) -> ObjectiveId:
    return next(key for key, each in made.objectives.items() if each.source_id == source)


def held(net: Network, pushes: Mapping[ObjectiveId, float], months: int = MONTHS) -> Floats:
    """Return pushes that hold in every month from 0."""
    made = np.zeros((months, len(net.objectives)))
    for key, amount in pushes.items():
        made[:, net.row(key)] = amount
    return made


@pytest.mark.parametrize(("pushed", "expected"), PUSHED)
def test_a_push_reaches_net_value_as_the_table_says(
    pushed: str, expected: tuple[float, ...]
) -> None:
    made = template(HEADLINE)
    net = network(made)
    moved = spread(net, net.medians, held(net, {by_source(made, pushed): 0.10}))
    value = 100 * moved[list(PRINTED), net.row(by_source(made, "V0"))]
    assert value == pytest.approx(expected, abs=0.005)


def test_the_shares_of_the_streams_are_those_of_the_table() -> None:
    made = template(HEADLINE)
    carries = dict(zip(network(made).links, network(made).medians.tolist(), strict=True))
    top = by_source(made, "V0")
    shares = {
        made.objectives[each.from_id].source_id: carries[each.id]
        for each in made.links.values()
        if each.to_id == top
    }
    assert shares == pytest.approx({"V1": 0.25, "V2": 0.35, "V3": 0.25, "V4": 0.15}, rel=1e-12)


def test_the_effect_of_people_after_six_months_is_the_rounding_tie_of_the_note() -> None:
    made = template(HEADLINE)
    net = network(made)
    moved = spread(net, net.medians, held(net, {by_source(made, "O1"): 0.10}))
    assert 100 * moved[6, net.row(by_source(made, "V0"))] == pytest.approx(0.105, abs=1e-12)


def test_simpler_technology_makes_value_worse_before_it_makes_it_better() -> None:
    made = template(HEADLINE)
    net = network(made)
    value = spread(net, net.medians, held(net, {by_source(made, "T1"): 0.10}))
    course = value[:, net.row(by_source(made, "V0"))]
    first = int(np.flatnonzero(course)[0])
    assert course[first] < 0 < course[-1]
    assert (np.diff(np.sign(course[first:])) >= 0).all()  # and never again


def test_cheaper_operations_cost_client_satisfaction() -> None:
    made = template(HEADLINE)
    net = network(made)
    moved = spread(net, net.medians, held(net, {by_source(made, "R2"): 0.10}))
    assert 100 * moved[60, net.row(by_source(made, "C1"))] == pytest.approx(-0.82, abs=0.005)


def test_the_spectral_radius_is_as_the_table_says_with_and_without_signs() -> None:
    net = network(template(HEADLINE))
    assert spectral_radius(net, net.medians) == pytest.approx(0.37, abs=0.005)
    assert spectral_radius(net, np.abs(net.medians)) == pytest.approx(0.41, abs=0.005)


@pytest.mark.parametrize("name", TEMPLATES)
@pytest.mark.parametrize("build", [template, gradual])
def test_each_sample_moves_as_it_would_alone(name: str, build: Build) -> None:
    net = network(build(name))
    random = np.random.default_rng(5)
    strengths = net.medians[:, None] * random.uniform(0.5, 1.5, (len(net.links), 7))
    pushes = random.uniform(-0.1, 0.1, (len(net.objectives), MONTHS, 7))
    together = spread_samples(net, strengths, pushes)
    for sample in range(7):
        alone = spread(net, strengths[:, sample], pushes[:, :, sample].T.copy())
        assert np.abs(together[:, :, sample] - alone.T).max() <= 1e-12


def test_more_samples_than_are_run_at_once_move_alike() -> None:
    net = network(template(HEADLINE))
    strengths = np.repeat(net.medians[:, None], 1_001, axis=1)
    pushes = held(net, dict.fromkeys(net.objectives, 0.05)).T[:, :, None]
    together = spread_samples(net, strengths, pushes)
    assert np.abs(together - together[:, :, :1]).max() <= 1e-15


@pytest.mark.parametrize("build", [template, gradual])
def test_what_alone_is_looked_at_moves_as_it_does_among_all(build: Build) -> None:
    net = network(build(HEADLINE))
    random = np.random.default_rng(7)
    strengths = net.medians[:, None] * random.uniform(0.5, 1.5, (len(net.links), 3))
    pushes = np.zeros((len(net.objectives), MONTHS, 1))
    for row in range(0, len(net.objectives), 3):
        pushes[row, 5 * row % 40 :] = 0.1
    together = spread_samples(net, strengths, pushes)
    for row in range(len(net.objectives)):
        alone = spread_samples(net, strengths, pushes, seen=[row])
        assert np.abs(alone[0] - together[row]).max() <= 1e-15


def test_a_push_in_the_last_of_many_samples_is_no_push_in_those_before() -> None:
    net = network(template(HEADLINE))
    strengths = np.repeat(net.medians[:, None], 1_001, axis=1)
    pushes = np.zeros((len(net.objectives), MONTHS, 1_001))
    pushes[:, :, -1] = held(net, dict.fromkeys(net.objectives, 0.05)).T
    together = spread_samples(net, strengths, pushes)
    assert not together[:, :, :-1].any()
    alone = spread(net, net.medians, pushes[:, :, -1].T.copy())
    assert np.abs(together[:, :, -1] - alone.T).max() <= 1e-12


@pytest.mark.parametrize("name", TEMPLATES)
def test_at_rest_every_objective_stands_where_the_inverse_puts_it(name: str) -> None:
    net = network(template(name))
    width = len(net.objectives)
    matrix = np.zeros((width, width))
    np.add.at(matrix, (net.order.ends, net.order.starts), net.medians)
    pushes = np.random.default_rng(3).uniform(-0.1, 0.1, (width, 4))
    strengths = np.repeat(net.medians[:, None], 4, axis=1)
    expected = np.linalg.solve(np.eye(width) - matrix, pushes)
    assert steady(net, strengths, pushes) == pytest.approx(expected, abs=1e-8)


@pytest.mark.parametrize("sign", [Sign.POSITIVE, Sign.NEGATIVE])
def test_a_loop_adds_a_geometric_sum_turn_by_turn(sign: Sign) -> None:
    """After n turns of gain g the start stands at (1 − gⁿ⁺¹)/(1 − g), at rest at 1/(1 − g)."""
    made = card(
        lane("Value"), objective("A"), objective("B"),
        link("A", "B", magnitude=Magnitude(0.8, 0.8), lag_months=3),
        link("B", "A", magnitude=Magnitude(0.5, 0.5), lag_months=2, sign=sign),
    )  # fmt: skip
    net = network(made)
    gain = 0.4 if sign is Sign.POSITIVE else -0.4
    moved = spread(net, net.medians, held(net, {ObjectiveId("A"): 0.10}))
    expected = [0.10 * (1 - gain ** (month // 5 + 1)) / (1 - gain) for month in range(MONTHS)]
    assert moved[:, net.row(ObjectiveId("A"))] == pytest.approx(expected, abs=1e-15)
    rest = steady(net, net.medians[:, None], np.array([[0.10], [0.0]]))
    assert rest[:, 0] == pytest.approx([0.10 / (1 - gain), 0.08 / (1 - gain)], abs=1e-8)
    assert spectral_radius(net, net.medians) == pytest.approx(0.4**0.5, abs=1e-12)


def test_an_effect_builds_up_by_the_step_response() -> None:
    """A held push arrives as b · (1 − exp(−t/τ)), business-value.md (2), t from its first month."""
    made = card(
        lane("Value"), objective("A"), objective("B"),
        link("A", "B", magnitude=Magnitude(0.3, 0.3), lag_months=4, build_up_months=6.0),
    )  # fmt: skip
    net = network(made)
    moved = spread(net, net.medians, held(net, {ObjectiveId("A"): 0.10}))
    expected = [0.03 * -math.expm1(-max(month - 3, 0) / 6) for month in range(MONTHS)]
    assert moved[:, net.row(ObjectiveId("B"))] == pytest.approx(expected, abs=1e-15)


def test_a_sample_whose_loops_run_away_has_no_rest() -> None:
    made = card(
        lane("Value"), objective("A"), objective("B"),
        link("A", "B", magnitude=Magnitude(0.9, 0.9)),
        link("B", "A", magnitude=Magnitude(0.9, 0.9)),
    )  # fmt: skip
    net = network(made)
    strengths = np.array([[0.9, 1.1], [0.9, 1.1]])
    rest = steady(net, strengths, np.array([[0.1], [0.0]]))
    assert rest[:, 0] == pytest.approx([0.1 / 0.19, 0.09 / 0.19], abs=1e-8)
    assert np.isnan(rest[:, 1]).all()


def test_a_loop_without_any_lag_is_refused_by_its_cards() -> None:
    made = card(
        lane("Value"), objective("A"), objective("B"),
        link("A", "B", magnitude=Magnitude(0.1, 0.2), lag_months=0),
        link("B", "A", magnitude=Magnitude(0.1, 0.2), lag_months=0),
    )  # fmt: skip
    with pytest.raises(UserError, match="“A”, “B”"):
        network(made)


def test_a_link_of_no_stated_strength_carries_nothing_and_is_named() -> None:
    made = card(lane("Value"), objective("A"), objective("B"), link("A", "B"))
    net = network(made)
    assert net.links == ()
    assert net.silent == tuple(made.links)
    moved = spread(net, net.medians, held(net, {ObjectiveId("A"): 0.1}))
    assert moved[:, net.row(ObjectiveId("B"))].tolist() == [0.0] * MONTHS
