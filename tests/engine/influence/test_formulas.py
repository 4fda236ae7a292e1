"""Computed objectives follow their formulas in a what-if, exactly and month by month.

Oracles: sums and quotients worked out by hand, and a reference of its own that works formulas
written in Python out month by month, beside the formula of the links.
"""

import math
from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import cache

import numpy as np
import pytest

from scorecard_app.domain.formula.parser import read
from scorecard_app.domain.ids import MeasureId, ObjectiveId, ValueStreamId
from scorecard_app.domain.links import IDENTITY, LinkKind, Magnitude, Sign
from scorecard_app.domain.measures import Aggregation, Direction
from scorecard_app.domain.periods import Frequency
from scorecard_app.domain.scorecard import Scorecard
from scorecard_app.domain.value import ValueStream
from scorecard_app.engine.evaluate import evaluate
from scorecard_app.engine.influence.carried import carried
from scorecard_app.engine.influence.formulas.arithmetic import within_range
from scorecard_app.engine.influence.formulas.program import Moves, Program, compiled
from scorecard_app.engine.influence.formulas.reading import Why
from scorecard_app.engine.influence.network import network
from scorecard_app.engine.influence.paths import paths
from scorecard_app.engine.influence.ranges import Draws, drawn_strengths
from scorecard_app.engine.influence.scale import scale_of
from scorecard_app.engine.influence.spreading import spread, spread_samples
from scorecard_app.engine.influence.worth import worth
from scorecard_app.errors import UserError
from tests.builders import Parts, link, measure
from tests.engine.influence.computed_cards import DAY, course, means, seen, shown, today
from tests.engine.influence.reference import arrivals

LOWER = {"direction": Direction.LOWER}


def ratio(*more: Parts, **tickets: object) -> Scorecard:
    """Return cost per ticket: 50 a ticket of 500 over 10, all the better the lower."""
    return seen(
        shown("Cost", 500.0, **LOWER),
        shown("Tickets", 10.0, **{**LOWER, **tickets}),
        shown("Each", 50.0, formula="[#cost] / [#tickets]", **LOWER),
        *more,
    )


def margin(*more: Parts) -> Scorecard:
    """Return a margin of 20: revenue of 100 less cost of 80."""
    return seen(
        shown("Revenue", 100.0),
        shown("Cost", 80.0, **LOWER),
        shown("Margin", 20.0, formula="[#revenue] - [#cost]"),
        *more,
    )


@pytest.mark.parametrize(
    ("made", "pushes", "expected"),
    [
        (margin(), {"Revenue": 0.1}, 10 / 20),
        (margin(), {"Cost": 0.1}, 8 / 20),
        (margin(), {"Revenue": 0.1, "Cost": -0.05}, (10 - 4) / 20),
        (ratio(), {"Cost": 0.1}, 0.1),
        (ratio(), {"Tickets": 0.1}, -(500 / 9 - 50) / 50),
        (ratio(), {"Cost": 0.1, "Tickets": 0.1}, 0.0),
        (ratio(), {"Cost": 0.2, "Each": 0.05}, 0.25),
    ],
)
def test_a_computed_objective_moves_as_its_formula_says(
    made: Scorecard, pushes: dict[str, float], expected: float
) -> None:
    name = "Margin" if ObjectiveId("Margin") in made.objectives else "Each"
    assert course(made, name, None, **pushes) == pytest.approx([expected] * 13, abs=1e-12)


def test_values_in_force_go_before_baselines_so_that_the_cards_agree_with_the_formula() -> None:
    made = seen(
        shown("Cost", 500.0, actual={"2026-08": 600}, **LOWER),
        shown("Tickets", 10.0, actual={"2026-08": 12}, **LOWER),
        shown("Each", 40.0, formula="[#cost] / [#tickets]", **LOWER),
    )
    moved = course(made, "Each", today(made), Tickets=0.2)[0]
    scale = scale_of(evaluate(made, (DAY,)), ObjectiveId("Each"))
    assert scale is not None
    assert moved == pytest.approx(-(600 / 10 - 50) / 40, abs=1e-12)
    assert scale.after(moved) == pytest.approx(600 / 10, abs=1e-12)


def test_a_formula_stands_in_place_of_the_logical_links_that_document_it() -> None:
    documented = margin(means("Revenue", "Margin"), means("Cost", "Margin"))
    assert course(documented, "Margin", Revenue=0.1) == course(margin(), "Margin", Revenue=0.1)
    assert set(network(documented).links) == {"Revenue→Margin", "Cost→Margin"}


