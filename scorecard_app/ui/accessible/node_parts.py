"""What can be done with a lane, card, link or note, and what of a list is selected."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtGui import (
    QAccessibleActionInterface,
    QAccessibleInterface,
    QAccessibleSelectionInterface,
)

from scorecard_app.domain.ids import EntityId
from scorecard_app.texts import _
from scorecard_app.ui.accessible.acting import MapActing
from scorecard_app.ui.accessible.reading import Kind, MapReading

if TYPE_CHECKING:
    from scorecard_app.ui.accessible.tree import MapTree

EDIT = "edit"
"""The action that changes the words of a card, a note or a link."""


class NodeActions(QAccessibleActionInterface):
    """What can be done with something: select it, edit it, close a lane and open it."""

    def __init__(self, entity_id: EntityId, reading: MapReading) -> None:
        super().__init__()
        self._entity_id, self._reading, self._acting = entity_id, reading, MapActing(reading)

    def actionNames(self) -> list[str]:
        """Return what can be done, the usual first."""
        usual = [self.pressAction(), self.setFocusAction()]
        kind = self._reading.kind(self._entity_id)
        if kind is Kind.LANE:
            return (
                [*usual, self.toggleAction()] if self._acting.can_fold(self._entity_id) else usual
            )
        return [] if kind is Kind.NOTES else [*usual, EDIT]

    def doAction(self, name: str) -> None:
        """Select, edit, or close and open."""
        if name not in self.actionNames():
            return
        if name == EDIT:
            self._acting.edit(self._entity_id)
        elif name == self.toggleAction():
            self._acting.fold(self._entity_id)
        else:
            self._acting.select(self._entity_id)

    def localizedActionName(self, name: str) -> str:
        """Return what an action is called."""
        if name == EDIT:
            return _("Edit")
        if name == self.toggleAction():
            return _("Expand a lane") if self._is_closed else _("Collapse a lane")
        return _("Select") if name == self.pressAction() else super().localizedActionName(name)

    def localizedActionDescription(self, name: str) -> str:
        """Return what an action does."""
        if name == self.toggleAction():
            return _("Shows the cards of the lane") if self._is_closed else _("Hides its cards")
        if name != EDIT:
            return _("Selects it on the map")
        match self._reading.kind(self._entity_id):
            case Kind.LINK:
                return _("Edits the link")
            case Kind.NOTE:
                return _("Edits the text of the note")
        return _("Edits the title of the card")

    def keyBindingsForAction(self, name: str) -> list[str]:
        """Return the keys that do it where it is selected."""
        if name != EDIT:
            return []
        return ["Return"] if self._reading.kind(self._entity_id) is Kind.LINK else ["F2"]

    @property
    def _is_closed(self) -> bool:
        lane = self._reading.lane(self._entity_id)
        return lane is not None and lane.is_collapsed


class ListSelection(QAccessibleSelectionInterface):
    """What of a lane, or of the free notes, is selected."""

    def __init__(self, list_id: EntityId, tree: "MapTree") -> None:
        super().__init__()
        self._list_id, self._tree = list_id, tree
        self._acting = MapActing(tree.reading)

    def selectedItemCount(self) -> int:
        """Count what is selected here."""
        return len(self._selected)

    def selectedItems(self) -> list[QAccessibleInterface]:
        """Return what is selected here, as it is read."""
        found = (self._tree.node(each) for each in self._selected)
        return [each for each in found if each is not None]

    def selectedItem(self, selectionIndex: int) -> QAccessibleInterface | None:  # type: ignore[override]  # noqa: N803 - Qt's name
        """Return one of what is selected here."""
        selected = self.selectedItems()
        return selected[selectionIndex] if 0 <= selectionIndex < len(selected) else None

    def isSelected(self, childItem: QAccessibleInterface) -> bool:  # noqa: N803 - Qt's name
        """Say whether something here is selected."""
        return self._id_of(childItem) in self._selected

    def select(self, childItem: QAccessibleInterface) -> bool:  # noqa: N803 - Qt's name
        """Select something here beside what is selected."""
        entity_id = self._id_of(childItem)
        if entity_id is None:
            return False
        self._acting.choose(dict.fromkeys((*self._tree.reading.selection, entity_id)))
        return True

    def unselect(self, childItem: QAccessibleInterface) -> bool:  # noqa: N803 - Qt's name
        """Select something here no longer."""
        entity_id = self._id_of(childItem)
        if entity_id is None:
            return False
        self._acting.choose(each for each in self._tree.reading.selection if each != entity_id)
        return True

    def selectAll(self) -> bool:
        """Select all that is here, and what is selected elsewhere."""
        held = self._tree.children_of(self._list_id)
        self._acting.choose(dict.fromkeys((*self._tree.reading.selection, *held)))
        return True

    def clear(self) -> bool:
        """Select nothing here."""
        held = self._tree.children_of(self._list_id)
        self._acting.choose(each for each in self._tree.reading.selection if each not in held)
        return True

    @property
    def _selected(self) -> Sequence[EntityId]:
        chosen = self._tree.reading.selection
        return [each for each in self._tree.children_of(self._list_id) if each in chosen]

    def _id_of(self, child: QAccessibleInterface) -> EntityId | None:
        held = self._tree.children_of(self._list_id)
        return next((each for each in held if self._tree.node(each) is child), None)
