"""Keep a route for every link, and lay anew what a change touches."""

from collections.abc import Collection, Iterable, Iterator, Mapping

from PySide6.QtCore import QRectF

from scorecard_app.domain.ids import LinkId, ObjectiveId
from scorecard_app.present.faces import LinkFace
from scorecard_app.ui.paint.corridors import Corridors
from scorecard_app.ui.paint.curves import Point
from scorecard_app.ui.paint.routes import Place, Plan, Route, Side, Way, plan, route

_PORT_STEP = 22.0
_CORNER_ROOM = 20.0
_TRACKS = 3


class Router:
    """Knows where cards stand and what links them; `routes` holds a way for each link shown."""

    def __init__(self) -> None:
        self.routes: dict[LinkId, Route] = {}
        self._links: dict[LinkId, LinkFace] = {}
        self._tracks: dict[LinkId, int] = {}
        self._at: dict[ObjectiveId, set[LinkId]] = {}
        self._places: dict[ObjectiveId, Place] = {}
        self._rows: dict[int, list[Place]] = {}
        self._plans: dict[LinkId, Plan] = {}
        self._kept_clear: tuple[QRectF, ...] = ()
        self._corridors = Corridors(())

    @property
    def places(self) -> Mapping[ObjectiveId, Place]:
        """Return where each card stands."""
        return self._places

    def links_at(self, objective_id: ObjectiveId) -> Collection[LinkId]:
        """Return the links that start or end at a card, shown or not."""
        return self._at.get(objective_id, ())

    def keep_clear(self, rects: Iterable[QRectF]) -> None:
        """Let upward links pass beside these boxes, as beside cards, from the next laying on."""
        self._kept_clear = tuple(rects)

    def lay(self, links: Iterable[LinkFace], places: Mapping[ObjectiveId, Place]) -> None:
        """Know these links and these cards and no others, and lay every route."""
        self._links = {link.link_id: link for link in links}
        self._tracks = {link_id: index % _TRACKS for index, link_id in enumerate(self._links)}
        self._at = {}
        for link in self._links.values():
            for objective_id in (link.from_id, link.to_id):
                self._at.setdefault(objective_id, set()).add(link.link_id)
        self._places = dict(places)
        self._survey()
        self.routes = {}
        self._plans = {}
        self._lay(self._links)

    def move(self, places: Mapping[ObjectiveId, Place]) -> list[QRectF]:
        """Put some cards elsewhere and lay their links and their neighbours' anew.

        Returns the boxes in which a link looked different before or does so now.
        """
        self._places.update(places)
        self._survey()
        near = {
            end for moved in places for each in self.links_at(moved) for end in self._ends(each)
        }
        return self._lay_again({link_id for each in near for link_id in self.links_at(each)})

    def give_way(self, rects: Iterable[QRectF]) -> list[QRectF]:
        """Lay anew what runs near places that cards have left or taken; return boxes as `move`."""
        disturbed = tuple(rects)
        return self._lay_again(
            {
                link_id
                for link_id, each in self.routes.items()
                if any(each.box.intersects(rect) for rect in disturbed)
            }
        )

    def _lay_again(self, link_ids: Collection[LinkId]) -> list[QRectF]:
        before = [self.routes[each].box for each in link_ids if each in self.routes]
        self._lay(link_ids)
        return before + [self.routes[each].box for each in link_ids if each in self.routes]

    def _survey(self) -> None:
        cards = (place.rect for place in self._places.values())
        self._corridors = Corridors((*self._kept_clear, *cards))
        self._rows = {}
        for place in self._places.values():
            self._rows.setdefault(place.row, []).append(place)

    def _ends(self, link_id: LinkId) -> tuple[ObjectiveId, ObjectiveId]:
        link = self._links[link_id]
        return link.from_id, link.to_id

    def _lay(self, link_ids: Collection[LinkId]) -> None:
        """Plan all of them first: the ports of a side are shared by plan."""
        for link_id in link_ids:
            start, end = (self._places.get(each) for each in self._ends(link_id))
            if start and end:
                self._plans[link_id] = plan(start, end, self._rows[start.row])
        for link_id in link_ids:
            if link_id in self._plans:
                self.routes[link_id] = self._route(link_id)

    def _route(self, link_id: LinkId) -> Route:
        link, chosen = self._links[link_id], self._plans[link_id]
        ports = (
            self._port(link_id, link.from_id, chosen.leaves),
            self._port(link_id, link.to_id, chosen.arrives),
        )
        return route(link, chosen, ports, self._corridors, track=self._tracks[link_id])

    def _port(self, link_id: LinkId, objective_id: ObjectiveId, side: Side) -> Point:
        """Return where on a side a link begins or ends; the links of a side share it in order."""
        rect = self._places[objective_id].rect
        order = [found for _place, found in sorted(self._sharing(objective_id, side))]
        room = (rect.width() if side.is_flat else rect.height()) - 2 * _CORNER_ROOM
        step = min(_PORT_STEP, room / max(len(order) - 1, 1))
        off = (order.index(link_id) - (len(order) - 1) / 2) * step
        centre, (x, y) = rect.center(), side.value
        if side.is_flat:
            return centre.x() + off, centre.y() + y * rect.height() / 2
        return centre.x() + x * rect.width() / 2, centre.y() + off

    def _sharing(self, objective_id: ObjectiveId, side: Side) -> Iterator[tuple[float, LinkId]]:
        """Yield the links at one side of a card, with where along it their other ends lie."""
        for link_id in self.links_at(objective_id):
            chosen = self._plans.get(link_id)
            if chosen is None:
                continue
            start, end = self._ends(link_id)
            leaves = start == objective_id
            if side is not (chosen.leaves if leaves else chosen.arrives):
                continue
            centre = self._places[end if leaves else start].rect.center()
            along = centre.x() if side.is_flat else centre.y()
            yield (float("inf") if chosen.way is Way.ROUND else along), link_id
