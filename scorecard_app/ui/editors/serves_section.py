"""The part of a measure's form that lists the objectives it serves."""

from functools import partial

from PySide6.QtCore import QStringListModel, Qt
from PySide6.QtWidgets import QCompleter, QHBoxLayout, QLineEdit, QPushButton, QWidget

from scorecard_app.document.edits.measures import attach_measure, detach_measure, set_main
from scorecard_app.domain.ids import AttachmentId, MeasureId, ObjectiveId
from scorecard_app.domain.relations import Relations
from scorecard_app.domain.scorecard import Scorecard
from scorecard_app.errors import UserError
from scorecard_app.present.lists import free_objectives, served_rows
from scorecard_app.texts import _
from scorecard_app.ui.editors.desk import Desk
from scorecard_app.ui.editors.sections import ORIGIN, ListSection


class ServesSection(ListSection):
    """The objectives of a measure: attach it to one by name, make it the main one there, detach."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        empty = _("It serves no objective yet. Name one to attach it.")
        super().__init__(_("Serves"), empty, desk, parent)
        self._names = QStringListModel(self)
        self._offered: tuple[object, ...] = (None,)
        self.entry = QLineEdit(self)
        self.entry.setPlaceholderText(_("Name an objective to attach it to"))
        self.entry.setAccessibleName(_("Attach it to an objective by name"))
        completer = QCompleter(self._names, self.entry)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        self.entry.setCompleter(completer)
        self.entry.returnPressed.connect(self.attach)
        self.main_button = QPushButton(_("Make main"), self)
        self.main_button.setToolTip(_("Let the card of that objective show this measure."))
        self.detach_button = QPushButton(_("Detach"), self)
        self.detach_button.setToolTip(_("The measure and its values stay in the scorecard."))
        self.main_button.clicked.connect(self.make_main)
        self.detach_button.clicked.connect(self.detach)
        self.rows.currentRowChanged.connect(self._enable)
        line = QHBoxLayout()
        line.addWidget(self.main_button)
        line.addWidget(self.detach_button)
        line.addStretch(1)
        self.column.addLayout(line)
        self.column.addWidget(self.entry)

    def sync(self) -> None:
        """List the objectives, and offer the others by name."""
        scene, measure_id = self._desk.bridge.scene, MeasureId(self._entity_id or "")
        if measure_id not in scene.card.measures:
            return
        rows = served_rows(scene.relations, scene.results, measure_id)
        self.rows.show_rows(rows)
        self._empty.setVisible(not rows)
        self._offer(scene.relations, measure_id)
        self._enable()

    def _offer(self, relations: Relations, measure_id: MeasureId) -> None:
        """Offer the objectives that are left, where these may be others than before."""
        objectives, attachments = relations.card.objectives, relations.attachments_to(measure_id)
        if self._offered[0] is objectives and self._offered[1:] == (measure_id, attachments):
            return
        self._offered = objectives, measure_id, attachments
        free = [row.title for row in free_objectives(relations, measure_id)]
        if free != self._names.stringList():
            self._names.setStringList(free)

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

    def make_main(self) -> None:
        """Let the card of the current objective show this measure."""
        row = self.rows.current
        if row is not None:
            edit = partial(set_main, attachment_id=AttachmentId(row.row_id))
            self._desk.history.run(_("Make a measure the main one"), edit, origin=ORIGIN)

    def detach(self) -> None:
        """Let the measure serve the current objective no longer."""
        row = self.rows.current
        if row is not None:
            edit = partial(detach_measure, attachment_id=AttachmentId(row.row_id))
            self._desk.history.run(_("Detach a measure"), edit, origin=ORIGIN)

    def _free_by_name(self, wanted: str) -> ObjectiveId | None:
        relations = self._desk.bridge.scene.relations
        free = free_objectives(relations, MeasureId(self._entity_id or ""))
        for row in free:
            if wanted in {row.title.casefold(), row.detail}:
                return ObjectiveId(row.entity_id)
        return None

    def _enable(self) -> None:
        row = self.rows.current
        self.main_button.setVisible(row is not None)
        self.detach_button.setVisible(row is not None)
        self.main_button.setEnabled(row is not None and not row.is_main)


def _refuse_name(_card: Scorecard, *, name: str) -> Scorecard:
    raise UserError(
        _("No objective that it could serve is called “{name}”. Choose one of the list.").format(
            name=name
        )
    )
