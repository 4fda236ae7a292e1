"""What an improvement is worth, wherever and whenever it happens.

Effects add up, so the present value of any plan is a weighted sum of its pushes: one run from the
streams back to their causes, in reversed time, gives every weight. What a lever or an initiative
brings is then a product of two arrays, however many there are.
"""

from collections.abc import Mapping

import numpy as np

from scorecard_app.domain.ids import ValueStreamId
from scorecard_app.domain.scorecard import Scorecard
from scorecard_app.engine.arrays import Floats
from scorecard_app.engine.influence.money import MONTHS_A_YEAR, discounts
from scorecard_app.engine.influence.network import Network
from scorecard_app.engine.influence.spreading import spread, spread_samples


def worth(card: Scorecard, net: Network, *, months: int, rate: float) -> Floats:
    """Return the present value of an improvement by the whole (1.0), at the median strengths.

    The result has the shape (months, objectives); money per month, at a rate in percent a year.
    """
    back = net.turned()
    paid = discounts(months, rate)[:, None] * _per_month(card, net, _amounts(card))
    return np.asarray(spread(back, back.medians, paid[::-1])[::-1])


def worth_samples(
    card: Scorecard,
    net: Network,
    strengths: Floats,
    amounts: Mapping[ValueStreamId, Floats],
    *,
    months: int,
    rate: float,
) -> Floats:
    """Return the same in every sample, of shape (objectives, months, samples).

    `strengths` are those of the links of `net`, of shape (links, samples), and `amounts` the
    yearly amount of each stream by sample.
    """
    back = net.turned()
    place = {key: row for row, key in enumerate(net.links)}
    turned = strengths[[place[key] for key in back.links]]
    samples = strengths.shape[1]
    yearly = np.zeros((len(net.objectives), samples))
    for stream in card.value_streams.values():
        if stream.objective_id in net.objectives and stream.id in amounts:
            yearly[net.row(stream.objective_id)] += amounts[stream.id]
    weights = discounts(months, rate)[::-1] / MONTHS_A_YEAR
    paid = yearly[:, None, :] * weights[None, :, None]
    return np.asarray(spread_samples(back, turned, paid)[:, ::-1])


def _amounts(card: Scorecard) -> dict[ValueStreamId, float]:
    return {
        key: each.yearly_amount
        for key, each in card.value_streams.items()
        if each.yearly_amount is not None
    }


def _per_month(card: Scorecard, net: Network, amounts: Mapping[ValueStreamId, float]) -> Floats:
    """Return the money of one month that each objective moves by itself, by objective."""
    found = np.zeros(len(net.objectives))
    for key, amount in amounts.items():
        objective_id = card.value_streams[key].objective_id
        if objective_id in net.objectives:
            found[net.row(objective_id)] += amount / MONTHS_A_YEAR
    return found
