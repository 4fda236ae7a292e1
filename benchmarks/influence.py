"""What-if over 200 objectives, 560 links and 60 months, against drawing the random numbers.

Half of the graphs have links that lead back. Looked at are the last objectives of the graph, to
which most of it leads, as to the streams of money at the top of a map; all of them in a row apart.
The last rows say how the cost grows: twice as many samples, months or links beside the same once.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace

import numpy as np

from benchmarks.table import Row, medians_ms
from scorecard_app.domain.ids import AttachmentId, LinkId, MeasureId, ObjectiveId
from scorecard_app.domain.links import Link, Magnitude
from scorecard_app.domain.measures import Attachment, Measure
from scorecard_app.domain.scorecard import Scorecard
from scorecard_app.domain.strategy import Objective
from scorecard_app.engine.influence.network import Network, network
from scorecard_app.engine.influence.ranges import Draws, drawn_strengths
from scorecard_app.engine.influence.spreading import spread, spread_samples
from scorecard_app.engine.influence.steady import steady

OBJECTIVES, LINKS, MONTHS = 200, 560, 61
PUSHED = 40
FORMULAS = 20
LAST = range(OBJECTIVES - 4, OBJECTIVES)
OVER_TIME, AT_REST = 2_000, 10_000
_LOOPED = 0.2
"""The share of links that lead back where there are loops."""

PEER = "drawing its numbers"


def measure() -> Iterator[Row]:
    """Measure one run, samples over time and at rest, without loops and with, and how they grow."""
    for name, looped in (("no loops", 0.0), ("loops", _LOOPED)):
        yield from _measured(name, looped)
        yield from _grown(name, looped)
        yield from _computed(name, looped)


def _measured(name: str, looped: float) -> list[Row]:
    net, pushes = network(_graph(looped=looped)), _pushes(MONTHS)
    over_time, at_rest = (Draws(1, count) for count in (OVER_TIME, AT_REST))
    times = medians_ms(
        {
            "one": lambda: spread(net, net.medians, pushes),
            "time": lambda: _over_time(net, over_time, pushes),
            "all": lambda: _over_time(net, over_time, pushes, seen=range(OBJECTIVES)),
            "draw time": lambda: drawn_strengths(net, over_time),
            "rest": lambda: _at_rest(net, at_rest, pushes),
            "draw rest": lambda: drawn_strengths(net, at_rest),
        }
    )
    return [
        Row(f"what-if of {MONTHS - 1} months, {name}", times["one"]),
        Row(f"{OVER_TIME:,} samples over time, {name}", times["time"], PEER, times["draw time"]),
        Row(f"the same of all objectives, {name}", times["all"], PEER, times["draw time"]),
        Row(f"{AT_REST:,} samples at rest, {name}", times["rest"], PEER, times["draw rest"]),
    ]


def _grown(name: str, looped: float) -> list[Row]:
    """Return what twice as many samples, months or links take, beside what half of them takes."""
    net, twice = network(_graph(looped=looped)), network(_graph(looped=looped, links=2 * LINKS))
    once, draws = _pushes(MONTHS), Draws(1, OVER_TIME)
    longer = _pushes(2 * MONTHS - 1)
    times = medians_ms(
        {
            "once": lambda: _over_time(net, draws, once),
            f"{2 * OVER_TIME:,} samples": lambda: _over_time(net, Draws(1, 2 * OVER_TIME), once),
            f"{2 * MONTHS - 2} months": lambda: _over_time(net, draws, longer),
            f"{2 * LINKS:,} links": lambda: _over_time(twice, draws, once),
        }
    )
    before = times.pop("once")
    peer = f"{OVER_TIME:,} samples, {MONTHS - 1} months, {LINKS} links"
    return [Row(f"{more}, {name}", took, peer, before) for more, took in times.items()]


def _computed(name: str, looped: float) -> list[Row]:
    """Return what the same takes where some objectives follow formulas."""
    net, pushes = network(_with_formulas(_graph(looped=looped))), _pushes(MONTHS)
    draws = Draws(1, OVER_TIME)
    times = medians_ms(
        {
            "one": lambda: spread(net, net.medians, pushes),
            "time": lambda: _over_time(net, draws, pushes),
            "draw": lambda: drawn_strengths(net, draws),
        }
    )
    what = f"{len(net.computed)} formulas, {name}"
    return [
        Row(f"what-if with {what}", times["one"]),
        Row(f"{OVER_TIME:,} samples with {what}", times["time"], PEER, times["draw"]),
    ]


def _with_formulas(card: Scorecard) -> Scorecard:
    """Let some objectives be quotients of measures of earlier ones."""
    random = np.random.default_rng(2)
    made = card
    computed = set(random.choice(np.arange(PUSHED, OBJECTIVES), FORMULAS, replace=False).tolist())
    for at in range(OBJECTIVES):
        key, main = MeasureId(f"m{at}"), AttachmentId(f"a{at}")
        one, other = random.choice(max(at, 2), 2, replace=False).tolist()
        formula = f"100 * [#m{one}] / [#m{other}]" if at in computed else ""
        objective = made.objectives[ObjectiveId(str(at))]
        made = made.put(
            Measure(key, key, baseline=100.0, formula=formula),
            Attachment(main, objective.id, key),
            replace(objective, main_attachment_id=main),
        )
    return made


def _pushes(months: int) -> np.ndarray:
    pushes = np.zeros((months, OBJECTIVES))
    pushes[:, :PUSHED] = 0.1
    return pushes


def _over_time(
    net: Network, draws: Draws, pushes: np.ndarray, seen: Sequence[int] = LAST
) -> object:
    pushed = np.ascontiguousarray(pushes.T)[:, :, None]
    return spread_samples(net, drawn_strengths(net, draws), pushed, seen=seen)


def _at_rest(net: Network, draws: Draws, pushes: np.ndarray) -> object:
    return steady(net, drawn_strengths(net, draws), pushes[0][:, None])


def _graph(*, looped: float, links: int = LINKS) -> Scorecard:
    """Return a random graph: links lead to later objectives, a share of them back."""
    random = np.random.default_rng(1)
    made: dict[tuple[int, int], Link] = {}
    while len(made) < links:
        start, end = sorted(random.integers(0, OBJECTIVES, 2).tolist())
        leads_back = random.random() < looped
        if leads_back:
            start, end = end, start
        if start != end:
            made[start, end] = Link(
                LinkId(f"{start}-{end}"),
                ObjectiveId(str(start)),
                ObjectiveId(str(end)),
                magnitude=Magnitude(0.05, 0.2),
                lag_months=int(random.integers(6 if leads_back else 0, 13)),
            )
    objectives = (Objective(ObjectiveId(str(at)), number=at + 1) for at in range(OBJECTIVES))
    return Scorecard().put(*objectives, *made.values())
