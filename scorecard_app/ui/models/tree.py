"""A tree of ids that moves to another tree in single steps, as item models have to tell them."""

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import count

from scorecard_app.present.outline import ROOT, NodeId, Tree


@dataclass(frozen=True, slots=True)
class Insert:
    """A node without children appears at a row."""

    parent: NodeId
    row: int
    node: NodeId


@dataclass(frozen=True, slots=True)
class Remove:
    """A node goes, and all below it."""

    parent: NodeId
    row: int
    node: NodeId


@dataclass(frozen=True, slots=True)
class Move:
    """A node moves with all below it, to before a row counted as long as it is still there."""

    source: NodeId
    source_row: int
    parent: NodeId
    row: int
    node: NodeId


Step = Insert | Remove | Move

_FAR = 256
"""From so many nodes on that come and go, a tree is rebuilt."""


class NodeTree:
    """Who stands below whom, in which row; each node has a number that is never used again.

    Model indexes carry the number, so that an index that outlived its node finds nothing
    instead of something else.
    """

    def __init__(self) -> None:
        self._children: dict[NodeId, list[NodeId]] = {ROOT: []}
        self._parents: dict[NodeId, NodeId] = {}
        self._rows: dict[NodeId, int] = {}
        self._handles: dict[NodeId, int] = {}
        self._nodes: dict[int, NodeId] = {}
        self._numbers = count(1)

    def __contains__(self, node: object) -> bool:
        """Say whether a node stands in the tree."""
        return node in self._parents

    def children(self, node: NodeId) -> Sequence[NodeId]:
        """Return what stands directly below a node."""
        return self._children.get(node, ())

    def parent(self, node: NodeId) -> NodeId:
        """Return what a node stands below."""
        return self._parents[node]

    def depth(self, node: NodeId) -> int:
        """Count what stands above a node."""
        above, at = 0, self._parents[node]
        while at != ROOT:
            above, at = above + 1, self._parents[at]
        return above

    def row(self, node: NodeId) -> int:
        """Return the place of a node among its siblings."""
        return self._rows[node]

    def handle(self, node: NodeId) -> int:
        """Return the number of a node."""
        return self._handles[node]

    def node(self, handle: int) -> NodeId | None:
        """Return the node of a number; None once it is gone."""
        return self._nodes.get(handle)

    def nodes(self) -> Iterator[NodeId]:
        """Yield every node."""
        yield from self._parents

    def apply(self, step: Step) -> None:
        """Take one step."""
        match step:
            case Insert():
                handle = next(self._numbers)
                self._handles[step.node] = handle
                self._nodes[handle] = step.node
                self._put(step.parent, step.row, step.node)
            case Remove():
                self._take(step.parent, step.node)
                self._forget(step.node)
            case Move():
                is_down = step.source == step.parent and step.source_row < step.row
                self._take(step.source, step.node)
                self._put(step.parent, step.row - is_down, step.node)

    def rebuild(self, wanted: Tree) -> None:
        """Become another tree at once; the nodes that stay keep their numbers."""
        gone = self._parents.keys() - _reachable(wanted)
        self._children, self._parents, self._rows = {ROOT: []}, {}, {}
        waiting = [ROOT]
        while waiting:
            parent = waiting.pop()
            below = wanted.get(parent, ())
            self._children[parent] = [*below]
            waiting.extend(below)
            for row, node in enumerate(below):
                self._parents[node], self._rows[node] = parent, row
                if node not in self._handles:
                    handle = self._handles[node] = next(self._numbers)
                    self._nodes[handle] = node
        for node in gone:
            del self._nodes[self._handles.pop(node)]

    def _put(self, parent: NodeId, row: int, node: NodeId) -> None:
        self._children.setdefault(parent, []).insert(row, node)
        self._parents[node] = parent
        self._number(parent)

    def _take(self, parent: NodeId, node: NodeId) -> None:
        self._children[parent].remove(node)
        self._number(parent)

    def _number(self, parent: NodeId) -> None:
        self._rows.update((node, row) for row, node in enumerate(self._children[parent]))

    def _forget(self, node: NodeId) -> None:
        for child in self._children.pop(node, []):
            self._forget(child)
        del self._parents[node], self._rows[node]
        del self._nodes[self._handles.pop(node)]


def is_far(tree: NodeTree, wanted: Tree) -> bool:
    """Say whether so much comes and goes that a tree is better rebuilt than led there by steps.

    Each step numbers the siblings anew: an import of 10,000 rows would take minutes.
    """
    return len(_reachable(wanted).symmetric_difference(tree.nodes())) > _FAR


def steps(tree: NodeTree, wanted: Tree) -> Iterator[Step]:
    """Yield the steps that lead to another tree; each has to be applied before the next.

    First every node is brought to its place from the top down, so that a node never moves below
    itself; then what is left over, which holds nothing that stays, goes. Among siblings as many
    as possible stay where they are, so that one that goes or comes moves no other.
    """
    waiting = [ROOT]
    while waiting:
        parent = waiting.pop()
        below = wanted.get(parent, ())
        waiting.extend(below)
        yield from _placements(tree, parent, below)
    yield from _removals(tree, _reachable(wanted))


def _placements(tree: NodeTree, parent: NodeId, below: Sequence[NodeId]) -> Iterator[Step]:
    """Yield the steps that bring these nodes below a parent, in order, between what will leave."""
    stays = _staying(tree.children(parent), below)
    at = 0
    for node in below:
        while at < len(tree.children(parent)) and tree.children(parent)[at] not in stays:
            at += 1
        if node not in tree:
            yield Insert(parent, at, node)
        elif node not in stays:
            source, row = tree.parent(node), tree.row(node)
            is_down = source == parent and row < at
            if not (is_down and row == at - 1):
                yield Move(source, row, parent, at, node)
            if is_down:
                continue
        at += 1


def _staying(now: Sequence[NodeId], wanted: Sequence[NodeId]) -> set[NodeId]:
    """Return the most siblings that are in order already: a longest rising subsequence."""
    places = {node: place for place, node in enumerate(wanted)}
    ends: list[int] = []
    best: list[NodeId] = []
    before: dict[NodeId, NodeId | None] = {}
    for node in now:
        if node not in places:
            continue
        length = bisect_left(ends, places[node])
        before[node] = best[length - 1] if length else None
        ends[length:] = [places[node], *ends[length + 1 :]]
        best[length:] = [node, *best[length + 1 :]]
    stays: set[NodeId] = set()
    last = best[-1] if best else None
    while last is not None:
        stays.add(last)
        last = before[last]
    return stays


def _removals(tree: NodeTree, kept: set[NodeId]) -> Iterator[Step]:
    waiting = [ROOT]
    while waiting:
        parent = waiting.pop()
        for row, node in reversed([*enumerate(tree.children(parent))]):
            if node in kept:
                waiting.append(node)
            else:
                yield Remove(parent, row, node)


def _reachable(wanted: Mapping[NodeId, Sequence[NodeId]]) -> set[NodeId]:
    found: set[NodeId] = set()
    waiting = [ROOT]
    while waiting:
        below = wanted.get(waiting.pop(), ())
        found.update(below)
        waiting.extend(below)
    return found
