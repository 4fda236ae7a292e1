"""The tree that a screen reader walks over the map: lanes, their cards and links, and notes."""

from functools import cache, partial

from PySide6.QtCore import QEvent, QObject, QPoint
from PySide6.QtGui import QAccessible, QAccessibleEvent, QAccessibleInterface
from PySide6.QtWidgets import QWidget

from scorecard_app.domain.ids import EntityId
from scorecard_app.texts import LocaleForms
from scorecard_app.ui.accessible.nodes import MapNode
from scorecard_app.ui.accessible.reading import MapReading, Order
from scorecard_app.ui.accessible.root import MapRoot, MapSurface
from scorecard_app.ui.canvas.view import MapView

_MANY = 2


class MapTree(QObject):
    """Makes the objects of one map when they are asked for, and lets them go with what they show.

    As long as nobody asks, there are none. The map is one stop of the Tab key: what is selected on
    it is what has the focus, as far as a screen reader is concerned.
    """

    def __init__(self, view: MapView, forms: LocaleForms) -> None:
        super().__init__(view)
        self.reading = MapReading(view, forms)
        self._root: MapRoot | None = None
        self._surface: MapSurface | None = None
        self._nodes: dict[EntityId, MapNode] = {}
        self._order: Order | None = None
        self._lanes: dict[EntityId, EntityId] = {}
        place = view.place
        place.bridge.changed.connect(self._follow)  # after the view, which did so before
        place.bridge.scene_replaced.connect(self._follow)
        place.view_state.map_changed.connect(self._follow)
        place.view_state.focus_changed.connect(self._follow)
        place.view_state.selection_changed.connect(self._tell_selection)
        view.installEventFilter(self)
        view.destroyed.connect(partial(_let_go, self._nodes))
        _install()
        for widget in (view, view.viewport()):
            _forget_plain(widget)

    @property
    def root(self) -> MapRoot:
        """Return the object of the whole map."""
        if self._root is None:
            self._root = MapRoot(self)
        return self._root

    @property
    def surface(self) -> MapSurface:
        """Return the object of what the map is drawn on, which holds what lies over it."""
        if self._surface is None:
            self._surface = MapSurface(self.reading.view.viewport())
        return self._surface

    @property
    def lists(self) -> tuple[EntityId, ...]:
        """Return the lanes as they are read, and the free notes last."""
        return tuple(self._read())

    @property
    def focused(self) -> EntityId | None:
        """Return what the keyboard means, while the map has it."""
        return self.reading.current if self.reading.view.hasFocus() else None

    def has(self, entity_id: EntityId) -> bool:
        """Say whether the map shows something."""
        return entity_id in self._read() or entity_id in self._lanes

    def children_of(self, entity_id: EntityId) -> tuple[EntityId, ...]:
        """Return what a list holds; nothing for what is in one."""
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
        if self._root is None or not self._nodes:
            self._order = None
            return
        before, self._order = self._order, None
        gone = {each: node for each, node in self._nodes.items() if not self.has(each)}
        for entity_id, node in gone.items():
            _tell(node, QAccessible.Event.ObjectDestroyed)
            del self._nodes[entity_id]
        _let_go(gone)
        if before is not None and before != self._read():
            _tell(self._root, QAccessible.Event.ObjectReorder)

    def _tell_selection(self) -> None:
        """Say what has the focus; of many things selected, in which lists they are."""
        self._tell_focus()
        chosen = self.reading.selection
        if not QAccessible.isActive() or len(chosen) < _MANY:
            return
        self._read()
        for list_id in dict.fromkeys(map(self._lanes.get, chosen)):
            node = self.node(list_id) if list_id is not None else None
            if node is not None:
                _tell(node, QAccessible.Event.SelectionWithin)

    def _tell_focus(self) -> None:
        if not QAccessible.isActive() or self.focused is None:
            return
        node = self.node(self.focused)
        if node is not None:
            _tell(node, QAccessible.Event.Focus)
            _tell(node, QAccessible.Event.Selection)


@cache
def _install() -> None:
    """Let Qt ask us for the objects of maps; once for the whole program, for good."""
    QAccessible.installFactory(_interface_of)


def _forget_plain(widget: QWidget) -> None:
    """Let Qt ask again where it has made an object for the view before there was this tree.

    A screen reader that listens from the start hears of the view while that is still being built;
    Qt 6.10 makes the object then even where nobody listens.
    """
    plain = QAccessible.queryAccessibleInterface(widget)
    if plain is not None and not isinstance(plain, MapRoot | MapSurface):
        QAccessible.deleteAccessibleInterface(QAccessible.uniqueId(plain))


def _interface_of(_class_name: str, asked: QObject) -> QAccessibleInterface | None:
    if isinstance(asked, MapView):
        tree = asked.findChild(MapTree)
        return tree.root if isinstance(tree, MapTree) else None
    view = asked.parent() if isinstance(asked, QWidget) else None
    if isinstance(view, MapView) and view.viewport() is asked:
        tree = view.findChild(MapTree)
        return tree.surface if isinstance(tree, MapTree) else None
    return None


def _tell(subject: QAccessibleInterface, event: QAccessible.Event) -> None:
    if QAccessible.isActive():
        QAccessible.updateAccessibility(QAccessibleEvent(subject, event))


def _let_go(nodes: dict[EntityId, MapNode], _view: QObject | None = None) -> None:
    """Delete objects through Qt's cache, which else would hold on to them."""
    for node in nodes.values():
        QAccessible.deleteAccessibleInterface(QAccessible.uniqueId(node))
    nodes.clear()
