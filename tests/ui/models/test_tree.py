from hypothesis import given
from hypothesis import strategies as st

from scorecard_app.present.outline import ROOT, Tree
from scorecard_app.ui.models.tree import Insert, Move, NodeTree, Remove, Step, steps


def tree_of(wanted: Tree) -> NodeTree:
    tree = NodeTree()
    for step in steps(tree, wanted):
        tree.apply(step)
    return tree


def brought_to(tree: NodeTree, wanted: Tree) -> list[Step]:
    taken = []
    for step in steps(tree, wanted):
        if isinstance(step, Move):
            # Qt refuses a move to where a row stands already, and one below itself
            is_same = step.source == step.parent
            assert not (is_same and step.row in {step.source_row, step.source_row + 1})
            assert step.parent not in within(tree, step.node)
        taken.append(step)
        tree.apply(step)
    return taken


def within(tree: NodeTree, node: str) -> set[str]:
    return {node}.union(*(within(tree, child) for child in tree.children(node)))


def shape(tree: NodeTree) -> dict[str, tuple[str, ...]]:
    nodes = [ROOT, *tree.nodes()]
    return {node: tuple(tree.children(node)) for node in nodes if tree.children(node)}


def flat(*nodes: str) -> Tree:
    return {ROOT: nodes}


@st.composite
def trees(draw: st.DrawFn) -> Tree:
    tree: dict[str, tuple[str, ...]] = {}
    placed = [ROOT]
    for node in draw(st.permutations("abcdefg"))[: draw(st.integers(0, 7))]:
        parent = draw(st.sampled_from(placed))
        below = list(tree.get(parent, ()))
        below.insert(draw(st.integers(0, len(below))), node)
        tree[parent] = tuple(below)
        placed.append(node)
    return tree


@given(trees(), trees())
def test_any_tree_becomes_any_other_by_legal_steps(before: Tree, after: Tree) -> None:
    tree = tree_of(before)
    brought_to(tree, after)
    assert shape(tree) == after


def test_a_sibling_that_goes_moves_no_other() -> None:
    tree = tree_of(flat("a", "b", "c", "d"))
    assert brought_to(tree, flat("a", "c", "d")) == [Remove(ROOT, 1, "b")]


def test_a_sibling_that_comes_moves_no_other() -> None:
    tree = tree_of(flat("a", "c"))
    assert brought_to(tree, flat("a", "b", "c")) == [Insert(ROOT, 1, "b")]


def test_the_first_that_becomes_the_last_is_one_move() -> None:
    tree = tree_of(flat("a", "b", "c", "d"))
    assert brought_to(tree, flat("b", "c", "d", "a")) == [Move(ROOT, 0, ROOT, 4, "a")]


def test_the_children_of_what_goes_move_up_before_it_does() -> None:
    tree = tree_of({ROOT: ("a",), "a": ("b",), "b": ("c",)})
    taken = brought_to(tree, {ROOT: ("a",), "a": ("c",)})
    assert taken == [Move("b", 0, "a", 1, "c"), Remove("a", 0, "b")]


def test_two_that_change_places_as_parent_and_child_never_stand_below_themselves() -> None:
    tree = tree_of({ROOT: ("a",), "a": ("b",)})
    brought_to(tree, {ROOT: ("b",), "b": ("a",)})
    assert shape(tree) == {ROOT: ("b",), "b": ("a",)}


def test_the_number_of_a_node_is_never_used_again() -> None:
    tree = tree_of(flat("a", "b"))
    old = tree.handle("b")
    brought_to(tree, flat("a"))
    brought_to(tree, flat("a", "b"))
    assert tree.node(old) is None
    assert tree.node(tree.handle("b")) == "b"
