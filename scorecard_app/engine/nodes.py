"""The objectives and perspectives of a scorecard, each with the ways down to its children."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from scorecard_app.domain.ids import EntityId, ObjectiveId, PerspectiveId
from scorecard_app.domain.scorecard import Scorecard
from scorecard_app.domain.settings import MissingData, RollUp
from scorecard_app.domain.strategy import Objective
from scorecard_app.engine.judgements import Reason
from scorecard_app.engine.weights import is_dated

Down = tuple[EntityId, EntityId, int, float, bool]
"""A way down: child, edge (ids, so that ways sort alike however a scorecard lists them), row of
the child or −1 if that is no measure, weight, and whether the weight may differ by date."""

Kind = tuple[RollUp | None, MissingData | None]
"""The roll-up and the policy for missing data that a node has of its own."""

_PERSPECTIVE_HEIGHT = 1 << 30
"""Above every objective, however deep they go."""

_NO_ROW = -1


class Node(NamedTuple):
    """An objective or a perspective; `height` is that above its lowest descendant."""

    id: EntityId
    height: int
    kind: Kind
    down: list[Down]
    bare: Reason


def nodes_of(card: Scorecard, measures: Mapping[EntityId, int]) -> list[Node]:
    """Return all objectives and perspectives of a scorecard whose measures stand in some rows.

    What is left out of its parent's score has no place below it. Objectives that are their own
    ancestors, and what hangs from an objective that is not there, have nothing below them.
    """
    return [*_objectives(card, measures), *_perspectives(card)]


def _objectives(card: Scorecard, measures: Mapping[EntityId, int]) -> Iterator[Node]:
    down: dict[ObjectiveId, list[Down]] = {key: [] for key in card.objectives}
    parents: set[ObjectiveId | None] = set()
    for attachment in card.attachments.values():
        ways, child = down.get(attachment.objective_id), attachment.measure_id
        row = measures.get(child)
        if ways is None or row is None:
            continue
        if attachment.scored:
            ways.append((child, attachment.id, row, attachment.weight, is_dated(attachment)))
        else:
            parents.add(attachment.objective_id)
    for objective in card.objectives.values():
        parents.add(objective.parent_id)
        if objective.in_score and objective.parent_id in down:
            down[objective.parent_id].append(_way_to(objective))
    heights = _heights(card.objectives)
    for key, objective in card.objectives.items():
        kind = (objective.roll_up, objective.missing)
        if key in heights:
            ways = down[key]
            ways.sort()
            yield Node(key, heights[key], kind, ways, _bare(bool(ways) or key in parents))
        else:
            yield Node(key, 0, kind, [], Reason.CIRCULAR)


def _perspectives(card: Scorecard) -> Iterator[Node]:
    tops: defaultdict[PerspectiveId | None, list[Objective]] = defaultdict(list)
    for objective in card.objectives.values():
        if objective.parent_id is None:
            tops[objective.perspective_id].append(objective)
    for key, perspective in card.perspectives.items():
        ways = sorted(_way_to(each) for each in tops.get(key, ()) if each.in_score)
        kind = (perspective.roll_up, perspective.missing)
        yield Node(key, _PERSPECTIVE_HEIGHT, kind, ways, _bare(key in tops))


def _way_to(objective: Objective) -> Down:
    return objective.id, objective.id, _NO_ROW, objective.weight, is_dated(objective)


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
