"""The step that says what the import changes: row by row, each of which may be left out."""

from collections.abc import Mapping
from typing import Final

from PySide6.QtCore import (
    QObject,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor
from PySide6.QtWidgets import (
    QComboBox,
    QListWidget,
    QPushButton,
)

from scorecard_app.exchange.intake.plan import State
from scorecard_app.exchange.preview.changes import ChangeRow, detail_lines
from scorecard_app.exchange.preview.steps import counts
from scorecard_app.texts import N_, _
from scorecard_app.ui.flat_model import FlatModel, Index
from scorecard_app.ui.icons import Icons
from scorecard_app.ui.importing.desk import ImportDesk
from scorecard_app.ui.importing.frame import StepFrame, side_by_side
from scorecard_app.ui.labels import RoleLabel
from scorecard_app.ui.plain_table import PlainTable
from scorecard_app.ui.theme import TextSize, ThemeStore

_TAKE, _STATE, _NAME, _SAYS, _WHERE = range(5)
_HEADS = (N_("Take"), N_("What happens"), N_("Measure or objective"), N_("Values"), N_("Cell"))
_WIDTHS = (60, 156, 220, 206, 84)
_DETAILS = 320
_FILTERS: Final[tuple[tuple[State | str | None, str], ...]] = (
    ("", N_("Everything")),
    (State.NEW, N_("New")),
    (State.CHANGED, N_("Changed")),
    (State.UNCHANGED, N_("Same")),
    (State.CONFLICT, N_("Conflict")),
    (None, N_("Not in the file")),
)
_ICONS: Final[Mapping[State | None, tuple[str, str]]] = {
    State.NEW: ("new", "accent"),
    State.CHANGED: ("redo", "band.risk"),
    State.UNCHANGED: ("check", "text.quiet"),
    State.CONFLICT: ("warning", "band.off"),
    None: ("lock", "text.quiet"),
}


class ChangesStep(StepFrame):
    """Shows what becomes of every row, and what is different about the chosen one."""

    def __init__(self, desk: ImportDesk, themes: ThemeStore, icons: Icons) -> None:
        says = _(
            "Nothing is changed before you apply. What the scorecard has and the file has not "
            "stays as it is."
        )
        super().__init__(_("What changes"), says, desk, themes)
        self.filter = QComboBox(self)
        self.filter.setAccessibleName(_("Show"))
        for state, word in _FILTERS:
            self.filter.addItem(_(word), state)
        self.none_button = QPushButton(_("Leave all shown out"), self)
        self.all_button = QPushButton(_("Take all shown"), self)
        self._counts = RoleLabel(themes, "text.quiet", parent=self)
        self.model = ChangeModel(themes, icons, self)
        self.table = PlainTable(self.model, _("What the import changes"), themes)
        self.table.give_room(dict(enumerate(_WIDTHS)), stretched=(_NAME,))
        self.details = QListWidget(self)
        self.details.setAccessibleName(_("What is different"))
        self.details.setWordWrap(True)
        self.details.setObjectName("importDetails")
        self.row(self.filter, self.none_button, self.all_button, None, self._counts)
        both = side_by_side(self.table, self.details, themes, sizes=(1000, _DETAILS), wide=0)
        self.column.addWidget(both, 1)
        self.filter.currentIndexChanged.connect(self.sync)
        self.none_button.clicked.connect(self.leave_all_out)
        self.all_button.clicked.connect(self.take_all)
        self.model.ticked.connect(self._tick)
        self.table.selectionModel().currentChanged.connect(self._show_details)
        self.setFocusProxy(self.table)

    def sync(self) -> None:
        """Show the rows."""
        findings = self.findings
        wanted = self.filter.currentData()
        rows = [
            each
            for each in (findings.changes if findings else ())
            if wanted == "" or each.state is wanted
        ]
        self.model.show_rows(rows, set(self.desk.left_out))
        if rows and not self.table.currentIndex().isValid():
            self.table.setCurrentIndex(self.model.index(0, _NAME))
        self._counts.say(counts(findings, self.desk.left_out) if findings else "")
        self._show_details()

    def leave_all_out(self) -> None:
        """Take none of the rows that are shown."""
        self.desk.leave_out([each.key for each in self.model.rows], is_left_out=True)

    def take_all(self) -> None:
        """Take all rows that are shown."""
        self.desk.leave_out([each.key for each in self.model.rows], is_left_out=False)

    def _tick(self, row: ChangeRow, is_taken: bool) -> None:  # noqa: FBT001 - of a signal
        self.desk.leave_out([row.key], is_left_out=not is_taken)

    def _show_details(self, *_indexes: object) -> None:
        self.details.clear()
        findings, at = self.findings, self.table.currentIndex().row()
        if findings is None or findings.intake is None or not 0 <= at < len(self.model.rows):
            return
        before, after = findings.inquiry.card, findings.intake.plan.card
        row = self.model.rows[at]
        lines = list(detail_lines(before, after, row.id, self.desk.parts.forms))
        self.details.addItems([row.name, *(lines or [_("Nothing is different.")])])
        self.details.item(0).setFont(self.themes.theme.font(TextSize.BODY, strong=True))


class ChangeModel(FlatModel):
    """The rows with a tick each; `ticked` carries the row and whether it is taken."""

    ticked = Signal(object, bool)

    def __init__(self, themes: ThemeStore, icons: Icons, parent: QObject) -> None:
        super().__init__(_HEADS, parent)
        self._themes = themes
        self._icons = icons
        self._left_out: set[tuple[str, str]] = set()
        self.rows: list[ChangeRow] = []

    def show_rows(self, rows: list[ChangeRow], left_out: set[tuple[str, str]]) -> None:
        """Show these rows."""
        if rows == self.rows:
            if left_out != self._left_out:
                self._left_out = left_out
                last = self.index(len(rows) - 1, _WHERE)
                self.dataChanged.emit(self.index(0, 0), last)
            return
        self.beginResetModel()
        self.rows, self._left_out = rows, left_out
        self.endResetModel()

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Let those rows be ticked that change anything."""
        flags = super().flags(index)
        if index.column() == _TAKE and self.rows[index.row()].can_be_left_out:
            flags |= Qt.ItemFlag.ItemIsUserCheckable
        return flags

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return what is shown of a row."""
        row, column = self.rows[index.row()], index.column()
        is_out = row.key in self._left_out
        match role:
            case Qt.ItemDataRole.DisplayRole | Qt.ItemDataRole.ToolTipRole:
                return self._text(row, column, is_out=is_out)
            case Qt.ItemDataRole.CheckStateRole if column == _TAKE and row.can_be_left_out:
                return Qt.CheckState.Unchecked if is_out else Qt.CheckState.Checked
            case Qt.ItemDataRole.DecorationRole if column == _STATE and not is_out:
                name, tint = _ICONS[row.state]
                return self._icons.pixmap(name, role=tint, side=16)
            case Qt.ItemDataRole.ForegroundRole:
                return self._colour(row, is_out=is_out)
            case Qt.ItemDataRole.AccessibleTextRole if column == _TAKE:
                return _("Left out") if is_out else _("Taken")
        return None

    def setData(self, index: Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Take a row or leave it out."""
        if role != Qt.ItemDataRole.CheckStateRole:
            return False
        is_taken = Qt.CheckState(value) is Qt.CheckState.Checked
        self.ticked.emit(self.rows[index.row()], is_taken)
        return True

    def _colour(self, row: ChangeRow, *, is_out: bool) -> QColor:
        is_quiet = is_out or not row.can_be_left_out
        return self._themes.theme.colour("text.quiet" if is_quiet else "text")

    def _text(self, row: ChangeRow, column: int, *, is_out: bool) -> str:
        match column:
            case 1:
                return _("Left out") if is_out else row.word
            case 2:
                return row.name
            case 3:
                return row.says
            case 4:
                return row.where.rpartition("!")[2]
        return ""
