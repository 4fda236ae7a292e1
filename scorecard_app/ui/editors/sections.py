"""The parts of a form that list other things: measures of an objective, and its links."""

from functools import partial

from PySide6.QtCore import QStringListModel, Qt
from PySide6.QtWidgets import (
    QCompleter,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from scorecard_app.document.edits.measures import (
    add_measure,
    attach_measure,
    detach_measure,
    set_main,
)
from scorecard_app.domain.ids import AttachmentId, EntityId, MeasureId, ObjectiveId
from scorecard_app.present.lists import free_measures, link_rows, measure_rows
from scorecard_app.texts import _
from scorecard_app.ui.editors.desk import Desk
from scorecard_app.ui.editors.form_view import section_heading
from scorecard_app.ui.editors.labels import RoleLabel
from scorecard_app.ui.editors.row_list import RowList

ORIGIN = "form"
_GAP = 8


class ListSection(QWidget):
    """A heading, a list whose rows open what they show, and a sentence while it is empty."""

    def __init__(self, title: str, empty: str, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._entity_id: EntityId | None = None
        self.rows = RowList(desk.themes, title, self)
        self._empty = RoleLabel(desk.themes, "text.quiet", parent=self)
        self._empty.setText(empty)
        self._empty.setWordWrap(True)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(desk.themes.theme.px(_GAP))
        self.column.addWidget(section_heading(title, desk, self))
        self.column.addWidget(self.rows)
        self.column.addWidget(self._empty)
        self.rows.opened.connect(self._open)

    def bind(self, entity_id: EntityId | None) -> None:
        """List what belongs to another entity."""
        self._entity_id = entity_id
        self.sync()

    def sync(self) -> None:
        """List what belongs to the entity now."""

    def _open(self, entity_id: str) -> None:
        self._desk.view_state.select([entity_id], origin=ORIGIN)


class LinksSection(ListSection):
    """The links of an objective."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        empty = _("No links yet. Draw one on the map, from this card's edge to another card.")
        super().__init__(_("Links"), empty, desk, parent)

        self.rows.open_by_click()

    def sync(self) -> None:
        """List the links."""
        scene, objective_id = self._desk.bridge.scene, ObjectiveId(self._entity_id or "")
        if objective_id in scene.card.objectives:
            rows = link_rows(scene.relations, scene.results, objective_id, self._desk.forms)
            self.rows.show_rows(rows)
            self._empty.setVisible(not rows)


class MeasuresSection(ListSection):
    """The measures of an objective: add or attach one by name, make one the main one, detach."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(_("Measures"), _("No measure yet: how would you know?"), desk, parent)
        self._names = QStringListModel(self)
        self.entry = QLineEdit(self)
        self.entry.setPlaceholderText(_("Name a measure to add or attach"))
        self.entry.setAccessibleName(_("Add a measure by name"))
        completer = QCompleter(self._names, self.entry)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        self.entry.setCompleter(completer)
        self.entry.returnPressed.connect(self.add)
        self.main_button = QPushButton(_("Make main"), self)
        self.main_button.setToolTip(_("Let the card show this measure."))
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
        """List the measures, and offer the others by name."""
        scene, objective_id = self._desk.bridge.scene, ObjectiveId(self._entity_id or "")
        if objective_id not in scene.card.objectives:
            return
        rows = measure_rows(scene.relations, scene.results, objective_id, self._desk.forms)
        self.rows.show_rows(rows)
        self._empty.setVisible(not rows)
        free = [row.title for row in free_measures(scene.relations, objective_id)]
        if free != self._names.stringList():
            self._names.setStringList(free)
        self._enable()

    def add(self) -> None:
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

    def make_main(self) -> None:
        """Let the card show the current measure."""
        row = self.rows.current
        if row is not None:
            edit = partial(set_main, attachment_id=AttachmentId(row.row_id))
            self._desk.history.run(_("Make a measure the main one"), edit, origin=ORIGIN)

    def detach(self) -> None:
        """Let the current measure serve this objective no longer."""
        row = self.rows.current
        if row is not None:
            edit = partial(detach_measure, attachment_id=AttachmentId(row.row_id))
            self._desk.history.run(_("Detach a measure"), edit, origin=ORIGIN)

    def _free_by_name(self, name: str) -> MeasureId | None:
        relations = self._desk.bridge.scene.relations
        free = free_measures(relations, ObjectiveId(self._entity_id or ""))
        wanted = name.casefold()
        found = next((row for row in free if row.title.casefold() == wanted), None)
        return MeasureId(found.entity_id) if found else None

    def _enable(self) -> None:
        row = self.rows.current
        self.main_button.setVisible(row is not None)
        self.detach_button.setVisible(row is not None)
        self.main_button.setEnabled(row is not None and not row.is_main)
