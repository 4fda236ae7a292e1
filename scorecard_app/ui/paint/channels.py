"""Let links that lead aside between two rows of cards do so at heights of their own."""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
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

_MANY = 48
"""More links than that cannot be told apart at any heights; none has one of its own."""


class Lies(IntEnum):
    """Where in a channel a part of a link belongs, from above; two kinds lie one among the other.

    One below the card to which it leads, from the edge; one that leads up to the right, or to the
    left; one over the cards of its own row.
    """

    HIGHEST = 0
    RIGHTWARD = 1
    LEFTWARD = 2
    LOWEST = 4


_OPPOSITE = Lies.RIGHTWARD + Lies.LEFTWARD
"""The sum of the two kinds that may lie one among the other, and of no others."""


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
    """A part among others, in their order from above; those beside it overlap it."""

    lies: Lies
    order: float
    left: float
    right: float
    tie: Tie
    link_id: LinkId


class Channels:
    """Knows which links lead aside in which channel, and how high each does."""

    def __init__(self) -> None:
        self._courses: dict[LinkId, Course] = {}
        self._through: dict[Channel, dict[LinkId, Part]] = {}
        self._levels: dict[LinkId, dict[Channel | None, float]] = {}
        self._of: dict[LinkId, Levels] = {}
        self._bounds: Sequence[Channel] = ()

    def is_new(self, corridors: Corridors) -> bool:
        """Say whether rows lie elsewhere than when this was asked last: all links are to settle."""
        before, self._bounds = self._bounds, [(row.top, row.bottom) for row in corridors.rows]
        return self._bounds != before

    def levels(self, link_id: LinkId) -> Levels:
        """Return the heights of a link in the order of its course."""
        return self._of.get(link_id, ())

    def settle(self, courses: Mapping[LinkId, Course], tie: Callable[[LinkId], Tie]) -> set[LinkId]:
        """Let links run so, or nowhere; return those that lead aside at another height now."""
        touched: set[Channel] = set()
        for link_id, course in courses.items():
            before = self._courses.get(link_id, ())
            if course == before:
                continue
            left, taken = _flat(before), _flat(course)
            for channel in left.keys() - taken.keys():
                del self._through[channel][link_id]
                self._levels.get(link_id, {}).pop(channel, None)
            for channel, part in taken.items():
                self._through.setdefault(channel, {})[link_id] = part
            self._courses[link_id] = course
            touched.update(left, taken)
        changed = {each for channel in touched for each in self._share(channel, tie)}
        for link_id in changed | courses.keys():
            known = self._levels.get(link_id, {})
            course = self._courses.get(link_id, ()) if known else ()
            self._of[link_id] = tuple([known.get(each.channel) for each in course])
        return changed

    def _share(self, channel: Channel, tie: Callable[[LinkId], Tie]) -> Iterator[LinkId]:
        """Share the height of a channel; yield whose heights are others now."""
        ceiling, floor = channel[0] + _HEAD_ROOM, channel[1] - _FOOT_ROOM
        parts = self._through.get(channel, {})
        if len(parts) > _MANY:
            known = (each for each in parts if channel in self._levels.get(each, ()))
            yield from [each for each in known if self._levels[each].pop(channel)]
            return
        runs = [_run(part, tie(link_id), link_id) for link_id, part in parts.items()]
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
    channels = [
        (upper.bottom, lower.top) if lower and upper else None for lower, upper in pairwise(rows)
    ]
    if not passed and channels[0] and corridors.channel_at(sum(channels[0]) / 2) != channels[0]:
        channels = [None]  # rows lie between, which it is clear of
    return [
        Part(channel, low, high, Lies.RIGHTWARD if low < high else Lies.LEFTWARD)
        for channel, (low, high) in zip(channels, pairwise(xs), strict=True)
    ]


def _flat(course: Course) -> dict[Channel, Part]:
    """Return by channel what matters there of how a link runs."""
    return {each.channel: each for each in course if each.channel and each.is_flat}


def _run(part: Part, tie: Tie, link_id: LinkId) -> _Run:
    """Put one that leads up to the right the higher the farther left it is, else the lower.

    In this order none crosses the upright ends of another that it need not cross.
    """
    left, right = sorted((part.low, part.high))
    left, right = left + _TOGETHER / 2, right - _TOGETHER / 2
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


def _shares(runs: Collection[_Run]) -> Iterator[tuple[LinkId, float]]:
    """Yield how far down each lies: of those beside it, as it has above and below."""
    order = _from_above(sorted(runs))
    above = _depths(order)
    below = reversed([*_depths(reversed(order))])
    for run, higher, lower in zip(order, above, below, strict=True):
        yield run.link_id, higher / (higher + lower)


def _from_above(order: Sequence[_Run]) -> Sequence[_Run]:
    """Let those that lead up to the left lie among those to the right, on as few heights as can be.

    Two that lead to opposite hands cross wherever they lie; of others, the later one lies below.
    """
    found: list[_Run] = []
    rest = order
    while rest:
        placed: list[_Run] = []
        later: list[_Run] = []
        for run in rest:
            lies, _order, left, right, *_rest = run
            waits = any(each[2] < right and left < each[3] for each in placed) or any(
                each[2] < right and left < each[3] and lies + each[0] != _OPPOSITE for each in later
            )
            (later if waits else placed).append(run)
        found += placed
        rest = later
    return found


def _depths(order: Iterable[_Run]) -> Iterator[int]:
    """Yield how many lie one below the other down to each."""
    done: list[tuple[float, float, int]] = []
    for _lies, _order, left, right, *_rest in order:
        beside = [depth for x1, x2, depth in done if x1 < right and left < x2]
        depth = max(beside, default=0) + 1
        done.append((left, right, depth))
        yield depth
