"""Measures that are dropped on the map: on a card, or on an empty spot for a new one."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QMimeData, QObject, QPointF, Signal

from scorecard_app.document.edits.objectives import add_objective
from scorecard_app.document.naming import measure_name
from scorecard_app.domain.ids import MeasureId, ObjectiveId, PlacementId
from scorecard_app.domain.scorecard import Scorecard
from scorecard_app.texts import _
from scorecard_app.ui.canvas.grid import free_spot
from scorecard_app.ui.canvas.serving import serving
from scorecard_app.ui.canvas.workplace import ORIGIN, Workplace
from scorecard_app.ui.history import Edit
from scorecard_app.ui.measure_drag import carried_measure, carried_own_measures
from scorecard_app.ui.paint.card import CARD, CardState


class MeasureDrops(QObject):
    """Takes measures of the library, and those of the open scorecard.

    `library_measure_dropped` names a measure of the library, the objective that it is to serve,
    and the edit that makes the objective if it is new.
    """

    library_measure_dropped = Signal(str, str, object)

    def __init__(self, place: Workplace, parent: QObject) -> None:
        super().__init__(parent)
        self._place = place

    def hover(self, at: QPointF) -> bool:
        """Show which card a measure would serve; return whether it could be dropped here."""
        target = self._place.scene.card_at(at)
        self._place.scene.emphasis.mark({} if target is None else {target: CardState.WELCOME})
        lane = self._place.scene.arrangement.lane_at(at)
        is_in_lane = lane is not None and lane.outline.contains(at)
        if target is not None:
            self._place.hint(_("Drop here to attach the measure"))
        elif is_in_lane:
            self._place.hint(_("Drop here to make an objective that the measure serves"))
        else:
            self._place.hint(_("Drop on a card to let the measure serve it"))
        return target is not None or is_in_lane

    def leave(self) -> None:
        """Mark no card any more."""
        self._place.scene.emphasis.mark({})

    def drop(self, data: QMimeData, at: QPointF) -> None:
        """Let the measure serve the card that is there, or a new one, in one step."""
        self.leave()
        target = self._place.scene.card_at(at)
        make, own = None, carried_own_measures(data)
        if target is None:
            target = ObjectiveId(self._place.mint())
            make = self._making(target, at, next(iter(own), None))
            if make is None:
                return
        entry_id = carried_measure(data)
        if entry_id is not None:
            self.library_measure_dropped.emit(entry_id, target, make)
        else:
            self._attach(own, target, make)
        if target in self._place.card.objectives:
            self._place.view_state.select([target], origin=ORIGIN)

    def _attach(
        self, measure_ids: Sequence[MeasureId], target: ObjectiveId, make: Edit | None
    ) -> None:
        attach = serving(self._place, measure_ids, [target])
        edit = attach if make is None else partial(_both, first=make, then=attach)
        label = _("Attach a measure") if make is None else _("Add objective")
        self._place.run(label, edit)

    def _making(
        self, objective_id: ObjectiveId, at: QPointF, measure_id: MeasureId | None
    ) -> Edit | None:
        """Return the edit that makes a card in the lane at a point, named after its measure."""
        scene = self._place.scene
        lane = scene.arrangement.lane_at(at)
        if lane is None or scene.map_id is None or not lane.outline.contains(at):
            return None
        corner = at - QPointF(CARD.width() / 2, CARD.height() / 2)
        rect = free_spot(lane, corner, scene.card_rects())
        spot = rect.topLeft() - lane.body.topLeft()
        return partial(
            add_objective,
            objective_id=objective_id,
            placement_id=PlacementId(self._place.mint()),
            perspective_id=lane.face.perspective_id,
            map_id=scene.map_id,
            at=(spot.x(), spot.y()),
            name="" if measure_id is None else measure_name(self._place.card, measure_id),
        )


def _both(card: Scorecard, *, first: Edit, then: Edit) -> Scorecard:
    return then(first(card))
