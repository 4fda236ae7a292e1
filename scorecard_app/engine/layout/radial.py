"""Lay a map out in rings: the culminating cards at the centre, what leads to them round it.

Each tree has a sector as wide as its leaves are many (Eades, "Drawing Free Trees", 1992). All is
reckoned in cards: stretched by their size and gap, cards are unit squares that never overlap once
their middles are √2 apart, so that rings are ellipses on the map.
"""

import math
from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise

from scorecard_app.domain.ids import ObjectiveId
from scorecard_app.engine.layout.answers import Frame, Layout, Spot
from scorecard_app.engine.layout.board import Board
from scorecard_app.engine.layout.forest import Forest, grow
from scorecard_app.engine.layout.free import free_layout

_APART = math.sqrt(2) + 0.1
_TURN = 2 * math.pi
_NORTH = -math.pi / 2


def lay_radial(board: Board, frame: Frame) -> Layout:
    """Lay a map out in rings by the distance from the culminating perspective."""
    forest = grow(board)
    depths = forest.depths()
    angles = _angles(forest)
    radii = _radii(angles, depths)
    width = max((size.width for size in board.sizes.values()), default=0.0) + frame.gap
    height = max((size.height for size in board.sizes.values()), default=0.0) + frame.gap
    wanted = {}
    for each, depth in depths.items():
        size, radius = board.sizes[each], radii[depth]
        x = radius * math.cos(angles[each]) * width - size.width / 2
        y = radius * math.sin(angles[each]) * height - size.height / 2
        wanted[each] = board.box(each, Spot(x, y))
    return free_layout(board, wanted, frame)


def _angles(forest: Forest) -> Mapping[ObjectiveId, float]:
    """Return the direction of each card, in the middle of its sector."""
    leaves: dict[ObjectiveId, int] = {}
    for each in forest.bottom_up():
        leaves[each] = sum(leaves[child] for child in forest.below.get(each, ())) or 1
    angles: dict[ObjectiveId, float] = {}
    sectors = _shared(forest.roots, leaves, (_NORTH, _NORTH + _TURN))
    for each in forest.depths():
        begin, end = sectors[each]
        angles[each] = (begin + end) / 2
        sectors |= _shared(forest.below.get(each, ()), leaves, (begin, end))
    return angles


def _shared(
    cards: Sequence[ObjectiveId],
    leaves: Mapping[ObjectiveId, int],
    sector: tuple[float, float],
) -> dict[ObjectiveId, tuple[float, float]]:
    """Share a sector by the number of leaves."""
    begin, end = sector
    share = (end - begin) / max(sum(leaves[each] for each in cards), 1)
    shared = {}
    for each in cards:
        shared[each] = (begin, begin + share * leaves[each])
        begin += share * leaves[each]
    return shared


def _radii(
    angles: Mapping[ObjectiveId, float], depths: Mapping[ObjectiveId, int]
) -> Sequence[float]:
    """Return the radius of each ring: outside the one before, and long enough for its cards."""
    rings: list[list[float]] = [[] for _ring in range(max(depths.values(), default=0) + 1)]
    for each, depth in depths.items():
        rings[depth].append(angles[each])
    radii: list[float] = []
    for ring in rings:
        beyond = radii[-1] + _APART if radii else 0.0
        radii.append(max(beyond, _round_for(ring)))
    return radii


def _round_for(angles: Iterable[float]) -> float:
    """Return the least radius at which cards in these directions do not overlap."""
    turned = sorted(angle % _TURN for angle in angles)
    if len(turned) < 2:  # noqa: PLR2004 - nobody to overlap with
        return 0.0
    gaps = [after - before for before, after in pairwise(turned)]
    nearest = min(*gaps, turned[0] + _TURN - turned[-1]) if gaps else _TURN
    return _APART / (2 * math.sin(min(nearest, math.pi) / 2))
