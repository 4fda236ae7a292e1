"""What no scorecard may contain: the rules for links, trees and references."""

from collections.abc import Iterator

from scorecard_app.domain.ids import ObjectiveId
from scorecard_app.domain.links import Link, LinkKind
from scorecard_app.domain.scorecard import Scorecard
from scorecard_app.texts import _, quoted

MAX_LINKS_PER_PAIR = 2


def why_not_link(card: Scorecard, link: Link) -> str | None:
    """Return the sentence why this link may not stand, or None where it may.

    The link may already be in the scorecard, or not yet.
    """
    if link.from_id == link.to_id:
        return _("An objective cannot be linked to itself.")
    if not {link.from_id, link.to_id} <= card.objectives.keys():
        return _("A link needs an objective at each end.")
    if link.lag_months < 0:
        return _("A lag cannot be negative.")
    if link.kind is LinkKind.LOGICAL and link.lag_months:
        return _("A logical link is true at once, so it has no lag.")
    twins = [
        other
        for other in card.links.values()
        if other.id != link.id and (other.from_id, other.to_id) == (link.from_id, link.to_id)
    ]
    if any(other.sign is link.sign for other in twins) or len(twins) >= MAX_LINKS_PER_PAIR:
        return _("These two are already linked in this way; edit that link instead.")
    loop = _instant_loop(card, link)
    if loop:
        names = " → ".join(quoted(card.objectives[each].name) for each in loop)
        return _(
            "This would close a loop without any lag: {names}. Give one of its links a lag."
        ).format(names=names)
    return None


def objectives_above(card: Scorecard, objective_id: ObjectiveId) -> Iterator[ObjectiveId]:
    """Yield the parent, its parent and so on; stops where the tree is broken by a cycle."""
    seen = {objective_id}
    parent = card.objectives[objective_id].parent_id
    while parent is not None and parent in card.objectives and parent not in seen:
        yield parent
        seen.add(parent)
        parent = card.objectives[parent].parent_id


def _instant_loop(card: Scorecard, link: Link) -> list[ObjectiveId]:
    """Return the objectives of a lag-0 loop that runs through this link, empty without one."""
    if link.lag_months:
        return []
    onward: dict[ObjectiveId, list[ObjectiveId]] = {}
    for other in card.links.values():
        if other.id != link.id and other.lag_months == 0:
            onward.setdefault(other.from_id, []).append(other.to_id)
    came_from: dict[ObjectiveId, ObjectiveId] = {}
    waiting = [link.to_id]
    while waiting:
        here = waiting.pop()
        if here == link.from_id:
            return _walk_back(came_from, link)
        for there in onward.get(here, ()):
            if there not in came_from and there != link.to_id:
                came_from[there] = here
                waiting.append(there)
    return []


def _walk_back(came_from: dict[ObjectiveId, ObjectiveId], link: Link) -> list[ObjectiveId]:
    path = [link.from_id]
    while path[-1] != link.to_id:
        path.append(came_from[path[-1]])
    return [*reversed(path), link.to_id]
