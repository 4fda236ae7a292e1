"""Which commands about the layout of the map are ticked: its style, and pinned or not."""

from PySide6.QtCore import QObject
from PySide6.QtGui import QActionGroup

from scorecard_app.ui.actions import Actions
from scorecard_app.ui.canvas.commands import selected_cards
from scorecard_app.ui.canvas.laying import are_pinned
from scorecard_app.ui.canvas.view import MapView
from scorecard_app.ui.commands import LOCK, PIN, STYLES
from scorecard_app.ui.open_document import OpenDocument


class MapChecks(QObject):
    """Keeps the ticks in step with the map, also after a command that changed nothing."""

    def __init__(
        self, view: MapView, current: OpenDocument, actions: Actions, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._view = view
        self._actions = actions
        self._styles = QActionGroup(self)
        for command_id in STYLES.values():
            self._styles.addAction(actions[command_id])
        current.bridge.facts_changed.connect(self._sync)
        current.bridge.scene_replaced.connect(self._sync)
        current.view_state.map_changed.connect(self._sync)
        current.view_state.selection_changed.connect(self._sync)
        actions[PIN].triggered.connect(self._sync)
        view.map_scene.lock.changed.connect(self._sync)
        self._sync()

    def _sync(self) -> None:
        place = self._view.place
        self._actions[STYLES[place.scene.map_style.value]].setChecked(True)
        self._actions[LOCK].setChecked(place.scene.lock.is_on)
        self._actions[PIN].setChecked(are_pinned(place, selected_cards(place)))
