"""Check the links of the map: each by the law, and all together for loops without a lag."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from scorecard_app.document.checks.problem import Problem, about
from scorecard_app.domain.ids import ObjectiveId
from scorecard_app.domain.legality import why_not_link
from scorecard_app.domain.levels import Level
from scorecard_app.domain.links import Link
from scorecard_app.domain.scorecard import Scorecard
from scorecard_app.texts import _


def illegal_links(card: Scorecard) -> Iterator[Problem]:
    """Yield links that may not stand, judged beside the others between the same two."""
    pairs: defaultdict[tuple[ObjectiveId, ObjectiveId], list[Link]] = defaultdict(list)
    for link in card.links.values():
        pairs[link.from_id, link.to_id].append(link)
    bare = replace(card, links={})
    for (from_id, to_id), links in pairs.items():
        if from_id not in card.objectives or to_id not in card.objectives:
            continue  # a broken reference, and said so there
        alone = bare if len(links) == 1 else replace(card, links={each.id: each for each in links})
        for link in links:
            says = why_not_link(alone, link)
            if says is not None:
                yield about(card, link, level=Level.ERROR, says=says)


def instant_loops(card: Scorecard) -> Iterator[Problem]:
    """Yield the links of loops whose total lag is 0; a merge may bring one about."""
    instant = [
        link for link in card.links.values() if link.lag_months == 0 and link.from_id != link.to_id
    ]
    knot = _without_loose_ends(instant)
    onward: defaultdict[ObjectiveId, list[ObjectiveId]] = defaultdict(list)
    for link in knot:
        onward[link.from_id].append(link.to_id)
    for link in knot:
        if _leads_to(onward, link.to_id, link.from_id):
            says = _("It is part of a loop without any lag. Give one of its links a lag.")
            yield about(card, link, level=Level.WARNING, says=says, code="L07")


def _without_loose_ends(links: Iterable[Link]) -> list[Link]:
    """Return what is left when links at loose ends are taken away again and again."""
    rest = list(links)
    while True:
        starts = {link.from_id for link in rest}
        ends = {link.to_id for link in rest}
        kept = [link for link in rest if link.from_id in ends and link.to_id in starts]
        if len(kept) == len(rest):
            return kept
        rest = kept


def _leads_to(
    onward: Mapping[ObjectiveId, list[ObjectiveId]], start: ObjectiveId, goal: ObjectiveId
) -> bool:
    seen = {start}
    waiting = [start]
    while waiting:
        here = waiting.pop()
        if here == goal:
            return True
        fresh = [there for there in onward.get(here, ()) if there not in seen]
        seen.update(fresh)
        waiting.extend(fresh)
    return False
