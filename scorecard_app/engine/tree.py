"""Who rises into whom: a row for each measure, objective and perspective, children first."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import chain, count, groupby
from operator import attrgetter

import numpy as np

from scorecard_app.domain.ids import AttachmentId, EntityId, ObjectiveId
from scorecard_app.domain.measures import Measure
from scorecard_app.domain.scorecard import Scorecard
from scorecard_app.domain.settings import MissingData, RollUp
from scorecard_app.engine.arrays import Codes, Floats, rows_at_once
from scorecard_app.engine.held import Places
from scorecard_app.engine.nodes import Node, Ways, nodes_of, ways_of
from scorecard_app.engine.weights import Edge, Weighing, is_dated


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
        own, children = rows.searchsorted(self.rows), rows.searchsorted(self.children)
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
        most = self.degrees.take(places).max(initial=0)
        weights = self.weights[:most].take(places, axis=1)[:, :, np.newaxis]
        dated = [(at, place) for at, place in enumerate(places.tolist()) if place in self.dated]
        if dated:
            dates = self.dated[dated[0][1]].shape[1]
            weights = np.repeat(weights, dates, axis=2)
            for at, place in dated:
                weights[: self.degrees[place], at] = self.dated[place]
        children = self.children[:most].take(places, axis=1)
        return Family(rows, children, weights, bare.take(rows), self.roll_up, self.missing)

    def reweighed(self, row: int, edges: Sequence[Edge], weighing: Weighing) -> "Group":
        """Return the group with the weights of one node read anew."""
        place = row - self.start
        weights = self.weights.copy()
        given = np.array([edge.weight for edge in edges], np.float64)
        weights[: len(edges), place] = _used(np.maximum(given, 0.0), self.roll_up)
        dated = {key: each for key, each in self.dated.items() if key != place}
        if any(is_dated(edge) for edge in edges):
            dated |= _dated({place: edges}, self.roll_up, weighing)
        return replace(self, weights=weights, dated=dated)


@dataclass(frozen=True, slots=True)
class Tree:
    """Rows by id, measures first; groups in an order in which children come before parents.

    `bare` is by row the reason of a node into which nothing rises; `down` are by row its ways to
    its children, in the order in which they are added up: places among `ways`. `above` are the
    rows of children, rising, and beside them those of their parents.
    """

    rows: Mapping[EntityId, int]
    groups: tuple[Group, ...]
    bare: Codes
    ways: Sequence[EntityId]
    down: Mapping[int, Sequence[int]]
    above: tuple[Places, Places]

    def edges(self, row: int) -> list[EntityId]:
        """Name what leads to the children of a node: attachments and objectives."""
        return [self.ways[place] for place in self.down.get(row, ())]

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
            first, last = children.searchsorted(row), children.searchsorted(row, "right")
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
            edges = [edge_of(weighing.card, key) for key in self.edges(row)]
            groups[place] = groups[place].reweighed(row, edges, weighing)
        return replace(self, groups=tuple(groups))


def edge_of(card: Scorecard, key: EntityId) -> Edge:
    """Return the attachment or the objective of that id."""
    attachment = card.attachments.get(AttachmentId(key))
    return attachment or card.objectives[ObjectiveId(key)]


def tree_of(measures: Sequence[Measure], weighing: Weighing) -> Tree:
    """Order the objectives and perspectives of a scorecard; measures keep the order given."""
    ways = ways_of(weighing.card)
    nodes = list(nodes_of(weighing.card, ways))
    kinds = {node.kind: place for place, node in enumerate(nodes)}
    nodes.sort(key=lambda node: (node.height, kinds[node.kind], -len(node.down), node.id))
    start = len(measures)
    ids: list[EntityId] = [*map(_ID, measures), *map(_ID, nodes)]
    rows = dict(zip(ids, count()))
    bare = np.zeros(len(rows), np.int8)
    bare[start:] = [node.bare for node in nodes]
    down = dict(enumerate(map(_DOWN, nodes), start))
    children = np.array(list(map(rows.__getitem__, ways.children)), np.intp)
    groups, above = [], []
    for _alike, members in groupby(nodes, key=lambda node: (node.height, node.kind)):
        planted = _Planted(start, list(members), ways, children)
        groups.append(planted.group(weighing))
        above.append((planted.children, start + planted.columns))
        start = groups[-1].stop
    return Tree(rows, tuple(groups), bare, ways.edges, down, _sorted(above))


_ID, _DOWN = attrgetter("id"), attrgetter("down")


class _Planted:
    """Nodes that roll up alike, in rows from `start` on; `children` are rows, end to end.

    `columns` says to which node a child belongs. All ways are given with the rows they lead to.
    """

    def __init__(self, start: int, nodes: Sequence[Node], ways: Ways, children: Places) -> None:
        self._start = start
        self._nodes = nodes
        self._ways = ways
        self._down = np.array(list(chain.from_iterable(map(_DOWN, nodes))), np.intp)
        self._degrees = np.array([len(node.down) for node in nodes], np.intp)
        self.children = children[self._down]
        self.columns = np.repeat(np.arange(len(nodes)), self._degrees)

    def group(self, weighing: Weighing) -> Group:
        """Lay the children out in columns."""
        settings, (own, missing) = weighing.card.settings, self._nodes[0].kind
        roll_up, degrees = own or settings.roll_up, self._degrees
        shape = (int(degrees[0]), len(self._nodes))
        children, weights = np.zeros(shape, np.intp), np.zeros(shape)
        places = np.arange(len(self.columns)) - np.repeat(np.cumsum(degrees) - degrees, degrees)
        children[places, self.columns] = self.children
        given = np.maximum(self._ways.weights[self._down], 0.0)
        weights[places, self.columns] = _used(given, roll_up)
        dated = _dated(self._dated_edges(weighing.card), roll_up, weighing)
        policy = missing or settings.missing
        return Group(self._start, roll_up, policy, children, weights, dated, degrees)

    def _dated_edges(self, card: Scorecard) -> dict[int, list[Edge]]:
        """Return by place what leads to the children of nodes where any weight changes."""
        dated, edges = self._ways.dated, self._ways.edges
        return {
            place: [edge_of(card, edges[way]) for way in node.down]
            for place, node in enumerate(self._nodes if dated else ())
            if not dated.isdisjoint(node.down)
        }


def _sorted(above: Sequence[tuple[Places, Places]]) -> tuple[Places, Places]:
    """Return the rows of children, rising, and beside them those of their parents."""
    nothing = np.empty(0, np.intp)
    children = np.concatenate([nothing, *(some for some, _parents in above)])
    parents = np.concatenate([nothing, *(some for _children, some in above)])
    order = np.argsort(children, kind="stable")
    return children[order], parents[order]


def _dated(
    edges: Mapping[int, Sequence[Edge]], roll_up: RollUp, weighing: Weighing
) -> dict[int, Floats]:
    """Return the weights (children, dates) of nodes with children whose weights change."""
    return {
        place: _used(np.array([weighing.over_time(edge) for edge in some]), roll_up)
        for place, some in edges.items()
    }


def _used(weights: Floats, roll_up: RollUp) -> Floats:
    """Return equal weights unless the roll-up asks for them; 0 still takes a child out."""
    if roll_up is RollUp.WEIGHTED_MEAN:
        return weights
    return (weights > 0).astype(np.float64)
