"""The tree that a screen reader walks over the map: lanes, their cards, and the links of these."""

from collections.abc import Iterator
from functools import cache, partial

from PySide6.QtCore import QEvent, QObject, QPoint, Qt
from PySide6.QtGui import QAccessible, QAccessibleEvent, QAccessibleInterface
from PySide6.QtWidgets import QAccessibleWidget, QWidget

from scorecard_app.domain.ids import EntityId
from scorecard_app.texts import LocaleForms
from scorecard_app.ui.accessible.nodes import MapNode
from scorecard_app.ui.accessible.reading import MapReading, Order
from scorecard_app.ui.canvas.view import MapView

_DEAF = Qt.WidgetAttribute.WA_TransparentForMouseEvents


class MapTree(QObject):
    """Makes the objects of one map when they are asked for, and lets them go with what they show.

    As long as nobody asks, there are none. The map is one stop of the Tab key: what is selected on
    it is what has the focus, as far as a screen reader is concerned.
    """

    def __init__(self, view: MapView, forms: LocaleForms) -> None:
        super().__init__(view)
        self.reading = MapReading(view, forms)
        self._root: MapRoot | None = None
        self._nodes: dict[EntityId, MapNode] = {}
        self._order: Order | None = None
        self._lanes: dict[EntityId, EntityId] = {}
        place = view.place
        place.bridge.changed.connect(self._follow)  # after the view, which did so before
        place.bridge.scene_replaced.connect(self._follow)
        place.view_state.map_changed.connect(self._follow)
        place.view_state.selection_changed.connect(self._tell_focus)
        view.installEventFilter(self)
        view.destroyed.connect(partial(_let_go, self._nodes))
        _install()
        _forget_plain(view)

    @property
    def root(self) -> "MapRoot":
        """Return the object of the whole map."""
        if self._root is None:
            self._root = MapRoot(self)
        return self._root

    @property
    def lanes(self) -> tuple[EntityId, ...]:
        """Return the lanes as they are read."""
        return tuple(self._read())

    @property
    def focused(self) -> EntityId | None:
        """Return what the keyboard means, while the map has it."""
        return self.reading.current if self.reading.view.hasFocus() else None

    def has(self, entity_id: EntityId) -> bool:
        """Say whether the map shows something."""
        return entity_id in self._read() or entity_id in self._lanes

    def children_of(self, entity_id: EntityId) -> tuple[EntityId, ...]:
        """Return what a lane holds; nothing for a card or a link."""
        return self._read().get(entity_id, ())

    def parent_of(self, entity_id: EntityId) -> QAccessibleInterface | None:
        """Return what holds something."""
        if entity_id in self._read():
            return self.root
        lane_id = self._lanes.get(entity_id)
        return self.node(lane_id) if lane_id else None

    def node(self, entity_id: EntityId) -> MapNode | None:
        """Return the object of something, the same each time; None where the map shows it not."""
        kind = self.reading.kind(entity_id)
        if entity_id not in self._nodes and kind is not None and self.has(entity_id):
            self._nodes[entity_id] = MapNode(entity_id, kind, self)
        return self._nodes.get(entity_id)

    def node_at(self, x: int, y: int) -> MapNode | None:
        """Return the object at a point of the screen."""
        found = self.reading.at(QPoint(x, y))
        return self.node(found) if found else None

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Say what has the focus when the keyboard comes to the map."""
        if event.type() is QEvent.Type.FocusIn:
            self._tell_focus()
        return False

    def _read(self) -> Order:
        if self._order is None:
            self._order = self.reading.order()
            self._lanes = {each: lane for lane, held in self._order.items() for each in held}
        return self._order

    def _follow(self) -> None:
        """Read the map again when it is asked for; let go now what it does not show any more."""
        if self._root is None:
            return
        before, self._order = self._order, None
        gone = {each: node for each, node in self._nodes.items() if not self.has(each)}
        for entity_id, node in gone.items():
            _tell(node, QAccessible.Event.ObjectDestroyed)
            del self._nodes[entity_id]
        _let_go(gone)
        if before is not None and before != self._read():
            _tell(self._root, QAccessible.Event.ObjectReorder)

    def _tell_focus(self) -> None:
        if not QAccessible.isActive() or self.focused is None:
            return
        node = self.node(self.focused)
        if node is not None:
            _tell(node, QAccessible.Event.Focus)
            _tell(node, QAccessible.Event.Selection)


class MapRoot(QAccessibleWidget):
    """The whole map: a group of lanes, and whatever lies over it, like the editor of a title."""

    def __init__(self, tree: MapTree) -> None:
        super().__init__(tree.reading.view, QAccessible.Role.Grouping)
        self._tree = tree

    def childCount(self) -> int:
        """Count lanes and what lies over the map."""
        return len(self._tree.lanes) + len(self._over)

    def child(self, index: int) -> QAccessibleInterface | None:  # type: ignore[override]  # Qt allows none
        """Return a lane, or what lies over the map."""
        lanes = self._tree.lanes
        if 0 <= index < len(lanes):
            return self._tree.node(lanes[index])
        over = self._over
        at = index - len(lanes)
        return QAccessible.queryAccessibleInterface(over[at]) if 0 <= at < len(over) else None

    def indexOfChild(self, child: QAccessibleInterface) -> int:
        """Return the place of a lane or of what lies over the map; -1 for anything else."""
        lanes = self._tree.lanes
        if isinstance(child, MapNode):
            return lanes.index(child.entity_id) if child.entity_id in lanes else -1
        over, found = self._over, child.object()
        return len(lanes) + over.index(found) if found in over else -1

    def childAt(self, x: int, y: int) -> QAccessibleInterface | None:  # type: ignore[override]  # as above
        """Return the lane at a point of the screen, or what lies over it."""
        for widget in self._over:
            found = QAccessible.queryAccessibleInterface(widget)
            if found is not None and found.rect().contains(x, y):
                return found
        node = self._tree.node_at(x, y)
        parent = node.parent() if node else None
        return parent if isinstance(parent, MapNode) else node

    def focusChild(self) -> QAccessibleInterface | None:  # type: ignore[override]  # as above
        """Return the card or link that the keyboard means."""
        focused = self._tree.focused
        return self._tree.node(focused) if focused else super().focusChild()

    def state(self) -> QAccessible.State:
        """Say that the map has the focus only while nothing on it has."""
        state = super().state()
        state.focused = state.focused and self._tree.focused is None
        return state

    @property
    def _over(self) -> list[QWidget]:
        """Return the widgets that lie over the map, if they can be used."""
        view = self._tree.reading.view
        return [each for each in _widgets_over(view) if each.isVisible()]


@cache
def _install() -> None:
    """Let Qt ask us for the objects of maps; once for the whole program, for good."""
    QAccessible.installFactory(_interface_of)


def _forget_plain(view: MapView) -> None:
    """Let Qt ask again where it has made an object for the view before there was this tree.

    A screen reader that listens from the start hears of the view while that is still being built.
    """
    if QAccessible.isActive():
        plain = QAccessible.queryAccessibleInterface(view)
        if plain is not None and not isinstance(plain, MapRoot):
            QAccessible.deleteAccessibleInterface(QAccessible.uniqueId(plain))


def _interface_of(_class_name: str, asked: QObject) -> QAccessibleInterface | None:
    tree = asked.findChild(MapTree) if isinstance(asked, MapView) else None
    return tree.root if isinstance(tree, MapTree) else None


def _widgets_over(view: MapView) -> Iterator[QWidget]:
    viewport = view.viewport()
    for parent in (viewport, view):
        for each in parent.children():
            if isinstance(each, QWidget) and each is not viewport and _can_be_used(each):
                yield each


def _can_be_used(widget: QWidget) -> bool:
    """Say whether a widget is more than a part of the view itself: a frame or a scroll bar."""
    return not widget.objectName().startswith("qt_") and (
        not widget.testAttribute(_DEAF) or bool(widget.accessibleName())
    )


def _tell(subject: QAccessibleInterface, event: QAccessible.Event) -> None:
    if QAccessible.isActive():
        QAccessible.updateAccessibility(QAccessibleEvent(subject, event))


def _let_go(nodes: dict[EntityId, MapNode], _view: QObject | None = None) -> None:
    """Delete objects through Qt's cache, which else would hold on to them."""
    for node in nodes.values():
        QAccessible.deleteAccessibleInterface(QAccessible.uniqueId(node))
    nodes.clear()
