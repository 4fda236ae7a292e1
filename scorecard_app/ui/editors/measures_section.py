"""The part of an objective's form that lists its measures."""

from functools import partial

from PySide6.QtWidgets import QWidget

from scorecard_app.document.edits.measures import add_measure, attach_measure
from scorecard_app.domain.ids import AttachmentId, MeasureId, ObjectiveId
from scorecard_app.present.lists import free_measures, measure_rows
from scorecard_app.texts import _
from scorecard_app.ui.editors.attached_section import AttachedSection
from scorecard_app.ui.editors.desk import Desk
from scorecard_app.ui.editors.sections import ORIGIN


class MeasuresSection(AttachedSection):
    """The measures of an objective; one that is named and not there yet is made."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(_("Measures"), _("No measure yet: how would you know?"), desk, parent)
        self.entry.setPlaceholderText(_("Name a measure to add or attach"))
        self.entry.setAccessibleName(_("Add a measure by name"))
        self.main_button.setToolTip(_("Let the card show this measure."))

    def sync(self) -> None:
        """List the measures, and offer the others by name."""
        scene, objective_id = self._desk.bridge.scene, ObjectiveId(self._entity_id or "")
        if objective_id in scene.card.objectives:
            self._list(measure_rows(scene.relations, scene.results, objective_id, self._desk.forms))
            self._offer(free_measures(scene.relations, objective_id))

    def attach(self) -> None:
        """Attach the measure of the typed name, or add a new one of that name."""
        name = self.entry.text().strip()
        if not name or self._entity_id is None:
            return
        attachment_id, objective_id = self._desk.mint(), ObjectiveId(self._entity_id)
        known = self._free_by_name(name)
        act = partial(add_measure, name=name) if known is None else attach_measure
        edit = partial(
            act,
            measure_id=known or MeasureId(self._desk.mint()),
            attachment_id=AttachmentId(attachment_id),
            objective_id=objective_id,
        )
        label = _("Attach a measure") if known else _("Add a measure")
        if self._desk.history.run(label, edit, origin=ORIGIN):
            self.entry.clear()
            self.rows.choose(attachment_id)

    def _free_by_name(self, name: str) -> MeasureId | None:
        relations = self._desk.bridge.scene.relations
        free = free_measures(relations, ObjectiveId(self._entity_id or ""))
        wanted = name.casefold()
        found = next((row for row in free if row.title.casefold() == wanted), None)
        return MeasureId(found.entity_id) if found else None
