"""The commands that concern the map that is shown."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

if TYPE_CHECKING:
    from scorecard_app.ui.canvas.view import MapView


class MapActs(QObject):
    """Gives the commands of the map to the map of the open scorecard."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._view: MapView | None = None

    def serve(self, view: "MapView | None") -> None:
        """Let the commands act on this map from now on; on none where nothing is open."""
        self._view = view

    def give(self, command_id: str) -> None:
        """Do what a command of the map says, with the keyboard on the map."""
        from scorecard_app.ui.canvas.deeds import DEEDS  # noqa: PLC0415 - not at the start

        if self._view is not None:
            self._view.setFocus()
            DEEDS[command_id](self._view.place)
            self._view.settle()

    def fit_all(self) -> None:
        """Show the whole map."""
        if self._view is not None:
            self._view.fit_all()
