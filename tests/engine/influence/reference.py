"""Plans month by month, written out as the formulas of business-value.md §1 read.

No arrays, no order of links and no step of the engine, of which only the record `Plan` is read:
every strength, curve, date and sum is worked out anew from the scorecard's own fields.

x_j(t) = u_j(t) + Σ y_ij(t),   y(t) = y(t−1) + (1 − exp(−1/τ)) · (b · x_i(t − L) − y(t−1))
"""

import math
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from itertools import pairwise

from scorecard_app.domain.ids import LinkId, ObjectiveId, ValueStreamId
from scorecard_app.domain.links import Link, LinkKind, Sign
from scorecard_app.domain.scorecard import Scorecard
from scorecard_app.domain.value import Curve, CurveKind, Initiative, InitiativeState
from scorecard_app.engine.influence.plan import Plan

Improvement = Callable[[ObjectiveId, int], float]


def strengths(card: Scorecard) -> dict[LinkId, float]:
    """Return the signed median of every link: of its lognormal range, or its share by money."""
    return {
        link.id: (-1 if link.sign is Sign.NEGATIVE else 1) * _strength(card, link.id)
        for link in card.links.values()
    }


def _strength(card: Scorecard, key: LinkId) -> float:
    link = card.links[key]
    if link.kind is not LinkKind.LOGICAL:
        magnitude = link.magnitude
        return 0.0 if magnitude is None else math.sqrt(magnitude.low * magnitude.high)
    parts = [
        each.from_id
        for each in card.links.values()
        if each.kind is LinkKind.LOGICAL and each.to_id == link.to_id
    ]
    bases = [_base(card, each) for each in parts]
    return _base(card, link.from_id) / sum(bases) if sum(bases) else 1 / len(parts)


def _base(card: Scorecard, objective: ObjectiveId) -> float:
    streams = card.value_streams.values()
    return sum(each.yearly_amount or 0.0 for each in streams if each.objective_id == objective)


def arrivals(
    links: Mapping[LinkId, Link],
    carries: Mapping[LinkId, float] | Mapping[str, float],
    moved: Callable[[ObjectiveId, int], float],
) -> Callable[[LinkId, int], float]:
    """Return what arrives by a link in a month: later by its lag, and built up."""

    @cache
    def arrived(key: LinkId, month: int) -> float:
        if month < 0:
            return 0.0
        link = links[key]
        at = month - link.lag_months
        signal = carries[key] * moved(link.from_id, at) if at >= 0 else 0.0
        if link.build_up_months <= 0:
            return signal
        before = arrived(key, month - 1)
        return before + (1 - math.exp(-1 / link.build_up_months)) * (signal - before)

    return arrived


def improvement(card: Scorecard, pushes: Mapping[ObjectiveId, Sequence[float]]) -> Improvement:
    """Return x of an objective in a month, where pushes are known for every month from 0 on."""
    carries = strengths(card)
    into: dict[ObjectiveId, list[LinkId]] = {}
    for link in card.links.values():
        into.setdefault(link.to_id, []).append(link.id)

    @cache
    def moved(objective: ObjectiveId, month: int) -> float:
        pushed = pushes[objective][month] if objective in pushes else 0.0
        return pushed + math.fsum(arrived(key, month) for key in into.get(objective, ()))

    arrived = arrivals(card.links, carries, moved)
    return moved


@dataclass(frozen=True)
class Reckoned:
    """What a plan changes: money by stream and cost, by month, and what both are worth."""

    moved: Improvement
    money: Mapping[ValueStreamId, Sequence[float]]
    cost: Sequence[float]
    values: Mapping[ValueStreamId, float]
    net_value: float
    payback: int | None


def reckoned(card: Scorecard, plan: Plan) -> Reckoned:
    """Return what a plan changes of the base case, from month 0 to its horizon."""
    months = range(plan.horizon_months + 1)
    moved = improvement(card, _pushes(card, plan))
    money = {
        each.id: [moved(each.objective_id, t) * each.yearly_amount / 12 for t in months]
        for each in card.value_streams.values()
        if each.objective_id is not None and each.yearly_amount is not None
    }
    cost = [_cost(card, plan, month) for month in months]
    values = {key: _worth(flow, plan.rate) for key, flow in money.items()}
    balance = [sum(flow[t] for flow in money.values()) - cost[t] for t in months]
    owed = [month for month in months[:-1] if math.fsum(balance[: month + 1]) < 0]
    payback = None if owed and owed[-1] == months[-2] else owed[-1] + 1 if owed else 0
    net_value = sum(values.values()) - _worth(cost, plan.rate)
    return Reckoned(moved, money, cost, values, net_value, payback)


