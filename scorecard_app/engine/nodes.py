"""The objectives and perspectives of a scorecard, and all ways down from them to their children."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from operator import attrgetter
from typing import NamedTuple

import numpy as np

from scorecard_app.domain.ids import EntityId, ObjectiveId
from scorecard_app.domain.scorecard import Scorecard
from scorecard_app.domain.settings import MissingData, RollUp
from scorecard_app.domain.strategy import Objective
from scorecard_app.engine.arrays import Floats
from scorecard_app.engine.judgements import Reason
from scorecard_app.engine.weights import Edge, is_dated, parent_of

Kind = tuple[RollUp | None, MissingData | None]
"""The roll-up and the policy for missing data that a node has of its own."""

_PERSPECTIVE_HEIGHT = 1 << 30
"""Above every objective, however deep they go."""

_ID, _WEIGHT = attrgetter("id"), attrgetter("weight")
_SERVED, _MEASURED = attrgetter("objective_id"), attrgetter("measure_id")


@dataclass(frozen=True, slots=True)
class Ways:
    """All ways down, side by side: ids of edges, parents and children, weights by edge.

    `dated` are the places of those whose weights may differ by date.
    """

    edges: Sequence[EntityId]
    parents: Sequence[EntityId | None]
    children: Sequence[EntityId]
    weights: Floats
    dated: frozenset[int]


class Node(NamedTuple):
    """An objective or a perspective; `height` is that above its lowest descendant.

    `down` are the places of its ways down among all, by id of the edge, so that they are added up
    alike however a scorecard lists them.
    """

    id: EntityId
    height: int
    kind: Kind
    down: list[int]
    bare: Reason


def ways_of(card: Scorecard) -> Ways:
    """Return all ways down to what counts for the score of its parent, be that there or not."""
    measures = card.measures
    attached = [
        each for each in card.attachments.values() if each.scored and each.measure_id in measures
    ]
    rising = [each for each in card.objectives.values() if each.in_score]
    edges: list[Edge] = [*attached, *rising]
    return Ways(
        list(map(_ID, edges)),
        [*map(_SERVED, attached), *map(parent_of, rising)],
        [*map(_MEASURED, attached), *map(_ID, rising)],
        np.array(list(map(_WEIGHT, edges)), np.float64),
        frozenset(place for place, edge in enumerate(edges) if is_dated(edge)),
    )


def nodes_of(card: Scorecard, ways: Ways) -> Iterator[Node]:
    """Yield all objectives and perspectives of a scorecard.

    Objectives that are their own ancestors have nothing below them.
    """
    down: defaultdict[EntityId | None, list[int]] = defaultdict(list)
    for place, parent in enumerate(ways.parents):
        down[parent].append(place)
    for places in down.values():
        places.sort(key=ways.edges.__getitem__)
    heights, left_out = _heights(card.objectives), set(_left_out(card))
    for key, objective in card.objectives.items():
        kind, places = (objective.roll_up, objective.missing), down.get(key, [])
        if key in heights:
            yield Node(key, heights[key], kind, places, _bare(bool(places) or key in left_out))
        else:
            yield Node(key, 0, kind, [], Reason.CIRCULAR)
    for lane, perspective in card.perspectives.items():
        kind, places = (perspective.roll_up, perspective.missing), down.get(lane, [])
        bare = _bare(bool(places) or lane in left_out)
        yield Node(lane, _PERSPECTIVE_HEIGHT, kind, places, bare)


def _left_out(card: Scorecard) -> Iterator[EntityId | None]:
    """Yield the parents of what is left out of their scores on purpose."""
    for attachment in card.attachments.values():
        if not attachment.scored and attachment.measure_id in card.measures:
            yield attachment.objective_id
    for objective in card.objectives.values():
        if not objective.in_score:
            yield parent_of(objective)


def _bare(has_children: bool) -> Reason:  # noqa: FBT001 - the only thing it is asked
    """Return why nothing rises into a node that has children, all left out, or none at all."""
    return Reason.NOTHING_COUNTS if has_children else Reason.NO_CHILDREN


def _heights(objectives: Mapping[ObjectiveId, Objective]) -> dict[ObjectiveId, int]:
    """Return the height of each objective above its lowest descendant; none within a cycle."""
    waiting: defaultdict[ObjectiveId, int] = defaultdict(int)
    for objective in objectives.values():
        if objective.parent_id is not None:
            waiting[objective.parent_id] += 1
    heights: dict[ObjectiveId, int] = {key: 0 for key in objectives if key not in waiting}
    ready = list(heights)
    for key in ready:
        parent = objectives[key].parent_id
        if parent in objectives and parent is not None:
            waiting[parent] -= 1
            heights[parent] = max(heights.get(parent, 0), heights[key] + 1)
            if not waiting[parent]:
                ready.append(parent)
    return {key: heights[key] for key in ready}
