"""Let pictures stand for lanes and links while only what cards say changes."""

from scorecard_app.ui.canvas.workplace import Workplace


def hold_ground(place: Workplace) -> None:
    """Paint lanes and links once, and copy them until they are released."""
    place.scene.still.hold(place.scene.shown_ids().objectives)
    place.scene.links.painting.hold(())


def release_ground(place: Workplace) -> None:
    """Let everything be drawn by itself again."""
    place.scene.still.release()
    place.scene.links.release()
