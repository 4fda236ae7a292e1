"""The money that runs over each link: what an improvement at its start is worth by this link."""

from collections.abc import Mapping

import numpy as np

from scorecard_app.domain.ids import LinkId
from scorecard_app.domain.scorecard import Scorecard
from scorecard_app.engine.influence.network import Network
from scorecard_app.engine.influence.plan import course
from scorecard_app.engine.influence.worth import worth


def carried(card: Scorecard, net: Network, *, months: int, rate: float) -> Mapping[LinkId, float]:
    """Return by link the present value of an improvement by the whole (1.0) at its start.

    It counts what arrives at the end of the link, after its lag and as it builds up, with all
    that follows from there; at the median strengths, over so many months, at a rate in percent a
    year. A link that carries nothing is not in it;
    one that documents a formula carries what the formula does at its slope.
    """
    worth_at = worth(card, net, months=months, rate=rate)
    row_of = {key: row for row, key in enumerate(net.objectives)}
    medians = net.medians
    found = {}
    for at, key in enumerate(net.links):
        link = card.links.get(key)
        if link is not None:
            build_up = link.build_up_months if net.gains[at] < 1 else 0.0
            arrives = medians[at] * course(int(net.order.lags[at]), build_up, months)
            found[key] = float(np.dot(arrives, worth_at[:, row_of[link.to_id]]))
    return found
