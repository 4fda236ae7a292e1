"""Keep a route for every link, and lay anew what a change touches."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import replace
from functools import partial
from typing import NamedTuple

from PySide6.QtCore import QRectF

from scorecard_app.domain.ids import LinkId, ObjectiveId
from scorecard_app.present.faces import LinkFace
from scorecard_app.ui.paint.aisles import Aisle, Aisles
from scorecard_app.ui.paint.channels import Channels, Course
from scorecard_app.ui.paint.corridors import Corridors, Gap
from scorecard_app.ui.paint.curves import Point
from scorecard_app.ui.paint.gaps import Gaps
from scorecard_app.ui.paint.hulls import overlap, sides_of
from scorecard_app.ui.paint.nesting import Tie
from scorecard_app.ui.paint.ports import Port, port_at, ports_of
from scorecard_app.ui.paint.routes import Lane, Route, course, passes, route, work_out
from scorecard_app.ui.paint.swept import Swept, joined, taken_over
from scorecard_app.ui.paint.ways import Place, Plan, Way, leanings, plan

_TURN = 0.2

_UPRIGHT = frozenset({Way.UP, Way.DOWN})


class Router:
    """Knows where cards stand and what links them.

    `places` holds where each card stands, `routes` a way for each link shown; both are to be read.
    """

    def __init__(self) -> None:
        self.routes: dict[LinkId, Route] = {}
        self._links: dict[LinkId, LinkFace] = {}
        self._twins: dict[LinkId, LinkId] = {}
        self._at: dict[ObjectiveId, set[LinkId]] = {}
        self.places: dict[ObjectiveId, Place] = {}
        self._rows: dict[int, list[Place]] = {}
        self._plans: dict[LinkId, Plan] = {}
        self._leanings: dict[LinkId, tuple[float, float]] = {}
        self._ties: dict[LinkId, Tie] = {}
        self._aisles = Aisles(self._ties.__getitem__)
        self._orders: dict[Port, list[LinkId]] = {}
        self._gaps = Gaps(self._ties.__getitem__)
        self._unparted: set[LinkId] = set()
        self._channels = Channels()
        self._unsettled: set[LinkId] = set()
        self._in_hand: frozenset[ObjectiveId] = frozenset()
        self._kept_clear: tuple[QRectF, ...] = ()
        self._corridors = Corridors(())

    def links_at(self, objective_id: ObjectiveId) -> Collection[LinkId]:
        """Return the links that start or end at a card, shown or not."""
        return self._at.get(objective_id, ())

    def keep_clear(self, rects: Iterable[QRectF]) -> None:
        """Let upward links pass beside these boxes, as beside cards, from the next laying on."""
        self._kept_clear = tuple(rects)

    def lay(self, links: Iterable[LinkFace], places: Mapping[ObjectiveId, Place]) -> None:
        """Know these links and these cards and no others, and lay every route."""
        self._links = {link.link_id: link for link in links}
        self._twins = _twins_of(self._links.values())
        self._at = {}
        for link in self._links.values():
            for objective_id in (link.from_id, link.to_id):
                self._at.setdefault(objective_id, set()).add(link.link_id)
        self.places = dict(places)
        self._survey()
        self._plans, self._leanings, self._orders, self.routes, self._ties = {}, {}, {}, {}, {}
        tie = self._ties.__getitem__
        self._aisles, self._gaps = Aisles(tie), Gaps(tie)
        self._channels = Channels()
        self._unparted, self._unsettled = set(), set()
        self.routes = self._laid_again(self._links)
        work_out([*self.routes.values()])

    def follow_links(self, links: Iterable[LinkFace]) -> Swept:
        """Know these links between the same cards; lay only what is new or runs elsewhere now.

        Returns what `move` does; a link that only looks different keeps its way.
        """
        old, new = self._links, {link.link_id: link for link in links}
        unlike = {each for each in old.keys() | new.keys() if old.get(each) is not new.get(each)}
        changed = {each for each in unlike if old.get(each) != new.get(each)}
        moved = {each for each in changed if _ends(old.get(each)) != _ends(new.get(each))}
        swept = {each: self.routes[each].parts for each in changed & self.routes.keys()}
        gone = moved & old.keys()
        ports, aisles = ports_of(self._links, self._plans, gone), self._aisles.of(gone)
        gaps = {gap for link_id in gone for gap in self._gaps.leave(link_id)}
        for link_id in gone:
            self._forget(link_id)
        self._links = new
        self._twins = _twins_of(new.values())
        for link_id in moved & new.keys():
            for objective_id in _ends(new[link_id]):
                self._at.setdefault(objective_id, set()).add(link_id)
        for link_id in (changed - moved) & self.routes.keys():
            self.routes[link_id] = replace(self.routes[link_id], link=new[link_id])
        return joined(swept, self._lay_again(moved & new.keys(), ports, aisles, gaps))

    def move(self, places: Mapping[ObjectiveId, Place], *, in_hand: bool) -> Swept:
        """Put some cards elsewhere and lay anew what runs from and to them.

        Cards in hand are in nobody's way until they have come to rest, which they have when nothing
        moves any more. Returns for each link that runs elsewhere now the boxes in which it was or
        is.
        """
        self.places.update(places)
        if not in_hand:
            self._survey()
        elif self._in_hand != places.keys():
            self._survey(in_hand=places.keys())
        return self._lay_again({link_id for each in places for link_id in self.links_at(each)})

    def give_way(self, rects: Iterable[QRectF]) -> Swept:
        """Lay anew what runs near places that cards have left or taken; return what `move` does."""
        disturbed = [sides_of(each) for each in rects]
        if self._in_hand:
            self._survey()  # what was put back is at rest, though nothing moved in the end
        near = {
            link_id
            for link_id, each in self.routes.items()
            if any(overlap(each.sides, sides) for sides in disturbed)
        }
        return self._lay_again(near | self._gaps.astray(self._corridors.rows))

    def _survey(self, in_hand: Collection[ObjectiveId] = ()) -> None:
        """See what stands in the way."""
        self._in_hand = frozenset(in_hand)
        at_rest = [place for each, place in self.places.items() if each not in self._in_hand]
        self._corridors = Corridors([place.rect for place in at_rest], self._kept_clear)
        self._rows = {}
        for place in at_rest:
            self._rows.setdefault(place.row, []).append(place)

    def _forget(self, link_id: LinkId) -> None:
        """Drop everything that is known of a link."""
        for objective_id in _ends(self._links[link_id]):
            self._at[objective_id].discard(link_id)
        for known in (self.routes, self._plans, self._leanings):
            known.pop(link_id, None)
        self._aisles.forget(link_id)
        self._unsettled.add(link_id)

    def _lay_again(
        self,
        link_ids: Collection[LinkId],
        ports: Collection[Port] = (),
        aisles: Collection[Aisle] = (),
        gaps: Collection[Gap] = (),
    ) -> Swept:
        """Lay some links and what they disturb; return what `move` does."""
        return taken_over(self.routes, self._laid_again(link_ids, ports, aisles, gaps))

    def _laid_again(
        self,
        link_ids: Collection[LinkId],
        ports: Collection[Port] = (),
        aisles: Collection[Aisle] = (),
        gaps: Collection[Gap] = (),
    ) -> dict[LinkId, Route]:
        """Plan these, then lay them and whatever shares their way in another order now.

        Others have left these `ports`, `aisles` and `gaps` already. In gaps, links keep their
        places beside those of a card in hand until it is put down.
        """
        ports = {*ports, *ports_of(self._links, self._plans, link_ids)}
        aisles = {*aisles, *self._aisles.of(link_ids)}
        for link_id in link_ids:
            self._plan(link_id)
        touched = set(link_ids)
        for port in ports | ports_of(self._links, self._plans, link_ids):
            order = self._order(port)
            if order != self._orders.get(port):
                self._orders[port] = order
                touched.update(order)
        for aisle in aisles | self._aisles.of(link_ids):
            touched |= self._aisles.nest(aisle, partial(_span, self._links, self.places))
        ways = {each: self._way(each) for each in touched & self._plans.keys()}
        left = {gap for each, way in ways.items() for gap in self._pass(each, way)}
        parted = self._gaps.spread({*gaps, *left}) | self._unparted
        self._unparted = (parted - touched) if self._in_hand else set()
        ways.update((each, self._way(each)) for each in parted - self._unparted - ways.keys())
        self._unsettled |= ways.keys()
        if not self._in_hand:
            ways.update((each, self._way(each)) for each in self._settle() - ways.keys())
        return {each: self._route(each, way) for each, way in ways.items()}

    def _plan(self, link_id: LinkId) -> None:
        """Choose the way of a link, and where along the sides of its cards it wants to be."""
        link = self._links[link_id]
        start, end = self.places.get(link.from_id), self.places.get(link.to_id)
        if start is None or end is None:
            return
        chosen = plan(start, end, self._rows.get(start.row, ()))
        self._plans[link_id] = chosen
        self._leanings[link_id] = leanings(chosen, start, end, self._corridors)
        self._ties[link_id] = _tie(link, start, end)
        self._aisles.enter(link_id, chosen.way, (start.row, end.row))

    def _pass(self, link_id: LinkId, way: "_Way") -> set[Gap]:
        """See where a link has to pass between cards; return the gaps that it leaves or enters."""
        chosen = self._plans[link_id].way
        if chosen not in _UPRIGHT:
            return self._gaps.leave(link_id)
        start, tip = way.ends if chosen is Way.UP else way.ends[::-1]
        turn = way.turn if chosen is Way.UP else self._turn(link_id, (start, tip))
        wanted = passes(start, tip, self._corridors, turn)
        return self._gaps.enter(link_id, wanted, start[0] + tip[0])

    def _settle(self) -> set[LinkId]:
        """Give links heights between the rows; return those that have others now."""
        asked = self._plans.keys() if self._channels.is_new(self._corridors) else ()
        found: dict[LinkId, Course] = {}
        for each in self._unsettled.union(asked):
            chosen, found[each] = self._plans.get(each), ()
            if chosen is not None:
                way = self._way(each)
                found[each] = course(chosen, way.ends, self._corridors, self._lane(each, way))
        self._unsettled = set()
        return self._channels.settle(found, self._ties.__getitem__) & self._plans.keys()

    def _route(self, link_id: LinkId, way: "_Way") -> Route:
        link, chosen = self._links[link_id], self._plans[link_id]
        return route(link, chosen, way.ends, self._corridors, self._lane(link_id, way))

    def _lane(self, link_id: LinkId, way: "_Way") -> Lane:
        gaps, channels = self._gaps, self._channels
        track = self._aisles.track(link_id)
        return Lane(track, way.turn, gaps.passes(link_id), channels.levels(link_id))

    def _way(self, link_id: LinkId) -> "_Way":
        """Return where a link leaves its first card, arrives at its second, and turns."""
        link, chosen = self._links[link_id], self._plans[link_id]
        ends = (
            self._port_at(link_id, (link.from_id, chosen.leaves)),
            self._port_at(link_id, (link.to_id, chosen.arrives)),
        )
        return _Way(ends, self._turn(link_id, ends))

    def _turn(self, link_id: LinkId, ends: tuple[Point, Point]) -> float:
        """Return where a link turns: of two between one pair, the outer one later."""
        first = self._twins.get(link_id)
        if first is None:
            return 0.5
        (x1, _y1), (x2, _y2) = ends
        is_later = (first == link_id) == (x2 > x1)
        return 0.5 + (_TURN if is_later else -_TURN)

    def _port_at(self, link_id: LinkId, port: Port) -> Point:
        """Return where on a side a link begins or ends; the links of a side share it in order."""
        objective_id, side = port
        order, place = self._orders[port], self.places[objective_id]
        return port_at(place, side, order.index(link_id), len(order))

    def _order(self, port: Port) -> list[LinkId]:
        """Return the links at one side of a card, by where they go to or come from."""
        objective_id, side = port
        plans, links, places, axis = self._plans, self._links, self.places, 0 if side.is_flat else 1
        along: list[tuple[float, float, Tie, LinkId]] = []
        for link_id in self.links_at(objective_id):
            chosen = plans.get(link_id)
            if chosen is None:
                continue
            link = links[link_id]
            if link.from_id == objective_id:
                own, end, far_id = chosen.leaves, 0, link.to_id
            else:
                own, end, far_id = chosen.arrives, 1, link.from_id
            if own is side:
                far = places[far_id].centre[axis]
                along.append((self._leanings[link_id][end], far, self._ties[link_id], link_id))
        along.sort()
        return [each[3] for each in along]


class _Way(NamedTuple):
    """Where a link leaves its first card and arrives at its second, and where between it turns."""

    ends: tuple[Point, Point]
    turn: float


def _tie(link: LinkFace, start: Place, end: Place) -> Tie:
    """Order links that are alike by where their cards stand and by sign: ids are random."""
    return *start.sides[:2], *end.sides[:2], link.is_negative, link.link_id


def _span(
    links: Mapping[LinkId, LinkFace],
    places: Mapping[ObjectiveId, Place],
    link_id: LinkId,
    way: Way,
) -> tuple[float, float]:
    """Return from where to where a link runs beside others, along its aisle."""
    link = links[link_id]
    start, end = (places[each].rect for each in (link.from_id, link.to_id))
    if way is Way.ROUND:
        return start.top(), end.bottom()
    middles = start.center().x(), end.center().x()
    return min(middles), max(middles)


def _twins_of(links: Iterable[LinkFace]) -> dict[LinkId, LinkId]:
    """Return for each of two links between one pair, which comes first: a positive one."""
    pairs: dict[tuple[ObjectiveId, ObjectiveId], list[tuple[bool, LinkId]]] = {}
    for link in links:
        pairs.setdefault((link.from_id, link.to_id), []).append((link.is_negative, link.link_id))
    twins = (pair for pair in pairs.values() if len(pair) > 1)
    return {each: min(pair)[1] for pair in twins for _is_negative, each in pair}


def _ends(link: LinkFace | None) -> tuple[ObjectiveId, ...]:
    return (link.from_id, link.to_id) if link else ()
