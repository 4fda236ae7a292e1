"""Lead long links through the ranks so that they cross as little as possible.

While all else stays, the best places of all bends of a link together are those of a shortest path,
from rank to rank, where going from one gap to another costs the segments between them that it
crosses. Sifting moves one bend at a time and cannot find them, for the bends hold on to each other.
"""

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from scorecard_app.engine.arrays import Floats
from scorecard_app.engine.layout.ordering import Ordering
from scorecard_app.engine.layout.ranks import Way

Table = npt.NDArray[np.float32]
"""Whole numbers and halves, small enough for short floats, which are faster."""


class Router:
    """Leads the links of one order; nothing else may change the order meanwhile.

    Gap g of a rank lies before the node at place g. What a segment crosses from each gap to each
    gap of the next rank is kept until one of the two ranks changes.
    """

    def __init__(self, ordering: Ordering) -> None:
        self._ordering = ordering
        self._crossed: dict[int, Table] = {}
        self._places: dict[int, list[int]] = {}

    def lead(self, way: Way) -> set[int]:
        """Lead a link along the way that crosses least; return the ranks in which it moved."""
        places = [self._places_in(rank)[node] for rank, node in way]
        tables = [self._crossed_below(rank) for rank, _node in way[:-1]]
        costs = _costs(tables, places)
        to_end = tables[-1][:, places[-1]] + tables[-1][:, places[-1] + 1]
        total = costs[-1] + to_end / 2
        gap = int(total.argmin())
        if total[gap] > _present(tables, places) - 0.5:
            return set()
        gaps = _gaps_back(tables, places, costs, gap)
        return self._moved(way, places, gaps)

    def _moved(self, way: Way, places: Sequence[int], gaps: Sequence[int]) -> set[int]:
        moved: set[int] = set()
        for (rank, _node), place, gap in zip(way[1:-1], places[1:-1], gaps, strict=True):
            if gap not in (place, place + 1):
                self._ordering.move(rank, place, gap)
                moved.add(rank)
                del self._places[rank]
                for above in (rank - 1, rank):
                    self._crossed.pop(above, None)
        return moved

    def _places_in(self, rank: int) -> list[int]:
        if rank not in self._places:
            self._places[rank] = self._ordering.orders[rank].argsort().tolist()
        return self._places[rank]

    def _crossed_below(self, rank: int) -> Table:
        if rank not in self._crossed:
            self._crossed[rank] = crossed_between(self._ordering.links_below(rank))
        return self._crossed[rank]


def crossed_between(links: Floats) -> Table:
    """Return what a segment crosses from each gap of one rank to each gap of the next."""
    corner = np.zeros((links.shape[0] + 1, links.shape[1] + 1), np.float32)
    links.cumsum(axis=0).cumsum(axis=1, out=corner[1:, 1:])
    crossed: Table = corner[:, -1:] + corner[-1] - 2 * corner
    return crossed


def _costs(tables: Sequence[Table], places: Sequence[int]) -> list[Table]:
    """Return for each bend what the link crosses at least from its upper end to each gap.

    A segment from a card crosses half of what those from the gaps beside it cross, but for a
    constant.
    """
    first = places[0]
    costs = [(tables[0][first] + tables[0][first + 1]) / 2]
    for table, place, below in zip(tables[1:-1], places[1:], places[2:], strict=False):
        total = table + costs[-1][:, None]
        total[: place + 1, below + 1 :] -= 1  # where it would cross itself
        total[place + 1 :, : below + 1] -= 1
        costs.append(total.min(axis=0))
    return costs


def _present(tables: Sequence[Table], places: Sequence[int]) -> float:
    """Return what the link crosses where it is."""
    first, last = places[0], places[-1]
    ends = tables[0][first : first + 2, places[1]].sum()
    ends += tables[-1][places[-2], last : last + 2].sum()
    inner = zip(tables[1:-1], places[1:], places[2:], strict=False)
    return float(ends) / 2 + sum(float(table[place, below]) for table, place, below in inner)


def _gaps_back(
    tables: Sequence[Table], places: Sequence[int], costs: Sequence[Table], gap: int
) -> list[int]:
    """Return the gaps of the best way, by the gap in which it passes the last rank."""
    gaps = [gap]
    for bend in range(len(costs) - 2, -1, -1):
        total = costs[bend] + tables[bend + 1][:, gap]
        place, below = places[bend + 1], places[bend + 2]
        if gap > below:
            total[: place + 1] -= 1
        else:
            total[place + 1 :] -= 1
        gap = int(total.argmin())
        gaps.append(gap)
    return gaps[::-1]
