"""The place below a short list inside a form where a row is added."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QPushButton, QWidget

from scorecard_app.domain.ids import EntityId
from scorecard_app.errors import UserError
from scorecard_app.present.form_parts import FieldKind, Rows
from scorecard_app.texts import _
from scorecard_app.ui.editors.binder import ORIGIN
from scorecard_app.ui.editors.cell import Cell
from scorecard_app.ui.editors.desk import Desk
from scorecard_app.ui.editors.row_parts import slim_column, slim_line, small_label
from scorecard_app.ui.editors.typing_controls import LineControl


class EntryLine(QWidget):
    """A quiet button that opens an empty line; Enter in it adds a row and begins the next."""

    added = Signal()

    def __init__(self, spec: Rows, desk: Desk, parent: QWidget) -> None:
        super().__init__(parent)
        self._spec = spec
        self._desk = desk
        self._entity_id: EntityId | None = None
        self.cells: list[Cell] = []
        self.opener = QPushButton(f"+ {_(spec.add_label)}", self)
        self.opener.setProperty("quiet", True)  # noqa: FBT003 - Qt's own order
        self.opener.clicked.connect(self.open)
        self._box = QWidget(self)
        self._error = small_label(desk, "text.error", self._box)
        self._error.hide()
        self._fill()
        column = slim_column(self, desk)
        column.addWidget(self.opener, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self._box)
        self._box.hide()

    @property
    def error(self) -> str:
        """Return what is wrong with what was typed."""
        return self._error.text()

    def bind(self, entity_id: EntityId | None) -> None:
        """Add to another entity."""
        if entity_id != self._entity_id:
            self._entity_id = entity_id
            self.close_entry()

    def open(self) -> None:
        """Show the empty line and give it the keyboard."""
        if self._entity_id is None:
            return
        self._clear()
        self._box.show()
        self.opener.hide()
        self.cells[0].control.setFocus(Qt.FocusReason.OtherFocusReason)

    def close_entry(self) -> None:
        """Put the empty line away."""
        self._box.hide()
        self.opener.show()

    def forget(self) -> None:
        """Drop the entity, which is gone, with what was being typed about it."""
        self._entity_id = None
        self.close_entry()

    def finish(self) -> None:
        """Add the row if it was typed whole, so that going elsewhere loses nothing."""
        if self._box.isHidden() or self._entity_id is None or self._lacking():
            return
        sentence = self._run(self._texts())
        self._error.say(sentence)
        if not sentence:
            self._clear()

    def add(self) -> None:
        """Add the row that was typed, or go on to what is still needed."""
        lacking = self._lacking()
        if lacking is not None:
            self._error.say(
                _("Still needed: {field}.").format(field=lacking.control.accessibleName())
            )
            lacking.control.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        sentence = self._run(self._texts())
        self._error.say(sentence)
        if not sentence:
            self._clear()
            self.cells[0].control.setFocus(Qt.FocusReason.OtherFocusReason)
            self.added.emit()

    def _texts(self) -> dict[str, str]:
        return {cell.key: cell.control.shown_text() for cell in self.cells}

    def _lacking(self) -> Cell | None:
        """Return the first cell that is needed and empty."""
        texts, needed = self._texts(), self._spec.needed
        empty = [each for each in self.cells if not texts[each.key].strip()]
        return next((each for key in needed for each in empty if each.key == key), None)

    def _run(self, texts: dict[str, str]) -> str:
        """Make the edit; return what is wrong with it."""
        assert self._spec.add is not None, "made only where rows can be added"  # noqa: S101
        assert self._entity_id is not None, "opened only with an entity"  # noqa: S101
        refused: list[str] = []
        note = refused.append
        self._desk.history.refused.connect(note)
        try:
            edit = self._spec.add(self._desk.context, self._entity_id, texts)
            label = _("Add to “{list}”").format(list=_(self._spec.label))
            self._desk.history.run(label, edit, origin=ORIGIN)
        except UserError as error:
            refused.append(str(error))
        finally:
            self._desk.history.refused.disconnect(note)
        return refused[0] if refused else ""

    def _clear(self) -> None:
        context = self._desk.context
        self._error.say("")
        fields = (field for line in self._spec.blanks for field in line)
        for cell, field in zip(self.cells, fields, strict=True):
            if field.kind in {FieldKind.CHOICE, FieldKind.FEW, FieldKind.PERSON}:
                cell.control.offer(field.choices(context, self._entity_id or ""))
            cell.control.show_text("")

    def _fill(self) -> None:
        column = slim_column(self._box, self._desk)
        for fields in self._spec.blanks:
            line = slim_line(self._desk)
            for field in fields:
                cell = Cell(field, self._desk.themes, self._box)
                if isinstance(cell.control, LineControl):
                    cell.control.returnPressed.connect(self.add)
                self.cells.append(cell)
                line.addWidget(cell, field.share)
            column.addLayout(line)
        adder = QPushButton(_("Add"), self._box)
        adder.clicked.connect(self.add)
        closer = QPushButton(_("Close"), self._box)
        closer.setProperty("quiet", True)  # noqa: FBT003 - Qt's own order
        closer.clicked.connect(self.close_entry)
        last = slim_line(self._desk)
        last.addWidget(adder)
        last.addWidget(closer)
        last.addStretch(1)
        column.addWidget(self._error)
        column.addLayout(last)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Put the empty line away with Esc."""
        if event.key() == Qt.Key.Key_Escape and self._box.isVisible():
            self.close_entry()
            self.opener.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            super().keyPressEvent(event)
