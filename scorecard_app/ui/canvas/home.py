"""Where to look on a map that is too large to be seen whole: at its chosen card, else its goal."""

from PySide6.QtCore import QRectF

from scorecard_app.ui.canvas.workplace import Workplace


def home_of(place: Workplace) -> QRectF | None:
    """Return the box of what is selected, else of the first card of the highest lane that has one.

    The culminating perspective comes first, where one is named.
    """
    scene, relations = place.scene, place.bridge.scene.relations
    for each in place.view_state.selection:
        if (box := scene.rect_of(each)) is not None:
            return box
    highest = place.card.settings.culminating_perspective_id
    for lane in sorted(relations.perspectives, key=lambda lane: lane.id != highest):
        for objective in relations.objectives_in(lane.id):
            if (box := scene.rect_of(objective.id)) is not None:
                return box
    return None
