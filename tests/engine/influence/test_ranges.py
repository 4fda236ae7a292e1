"""Numbers drawn from 90 % ranges have the medians, means and ends that the ranges say.

Oracle: business-value knowledge (11): [0.1, 0.6] has the median 0.245 and the mean 0.284.
"""

import math
from dataclasses import replace
from statistics import NormalDist

import numpy as np
import pytest

from scorecard_app.document.templates import from_template
from scorecard_app.domain.ids import LinkId
from scorecard_app.domain.links import WORD_RANGES, Link, LinkKind, Magnitude, Sign, Strength
from scorecard_app.domain.scorecard import Scorecard
from scorecard_app.engine.arrays import Floats
from scorecard_app.engine.influence.network import network
from scorecard_app.engine.influence.plan import Plan
from scorecard_app.engine.influence.ranges import Draws, drawn, drawn_strengths, standard_rows
from scorecard_app.engine.influence.uncertain import what_if_uncertain
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


def drawn_by_name(made: Scorecard) -> dict[str, list[float]]:
    """Return what each link draws, by the numbers of its cards and its sign."""
    number = {key: each.number for key, each in made.objectives.items()}
    net = network(made)
    rows = drawn_strengths(net, Draws(7, 20)).tolist()
    links = [made.links[key] for key in net.links]
    return {
        f"{number[link.from_id]}{link.sign.value}{number[link.to_id]}": row
        for link, row in zip(links, rows, strict=True)
    }


def test_two_copies_of_a_template_draw_the_same_whatever_their_ids() -> None:
    """Money, levers and chances too: one seed leads to one answer in both."""
    mint = minter()
    one, two = (from_template("it-business-value", mint=mint) for _copy in range(2))
    assert not set(one.links) & set(two.links)
    assert drawn_by_name(one) == drawn_by_name(two)
    values = []
    for made in (one, two):
        levers = {key: each.current + each.step for key, each in made.levers.items()}
        plan = Plan(lever_settings=levers, horizon_months=6)
        values.append(what_if_uncertain(made, plan, Draws(7, 200)).net_values)
    np.testing.assert_allclose(values[0], values[1], rtol=1e-9)


def test_a_link_that_is_added_leaves_the_draws_of_the_others() -> None:
    made = from_template("it-business-value", mint=minter())
    first, *_rest, last = made.objectives
    more = made.put(Link(LinkId("0"), first, last, Sign.NEGATIVE, Magnitude(0.1, 0.3), 7))
    before, after = drawn_by_name(made), drawn_by_name(more)
    assert len(after) == len(before) + 1
    assert {key: after[key] for key in before} == before


def test_two_links_of_one_name_draw_apart() -> None:
    """A merge may lead to two of one sign between the same cards."""
    made = from_template("it-business-value", mint=minter())
    link = next(each for each in made.links.values() if each.kind is LinkKind.CAUSAL)
    net = network(made.put(replace(link, id=LinkId("copy"))))
    assert len(set(net.names)) == len(net.names)


def test_what_samples_come_to_on_average_hangs_little_on_the_seed() -> None:
    """Of plain draws the mean of 2,000 lies 1/√2000 = 0.022 off; here every part is taken once."""
    means = [standard_rows(["a"], Draws(seed))["a"].mean() for seed in range(3)]
    assert np.abs(means).max() < 1e-12
    assert standard_rows(["a"], Draws(1))["a"].std() == pytest.approx(1.0, abs=0.002)
    one, two = standard_rows(["a", "b"], Draws(1)).values()
    assert abs(np.corrcoef(one, two)[0, 1]) < 4 / np.sqrt(2_000)
