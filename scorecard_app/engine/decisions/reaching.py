"""Which setting of a lever, or which push of a card, reaches a goal: alone, on top of a plan.

Effects add up, so one run back from the goal gives what an improvement of any objective in any
month adds to it; each lever and each card is then a curve or a straight line.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from enum import Enum

import numpy as np

from scorecard_app.domain.ids import EntityId, LeverId, ObjectiveId
from scorecard_app.domain.scorecard import Scorecard
from scorecard_app.domain.value import Lever
from scorecard_app.engine.arrays import Floats
from scorecard_app.engine.decisions.seeking import setting_for
from scorecard_app.engine.influence.money import moving, present_value
from scorecard_app.engine.influence.network import Network
from scorecard_app.engine.influence.outcome import what_if
from scorecard_app.engine.influence.plan import Plan, assumptions, costs, lever_course
from scorecard_app.engine.influence.responses import middle_gain
from scorecard_app.engine.influence.spreading import spread
from scorecard_app.engine.influence.worth import worth
from scorecard_app.engine.portfolio.marginal import unit_cost_of
from scorecard_app.engine.portfolio.offers import spends_of

MOST_PUSH = 1.0
"""Nobody plans for a card to be more than twice as good."""

_GRID = 200


class Aim(Enum):
    """What a goal is about."""

    NET_VALUE = "net value"
    STREAM = "stream"
    OBJECTIVE = "objective"


@dataclass(frozen=True, slots=True)
class Goal:
    """So much of something by a month: net value in money, a stream by the year, a share moved."""

    aim: Aim
    amount: float
    month: int
    id: EntityId | None = None


@dataclass(frozen=True, slots=True)
class Reach:
    """One lever or card: what each setting leads to, and the one that reaches the goal.

    `settings` are yearly spends, or pushes; `now` is the setting of the plan. `setting` is None
    where the goal is out of reach; `best` is the setting that comes nearest.
    """

    id: LeverId | ObjectiveId
    settings: Floats
    results: Floats
    now: float
    setting: float | None
    best: float


@dataclass(frozen=True, slots=True)
class Reached:
    """What the plan itself leads to, and all that could reach the goal alone.

    `by_slope` says that formulas are taken for straight lines from today's values on.
    """

    now: float
    levers: tuple[Reach, ...]
    cards: tuple[Reach, ...]
    by_slope: bool = False


def reached(card: Scorecard, net: Network, plan: Plan, goal: Goal) -> Reached:
    """Return which setting of each lever and which push of each card reaches a goal alone.

    Levers and cards that do not move it are left out; those that reach it come first.
    """
    plan = replace(plan, horizon_months=max(goal.month, 1))
    weights = _weights(card, net, plan, goal)
    now = _result(card, net, plan, goal, weights)
    return Reached(
        now,
        _in_order(_levers(card, net, plan, goal, (weights, now))),
        _in_order(_cards(net, plan, goal, weights, now)),
        by_slope=net.is_curved,
    )


def _in_order(found: Iterator[Reach]) -> tuple[Reach, ...]:
    return tuple(sorted(found, key=_nearness))


def _nearness(reach: Reach) -> tuple[bool, float]:
    """Sort what reaches the goal by how far it must be turned, as a share of what is possible."""
    room = float(np.ptp(reach.settings)) or 1.0
    if reach.setting is None:
        return True, -float(np.abs(reach.results - reach.results[0]).max())
    return False, abs(reach.setting - reach.now) / room


def _weights(card: Scorecard, net: Network, plan: Plan, goal: Goal) -> Floats:
    """Return what an improvement by the whole (1.0) in each month and objective adds to a goal."""
    if goal.aim is Aim.NET_VALUE:
        return worth(card, net, months=plan.months, rate=plan.rate)
    back = net.turned()
    seed = np.zeros((plan.months, len(net.objectives)))
    for row, amount in _ends(card, net, goal):
        seed[0, row] += amount
    return np.asarray(spread(back, back.medians, seed)[::-1])


def _ends(card: Scorecard, net: Network, goal: Goal) -> Iterator[tuple[int, float]]:
    if goal.aim is Aim.OBJECTIVE:
        yield net.row(ObjectiveId(goal.id or "")), 1.0
    for stream in moving(card, net) if goal.aim is Aim.STREAM else ():
        if stream.id == goal.id:
            yield net.row(stream.objective_id), stream.amount


def _result(card: Scorecard, net: Network, plan: Plan, goal: Goal, weights: Floats) -> float:
    if net.computed:  # the slopes of formulas say where to go on from here, not where this is
        outcome = what_if(card, plan, known=net)
        if goal.aim is Aim.NET_VALUE:
            return outcome.net_value
        return sum(amount * float(outcome.moved[-1, row]) for row, amount in _ends(card, net, goal))
    gained = sum(
        each.middle * float(each.course(plan.months) @ weights[:, net.row(each.objective_id)])
        for each in assumptions(card, plan)
    )
    if goal.aim is Aim.NET_VALUE:
        return gained - float(present_value(costs(card, plan), plan.rate))
    return gained


def _levers(
    card: Scorecard, net: Network, plan: Plan, goal: Goal, known: tuple[Floats, float]
) -> Iterator[Reach]:
    weights, now = known
    for lever in card.levers.values():
        standing = plan.lever_settings.get(lever.id, lever.current)
        gain = _gain_of(lever, net, plan, goal, weights)
        rest = now - float(gain(np.array([standing]))[0])
        settings = _settings(lever, standing)
        results = rest + gain(settings)
        if np.ptp(results) > 0:
            yield _reach(lever.id, settings, goal.amount, standing, _and_rest(gain, rest))


def _and_rest(gain: Callable[[Floats], Floats], rest: float) -> Callable[[Floats], Floats]:
    return lambda spends: rest + gain(spends)


def _settings(lever: Lever, standing: float) -> Floats:
    if lever.maximum <= lever.minimum:
        return np.array([standing])
    between = np.linspace(lever.minimum, lever.maximum, _GRID + 1)
    return np.unique(np.concatenate((spends_of(lever), between, [standing])))


def _gain_of(
    lever: Lever, net: Network, plan: Plan, goal: Goal, weights: Floats
) -> Callable[[Floats], Floats]:
    """Return what each yearly spend on a lever adds to a goal, its cost taken off net value."""
    acts = [
        (act, float(arrives @ weights[:, net.row(act.objective_id)]))
        for act in lever.acts
        if act.objective_id in net.objectives
        for arrives in [lever_course(lever, act, plan)]
    ]
    price = unit_cost_of(lever, plan) if goal.aim is Aim.NET_VALUE else 0.0

    def gain(spends: Floats) -> Floats:
        bought = sum((middle_gain(act, spends) * each for act, each in acts), np.zeros(len(spends)))
        return np.asarray(bought - price * spends)

    return gain


def _cards(net: Network, plan: Plan, goal: Goal, weights: Floats, now: float) -> Iterator[Reach]:
    """Yield what pushes of each card from month 0 on lead to: a straight line.

    Such a push stands in place of all that are supposed of the card, whenever they begin.
    """
    amounts, gains = dict.fromkeys(net.objectives, 0.0), dict.fromkeys(net.objectives, 0.0)
    for push in plan.pushes:
        if push.objective_id in amounts:
            arrives = weights[push.start_month :, net.row(push.objective_id)]
            amounts[push.objective_id] += push.amount
            gains[push.objective_id] += push.amount * float(arrives.sum())
    slopes = weights.sum(axis=0)
    largest = float(np.abs(slopes).max(initial=0.0))
    settings = np.linspace(-MOST_PUSH, MOST_PUSH, _GRID + 1)
    for row, objective_id in enumerate(net.objectives):
        slope = float(slopes[row])
        if abs(slope) > 1e-9 * largest:
            line = _line(now - gains[objective_id], slope)
            yield _reach(objective_id, settings, goal.amount, amounts[objective_id], line)


def _line(start: float, slope: float) -> Callable[[Floats], Floats]:
    return lambda pushes: start + slope * pushes


def _reach(
    key: LeverId | ObjectiveId,
    settings: Floats,
    goal: float,
    now: float,
    result: Callable[[Floats], Floats],
) -> Reach:
    results = result(settings)
    best = float(settings[np.abs(results - goal).argmin()])
    stretch = _nearest(settings, results - goal, now)
    if stretch is None:
        return Reach(key, settings, results, now, None, best)
    setting = setting_for(
        lambda each: float(result(np.array([each]))[0]),
        goal,
        minimum=stretch[0],
        maximum=stretch[1],
    )
    return Reach(key, settings, results, now, setting, best)


def _nearest(settings: Floats, beyond: Floats, now: float) -> tuple[float, float] | None:
    """Return the stretch nearest to the setting of now in which the goal is met."""
    met = np.flatnonzero(np.sign(beyond[:-1]) * np.sign(beyond[1:]) <= 0)
    if not len(met):
        return None
    ends = np.minimum(np.abs(settings[met] - now), np.abs(settings[met + 1] - now))
    at = int(met[ends.argmin()])
    return float(settings[at]), float(settings[at + 1])
