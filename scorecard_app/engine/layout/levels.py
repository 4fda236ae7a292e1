"""Fold the cards of a lane into lines: sums above their parts, and no line too long."""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence

from scorecard_app.domain.ids import ObjectiveId
from scorecard_app.domain.links import LinkKind
from scorecard_app.engine.layout.answers import Frame
from scorecard_app.engine.layout.board import Board, Lane

_Line = tuple[ObjectiveId, ...]
_FEW = 2
"""So many cards of a lane that serve another one of it stand below it; a single one beside it."""

_MOST_LEVELS = 5


def lines_of(board: Board, lane: Lane, frame: Frame) -> tuple[_Line, ...]:
    """Return the lines of a lane from the top down."""
    if frame.abreast is None:
        return (lane.cards,) if lane.cards else ()
    heights = _heights(board, lane)
    levels: defaultdict[int, list[ObjectiveId]] = defaultdict(list)
    for each in lane.cards:
        levels[heights[each]].append(each)
    lines: list[_Line] = []
    for height in sorted(levels, reverse=True):
        lines += _folded(board, levels[height], frame, first=len(lines))
    return tuple(lines)


def stands_on(board: Board, each: ObjectiveId, line: int, frame: Frame) -> bool:
    """Say whether a card stands on a line already, as if all cards were as high as this one."""
    pitch = board.sizes[each].height + frame.gap
    return abs(board.present[each].y - frame.inset - line * pitch) < 1


def _heights(board: Board, lane: Lane) -> Mapping[ObjectiveId, int]:
    """Return by card how many levels stand below it, up to a bound that ends loops, too."""
    parts = _parts(board, lane)
    heights = dict.fromkeys(lane.cards, 0)
    for _pass in range(_MOST_LEVELS):
        for effect, causes in parts.items():
            above = max(heights[cause] for cause in causes) + 1
            heights[effect] = min(above, _MOST_LEVELS)
    return heights


def _parts(board: Board, lane: Lane) -> Mapping[ObjectiveId, Sequence[ObjectiveId]]:
    """Return by card the cards of its lane that stand below it: its parts, or several causes."""
    members = {*lane.cards}
    logical = {
        (each.from_id, each.to_id)
        for each in board.card.links.values()
        if each.kind is LinkKind.LOGICAL
    }
    parts: defaultdict[ObjectiveId, list[ObjectiveId]] = defaultdict(list)
    for cause, effect in dict.fromkeys(board.upward):
        if cause in members and effect in members:
            parts[effect].append(cause)
    return {
        effect: causes
        for effect, causes in parts.items()
        if len(causes) >= _FEW or (causes[0], effect) in logical
    }


def _folded(
    board: Board, level: Sequence[ObjectiveId], frame: Frame, *, first: int
) -> Sequence[_Line]:
    """Fold a level: what rather serves higher lanes goes up, what is rather served goes down.

    Cards that stand on a line of the level already stay on it while there is room.
    """
    count = -(-len(level) // max(frame.abreast or len(level), 1))
    if count == 1:
        return (tuple(level),)
    room = -(-len(level) // count)
    lines: list[list[ObjectiveId]] = [[] for _line in range(count)]
    rest: list[ObjectiveId] = []
    for each in level:
        on = [n for n in range(count) if stands_on(board, each, first + n, frame)]
        if on and len(lines[on[0]]) < room:
            lines[on[0]].append(each)
        else:
            rest.append(each)
    pulls = _pulls(board)
    for each in sorted(rest, key=lambda each: -pulls[each]):
        next(line for line in lines if len(line) < room).append(each)
    return [tuple(line) for line in lines]


def _pulls(board: Board) -> Counter[ObjectiveId]:
    """Return by card how many links pull it up, less those that pull it down."""
    row_of = {
        each: row for row, lanes in enumerate(board.rows) for lane in lanes for each in lane.cards
    }
    pulls: Counter[ObjectiveId] = Counter()
    for pair in board.links:
        upper, lower = sorted(pair, key=row_of.__getitem__)
        if row_of[upper] != row_of[lower]:
            pulls[lower] += 1
            pulls[upper] -= 1
    return pulls
