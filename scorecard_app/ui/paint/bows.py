"""Lay links straight from card to card, bowed where a straight line would cross another card."""

import math
from collections.abc import Collection, Iterable, Mapping
from dataclasses import replace
from operator import itemgetter

import numpy as np
from PySide6.QtCore import QRectF

from scorecard_app.domain.ids import LinkId, ObjectiveId
from scorecard_app.present.faces import LinkFace
from scorecard_app.ui.paint.curves import Curve, Point, halved
from scorecard_app.ui.paint.rim import End, apart
from scorecard_app.ui.paint.routes import Route
from scorecard_app.ui.paint.swept import Swept, joined
from scorecard_app.ui.paint.swings import STRAIGHT, SWINGS, Bend, Field, Met, controls_of, edge
from scorecard_app.ui.paint.ways import HEAD_LENGTH, Place

_MORE, _ROUND = 0.16, 0.2
"""How much farther a link may swing aside to pass no card closely, and how near to one end at most
it may do so: no card is worth a hook."""

_Pair = frozenset[ObjectiveId]


class Bows:
    """Knows where cards stand and what links them, as the router of lanes does."""

    def __init__(self) -> None:
        self.routes: dict[LinkId, Route] = {}
        self._links: dict[LinkId, LinkFace] = {}
        self._places: dict[ObjectiveId, Place] = {}
        self._field = Field({})

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
        known, self._links = self._links, {link.link_id: link for link in links}
        if {*map(_way_of, known.values())} == {*map(_way_of, self._links.values())}:
            self._wear()
        else:
            self._lay_all()
        return joined(before, {each: (route.box,) for each, route in self.routes.items()})

    def move(self, places: Mapping[ObjectiveId, Place], *, in_hand: bool) -> Swept:
        """Put some cards elsewhere; return boxes to repaint."""
        del in_hand
        if places.items() <= self._places.items():
            return {}
        self._places.update(places)
        before = {each: (route.box,) for each, route in self.routes.items()}
        self._lay_all()
        return joined(before, {each: (route.box,) for each, route in self.routes.items()})

    def give_way(self, rects: Iterable[QRectF]) -> Swept:
        """Do without: every movement lays all links."""
        del rects
        return {}

    def _wear(self) -> None:
        """Let every link look as it does now, on its old way."""
        self.routes = {
            each: route
            if route.link is self._links[each]
            else replace(route, link=self._links[each])
            for each, route in self.routes.items()
        }

    def _lay_all(self) -> None:
        self._field = Field({each: place.rect for each, place in self._places.items()})
        bends = self._bends()
        ends = self._ends_apart(bends)
        self.routes = {
            link_id: _bowed(self._links[link_id], ends[link_id, False], ends[link_id, True], at)
            for link_id, at in bends.items()
        }

    def _bends(self) -> dict[LinkId, tuple[Bend, Point]]:
        """Return how each link bends and where its control stands."""
        found: dict[LinkId, tuple[Bend, Point]] = {}
        taken: dict[_Pair, list[Bend]] = {}
        known = self._places.keys()
        shown = (each for each in self._links.values() if {each.from_id, each.to_id} <= known)
        for link in sorted(shown, key=self._from_short):
            used = taken.setdefault(frozenset((link.from_id, link.to_id)), [])
            bend = self._best(link, used)
            used.append(_from_first(link, bend))
            self._field.take(link.from_id, link.to_id, bend)
            here, there = (self._rect(each).center() for each in (link.from_id, link.to_id))
            ((x, y),) = controls_of(here, there, np.array([bend])).tolist()
            found[link.link_id] = bend, (x, y)
        return found

    def _ends_apart(self, bends: Mapping[LinkId, tuple[Bend, Point]]) -> dict[End, Point]:
        """Return where each link leaves its first card, and where it arrives at its second."""
        met: dict[ObjectiveId, dict[End, tuple[Point, Point]]] = {}
        for link_id, (_bend, control) in bends.items():
            link = self._links[link_id]
            for each, other in ((link.from_id, link.to_id), (link.to_id, link.from_id)):
                ((x, y),) = edge(self._rect(each), np.array([control])).tolist()
                goal = self._rect(other).center()
                end = link_id, each == link.to_id
                met.setdefault(each, {})[end] = (x, y), (goal.x(), goal.y())
        ends: dict[End, Point] = {}
        for each, here in met.items():
            ends |= apart(self._rect(each), here)
        return ends

    def _rect(self, objective_id: ObjectiveId) -> QRectF:
        return self._places[objective_id].rect

    def _from_short(self, link: LinkFace) -> tuple[float, ...]:
        """Let long links give way to short ones, and those as long not by their order in a file."""
        here, there = (self._rect(each).center() for each in (link.from_id, link.to_id))
        length = math.hypot(there.x() - here.x(), there.y() - here.y())
        return length, here.x(), here.y(), there.x(), there.y(), link.is_negative

    def _best(self, link: LinkFace, used: Collection[Bend]) -> Bend:
        """Return the least bend that crosses the fewest cards.

        One that is clear may swing a little farther, to pass no card closely. Links between one
        pair take different bends, seen from the same one of the two.
        """
        best: tuple[Met, Bend] | None = None
        farthest, bulge = math.inf, 0.0
        for bends in SWINGS:
            free = [each for each in bends if bulge <= each[0] <= 1 - bulge]
            free = [each for each in free if _from_first(link, each) not in used]
            if not free or abs(free[0][1]) > farthest:
                continue
            met, bend = min(
                zip(self._field.met(link.from_id, link.to_id, free), free, strict=True),
                key=itemgetter(0),
            )
            if best is None or met < best[0]:
                best = (met, bend)
            if met == (0, 0):
                break
            if not met[0]:
                farthest, bulge = min(farthest, abs(bend[1]) + _MORE), _ROUND
        return STRAIGHT if best is None else best[1]


def _way_of(link: LinkFace) -> tuple[str | bool, ...]:
    """Return what the way of a link depends on, beside the places of cards."""
    return link.link_id, link.from_id, link.to_id, link.is_negative


def _from_first(link: LinkFace, bend: Bend) -> Bend:
    """Return how a bend looks from the card of the two whose id comes first."""
    along, aside = bend
    return bend if link.from_id < link.to_id else (1 - along, -aside)


def _bowed(link: LinkFace, leaves: Point, tip: Point, bent: tuple[Bend, Point]) -> Route:
    """Run from the edge of one card to that of the other, bent aside."""
    bend, control = bent
    if not bend[1]:
        control = leaves[0] / 2 + tip[0] / 2, leaves[1] / 2 + tip[1] / 2
    length = math.dist(tip, control) or 1.0
    base = (
        tip[0] + (control[0] - tip[0]) / length * HEAD_LENGTH,
        tip[1] + (control[1] - tip[1]) / length * HEAD_LENGTH,
    )
    if not bend[1]:
        return Route(link, Curve(leaves, ((base,),)), tip)
    controls = (_towards(leaves, control), _towards(base, control))
    pieces = halved(leaves, (*controls, base))  # a wide one is round only in many steps
    return Route(link, Curve(leaves, pieces), tip)


def _towards(start: Point, control: Point) -> Point:
    """Return the control of a cubic that stands for this one of a quadratic curve."""
    share = 2 / 3
    return start[0] + (control[0] - start[0]) * share, start[1] + (control[1] - start[1]) * share
