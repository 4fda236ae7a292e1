"""Formulas that look at earlier periods follow them in a what-if, month by month.

The oracle is a reference that uses no engine code: it keeps the values of each measure by month,
those that were before month 0 and those that a plan leads to after it, works formulas written in
Python out on them, and takes what the same gives where nothing moves from it. In the pictures of
these tests 2026-09 is month 0, the ninth of its year.
"""

import math
from collections.abc import Callable, Mapping
from functools import cache

import numpy as np
import pytest

from scorecard_app.domain.ids import ObjectiveId, ValueStreamId
from scorecard_app.domain.links import LinkKind, Magnitude, Sign
from scorecard_app.domain.measures import Aggregation, Direction
from scorecard_app.domain.periods import Frequency
from scorecard_app.domain.scorecard import Scorecard
from scorecard_app.domain.value import Push, ValueStream
from scorecard_app.engine.decisions.tornado import tornado
from scorecard_app.engine.influence.network import Network, network
from scorecard_app.engine.influence.order import Order
from scorecard_app.engine.influence.paths import paths
from scorecard_app.engine.influence.plan import Plan
from scorecard_app.engine.influence.ranges import Draws, drawn_strengths
from scorecard_app.engine.influence.spreading import spread, spread_samples
from scorecard_app.engine.influence.worth import worth
from tests.builders import Parts, link, measure
from tests.engine.influence.computed_cards import course, means, seen, shown, today
from tests.engine.influence.reference import arrivals

LOWER = {"direction": Direction.LOWER}
MONTHS = [f"2026-{month:02}" for month in range(1, 10)]
SALES = [90.0, 95, 70, 110, 100, 80, 120, 105, 100]
COST = [60.0, 61, 62, 66, 64, 65, 70, 68, 50]
EARLIER = {"Sales": SALES, "Cost": COST}

Value = Callable[[str, int], float]


def year_to(value: Value, name: str, month: int) -> float:
    """Add up the months of a year that began eight months before month 0."""
    first = (month + 8) // 12 * 12 - 8
    return math.fsum(value(name, each) for each in range(first, month + 1))


FORMULAS: Mapping[str, tuple[str, Callable[[Value, int], float]]] = {
    "Growth": (
        "[#sales] / PREV([#sales]) - 1",
        lambda v, t: v("Sales", t) / v("Sales", t - 1) - 1,
    ),
    "Ratio": (
        "YTD([#cost]) / YTD([#sales])",
        lambda v, t: year_to(v, "Cost", t) / year_to(v, "Sales", t),
    ),
    "Mixed": (
        "MAX(PREV([#cost], 3), [#cost]) + YTD([#sales] - [#cost]) / 10 + PREV(YTD([#sales]), 2)",
        lambda v, t: (
            max(v("Cost", t - 3), v("Cost", t))
            + (year_to(v, "Sales", t) - year_to(v, "Cost", t)) / 10
            + year_to(v, "Sales", t - 2)
        ),
    ),
    "Later": ("PREV([#ratio] * [#cost])", lambda v, t: v("Ratio", t - 1) * v("Cost", t - 1)),
}


def known(values: list[float]) -> dict[str, float]:
    """Return values of the months from January on."""
    return dict(zip(MONTHS, values, strict=True))


def world() -> Scorecard:
    """Return four formulas that look back, and a loop that goes through two of them."""

    def acts(start: str, end: str, lag: int, strength: float, **fields: object) -> Parts:
        return link(start, end, lag_months=lag, magnitude=Magnitude(strength, strength), **fields)

    adds = {"aggregation": Aggregation.SUM}
    return seen(
        shown("Skill", 3.0),
        shown("Sales", 80.0, actual=known(SALES), **adds),
        shown("Cost", 40.0, actual=known(COST), **adds, **LOWER),
        shown("Growth", 0.05, formula=FORMULAS["Growth"][0]),
        shown("Ratio", 0.5, formula=FORMULAS["Ratio"][0], **LOWER),
        shown("Mixed", 500.0, formula=FORMULAS["Mixed"][0]),
        shown("Later", 30.0, formula=FORMULAS["Later"][0], **LOWER),
        acts("Skill", "Sales", 2, 0.4, build_up_months=2.5),
        acts("Skill", "Cost", 0, 0.3, sign=Sign.NEGATIVE),
        acts("Later", "Sales", 0, 0.2),
        acts("Mixed", "Skill", 4, 0.1, kind=LinkKind.FEEDBACK, build_up_months=1.5),
    )


