"""The part of a measure's form that lists the objectives it serves."""

from functools import partial

from PySide6.QtWidgets import QWidget

from scorecard_app.document.edits.measures import attach_measure
from scorecard_app.domain.ids import AttachmentId, MeasureId, ObjectiveId
from scorecard_app.domain.relations import Relations
from scorecard_app.domain.scorecard import Scorecard
from scorecard_app.errors import UserError
from scorecard_app.present.lists import free_objectives, served_rows
from scorecard_app.texts import _
from scorecard_app.ui.editors.attached_section import AttachedSection
from scorecard_app.ui.editors.desk import Desk
from scorecard_app.ui.editors.sections import ORIGIN


class ServesSection(AttachedSection):
    """The objectives of a measure."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        empty = _("It serves no objective yet. Name one to attach it.")
        super().__init__(_("Serves"), empty, desk, parent)
        self._offered: tuple[object, ...] = (None,)
        self.entry.setPlaceholderText(_("Name an objective to attach it to"))
        self.entry.setAccessibleName(_("Attach it to an objective by name"))
        self.main_button.setToolTip(_("Let the card of that objective show this measure."))

    def sync(self) -> None:
        """List the objectives, and offer the others by name."""
        scene, measure_id = self._desk.bridge.scene, MeasureId(self._entity_id or "")
        if measure_id in scene.card.measures:
            self._list(served_rows(scene.relations, scene.results, measure_id))
            self._offer_free(scene.relations, measure_id)

    def attach(self) -> None:
        """Let the measure serve the objective of the typed name or number, too."""
        name = self.entry.text().strip()
        if not name or self._entity_id is None:
            return
        objective_id = self._free_by_name(name.casefold())
        attachment_id = AttachmentId(self._desk.mint())
        edit = partial(_refuse_name, name=name)
        if objective_id is not None:
            edit = partial(
                attach_measure,
                attachment_id=attachment_id,
                objective_id=objective_id,
                measure_id=MeasureId(self._entity_id),
            )
        if self._desk.history.run(_("Attach a measure"), edit, origin=ORIGIN):
            self.entry.clear()
            self.rows.choose(attachment_id)

    def _offer_free(self, relations: Relations, measure_id: MeasureId) -> None:
        """Offer the objectives that are left, where these may be others than before."""
        objectives, attachments = relations.card.objectives, relations.attachments_to(measure_id)
        if self._offered[0] is objectives and self._offered[1:] == (measure_id, attachments):
            return
        self._offered = objectives, measure_id, attachments
        self._offer(free_objectives(relations, measure_id))

    def _free_by_name(self, wanted: str) -> ObjectiveId | None:
        relations = self._desk.bridge.scene.relations
        free = free_objectives(relations, MeasureId(self._entity_id or ""))
        for row in free:
            if wanted in {row.title.casefold(), row.detail}:
                return ObjectiveId(row.entity_id)
        return None


def _refuse_name(_card: Scorecard, *, name: str) -> Scorecard:
    raise UserError(
        _("No objective that it could serve is called “{name}”. Choose one of the list.").format(
            name=name
        )
    )
