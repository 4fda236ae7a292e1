"""Run networks in which formulas take part: each is worked out as soon as its inputs are known.

In a run of samples a formula stands where its steps stand among the links, and is worked out for
all samples and as many months as the order allows, as links are.
"""

from collections.abc import Iterator, Sequence

import numpy as np

from scorecard_app.engine.arrays import Floats
from scorecard_app.engine.influence.formulas.computed import apart
from scorecard_app.engine.influence.network import Network
from scorecard_app.engine.influence.reach import reach_of

_SAMPLES_AT_ONCE = 500


def computed_samples(
    network: Network, strengths: Floats, pushes: Floats, rows: Sequence[int]
) -> Floats:
    """Return the improvement of these rows in every month, for every sample.

    Shapes are those of `spread_samples`. Links and formulas that carry nothing to these rows in
    time are left out.
    """
    width, months, _samples = pushes.shape
    samples = strengths.shape[1]
    carried = apart(network.computed, strengths)
    live = _live(network, pushes, rows)
    found = np.empty((len(rows), months, samples))
    for first in range(0, samples, _SAMPLES_AT_ONCE):
        part = slice(first, min(first + _SAMPLES_AT_ONCE, samples))
        moved = np.empty((width, months, part.stop - first))
        moved[:] = pushes if pushes.shape[2] == 1 else pushes[:, :, part]
        arrived = np.zeros((len(carried), part.stop - first))
        with np.errstate(all="ignore"):
            for block in _blocks(months, network.order.stride):
                _run(network, carried[:, part], moved, arrived, (*block, live))
        found[:, :, part] = moved[rows]
    return found


def _live(network: Network, pushes: Floats, rows: Sequence[int]) -> list[int]:
    """Return the links that carry anything on to be seen, and all steps of a formula with one."""
    order = network.order
    reach = reach_of(order, (pushes != 0).any(axis=2), rows)
    live = reach.first[order.starts] + order.lags < reach.last[order.ends]
    for each in network.computed:
        live[each.links] = live[each.links].any()
    return [int(link) for link in np.flatnonzero(live)]


def _blocks(months: int, stride: int) -> Iterator[tuple[int, int]]:
    """Yield months that may be run at once, from and to before."""
    return ((first, min(first + stride, months)) for first in range(0, months, stride))


def _run(
    network: Network,
    strengths: Floats,
    moved: Floats,
    arrived: Floats,
    of: tuple[int, int, list[int]],
) -> None:
    """Add what arrives by live links and formulas in a block of months."""
    first, last, live = of
    order = network.order
    last_step = {int(each.links.max()): each for each in network.computed}
    steps = {link for each in network.computed for link in each.links.tolist()}
    for link in live:
        start, end, lag = int(order.starts[link]), int(order.ends[link]), int(order.lags[link])
        since = max(first, lag)
        if since < last and link not in steps:
            passed = moved[start, since - lag : last - lag] * strengths[link]
            gain = network.gains[link]
            moved[end, since:last] += passed if gain == 1 else _built(passed, gain, arrived[link])
        if link in last_step:
            formula = last_step[link]
            moved[formula.row, first:last] += formula.moved(moved, first, last)


def _built(passed: Floats, gain: float, arrived: Floats) -> Floats:
    """Let an effect build up month by month, from what has arrived so far."""
    for row in passed:
        arrived += gain * (row - arrived)
        row[:] = arrived
    return passed
