"""Make trees of a map: from the culminating perspective down along parents and links."""

from collections import defaultdict, deque
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from scorecard_app.domain.ids import ObjectiveId
from scorecard_app.engine.layout.board import Board


@dataclass(frozen=True, slots=True)
class Forest:
    """Trees of cards: the roots, and below each card what leads to it, left to right."""

    roots: tuple[ObjectiveId, ...]
    below: Mapping[ObjectiveId, Sequence[ObjectiveId]]

    def depths(self) -> Mapping[ObjectiveId, int]:
        """Return how far below its root each card stands, roots and higher cards first."""
        depths = dict.fromkeys(self.roots, 0)
        waiting = deque(self.roots)
        while waiting:
            each = waiting.popleft()
            for child in self.below.get(each, ()):
                depths[child] = depths[each] + 1
                waiting.append(child)
        return depths

    def bottom_up(self) -> Iterator[ObjectiveId]:
        """Yield every card after all that stand below it."""
        return reversed([*self.depths()])


def grow(board: Board) -> Forest:
    """Hang every card below the nearest one that it leads to, breadth first.

    The roots are the cards of the culminating perspective that lead to no other of it, then
    whatever the trees do not reach, the highest lanes first. A parent comes before a link.
    """
    causes = _causes(board)
    below: defaultdict[ObjectiveId, list[ObjectiveId]] = defaultdict(list)
    reached: set[ObjectiveId] = set()
    roots: list[ObjectiveId] = []
    for group in _root_groups(board, causes):
        fresh = [each for each in group if each not in reached]
        roots += fresh
        reached.update(fresh)
        waiting = deque(fresh)
        while waiting:
            each = waiting.popleft()
            for cause in causes.get(each, ()):
                if cause not in reached:
                    reached.add(cause)
                    below[each].append(cause)
                    waiting.append(cause)
    return Forest(tuple(roots), dict(below))


def grow_deep(board: Board) -> Forest:
    """Hang every card below the lowest one that it leads to, so that links run upward.

    Only what closes a loop runs down. The roots are the same as of any other forest.
    """
    causes = _causes(board)
    roots: list[ObjectiveId] = []
    order: list[ObjectiveId] = []
    reached: set[ObjectiveId] = set()
    for group in _root_groups(board, causes):
        fresh = [each for each in group if each not in reached]
        roots += fresh
        reached.update(fresh)
        for each in fresh:
            order[:0] = _before_causes(each, causes, reached)
    return Forest(tuple(roots), _hung_low({*roots}, order, causes))


def _before_causes(
    root: ObjectiveId,
    causes: Mapping[ObjectiveId, Sequence[ObjectiveId]],
    reached: set[ObjectiveId],
) -> list[ObjectiveId]:
    """Return what leads to a root and is not reached, every card before its causes but in loops."""
    finished: list[ObjectiveId] = []
    waiting = [(root, iter(causes.get(root, ())))]
    while waiting:
        each, others = waiting[-1]
        cause = next((other for other in others if other not in reached), None)
        if cause is None:
            finished.append(each)
            waiting.pop()
        else:
            reached.add(cause)
            waiting.append((cause, iter(causes.get(cause, ()))))
    return finished[::-1]


def _hung_low(
    roots: set[ObjectiveId],
    order: Sequence[ObjectiveId],
    causes: Mapping[ObjectiveId, Sequence[ObjectiveId]],
) -> Mapping[ObjectiveId, Sequence[ObjectiveId]]:
    """Return what hangs below each card if each hangs below the lowest one before it."""
    place = {each: number for number, each in enumerate(order)}
    depths = dict.fromkeys(order, 0)
    above: dict[ObjectiveId, ObjectiveId] = {}
    for each in order:
        for cause in causes.get(each, ()):
            later = place[cause] > place[each] and cause not in roots
            if later and depths[cause] <= depths[each]:
                depths[cause] = depths[each] + 1
                above[cause] = each
    below: defaultdict[ObjectiveId, list[ObjectiveId]] = defaultdict(list)
    for each in order:
        for cause in causes.get(each, ()):
            if above.get(cause) == each:
                below[each].append(cause)
    return dict(below)


def _causes(board: Board) -> Mapping[ObjectiveId, Sequence[ObjectiveId]]:
    """Return by card what hangs below it: its children, then what its links come from."""
    causes: defaultdict[ObjectiveId, dict[ObjectiveId, None]] = defaultdict(dict)
    for each in (each for lane in board.lanes for each in lane.cards):
        parent = board.card.objectives[each].parent_id
        if parent in board.sizes and parent is not None:
            causes[parent][each] = None
    for cause, effect in board.upward:
        causes[effect][cause] = None
    return {effect: tuple(found) for effect, found in causes.items()}


def _root_groups(
    board: Board, causes: Mapping[ObjectiveId, Sequence[ObjectiveId]]
) -> Iterator[Sequence[ObjectiveId]]:
    """Yield cards that may be roots, a group at a time; what is reached by then is none."""
    cards = [each for lane in board.lanes for each in lane.cards]
    culminating = _culminating(board)
    inner = {cause for each in culminating for cause in causes.get(each, ()) if cause != each}
    yield [each for each in culminating if each not in inner]
    yield from ((each,) for each in culminating)
    caused = {cause for found in causes.values() for cause in found}
    yield [each for each in cards if each not in caused]
    yield from ((each,) for each in cards)


def _culminating(board: Board) -> Sequence[ObjectiveId]:
    """Return the cards of the culminating lane, or of the first that has any."""
    wanted = board.card.settings.culminating_perspective_id
    lanes = [lane for lane in board.lanes if lane.cards]
    chosen = [lane for lane in lanes if lane.id == wanted] or lanes[:1]
    return chosen[0].cards if chosen else ()
