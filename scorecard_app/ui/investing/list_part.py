"""One list of what is invested: its table, what can be done with a row, and what was refused."""

from functools import partial
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QToolButton, QVBoxLayout, QWidget

from scorecard_app.document.edits.deletion import delete_items
from scorecard_app.document.edits.initiatives import add_initiative
from scorecard_app.document.edits.levers import add_lever
from scorecard_app.document.edits.listed import move_listed
from scorecard_app.document.edits.streams import add_stream
from scorecard_app.document.naming import title
from scorecard_app.domain.ids import EntityId, ObjectiveId
from scorecard_app.present.investing import initiative_form, lever_form, stream_form
from scorecard_app.present.investing.columns import EMPTY
from scorecard_app.present.investing.stream_form import culminating_cards
from scorecard_app.texts import N_, _
from scorecard_app.ui.investing.desk import ORIGIN, InvestingDesk, MakeControl
from scorecard_app.ui.investing.field_table import FieldTable
from scorecard_app.ui.labels import RoleLabel
from scorecard_app.ui.theme import TextSize

_GAP = 8
_ADDS: dict[str, tuple[str, str, Any, str]] = {
    lever_form.TABLE: (N_("+ Lever"), N_("Add lever"), add_lever, "lever_id"),
    initiative_form.TABLE: (
        N_("+ Initiative"),
        N_("Add initiative"),
        add_initiative,
        "initiative_id",
    ),
    stream_form.TABLE: (N_("+ Value stream"), N_("Add value stream"), add_stream, "stream_id"),
}
"""By table: what the button says, what the step is called, and the edit that it is."""


class ListPart(QWidget):
    """Adds, deletes, moves and chooses; `below` shows more of the row that is chosen.

    `told` says what is gone, `current_changed` that another row is the current one.
    """

    told = Signal(str)
    current_changed = Signal()

    def __init__(
        self, table: str, desk: InvestingDesk, make_control: MakeControl, *, below: QWidget
    ) -> None:
        super().__init__()
        self._name, self._desk, self.below = table, desk, below
        themes = desk.themes
        self.table = FieldTable(table, desk, make_control, self)
        self.error = RoleLabel(themes, "text.error", size=TextSize.SMALL, parent=self)
        self.empty = RoleLabel(themes, "text.quiet", parent=self)
        self.add, self.delete = QToolButton(self), QToolButton(self)
        self.acts = QHBoxLayout()
        self._lay_out(themes.theme.px(_GAP))
        self.table.fields.refused.connect(self.error.say)
        self.table.fields.modelReset.connect(self.refresh)
        self.table.selectionModel().currentRowChanged.connect(self._note_row)
        self.table.chosen.connect(self._choose)
        self.table.removed.connect(self.remove)
        self.table.moved.connect(self._move)
        self.add.clicked.connect(self.make)
        self.delete.clicked.connect(self.remove)
        self.refresh()

    def _lay_out(self, gap: int) -> None:
        self.add.setText(_(_ADDS[self._name][0]))
        self.delete.setText(_("Delete"))
        self.acts.setSpacing(gap)
        for each in (self.add, self.delete):
            each.setProperty("chip", True)  # noqa: FBT003 - Qt's own signature
            each.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            self.acts.addWidget(each)
        self.acts.addStretch(1)
        for label in (self.error, self.empty):
            label.setWordWrap(True)
        self.error.hide()
        self.empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.empty.setText(_(EMPTY[self._name]))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, gap, 0, 0)
        column.setSpacing(gap)
        column.addLayout(self.acts)
        column.addWidget(self.table, 4)
        column.addWidget(self.empty, 4)
        column.addWidget(self.error)
        column.addWidget(self.below, 5)

    @property
    def taker(self) -> QWidget:
        """Return what takes the keyboard: the table, or what makes the first row."""
        return self.table if self.count else self.add

    @property
    def count(self) -> int:
        """Count the rows."""
        return len(self.table.fields.ids)

    def make(self) -> None:
        """Add one behind the others, for the card that is selected, and ask for its name."""
        self.make_for(ObjectiveId(self._desk.view_state.current or ""))

    def make_for(self, objective_id: ObjectiveId, *, name: str = "") -> None:
        """Add one that acts on a card, if there is such a card, and ask for its name."""
        _button, label, edit, key = _ADDS[self._name]
        made = self._desk.mint()
        fields: dict[str, Any] = {key: made, "name": name}
        if self._can_act_on(objective_id):
            fields["objective_id"] = objective_id
        if self._desk.history.run(_(label), partial(edit, **fields), origin=ORIGIN):
            self._choose(made)
            self.table.begin(made, "name")

    def remove(self) -> None:
        """Delete the current row, and offer to take that back."""
        card, gone = self._desk.bridge.scene.card, self.table.current_id
        if gone is None:
            return
        row, said = self.table.currentIndex().row(), title(card, card.table(self._name)[gone])
        if self._desk.history.run(_("Delete"), partial(delete_items, ids=[gone]), origin=ORIGIN):
            self.table.go_to(self.table.fields.id_at(min(row, self.count - 1)))
            self.told.emit(_("Deleted: {what}.").format(what=said))

    def refresh(self) -> None:
        """Show whether there is anything, and a current row where there is."""
        self.table.setVisible(self.count > 0)
        self.empty.setVisible(self.count == 0)
        if self.table.current_id is None and self.count:
            self.table.go_to(self.table.fields.id_at(0))
        self._note_row()

    def _can_act_on(self, objective_id: ObjectiveId) -> bool:
        context = self._desk.context
        if self._name == stream_form.TABLE:
            return objective_id in culminating_cards(context)
        return objective_id in context.card.objectives

    def _note_row(self) -> None:
        self.delete.setEnabled(self.table.current_id is not None)
        self.current_changed.emit()

    def _choose(self, entity_id: EntityId) -> None:
        """Let all views know what was chosen here: the inspector shows its form."""
        self.error.say("")
        self._desk.view_state.select([entity_id], origin=ORIGIN)

    def _move(self, way: int) -> None:
        moved = self.table.current_id
        if moved is not None:
            index = self.table.currentIndex().row() + way
            label = _("Move up") if way < 0 else _("Move down")
            edit = partial(move_listed, item_id=moved, index=index)
            self._desk.history.run(label, edit, origin=ORIGIN)
