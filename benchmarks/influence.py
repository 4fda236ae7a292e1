"""What-if over 200 objectives, 560 links and 60 months, against drawing the random numbers.

Costs grow with months × links × samples; half of the graphs have links that lead back.
"""

import numpy as np

from benchmarks.table import Row, medians_ms
from scorecard_app.domain.ids import LinkId, ObjectiveId
from scorecard_app.domain.links import Link, Magnitude
from scorecard_app.domain.scorecard import Scorecard
from scorecard_app.domain.strategy import Objective
from scorecard_app.engine.influence.network import Network, network
from scorecard_app.engine.influence.ranges import Draws, drawn_strengths
from scorecard_app.engine.influence.spreading import spread, spread_samples
from scorecard_app.engine.influence.steady import steady

OBJECTIVES, LINKS, MONTHS = 200, 560, 61
PUSHED = 40
OVER_TIME, AT_REST = 2_000, 10_000
_LOOPED = 0.2
"""The share of links that lead back where there are loops."""

PEER = "drawing its numbers"


def measure() -> list[Row]:
    """Measure a single run, samples over time, and samples at rest, without loops and with."""
    return [row for name in ("no loops", "loops") for row in _measured(name)]


def _measured(name: str) -> list[Row]:
    net = network(_graph(looped=_LOOPED if name == "loops" else 0.0))
    pushes = np.zeros((MONTHS, OBJECTIVES))
    pushes[:, :PUSHED] = 0.1
    over_time, at_rest = (Draws(1, count) for count in (OVER_TIME, AT_REST))
    times = medians_ms(
        {
            "one": lambda: spread(net, net.medians, pushes),
            "time": lambda: _over_time(net, over_time, pushes),
            "draw time": lambda: drawn_strengths(net, over_time),
            "rest": lambda: _at_rest(net, at_rest, pushes),
            "draw rest": lambda: drawn_strengths(net, at_rest),
        }
    )
    return [
        Row(f"what-if of {MONTHS - 1} months, {name}", times["one"]),
        Row(f"{OVER_TIME:,} samples over time, {name}", times["time"], PEER, times["draw time"]),
        Row(f"{AT_REST:,} samples at rest, {name}", times["rest"], PEER, times["draw rest"]),
    ]


def _over_time(net: Network, draws: Draws, pushes: np.ndarray) -> object:
    pushed = np.ascontiguousarray(pushes.T)[:, :, None]
    return spread_samples(net, drawn_strengths(net, draws), pushed, seen=range(196,200))


def _at_rest(net: Network, draws: Draws, pushes: np.ndarray) -> object:
    return steady(net, drawn_strengths(net, draws), pushes[0][:, None])


def _graph(*, looped: float) -> Scorecard:
    """Return a random graph: links lead to later objectives, a share of them back."""
    random = np.random.default_rng(1)
    links: dict[tuple[int, int], Link] = {}
    while len(links) < LINKS:
        start, end = sorted(random.integers(0, OBJECTIVES, 2).tolist())
        leads_back = random.random() < looped
        if leads_back:
            start, end = end, start
        if start != end:
            links[start, end] = Link(
                LinkId(f"{start}-{end}"),
                ObjectiveId(str(start)),
                ObjectiveId(str(end)),
                magnitude=Magnitude(0.05, 0.2),
                lag_months=int(random.integers(6 if leads_back else 0, 13)),
            )
    objectives = (Objective(ObjectiveId(str(at)), number=at + 1) for at in range(OBJECTIVES))
    return Scorecard().put(*objectives, *links.values())
