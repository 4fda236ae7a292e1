"""A filter shows its cards whole, and the end of it brings back what was looked at before."""

from dataclasses import dataclass

from PySide6.QtCore import QObject, QPointF

from scorecard_app.document.change import Change
from scorecard_app.domain.ids import MapId
from scorecard_app.domain.maps import MapFilter
from scorecard_app.present.seen import filter_of
from scorecard_app.ui.canvas.workplace import Workplace

_NOTHING = MapFilter()


@dataclass(frozen=True, slots=True)
class _Look:
    """What of a map was seen, and how large; the whole of it where it was fitted."""

    map_id: MapId
    middle: QPointF
    scale: float
    is_whole: bool


class Refitting(QObject):
    """Follows the history, which speaks after the map has taken a change over."""

    def __init__(self, place: Workplace, parent: QObject) -> None:
        super().__init__(parent)
        self._place = place
        self._before: _Look | None = None
        place.history.settled.connect(self._follow)

    def _follow(self, change: Change) -> None:
        map_id = self._place.scene.map_id
        if map_id is None or not change.touches("maps"):
            return
        before, after = (filter_of(card, map_id) for card in (change.before, change.after))
        if before == after:
            return
        if before == _NOTHING:
            self._before = self._look(map_id)
        if after == _NOTHING and self._before is not None and self._before.map_id == map_id:
            self._look_again(self._before)
        else:
            self._show_what_is_left()

    def _look(self, map_id: MapId) -> _Look:
        camera = self._place.camera
        return _Look(map_id, camera.seen.center(), camera.scale, camera.shows_all)

    def _look_again(self, look: _Look) -> None:
        camera = self._place.camera
        self._before = None
        if look.is_whole:
            camera.fit_all()
        else:
            camera.zoom_to(look.scale)
            camera.look_at(look.middle)

    def _show_what_is_left(self) -> None:
        camera, scene = self._place.camera, self._place.scene
        if camera.shows_all or not scene.cards_in(camera.seen, is_touched=True):
            camera.fit_all()