def test_causal_links_into_a_computed_objective_add_to_its_formula() -> None:
    made = margin(link("Revenue", "Margin", lag_months=3, magnitude=Magnitude(0.2, 0.2)))
    expected = [0.5] * 3 + [0.52] * 10
    assert course(made, "Margin", Revenue=0.1) == pytest.approx(expected, abs=1e-12)


def test_a_logical_link_from_what_the_formula_does_not_read_keeps_its_share() -> None:
    made = margin(shown("Brand", 1.0), means("Brand", "Margin"), means("Cost", "Margin"))
    assert course(made, "Margin", Brand=0.1)[0] == pytest.approx(0.05, abs=1e-12)


def test_a_formula_of_formulas_is_worked_out_through_every_level() -> None:
    made = seen(
        shown("Staff", 30.0, **LOWER),
        shown("Tools", 50.0, **LOWER),
        measure("cost", baseline=80.0, formula="[#staff] + [#tools]"),
        shown("Revenue", 100.0),
        shown("Margin", 20.0, formula="[#revenue] - [#cost]"),
        shown("Return", 0.25, formula="[#margin] / [#cost]"),
        means("Tools", "Return"),
    )
    assert course(made, "Margin", Staff=0.1)[0] == pytest.approx(3 / 20, abs=1e-12)
    assert course(made, "Return", Staff=0.1)[0] == pytest.approx((23 / 77 - 0.25) / 0.25, abs=1e-12)
    assert course(made, "Return", Tools=0.2)[0] == pytest.approx((30 / 70 - 0.25) / 0.25, abs=1e-12)


def test_a_measure_that_no_objective_is_seen_through_stays_where_it_is() -> None:
    made = seen(
        shown("Revenue", 100.0),
        measure("rent", "Revenue", baseline=40.0),
        shown("Margin", 60.0, formula="[#revenue] - [#rent]"),
    )
    assert course(made, "Margin", Revenue=0.3)[0] == pytest.approx(30 / 60, abs=1e-12)


def test_an_input_moves_within_the_bounds_of_its_measure_as_its_card_does() -> None:
    made = seen(
        shown("Up", 95.0, maximum=100.0), shown("Down", 5.0, formula="100 - [#up]", **LOWER)
    )
    assert course(made, "Down", Up=0.02)[0] == pytest.approx(1.9 / 5, abs=1e-12)
    assert course(made, "Down", Up=0.5)[0] == pytest.approx(1.0, abs=1e-12)


def test_what_adds_up_over_months_counts_three_times_in_a_quarter() -> None:
    made = seen(
        shown("Sales", 10.0, aggregation=Aggregation.SUM),
        shown("Quarter", 60.0, formula="2 * [#sales]", frequency=Frequency.QUARTER),
    )
    assert course(made, "Quarter", Sales=0.1)[0] == pytest.approx(0.1, abs=1e-12)


def test_a_computed_measure_without_a_baseline_counts_by_what_it_gives_today() -> None:
    made = margin()
    bare = made.put(replace(made.measures[MeasureId("margin")], baseline=None))
    assert course(bare, "Margin", Revenue=0.1)[0] == pytest.approx(0.5, abs=1e-12)


def world() -> Scorecard:
    """Return formulas of formulas, a lagged loop through them, lags, build-ups and signs."""

    def acts(start: str, end: str, lag: int, strength: float, **fields: object) -> Parts:
        return link(start, end, lag_months=lag, magnitude=Magnitude(strength, strength), **fields)

    return seen(
        shown("Skill", 3.0),
        shown("Tickets", 40.0, **LOWER),
        shown("Cost", 800.0, **LOWER),
        shown("Each", 20.0, formula="[#cost] / [#tickets]", **LOWER),
        shown("Revenue", 1000.0),
        shown("Return", 0.25, formula="([#revenue] - [#cost]) / [#cost]"),
        shown("Best", 30.0, formula="MAX([#each], 30 + [#return] ^ 2 - 0.0625)"),
        acts("Skill", "Tickets", 2, 0.4),
        acts("Skill", "Cost", 0, 0.3, sign=Sign.NEGATIVE),
        acts("Each", "Revenue", 1, 0.2, build_up_months=2.5),
        acts("Return", "Skill", 3, 0.5, kind=LinkKind.FEEDBACK),
        acts("Tickets", "Revenue", 4, 0.6, build_up_months=1.5),
    )


