"""Lay a link from card to card along its way: past the cards between, and beside other links."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import chain
from typing import NamedTuple

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPolygonF

from scorecard_app.domain.links import LinkKind
from scorecard_app.present.faces import LinkFace
from scorecard_app.ui.paint.channels import Course, Levels, Lies, Part, swings
from scorecard_app.ui.paint.corridors import Corridors, Row
from scorecard_app.ui.paint.curves import (
    Curve,
    Piece,
    Point,
    Sides,
    reversed_way,
    rounded,
    stepped,
    swing,
    swung,
)
from scorecard_app.ui.paint.hulls import MARGIN
from scorecard_app.ui.paint.link_style import Dashes, Stroke, dashes_of, stroke_of
from scorecard_app.ui.paint.nesting import Track
from scorecard_app.ui.paint.segments import Segments, flattened
from scorecard_app.ui.paint.stretches import Stretch, followed, stretches_of
from scorecard_app.ui.paint.ways import HEAD_LENGTH, Plan, Way

_HEAD_WIDTH = 7.0
_OVER, _OVER_STEP = 9.0, 7.0
"""How far above a card a way runs that goes over others, and how far from the next such way."""

_ROUND, _ROUND_STEP, _EDGE_STEP = 12.5, 7.0, 8.0
"""How far above and below cards a way runs round the edge; there the ways are farther apart."""

_FEW_TRACKS = 4
"""So many tracks over a row of cards, or below one, are as far apart as they should be."""

_ELSEWHERE = 100.0
"""A height so far from where it should be is of another place of a card that is in hand."""

_EDGE = 20.0
_CLEAR = 13.0
"""How far from a row of cards the middle of a sign keeps, in map units."""


@dataclass(frozen=True, eq=False)
class Route:
    """A link with its way, the tip of its arrow head, and the rows of cards that it passes.

    All else is worked out when it is asked for: while a card is dragged, little is.
    """

    link: LinkFace
    curve: Curve
    tip: Point
    rows: tuple[Row, ...] = ()

    @property
    def head(self) -> QPolygonF:
        """Return the arrow head."""
        return self.head_of(1.0)

    def head_of(self, larger: float) -> QPolygonF:
        """Return the arrow head so many times as large, with its tip in the same place."""
        (tip_x, tip_y), (base_x, base_y) = self.tip, self.curve.end
        along = (base_x - tip_x) * larger, (base_y - tip_y) * larger
        share = _HEAD_WIDTH / 2 / HEAD_LENGTH
        across = -along[1] * share, along[0] * share
        return QPolygonF(
            [
                QPointF(tip_x, tip_y),
                QPointF(tip_x + along[0] + across[0], tip_y + along[1] + across[1]),
                QPointF(tip_x + along[0] - across[0], tip_y + along[1] - across[1]),
            ]
        )

    @cached_property
    def box(self) -> QRectF:
        """Return the box round it all."""
        return _round((*self.curve.points, self.tip))

    @cached_property
    def stretches(self) -> list[Stretch]:
        """Return the parts that are drawn by themselves."""
        return stretches_of(self.curve)

    @property
    def parts(self) -> list[QRectF]:
        """Return a few boxes that together hold all of it, far smaller than the one round it."""
        boxes = (box for each in self.stretches for box in each.boxes)
        found = [QRectF(x1, y1, x2 - x1, y2 - y1) for x1, y1, x2, y2 in boxes]
        return [*found, _about(self.tip)]

    @cached_property
    def sides(self) -> Sides:
        """Return the sides of a box round it all: a curve lies in the hull of its controls."""
        corners = chain.from_iterable(self.curve.pieces)
        xs, ys = zip(self.tip, self.curve.start, *corners, strict=True)
        return min(xs) - MARGIN, min(ys) - MARGIN, max(xs) + MARGIN, max(ys) + MARGIN

    @cached_property
    def segments(self) -> Segments:
        """Return the line as few numbers."""
        return flattened([self.curve])[0]

    @cached_property
    def pen(self) -> tuple[Stroke, Dashes | None]:
        """Return by what the line is drawn."""
        return stroke_of(self.link), dashes_of(self.link)

    def follow(self, earlier: "Route") -> list[QRectF]:
        """Take over what of an earlier route of the same link is still so.

        Returns boxes round what is drawn otherwise.
        """
        known = vars(self)
        known["stretches"], swept = followed(self.curve, earlier.stretches)
        if earlier.link is self.link:
            known["pen"] = earlier.pen
        moved = zip(earlier.spots, self.spots, strict=False)
        return swept + [
            _about(here).united(_about(there)) for here, there in moved if here != there
        ]

    @property
    def spots(self) -> list[Point]:
        """Return what the head and the marks, if it has any, are drawn about."""
        if self.is_plain:
            return [self.tip]
        return [self.tip, self.mark.toTuple(), self.quarter.toTuple()]

    @property
    def is_plain(self) -> bool:
        """Say whether it ends in a filled head, and has no marks."""
        return not self.link.is_negative and self.link.kind is not LinkKind.FEEDBACK

    @cached_property
    def mark(self) -> QPointF:
        """Return where the sign sits: halfway, but above or below cards rather than between two.

        Between two cards, the sign of a level link would lie under it.
        """
        middle = self.curve.middle
        for row in self.rows:
            above, below = row.top - _CLEAR, row.bottom + _CLEAR
            if above < middle.y() < below:
                is_higher = middle.y() < (above + below) / 2
                return self.curve.at_height(above if is_higher else below) or middle
        return middle

    @cached_property
    def quarter(self) -> QPointF:
        """Return the point at a quarter of the length."""
        return self.curve.point_at(self.curve.length / 4)


class Pass(NamedTuple):
    """Where a link passes a row of cards, and the row."""

    row: Row
    x: float


class Lane(NamedTuple):
    """What keeps a link apart from those that have to take the same way.

    Links through one gap between cards pass it side by side, each at its own `passes`; of those
    over cards or round the edge, the longer ones have the higher `track`. Of two links between one
    pair, one turns a little before, one a little behind the middle. Those that lead far aside
    between two rows do so at `levels` of their own, from the lower end up.
    """

    track: Track
    turn: float = 0.5
    passes: tuple[Pass, ...] = ()
    levels: Levels = ()

    def aside(self, step: float, track: int) -> float:
        """Return how far from the first track one lies; many are nearer to one another.

        There is room for a few tracks between two rows of cards.
        """
        return track * min(step, step * (_FEW_TRACKS - 1) / max(self.track.count - 1, 1))

    def level(self, part: int, usual: float) -> float:
        """Return the height of a part; the usual one if it has none, or its card is in hand."""
        level = self.levels[part] if part < len(self.levels) else None
        return usual if level is None or abs(level - usual) > _ELSEWHERE else level


def route(
    link: LinkFace, chosen: Plan, ports: tuple[Point, Point], corridors: Corridors, lane: Lane
) -> Route:
    """Lay a link from port to port."""
    start, tip = ports
    arrives = chosen.arrives
    base = (tip[0] + arrives.x * HEAD_LENGTH, tip[1] + arrives.y * HEAD_LENGTH)
    match chosen.way:
        case Way.UP:
            pieces = _upwards(start, base, lane)
        case Way.OVER | Way.ROUND:
            pieces = rounded(_beside(chosen.way, start, base, corridors, lane))
        case Way.DOWN if lane.passes or lane.levels:
            pieces = reversed_way(base, _upwards(base, start, lane))
        case Way.LEVEL | Way.DOWN:
            pieces = (swung(start, base, is_upright=chosen.leaves.is_flat, turn=lane.turn),)
    passed = tuple(each.row for each in lane.passes)
    return Route(link, Curve(start, pieces), tip, passed)


def course(chosen: Plan, ports: tuple[Point, Point], corridors: Corridors, lane: Lane) -> Course:
    """Return how a link from port to port leads aside between the rows of cards."""
    start, tip = ports
    track, edge = lane.track, corridors.right_edge
    match chosen.way:
        case Way.UP:
            return swings(start, tip, lane.passes, corridors)
        case Way.DOWN:
            return swings(tip, start, lane.passes, corridors)
        case Way.OVER:
            over = corridors.channel_at(min(start[1], tip[1]) - _OVER)
            return (Part(over, start[0], tip[0], Lies.LOWEST, track.out),)
        case Way.ROUND:
            over = corridors.channel_at(start[1] - _OVER)
            under = corridors.channel_at(tip[1] + _OVER)
            return (
                Part(over, start[0], edge, Lies.LOWEST, track.start),
                Part(under, tip[0], edge, Lies.HIGHEST, track.end),
            )
        case Way.LEVEL:
            return ()


def passes(start: Point, tip: Point, corridors: Corridors, turn: float) -> tuple[Pass, ...]:
    """Return where a link passes rows of cards on its way up; none if one curve is clear."""
    base_x, base_y = tip[0], tip[1] + HEAD_LENGTH
    rows = corridors.between(tip[1], start[1])
    if not rows or _is_clear(start, (base_x, base_y), rows, turn):
        return ()
    found: list[Pass] = []
    x, y = start
    for row in reversed(rows):
        share = (y - row.middle) / (y - base_y)
        x, y = row.passage(x + (base_x - x) * share), row.top
        found.append(Pass(row, x))
    return tuple(found)


def _upwards(start: Point, base: Point, lane: Lane) -> tuple[Piece, ...]:
    """Swing up from gap to gap; in one curve where nothing is in the way."""
    levels = lane.levels
    if len(levels) != len(lane.passes) + 1:  # a card in hand is elsewhere already
        levels = (None,) * (len(lane.passes) + 1)
    if not lane.passes:
        return _swung(start, base, levels[0], turn=lane.turn)
    pieces: list[Piece] = []
    here = start
    for each, level in zip(lane.passes, levels, strict=False):
        x, row = each.x, each.row
        pieces += [*_swung(here, (x, row.bottom), level), ((x, row.top),)]
        here = (x, row.top)
    return (*pieces, *_swung(here, base, levels[-1]))


def _swung(
    start: Point, end: Point, level: float | None, *, turn: float = 0.5
) -> tuple[Piece, ...]:
    """Swing up, and at a level aside if that lies between the ends."""
    if level is None or not end[1] < level < start[1]:
        return (swung(start, end, is_upright=True, turn=turn),)
    return stepped(start, end, level)


def _is_clear(start: Point, end: Point, rows: Iterable[Row], turn: float) -> bool:
    """Say whether one curve up passes rows without crossing a card, as it is flattened."""
    (x, y), across, height = start, end[0] - start[0], start[1] - end[1]
    sideways, upwards = swing(across, height, turn)
    for row in rows:
        first = bisect_left(upwards, (y - row.bottom) / height)
        last = bisect_right(upwards, (y - row.top) / height)
        met = [x + across * each for each in sideways[first - 1 : last + 1]]
        if not all(map(row.is_free, met)):
            return False
    return True


def _beside(
    way: Way, start: Point, base: Point, corridors: Corridors, lane: Lane
) -> tuple[Point, ...]:
    """Return the corners of what goes over cards or round the edge, each on its track."""
    return (_over if way is Way.OVER else _round_the_edge)(start, base, corridors, lane)


def _over(start: Point, base: Point, corridors: Corridors, lane: Lane) -> tuple[Point, ...]:
    """Go over the cards of a row."""
    left, right = sorted((start[0], base[0]))
    over = corridors.above_words(min(start[1], base[1] + HEAD_LENGTH) - _OVER, left, right)
    over = lane.level(0, over - lane.aside(_OVER_STEP, lane.track.out))
    return start, (start[0], over), (base[0], over), base


def _round_the_edge(
    start: Point, base: Point, corridors: Corridors, lane: Lane
) -> tuple[Point, ...]:
    """Go over the card, down beyond all cards and in from below."""
    track = lane.track
    edge = corridors.right_edge + _EDGE + _EDGE_STEP * track.out
    over = corridors.above_words(start[1] - _ROUND, start[0], edge)
    over = lane.level(0, over - lane.aside(_ROUND_STEP, track.start))
    under = base[1] + _ROUND + lane.aside(_ROUND_STEP, track.end) - HEAD_LENGTH
    under = lane.level(1, under)
    return start, (start[0], over), (edge, over), (edge, under), (base[0], under), base


def work_out(routes: Sequence[Route]) -> None:
    """Work out the lines of some routes together: one by one, it takes far longer."""
    if not routes:
        return
    whole, counts = flattened([route.curve for route in routes])
    first = 0
    for route, count in zip(routes, counts, strict=True):
        own = slice(first, first + count)
        vars(route)["segments"] = Segments(whole.rows[own])
        first += count


def _about(spot: Point) -> QRectF:
    """Return the box of what is drawn about a point: a head or a mark."""
    x, y = spot
    return QRectF(x - MARGIN, y - MARGIN, 2 * MARGIN, 2 * MARGIN)


def _round(corners: Sequence[Point]) -> QRectF:
    """Return a box round these corners and what is drawn beside a line."""
    xs, ys = zip(*corners, strict=True)
    left, top = min(xs) - MARGIN, min(ys) - MARGIN
    return QRectF(left, top, max(xs) + MARGIN - left, max(ys) + MARGIN - top)
