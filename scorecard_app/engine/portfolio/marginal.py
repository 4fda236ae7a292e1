"""What one step more returns and one step less loses, for every lever: business-value.md (8)."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import numpy as np

from scorecard_app.domain.ids import LeverId, ObjectiveId
from scorecard_app.domain.scorecard import Scorecard
from scorecard_app.domain.value import Act, Lever
from scorecard_app.engine.arrays import Floats
from scorecard_app.engine.influence.money import MONTHS_A_YEAR, present_value
from scorecard_app.engine.influence.network import Network, network
from scorecard_app.engine.influence.plan import Plan, act_name, lever_course, months_turned
from scorecard_app.engine.influence.ranges import Draws, drawn, standard_rows
from scorecard_app.engine.influence.responses import middle_gain, response
from scorecard_app.engine.influence.worth import worth, worth_samples

BREAK_EVEN = 1.0


@dataclass(frozen=True, slots=True)
class Return:
    """What a step of money returns per unit: present value of effects over that of the cost.

    `spend` is the yearly money at the end of the step; `low` and `high` hold nine times in ten.
    """

    spend: float
    middle: float
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class Marginal:
    """One lever: what one step more returns, and one step less loses; None at its end.

    Both are None where its dates lie outside the horizon.
    """

    lever_id: LeverId
    more: Return | None
    less: Return | None


def marginal_values(
    card: Scorecard, plan: Plan, draws: Draws, *, known: Network | None = None
) -> tuple[Marginal, ...]:
    """Return the marginal value of every lever, what returns most first.

    Levers stand where the plan sets them, else at their current spend. The middle is that at the
    median of every belief, as of an outcome.
    """
    net = network(card) if known is None else known
    acted_on = [act.objective_id for lever in card.levers.values() for act in lever.acts]
    weights = drawn_worth(card, plan, draws, net, dict.fromkeys(acted_on))
    found = [marginal_value(each, plan, weights, draws) for each in card.levers.values()]
    return tuple(sorted(found, key=lambda each: -(each.more.middle if each.more else -np.inf)))


def drawn_worth(
    card: Scorecard, plan: Plan, draws: Draws, net: Network, seen: Iterable[ObjectiveId]
) -> Mapping[ObjectiveId, Floats]:
    """Return what an improvement of each of these is worth by month and sample; no curve counts.

    The first column is that at the median of every belief, the samples follow. What is found
    stays true while only levers change.
    """
    known = [key for key in seen if key in net.objectives]
    drawn = worth_samples(card, net, draws, months=plan.months, rate=plan.rate, seen=known)
    middles = worth(card, net, months=plan.months, rate=plan.rate)
    return {key: np.column_stack((middles[:, net.row(key)], each)) for key, each in drawn.items()}


def marginal_value(
    lever: Lever, plan: Plan, weights: Mapping[ObjectiveId, Floats], draws: Draws
) -> Marginal:
    """Return the marginal value of one lever, by what its objectives are worth.

    `weights` are those of `drawn_worth` under the same draws.
    """
    spend = plan.lever_settings.get(lever.id, lever.current)
    more, less = min(spend + lever.step, lever.maximum), max(spend - lever.step, lever.minimum)
    can_be_turned = unit_cost_of(lever, plan) > 0
    return Marginal(
        lever.id,
        _return(lever, plan, (spend, more), weights, draws)
        if more > spend and can_be_turned
        else None,
        _return(lever, plan, (spend, less), weights, draws)
        if less < spend and can_be_turned
        else None,
    )


def unit_cost_of(lever: Lever, plan: Plan) -> float:
    """Return the present value of one a year more on a lever, in the months it can be turned."""
    return float(present_value(months_turned(lever, plan), plan.rate)) / MONTHS_A_YEAR


def _return(
    lever: Lever,
    plan: Plan,
    step: tuple[float, float],
    weights: Mapping[ObjectiveId, Floats],
    draws: Draws,
) -> Return:
    """Return what the step from one spend to another changes per unit of money.

    The weights of each objective have the middle in their first column, then the samples.
    """
    spend, other = step
    columns = max((each.shape[1] for each in weights.values()), default=2)
    gained = np.zeros(columns)
    for act in lever.acts:
        if act.objective_id in weights:
            by_month = weights[act.objective_id]
            changes = _changes(lever, act, step, draws)
            gained = gained + changes * (lever_course(lever, act, plan) @ by_month)
    rates = gained / ((other - spend) * unit_cost_of(lever, plan))
    low, high = np.percentile(rates[1:], [5, 95]).tolist()
    return Return(other, float(rates[0]), low, high)


def _changes(lever: Lever, act: Act, step: tuple[float, float], draws: Draws) -> Floats:
    """Return what a step brings in the middle, then in each sample if its curve is in doubt.

    The samples are those that a plan meets under the same draws.
    """
    before, after = middle_gain(act, step)
    if act.low == act.high:
        return np.array([after - before])
    name = act_name(lever, act)
    shares = drawn(act.low, act.high, standard_rows([name], draws)[name])
    start, end = response(act.curve, step)
    return np.append(after - before, (end - start) * shares)
