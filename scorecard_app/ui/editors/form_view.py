"""A form as a column of groups, with labels beside the fields where there is room."""

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from scorecard_app.domain.ids import EntityId
from scorecard_app.present.form_parts import Field, Form, FormContext, Group, Picture, Rows
from scorecard_app.texts import _
from scorecard_app.ui.editors.binder import FieldBinder
from scorecard_app.ui.editors.curve_part import CurvePart
from scorecard_app.ui.editors.desk import Desk
from scorecard_app.ui.editors.field_row import LABEL_WIDTH, FieldRow
from scorecard_app.ui.editors.group_box import GroupBox
from scorecard_app.ui.editors.rows_view import RowsView
from scorecard_app.ui.labels import RoleLabel
from scorecard_app.ui.theme import TextSize

_BESIDE_FROM = 330
"""From this width on labels stand beside their fields, at 96 dpi."""

_GROUP_GAP = 16


class FormView(QWidget):
    """Shows one kind of entity; other parts may stand between its groups."""

    def __init__(
        self,
        form: Form,
        desk: Desk,
        parent: QWidget | None = None,
        *,
        label_width: int = LABEL_WIDTH,
    ) -> None:
        super().__init__(parent)
        self._desk = desk
        self._label_width = label_width
        self._rows: list[FieldRow] = []
        self._boxes: list[GroupBox] = []
        self._parts: list[FieldBinder | RowsView | CurvePart] = []
        self._table = form.table
        self._places: dict[str, int] = {}
        self._is_beside: bool | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(desk.themes.theme.px(_GROUP_GAP))
        for group in form.groups:
            self._places[group.key] = self._column.count()
            self._column.addWidget(self._group(group))
        self._column.addStretch(1)

    def insert_after(self, key: str, part: QWidget) -> None:
        """Let another part stand behind a group, or behind all of them where there is none."""
        at = self._places.get(key, self._column.count() - 2) + 1
        self._column.insertWidget(at, part)
        for name, place in self._places.items():
            if place >= at:
                self._places[name] = place + 1

    def bind(self, entity_id: EntityId | None) -> None:
        """Show another entity."""
        for part in self._parts:
            part.bind(entity_id)

    def sync(self, context: FormContext) -> None:
        """Show what has changed."""
        for part in self._parts:
            part.sync(context)

    def forget(self) -> None:
        """Drop what is being typed and show nothing."""
        for part in self._parts:
            part.forget()

    def finish(self) -> None:
        """Finish what is being typed."""
        for part in self._parts:
            part.finish()

    def reveal(self, key: str) -> QWidget | None:
        """Open the group of a field, and return its control; None where there is no such field."""
        for box in self.findChildren(GroupBox):
            control = box.findChild(QWidget, key)
            if control is not None:
                box.fold(is_folded=False)
                return control
        return None

    def _group(self, group: Group) -> GroupBox:
        box = GroupBox(f"{self._table}.{group.key}", _(group.label), self._desk, self)
        self._boxes.append(box)
        for part in group.parts:
            box.column.addWidget(self._part(part, box.body))
        folds = self._desk.folds
        box.fold(is_folded=folds.is_folded(box.key, usual=group.is_folded))
        box.folded.connect(folds.keep)
        return box

    def _part(self, part: Field | Rows | Picture, box: QWidget) -> QWidget:
        match part:
            case Field():
                return self._row(part, box)
            case Rows():
                rows = RowsView(part, self._desk, box)
                self._parts.append(rows)
                return rows
            case Picture():
                curve = CurvePart(part, self._desk, box)
                self._parts.append(curve)
                return curve

    def _row(self, field: Field, box: QWidget) -> FieldRow:
        row = FieldRow(field, self._desk.themes, box, label_width=self._label_width)
        self._rows.append(row)
        self._parts.append(FieldBinder(field, row, self._desk))
        if field.beside is not None and row.beside is not None:
            self._parts.append(FieldBinder(field.beside, row.beside, self._desk))
        return row

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the labels beside the fields or above them."""
        super().resizeEvent(event)
        is_beside = self.width() >= self._desk.themes.theme.px(_BESIDE_FROM)
        if is_beside is not self._is_beside:
            self._is_beside = is_beside
            for row in self._rows:
                row.stand(beside=is_beside)
            for box in self._boxes:
                box.forget_height()
            self._column.invalidate()


def section_heading(text: str, desk: Desk, parent: QWidget) -> RoleLabel:
    """Make the heading of a group."""
    heading = RoleLabel(desk.themes, "text.quiet", size=TextSize.SMALL, strong=True, parent=parent)
    heading.setText(text)
    return heading
