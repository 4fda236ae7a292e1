"""A short list inside a form whose rows are edited where they stand, and a place to add one."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QToolButton, QVBoxLayout, QWidget

from scorecard_app.domain.ids import EntityId
from scorecard_app.errors import UserError
from scorecard_app.present.form_parts import Field, FieldKind, FormContext, Rows
from scorecard_app.texts import _
from scorecard_app.ui.editors.binder import ORIGIN, FieldBinder
from scorecard_app.ui.editors.cell import Cell
from scorecard_app.ui.editors.controls import LineControl
from scorecard_app.ui.editors.desk import Desk
from scorecard_app.ui.editors.labels import RoleLabel
from scorecard_app.ui.theme import TextSize

_GAP, _ROW_GAP = 4, 12


class RowsView(QWidget):
    """Shows the rows of one entity; lines are made when first needed and used again."""

    def __init__(self, spec: Rows, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.key = spec.key
        self._spec = spec
        self._desk = desk
        self._entity_id: EntityId | None = None
        self._lines: list[RowLine] = []
        self._shown = 0
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(desk.themes.theme.px(_GAP))
        self._title = _small(desk, "text.quiet", self)
        self._title.setText(_(spec.label))
        self._note = _small(desk, "text.quiet", self)
        self._column.addWidget(self._title)
        self._rows = QVBoxLayout()
        gap = _GAP if len(spec.lines) == 1 else _ROW_GAP
        self._rows.setSpacing(desk.themes.theme.px(gap))
        self._column.addLayout(self._rows)
        self._column.addWidget(self._note)
        self._entry = EntryLine(spec, desk, self) if spec.add else None
        if self._entry is not None:
            self._column.addWidget(self._entry)

    @property
    def lines(self) -> Sequence["RowLine"]:
        """Return the lines that are shown."""
        return self._lines[: self._shown]

    @property
    def entry(self) -> "EntryLine | None":
        """Return where a row is added, if one can be."""
        return self._entry

    def bind(self, entity_id: EntityId | None) -> None:
        """Show the rows of another entity."""
        self.finish()
        self._entity_id = entity_id
        if self._entry is not None:
            self._entry.bind(entity_id)
        if entity_id is None:
            self._show(())
        else:
            self.sync(self._desk.context)

    def sync(self, context: FormContext) -> None:
        """Show what has changed."""
        if self._entity_id is None:
            return
        is_shown = self._spec.is_shown(context, self._entity_id)
        self.setVisible(is_shown)
        rows = self._spec.rows(context, self._entity_id) if is_shown else ()
        self._show(rows)
        for line in self.lines:
            line.sync(context)
        note = self._spec.note(context, self._entity_id) if is_shown else ""
        self._note.say(note or ("" if rows else _(self._spec.empty)))

    def forget(self) -> None:
        """Drop the entity, which is gone."""
        self._entity_id = None
        for line in self._lines:
            line.forget()
        if self._entry is not None:
            self._entry.forget()

    def finish(self) -> None:
        """Finish what is being typed."""
        for line in self.lines:
            line.finish()
        if self._entry is not None:
            self._entry.finish()

    def _show(self, rows: Sequence[EntityId]) -> None:
        while len(self._lines) < len(rows):
            line = RowLine(self._spec, self._desk, self)
            self._lines.append(line)
            self._rows.addWidget(line)
        self._shown = len(rows)
        for line in self._lines:
            line.keep_only(rows)
        for at, line in enumerate(self._lines):
            line.bind(rows[at] if at < len(rows) else None)
            line.setVisible(at < len(rows))


class RowLine(QWidget):
    """One row: its cells in one or more lines, what is wrong with them, and how to remove it."""

    def __init__(self, spec: Rows, desk: Desk, parent: QWidget) -> None:
        super().__init__(parent)
        self._spec = spec
        self._desk = desk
        self._row_id: EntityId | None = None
        self.cells: list[Cell] = []
        self._binders: list[FieldBinder] = []
        self._error = _small(desk, "text.error", self)
        column = _column(self, desk)
        for at, fields in enumerate(spec.lines):
            line = _line(desk)
            for field in fields:
                line.addWidget(self._cell(field), field.share)
            if at == 0 and spec.remove is not None:
                line.addWidget(self._remover())
            column.addLayout(line)
        column.addWidget(self._error)
        self._error.hide()

    def bind(self, row_id: EntityId | None) -> None:
        """Show another row."""
        if row_id == self._row_id:
            return
        self._row_id = row_id
        for binder in self._binders:
            binder.bind(row_id)

    def keep_only(self, rows: Sequence[EntityId]) -> None:
        """Drop the row, with what is being typed about it, unless it is one of these."""
        if self._row_id is not None and self._row_id not in rows:
            self.forget()

    def sync(self, context: FormContext) -> None:
        """Show what has changed."""
        for binder in self._binders:
            binder.sync(context)

    def forget(self) -> None:
        """Drop the row, which is gone."""
        self._row_id = None
        for binder in self._binders:
            binder.forget()

    def finish(self) -> None:
        """Finish what is being typed."""
        for binder in self._binders:
            binder.finish()

    def remove(self) -> None:
        """Take the row out."""
        if self._row_id is not None and self._spec.remove is not None:
            edit = self._spec.remove(self._desk.context, self._row_id)
            label = _("Remove from “{list}”").format(list=_(self._spec.label))
            self._desk.history.run(label, edit, origin=ORIGIN)

    def _cell(self, field: Field) -> Cell:
        cell = Cell(field, self._desk.themes, self)
        cell.erred.connect(self._say_error)
        self.cells.append(cell)
        self._binders.append(FieldBinder(field, cell, self._desk))
        return cell

    def _remover(self) -> QToolButton:
        button = QToolButton(self)
        button.setText("×")
        button.setAutoRaise(True)
        button.setAccessibleName(_("Remove"))
        button.setToolTip(_("Remove"))
        button.clicked.connect(self.remove)
        return button

    def _say_error(self) -> None:
        self._error.say(next((cell.error for cell in self.cells if cell.error), ""))


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
        self._error = _small(desk, "text.error", self._box)
        self._error.hide()
        self._fill()
        column = _column(self, desk)
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
            if field.kind in {FieldKind.CHOICE, FieldKind.PERSON}:
                cell.control.offer(field.choices(context, self._entity_id or ""))
            cell.control.show_text("")

    def _fill(self) -> None:
        column = _column(self._box, self._desk)
        for fields in self._spec.blanks:
            line = _line(self._desk)
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
        last = _line(self._desk)
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


def _column(owner: QWidget, desk: Desk) -> QVBoxLayout:
    column = QVBoxLayout(owner)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(desk.themes.theme.px(_GAP))
    return column


def _line(desk: Desk) -> QHBoxLayout:
    line = QHBoxLayout()
    line.setSpacing(desk.themes.theme.px(_GAP))
    return line


def _small(desk: Desk, role: str, parent: QWidget) -> RoleLabel:
    label = RoleLabel(desk.themes, role, size=TextSize.SMALL, parent=parent)
    label.setWordWrap(True)
    return label
