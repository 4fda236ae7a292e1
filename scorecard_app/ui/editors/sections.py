"""The parts of a form that list other things: what all have in common, and links."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from scorecard_app.domain.ids import EntityId, ObjectiveId
from scorecard_app.present.lists import link_rows
from scorecard_app.texts import _
from scorecard_app.ui.editors.desk import Desk
from scorecard_app.ui.editors.form_view import section_heading
from scorecard_app.ui.editors.row_list import RowList
from scorecard_app.ui.labels import RoleLabel

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
