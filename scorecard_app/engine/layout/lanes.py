"""Tidy up by lanes: few crossings, short links, and as steady as can be."""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations, pairwise
from statistics import fmean

import numpy as np

from scorecard_app.domain.ids import ObjectiveId
from scorecard_app.engine.arrays import Floats
from scorecard_app.engine.layout.answers import GRID, Box, Frame, Layout, Point, Spot
from scorecard_app.engine.layout.board import Board, Lane, Pair
from scorecard_app.engine.layout.clear import clear_of_pinned
from scorecard_app.engine.layout.coordinates import Rank, centres
from scorecard_app.engine.layout.levels import lines_of, stands_on
from scorecard_app.engine.layout.ordering import Ordering, Orders, Weave
from scorecard_app.engine.layout.ranks import Ranks, Way, ranked, shortest
from scorecard_app.engine.layout.search import best_ordering, straighten
from scorecard_app.engine.layout.shelves import boxes, shelve

_TIDY = 0.8
"""A map of which this share of the cards stands on lines already is kept steady."""

_WORTH, _FEW = 0.6, 8
"""A tidy map takes another order only for less than this share of its crossings, and for more than
so few of them."""

_SHORTER = 0.75
"""Cards of a tidy map move in their order only for links of less than this share of the length."""

_MOST_LINES = 8
"""A card farther below the top of its lane than so many lines stands on none."""

_MOST_SEGMENTS = 3_000
"""How many pieces of links, from rank to rank, can be woven in a second or two."""

_BEND_WIDTH = 32.0
_PINNED_HOLD, _STEADY_HOLD = 1e6, 2.0
_ROUNDS = 4

_Lines = Mapping[ObjectiveId, tuple[int, float]]
"""By card its rank on the map, and how far below the top of its lane it stands."""


@dataclass(frozen=True, slots=True)
class _Start:
    """What stands where before, and the centre of each card.

    Cards on their line have it already; those on a line stand on one of their lane, though a lane
    that folds anew may want them on another.
    """

    board: Board
    frame: Frame
    columns: Mapping[ObjectiveId, int]
    on_their_line: frozenset[ObjectiveId]
    on_line: frozenset[ObjectiveId]
    before: Mapping[ObjectiveId, float]

    @property
    def is_tidy(self) -> bool:
        """Say whether the map was tidied before."""
        return len(self.on_line) >= _TIDY * len(self.board.sizes) > 0

    def holds(self, each: ObjectiveId) -> float:
        """Return how strongly a card holds on to where it stands."""
        if each in self.board.pinned:
            return _PINNED_HOLD
        return _STEADY_HOLD if self.is_tidy and each in self.on_line else 0.0


def lay_lanes(board: Board, frame: Frame) -> Layout:
    """Lay a map out in the lanes of its perspectives."""
    lines, tops = _lines(board, frame)
    start = _start(board, frame, tops)
    ranks = ranked(lines, shortest(lines, board.upward, most=_MOST_SEGMENTS))  # no feedback
    keys = [[_key(start, each) for each in rank] for rank in ranks.cards]
    weave = Weave.of(ranks, keys)
    ordering = _ordered(weave, _given(ranks, start), start)
    places = _places(ordering, start)
    wanted = _in_lanes(board, frame, _lefts(ranks, places, board), tops)
    settled = {
        each: spot for lane in board.lanes for each, spot in _settled(board, lane, wanted, frame)
    }
    lanes = shelve(board.rows, settled, board.sizes, frame)
    found = boxes(board.rows, lanes, settled, board.sizes, frame)
    if not _is_worth(board, found, start):
        settled = dict(board.present)
        lanes = shelve(board.rows, settled, board.sizes, frame)
        found = boxes(board.rows, lanes, settled, board.sizes, frame)
    return Layout(settled, found, lanes, ways=_ways(ranks, places, found))


def _lines(
    board: Board, frame: Frame
) -> tuple[list[list[ObjectiveId]], Mapping[ObjectiveId, float]]:
    """Return the cards by rank, and how far below the top of its lane each stands."""
    lines: list[list[ObjectiveId]] = []
    tops: dict[ObjectiveId, float] = {}
    for row in board.rows:
        folded = [lines_of(board, lane, frame) for lane in row]
        top = frame.inset
        for index in range(max(map(len, folded), default=0)):
            line = [each for lane in folded for each in lane[index : index + 1]]
            members = [each for part in line for each in part]
            height = max(board.sizes[each].height for each in members)
            tops |= {each: top + (height - board.sizes[each].height) / 2 for each in members}
            lines.append(members)
            top += height + frame.gap
    return lines, tops


