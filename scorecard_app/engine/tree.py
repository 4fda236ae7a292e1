"""Who rises into whom: a row for each measure, objective and perspective, children first."""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from typing import NamedTuple

import numpy as np

from scorecard_app.domain.ids import AttachmentId, EntityId, ObjectiveId, PerspectiveId
from scorecard_app.domain.measures import Measure
from scorecard_app.domain.scorecard import Scorecard
from scorecard_app.domain.settings import MissingData, RollUp
from scorecard_app.domain.strategy import Objective
from scorecard_app.engine.arrays import Codes, Floats, rows_at_once
from scorecard_app.engine.held import Places
from scorecard_app.engine.judgements import Reason
from scorecard_app.engine.weights import Edge, Weighing

_PERSPECTIVE_HEIGHT = 1 << 30
"""Above every objective, however deep they go."""


@dataclass(frozen=True, slots=True)
class Family:
    """Nodes that roll up alike, with their children, ready to be worked on.

    Children are rows (children, nodes), their weights (children, nodes, 1 or dates); a column that
    has fewer children than another is filled up with weights of 0. `bare` is by node the reason
    why nothing rises into it, where that is so.
    """

    rows: Places
    children: Places
    weights: Floats
    bare: Codes
    roll_up: RollUp
    missing: MissingData

    @property
    def is_full(self) -> bool:
        """Say whether every child weighs something, so that no column is filled up."""
        return bool((self.weights > 0).all())

    def moved(self, rows: Places) -> "Family":
        """Return the family as it stands on a board of some rows only."""
        own, children = np.searchsorted(rows, self.rows), np.searchsorted(rows, self.children)
        return Family(own, children, self.weights, self.bare, self.roll_up, self.missing)


@dataclass(frozen=True, slots=True)
class Group:
    """Nodes in rows from `start` on that roll up alike, most children first.

    Weights are (children, nodes); `dated` has (children, dates) for the places of those nodes whose
    children change their weights.
    """

    start: int
    roll_up: RollUp
    missing: MissingData
    children: Places
    weights: Floats
    dated: Mapping[int, Floats]
    degrees: Places

    @property
    def stop(self) -> int:
        """Return the row after the last one."""
        return self.start + len(self.degrees)

    def family(self, rows: Places, bare: Codes) -> Family:
        """Return some rows of the group; `bare` is that of the whole tree."""
        places = rows - self.start
        most = self.degrees[places].max(initial=0)
        weights = self.weights[:most, places][:, :, np.newaxis]
        dated = [(at, place) for at, place in enumerate(places.tolist()) if place in self.dated]
        if dated:
            dates = self.dated[dated[0][1]].shape[1]
            weights = np.repeat(weights, dates, axis=2)
            for at, place in dated:
                weights[: self.degrees[place], at] = self.dated[place]
        children = self.children[:most, places]
        return Family(rows, children, weights, bare[rows], self.roll_up, self.missing)

    def reweighed(self, row: int, edges: Sequence[Edge], weighing: Weighing) -> "Group":
        """Return the group with the weights of one node read anew."""
        place = row - self.start
        weights = self.weights.copy()
        weights[: len(edges), place] = _constant(edges, self.roll_up)
        dated = {key: each for key, each in self.dated.items() if key != place}
        dated |= _dated({place: edges}, self.roll_up, weighing)
        return replace(self, weights=weights, dated=dated)


@dataclass(frozen=True, slots=True)
class Tree:
    """Rows by id, measures first; groups in an order in which children come before parents.

    `bare` is by row the reason of a node into which nothing rises; `edges` names by row what leads
    to its children (attachments and objectives), in the order in which they are added up. `above`
    are the rows of children, rising, and beside them those of their parents.
    """

    rows: Mapping[EntityId, int]
    groups: tuple[Group, ...]
    bare: Codes
    edges: Mapping[int, tuple[EntityId, ...]]
    above: tuple[Places, Places]

    def families(self, dates: int) -> Iterator[Family]:
        """Yield all nodes in blocks that are quick to work on at so many dates."""
        for group in self.groups:
            start = group.start
            while start < group.stop:
                most = int(group.degrees[start - group.start])
                stop = min(start + rows_at_once(dates * max(1, most)), group.stop)
                yield group.family(np.arange(start, stop), self.bare)
                start = stop

    def families_of(self, rows: Iterable[int]) -> Iterator[Family]:
        """Yield some nodes, children before parents."""
        starts = [group.start for group in self.groups]
        for place, some in groupby(sorted(rows), key=lambda row: bisect_right(starts, row) - 1):
            yield self.groups[place].family(np.array(list(some), np.intp), self.bare)

    def ancestors(self, rows: Iterable[int]) -> set[int]:
        """Return the rows of all nodes into which some rows rise."""
        children, parents = self.above
        found: set[int] = set()
        waiting = list(rows)
        while waiting:
            row = waiting.pop()
            first, last = np.searchsorted(children, (row, row + 1))
            fresh = set(parents[first:last].tolist()) - found
            found |= fresh
            waiting += fresh
        return found

    def reweighed(self, rows: Iterable[int], weighing: Weighing) -> "Tree":
        """Return the tree with the weights below some nodes read anew."""
        groups = list(self.groups)
        starts = [group.start for group in groups]
        for row in rows:
            place = bisect_right(starts, row) - 1
            edges = [edge_of(weighing.card, key) for key in self.edges.get(row, ())]
            groups[place] = groups[place].reweighed(row, edges, weighing)
        return replace(self, groups=tuple(groups))


def edge_of(card: Scorecard, key: EntityId) -> Edge:
    """Return the attachment or the objective of that id."""
    attachment = card.attachments.get(AttachmentId(key))
    return attachment or card.objectives[ObjectiveId(key)]


