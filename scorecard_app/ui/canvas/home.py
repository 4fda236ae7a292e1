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


def brought_near(goal: QRectF, box: QRectF, home: QRectF) -> QRectF:
    """Return a part of a box with home in its middle, as far as nothing beyond the box is shown."""
    left = _kept(home.center().x() - goal.width() / 2, goal.width(), box.left(), box.right())
    top = _kept(home.center().y() - goal.height() / 2, goal.height(), box.top(), box.bottom())
    return QRectF(left, top, goal.width(), goal.height())


def _kept(start: float, length: float, least: float, most: float) -> float:
    """Return a start at which a length lies between two ends; a longer one in their middle."""
    if length >= most - least:
        return (least + most - length) / 2
    return min(max(start, least), most - length)
