"""Let pictures stand for lanes, links and cards while only what cards say changes."""

from scorecard_app.ui.canvas.workplace import Workplace


def hold_ground(place: Workplace) -> None:
    """Paint all of it once, and copy it until it is released; what changes is painted anew."""
    place.scene.still.hold(())
    place.scene.links.painting.hold(())


def release_ground(place: Workplace) -> None:
    """Let everything be drawn by itself again."""
    place.scene.still.release()
    place.scene.links.release()
