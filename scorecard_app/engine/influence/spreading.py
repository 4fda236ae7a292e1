"""Run improvements along the links, month by month: business-value.md (1) and (2).

    x_j(t) = u_j(t) + Σ_i y_ij(t),   y(t) = y(t−1) + g · (b · x_i(t − L) − y(t−1))

with g = 1 − exp(−1/τ), which is 1 where an effect comes at once. One run takes all links of a
month together; many take one link together for all samples and as many months as its order
allows. Both cost O(months × links × samples).
"""

from collections.abc import Sequence

import numpy as np

from scorecard_app.engine.arrays import Floats
from scorecard_app.engine.influence.network import Network
from scorecard_app.engine.influence.order import Rows

_SAMPLES_AT_ONCE = 1_000
"""Long rows keep numpy busy; more of them leave the caches and gain nothing."""


def spread(network: Network, strengths: Floats, pushes: Floats) -> Floats:
    """Return the improvement of every objective in every month.

    `strengths` are signed, one per link of the network; `pushes` and the result have the shape
    (months, objectives) and hold shares: 0.10 is ten percent.
    """
    order = network.order
    months, width = pushes.shape
    before = int(order.lags.max(initial=0))
    moved = np.zeros((before + months, width))
    moved[before:] = pushes
    flat = moved.reshape(-1)
    sources = (before - order.lags) * width + order.starts
    arrived = np.zeros(len(strengths))
    groups = (order.delayed, *order.instant)
    parts = [_part(network, strengths, sources, group) for group in groups if len(group)]
    for month in range(months):
        here = moved[before + month]
        for group, source, strength, gains, ends in parts:
            arrived[group] += gains * (strength * flat[source + month * width] - arrived[group])
            here += np.bincount(ends, arrived[group], width)
    return moved[before:]


def spread_samples(
    network: Network, strengths: Floats, pushes: Floats, *, seen: Sequence[int] | None = None
) -> Floats:
    """Return the improvement of objectives in every month, for every sample.

    `strengths` have the shape (links, samples); `pushes` (objectives, months, samples), where a
    last axis of one stands for every sample; the result (objectives, months, samples). `seen`
    are the rows to return; without it all, which at 200 objectives, 60 months and 2,000 samples
    takes 190 MB.
    """
    samples = strengths.shape[1]
    width, months, _samples = pushes.shape
    rows = list(range(width)) if seen is None else list(seen)
    found = np.empty((len(rows), months, samples))
    begins = _begins(network, pushes)
    work = np.empty((width, months, min(samples, _SAMPLES_AT_ONCE)))
    for first in range(0, samples, _SAMPLES_AT_ONCE):
        part = slice(first, min(first + _SAMPLES_AT_ONCE, samples))
        moved = work if part.stop - first == work.shape[2] else work[:, :, : part.stop - first]
        moved[:] = pushes if pushes.shape[2] == 1 else pushes[:, :, part]
        _run(network, np.ascontiguousarray(strengths[:, part]), begins, moved)
        found[:, :, part] = moved[rows]
    return found


def _part(
    network: Network, strengths: Floats, sources: Rows, group: Rows
) -> tuple[Rows, Rows, Floats, Floats, Rows]:
    return (
        group,
        sources[group],
        strengths[group],
        network.gains[group],
        network.order.ends[group],
    )


def _run(network: Network, strengths: Floats, begins: Sequence[int], moved: Floats) -> None:
    """Add to the pushes in `moved` what arrives by links, as many months at a time as may be."""
    order = network.order
    months = moved.shape[1]
    ends = zip(order.starts.tolist(), order.ends.tolist(), order.lags.tolist(), strict=True)
    links = [
        (start, end, lag, begin, strength, gain, arrived)
        for (start, end, lag), begin, strength, gain, arrived in zip(
            ends, begins, strengths, network.gains.tolist(), np.zeros_like(strengths), strict=True
        )
        if begin < months
    ]
    stride = min(order.stride, months)
    work = np.empty((stride, strengths.shape[1]))
    for first in range(0, months, stride):
        last = min(first + stride, months)
        for start, end, lag, begin, strength, gain, arrived in links:
            since = max(first, begin)
            if since >= last:
                continue
            passed = work[: last - since]
            np.multiply(moved[start, since - lag : last - lag], strength, out=passed)
            if gain < 1:
                _build_up(passed, gain, arrived)
            moved[end, since:last] += passed


def _build_up(passed: Floats, gain: float, arrived: Floats) -> None:
    """Let an effect build up month by month, from what has arrived so far."""
    for row in passed:
        arrived += gain * (row - arrived)
        row[:] = arrived


def _begins(network: Network, pushes: Floats) -> list[int]:
    """Return the month in which each link first passes anything on; beyond all months: never."""
    months = pushes.shape[1]
    pushed = (pushes != 0).any(axis=2)
    first: Rows = np.where(pushed.any(axis=1), pushed.argmax(axis=1), months)
    order = network.order
    while True:
        begins = np.minimum(first[order.starts] + order.lags, months)
        sooner = first.copy()
        np.minimum.at(sooner, order.ends, begins)
        if (sooner == first).all():
            return [int(month) for month in begins]
        first = sooner
