"""What is done in the room; its parts are made when they are asked for first."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

if TYPE_CHECKING:
    from collections.abc import Callable

    from scorecard_app.ui.room.presenting import Presenting


class RoomActs(QObject):
    """Shows the open scorecard to a room, and ends that when another is opened."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._make: Callable[[], Presenting] | None = None
        self._presenting: Presenting | None = None

    def serve(self, make: "Callable[[], Presenting] | None") -> None:
        """Show the map of another scorecard from now on; None where nothing is open."""
        if self._presenting is not None:
            self._presenting.end()
        self._make, self._presenting = make, None

    def toggle(self) -> None:
        """Show the map to the room, or put everything back."""
        if self._presenting is None and self._make is not None:
            self._presenting = self._make()
        if self._presenting is not None:
            self._presenting.toggle()
