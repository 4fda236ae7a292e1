"""The ways from one objective to another, and what runs along each: business-value.md (3)."""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from scorecard_app.domain.ids import LinkId, ObjectiveId
from scorecard_app.engine.arrays import Flags, Floats
from scorecard_app.engine.influence.levels import led_to
from scorecard_app.engine.influence.network import Network

MOST_PATHS = 5_000
"""More ways than anyone reads; the rest shows as "through loops and further ways"."""


@dataclass(frozen=True, slots=True)
class Path:
    """A way that meets no objective twice: its links, the product of its strengths, its lag."""

    links: tuple[LinkId, ...]
    objectives: tuple[ObjectiveId, ...]
    effect: float
    lag_months: int

    @property
    def is_direct(self) -> bool:
        """Say whether it is a single link."""
        return len(self.links) == 1


@dataclass(frozen=True, slots=True)
class Paths:
    """All ways between two objectives, strongest first; `is_whole` unless there were too many."""

    ways: tuple[Path, ...]
    is_whole: bool

    @property
    def direct(self) -> float:
        """Return the effect of the single links."""
        return sum(way.effect for way in self.ways if way.is_direct)

    @property
    def indirect(self) -> float:
        """Return the effect of the longer ways; what loops add is not in it."""
        return sum(way.effect for way in self.ways if not way.is_direct)

    def carried(self) -> dict[LinkId, float]:
        """Return what each link carries: the effects of the ways that use it, without sign."""
        found: dict[LinkId, float] = {}
        for way in self.ways:
            for link in way.links:
                found[link] = found.get(link, 0.0) + abs(way.effect)
        return found


def paths(network: Network, strengths: Floats, start: ObjectiveId, goal: ObjectiveId) -> Paths:
    """Return the ways from one objective to another, the strongest first."""
    onward = _onward(network, network.row(goal))
    ways: list[Path] = []
    for links in _walks(network, onward, network.row(start), network.row(goal)):
        if len(ways) == MOST_PATHS:
            return Paths(_strongest_first(ways), is_whole=False)
        ways.append(_path(network, strengths, start, links))
    return Paths(_strongest_first(ways), is_whole=True)


def causes_of(network: Network, goal: int) -> Flags:
    """Say of each objective whether there is a way from it to one, which is among them."""
    order = network.order
    reaches: Flags = np.zeros(len(network.objectives), dtype=np.bool_)
    reaches[goal] = True
    return led_to(order.ends, order.starts, reaches)


def _strongest_first(ways: list[Path]) -> tuple[Path, ...]:
    return tuple(sorted(ways, key=lambda way: (-abs(way.effect), way.lag_months, way.links)))


def _path(network: Network, strengths: Floats, start: ObjectiveId, links: list[int]) -> Path:
    order = network.order
    ends = [network.objectives[order.ends[link]] for link in links]
    return Path(
        links=tuple(network.links[link] for link in links),
        objectives=(start, *ends),
        effect=float(np.prod(strengths[links])),
        lag_months=int(order.lags[links].sum()),
    )


def _onward(network: Network, goal: int) -> dict[int, list[int]]:
    """Return the links out of each objective from which there is a way to the goal."""
    order, reaches = network.order, causes_of(network, goal)
    onward: dict[int, list[int]] = {}
    for link, (start, end) in enumerate(zip(order.starts, order.ends, strict=True)):
        if reaches[end]:
            onward.setdefault(int(start), []).append(link)
    return onward


def _walks(
    network: Network, onward: dict[int, list[int]], start: int, goal: int
) -> Iterator[list[int]]:
    """Yield the links of every way, going deep first; a way ends where it meets the goal."""
    ends = network.order.ends
    way: list[int] = []
    met = {start}
    choices = [iter(onward.get(start, ()))]
    while choices:
        link = next(choices[-1], None)
        if link is None:
            choices.pop()
            if way:
                met.discard(int(ends[way.pop()]))
        elif (there := int(ends[link])) == goal:
            yield [*way, link]
        elif there not in met:
            way.append(link)
            met.add(there)
            choices.append(iter(onward.get(there, ())))
