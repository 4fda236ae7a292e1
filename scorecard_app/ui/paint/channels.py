"""Let links that lead aside between two rows of cards do so at heights of their own."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from enum import IntEnum
from itertools import pairwise
from typing import NamedTuple

from scorecard_app.domain.ids import LinkId
from scorecard_app.ui.paint.corridors import Corridors, Row
from scorecard_app.ui.paint.curves import Point
from scorecard_app.ui.paint.nesting import Tie

Channel = tuple[float, float]
"""Where the row above ends, and where the row below begins."""

Levels = tuple[float | None, ...]
"""At which height each part of a link leads aside; None where it does so as it likes."""

_FLAT = 0.25
"""What leads aside by a smaller share of the height of its channel is as good as upright."""

_TOGETHER = 20.0
"""Links that lead aside over a shorter stretch than that can be told apart without heights."""

_HEAD_ROOM, _FOOT_ROOM = 12.0, 4.0
"""How much of a channel is left to the arrow heads at its upper side, and free at its lower one."""

_MANY = 150
"""The order of more links than that is as it comes: they cannot be told apart."""


class Lies(IntEnum):
    """Where in a channel a part of a link belongs, from above; two kinds lie one among the other.

    One below the card to which it leads, from the edge; one that leads up to the right, or to the
    left; one over the cards of its own row.
    """

    HIGHEST = 0
    RIGHTWARD = 1
    LEFTWARD = 2
    LOWEST = 3


class Part(NamedTuple):
    """What leads aside of a link in a channel, from where to where; one farther out has a `track`.

    None knows a channel that leads aside where there is none.
    """

    channel: Channel | None
    low: float
    high: float
    lies: Lies
    track: int = 0

    @property
    def is_flat(self) -> bool:
        """Say whether it matters at which height it leads aside."""
        if self.channel is None:
            return False
        ceiling, floor = self.channel
        return abs(self.high - self.low) > _FLAT * (floor - ceiling)


Course = Sequence[Part]
"""How a link leads aside, on its way from start to end or from its lower end up."""


class _Run(NamedTuple):
    """A part among others, in their order from above."""

    lies: Lies
    order: float
    left: float
    right: float
    tie: Tie
    link_id: LinkId

    def is_beside(self, other: "_Run") -> bool:
        """Say whether two could not be told apart at one height."""
        return self.left + _TOGETHER < other.right and other.left + _TOGETHER < self.right

    def has_to_be_below(self, other: "_Run") -> bool:
        """Say whether one that comes later in the order has to lie below, else as it may."""
        is_free = {self.lies, other.lies} == {Lies.RIGHTWARD, Lies.LEFTWARD}
        return not is_free and self.is_beside(other)


class Channels:
    """Knows which links lead aside in which channel, and how high each does."""

    def __init__(self) -> None:
        self._courses: dict[LinkId, Course] = {}
        self._through: dict[Channel, set[LinkId]] = {}
        self._levels: dict[LinkId, dict[Channel, float]] = {}
        self._bounds: Sequence[Channel] = ()

    def is_new(self, corridors: Corridors) -> bool:
        """Say whether rows lie elsewhere than when this was asked last: all links are to settle."""
        before, self._bounds = self._bounds, [(row.top, row.bottom) for row in corridors.rows]
        return self._bounds != before

    def levels(self, link_id: LinkId) -> Levels:
        """Return the heights of a link in the order of its course."""
        known = self._levels.get(link_id)
        if not known:
            return ()
        return tuple(
            [known.get(each.channel) if each.channel else None for each in self._courses[link_id]]
        )

    def settle(self, courses: Mapping[LinkId, Course], tie: Callable[[LinkId], Tie]) -> set[LinkId]:
        """Let links run so, or nowhere; return those that lead aside at another height now."""
        touched: set[Channel] = set()
        for link_id, course in courses.items():
            before = self._courses.get(link_id, ())
            if course == before:
                continue
            left, taken = _channels(before), _channels(course)
            for channel in left - taken:
                self._through[channel].discard(link_id)
                self._levels.get(link_id, {}).pop(channel, None)
            for channel in taken - left:
                self._through.setdefault(channel, set()).add(link_id)
            self._courses[link_id] = course
            touched |= left | taken
        return {each for channel in touched for each in self._share(channel, tie)}

    def _share(self, channel: Channel, tie: Callable[[LinkId], Tie]) -> Iterator[LinkId]:
        """Share the height of a channel; yield whose heights are others now."""
        ceiling, floor = channel[0] + _HEAD_ROOM, channel[1] - _FOOT_ROOM
        runs = [
            _run(each, tie(link_id), link_id)
            for link_id in self._through.get(channel, ())
            for each in self._courses[link_id]
            if each.channel == channel and each.is_flat
        ]
        for link_id, share in _shares(runs):
            levels = self._levels.setdefault(link_id, {})
            level = ceiling + (floor - ceiling) * share
            if levels.get(channel) != level:
                levels[channel] = level
                yield link_id


def swings(
    start: Point, end: Point, passed: Sequence[tuple[Row, float]], corridors: Corridors
) -> Course:
    """Return where a link leads aside on its way up from a start, past some rows, to its end."""
    rows = (corridors.row_at(start[1]), *(row for row, _x in passed), corridors.row_at(end[1]))
    xs = (start[0], *(x for _row, x in passed), end[0])
    return [
        Part(
            _between(lower, upper, corridors),
            low,
            high,
            Lies.RIGHTWARD if low < high else Lies.LEFTWARD,
        )
        for (lower, upper), (low, high) in zip(pairwise(rows), pairwise(xs), strict=True)
    ]


def _between(lower: Row | None, upper: Row | None, corridors: Corridors) -> Channel | None:
    """Return what lies between two rows, if no other does."""
    if lower is None or upper is None:
        return None
    found = corridors.channel_at((lower.top + upper.bottom) / 2)
    return found if found == (upper.bottom, lower.top) else None


def _channels(course: Course) -> set[Channel]:
    """Return where it matters how a link runs."""
    return {each.channel for each in course if each.channel and each.is_flat}


def _run(part: Part, tie: Tie, link_id: LinkId) -> _Run:
    """Put one that leads up to the right the higher the farther left it is, else the lower.

    In this order none crosses the upright ends of another that it need not cross.
    """
    left, right = sorted((part.low, part.high))
    middle = left + right
    match part.lies:
        case Lies.HIGHEST:
            order = float(part.track)
        case Lies.RIGHTWARD:
            order = middle
        case Lies.LEFTWARD:
            order = -middle
        case Lies.LOWEST:
            order = -float(part.track)
    return _Run(part.lies, order, left, right, tie, link_id)


def _shares(runs: Sequence[_Run]) -> Iterator[tuple[LinkId, float]]:
    """Yield how far down each lies: of those beside it, as it has above and below."""
    order = _from_above(sorted(runs))
    above = _depths(order)
    below = reversed([*_depths(reversed(order))])
    for run, higher, lower in zip(order, above, below, strict=True):
        yield run.link_id, higher / (higher + lower)


def _from_above(order: Sequence[_Run]) -> Sequence[_Run]:
    """Let those that lead up to the left lie among those to the right, on as few heights as can be.

    Two that lead to opposite hands cross wherever they lie.
    """
    found: list[_Run] = []
    rest = order if len(order) <= _MANY else []
    while rest:
        placed: list[_Run] = []
        later: list[_Run] = []
        for run in rest:
            is_free = not any(map(run.is_beside, placed))
            if is_free and not any(map(run.has_to_be_below, later)):
                placed.append(run)
            else:
                later.append(run)
        found += placed
        rest = later
    return found or order


def _depths(order: Iterable[_Run]) -> Iterator[int]:
    """Yield how many lie one below the other down to each."""
    done: list[tuple[_Run, int]] = []
    for run in order:
        depth = max((depth for each, depth in done if run.is_beside(each)), default=0) + 1
        done.append((run, depth))
        yield depth
