"""The key for the menu: what is selected offers what can be done with it, without a pointer."""

from PySide6.QtCore import QEvent, QObject, QPoint
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtWidgets import QAbstractScrollArea

from scorecard_app.domain.ids import PerspectiveId
from scorecard_app.ui.canvas.workplace import Workplace


class MenuKey(QObject):
    """Opens the menu of the map at what is selected; the mouse opens it by its right button."""

    def __init__(self, place: Workplace, view: QAbstractScrollArea) -> None:
        super().__init__(view)
        self._place, self._view = place, view
        view.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take the key that the system says is the one for menus."""
        del watched
        is_key = (
            isinstance(event, QContextMenuEvent)
            and event.reason() is QContextMenuEvent.Reason.Keyboard
        )
        if is_key:
            self._place.open_menu(self._view.viewport().mapToGlobal(self._spot()))
        return is_key

    def _spot(self) -> QPoint:
        """Return the middle of what is selected as far as it is seen, else of the whole view."""
        place, seen = self._place, self._view.viewport().rect()
        current = place.view_state.current
        box = place.scene.rect_of(current) if current else None
        lane = place.scene.arrangement.lane(PerspectiveId(current)) if current else None
        if lane is not None:
            box = lane.header
        shown = place.camera.to_viewport(box) & seen if box is not None else seen
        return (shown if shown.isValid() else seen).center()
