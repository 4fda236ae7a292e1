"""The best selection agrees with trying everything, and says which limit cannot be kept."""

from dataclasses import replace
from itertools import product

import numpy as np
import pytest

from scorecard_app.domain.ids import InitiativeId, LeverId
from scorecard_app.engine.portfolio.limits import Clash, Limits, Short, obstacle
from scorecard_app.engine.portfolio.offers import InitiativeOffer, LeverOffer, Offers
from scorecard_app.engine.portfolio.selection import (
    Selection,
    frontier,
    select,
    selection,
)
from scorecard_app.errors import UserError

YEARS = 3
STOPPED = InitiativeId("stopped")


def initiative(name: str, gain: float, *yearly: float) -> InitiativeOffer:
    """Return an initiative of so much gain and cost by year, without any discount."""
    costs = np.array([*yearly, *[0.0] * (YEARS - len(yearly))])
    key = InitiativeId(name)
    return InitiativeOffer(key, gain, float(costs.sum()), costs, (), (), is_running=False)


def random_offers(random: np.random.Generator) -> Offers:
    """Return levers of any shape and least spend, one of which cannot be turned, and initiatives.

    They need one, two or what was stopped, one another's or in a chain, and exclude each other.
    """
    levers = tuple(
        LeverOffer(
            LeverId(f"l{at}"),
            float(random.integers(0, 2)) + np.arange(float(steps)),
            np.cumsum([0.0, *random.uniform(0, 9, steps - 1)]),
        )
        for at, steps in enumerate((4, 3, 1))
    )
    names = [InitiativeId(f"i{at}") for at in range(6)]
    made = [
        replace(
            initiative(name, float(random.uniform(0, 20)), *random.uniform(0, 4, YEARS)),
            is_running=bool(random.random() < 0.3),
        )
        for name in names
    ]
    made[2] = replace(made[2], needs=(names[int(random.integers(0, 2))],))
    made[3] = replace(made[3], needs=(names[0], names[2]))
    made[4] = replace(made[4], excludes=(names[int(random.integers(0, 3))], names[3]))
    if random.random() < 0.5:
        made[5] = replace(made[5], needs=(STOPPED,))
    return Offers(levers, tuple(made), float(YEARS))


def random_limits(random: np.random.Generator) -> Limits:
    """Return caps by year, what money must return, what is decided of one, a lever that is held."""
    caps = tuple(random.uniform(3, 11, YEARS).tolist())
    key, is_on = InitiativeId(f"i{random.integers(0, 6)}"), bool(random.random() < 0.5)
    return Limits(
        caps,
        demanded=float(random.choice([1.0, 1.3])),
        fixed={key: is_on} if random.random() < 0.5 else {},
        held={LeverId("l1"): 2.0} if random.random() < 0.3 else {},
    )


def is_allowed(found: Offers, limits: Limits, started: set[InitiativeId]) -> bool:
    offered = {each.id for each in found.initiatives}
    return all(
        {key for key in each.needs if key in offered or not each.is_running} <= started
        and not set(each.excludes) & started
        for each in found.initiatives
        if each.id in started
    ) and all((key in started) == is_on for key, is_on in limits.fixed.items())


def best_of_all(found: Offers, limits: Limits) -> Selection | None:
    """Try every row of every lever with every set of initiatives; None where nothing is allowed."""
    keys = [each.id for each in found.initiatives]
    tried = []
    for rows in product(*(range(len(each.spends)) for each in found.levers)):
        by_lever = {each.id: row for each, row in zip(found.levers, rows, strict=True)}
        spends = {each.id: each.spends[by_lever[each.id]] for each in found.levers}
        if any(abs(spends[key] - held) > 0.5 for key, held in limits.held.items()):
            continue
        for flags in product((False, True), repeat=len(keys)):
            started = {key for key, is_on in zip(keys, flags, strict=True) if is_on}
            if is_allowed(found, limits, started):
                tried.append(selection(found, limits, by_lever, started))
    kept = [
        each
        for each in tried
        if all(spent <= limits.cap(year) + 1e-9 for year, spent in enumerate(each.by_year))
    ]
    return max(kept, key=lambda each: each.gain - limits.demanded * each.cost, default=None)


