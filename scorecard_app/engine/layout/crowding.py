"""How much room links need between the lines and columns of cards that do not move for them."""

import math
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from scorecard_app.domain.ids import ObjectiveId
from scorecard_app.engine.layout.answers import GRID, Frame
from scorecard_app.engine.layout.board import Pair

_BESIDE = 8.0
"""How far links side by side want to be from one another."""

_GATHER = 1.6
"""How many times as many links meet in the busiest gap as would if all ran straight."""

_FEW, _ABOVE = 3, 7.0
"""So many links between two lines have room in any case; each one more asks for this."""

_MOST_BESIDE, _MOST_ABOVE = 56.0, 104.0
"""How much is given at most, so that the map stays a table of cards."""

_LEVEL = 1.5
"""A link that leads so many columns aside runs along between two lines."""

Line = Mapping[ObjectiveId, int]
"""In which column each card of a line stands."""


@dataclass(frozen=True, slots=True)
class Room:
    """What is to be added between columns, and above each line."""

    beside: float
    above: tuple[float, ...]


def room_for_links(lines: Sequence[Line], links: Iterable[Pair], frame: Frame) -> Room:
    """Return how much more room than a gap links need where they pass between cards.

    A link is taken to run straight: it passes each line between its ends through the nearest gap,
    and leads aside next to the lines in which it ends. One that leads down goes round the edge.
    """
    at = {each: (row, line[each]) for row, line in enumerate(lines) for each in line}
    through: Counter[tuple[int, int]] = Counter()
    along: Counter[int] = Counter()
    for one, other in links:
        if at[one][0] < at[other][0]:
            along.update({at[one][0], at[other][0] + 1})
            continue
        (top, first), (bottom, last) = sorted((at[one], at[other]))
        aside = (last - first) / max(bottom - top, 1)
        for row in range(top + 1, bottom):
            through[row, math.floor(first + aside * (row - top))] += 1
        if abs(last - first) > _LEVEL:
            along.update({top + 1, bottom} if bottom > top else {top})
    busiest = max(through.values(), default=0)
    beside = _whole((busiest * _GATHER + 2) * _BESIDE - frame.gap, _MOST_BESIDE)
    above = [_whole((along[row] - _FEW) * _ABOVE, _MOST_ABOVE) for row in range(len(lines))]
    return Room(beside, tuple(above))


def _whole(wanted: float, most: float) -> float:
    return min(max(math.ceil(wanted / GRID) * GRID, 0.0), most)