def still(name: str, month: int) -> float:
    """Return what a measure shows in a month where nothing moves it."""
    if name in EARLIER:
        return EARLIER[name][min(month, 0) + 8]
    return FORMULAS[name][1](still, month)


def reference(
    made: Scorecard, strengths: Mapping[str, float], pushes: Mapping[str, float]
) -> Callable[[str, int], float]:
    """Return x of an objective in a month, each formula worked out as it reads."""
    base = {each.name.title(): each.baseline or 0.0 for each in made.measures.values()}
    down = {"Cost", "Ratio", "Later"}

    def value(name: str, month: int) -> float:
        if month < 0:
            return still(name, month)
        start = still(name, 0)
        return start + (-1 if name in down else 1) * base[name] * moved(name, month)

    @cache
    def moved(name: str, month: int) -> float:
        into = [each for each in made.links.values() if each.to_id == name]
        found = pushes.get(name, 0.0) + math.fsum(arrived(each.id, month) for each in into)
        if name not in FORMULAS:
            return found
        change = FORMULAS[name][1](value, month) - FORMULAS[name][1](at_rest, month)
        return found + (-1 if name in down else 1) * change / base[name]

    def at_rest(name: str, month: int) -> float:
        return still(name, min(month, 0))

    arrived = arrivals(made.links, strengths, moved)
    return moved


def held(net: Network, pushes: Mapping[str, float], months: int) -> np.ndarray:
    """Return pushes that are there in every month."""
    found = np.zeros((months, len(net.objectives)))
    for name, amount in pushes.items():
        found[:, net.row(ObjectiveId(name))] = amount
    return found


@pytest.mark.parametrize("pushes", [{"Skill": 0.2}, {"Cost": 0.3, "Ratio": -0.1, "Sales": 0.05}])
def test_a_reference_month_by_month_agrees_to_12_digits(pushes: dict[str, float]) -> None:
    made = world()
    net = today(made)
    assert not net.unfollowed
    by_link = dict(zip(net.links, net.medians, strict=True))
    expected = reference(made, {str(k): float(v) for k, v in by_link.items()}, pushes)
    moved = spread(net, net.medians, held(net, pushes, 61))
    want = [[expected(name, month) for name in net.objectives] for month in range(61)]
    np.testing.assert_allclose(moved, want, rtol=0, atol=1e-12)


def test_samples_look_back_as_single_runs_do() -> None:
    net = today(world())
    strengths = drawn_strengths(net, Draws(7, samples=3)) * [[0.5, 1.0, 1.5]]
    pushes = held(net, {"Skill": 0.25}, 40)
    together = spread_samples(net, strengths, pushes.T[:, :, None])
    alone = [spread(net, strengths[:, at], pushes).T for at in range(3)]
    np.testing.assert_allclose(together, np.stack(alone, axis=2), rtol=0, atol=1e-12)


def test_growth_comes_once_and_a_year_to_date_begins_anew_in_january() -> None:
    made = seen(
        shown("Sales", 100.0, actual=known([100.0] * 9), aggregation=Aggregation.SUM),
        shown("Growth", 1.0, formula="[#sales] / PREV([#sales])"),
        shown("Year", 900.0, formula="YTD([#sales])"),
    )
    grown = course(made, "Growth", today(made), Sales=0.1)
    assert grown == pytest.approx([0.1] + [0.0] * 12, abs=1e-12)
    year = course(made, "Year", today(made), Sales=0.1)
    gained = [10, 20, 30, 40, *range(10, 100, 10)]
    assert year == pytest.approx([each / 900 for each in gained], abs=1e-12)


def test_of_a_quarter_the_one_before_is_that_of_three_months_before() -> None:
    quarters = {"2026-Q1": 10.0, "2026-Q2": 20.0, "2026-Q3": 40.0}
    made = seen(
        shown("Sales", 40.0, actual=quarters, frequency=Frequency.QUARTER),
        shown("More", 20.0, formula="[#sales] - PREV([#sales])", frequency=Frequency.QUARTER),
    )
    more = course(made, "More", today(made), Sales=0.1)
    assert more == pytest.approx([0.2] * 3 + [0.0] * 10, abs=1e-12)