@pytest.mark.parametrize("seed", range(24))
def test_the_selection_is_the_best_of_all_or_none_is_allowed(seed: int) -> None:
    random = np.random.default_rng(seed)
    found, limits = random_offers(random), random_limits(random)
    best = best_of_all(found, limits)
    if best is None:
        assert obstacle(found, limits) is not None
        with pytest.raises(UserError):
            select(found, limits)
        return
    chosen = select(found, limits)
    assert chosen.gain - limits.demanded * chosen.cost == pytest.approx(
        best.gain - limits.demanded * best.cost, abs=1e-6
    )
    assert is_allowed(found, limits, set(chosen.started))
    assert all(spent <= limits.cap(year) + 1e-6 for year, spent in enumerate(chosen.by_year))


def test_what_must_run_runs_and_what_must_not_does_not() -> None:
    found = Offers((), (initiative("poor", 1.0, 5.0), initiative("rich", 50.0, 5.0)), 1.0)
    fixed = {InitiativeId("poor"): True, InitiativeId("rich"): False}
    assert select(found, Limits((10.0,), fixed=fixed)).started == {"poor"}


def test_a_budget_that_cannot_pay_what_must_run_is_refused_by_its_year() -> None:
    found = Offers((), (initiative("long", 9.0, 1.0, 8.0, 1.0),), 1.0)
    with pytest.raises(UserError, match="year 2"):
        select(found, Limits((5.0,), fixed={InitiativeId("long"): True}))


def test_initiatives_that_must_run_and_exclude_each_other_are_refused() -> None:
    one = replace(initiative("one", 9.0, 1.0), excludes=(InitiativeId("two"),))
    found = Offers((), (one, initiative("two", 9.0, 1.0)), 1.0)
    fixed = dict.fromkeys([InitiativeId("one"), InitiativeId("two")], True)
    with pytest.raises(UserError, match="cannot run together"):
        select(found, Limits((5.0,), fixed=fixed))


def test_more_money_never_brings_less() -> None:
    found = random_offers(np.random.default_rng(4))
    best = frontier(found, [0.0, 2.0, 4.0, 8.0, 16.0])
    values = [each.net_value for each in best.values()]
    assert values == sorted(values)
    assert values[-1] > values[0]
    assert min(best) >= sum(each.spends[0] for each in found.levers)


def test_a_frontier_of_few_choices_is_the_exact_split_of_each_budget() -> None:
    """The oracle tries every choice there is."""
    found = random_offers(np.random.default_rng(4))
    for budget, chosen in frontier(found, [2.0, 4.0, 8.0]).items():
        best = best_of_all(found, Limits((budget,)))
        assert best is not None
        assert chosen.net_value == pytest.approx(best.net_value)
        assert all(chosen.spends[each.id] in each.spends for each in found.levers)


def test_budgets_below_the_least_spends_are_not_on_the_frontier() -> None:
    lever = LeverOffer(LeverId("l"), np.array([3.0, 4.0]), np.array([0.0, 9.0]))
    assert list(frontier(Offers((lever,), (), 1.0), [1.0, 3.0, 5.0])) == [3.0, 5.0]


def test_a_lever_that_is_held_stays_where_it_is() -> None:
    lever = LeverOffer(LeverId("l"), np.arange(4.0), np.array([0.0, 90.0, 180.0, 270.0]), 1.0, 90.0)
    found = Offers((lever,), (), 1.0)
    assert select(found, Limits((9.0,))).spends == {"l": 3.0}
    assert select(found, Limits((9.0,), held={LeverId("l"): 1.0})).spends == {"l": 1.0}
    with pytest.raises(UserError, match="year 1"):
        select(found, Limits((1.0,), held={LeverId("l"): 2.0}))


def test_what_must_run_brings_what_it_needs_with_it_and_what_stands_in_the_way_is_named() -> None:
    one = replace(initiative("one", 9.0, 1.0), needs=(InitiativeId("two"),))
    found = Offers((), (one, initiative("two", -9.0, 6.0)), 1.0)
    fixed = {InitiativeId("one"): True}
    assert obstacle(found, Limits((5.0,), fixed=fixed)) == Short(0, 7.0, 5.0)
    fixed[InitiativeId("two")] = False
    met = obstacle(found, Limits((9.0,), fixed=fixed))
    assert met == Clash(InitiativeId("one"), InitiativeId("two"), is_needed=True)


def test_a_search_that_is_cancelled_says_so() -> None:
    found = random_offers(np.random.default_rng(4))
    with pytest.raises(UserError, match="stopped"):
        select(found, Limits((9.0,)), is_cancelled=lambda: True)
