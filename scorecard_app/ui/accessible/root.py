"""The whole map for a screen reader: its lanes, its free notes, and what lies over it."""

from collections.abc import Sequence
from typing import TYPE_CHECKING
from weakref import ref

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import QAbstractScrollArea, QAccessibleWidget, QWidget

from scorecard_app.texts import _
from scorecard_app.ui.accessible.nodes import MapNode

if TYPE_CHECKING:
    from scorecard_app.ui.accessible.tree import MapTree

_DEAF = Qt.WidgetAttribute.WA_TransparentForMouseEvents


class MapRoot(QAccessibleWidget):
    """The whole map: a group of lanes and notes, and then whatever lies over them."""

    def __init__(self, tree: "MapTree") -> None:
        super().__init__(tree.reading.view, QAccessible.Role.Grouping)
        self._known = ref(tree)  # PySide 6.11 never lets this object go: it must hold nothing

    @property
    def _tree(self) -> "MapTree":
        """Return the tree, which lives as long as the map does."""
        tree = self._known()
        if tree is None:
            message = "a map that is closed was read"
            raise RuntimeError(message)
        return tree

    def childCount(self) -> int:
        """Count lanes, the list of notes, and what lies over the map."""
        return len(self._tree.lists) + len(self._over)

    def child(self, index: int) -> QAccessibleInterface | None:  # type: ignore[override]  # Qt allows none
        """Return a lane, the list of notes, or what lies over the map."""
        lists = self._tree.lists
        if 0 <= index < len(lists):
            return self._tree.node(lists[index])
        return _object_of(self._over, index - len(lists))

    def indexOfChild(self, child: QAccessibleInterface) -> int:
        """Return the place of a lane or of what lies over the map; -1 for anything else."""
        lists = self._tree.lists
        if isinstance(child, MapNode):
            return lists.index(child.entity_id) if child.entity_id in lists else -1
        at = _place_of(self._over, child.object())
        return len(lists) + at if at >= 0 else -1

    def childAt(self, x: int, y: int) -> QAccessibleInterface | None:  # type: ignore[override]  # as above
        """Return what lies over the map at a point of the screen, else the lane there."""
        view = self._tree.reading.view
        if _covering(_widgets_over(view.viewport()), x, y) is not None:
            return self._tree.surface
        beside = _covering(_widgets_beside(view), x, y)
        if beside is not None:
            return beside
        node = self._tree.node_at(x, y)
        parent = node.parent() if node else None
        return parent if isinstance(parent, MapNode) else node

    def focusChild(self) -> QAccessibleInterface | None:  # type: ignore[override]  # as above
        """Return the card, link, note or lane that the keyboard means."""
        focused = self._tree.focused
        return self._tree.node(focused) if focused else super().focusChild()

    def state(self) -> QAccessible.State:
        """Say that the map has the focus only while nothing on it has."""
        state = super().state()
        state.focused = state.focused and self._tree.focused is None
        return state

    @property
    def _over(self) -> list[QWidget]:
        """Return the surface, while something lies on it, and what stands beside it."""
        view = self._tree.reading.view
        surface = [view.viewport()] if _widgets_over(view.viewport()) else []
        return [*surface, *_widgets_beside(view)]


class MapSurface(QAccessibleWidget):
    """What the map is drawn on: it holds what lies over the map, like the editor of a title."""

    def __init__(self, viewport: QWidget) -> None:
        super().__init__(viewport, QAccessible.Role.LayeredPane, _("Over the map"))
        self._viewport = viewport

    def childCount(self) -> int:
        """Count what can be used."""
        return len(_widgets_over(self._viewport))

    def child(self, index: int) -> QAccessibleInterface | None:  # type: ignore[override]  # Qt allows none
        """Return one of what can be used."""
        return _object_of(_widgets_over(self._viewport), index)

    def indexOfChild(self, child: QAccessibleInterface) -> int:
        """Return the place of something; -1 for what does not lie here."""
        return _place_of(_widgets_over(self._viewport), child.object())

    def childAt(self, x: int, y: int) -> QAccessibleInterface | None:  # type: ignore[override]  # as above
        """Return what lies at a point of the screen."""
        return _covering(_widgets_over(self._viewport), x, y)

    def state(self) -> QAccessible.State:
        """Leave the focus to the map, which has it for both."""
        state = super().state()
        state.focusable = state.focused = False
        return state


def _widgets_over(parent: QWidget) -> list[QWidget]:
    """Return the widgets that lie over the map or its surface, if they can be used."""
    children = (each for each in parent.children() if isinstance(each, QWidget))
    return [each for each in children if each.isVisible() and _can_be_used(each)]


def _widgets_beside(view: QAbstractScrollArea) -> list[QWidget]:
    """Return the widgets that lie over the map but not on its surface."""
    return [each for each in _widgets_over(view) if each is not view.viewport()]


def _can_be_used(widget: QWidget) -> bool:
    """Say whether a widget is more than a part of the view itself: a frame or a scroll bar."""
    return not widget.objectName().startswith("qt_") and (
        not widget.testAttribute(_DEAF) or bool(widget.accessibleName())
    )


def _object_of(widgets: Sequence[QWidget], index: int) -> QAccessibleInterface | None:
    is_there = 0 <= index < len(widgets)
    return QAccessible.queryAccessibleInterface(widgets[index]) if is_there else None


def _place_of(widgets: Sequence[QWidget], found: QObject) -> int:
    return next((at for at, each in enumerate(widgets) if each is found), -1)


def _covering(widgets: Sequence[QWidget], x: int, y: int) -> QAccessibleInterface | None:
    for widget in widgets:
        found = QAccessible.queryAccessibleInterface(widget)
        if found is not None and found.rect().contains(x, y):
            return found
    return None
