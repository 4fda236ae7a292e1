"""Who rises into whom: a row for each measure, objective and perspective, children first."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby

import numpy as np
import numpy.typing as npt

from scorecard_app.domain.ids import EntityId, ObjectiveId
from scorecard_app.domain.measures import Measure
from scorecard_app.domain.scorecard import Scorecard
from scorecard_app.domain.settings import MissingData, RollUp
from scorecard_app.domain.strategy import Objective, Perspective, WeightChange
from scorecard_app.engine.arrays import Codes, Floats
from scorecard_app.engine.judgements import Reason


@dataclass(frozen=True, slots=True)
class Slot:
    """The k-th child of the first n nodes of a group; weights (n, 1), or (n, dates) if dated."""

    children: npt.NDArray[np.intp]
    weights: Floats


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


@dataclass(frozen=True, slots=True)
class _Edge:
    child_id: EntityId
    weight: float
    changes: tuple[WeightChange, ...]


@dataclass(frozen=True, slots=True)
class _Node:
    id: EntityId
    height: int
    roll_up: RollUp
    missing: MissingData
    edges: tuple[_Edge, ...]
    bare: Reason


def tree_of(card: Scorecard, measures: Sequence[Measure], dates: Sequence[date]) -> Tree:
    """Order the objectives and perspectives of a scorecard; measures keep the order given.

    What is left out of its parent's score has no place below it. Objectives that are their own
    ancestors, and what hangs from an objective that is not there, stay outside the tree.
    """
    nodes = [*_objective_nodes(card), *_perspective_nodes(card)]
    nodes.sort(key=lambda node: (node.height, -len(node.edges), node.id))
    nodes.sort(key=_likeness)
    ids = [*(measure.id for measure in measures), *(node.id for node in nodes)]
    rows: dict[EntityId, int] = {key: row for row, key in enumerate(ids)}
    bare = np.zeros(len(ids), np.int8)
    bare[len(measures) :] = [node.bare for node in nodes]
    groups: list[Group] = []
    start = len(measures)
    for _like, members in groupby(nodes, key=_likeness):
        alike = list(members)
        slots = tuple(_slots(alike, rows, dates, card.settings.fiscal_start))
        first = alike[0]
        groups.append(Group(start, start + len(alike), first.roll_up, first.missing, slots))
        start += len(alike)
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


def _likeness(node: _Node) -> tuple[object, ...]:
    missing = node.missing
    figures = (missing.policy.value, missing.carry_periods, missing.substitute or 0.0)
    return (node.height, node.roll_up.value, *figures, missing.substitute is None)


def _objective_nodes(card: Scorecard) -> Iterator[_Node]:
    edges: defaultdict[EntityId, list[_Edge]] = defaultdict(list)
    parents: set[EntityId] = set()
    for attachment in card.attachments.values():
        if attachment.measure_id in card.measures:
            parents.add(attachment.objective_id)
            if attachment.scored:
                edge = _Edge(attachment.measure_id, attachment.weight, attachment.weight_changes)
                edges[attachment.objective_id].append(edge)
    for child in card.objectives.values():
        if child.parent_id is not None:
            parents.add(child.parent_id)
            if child.in_score:
                edges[child.parent_id].append(_Edge(child.id, child.weight, child.weight_changes))
    heights = _heights(card.objectives)
    for key, objective in card.objectives.items():
        height = heights.get(key)
        if height is None:
            yield _node(card, objective, 0, [], Reason.CIRCULAR)
        else:
            bare = Reason.NOTHING_COUNTS if key in parents else Reason.NO_CHILDREN
            yield _node(card, objective, height, edges[key], bare)


def _perspective_nodes(card: Scorecard) -> Iterator[_Node]:
    edges: defaultdict[EntityId, list[_Edge]] = defaultdict(list)
    parents: set[EntityId] = set()
    for top in card.objectives.values():
        if top.parent_id is None and top.perspective_id is not None:
            parents.add(top.perspective_id)
            if top.in_score:
                edges[top.perspective_id].append(_Edge(top.id, top.weight, top.weight_changes))
    for key, perspective in card.perspectives.items():
        bare = Reason.NOTHING_COUNTS if key in parents else Reason.NO_CHILDREN
        yield _node(card, perspective, len(card.objectives) + 1, edges[key], bare)


def _node(
    card: Scorecard, owner: Objective | Perspective, height: int, edges: list[_Edge], bare: Reason
) -> _Node:
    settings = card.settings
    return _Node(
        owner.id,
        height,
        owner.roll_up or settings.roll_up,
        owner.missing or settings.missing,
        tuple(sorted(edges, key=lambda edge: edge.child_id)),
        bare,
    )


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
        children = np.array([rows[edge.child_id] for edge in edges], np.intp)
        weights = _weights(edges, dates, fiscal_start)
        if nodes[0].roll_up is not RollUp.WEIGHTED_MEAN:
            weights = (weights > 0).astype(np.float64)
        yield Slot(children, weights)


def _weights(edges: Sequence[_Edge], dates: Sequence[date], fiscal_start: int) -> Floats:
    weights = np.array([edge.weight for edge in edges], np.float64)[:, np.newaxis]
    if any(edge.changes for edge in edges):
        weights = np.repeat(weights, len(dates), axis=1)
        for row, edge in enumerate(edges):
            if edge.changes:
                weights[row] = [
                    weight_at(edge.weight, edge.changes, day, fiscal_start=fiscal_start)
                    for day in dates
                ]
    return np.maximum(weights, 0.0)
