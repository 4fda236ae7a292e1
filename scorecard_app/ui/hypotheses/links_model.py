"""The links as an item model: ids only, each cell read when it is shown and edited by its field."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)
from PySide6.QtGui import QIcon

from scorecard_app.domain.ids import LinkId
from scorecard_app.errors import UserError
from scorecard_app.present.faces import StatusFace
from scorecard_app.present.form_parts import FieldKind
from scorecard_app.present.hypotheses.columns import FIGURES, HEADINGS, Column, can_edit, field_of
from scorecard_app.present.hypotheses.narrowed import kept_rows, link_ids
from scorecard_app.present.hypotheses.rows import Grounds, LinkRow, tip
from scorecard_app.texts import _
from scorecard_app.ui.history import History
from scorecard_app.ui.paint.mark_icons import mark_picture
from scorecard_app.ui.theme import ThemeStore

Index = QModelIndex | QPersistentModelIndex
_Role = Qt.ItemDataRole

CHOICES = int(_Role.UserRole) + 1
"""What can be chosen in a cell: (key, label) in order; nothing where it is typed."""
TYPED = int(_Role.UserRole) + 2
"""Whether something else than a choice can be typed."""

KIND = int(_Role.UserRole) + 3
"""What kind of field a cell edits."""

ORIGIN = "links"
_SHARP = 2.0
"""Marks are drawn for screens of twice the pixels; others draw them smaller."""

_NOWHERE = QModelIndex()
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_CENTRE = Qt.AlignmentFlag.AlignCenter


class LinksModel(QAbstractTableModel):
    """Shows rows as they were arranged last; `told` carries why a text was not taken."""

    told = Signal(str)

    def __init__(
        self,
        history: History,
        themes: ThemeStore,
        read: Callable[[], Grounds],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._history, self._themes, self._read = history, themes, read
        self._rows: tuple[LinkRow, ...] = ()
        self._marks: dict[StatusFace, QIcon] = {}
        themes.changed.connect(self._dress)

    @property
    def ids(self) -> Sequence[LinkId]:
        """Return the links that are shown, in their order."""
        return link_ids(self._rows)

    def link_at(self, row: int) -> LinkId | None:
        """Return the link of a row."""
        return self._rows[row].link_id if 0 <= row < len(self._rows) else None

    def show_rows(self, rows: Sequence[LinkRow]) -> None:
        """Show these, in this order."""
        if link_ids(rows) == self.ids:
            self._show_again(rows)
            return
        self.beginResetModel()
        self._rows = tuple(rows)
        self.endResetModel()

    def refresh(self) -> None:
        """Read the rows that are shown again, and leave each where it is."""
        self._show_again(kept_rows(self._read(), self.ids))

    def _show_again(self, rows: Sequence[LinkRow]) -> None:
        """Tell of each cell that differs, and of no other: an editor that is open reads again."""
        before, self._rows = self._rows, tuple(rows)
        for at, (old, new) in enumerate(zip(before, rows, strict=True)):
            for column in Column if old != new else ():
                if old.cell(column) != new.cell(column):
                    self.dataChanged.emit(self.index(at, column), self.index(at, column))

    def _dress(self) -> None:
        self._marks.clear()
        if self._rows:
            last = self.index(len(self._rows) - 1, len(Column) - 1)
            self.dataChanged.emit(self.index(0, 0), last, [_Role.DecorationRole])

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        """Count the links that are shown."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = _NOWHERE) -> int:
        """Count the columns."""
        return 0 if parent.isValid() else len(Column)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = _Role.DisplayRole
    ) -> object:
        """Return the heading of a column, and what it says."""
        if orientation is not Qt.Orientation.Horizontal or not 0 <= section < len(Column):
            return None
        name, hint = HEADINGS[Column(section)]
        match role:
            case _Role.DisplayRole:
                return _(name)
            case _Role.ToolTipRole:
                return _(hint)
            case _Role.TextAlignmentRole:
                return _align(Column(section))
        return None

    def data(self, index: Index, role: int = _Role.DisplayRole) -> object:
        """Return what a cell shows, or how it is edited."""
        if not index.isValid() or index.row() >= len(self._rows):
            return None
        row, column = self._rows[index.row()], Column(index.column())
        cell = row.cell(column)
        match role:
            case _Role.DisplayRole:
                return cell.text
            case _Role.ToolTipRole:
                return tip(self._read(), self._rows[index.row()], column)
            case _Role.AccessibleTextRole:
                return f"{_(HEADINGS[column][0])}: {cell.text}"
            case _Role.DecorationRole:
                return self._mark(cell.mark) if cell.mark is not None else None
            case _Role.TextAlignmentRole:
                return _align(column)
            case _Role.EditRole:
                return self._edit_text(row.link_id, column)
        return self._choice(row.link_id, column, role)

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Say which cells can be edited."""
        flags = super().flags(index)
        link_id = self.link_at(index.row())
        context = self._read().context
        is_there = link_id is not None and link_id in context.card.links
        if link_id is not None and is_there and can_edit(Column(index.column()), context, link_id):
            flags |= Qt.ItemFlag.ItemIsEditable
        return flags

    def setData(self, index: Index, value: object, role: int = _Role.EditRole) -> bool:
        """Edit a link by what was typed or chosen; False where it is refused."""
        field, link_id = field_of(Column(index.column())), self.link_at(index.row())
        if role != _Role.EditRole or field is None or link_id is None:
            return False
        context, text = self._read().context, str(value)
        if text == field.read(context, link_id):
            return True
        try:
            edit = field.edit(context, link_id, text)
        except UserError as error:
            self.told.emit(str(error))
            return False
        label = _("Change {field}").format(field=_(field.label))
        return self._history.run(label, edit, origin=ORIGIN)

    def _edit_text(self, link_id: LinkId, column: Column) -> str:
        field = field_of(column)
        return field.read(self._read().context, link_id) if field is not None else ""

    def _choice(self, link_id: LinkId, column: Column, role: int) -> object:
        field = field_of(column)
        if field is None or role not in {CHOICES, TYPED, KIND}:
            return None
        if role == KIND:
            return field.kind
        is_typed = field.kind not in {FieldKind.CHOICE, FieldKind.FEW}
        if role == TYPED:
            return is_typed
        found = field.choices(self._read().context, link_id)
        return [(each.key, each.label) for each in found]

    def _mark(self, face: StatusFace) -> QIcon:
        """Return a mark as an icon that keeps its colour in a chosen row."""
        if face not in self._marks:
            picture = mark_picture(face, self._themes.theme, _SHARP)
            icon = self._marks[face] = QIcon(picture)
            icon.addPixmap(picture, QIcon.Mode.Selected)
        return self._marks[face]


def _align(column: Column) -> Qt.AlignmentFlag:
    if column is Column.SIGN:
        return _CENTRE
    return _RIGHT if column in FIGURES else _LEFT
