"""A form as a column of groups, with labels beside the fields where there is room."""

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from scorecard_app.domain.ids import EntityId
from scorecard_app.present.form_parts import Form, FormContext, Group
from scorecard_app.texts import _
from scorecard_app.ui.editors.binder import FieldBinder
from scorecard_app.ui.editors.desk import Desk
from scorecard_app.ui.editors.field_row import FieldRow
from scorecard_app.ui.editors.labels import RoleLabel
from scorecard_app.ui.theme import TextSize

_BESIDE_FROM = 330
"""From this width on labels stand beside their fields, at 96 dpi."""

_GAP, _GROUP_GAP, _HEADING_GAP = 8, 20, 6


class FormView(QWidget):
    """Shows one kind of entity; other parts may stand between its groups."""

    def __init__(self, form: Form, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._rows: list[FieldRow] = []
        self._binders: list[FieldBinder] = []
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
        for binder in self._binders:
            binder.bind(entity_id)

    def sync(self, context: FormContext) -> None:
        """Show what has changed."""
        for binder in self._binders:
            binder.sync(context)

    def forget(self) -> None:
        """Drop what is being typed and show nothing."""
        for binder in self._binders:
            binder.forget()

    def finish(self) -> None:
        """Finish what is being typed."""
        for binder in self._binders:
            binder.finish()

    def _group(self, group: Group) -> QWidget:
        px = self._desk.themes.theme.px
        box = QWidget(self)
        column = QVBoxLayout(box)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(_GAP))
        column.addWidget(section_heading(_(group.label), self._desk, box))
        column.addSpacing(px(_HEADING_GAP) - px(_GAP))
        for field in group.fields:
            row = FieldRow(field, self._desk.themes, box)
            self._rows.append(row)
            self._binders.append(FieldBinder(field, row, self._desk))
            column.addWidget(row)
        return box

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the labels beside the fields or above them."""
        super().resizeEvent(event)
        is_beside = self.width() >= self._desk.themes.theme.px(_BESIDE_FROM)
        if is_beside is not self._is_beside:
            self._is_beside = is_beside
            for row in self._rows:
                row.stand(beside=is_beside)


def section_heading(text: str, desk: Desk, parent: QWidget) -> RoleLabel:
    """Make the heading of a group."""
    heading = RoleLabel(desk.themes, "text.quiet", size=TextSize.SMALL, strong=True, parent=parent)
    heading.setText(text)
    return heading
