"""Who rises into whom: a row for each measure, objective and perspective, children first."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from operator import attrgetter
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from scorecard_app.domain.ids import EntityId, ObjectiveId, PerspectiveId
from scorecard_app.domain.measures import Attachment, Measure
from scorecard_app.domain.scorecard import Scorecard
from scorecard_app.domain.settings import MissingData, RollUp
from scorecard_app.domain.strategy import Objective, WeightChange
from scorecard_app.engine.arrays import Codes, Floats
from scorecard_app.engine.judgements import Reason

_ID = attrgetter("id")
_MEASURE_ID = attrgetter("measure_id")


@dataclass(frozen=True, slots=True)
class Slot:
    """The k-th child of the first n nodes of a group; weights (n, 1), or (n, dates) if dated."""

    children: npt.NDArray[np.intp]
    weights: Floats

    @property
    def unweighted(self) -> "Slot":
        """Return the slot with equal weights; a weight of 0 still takes a child out."""
        return Slot(self.children, (self.weights > 0).astype(np.float64))


@dataclass(frozen=True, slots=True)
class Group:
    """Nodes in rows from `start` to before `stop` that roll up alike, most children first."""

    start: int
    stop: int
    roll_up: RollUp
    missing: MissingData
    slots: tuple[Slot, ...]


@dataclass(frozen=True, slots=True)
class Tree:
    """Rows by id, measures first; groups in an order in which children come before parents.

    `bare` is by row the reason of a node into which nothing rises.
    """

    rows: Mapping[EntityId, int]
    groups: tuple[Group, ...]
    bare: Codes


_Edge = Attachment | Objective
"""What leads from a parent down to a child, and says with which weight."""


class _Node(NamedTuple):
    id: EntityId
    height: int
    kind: tuple[RollUp | None, MissingData | None]
    edges: Sequence[_Edge]
    bare: Reason


def tree_of(card: Scorecard, measures: Sequence[Measure], dates: Sequence[date]) -> Tree:
    """Order the objectives and perspectives of a scorecard; measures keep the order given.

    What is left out of its parent's score has no place below it. Objectives that are their own
    ancestors, and what hangs from an objective that is not there, stay outside the tree.
    """
    nodes = [*_objective_nodes(card), *_perspective_nodes(card)]
    kinds = {node.kind: place for place, node in enumerate(nodes)}
    nodes.sort(key=lambda node: (node.height, kinds[node.kind], -len(node.edges), node.id))
    ids = [*(measure.id for measure in measures), *(node.id for node in nodes)]
    rows: dict[EntityId, int] = {key: row for row, key in enumerate(ids)}
    bare = np.zeros(len(ids), np.int8)
    bare[len(measures) :] = [node.bare for node in nodes]
    groups: list[Group] = []
    start = len(measures)
    for (_height, kind), members in groupby(nodes, key=lambda node: (node.height, node.kind)):
        alike = list(members)
        roll_up = kind[0] or card.settings.roll_up
        slots = tuple(_slots(alike, rows, dates, card.settings.fiscal_start))
        if roll_up is not RollUp.WEIGHTED_MEAN:
            slots = tuple(slot.unweighted for slot in slots)
        missing = kind[1] or card.settings.missing
        groups.append(Group(start, start := start + len(alike), roll_up, missing, slots))
    return Tree(rows, tuple(groups), bare)


def weight_at(
    edge_weight: float, changes: Sequence[WeightChange], day: date, *, fiscal_start: int
) -> float:
    """Return the weight in force on a day: that of the last change that has begun by then."""
    begun = [
        (change.since.start(fiscal_start=fiscal_start), change.weight)
        for change in changes
        if change.since.start(fiscal_start=fiscal_start) <= day
    ]
    return max(begun, key=lambda change: change[0])[1] if begun else edge_weight


def _objective_nodes(card: Scorecard) -> Iterator[_Node]:
    attachments: dict[ObjectiveId, list[Attachment]] = {key: [] for key in card.objectives}
    children: dict[ObjectiveId, list[Objective]] = {key: [] for key in card.objectives}
    parents: set[ObjectiveId | None] = set()
    for attachment in card.attachments.values():
        key = attachment.objective_id
        if key in attachments and attachment.measure_id in card.measures:
            parents.add(key)
            if attachment.scored:
                attachments[key].append(attachment)
    for child in card.objectives.values():
        parents.add(child.parent_id)
        if child.parent_id in children and child.in_score:
            children[child.parent_id].append(child)
    heights = _heights(card.objectives)
    for key, objective in card.objectives.items():
        kind = (objective.roll_up, objective.missing)
        if key not in heights:
            yield _Node(key, 0, kind, (), Reason.CIRCULAR)
            continue
        edges: list[_Edge] = sorted(attachments[key], key=_MEASURE_ID)
        edges += sorted(children[key], key=_ID)
        yield _Node(key, heights[key], kind, edges, _bare(key in parents))


def _perspective_nodes(card: Scorecard) -> Iterator[_Node]:
    tops: defaultdict[PerspectiveId | None, list[Objective]] = defaultdict(list)
    for objective in card.objectives.values():
        if objective.parent_id is None:
            tops[objective.perspective_id].append(objective)
    summit = len(card.objectives) + 1
    for key, perspective in card.perspectives.items():
        edges = sorted((each for each in tops.get(key, ()) if each.in_score), key=_ID)
        kind = (perspective.roll_up, perspective.missing)
        yield _Node(key, summit, kind, edges, _bare(key in tops))


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


def _slots(
    nodes: Sequence[_Node],
    rows: Mapping[EntityId, int],
    dates: Sequence[date],
    fiscal_start: int,
) -> Iterator[Slot]:
    """Yield the first child of all nodes, then the second of those that have one, and so on."""
    for place in range(len(nodes[0].edges)):
        edges = [node.edges[place] for node in nodes if place < len(node.edges)]
        children = [
            rows[edge.measure_id if isinstance(edge, Attachment) else edge.id] for edge in edges
        ]
        yield Slot(np.array(children, np.intp), _weights(edges, dates, fiscal_start))


def _weights(edges: Sequence[_Edge], dates: Sequence[date], fiscal_start: int) -> Floats:
    weights = np.array([edge.weight for edge in edges], np.float64)[:, np.newaxis]
    if any(edge.weight_changes for edge in edges):
        weights = np.repeat(weights, len(dates), axis=1)
        for row, edge in enumerate(edges):
            if edge.weight_changes:
                weights[row] = [
                    weight_at(edge.weight, edge.weight_changes, day, fiscal_start=fiscal_start)
                    for day in dates
                ]
    return np.maximum(weights, 0.0)