@pytest.mark.parametrize(
    ("how", "expected"),
    [
        (Aggregation.LAST, [1.0, 1.0]),
        (Aggregation.MEAN, [1 / 9, 2 / 10]),
        (Aggregation.MAXIMUM, [0.0, 0.0]),
        (Aggregation.MINIMUM, [1.0, 1.0]),
    ],
)
def test_a_year_to_date_is_made_as_the_measure_says(
    how: Aggregation, expected: list[float]
) -> None:
    values = dict(zip(MONTHS, [12.0] + [10.0] * 8, strict=True))
    made = seen(
        shown("Level", 10.0, actual=values, aggregation=how, **LOWER),
        shown("Year", 10.0, formula="YTD([#level])", **LOWER),
    )
    found = course(made, "Year", today(made), Level=0.1)[:2]
    assert found == pytest.approx([0.1 * each for each in expected], abs=1e-12)


def test_without_earlier_values_todays_stand_in() -> None:
    made = seen(
        shown("Sales", 100.0), shown("Growth", 10.0, formula="[#sales] - PREV([#sales], 2)")
    )
    assert course(made, "Growth", Sales=0.1) == pytest.approx([1.0] * 2 + [0.0] * 11, abs=1e-12)


def test_what_a_formula_reads_of_last_month_comes_a_month_later_on_every_way() -> None:
    made = seen(
        shown("Sales", 100.0),
        shown("Late", 50.0, formula="PREV([#sales], 2) / 2"),
        means("Sales", "Late"),
    )
    made = made.put(
        ValueStream(ValueStreamId("s"), "s", objective_id=ObjectiveId("Late"), yearly_amount=12.0)
    )
    net = network(made)
    assert not net.is_curved
    (way,) = paths(net, net.medians, ObjectiveId("Sales"), ObjectiveId("Late")).ways
    assert way.effect == pytest.approx(1.0)
    assert way.lag_months == 2
    weights = worth(made, net, months=6, rate=0.0)[:, net.row(ObjectiveId("Sales"))]
    assert weights == pytest.approx([1.0, 1.0, 1.0, 0.0, 0.0, 0.0])


def test_a_loop_through_an_earlier_month_is_run() -> None:
    made = seen(
        shown("Revenue", 100.0),
        shown("Margin", 100.0, formula="PREV([#revenue])"),
        link("Margin", "Revenue", lag_months=0, magnitude=Magnitude(0.5, 0.5)),
    )
    found = course(made, "Revenue", Revenue=0.1)[:4]
    assert found == pytest.approx([0.1, 0.15, 0.175, 0.1875], abs=1e-12)


def test_a_tornado_looks_back_as_a_plan_does() -> None:
    def made(low: float, high: float) -> Scorecard:
        card = seen(
            shown("Skill", 1.0),
            shown("Sales", 100.0, actual=known([100.0] * 9), aggregation=Aggregation.SUM),
            shown("Year", 900.0, formula="YTD([#sales])"),
            link("Skill", "Sales", lag_months=0, magnitude=Magnitude(low, high)),
        )
        return card.put(
            ValueStream(
                ValueStreamId("s"), "s", objective_id=ObjectiveId("Year"), yearly_amount=10_800.0
            )
        )

    plan = Plan((Push(ObjectiveId("Skill"), 0.1),), horizon_months=4, rate=0.0)
    card = made(0.5, 1.0)
    (swing,) = tornado(card, plan, known=today(card))
    assert (swing.low, swing.high) == pytest.approx((50.0, 100.0))


def test_weeks_cannot_be_looked_back_at_by_months() -> None:
    weekly = {"frequency": Frequency.WEEK}
    made = seen(shown("A", 5.0, **weekly), shown("B", 5.0, formula="PREV([#a])", **weekly))
    assert [each.why.name for each in network(made).unfollowed] == ["LOOKS_BACK"]


def test_an_inner_formula_that_no_card_shows_looks_back_too() -> None:
    made = seen(
        shown("Sales", 100.0, actual=known(SALES)),
        measure("before", formula="PREV([#sales])"),
        shown("Growth", 10.0, formula="[#sales] - PREV([#before])"),
    )
    found = course(made, "Growth", today(made), Sales=0.1)[:4]
    assert found == pytest.approx([1.0, 1.0, 0.0, 0.0], abs=1e-12)


def test_what_stands_before_and_after_loops_is_run_for_all_months_at_once() -> None:
    def order(*pairs: tuple[int, int, int]) -> Order:
        starts, ends, lags = (np.array(each, np.intp) for each in zip(*pairs, strict=True))
        return Order(starts, ends, lags, np.arange(5), min(each for each in lags if each))

    found = order((0, 1, 0), (1, 2, 3), (2, 1, 4), (2, 3, 0), (3, 4, 2)).stages
    assert [[each.rows for each in stage.levels] for stage in found if stage.stride > 60] == [
        [(3,), (4,)]
    ]
    assert [stage.stride <= 4 for stage in found] == [True, False]
