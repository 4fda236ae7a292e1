"""What a plan changes: every objective and every stream of money, month by month."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from scorecard_app.domain.ids import ObjectiveId, ValueStreamId
from scorecard_app.domain.scorecard import Scorecard
from scorecard_app.engine.arrays import Floats
from scorecard_app.engine.influence.money import monthly, payback_month, present_value
from scorecard_app.engine.influence.network import Network, network
from scorecard_app.engine.influence.plan import Assumed, Plan, assumptions, costs
from scorecard_app.engine.influence.spreading import spread


@dataclass(frozen=True, slots=True)
class Outcome:
    """What differs from the base case, all by month from 0 to the horizon.

    `moved` holds shares, of shape (months, objectives) in the order of `network.objectives`;
    `money` what each stream gains; `cost` what the plan costs beyond the base case.
    """

    network: Network
    moved: Floats
    money: Mapping[ValueStreamId, Floats]
    cost: Floats
    rate: float

    def course(self, objective_id: ObjectiveId) -> Floats:
        """Return the improvement of one objective by month."""
        return np.asarray(self.moved[:, self.network.row(objective_id)])

    @property
    def values(self) -> Mapping[ValueStreamId, float]:
        """Return the present value of each stream; streams are never netted silently."""
        return {key: float(present_value(each, self.rate)) for key, each in self.money.items()}

    @property
    def paid(self) -> float:
        """Return the present value of what the plan costs."""
        return float(present_value(self.cost, self.rate))

    @property
    def net_value(self) -> float:
        """Return the net present value: the streams together, less the cost."""
        return sum(self.values.values()) - self.paid

    @property
    def payback(self) -> int | None:
        """Return the month by which the plan has paid for itself, undiscounted; None if never."""
        paid = slice(0, max(len(self.cost) - 1, 1))  # the last month shows the end
        came = sum(self.money.values(), start=np.zeros(len(self.cost)))
        return payback_month(came[paid], self.cost[paid])


def what_if(card: Scorecard, plan: Plan, *, known: Network | None = None) -> Outcome:
    """Return what a plan changes, every strength at its median.

    `known` is the network of the same scorecard, for those who ask again and again. UserError
    names a loop without any lag.
    """
    net = network(card) if known is None else known
    moved = spread(net, net.medians, pushed(net, assumptions(card, plan), plan.months))
    return Outcome(net, moved, monthly(card, net, moved.T), costs(card, plan), plan.rate)


def pushed(net: Network, assumed: tuple[Assumed, ...], months: int) -> Floats:
    """Return the pushes of shape (months, objectives): the middle of each assumption."""
    pushes = np.zeros((months, len(net.objectives)))
    for each in assumed:
        pushes[:, net.row(each.objective_id)] += each.middle * each.course(months)
    return pushes