def _start(board: Board, frame: Frame, tops: Mapping[ObjectiveId, float]) -> _Start:
    lanes = shelve(board.rows, board.present, board.sizes, frame)
    before = boxes(board.rows, lanes, board.present, board.sizes, frame)
    return _Start(
        board,
        frame,
        {
            each: column
            for row in board.rows
            for column, lane in enumerate(row)
            for each in lane.cards
        },
        frozenset(each for each, top in tops.items() if abs(board.present[each].y - top) < 1),
        frozenset(
            each
            for each, top in tops.items()
            if abs(board.present[each].y - top) < 1
            or any(stands_on(board, each, line, frame) for line in range(_MOST_LINES))
        ),
        {each: box.x + box.width / 2 for each, box in before.items()},
    )


def _key(start: _Start, each: ObjectiveId | None) -> float | None:
    """Return what a card must stand left or right by: lanes side by side."""
    return None if each is None else float(start.columns[each])


def _given(ranks: Ranks, start: _Start) -> Orders:
    """Return the present order; what is new on a tidy map begins beside what it is linked to."""
    where = _whereabouts(ranks, start)
    orders = []
    for cards, xs in zip(ranks.cards, where, strict=True):
        x_of = xs.tolist()
        columns = [-1 if each is None else start.columns[each] for each in cards]
        order = sorted(range(len(cards)), key=lambda node, x_of=x_of: x_of[node])  # type: ignore[misc]
        by_lane = iter(sorted((n for n in order if columns[n] >= 0), key=columns.__getitem__))
        orders.append(np.array([n if columns[n] < 0 else next(by_lane) for n in order], np.intp))
    return orders


def _whereabouts(ranks: Ranks, start: _Start) -> list[Floats]:
    """Return by rank and node the centre at which it begins; bends lie on straight lines."""
    before = dict(start.before)
    if start.is_tidy:
        linked: dict[ObjectiveId, list[float]] = {}
        for pair in start.board.links:
            for each, other in (pair, pair[::-1]):
                if each not in start.on_line and other in start.on_line:
                    linked.setdefault(each, []).append(before[other])
        before |= {each: fmean(xs) for each, xs in linked.items()}
    where = [
        np.array([0.0 if each is None else before[each] for each in rank]) for rank in ranks.cards
    ]
    for way in ranks.ways.values():
        (top, first), (bottom, last) = way[0], way[-1]
        step = (where[bottom][last] - where[top][first]) / (bottom - top)
        for rank, node in way[1:-1]:
            where[rank][node] = where[top][first] + step * (rank - top)
    return where


def _ordered(weave: Weave, given: Orders, start: _Start) -> Ordering:
    """Return the best order; the present one, where it is not worse or the map was tidy.

    Only on a tidy map are the long links of the present order led anew before it is compared.

    The search does not begin with the present order: what was found once is found again, so that
    tidying up what is tidy changes nothing.
    """
    best, kept = best_ordering(weave), Ordering(weave, given)
    if not start.is_tidy:
        return best if best.cost < kept.cost else kept
    straighten(kept)
    kept.settle()
    return best if best.cost < min(_WORTH * kept.cost, kept.cost - _FEW) else kept


def _places(ordering: Ordering, start: _Start) -> list[Floats]:
    """Return by rank and node the centre at which it stands on the map."""
    board, frame, ranks = start.board, start.frame, ordering.weave.ranks
    where = _whereabouts(ranks, start)
    rows = [
        _rank([cards[node] for node in order], xs[order], start)
        for cards, order, xs in zip(ranks.cards, ordering.orders, where, strict=True)
    ]
    stays = start.is_tidy or bool(board.pinned)
    half = min((size.width for size in board.sizes.values()), default=0.0) / 2
    first = frame.header + frame.inset
    found = centres(ordering, rows, left=first + half if stays else -math.inf)
    for xs, order, ordered in zip(where, ordering.orders, found, strict=True):
        xs[order] = ordered
    lefts = _lefts(ranks, where, board).values()
    shift = 0.0 if stays else first - min(lefts, default=0.0)
    return [xs + shift for xs in where]


def _lefts(ranks: Ranks, places: Sequence[Floats], board: Board) -> Mapping[ObjectiveId, float]:
    """Return the left of each card on the map, on the grid."""
    return {
        each: math.floor((x - board.sizes[each].width / 2) / GRID + 0.5) * GRID
        for cards, xs in zip(ranks.cards, places, strict=True)
        for each, x in zip(cards, xs.tolist(), strict=True)
        if each is not None
    }


def _ways(
    ranks: Ranks, places: Sequence[Floats], found: Mapping[ObjectiveId, Box]
) -> Mapping[tuple[ObjectiveId, ObjectiveId], tuple[Point, ...]]:
    """Return where long links pass the lines of cards."""
    lines = [next(found[each] for each in cards if each is not None) for cards in ranks.cards]
    where = [_beside(cards, xs, found) for cards, xs in zip(ranks.cards, places, strict=True)]
    return {
        pair: tuple(
            (float(where[rank][node]), lines[rank].y + lines[rank].height / 2)
            for rank, node in _onward(ranks, pair, way)[1:-1]
        )
        for pair, way in ranks.ways.items()
        if way[1:-1]
    }


