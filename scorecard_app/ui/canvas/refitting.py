"""A filter shows its cards whole, and the end of it brings back what was looked at before."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from scorecard_app.document.change import Change
from scorecard_app.domain.maps import MapFilter
from scorecard_app.present.seen import filter_of
from scorecard_app.ui.canvas.glance import Glance
from scorecard_app.ui.canvas.workplace import Workplace

if TYPE_CHECKING:
    from scorecard_app.domain.ids import MapId

_NOTHING = MapFilter()


class Refitting(QObject):
    """Follows the history, which speaks after the map has taken a change over."""

    def __init__(self, place: Workplace, parent: QObject) -> None:
        super().__init__(parent)
        self._place = place
        self._before: tuple[MapId, Glance] | None = None
        place.history.settled.connect(self._follow)

    def _follow(self, change: Change) -> None:
        map_id = self._place.scene.map_id
        if map_id is None or not change.touches("maps"):
            return
        before, after = (filter_of(card, map_id) for card in (change.before, change.after))
        if before == after:
            return
        if before == _NOTHING:
            self._before = map_id, Glance.of(self._place.camera)
        if after == _NOTHING and self._before is not None and self._before[0] == map_id:
            self._before[1].show_again(self._place.camera)
            self._before = None
        else:
            self._show_what_is_left()

    def _show_what_is_left(self) -> None:
        camera, scene = self._place.camera, self._place.scene
        if camera.shows_all or not scene.cards_in(camera.seen, is_touched=True):
            camera.fit_all()
