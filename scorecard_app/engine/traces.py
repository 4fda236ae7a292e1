"""What leads where on the map: what feeds an objective and what it feeds, loops, loose ends."""

from collections import defaultdict, deque
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from scorecard_app.domain.ids import LinkId, ObjectiveId
from scorecard_app.domain.links import Link
from scorecard_app.domain.scorecard import Scorecard

Onward = Mapping[ObjectiveId, list[Link]]
"""By objective the links to go on by, whichever way one goes."""


@dataclass(frozen=True, slots=True)
class Trace:
    """Everything that leads to an objective and everything that it leads to, over any links.

    Each objective stands with its distance in links along the shortest way; the one traced is in
    neither mapping, unless a loop leads back to it, and then with the length of that loop.
    `links` are those that lie on some way in or out.
    """

    objective_id: ObjectiveId
    causes: Mapping[ObjectiveId, int]
    effects: Mapping[ObjectiveId, int]
    links: frozenset[LinkId]


def trace(card: Scorecard, objective_id: ObjectiveId) -> Trace:
    """Return what feeds an objective and what it feeds."""
    causes = _distances(_by_end(card), objective_id)
    effects = _distances(_by_start(card), objective_id)
    into, out_of = {objective_id, *causes}, {objective_id, *effects}
    links = frozenset(
        link.id
        for link in card.links.values()
        if {link.from_id, link.to_id} <= into or {link.from_id, link.to_id} <= out_of
    )
    return Trace(objective_id, causes, effects, links)


def loops(card: Scorecard) -> tuple[tuple[Link, ...], ...]:
    """Return the shortest loop through each link that lies on one, every loop once.

    Loops need not be wrong: feedback is a loop. The shortest stand first, and in a loop the link
    that leaves the card with the lowest number.
    """
    knot_of = {key: knot for knot in knots(card.links.values()) for key in knot}
    knotted = [
        link
        for link in card.links.values()
        if link.to_id in knot_of.get(link.from_id, ()) and link.from_id != link.to_id
    ]
    onward = _grouped(knotted, backward=False)
    found: dict[frozenset[LinkId], tuple[Link, ...]] = {}
    for link in knotted:
        way = _shortest_way(onward, link.to_id, link.from_id)
        if way is not None:
            found.setdefault(frozenset(each.id for each in (link, *way)), (link, *way))
    turned = [_turned(card, loop) for loop in found.values()]
    return tuple(sorted(turned, key=lambda loop: (len(loop), _numbers(card, loop))))


def loose_ends(card: Scorecard) -> tuple[ObjectiveId, ...]:
    """Return the objectives that no path leads on from to the culminating category.

    Parts of an objective lead where the whole does. Nothing is loose while no category is named.
    """
    culminating = card.settings.culminating_perspective_id
    if culminating not in card.perspectives:
        return ()
    backward: defaultdict[ObjectiveId, list[ObjectiveId]] = defaultdict(list)
    for link in card.links.values():
        backward[link.to_id].append(link.from_id)
    for each in card.objectives.values():
        if each.parent_id is not None:
            backward[each.parent_id].append(each.id)
    waiting = [key for key, each in card.objectives.items() if each.perspective_id == culminating]
    arrived = set(waiting)
    while waiting:
        fresh = set(backward.get(waiting.pop(), ())) - arrived
        arrived |= fresh
        waiting.extend(fresh)
    return tuple(key for key in card.objectives if key not in arrived)


def orphans(card: Scorecard) -> tuple[ObjectiveId, ...]:
    """Return the objectives without any link, that are neither a part nor a whole."""
    joined = {key for link in card.links.values() for key in (link.from_id, link.to_id)}
    for each in card.objectives.values():
        if each.parent_id is not None:
            joined |= {each.id, each.parent_id}
    return tuple(key for key in card.objectives if key not in joined)


def knots(links: Iterable[Link]) -> tuple[frozenset[ObjectiveId], ...]:
    """Return the sets of objectives in which every one leads to every other over these links.

    An objective alone is no knot. Kosaraju's two walks, without recursion.
    """
    links = list(links)
    there, back = _grouped(links, backward=False), _grouped(links, backward=True)
    order: list[ObjectiveId] = []
    seen: set[ObjectiveId] = set()
    for start in there:
        _walk_out(there, start, seen, order)
    found = []
    taken: set[ObjectiveId] = set()
    for start in reversed(order):
        if start not in taken:
            knot: list[ObjectiveId] = []
            _walk_out(back, start, taken, knot)
            found.append(frozenset(knot))
    return tuple(knot for knot in found if len(knot) > 1)


def _walk_out(
    onward: Onward, start: ObjectiveId, seen: set[ObjectiveId], order: list[ObjectiveId]
) -> None:
    """Append all that is reached and not seen, each after all that it reaches."""
    if start in seen:
        return
    seen.add(start)
    path = [(start, iter(onward.get(start, ())))]
    while path:
        here, rest = path[-1]
        link = next(rest, None)
        if link is None:
            order.append(here)
            path.pop()
        elif (there := _other_end(link, here)) not in seen:
            seen.add(there)
            path.append((there, iter(onward.get(there, ()))))


def _distances(onward: Onward, start: ObjectiveId) -> dict[ObjectiveId, int]:
    found: dict[ObjectiveId, int] = {}
    waiting = deque([(start, 0)])
    while waiting:
        here, distance = waiting.popleft()
        for link in onward.get(here, ()):
            there = _other_end(link, here)
            if there not in found:
                found[there] = distance + 1
                waiting.append((there, distance + 1))
    return found


def _shortest_way(onward: Onward, start: ObjectiveId, goal: ObjectiveId) -> list[Link] | None:
    """Return the links of a shortest way, or None where there is none."""
    came_by: dict[ObjectiveId, Link] = {}
    waiting = deque([start])
    while waiting and goal not in came_by:
        here = waiting.popleft()
        for link in onward.get(here, ()):
            if link.to_id not in came_by and link.to_id != start:
                came_by[link.to_id] = link
                waiting.append(link.to_id)
    if goal not in came_by:
        return None
    way = [came_by[goal]]
    while way[-1].from_id != start:
        way.append(came_by[way[-1].from_id])
    return way[::-1]


def _turned(card: Scorecard, loop: tuple[Link, ...]) -> tuple[Link, ...]:
    numbers = _numbers(card, loop)
    first = numbers.index(min(numbers))
    return loop[first:] + loop[:first]


def _numbers(card: Scorecard, loop: tuple[Link, ...]) -> list[int]:
    return [card.objectives[link.from_id].number for link in loop]


def _by_start(card: Scorecard) -> Onward:
    return _grouped(card.links.values(), backward=False)


def _by_end(card: Scorecard) -> Onward:
    return _grouped(card.links.values(), backward=True)


def _grouped(links: Iterable[Link], *, backward: bool) -> Onward:
    groups: defaultdict[ObjectiveId, list[Link]] = defaultdict(list)
    for link in links:
        groups[link.to_id if backward else link.from_id].append(link)
    return groups


def _other_end(link: Link, here: ObjectiveId) -> ObjectiveId:
    return link.from_id if link.to_id == here else link.to_id
