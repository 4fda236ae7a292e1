"""Reads a map as a screen reader does: through Qt's interfaces alone."""

from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtGui import QAccessible, QAccessibleInterface

from scorecard_app.texts import LocaleForms
from scorecard_app.ui.accessible.announcer import Announcer
from scorecard_app.ui.accessible.tree import MapTree
from tests.ui.canvas.stage import Stage

Name = QAccessible.Text.Name
Description = QAccessible.Text.Description

_STATES = ("selected", "focused", "offscreen", "collapsed")


@contextmanager
def heard(stage: Stage) -> Iterator[list[str]]:
    """Let a screen reader listen; yield the sentences that it is told."""
    MapTree(stage.view, LocaleForms())
    announcer = Announcer(stage.view)
    said: list[str] = []
    announcer.said.connect(said.append)
    QAccessible.setActive(True)
    try:
        yield said
    finally:
        QAccessible.setActive(False)


def whole(stage: Stage) -> QAccessibleInterface:
    """Return what stands for the whole map."""
    found = QAccessible.queryAccessibleInterface(stage.view)
    assert found is not None
    return found


def children(of: QAccessibleInterface) -> list[QAccessibleInterface]:
    """Return what is inside, each of which must name this as its parent, at this place."""
    found = [of.child(index) for index in range(of.childCount())]
    for place, each in enumerate(found):
        assert is_same(each.parent(), of)
        assert of.indexOfChild(each) == place
    return found


def is_same(one: QAccessibleInterface | None, other: QAccessibleInterface) -> bool:
    """Say whether two are one: Qt's own objects come in a new wrapper each time."""
    widget = other.object()
    return one is other or (one is not None and widget is not None and one.object() is widget)


def called(stage: Stage, start: str) -> QAccessibleInterface:
    """Return what is called so, at least at the beginning."""
    every = [each for lane in children(whole(stage)) for each in (lane, *children(lane))]
    return next(each for each in every if each.text(Name).startswith(start))


def dumped(of: QAccessibleInterface, depth: int = 0, *, with_more: bool = False) -> str:
    """Write the tree down, a line for each: role, name, states, and what describes it if asked."""
    state = of.state()
    told = [each for each in _STATES if getattr(state, each)]
    line = f"{'  ' * depth}{of.role().name} “{of.text(Name)}”{''.join(f' {each}' for each in told)}"
    if with_more and of.text(Description):
        line += f" | {of.text(Description)}"
    inside = (dumped(each, depth + 1, with_more=with_more) for each in children(of))
    return "\n".join([line, *inside])
