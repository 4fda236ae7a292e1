"""A short list inside a form whose rows are edited where they stand."""

from collections.abc import Sequence

from PySide6.QtWidgets import QToolButton, QVBoxLayout, QWidget

from scorecard_app.domain.ids import EntityId
from scorecard_app.present.form_parts import Field, FormContext, Rows
from scorecard_app.texts import _
from scorecard_app.ui.editors.binder import ORIGIN, FieldBinder
from scorecard_app.ui.editors.cell import Cell
from scorecard_app.ui.editors.desk import Desk
from scorecard_app.ui.editors.entry_line import EntryLine
from scorecard_app.ui.editors.row_parts import GAP, slim_column, slim_line, small_label

_ROW_GAP = 12


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
        column = slim_column(self, desk)
        self._title = small_label(desk, "text.quiet", self)
        self._title.setText(_(spec.label))
        self._note = small_label(desk, "text.quiet", self)
        column.addWidget(self._title)
        self._rows = QVBoxLayout()
        gap = GAP if len(spec.lines) == 1 else _ROW_GAP
        self._rows.setSpacing(desk.themes.theme.px(gap))
        column.addLayout(self._rows)
        column.addWidget(self._note)
        self._entry = EntryLine(spec, desk, self) if spec.add else None
        if self._entry is not None:
            column.addWidget(self._entry)

    @property
    def lines(self) -> Sequence["RowLine"]:
        """Return the lines that are shown."""
        return self._lines[: self._shown]

    @property
    def entry(self) -> EntryLine | None:
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
        self._error = small_label(desk, "text.error", self)
        column = slim_column(self, desk)
        for at, fields in enumerate(spec.lines):
            line = slim_line(desk)
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
