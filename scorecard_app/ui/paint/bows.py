"""Lay links straight from card to card, bowed where a straight line would cross another card."""

import math
from collections.abc import Collection, Iterable, Iterator, Mapping

from PySide6.QtCore import QRectF

from scorecard_app.domain.ids import LinkId, ObjectiveId
from scorecard_app.present.faces import LinkFace
from scorecard_app.ui.paint.curves import Curve, Point, halved
from scorecard_app.ui.paint.router import Swept, joined
from scorecard_app.ui.paint.routes import HEAD_LENGTH, Place, Route

_Bend = tuple[float, float]
"""Where the control of a curve stands, along and beside the line from card to card, in lengths."""

_STRAIGHT: _Bend = (0.5, 0.0)
_BENDS: tuple[_Bend, ...] = (
    _STRAIGHT,
    *(
        (along, sign * step / 100)
        for step in range(4, 129, 4)
        for along in (0.5, 0.35, 0.65, 0.2, 0.8, 0.05, 0.95)
        for sign in (1, -1)
    ),
)
"""How a link may swing aside: the first way that is clear is taken."""

_CELL = 256.0
_CLEARANCE = 6.0

_Pair = frozenset[ObjectiveId]
_Box = tuple[float, float, float, float]


class Bows:
    """Knows where cards stand and what links them, as the router of lanes does."""

    def __init__(self) -> None:
        self.routes: dict[LinkId, Route] = {}
        self._links: dict[LinkId, LinkFace] = {}
        self._places: dict[ObjectiveId, Place] = {}
        self._cells: dict[tuple[int, int], list[tuple[ObjectiveId, _Box]]] = {}

    @property
    def places(self) -> Mapping[ObjectiveId, Place]:
        """Return where each card stands."""
        return self._places

    def links_at(self, objective_id: ObjectiveId) -> Collection[LinkId]:
        """Return the links that start or end at a card."""
        return [
            link.link_id
            for link in self._links.values()
            if objective_id in {link.from_id, link.to_id}
        ]

    def keep_clear(self, rects: Iterable[QRectF]) -> None:
        """Do without: there are no headers between cards."""

    def lay(self, links: Iterable[LinkFace], places: Mapping[ObjectiveId, Place]) -> None:
        """Know these links and these cards and no others, and lay every route."""
        self._links = {link.link_id: link for link in links}
        self._places = dict(places)
        self._lay_all()

    def follow_links(self, links: Iterable[LinkFace]) -> Swept:
        """Know these links between the same cards; return boxes to repaint."""
        before = {each: (route.box,) for each, route in self.routes.items()}
        self._links = {link.link_id: link for link in links}
        self._lay_all()
        return joined(before, {each: (route.box,) for each, route in self.routes.items()})

    def move(self, places: Mapping[ObjectiveId, Place], *, in_hand: bool) -> Swept:
        """Put some cards elsewhere; return boxes to repaint."""
        del in_hand
        self._places.update(places)
        return self.follow_links(self._links.values())

    def give_way(self, rects: Iterable[QRectF]) -> Swept:
        """Do without: every movement lays all links."""
        del rects
        return {}

    def _lay_all(self) -> None:
        self._survey()
        self.routes = {}
        taken: dict[_Pair, list[_Bend]] = {}
        for link in self._links.values():
            if link.from_id in self._places and link.to_id in self._places:
                used = taken.setdefault(frozenset((link.from_id, link.to_id)), [])
                bend, self.routes[link.link_id] = self._best(link, used)
                used.append(_from_first(link, bend))

    def _survey(self) -> None:
        """See which cards stand in which part of the map."""
        self._cells = {}
        for each, place in self._places.items():
            rect = place.rect.adjusted(-_CLEARANCE, -_CLEARANCE, _CLEARANCE, _CLEARANCE)
            box = (rect.left(), rect.top(), rect.right(), rect.bottom())
            for cell in _cells(box):
                self._cells.setdefault(cell, []).append((each, box))

    def _best(self, link: LinkFace, used: Collection[_Bend]) -> tuple[_Bend, Route]:
        """Return the least bend, and its route, that crosses the fewest cards.

        Links between one pair take different bends, seen from the same one of the two.
        """
        start, end = (self._places[each].rect for each in (link.from_id, link.to_id))
        best: tuple[int, _Bend, Route] | None = None
        for bend in _BENDS:
            if _from_first(link, bend) in used:
                continue
            route = _bowed(link, start, end, bend)
            crossed = self._crossed(route.curve, link)
            if best is None or crossed < best[0]:
                best = (crossed, bend, route)
            if not crossed:
                break
        return (_STRAIGHT, _bowed(link, start, end, _STRAIGHT)) if best is None else best[1:]

    def _crossed(self, curve: Curve, link: LinkFace) -> int:
        """Return how many cards other than its own a link crosses."""
        crossed = {link.from_id, link.to_id}
        for one, other in zip(curve.points, curve.points[1:], strict=False):
            (x1, x2), (y1, y2) = sorted((one[0], other[0])), sorted((one[1], other[1]))
            for cell in _cells((x1, y1, x2, y2)):
                for each, box in self._cells.get(cell, ()):
                    if each not in crossed and _meets(one, other, box):
                        crossed.add(each)
        return len(crossed) - len({link.from_id, link.to_id})


