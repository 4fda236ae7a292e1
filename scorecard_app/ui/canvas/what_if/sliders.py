"""Where the sliders of the cards are, and what a place on one of them means."""

from PySide6.QtCore import QPointF

from scorecard_app.domain.ids import ObjectiveId
from scorecard_app.ui.canvas.workplace import Workplace
from scorecard_app.ui.paint.levels import Level, level_at
from scorecard_app.ui.paint.supposed import slider_box


def slider_at(place: Workplace, point: QPointF) -> ObjectiveId | None:
    """Return the card whose slider is at a point; None where none can be seen."""
    scene = place.scene
    if not scene.wardrobe.is_worn or level_at(place.camera.scale) is Level.AFAR:
        return None
    objective_id = scene.card_at(point)
    rect = scene.rect_of(objective_id) if objective_id else None
    if objective_id is None or rect is None or scene.wardrobe.of(objective_id) is None:
        return None
    return objective_id if slider_box(rect).contains(point) else None
