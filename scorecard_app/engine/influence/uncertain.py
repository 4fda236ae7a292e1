"""How sure an outcome is: the same plan under many draws of everything that is a range."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from scorecard_app.domain.ids import ObjectiveId, ValueStreamId
from scorecard_app.domain.scorecard import Scorecard
from scorecard_app.domain.value import ValueStream
from scorecard_app.engine.arrays import Floats
from scorecard_app.engine.influence.money import MONTHS_A_YEAR, present_value
from scorecard_app.engine.influence.network import Network, network
from scorecard_app.engine.influence.plan import Assumed, Plan, assumptions, costs, course
from scorecard_app.engine.influence.ranges import drawn, drawn_strengths, standard_rows
from scorecard_app.engine.influence.spreading import spread_samples


@dataclass(frozen=True, slots=True)
class Uncertain:
    """What differs from the base case in every sample; all sampled arrays end in the samples.

    `moved` has the shape (objectives seen, months, samples), in the order of `seen`; `money` is by
    month and sample; `cost` by month. The seed makes it the same again.
    """

    seen: tuple[ObjectiveId, ...]
    moved: Floats
    money: Mapping[ValueStreamId, Floats]
    cost: Floats
    rate: float
    seed: int

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
    *,
    seed: int,
    samples: int = 2_000,
    seen: Sequence[ObjectiveId] = (),
    known: Network | None = None,
) -> Uncertain:
    """Return what a plan changes under so many draws of links, effects and streams.

    The culminating streams' objectives are always seen. Two plans under one seed meet the same
    draws, so that they can be compared sample by sample.
    """
    net = network(card) if known is None else known
    streams = _streams(card, net)
    wanted = dict.fromkeys([*seen, *(each.objective_id for each in streams.values())])
    shown = tuple(key for key in wanted if key in net.objectives)
    moved = spread_samples(
        net,
        drawn_strengths(net, seed=seed, samples=samples),
        _pushed(net, assumptions(card, plan), plan.months, seed=seed, samples=samples),
        seen=[net.row(key) for key in shown],
    )
    amounts = _amounts(streams, seed=seed, samples=samples)
    money = {
        key: moved[shown.index(each.objective_id)] * amounts[key] / MONTHS_A_YEAR
        for key, each in streams.items()
        if each.objective_id is not None
    }
    return Uncertain(shown, moved, money, costs(card, plan), plan.rate, seed)


def _streams(card: Scorecard, net: Network) -> dict[ValueStreamId, ValueStream]:
    return {
        key: each
        for key, each in card.value_streams.items()
        if each.objective_id in net.objectives and each.yearly_amount is not None
    }


def _pushed(
    net: Network, assumed: tuple[Assumed, ...], months: int, *, seed: int, samples: int
) -> Floats:
    """Return pushes of shape (objectives, months, samples), a single sample if none is in doubt."""
    is_sure = all(each.low == each.high for each in assumed)
    names = [f"{each.source}>{each.objective_id}" for each in assumed]
    standard = {} if is_sure else standard_rows(names, seed=seed, samples=samples)
    pushes = np.zeros((len(net.objectives), months, 1 if is_sure else samples))
    for each, name in zip(assumed, names, strict=True):
        amount = np.array([each.middle]) if is_sure else _drawn(each, standard[name])
        pushes[net.row(each.objective_id)] += course(each, months)[:, None] * amount
    return pushes


def _drawn(assumed: Assumed, standard: Floats) -> Floats:
    if assumed.low == assumed.high:
        return np.full(len(standard), assumed.low)
    return drawn(assumed.low, assumed.high, standard)


def _amounts(
    streams: Mapping[ValueStreamId, ValueStream], *, seed: int, samples: int
) -> dict[ValueStreamId, Floats]:
    """Return the yearly amount of each stream in each sample, a constant where it has no range."""
    standard = standard_rows(streams, seed=seed, samples=samples)
    return {key: _amount(each, standard[key]) for key, each in streams.items()}


def _amount(stream: ValueStream, standard: Floats) -> Floats:
    if stream.low is None or stream.high is None or stream.low == stream.high:
        return np.full(len(standard), stream.yearly_amount)
    return drawn(stream.low, stream.high, standard)
