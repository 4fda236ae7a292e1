"""What a screen reader is given for each lane, card, link and note of the map.

How Python and Qt share these objects (tried with PySide6 6.10 and 6.11):

* Qt's cache owns every interface that it has given an id to and frees it with its last breath.
  What Python drops before leaves the cache with a dead pointer, so whoever makes a node keeps it,
  and lets it go only by `QAccessible.deleteAccessibleInterface`.
* `interface_cast` returns a pointer: a `VoidPtr`, for what there is and for what there is not. For
  None, 0 and what the heir of it returns, Qt is handed the Python object itself, takes it for an
  interface, and the program ends as soon as somebody asks for a value or a text.
"""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QRect
from PySide6.QtGui import QAccessible, QAccessibleInterface, QWindow
from shiboken6 import Shiboken

from scorecard_app.domain.ids import EntityId
from scorecard_app.ui.accessible.node_parts import ListSelection, NodeActions
from scorecard_app.ui.accessible.reading import Kind

if TYPE_CHECKING:
    from scorecard_app.ui.accessible.tree import MapTree

Interface = QAccessible.InterfaceType
_NOTHING = Shiboken.VoidPtr(0)


class MapNode(QAccessibleInterface):
    """One lane, card, link or note, or the list of notes."""

    def __init__(self, entity_id: EntityId, kind: Kind, tree: "MapTree") -> None:
        super().__init__()
        self.entity_id = entity_id
        self._kind, self._tree, self._reading = kind, tree, tree.reading
        actions = NodeActions(entity_id, tree.reading)
        self._parts: dict[QAccessible.InterfaceType, Shiboken.Object] = {
            Interface.ActionInterface: actions
        }
        if kind.is_list:
            self._parts[Interface.SelectionInterface] = ListSelection(entity_id, tree)

    def isValid(self) -> bool:
        """Say whether the map still shows it."""
        return Shiboken.isValid(self._reading.view) and self._tree.has(self.entity_id)

    def object(self) -> QObject | None:  # type: ignore[override]  # Qt allows none, its stub does not
        """Say that no QObject stands behind it."""
        return None

    def window(self) -> QWindow | None:  # type: ignore[override]  # Qt allows none
        """Return the window that it is in."""
        return self._reading.view.window().windowHandle()

    def parent(self) -> QAccessibleInterface | None:  # type: ignore[override]  # Qt allows none
        """Return the lane of a card or link, the map of a lane."""
        return self._tree.parent_of(self.entity_id)

    def childCount(self) -> int:
        """Count what a lane holds."""
        return len(self._tree.children_of(self.entity_id))

    def child(self, index: int) -> QAccessibleInterface | None:  # type: ignore[override]  # as above
        """Return what a lane holds in this place."""
        children = self._tree.children_of(self.entity_id)
        return self._tree.node(children[index]) if 0 <= index < len(children) else None

    def indexOfChild(self, child: QAccessibleInterface) -> int:
        """Return the place of something in this lane; -1 where it is not in it."""
        children = self._tree.children_of(self.entity_id)
        is_in = isinstance(child, MapNode) and child.entity_id in children
        return children.index(child.entity_id) if isinstance(child, MapNode) and is_in else -1

    def childAt(self, x: int, y: int) -> QAccessibleInterface | None:  # type: ignore[override]
        """Return what of a lane is at a point of the screen."""
        found = self._tree.node_at(x, y)
        is_in = found is not None and found.entity_id in self._tree.children_of(self.entity_id)
        return found if is_in else None

    def focusChild(self) -> QAccessibleInterface | None:  # type: ignore[override]  # as above
        """Return what the keyboard means, if it is in this lane."""
        current = self._tree.focused
        is_in = current is not None and current in self._tree.children_of(self.entity_id)
        return self._tree.node(current) if current is not None and is_in else None

    def role(self) -> QAccessible.Role:
        """Say that lanes are lists of cards and links, and that notes stand in a list, too."""
        return QAccessible.Role.List if self._kind.is_list else QAccessible.Role.ListItem

    def state(self) -> QAccessible.State:
        """Say whether it is selected, what the keyboard means, and whether it is in sight."""
        state, reading = QAccessible.State(), self._reading
        if not self.isValid():
            state.invalid = True
            return state
        state.offscreen = not reading.is_in_sight(self.entity_id)
        if self._kind.is_list:
            state.multiSelectable = state.extSelectable = True
        if self._kind is Kind.NOTES:
            return state
        lane = reading.lane(self.entity_id)
        if lane is not None and reading.view.map_scene.is_by_hand:
            state.expandable = True
            state.collapsed, state.expanded = lane.is_collapsed, not lane.is_collapsed
        state.focusable = state.selectable = True
        state.selected = self.entity_id in reading.selection
        state.focused = reading.view.hasFocus() and reading.current == self.entity_id
        return state

    def relations(
        self, match: QAccessible.RelationFlag = QAccessible.RelationFlag.AllRelations
    ) -> list[tuple[QAccessibleInterface, QAccessible.RelationFlag]]:
        """Return the cards that influence comes from and those that it goes to.

        Qt names what the other is: a cause flows to this one. AT-SPI says it the other way round.
        """
        flags = (QAccessible.RelationFlag.FlowsTo, QAccessible.RelationFlag.FlowsFrom)
        return [
            (node, flag)
            for flag, ids in zip(flags, self._reading.ends(self.entity_id), strict=True)
            if match & flag
            for node in map(self._tree.node, ids)
            if node is not None
        ]

    def text(self, what: QAccessible.Text) -> str:
        """Return how it is called, or what else there is to say."""
        if not self.isValid():
            return ""
        match what:
            case QAccessible.Text.Name:
                return self._reading.name(self.entity_id)
            case QAccessible.Text.Description:
                return self._reading.description(self.entity_id)
        return ""

    def setText(self, what: QAccessible.Text, text: str) -> None:
        """Leave it as it is: titles are edited by the action."""

    def rect(self) -> QRect:
        """Return where it is on the screen."""
        return self._reading.rect(self.entity_id) if self.isValid() else QRect()

    def interface_cast(self, kind: QAccessible.InterfaceType) -> Shiboken.VoidPtr:  # type: ignore[override]
        """Return what can be done with it, and what of a list is selected; it has no value."""
        part = self._parts.get(kind)
        return _NOTHING if part is None else Shiboken.VoidPtr(Shiboken.getCppPointer(part)[0])
