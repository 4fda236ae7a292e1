"""What an improvement is worth, wherever and whenever it happens.

Effects add up, so the present value of any plan is a weighted sum of its pushes: one run from the
streams back to their causes, in reversed time, gives every weight. What a lever or an initiative
brings is then a product of two arrays, however many there are.
"""

from collections.abc import Mapping, Sequence

import numpy as np

from scorecard_app.domain.ids import ObjectiveId, ValueStreamId
from scorecard_app.domain.scorecard import Scorecard
from scorecard_app.engine.arrays import Floats
from scorecard_app.engine.influence.money import (
    MONTHS_A_YEAR,
    discounts,
    drawn_amounts,
    moving,
)
from scorecard_app.engine.influence.network import Network
from scorecard_app.engine.influence.plan import Plan, assumptions
from scorecard_app.engine.influence.ranges import Draws, drawn_strengths
from scorecard_app.engine.influence.spreading import spread, spread_samples


def worth(
    card: Scorecard,
    net: Network,
    *,
    months: int,
    rate: float,
    only: ValueStreamId | None = None,
) -> Floats:
    """Return the present value of an improvement by the whole (1.0), at the median strengths.

    The result has the shape (months, objectives); money per month, at a rate in percent a year,
    of all streams or of `only` one.
    """
    back = net.turned()
    by_month = np.zeros(len(net.objectives))
    for stream in moving(card, net):
        if only in {None, stream.id}:
            by_month[net.row(stream.objective_id)] += stream.amount / MONTHS_A_YEAR
    paid = discounts(months, rate)[::-1, None] * by_month
    return np.asarray(spread(back, back.medians, paid)[::-1])


def shares(
    card: Scorecard, net: Network, plan: Plan, *, only: ValueStreamId | None = None
) -> Mapping[str, float]:
    """Return what each push, lever and initiative of a plan adds in present value, by its id."""
    weights = worth(card, net, months=plan.months, rate=plan.rate, only=only)
    found: dict[str, float] = {}
    for each in assumptions(card, plan):
        arrives = each.course(plan.months) @ weights[:, net.row(each.objective_id)]
        found[each.source] = found.get(each.source, 0.0) + each.middle * float(arrives)
    return found


def worth_samples(
    card: Scorecard,
    net: Network,
    draws: Draws,
    *,
    months: int,
    rate: float,
    seen: Sequence[ObjectiveId],
) -> Mapping[ObjectiveId, Floats]:
    """Return the same for some objectives in every draw of links and streams under a seed.

    Each array has the shape (months, samples).
    """
    back = net.turned()
    streams = moving(card, net)
    amounts = drawn_amounts(streams, draws)
    yearly = np.zeros((len(net.objectives), draws.samples))
    for stream in streams:
        yearly[net.row(stream.objective_id)] += amounts[stream.id]
    weights = discounts(months, rate)[::-1] / MONTHS_A_YEAR
    strengths = drawn_strengths(back, draws)
    rows = [net.row(key) for key in seen]
    found = spread_samples(back, strengths, yearly[:, None] * weights[None, :, None], seen=rows)
    return dict(zip(seen, found[:, ::-1], strict=True))