def _beside(
    cards: Sequence[ObjectiveId | None], xs: Floats, found: Mapping[ObjectiveId, Box]
) -> Floats:
    """Move the nodes of a rank along with the cards between which they stand."""
    known = sorted(
        (xs[node], found[each].x + found[each].width / 2 - xs[node])
        for node, each in enumerate(cards)
        if each is not None
    )
    moved: Floats = xs + np.interp(xs, [x for x, _by in known], [by for _x, by in known])
    return moved


def _onward(ranks: Ranks, pair: Pair, way: Way) -> Way:
    """Return the way of a link from its cause to its effect."""
    rank, node = way[0]
    return way if ranks.cards[rank][node] == pair[0] else way[::-1]


def _rank(cards: Sequence[ObjectiveId | None], xs: Floats, start: _Start) -> Rank:
    distances = np.array([_distance(one, other, start) for one, other in pairwise(cards)])
    holds = np.array([0.0 if each is None else start.holds(each) for each in cards])
    if not holds.any():
        middles = np.concatenate(([0.0], distances.cumsum()))[: len(cards)]
        xs = middles - middles.mean() if len(cards) else middles
    return Rank(distances, xs, holds, [each is None for each in cards])


def _distance(one: ObjectiveId | None, other: ObjectiveId | None, start: _Start) -> float:
    """Return how far apart the centres of two neighbours must be."""
    frame, sizes = start.frame, start.board.sizes
    widths = [_BEND_WIDTH if each is None else sizes[each].width for each in (one, other)]
    if one is None or other is None:
        return sum(widths) / 2
    between = frame.gap
    if start.columns[one] != start.columns[other]:
        between = frame.margin + frame.edge + frame.header + frame.inset
    return math.ceil((sum(widths) / 2 + between) / GRID) * GRID


def _in_lanes(
    board: Board,
    frame: Frame,
    lefts: Mapping[ObjectiveId, float],
    tops: Mapping[ObjectiveId, float],
) -> Mapping[ObjectiveId, Spot]:
    """Measure from each lane's own corner; where a lane begins depends on those before it."""
    begins = {lane.id: _least(lane, lefts) - frame.inset for lane in board.lanes}
    begins |= {row[0].id: frame.header for row in board.rows}
    spots: dict[ObjectiveId, Spot] = {}
    for _round in range(_ROUNDS):
        spots = {
            each: Spot(lefts[each] - begins[lane.id], tops[each])
            for lane in board.lanes
            for each in lane.cards
        }
        shelved = shelve(board.rows, spots, board.sizes, frame)
        for lane in (lane for row in board.rows for lane in row[1:]):
            left = shelved[lane.id].x + frame.header
            begins[lane.id] = min(left, _least(lane, lefts) - frame.inset)
    return spots


def _least(lane: Lane, lefts: Mapping[ObjectiveId, float]) -> float:
    return min((lefts[each] for each in lane.cards), default=0.0)


def _settled(
    board: Board, lane: Lane, wanted: Mapping[ObjectiveId, Spot], frame: Frame
) -> list[tuple[ObjectiveId, Spot]]:
    """Put pinned cards where they were, and let the others of a lane go round them."""
    places = {each: board.box(each, wanted[each]) for each in lane.cards}
    placed = clear_of_pinned(places, board.pinned_boxes(lane.cards), frame)
    return [(each, Spot(box.x, box.y)) for each, box in placed.items()]


def _is_worth(board: Board, found: Mapping[ObjectiveId, Box], start: _Start) -> bool:
    """Say whether a map should change: always, unless it is tidy already and as good as found."""
    if len(start.on_their_line) < len(board.sizes) or _is_crowded(board):
        return True
    cards = [[each for lane in row for each in lane.cards] for row in board.rows]
    after = {each: box.x + box.width / 2 for each, box in found.items()}
    for each in cards:
        standing = sorted(each, key=lambda one: (board.present[one].y, start.before[one]))
        if standing != sorted(each, key=lambda one: (found[one].y, after[one])):
            return True
    return _length(board, after) < _SHORTER * _length(board, start.before)


def _is_crowded(board: Board) -> bool:
    """Say whether cards of a lane overlap now."""
    return any(
        board.box(one, board.present[one]).overlaps(board.box(other, board.present[other]))
        for lane in board.lanes
        for one, other in combinations(lane.cards, 2)
    )


def _length(board: Board, middles: Mapping[ObjectiveId, float]) -> float:
    return sum(abs(middles[cause] - middles[effect]) for cause, effect in board.links)
