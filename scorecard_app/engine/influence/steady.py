"""Where everything comes to rest when lags are left out: business-value.md (4)."""

import numpy as np

from scorecard_app.engine.arrays import Flags, Floats
from scorecard_app.engine.influence.network import Network

NEAR_ONE = 0.95
"""From this spectral radius on, loops are near to running away."""
_CLOSE = 1e-9
_MOST_SWEEPS = 2_000


def spectral_radius(network: Network, strengths: Floats) -> float:
    """Return the largest size of an eigenvalue of the strengths; effects settle below 1."""
    width = len(network.objectives)
    matrix = np.zeros((width, width))
    np.add.at(matrix, (network.order.ends, network.order.starts), strengths)
    in_loops = np.flatnonzero(_in_loops(matrix))
    if not len(in_loops):
        return 0.0
    return float(np.abs(np.linalg.eigvals(matrix[np.ix_(in_loops, in_loops)])).max())


def steady(network: Network, strengths: Floats, pushes: Floats) -> Floats:
    """Return the improvement of every objective at rest, of shape (objectives, samples).

    `strengths` have the shape (links, samples), `pushes` (objectives, samples) or (objectives, 1).
    Sweeps over the links go on until nothing moves by 1e-9; a sample that does not come to rest
    is NaN in every objective, for its loops run away.
    """
    samples = strengths.shape[1]
    moved = np.broadcast_to(pushes, (len(network.objectives), samples)).copy()
    before = moved
    for _sweep in range(_MOST_SWEEPS):
        moved = _swept(network, strengths, pushes, before)
        if np.nanmax(np.abs(moved - before), initial=0.0) < _CLOSE:
            return moved
        before = moved
    moved[:, np.abs(moved - _swept(network, strengths, pushes, moved)).max(axis=0) >= _CLOSE] = (
        np.nan
    )
    return moved


def _swept(network: Network, strengths: Floats, pushes: Floats, before: Floats) -> Floats:
    """Return the improvements after one more sweep, in which causes already count anew."""
    order = network.order
    moved = np.broadcast_to(pushes, before.shape).copy()
    leads_back = _leads_back(network)
    for link, back in enumerate(leads_back):
        source = before if back else moved
        moved[order.ends[link]] += strengths[link] * source[order.starts[link]]
    return moved


def _leads_back(network: Network) -> list[bool]:
    """Say of each link whether its cause comes after its effect in the order of runs."""
    order = network.order
    last = {int(end): place for place, end in enumerate(order.ends)}
    return [
        last.get(int(start), -1) > place or int(start) == int(end)
        for place, (start, end) in enumerate(zip(order.starts, order.ends, strict=True))
    ]


def _in_loops(matrix: Floats) -> Flags:
    """Say of each objective whether it lies on a loop, by pruning what has no way in or out."""
    live: Flags = np.ones(len(matrix), dtype=np.bool_)
    linked = matrix != 0
    while True:
        kept: Flags = live & linked[:, live].any(axis=1) & linked[live].any(axis=0)
        if (kept == live).all():
            return live
        live = kept
