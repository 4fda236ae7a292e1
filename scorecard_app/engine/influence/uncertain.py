"""How sure an outcome is: the same plan under many draws of everything that is a range."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from scorecard_app.domain.ids import ObjectiveId, ValueStreamId
from scorecard_app.domain.scorecard import Scorecard
from scorecard_app.engine.arrays import Floats
from scorecard_app.engine.influence.money import (
    MONTHS_A_YEAR,
    drawn_amounts,
    moving,
    present_value,
)
from scorecard_app.engine.influence.network import Network, network
from scorecard_app.engine.influence.plan import Assumed, Plan, assumptions, costs
from scorecard_app.engine.influence.ranges import Draws, drawn, drawn_strengths, standard_rows
from scorecard_app.engine.influence.spreading import spread_samples


@dataclass(frozen=True, slots=True)
class Uncertain:
    """What differs from the base case in every sample; all sampled arrays end in the samples.

    `moved` has the shape (objectives seen, months, samples), in the order of `seen`; `money` is by
    month and sample; `cost` by month. The same draws make it the same again.
    """

    seen: tuple[ObjectiveId, ...]
    moved: Floats
    money: Mapping[ValueStreamId, Floats]
    cost: Floats
    rate: float
    draws: Draws

    def course(self, objective_id: ObjectiveId, percents: Sequence[float]) -> Floats:
        """Return percentiles of an objective's improvement, of shape (percents, months)."""
        return np.asarray(
            np.percentile(self.moved[self.seen.index(objective_id)], percents, axis=1)
        )

    @property
    def net_values(self) -> Floats:
        """Return the net present value of each sample."""
        values = [present_value(each, self.rate) for each in self.money.values()]
        return np.asarray(sum(values, start=np.zeros(1)) - present_value(self.cost, self.rate))

    @property
    def probability_of_loss(self) -> float:
        """Return the share of the samples in which the plan loses money."""
        return float((self.net_values < 0).mean())


def what_if_uncertain(
    card: Scorecard,
    plan: Plan,
    draws: Draws,
    *,
    seen: Sequence[ObjectiveId] = (),
    known: Network | None = None,
) -> Uncertain:
    """Return what a plan changes under so many draws of links, curves, effects and streams.

    The culminating streams' objectives are always seen. Two plans under one seed meet the same
    draws, so that they can be compared sample by sample.
    """
    net = network(card) if known is None else known
    streams = moving(card, net)
    wanted = dict.fromkeys([*seen, *(each.objective_id for each in streams)])
    shown = tuple(key for key in wanted if key in net.objectives)
    moved = spread_samples(
        net,
        drawn_strengths(net, draws),
        _pushed(net, assumptions(card, plan), plan.months, draws),
        seen=[net.row(key) for key in shown],
    )
    amounts = drawn_amounts(streams, draws)
    money = {
        each.id: moved[shown.index(each.objective_id)] * amounts[each.id] / MONTHS_A_YEAR
        for each in streams
    }
    return Uncertain(shown, moved, money, costs(card, plan), plan.rate, draws)


def _pushed(net: Network, assumed: tuple[Assumed, ...], months: int, draws: Draws) -> Floats:
    """Return pushes of shape (objectives, months, samples), a single sample if none is in doubt."""
    is_sure = all(each.low == each.high for each in assumed)
    names = [each.name for each in assumed]
    standard = {} if is_sure else standard_rows(names, draws)
    pushes = np.zeros((len(net.objectives), months, 1 if is_sure else draws.samples))
    for each, name in zip(assumed, names, strict=True):
        amount = np.array([each.middle]) if is_sure else _drawn(each, standard[name])
        pushes[net.row(each.objective_id)] += each.course(months)[:, None] * amount
    return pushes


def _drawn(assumed: Assumed, standard: Floats) -> Floats:
    if assumed.low == assumed.high:
        return np.full(len(standard), assumed.low)
    return drawn(assumed.low, assumed.high, standard)