def _from_first(link: LinkFace, bend: _Bend) -> _Bend:
    """Return how a bend looks from the card of the two whose id comes first."""
    along, aside = bend
    return bend if link.from_id < link.to_id else (1 - along, -aside)


def _bowed(link: LinkFace, start: QRectF, end: QRectF, bend: _Bend) -> Route:
    """Run from the edge of one card to that of the other, bent aside."""
    here, there = start.center(), end.center()
    across, down = there.x() - here.x(), there.y() - here.y()
    along, aside = bend
    control = (
        here.x() + across * along - down * aside,
        here.y() + down * along + across * aside,
    )
    leaves, tip = _edge(start, control), _edge(end, control)
    length = math.dist(tip, control) or 1.0
    base = (
        tip[0] + (control[0] - tip[0]) / length * HEAD_LENGTH,
        tip[1] + (control[1] - tip[1]) / length * HEAD_LENGTH,
    )
    if not aside:
        return Route(link, Curve(leaves, ((base,),)), tip)
    controls = (_towards(leaves, control), _towards(base, control))
    pieces = halved(leaves, (*controls, base))  # a wide one is round only in many steps
    return Route(link, Curve(leaves, pieces), tip)


def _edge(rect: QRectF, goal: Point) -> Point:
    """Return where the line from the middle of a card to a goal leaves the card."""
    middle = rect.center()
    across, down = goal[0] - middle.x(), goal[1] - middle.y()
    shares = [
        half / abs(way)
        for half, way in ((rect.width() / 2, across), (rect.height() / 2, down))
        if way
    ]
    share = min([*shares, 1.0])
    return middle.x() + across * share, middle.y() + down * share


def _towards(start: Point, control: Point) -> Point:
    """Return the control of a cubic that stands for this one of a quadratic curve."""
    share = 2 / 3
    return start[0] + (control[0] - start[0]) * share, start[1] + (control[1] - start[1]) * share


def _cells(box: _Box) -> Iterator[tuple[int, int]]:
    left, top, right, bottom = (int(each // _CELL) for each in box)
    for column in range(left, right + 1):
        for row in range(top, bottom + 1):
            yield column, row


def _meets(one: Point, other: Point, box: _Box) -> bool:
    """Say whether a line between two points crosses a box (Liang and Barsky 1984)."""
    first, last = 0.0, 1.0
    for axis in (0, 1):
        low, high = box[axis], box[axis + 2]
        start, way = one[axis], other[axis] - one[axis]
        if not way:
            if not low < start < high:
                return False
            continue
        enters, leaves = sorted(((low - start) / way, (high - start) / way))
        first, last = max(first, enters), min(last, leaves)
    return first < last