FORMULAS: Mapping[str, Callable[[Mapping[str, float]], float]] = {
    "Each": lambda v: v["Cost"] / v["Tickets"],
    "Return": lambda v: (v["Revenue"] - v["Cost"]) / v["Cost"],
    "Best": lambda v: max(v["Each"], 30 + v["Return"] ** 2 - 0.0625),
}


def reference(
    made: Scorecard, strengths: Mapping[str, float], pushes: Mapping[str, float]
) -> Callable[[str, int], float]:
    """Return x of an objective in a month, each formula worked out as it reads."""
    base = {each.name.title(): each.baseline or 0.0 for each in made.measures.values()}
    lower = (each for each in made.measures.values() if each.direction is Direction.LOWER)
    down = {each.name.title() for each in lower}

    def value(name: str, month: int) -> float:
        sign = -1 if name in down else 1
        return base[name] + sign * base[name] * moved(name, month)

    class Values(dict[str, float]):
        month = 0

        def __missing__(self, name: str) -> float:
            return value(name, self.month)

    @cache
    def moved(name: str, month: int) -> float:
        into = [each for each in made.links.values() if each.to_id == name]
        found = pushes.get(name, 0.0) + math.fsum(arrived(each.id, month) for each in into)
        if name not in FORMULAS:
            return found
        values = Values()
        values.month = month
        sign = -1 if name in down else 1
        return found + sign * (FORMULAS[name](values) - base[name]) / base[name]

    arrived = arrivals(made.links, strengths, moved)
    return moved


@pytest.mark.parametrize("pushes", [{"Skill": 0.2}, {"Cost": 0.3, "Each": -0.1, "Revenue": 0.05}])
def test_a_reference_month_by_month_agrees_to_12_digits(pushes: dict[str, float]) -> None:
    made = world()
    net = network(made)
    by_link = dict(zip(net.links, net.medians, strict=True))
    expected = reference(made, {str(k): float(v) for k, v in by_link.items()}, pushes)
    held = np.zeros((61, len(net.objectives)))
    for name, amount in pushes.items():
        held[:, net.row(ObjectiveId(name))] = amount
    moved = spread(net, net.medians, held)
    want = [[expected(name, month) for name in net.objectives] for month in range(61)]
    np.testing.assert_allclose(moved, want, rtol=0, atol=1e-12)


def test_samples_work_formulas_out_as_single_runs_do() -> None:
    made = world()
    made = made.put(*(replace(e, magnitude=Magnitude(0.1, 0.6)) for e in made.links.values()))
    net = network(made)
    strengths = drawn_strengths(net, Draws(7, samples=9))
    pushes = np.zeros((len(net.objectives), 40, 1))
    pushes[net.row(ObjectiveId("Skill"))] = 0.25
    together = spread_samples(net, strengths, pushes)
    alone = [spread(net, strengths[:, at], pushes[:, :, 0].T).T for at in range(9)]
    np.testing.assert_allclose(together, np.stack(alone, axis=2), rtol=0, atol=1e-12)


def test_marginal_values_and_paths_go_by_the_slope_of_a_formula() -> None:
    made = ratio(means("Tickets", "Each"))
    stream = ValueStream(
        ValueStreamId("s"), "s", objective_id=ObjectiveId("Each"), yearly_amount=12.0
    )
    net = network(made.put(stream))
    found = paths(net, net.medians, ObjectiveId("Tickets"), ObjectiveId("Each"))
    assert [way.effect for way in found.ways] == pytest.approx([-1.0], abs=1e-12)
    weights = worth(made.put(stream), net, months=3, rate=0.0)[:2]
    assert weights[:, net.row(ObjectiveId("Cost"))] == pytest.approx([1.0, 1.0], abs=1e-12)
    by_link = carried(made.put(stream), net, months=3, rate=0.0)
    assert by_link == {"Tickets→Each": pytest.approx(-2.0)}


def test_a_loop_at_once_through_a_formula_is_refused_by_name() -> None:
    made = margin(link("Margin", "Revenue", lag_months=0, magnitude=IDENTITY))
    with pytest.raises(UserError, match=r"“Revenue”, “Margin”.*formula acts at once: “Margin”"):
        network(made)


def test_a_loop_with_a_lag_through_a_formula_is_run() -> None:
    made = margin(link("Margin", "Revenue", lag_months=6, magnitude=Magnitude(0.1, 0.1)))
    expected = [0.5] * 6 + [0.75] * 6 + [0.875]
    assert course(made, "Margin", Revenue=0.1) == pytest.approx(expected, abs=1e-12)


