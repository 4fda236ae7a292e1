"""The graph that is laid out: cards and the bends of long links, rank by rank from the top."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from scorecard_app.domain.ids import ObjectiveId
from scorecard_app.engine.layout.board import Pair
from scorecard_app.engine.layout.crossings import Segment, crossings

Order = tuple[int, ...]
"""The nodes of one rank from left to right."""

Way = tuple[tuple[int, int], ...]
"""A link as (rank, node), from the top: a card, its bends, a card."""


@dataclass(frozen=True, slots=True)
class Ranks:
    """Nodes by rank, and the segments between each rank and the next.

    A node is a number within its rank. `cards` says which card it is; None is a bend of a link
    that passes the rank. `segments[r]` holds pairs of a node of rank r and one of rank r + 1, and
    `ways` for each link the nodes through which it runs, as (rank, node), from the top.
    """

    cards: tuple[tuple[ObjectiveId | None, ...], ...]
    segments: tuple[tuple[Segment, ...], ...]
    ways: Mapping[Pair, Way]

    def crossings(self, orders: Sequence[Sequence[int]]) -> int:
        """Count the crossings of all segments for these orders of the ranks."""
        places = [_places(order) for order in orders]
        return sum(
            crossings((above[upper], below[lower]) for upper, lower in segments)
            for above, below, segments in zip(places, places[1:], self.segments, strict=False)
        )


def ranked(lines: Sequence[Sequence[ObjectiveId]], links: Iterable[Pair]) -> Ranks:
    """Make ranks of lines of cards; a link gets a bend in every rank that it passes.

    Two links between one pair count as one. Links within one rank are left out: they run
    sideways, whatever the order.
    """
    cards: list[list[ObjectiveId | None]] = [list(line) for line in lines]
    at: Mapping[ObjectiveId, tuple[int, int]] = {
        each: (rank, node) for rank, line in enumerate(lines) for node, each in enumerate(line)
    }
    segments: list[list[Segment]] = [[] for _gap in lines[1:]]
    ways: dict[Pair, Way] = {}
    for pair in dict.fromkeys(links):
        (top, node), (bottom, last) = sorted(at[each] for each in pair)
        if top == bottom:
            continue
        way = [(top, node)]
        for rank in range(top + 1, bottom):
            way.append((rank, len(cards[rank])))
            cards[rank].append(None)
        way.append((bottom, last))
        for (rank, upper), (_rank, lower) in pairwise(way):
            segments[rank].append((upper, lower))
        ways[pair] = tuple(way)
    return Ranks(tuple(map(tuple, cards)), tuple(map(tuple, segments)), ways)


def shortest(
    lines: Sequence[Sequence[ObjectiveId]], links: Sequence[Pair], *, most: int
) -> Sequence[Pair]:
    """Return the links in their order, but for the longest if all pass more ranks than so many.

    Hundreds of links that run to one card through dozens of lines say little about where any other
    should stand, and each costs as much as all the lines that it passes.
    """
    rank_of = {each: rank for rank, line in enumerate(lines) for each in line}
    lengths = [abs(rank_of[start] - rank_of[end]) for start, end in links]
    if sum(lengths) <= most:
        return links
    kept, left = set[int](), most
    for at in sorted(range(len(links)), key=lengths.__getitem__):
        left -= lengths[at]
        if left < 0:
            break
        kept.add(at)
    return [pair for at, pair in enumerate(links) if at in kept]


def _places(order: Sequence[int]) -> list[int]:
    """Return by node its place in an order."""
    places = [0] * len(order)
    for place, node in enumerate(order):
        places[node] = place
    return places