def bought(curve: Curve, spend: float) -> float:
    """Return u(s): Hill, logarithm, or straight lines through points."""
    if curve.kind is CurveKind.HILL:
        vmax, k, h = (curve.parameters[name] for name in ("vmax", "k", "h"))
        return float(vmax * spend**h / (k**h + spend**h))
    if curve.kind is CurveKind.LOG:
        return curve.parameters["a"] * math.log(1 + spend / curve.parameters["b"])
    points = sorted(curve.points)
    for (left, low), (right, high) in pairwise(points):
        if left <= spend <= right:
            return low + (high - low) * (spend - left) / (right - left)
    return points[0][1] if spend < points[0][0] else points[-1][1]


def _worth(flow: Sequence[float], rate: float) -> float:
    """Return PV = Σ flow(t) · (1 + r)^(−t/12) over the months before the last."""
    paid = enumerate(flow[:-1])
    return math.fsum(each * (1 + rate / 100) ** (-month / 12) for month, each in paid)


def _pushes(card: Scorecard, plan: Plan) -> dict[ObjectiveId, list[float]]:
    """Return u_j(t): pushes, what levers buy beyond today, and what switched initiatives add."""
    length = plan.horizon_months + 1
    found: dict[ObjectiveId, list[float]] = {}
    for objective, amount, begin, slowness in _supposed(card, plan):
        course, level = found.setdefault(objective, [0.0] * length), 0.0
        share = 1 - math.exp(-1 / slowness) if slowness > 0 else 1.0
        for month in range(max(begin, 0), length):
            level += share * (amount - level)
            course[month] += level
    return found


def _supposed(card: Scorecard, plan: Plan) -> Iterator[tuple[ObjectiveId, float, int, float]]:
    """Yield each improvement: its objective, how much, from which month on, and its τ."""
    for push in plan.pushes:
        yield push.objective_id, push.amount, push.start_month, 0.0
    for key, spend in plan.lever_settings.items():
        lever = card.levers[key]
        for act in lever.acts:
            more = bought(act.curve, spend) - bought(act.curve, lever.current)
            yield act.objective_id, more, act.lag_months, act.build_up_months
    for initiative, sign in _switched(card, plan):
        begin, _end = _months(initiative, plan)
        for each in initiative.effects:
            low, high = each.low, each.high
            middle = math.sqrt(low * high) if low > 0 else (low + high) / 2
            start = begin + each.lag_months
            yield each.objective_id, sign * middle, start, each.build_up_months


def _cost(card: Scorecard, plan: Plan, month: int) -> float:
    """Return what a month costs beyond the base case."""
    found = sum(
        (spend - card.levers[key].current) / 12 for key, spend in plan.lever_settings.items()
    )
    for initiative, sign in _switched(card, plan):
        begin, end = _months(initiative, plan)
        if begin <= month and (end is None or month < end):
            found += sign * (initiative.cost_per_year or 0.0) / 12
        if begin == month and not _had_begun(initiative, plan):
            found += sign * (initiative.one_off_cost or 0.0)
    return found


def _switched(card: Scorecard, plan: Plan) -> Iterator[tuple[Initiative, int]]:
    for key, is_on in plan.initiatives.items():
        runs = card.initiatives[key].state is InitiativeState.RUNNING
        if is_on != runs:
            yield card.initiatives[key], 1 if is_on else -1


def _months(initiative: Initiative, plan: Plan) -> tuple[int, int | None]:
    """Return the first month of an initiative from 0 on, and the first one after it."""
    start = plan.start or initiative.start
    if start is None:
        return 0, None
    begin = 0 if initiative.start is None else max(_apart(start, initiative.start), 0)
    return begin, None if initiative.end is None else max(_apart(start, initiative.end) + 1, 0)


def _had_begun(initiative: Initiative, plan: Plan) -> bool:
    start, begin = plan.start, initiative.start
    if start is None or begin is None:
        return initiative.state is InitiativeState.RUNNING
    return _apart(start, begin) < 0


def _apart(first: date, second: date) -> int:
    return 12 * (second.year - first.year) + second.month - first.month


def leading(card: Scorecard) -> list[ObjectiveId]:
    """Return the objectives from which a link leads on."""
    return list(dict.fromkeys(link.from_id for link in card.links.values()))
