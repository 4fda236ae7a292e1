"""The commands that concern the map that is shown."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from scorecard_app.ui.commands import COPY_PICTURE, Need
from scorecard_app.ui.commands.map import MAP, PARTS, TRACE

if TYPE_CHECKING:
    from scorecard_app.ui.canvas.view import MapView
    from scorecard_app.ui.habits import Habits
    from scorecard_app.ui.row_hands import RowHands

MAP_ALONE = frozenset(
    {each.id for each in MAP if each.need in {Need.MAP, Need.FREE}} | {COPY_PICTURE, TRACE, PARTS}
)
"""The commands about how the map is looked at: the rows have no twin for them."""


class MapActs(QObject):
    """Gives the commands of the map to the map of the open scorecard, or to hands at its rows.

    `map_wanted` asks for the map to be shown.
    """

    density_chosen = Signal()
    map_wanted = Signal()

    def __init__(self, parent: QObject, habits: "Habits") -> None:
        super().__init__(parent)
        self._habits = habits
        self._view: MapView | None = None
        self._rows: RowHands | None = None

    def serve(self, view: "MapView | None", rows: "RowHands | None" = None) -> None:
        """Let the commands act on this map from now on; on none where nothing is open."""
        self._view, self._rows = view, rows

    def give(self, command_id: str) -> None:
        """Do what a command of the map says, at the rows or on the map: where the user is.

        What is about how the map is looked at shows the map, and gives it the keyboard.
        """
        from scorecard_app.ui.canvas.deeds import DEEDS  # noqa: PLC0415 - not at the start

        if self._view is None:
            return
        is_of_rows = self._rows is not None and command_id not in MAP_ALONE
        hand = self._rows.current() if self._rows is not None and is_of_rows else None
        if hand is not None:
            hand.give(DEEDS[command_id], command_id)
            return
        if not self._view.isVisible():
            self.map_wanted.emit()
        self._view.setFocus()
        DEEDS[command_id](self._view.place)
        self._view.settle()

    def fit_all(self) -> None:
        """Show the whole map."""
        if self._view is not None:
            self._view.fit_all()

    def choose_density(self, name: str) -> None:
        """Let the cards of every map say this much from now on."""
        self._habits.keep_card_density(name)
        self.density_chosen.emit()
