"""Which doubt moves the result most: every range at its ends, all else in the middle."""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from scorecard_app.domain.ids import EntityId, LeverId
from scorecard_app.domain.scorecard import Scorecard
from scorecard_app.engine.arrays import Floats
from scorecard_app.engine.influence.money import monthly, moving, present_value
from scorecard_app.engine.influence.network import Network, network
from scorecard_app.engine.influence.outcome import pushed
from scorecard_app.engine.influence.plan import Assumed, Plan, assumptions, costs
from scorecard_app.engine.influence.spreading import spread


@dataclass(frozen=True, slots=True)
class Swing:
    """One doubt and the net present value at its ends: `low` is that at the lower end.

    The doubt of what a lever's curve brings has the id "lever>objective".
    """

    id: EntityId
    low: float
    high: float

    @property
    def size(self) -> float:
        """Return how far the result swings."""
        return abs(self.high - self.low)


def tornado(card: Scorecard, plan: Plan, *, known: Network | None = None) -> tuple[Swing, ...]:
    """Return how far each link, stream, curve and initiative swings a plan's net value.

    The furthest is first; what moves nothing is left out.
    """
    net = network(card) if known is None else known
    pushes = pushed(net, assumptions(card, plan), plan.months)
    paid = float(present_value(costs(card, plan), plan.rate))
    swings = [
        *_of_links(card, net, plan, pushes, paid),
        *_of_streams(card, net, plan, pushes, paid),
        *_of_effects(card, net, plan, pushes, paid),
    ]
    return tuple(sorted((each for each in swings if each.size), key=lambda each: -each.size))


def _of_links(
    card: Scorecard, net: Network, plan: Plan, pushes: Floats, paid: float
) -> Iterator[Swing]:
    for link in np.flatnonzero(net.low < net.high).tolist():
        ends = []
        for end in (net.low[link], net.high[link]):
            strengths = net.medians.copy()
            strengths[link] = net.signs[link] * end
            moved = spread(net, strengths, pushes)
            money = monthly(card, net, moved.T).values()
            ends.append(sum(float(present_value(each, plan.rate)) for each in money) - paid)
        yield Swing(net.links[link], *ends)


def _of_streams(
    card: Scorecard, net: Network, plan: Plan, pushes: Floats, paid: float
) -> Iterator[Swing]:
    moved = spread(net, net.medians, pushes)
    values = {
        key: float(present_value(each, plan.rate))
        for key, each in monthly(card, net, moved.T).items()
    }
    whole = sum(values.values()) - paid
    for stream in moving(card, net):
        if stream.amount and stream.low < stream.high:
            value = values[stream.id]
            low, high = (
                whole + value * (end / stream.amount - 1) for end in (stream.low, stream.high)
            )
            yield Swing(stream.id, low, high)


def _of_effects(
    card: Scorecard, net: Network, plan: Plan, pushes: Floats, paid: float
) -> Iterator[Swing]:
    """Yield the swings of what each curve and initiative brings, all effects of one at one end.

    A curve is at its low end where it brings less of what it says, be that good or bad.
    """
    doubted: dict[str, list[Assumed]] = {}
    for each in assumptions(card, plan):
        if each.low < each.high:
            is_curve = LeverId(each.source) in card.levers
            doubted.setdefault(each.belief if is_curve else each.source, []).append(each)
    for belief, effects in doubted.items():
        is_turned = LeverId(effects[0].source) in card.levers and effects[0].high < 0
        ends = []
        for at_high in (False, True):
            turned = pushes.copy()
            for each in effects:
                end = each.high if at_high else each.low
                course = (end - each.middle) * each.course(plan.months)
                turned[:, net.row(each.objective_id)] += course
            money = monthly(card, net, spread(net, net.medians, turned).T).values()
            ends.append(sum(float(present_value(each, plan.rate)) for each in money) - paid)
        yield Swing(belief, *(reversed(ends) if is_turned else ends))
