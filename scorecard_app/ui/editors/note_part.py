"""The place under the headline of a measure where a low score is explained."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from scorecard_app.domain.ids import EntityId, MeasureId
from scorecard_app.present.form_parts import FormContext
from scorecard_app.present.missing_notes import VALUE_NOTE, missing_note
from scorecard_app.ui.editors.binder import FieldBinder
from scorecard_app.ui.editors.desk import Desk
from scorecard_app.ui.editors.field_row import FieldRow


class NotePart(QWidget):
    """Shows the note on the value where one is asked for, and goes on showing it while it is typed.

    A note that was typed here stays in sight until something else is shown.
    """

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        super().__init__(parent)
        self._desk = desk
        self._entity_id: EntityId | None = None
        self._asked: object = None
        self.row = FieldRow(VALUE_NOTE, desk.themes, self)
        self.row.stand(beside=False)
        self._binder = FieldBinder(VALUE_NOTE, self.row, desk)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.row)

    def bind(self, entity_id: EntityId | None) -> None:
        """Ask about another measure."""
        self._binder.bind(entity_id)
        self._entity_id, self._asked = entity_id, None
        self._show()

    def sync(self, context: FormContext) -> None:
        """Show what has changed."""
        self._binder.sync(context)
        self._show()

    def forget(self) -> None:
        """Drop the measure, which is gone."""
        self._binder.forget()
        self._entity_id, self._asked = None, None

    def finish(self) -> None:
        """Finish what is being typed."""
        self._binder.finish()

    def _show(self) -> None:
        scene = self._desk.bridge.scene
        if self._entity_id not in scene.card.measures:
            self.hide()
            return
        measure_id = MeasureId(self._entity_id or "")
        missing = missing_note(scene.relations, scene.results, measure_id)
        if missing is not None:
            self._asked = missing.period
        self.setVisible(self._asked == scene.results.measure(measure_id).period)
