"""Arrange the cards of a map in tidy lanes, ordered so that links are short.

Cards of one lane stand in levels: what sums up others by definition stands above them, and a
level of many cards is folded into several lines. Their order comes from barycentre sweeps: each
card moves towards the mean of what it is linked to, row by row, down and up again (Sugiyama,
Tagawa and Toda 1981).
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import chain

from scorecard_app.document.card_size import CARD_HEIGHT, CARD_WIDTH, GAP, PADDING
from scorecard_app.document.edits.maps import Move
from scorecard_app.domain.ids import MapId, ObjectiveId, PerspectiveId
from scorecard_app.domain.links import LinkKind
from scorecard_app.domain.relations import Relations
from scorecard_app.domain.scorecard import Scorecard
from scorecard_app.domain.strategy import Perspective

HEADER = 160.0
"""The width of the header that stands between two lanes of one row."""

MOST_ABREAST = 8
SWEEPS = 8

_PITCH_X, _PITCH_Y = CARD_WIDTH + GAP, CARD_HEIGHT + GAP
_Level = tuple[ObjectiveId, ...]
_Lane = tuple[_Level, ...]
_Rows = tuple[tuple[_Lane, ...], ...]
_Spots = Mapping[ObjectiveId, tuple[float, float]]
_Pulls = Mapping[ObjectiveId, Sequence[ObjectiveId]]


def arrange(card: Scorecard, *, map_id: MapId) -> Mapping[ObjectiveId, Move]:
    """Return where each objective of a map should stand, for `move_nodes`."""
    relations = Relations(card)
    shown = {each.item_id for each in relations.placements_on(map_id)}
    rows = _rows(card, relations.perspectives, shown)
    pulls = _pulls(card)
    best = min(_sweeps(rows, pulls), key=lambda each: _length(pulls, _spots(each)))
    spots = _spots(best)
    lefts = {each: left for lane, left in _lefts(best) for level in lane for each in level}
    return {each: Move(x - lefts[each], y) for each, (x, y) in spots.items()}


def _rows(card: Scorecard, lanes: Sequence[Perspective], shown: set[str]) -> _Rows:
    members: defaultdict[PerspectiveId | None, list[ObjectiveId]] = defaultdict(list)
    for objective in sorted(card.objectives.values(), key=lambda each: (each.position, each.id)):
        if objective.id in shown:
            members[objective.perspective_id].append(objective.id)
    rows: defaultdict[int, list[_Lane]] = defaultdict(list)
    for lane in lanes:
        rows[lane.row].append(_levels(card, members[lane.id]))
    return tuple(tuple(row) for row in rows.values())


def _levels(card: Scorecard, members: Sequence[ObjectiveId]) -> _Lane:
    """Return the members of a lane by level, the highest first: sums stand above their parts."""
    parts: defaultdict[ObjectiveId, list[ObjectiveId]] = defaultdict(list)
    for link in card.links.values():
        if link.kind is LinkKind.LOGICAL and {link.from_id, link.to_id} <= {*members}:
            parts[link.to_id].append(link.from_id)
    height = dict.fromkeys(members, 0)
    for _pass in members:
        for whole, each_part in parts.items():
            height[whole] = max(height[part] + 1 for part in each_part)
    by_height: defaultdict[int, list[ObjectiveId]] = defaultdict(list)
    for member in members:
        by_height[height[member]].append(member)
    return tuple(tuple(by_height[each]) for each in sorted(by_height, reverse=True))


def _pulls(card: Scorecard) -> _Pulls:
    pulls: defaultdict[ObjectiveId, list[ObjectiveId]] = defaultdict(list)
    for link in card.links.values():
        pulls[link.from_id].append(link.to_id)
        pulls[link.to_id].append(link.from_id)
    return pulls


def _sweeps(rows: _Rows, pulls: _Pulls) -> Iterator[_Rows]:
    """Yield the order as it stands, then the order after each sweep."""
    yield rows
    for sweep in range(SWEEPS):
        downwards = range(len(rows))
        for index in downwards if sweep % 2 == 0 else reversed(downwards):
            spots = _spots(rows)
            row = tuple(
                tuple(_ordered(level, pulls, spots) for level in lane) for lane in rows[index]
            )
            rows = (*rows[:index], row, *rows[index + 1 :])
        yield rows


def _ordered(level: _Level, pulls: _Pulls, spots: _Spots) -> _Level:
    def barycentre(each: ObjectiveId) -> float:
        linked = [spots[other][0] for other in pulls.get(each, ()) if other in spots]
        return sum(linked) / len(linked) if linked else spots[each][0]

    return tuple(sorted(level, key=barycentre))


def _length(pulls: _Pulls, spots: _Spots) -> float:
    return sum(
        abs(spots[each][0] - spots[other][0])
        for each in spots
        for other in pulls.get(each, ())
        if other in spots
    )


def _spots(rows: _Rows) -> _Spots:
    """Return the top left corner of each card: x on the map, y from the top of its lane."""
    widest = max((_row_width(row) for row in rows), default=0.0)
    spots: dict[ObjectiveId, tuple[float, float]] = {}
    for row in rows:
        # A lane that has its row for itself fills it, so that its cards stand in the middle.
        slack = (widest - _row_width(row)) / 2 if len(row) == 1 else 0.0
        for lane, left in _lane_lefts(row):
            spots.update(_lane_spots(lane, left + slack))
    return spots


def _lane_spots(lane: _Lane, left: float) -> Iterator[tuple[ObjectiveId, tuple[float, float]]]:
    line = 0
    most = _lane_columns(lane)
    for level in lane:
        lines, columns = _fold(level)
        start = left + PADDING + (most - columns) / 2 * _PITCH_X
        for index, each in enumerate(level):
            column, below = divmod(index, lines)
            yield each, (start + column * _PITCH_X, PADDING + (line + below) * _PITCH_Y)
        line += lines


def _fold(level: _Level) -> tuple[int, int]:
    """Return how many lines and columns a level takes."""
    lines = max(1, -(-len(level) // MOST_ABREAST))
    return lines, -(-len(level) // lines)


def _lefts(rows: _Rows) -> Iterator[tuple[_Lane, float]]:
    return chain.from_iterable(map(_lane_lefts, rows))


def _lane_lefts(row: Sequence[_Lane]) -> Iterator[tuple[_Lane, float]]:
    left = 0.0
    for lane in row:
        yield lane, left
        left += _lane_width(lane) + HEADER


def _row_width(row: Sequence[_Lane]) -> float:
    return sum(map(_lane_width, row)) + HEADER * (len(row) - 1)


def _lane_width(lane: _Lane) -> float:
    return _lane_columns(lane) * _PITCH_X - GAP + 2 * PADDING


def _lane_columns(lane: _Lane) -> int:
    return max((_fold(level)[1] for level in lane), default=1)
