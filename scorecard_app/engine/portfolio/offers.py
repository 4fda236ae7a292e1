"""What money can buy: every lever by its steps and every initiative, in present value."""

import math
from dataclasses import dataclass

import numpy as np

from scorecard_app.domain.ids import InitiativeId, LeverId
from scorecard_app.domain.scorecard import Scorecard
from scorecard_app.domain.value import Act, Initiative, InitiativeState, Lever
from scorecard_app.engine.arrays import Floats
from scorecard_app.engine.influence.money import MONTHS_A_YEAR, annuity, present_value
from scorecard_app.engine.influence.network import Network, network
from scorecard_app.engine.influence.plan import (
    Plan,
    cost_of,
    course,
    effects_of,
    lever_course,
    months_turned,
)
from scorecard_app.engine.influence.responses import middle_gain
from scorecard_app.engine.influence.worth import worth
from scorecard_app.engine.portfolio.marginal import unit_cost_of

_ROUNDING = 1e-9

MOST_STEPS = 200
"""A lever with smaller steps is offered in so many, so that no grid grows beyond reading."""


@dataclass(frozen=True, slots=True)
class Span:
    """When a lever can be turned: in which share of each year of the plan; else it is as today.

    `unit_cost` is the present value of one a year in these months.
    """

    shares: Floats
    unit_cost: float


@dataclass(frozen=True, slots=True)
class LeverOffer:
    """A lever: yearly spends from its minimum to its maximum, and what each brings.

    `gains` is the present value of the streams beyond nothing spent; `current` what is spent
    today, which may lie outside, and `gain` what that brings. One without a span can be turned at
    any time.
    """

    id: LeverId
    spends: Floats
    gains: Floats
    current: float = 0.0
    gain: float = 0.0
    span: Span | None = None

    def in_year(self, spend: float, year: int) -> float:
        """Return what a yearly spend comes to in a year of the plan, from 0."""
        if self.span is None:
            return spend
        share = float(self.span.shares[year]) if year < len(self.span.shares) else 0.0
        return self.current + share * (spend - self.current)

    def cost(self, spend: float, whole: float) -> float:
        """Return the present value of a yearly spend; `whole` is that of one in all months."""
        if self.span is None:
            return spend * whole
        return self.current * whole + (spend - self.current) * self.span.unit_cost


@dataclass(frozen=True, slots=True)
class InitiativeOffer:
    """An initiative: what it brings and costs in present value, and its cost by year.

    `needs` are those that are not done already.
    """

    id: InitiativeId
    gain: float
    cost: float
    yearly: Floats
    needs: tuple[InitiativeId, ...]
    excludes: tuple[InitiativeId, ...]
    is_running: bool


@dataclass(frozen=True, slots=True)
class Offers:
    """All that a budget can be spent on. `unit_cost` is the present value of one a year."""

    levers: tuple[LeverOffer, ...]
    initiatives: tuple[InitiativeOffer, ...]
    unit_cost: float


def offers(card: Scorecard, plan: Plan, *, known: Network | None = None) -> Offers:
    """Return what every lever and every initiative would bring over a plan's horizon.

    Only the horizon, the rate and the start of the plan count. A lever that cannot be turned gets
    what it gets. Initiatives that are done or were stopped are not offered.
    """
    net = network(card) if known is None else known
    weights = worth(card, net, months=plan.months, rate=plan.rate)
    closed = {InitiativeState.DONE, InitiativeState.STOPPED}
    return Offers(
        levers=tuple(_lever(each, plan, net, weights) for each in card.levers.values()),
        initiatives=tuple(
            _initiative(card, each, plan, net, weights)
            for each in card.initiatives.values()
            if each.state not in closed
        ),
        unit_cost=annuity(plan.months, plan.rate),
    )


def spends_of(lever: Lever) -> Floats:
    """Return the yearly spends that a lever can be set to, in steps from its minimum.

    Its maximum and what it gets today are among them, also where no step leads there; without
    room between minimum and maximum there is only what it gets today.
    """
    room = lever.maximum - lever.minimum
    if room <= 0 or not math.isfinite(room):
        return np.array([lever.current])
    step = max(lever.step if lever.step > 0 else room, room / MOST_STEPS)
    spends = [lever.minimum + step * each for each in range(int(room / step + 1e-9) + 1)]
    for wanted in (lever.maximum, lever.current):
        is_there = any(math.isclose(each, wanted, abs_tol=_ROUNDING * room) for each in spends)
        if not is_there and lever.minimum < wanted <= lever.maximum:
            spends.append(wanted)
    return np.array(sorted(spends))


def is_concave(offer: LeverOffer) -> bool:
    """Say whether every step of a lever returns at most what the step before it returned."""
    rates = np.diff(offer.gains) / np.diff(offer.spends)
    scale = np.abs(rates).max(initial=0.0)
    return bool((np.diff(rates) <= _ROUNDING * scale).all())


def act_worth(lever: Lever, act: Act, plan: Plan, net: Network, weights: Floats) -> float:
    """Return the present value of an improvement by the whole (1.0) while a lever is turned."""
    return _arriving(act, net, weights, lever_course(lever, act, plan))


def _lever(lever: Lever, plan: Plan, net: Network, weights: Floats) -> LeverOffer:
    can_be_turned = unit_cost_of(lever, plan) > 0
    offered = spends_of(lever) if can_be_turned else np.array([lever.current])
    spends = np.array([*offered, lever.current])
    gains = np.zeros_like(spends)
    for act in lever.acts:
        turned = act_worth(lever, act, plan, net, weights)
        always = _arriving(
            act, net, weights, course(act.lag_months, act.build_up_months, plan.months)
        )
        gains += middle_gain(act, spends) * turned
        gains += float(middle_gain(act, lever.current)) * (always - turned)
    gain = float(gains[-1])
    return LeverOffer(lever.id, offered, gains[:-1], lever.current, gain, _span(lever, plan))


def _arriving(act: Act, net: Network, weights: Floats, arrives: Floats) -> float:
    if act.objective_id not in net.objectives:
        return 0.0
    return float(arrives @ weights[:, net.row(act.objective_id)])


def _span(lever: Lever, plan: Plan) -> Span | None:
    """Return when a lever can be turned; None where that is always."""
    months = months_turned(lever, plan)
    if months.all():
        return None
    starts = np.arange(0, plan.months, MONTHS_A_YEAR)
    in_plan = np.add.reduceat(np.ones_like(months), starts)
    shares = np.add.reduceat(months, starts) / in_plan
    return Span(shares, unit_cost_of(lever, plan))


def _initiative(
    card: Scorecard, initiative: Initiative, plan: Plan, net: Network, weights: Floats
) -> InitiativeOffer:
    known, done = card.initiatives, InitiativeState.DONE
    by_month = cost_of(initiative, plan)
    paid = by_month[: max(plan.horizon_months, 1)]
    return InitiativeOffer(
        id=initiative.id,
        gain=_gain(initiative, plan, net, weights),
        cost=float(present_value(by_month, plan.rate)),
        yearly=np.add.reduceat(paid, np.arange(0, len(paid), MONTHS_A_YEAR)),
        needs=tuple(
            key
            for key in initiative.prerequisite_ids
            if key in known and known[key].state is not done
        ),
        excludes=initiative.exclusion_ids,
        is_running=initiative.state is InitiativeState.RUNNING,
    )


def _gain(initiative: Initiative, plan: Plan, net: Network, weights: Floats) -> float:
    return sum(
        each.middle * float(each.course(len(weights)) @ weights[:, net.row(each.objective_id)])
        for each in effects_of(initiative, plan)
        if each.objective_id in net.objectives
    )
