"""What of a map is looked at, and how large, to come back to it."""

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF

from scorecard_app.ui.canvas.camera import Camera


@dataclass(frozen=True, slots=True)
class Glance:
    """The middle of what was seen and its scale; the whole map where it was fitted."""

    seen: QRectF
    scale: float
    is_whole: bool

    @classmethod
    def of(cls, camera: Camera) -> "Glance":
        """Return what a camera shows now."""
        return cls(camera.seen, camera.scale, camera.shows_all)

    def show_again(self, camera: Camera) -> None:
        """Look at the same once more."""
        if self.is_whole:
            camera.fit_all()
        else:
            camera.zoom_to(self.scale)
            camera.look_at(self.seen.center())


def look_beside(
    camera: Camera, box: QRectF, *, free: QRectF, room: QRectF, keeps_scale: bool
) -> None:
    """Show a box of the scene within a part of the viewport: as large as now, if it fits so.

    Where the scale is kept, it may be no more than the middle of it.
    """
    if not keeps_scale:
        fitting = min(free.width() / box.width(), free.height() / box.height(), camera.scale)
        camera.zoom_to(fitting)
    aside: QPointF = room.center() - free.center()
    camera.look_at(box.center() + aside / camera.scale)