_Down = tuple[EntityId, EntityId, Edge]
"""The child, the edge and its id; so they sort alike in whatever order a scorecard lists them."""


class _Node(NamedTuple):
    id: EntityId
    height: int
    kind: tuple[RollUp | None, MissingData | None]
    down: list[_Down]
    bare: Reason


def tree_of(measures: Sequence[Measure], weighing: Weighing) -> Tree:
    """Order the objectives and perspectives of a scorecard; measures keep the order given.

    What is left out of its parent's score has no place below it. Objectives that are their own
    ancestors, and what hangs from an objective that is not there, stay outside the tree.
    """
    card = weighing.card
    nodes = [*_objective_nodes(card), *_perspective_nodes(card)]
    kinds = {node.kind: place for place, node in enumerate(nodes)}
    nodes.sort(key=lambda node: (node.height, kinds[node.kind], -len(node.down), node.id))
    ids = [*(measure.id for measure in measures), *(node.id for node in nodes)]
    rows: dict[EntityId, int] = dict(zip(ids, range(len(ids)), strict=True))
    bare = np.zeros(len(ids), np.int8)
    bare[len(measures) :] = [node.bare for node in nodes]
    groups: list[Group] = []
    start = len(measures)
    for (_height, kind), members in groupby(nodes, key=lambda node: (node.height, node.kind)):
        alike = list(members)
        groups.append(_group(start, alike, kind, rows, weighing))
        start += len(alike)
    edges = {rows[node.id]: tuple(key for _c, key, _e in node.down) for node in nodes if node.down}
    return Tree(rows, tuple(groups), bare, edges, _above(nodes, rows))


def _objective_nodes(card: Scorecard) -> Iterator[_Node]:
    down: dict[ObjectiveId, list[_Down]] = {key: [] for key in card.objectives}
    parents: set[ObjectiveId | None] = set()
    measures = card.measures
    for attachment in card.attachments.values():
        key, child = attachment.objective_id, attachment.measure_id
        if key in down and child in measures:
            parents.add(key)
            if attachment.scored:
                down[key].append((child, attachment.id, attachment))
    for objective in card.objectives.values():
        parents.add(objective.parent_id)
        if objective.in_score and objective.parent_id in down:
            down[objective.parent_id].append((objective.id, objective.id, objective))
    heights = _heights(card.objectives)
    for key, objective in card.objectives.items():
        kind = (objective.roll_up, objective.missing)
        if key in heights:
            yield _Node(key, heights[key], kind, sorted(down[key]), _bare(key in parents))
        else:
            yield _Node(key, 0, kind, [], Reason.CIRCULAR)


def _perspective_nodes(card: Scorecard) -> Iterator[_Node]:
    tops: defaultdict[PerspectiveId | None, list[Objective]] = defaultdict(list)
    for objective in card.objectives.values():
        if objective.parent_id is None:
            tops[objective.perspective_id].append(objective)
    for key, perspective in card.perspectives.items():
        down: list[_Down] = [
            (each.id, each.id, each) for each in tops.get(key, ()) if each.in_score
        ]
        kind = (perspective.roll_up, perspective.missing)
        yield _Node(key, _PERSPECTIVE_HEIGHT, kind, sorted(down), _bare(key in tops))


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


def _group(
    start: int,
    nodes: Sequence[_Node],
    kind: tuple[RollUp | None, MissingData | None],
    rows: Mapping[EntityId, int],
    weighing: Weighing,
) -> Group:
    settings = weighing.card.settings
    roll_up = kind[0] or settings.roll_up
    degrees = np.array([len(node.down) for node in nodes], np.intp)
    shape = (int(degrees[0]), len(nodes))
    children, weights = np.zeros(shape, np.intp), np.zeros(shape)
    columns = np.repeat(np.arange(len(nodes)), degrees)
    places = np.arange(len(columns)) - np.repeat(np.cumsum(degrees) - degrees, degrees)
    children[places, columns] = [rows[child] for node in nodes for child, _k, _e in node.down]
    edges = {at: [edge for _c, _k, edge in node.down] for at, node in enumerate(nodes)}
    weights[places, columns] = _constant(
        [each for some in edges.values() for each in some], roll_up
    )
    dated = _dated(edges, roll_up, weighing)
    missing = kind[1] or settings.missing
    return Group(start, roll_up, missing, children, weights, dated, degrees)


def _constant(edges: Sequence[Edge], roll_up: RollUp) -> Floats:
    weights = np.array([edge.weight for edge in edges], np.float64)
    return _used(np.maximum(weights, 0.0), roll_up)


def _dated(
    edges: Mapping[int, Sequence[Edge]], roll_up: RollUp, weighing: Weighing
) -> dict[int, Floats]:
    """Return the weights (children, dates) of those nodes with children whose weights change."""
    return {
        place: _used(np.array([weighing.over_time(edge) for edge in some]), roll_up)
        for place, some in edges.items()
        if any(edge.weight_changes or edge.weight_source is not None for edge in some)
    }


def _used(weights: Floats, roll_up: RollUp) -> Floats:
    """Return equal weights unless the roll-up asks for them; 0 still takes a child out."""
    if roll_up is RollUp.WEIGHTED_MEAN:
        return weights
    return (weights > 0).astype(np.float64)


def _above(nodes: Sequence[_Node], rows: Mapping[EntityId, int]) -> tuple[Places, Places]:
    children = np.array([rows[child] for node in nodes for child, _k, _e in node.down], np.intp)
    own = np.array([rows[node.id] for node in nodes], np.intp)
    parents = np.repeat(own, [len(node.down) for node in nodes])
    order = np.argsort(children, kind="stable")
    return children[order], parents[order]
