"""Numbers drawn from 90 % ranges have the medians, means and ends that the ranges say.

Oracle: business-value knowledge (11): [0.1, 0.6] has the median 0.245 and the mean 0.284.
"""

import math
from dataclasses import replace
from statistics import NormalDist

import numpy as np
import pytest

from scorecard_app.document.templates import from_template
from scorecard_app.domain.links import WORD_RANGES, LinkKind, Strength
from scorecard_app.engine.arrays import Floats
from scorecard_app.engine.influence.network import network
from scorecard_app.engine.influence.ranges import Draws, drawn, drawn_strengths, standard_rows
from tests.builders import minter

MANY = 200_000


def standard() -> Floats:
    return np.random.default_rng(11).standard_normal(MANY)


@pytest.mark.parametrize(
    ("word", "low", "median", "high"),
    [
        (Strength.WEAK, 0.05, 0.1, 0.2),
        (Strength.MEDIUM, 0.15, 0.3, 0.6),
        (Strength.STRONG, 0.25, 0.5, 1.0),
    ],
)
def test_a_word_is_a_range_round_the_strength_of_the_knowledge(
    word: Strength, low: float, median: float, high: float
) -> None:
    """Medians of business-value.md §1, "words for a first pass"; ranges of model.md."""
    magnitude = WORD_RANGES[word]
    assert (magnitude.low, magnitude.high) == (low, high)
    found = drawn(magnitude.low, magnitude.high, np.array([-1.645, 0.0, 1.645]))
    assert found == pytest.approx([low, median, high], rel=1e-12)


def test_the_quantiles_of_ranges_are_those_of_their_closed_forms() -> None:
    """(10): mean (U + L)/2, sd (U − L)/3.29; (11): mu (ln U + ln L)/2, sd (ln U − ln L)/3.29.

    Of [0.1, 0.6] the median is exp(mu), printed 0.245; the mean exp(mu + sd²/2), printed 0.284.
    """
    mu, sd = (math.log(0.6) + math.log(0.1)) / 2, (math.log(0.6) - math.log(0.1)) / 3.29
    assert math.exp(mu) == pytest.approx(0.245, abs=0.0005)
    assert math.exp(mu + sd**2 / 2) == pytest.approx(0.284, abs=0.0005)
    normal = NormalDist()
    z = np.array([normal.inv_cdf(share) for share in (0.05, 0.25, 0.5, 0.9)])
    assert drawn(0.1, 0.6, z) == pytest.approx(np.exp(mu + sd * z), rel=1e-12)
    assert drawn(-0.6, -0.1, z) == pytest.approx(-np.exp(mu + sd * z), rel=1e-12)
    assert drawn(-0.2, 0.6, z) == pytest.approx(0.2 + 0.8 / 3.29 * z, rel=1e-12)


def test_a_range_above_zero_is_lognormal() -> None:
    numbers = drawn(0.1, 0.6, standard())
    assert np.median(numbers) == pytest.approx(0.245, abs=0.002)
    assert numbers.mean() == pytest.approx(0.284, abs=0.002)
    assert np.percentile(numbers, [5, 95]).tolist() == pytest.approx([0.1, 0.6], rel=0.02)


def test_a_range_across_zero_is_normal() -> None:
    numbers = drawn(-0.2, 0.6, standard())
    assert numbers.mean() == pytest.approx(0.2, abs=0.002)
    assert np.percentile(numbers, [5, 95]).tolist() == pytest.approx([-0.2, 0.6], abs=0.005)


def test_the_same_seed_draws_the_same_strengths_and_another_others() -> None:
    net = network(from_template("it-business-value", mint=minter()))
    one = drawn_strengths(net, Draws(1, 50))
    assert np.array_equal(one, drawn_strengths(net, Draws(1, 50)))
    assert not np.array_equal(one, drawn_strengths(net, Draws(2, 50)))


@pytest.mark.parametrize("count", [1, 1_999, 2_000, 2_001])
def test_more_samples_go_on_where_fewer_end(count: int) -> None:
    net = network(from_template("it-business-value", mint=minter()))
    many = drawn_strengths(net, Draws(3, 2_300))
    assert np.array_equal(drawn_strengths(net, Draws(3, count)), many[:, :count])
    more, fewer = (standard_rows(["a"], Draws(3, each))["a"] for each in (2_300, count))
    assert np.array_equal(fewer, more[:count])


def test_in_whatever_order_a_file_is_read_each_link_draws_the_same() -> None:
    made = from_template("it-business-value", mint=minter())
    turned = replace(
        made,
        links=dict(reversed(list(made.links.items()))),
        objectives=dict(reversed(list(made.objectives.items()))),
    )
    one, two = (
        dict(zip(net.links, drawn_strengths(net, Draws(7, 20)).tolist(), strict=True))
        for net in (network(made), network(turned))
    )
    assert one == two


def test_strengths_keep_their_sign_and_shares_are_not_in_doubt() -> None:
    made = from_template("it-business-value", mint=minter())
    net = network(made)
    strengths = drawn_strengths(net, Draws(1, 50))
    assert (np.sign(strengths) == net.signs[:, None]).all()
    logical = [made.links[key].kind is LinkKind.LOGICAL for key in net.links]
    assert np.ptp(strengths[logical], axis=1).max() <= 1e-15
    assert np.ptp(strengths[~np.array(logical)], axis=1).min() > 0


def test_what_one_name_draws_hangs_on_no_other_name() -> None:
    alone = standard_rows(["a"], Draws(4, 9))["a"]
    assert np.array_equal(alone, standard_rows(["b", "a"], Draws(4, 9))["a"])
