"""The commands that concern the map that is shown."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

if TYPE_CHECKING:
    from scorecard_app.ui.canvas.view import MapView


class MapActs(QObject):
    """Passes commands on to the map of the open scorecard."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._view: MapView | None = None
        self._shows_labels = False

    def serve(self, view: "MapView | None") -> None:
        """Let the commands act on this map from now on; on none where nothing is open."""
        self._view = view
        self._show_labels()

    def add_objective(self) -> None:
        """Make a card and ask for its title."""
        if self._view is not None:
            self._view.setFocus()
            self._view.add_objective()

    def edit_title(self) -> None:
        """Edit the title of the selected card in its place."""
        if self._view is not None:
            self._view.edit_title()

    def link_selection(self) -> None:
        """Link the first of two selected cards to the second."""
        if self._view is not None:
            self._view.link_selection()

    def switch_link_labels(self) -> None:
        """Show the labels of all links, or no longer."""
        self._shows_labels = not self._shows_labels
        self._show_labels()

    def zoom_in(self) -> None:
        """Show everything larger."""
        if self._view is not None:
            self._view.zoom_in()

    def zoom_out(self) -> None:
        """Show everything smaller."""
        if self._view is not None:
            self._view.zoom_out()

    def actual_size(self) -> None:
        """Show everything at 100 %."""
        if self._view is not None:
            self._view.actual_size()

    def fit_all(self) -> None:
        """Show the whole map."""
        if self._view is not None:
            self._view.fit_all()

    def fit_selection(self) -> None:
        """Show what is selected."""
        if self._view is not None:
            self._view.fit_selection()

    def _show_labels(self) -> None:
        if self._view is not None:
            self._view.map_scene.links.show_labels(is_shown=self._shows_labels)
