"""Lay a map out in rings: the culminating cards at the centre, what leads to them round it.

Each tree wishes for a sector as wide as its leaves are many (Eades, "Drawing Free Trees", 1992);
on its ring a card stands as near to that as its neighbours let it, and each ring is as narrow as
it can be. All is reckoned in cards: stretched by their size and gap, cards are unit squares, so
that rings are ellipses on the map.
"""

import math
from collections.abc import Mapping, Sequence

import numpy as np

from scorecard_app.domain.ids import ObjectiveId
from scorecard_app.engine.arrays import Floats
from scorecard_app.engine.layout.answers import Frame, Layout, Spot
from scorecard_app.engine.layout.board import Board
from scorecard_app.engine.layout.coordinates import nondecreasing
from scorecard_app.engine.layout.forest import Forest, grow
from scorecard_app.engine.layout.free import free_layout

_NEAR, _STEP = 1.3, 0.1
"""How far apart the middles of cards and rings are at least; at √2 cards never overlap."""

_CLEAR = 1.15
"""Cards whose middles are so far apart in one direction let a link pass between them."""

_TURN = 2 * math.pi
_NORTH = -math.pi / 2


def lay_radial(board: Board, frame: Frame) -> Layout:
    """Lay a map out in rings by the distance from the culminating perspective."""
    width = max((size.width for size in board.sizes.values()), default=0.0) + frame.gap
    height = max((size.height for size in board.sizes.values()), default=0.0) + frame.gap
    wanted = {}
    for each, (across, down) in _middles(grow(board)).items():
        size = board.sizes[each]
        spot = Spot(across * width - size.width / 2, down * height - size.height / 2)
        wanted[each] = board.box(each, spot)
    return free_layout(board, wanted, frame)


def _middles(forest: Forest) -> Mapping[ObjectiveId, tuple[float, float]]:
    """Return the middle of each card from that of the map, ring by ring from within."""
    wishes, depths = _angles(forest), forest.depths()
    rings: list[list[ObjectiveId]] = [[] for _ring in range(max(depths.values(), default=0) + 1)]
    for each in sorted(depths, key=wishes.__getitem__):
        rings[depths[each]].append(each)
    middles: dict[ObjectiveId, tuple[float, float]] = {}
    radius = 0.0
    for ring in rings:
        within = np.array([*middles.values()]).reshape(-1, 2)
        radius, points = _ring(np.array([wishes[each] for each in ring]), radius, within)
        middles |= zip(ring, map(tuple, points.tolist()), strict=True)
    return middles


def _ring(wishes: Floats, inner: float, within: Floats) -> tuple[float, Floats]:
    """Return the narrowest ring round the inner ones that is clear of them, and its cards."""
    if len(wishes) == 1 and not len(within):
        return 0.0, np.zeros((1, 2))
    apart = _NEAR
    while True:
        beyond = inner + apart if len(within) else 0.0
        around = 1 / math.sin(math.pi / max(len(wishes), 2)) * apart / 2
        radius = max(beyond, around)
        angles = _spread(wishes, 2 * math.asin(apart / 2 / radius))
        points = radius * np.column_stack((np.cos(angles), np.sin(angles)))
        if apart > math.sqrt(2) + _STEP or _is_clear(points, within):
            return radius, points
        apart += _STEP


def _spread(wishes: Floats, least: float) -> Floats:
    """Return the angles nearest to the wishes, in their order, at least so far apart all round."""
    count = len(wishes)
    steps = np.arange(count) * least
    angles: Floats = nondecreasing(wishes - steps, np.ones(count)) + steps
    if count > 1 and angles[-1] - angles[0] > _TURN - least:
        even = np.arange(count) * _TURN / count
        angles = even + (wishes - even).mean()
    return angles


def _is_clear(points: Floats, within: Floats) -> bool:
    """Say whether cards overlap neither each other nor those within."""
    apart = np.abs(points[:, None] - np.concatenate((points, within))).max(axis=2)
    return bool((apart >= _CLEAR).sum() == apart.size - len(points))


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
