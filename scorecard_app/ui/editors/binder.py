"""Binds the fields of a form to the document: what is typed becomes edits, edits are shown."""

from collections.abc import Hashable

from PySide6.QtCore import QObject

from scorecard_app.domain.ids import EntityId
from scorecard_app.errors import UserError
from scorecard_app.present.form_parts import Field, FieldKind, FormContext
from scorecard_app.texts import _
from scorecard_app.ui.editors.cell import Cell
from scorecard_app.ui.editors.desk import Desk
from scorecard_app.ui.editors.field_row import FieldRow
from scorecard_app.ui.editors.typing_controls import FormulaControl, LineControl

ORIGIN = "form"

_OFFERING = frozenset({FieldKind.CHOICE, FieldKind.FEW, FieldKind.PERSON, FieldKind.PEOPLE})


class FieldBinder(QObject):
    """Binds one field: remembers what the document says, so that only news is shown.

    What is being typed stays as it was typed; it is written out properly when it is left, unless
    it could not be read. Then it stays, with the sentence beside it.
    """

    def __init__(self, field: Field, row: FieldRow | Cell, desk: Desk) -> None:
        super().__init__(row)
        self._field = field
        self._row = row
        self._desk = desk
        self._entity_id: EntityId | None = None
        self._known = ""
        self._wrong = ""
        self._is_running = False
        self._is_pending = False
        row.control.typed.connect(self._take)
        row.control.finished.connect(self.finish)
        if isinstance(row.control, LineControl):
            row.control.cancelled.connect(self.cancel)
        if isinstance(row.control, FormulaControl):
            row.control.names_wanted.connect(self._offer_names)
        desk.history.refused.connect(self._note_refusal)

    def bind(self, entity_id: EntityId | None) -> None:
        """Show the field of another entity; what was being typed is finished first."""
        self.finish()
        self._entity_id = entity_id
        self._wrong = ""
        self._row.show_error("")
        if entity_id is not None:
            self._show_all(self._desk.context, entity_id)

    def forget(self) -> None:
        """Drop the entity, which is gone, with what was being typed about it."""
        self._entity_id = None
        self._is_pending = False
        self._set_wrong("")

    def sync(self, context: FormContext) -> None:
        """Show what has changed."""
        if self._entity_id is None:
            return
        entity_id = self._entity_id
        self._offer(context, entity_id)
        text = self._field.read(context, entity_id)
        if text == self._known:
            return
        self._known = text
        if not self._is_running:
            self._set_wrong("")
            self._row.control.show_text(text)

    def finish(self) -> None:
        """End the typing: make the edit that waited, close the step, write the text properly."""
        if self._entity_id is None or self._is_running:
            return
        if self._is_pending:
            self._is_pending = False
            self._edit(self._row.control.shown_text())
            self._desk.history.end_gesture()
        self._row.show_error(self._wrong)
        if not self._wrong:
            self._row.control.show_text(self._known)

    def cancel(self) -> None:
        """Bring back what was there before the typing."""
        if self._is_pending:
            self._is_pending = False
            self._desk.history.take_back(merge_key=self._merge_key)
            self._desk.history.end_gesture()
        self._set_wrong("")
        self._row.control.show_text(self._known)

    def _show_all(self, context: FormContext, entity_id: EntityId) -> None:
        self._known = self._field.read(context, entity_id)
        self._offer(context, entity_id)
        self._row.control.show_text(self._known)

    def _offer(self, context: FormContext, entity_id: EntityId) -> None:
        field = self._field
        if field.kind in _OFFERING:
            self._row.control.offer(field.choices(context, entity_id))
        is_shown = field.is_shown(context, entity_id)
        self._row.setVisible(is_shown)
        if is_shown:
            suffix, note = field.suffix(context, entity_id), field.note(context, entity_id)
            self._row.say(suffix=suffix, note=note)

    def _offer_names(self) -> None:
        """Offer all names to a formula: only now, for there may be thousands of them."""
        if self._entity_id is not None:
            self._row.control.offer(self._field.choices(self._desk.context, self._entity_id))

    def _take(self, text: str) -> None:
        self._is_pending = True
        if self._field.is_live:
            self._edit(text)
            if self._row.error:
                self._row.show_error(self._wrong)

    def _edit(self, text: str) -> None:
        """Make the edit that a text stands for, or remember why it cannot be made.

        Then nothing is left of what was typed on the way to it: of "1,5,0" no 1.
        """
        if self._entity_id is None:
            return
        self._wrong = ""
        if text == self._known:
            return
        field, entity_id = self._field, self._entity_id
        self._is_running = True
        try:
            edit = field.edit(self._desk.context, entity_id, text)
            label = _("Change {field}").format(field=_(field.label))
            self._desk.history.run(label, edit, merge_key=self._merge_key, origin=ORIGIN)
        except UserError as error:
            self._wrong = str(error)
        finally:
            if self._wrong:
                self._desk.history.take_back(merge_key=self._merge_key)
            self._is_running = False

    @property
    def _merge_key(self) -> Hashable:
        """Name the step that typing here is."""
        return "field", self._entity_id, self._field.key

    def _note_refusal(self, sentence: str) -> None:
        if self._is_running:
            self._wrong = sentence

    def _set_wrong(self, sentence: str) -> None:
        self._wrong = sentence
        self._row.show_error(sentence)
