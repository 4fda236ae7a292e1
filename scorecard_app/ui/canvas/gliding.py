"""Cards slide to where a tidy-up, another style or an undo has put them."""

from collections.abc import Mapping

from PySide6.QtCore import QObject, QRectF

from scorecard_app.document.change import Change
from scorecard_app.domain.ids import ObjectiveId
from scorecard_app.ui.canvas.scene import MapScene
from scorecard_app.ui.motion import Glide, Motion, box_between

LAID_OUT = "map laid out"
"""How the map signs what moves many cards at once."""

_GLIDES = frozenset({LAID_OUT, "undo", "redo"})
_MOST = 150
"""More cards than this would not slide but jerk."""


class Gliding(QObject):
    """Shows cards on their way for a moment; the document and the layout have arrived already."""

    def __init__(self, scene: MapScene, motion: Motion, parent: QObject) -> None:
        super().__init__(parent)
        self._scene = scene
        self._motion = motion
        self._glide = Glide(motion, self)
        self._ways: dict[ObjectiveId, tuple[QRectF, QRectF]] = {}

    def places_before(self, change: Change) -> Mapping[ObjectiveId, QRectF]:
        """Return where cards stand before a change that they are to follow slowly, else nothing."""
        if self._motion.is_reduced or change.origin not in _GLIDES:
            return {}
        if not change.touches("placements", "maps", "objectives"):
            return {}
        return self._scene.cards_standing()

    def start(self, before: Mapping[ObjectiveId, QRectF]) -> None:
        """Let cards slide from where they stood to where they stand now."""
        now = self._scene.cards_standing() if before else {}
        self._ways = {
            each: (start, now[each])
            for each, start in before.items()
            if each in now and now[each] != start
        }
        if 0 < len(self._ways) <= _MOST:
            self._show(0.0)
            self._glide.go(self._show)

    def finish(self) -> None:
        """Let everything stand where it belongs: something begins that builds on it."""
        self._glide.finish()

    def stop(self) -> None:
        """Forget about it: another map is shown."""
        self._glide.stop()

    def _show(self, share: float) -> None:
        if share < 1:
            self._scene.fly({each: box_between(*way, share) for each, way in self._ways.items()})
        else:
            self._scene.land()