@pytest.mark.parametrize(
    ("formula", "baseline", "why", "fails"),
    [
        ("[#a] / [#gone]", 1.0, Why.NO_NUMBER, "b"),
        ("[#a] / [#empty]", 1.0, Why.MISSING, "empty"),
        ("[#a] / 0", 1.0, Why.NO_NUMBER, "b"),
        ("[#a] + PREV(TARGET)", 1.0, Why.LOOKS_BACK, "b"),
        ("PREV([#a], 241)", 1.0, Why.LOOKS_BACK, "b"),
        ("[#a] + [#b]", 1.0, Why.CIRCULAR, "b"),
        ("[#a] - 5", None, Why.MISSING, "b"),
    ],
)
def test_a_formula_that_cannot_be_followed_leaves_the_share_of_the_link(
    formula: str, baseline: float | None, why: Why, fails: str
) -> None:
    made = seen(
        shown("A", 5.0),
        measure("empty"),
        shown("B", baseline, formula=formula),
        means("A", "B"),
    )
    net = network(made)
    assert [(each.why, each.measure_id) for each in net.unfollowed] == [(why, fails)]
    assert course(made, "B", net, A=0.1)[0] == pytest.approx(0.1, abs=1e-12)


def test_where_a_formula_gives_no_number_the_change_goes_straight_on() -> None:
    net = network(ratio())
    assert course(ratio(), "Each", Tickets=1.0)[0] == pytest.approx(-1.0, abs=1e-12)
    held = np.zeros((3, 3))
    held[:, net.row(ObjectiveId("Tickets"))] = 1.0
    assert net.computed[0].lost(held.T)


@pytest.mark.parametrize(
    "formula",
    [
        "[#a] + 2 - [#b] * 3",
        "-[#a] ^ 2 / 5%",
        "[#a] / ([#b] - 3)",
        "([#b] - 3) ^ 0.5",
        "0 ^ [#b] + [#a]",
        "IF([#a] > 4, [#a], [#b])",
        "IF([#a] < 4, 1)",
        "AND([#a] >= 5, [#b] <> 3) + OR([#a] = 5, 0) + NOT([#b])",
        "MIN([#a], [#b], 4) + MAX(1, [#b]) + SUM([#a], 1) + AVERAGE([#a], [#b])",
        "ABS([#a] - 6) + ROUND([#a] / 3, 1) + ROUND([#b])",
        "COALESCE([#a] / ([#b] - 3), 7)",
        "[#a] <= 5",
        "[#a] ^ 400 / [#a] ^ 401",
    ],
)
def test_a_what_if_reads_a_formula_as_the_scorecard_does(formula: str) -> None:
    a, b = np.array([5.0, 5.5, 3.5, 9.0, 6.0]), np.array([3.0, 2.0, 4.5, 0.0, 3.0])
    months = [f"2026-{month:02}" for month in range(1, 6)]
    made = seen(
        measure("a", actual=dict(zip(months, a.tolist(), strict=True))),
        measure("b", actual=dict(zip(months, b.tolist(), strict=True))),
        measure("c", formula=formula),
    )
    want = evaluate(made, (DAY,)).basis.numbers.actual(MeasureId("c"))
    at = np.frombuffer(want.ordinals, np.int32) - 24312
    expected = np.full(5, np.nan)
    expected[at] = np.frombuffer(want.numbers)

    class Rows:
        """Reads two rows of numbers."""

        def leaf(self, measure_id: MeasureId, _sight: object) -> Program:
            return lambda moves: moves.rows["ab".index(measure_id)]

    with np.errstate(all="ignore"):
        found = compiled(read(formula), Rows())(Moves([a, b]))  # type: ignore[arg-type]
    np.testing.assert_allclose(within_range(np.broadcast_to(found, 5)), expected, rtol=1e-14)


def test_a_stream_without_money_draws_as_nothing_rather_than_as_no_number() -> None:
    made = seen(shown("A", 1.0), shown("B", 1.0), shown("Top", 1.0))
    streams = [
        ValueStream(ValueStreamId(name), name, objective_id=ObjectiveId(name), yearly_amount=amount)
        for name, amount in (("A", 0.0), ("B", 5.0))
    ]
    links = (*means("A", "Top"), *means("B", "Top"))
    net = network(made.put(*streams, *links))
    drawn = drawn_strengths(net, Draws(1, samples=3))
    np.testing.assert_array_equal(drawn[net.links.index(links[0].id)], [0.0, 0.0, 0.0])
    np.testing.assert_allclose(drawn[net.links.index(links[1].id)], [1.0, 1.0, 1.0])
