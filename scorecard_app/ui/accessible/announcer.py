"""Says aloud what happens on the map, politely, one sentence for one change."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QAccessible

from scorecard_app.document.change import Change
from scorecard_app.domain.ids import ObjectiveId
from scorecard_app.present.announcements import (
    announcement,
    many_selected,
    status_change,
    status_word,
)
from scorecard_app.present.overlay_kinds import OVERLAYS
from scorecard_app.texts import _
from scorecard_app.ui.canvas.view import MapView
from scorecard_app.ui.speaking import announce


class Announcer(QObject):
    """Follows the history, which speaks once for each step or gesture, after every view.

    The card that is selected alone needs no sentence: the focus goes to it, and screen readers
    read what has the focus. While the map is out of sight, the window speaks for it. `said`
    carries every sentence.
    """

    said = Signal(str)

    def __init__(
        self, view: MapView, *, is_heard: Callable[[], bool] = QAccessible.isActive
    ) -> None:
        super().__init__(view)
        self._view = view
        self._is_heard = is_heard
        self._status = ""
        place = view.place
        place.history.settled.connect(self._tell_change)
        place.bridge.scene_replaced.connect(self._tell_status)
        place.view_state.selection_changed.connect(self._tell_selection)
        place.view_state.overlay_changed.connect(self._tell_overlay)
        view.seeing.changed.connect(self._tell_light)
        view.spoken.connect(self.say)
        self._note_status()

    def say(self, sentence: str) -> None:
        """Say a sentence when nothing else is being said."""
        if not sentence or not self._is_heard():
            return
        announce(self._view if self._view.isVisible() else self._view.window(), sentence)
        self.said.emit(sentence)

    def _tell_change(self, change: Change) -> None:
        """Say what happened, and in the same breath what became of the selected card."""
        if self._is_heard():
            sentences = (announcement(change), self._turn_of_status())
            self.say(" ".join(filter(None, sentences)))

    def _tell_status(self) -> None:
        if self._is_heard():
            self.say(self._turn_of_status())

    def _tell_selection(self) -> None:
        self._note_status()
        count = len(self._view.place.view_state.selection)
        if count > 1 and self._view.hasFocus():
            self.say(many_selected(count))

    def _tell_overlay(self) -> None:
        """Say what the marks of the cards answer now."""
        overlay = _(OVERLAYS[self._view.place.view_state.overlay])
        self.say(_("Shows: {overlay}").format(overlay=overlay))

    def _tell_light(self) -> None:
        """Say what was found, traced or hinted at."""
        self.say(self._view.seeing.light.says)

    def _turn_of_status(self) -> str:
        """Say how the status of the selected card has changed; "" where it has not."""
        before = self._status
        self._note_status()
        objective_id = self._selected
        if objective_id is None or not before or before == self._status:
            return ""
        objective = self._view.place.card.objectives[objective_id]
        return status_change(objective, before, self._status)

    def _note_status(self) -> None:
        objective_id = self._selected
        results = self._view.place.bridge.scene.results
        self._status = status_word(objective_id, results) if objective_id else ""

    @property
    def _selected(self) -> ObjectiveId | None:
        current = self._view.place.view_state.current
        is_card = current is not None and current in self._view.place.card.objectives
        return ObjectiveId(current) if current is not None and is_card else None
