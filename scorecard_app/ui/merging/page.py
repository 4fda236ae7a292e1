"""The page of a merge: every difference in one table, the chosen one whole, and Apply below."""

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QShortcut
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from scorecard_app.document.merge.deciding import Side
from scorecard_app.present.merging.rows import Kind, MergeRow, count_text, counts, undecided
from scorecard_app.texts import _, ngettext
from scorecard_app.ui.icons import Icons
from scorecard_app.ui.labels import ElidedLabel, RoleLabel
from scorecard_app.ui.merging.conflict_panel import ConflictPanel
from scorecard_app.ui.merging.desk import MergeDesk
from scorecard_app.ui.merging.filter_bar import FilterBar
from scorecard_app.ui.merging.row_model import STATE, RowModel
from scorecard_app.ui.merging.row_table import RowTable
from scorecard_app.ui.theme import TextSize, ThemeStore

_PAD, _GAP, _MARK = 12, 8, 16


class MergePage(QWidget):
    """Stays open while the scorecard is worked on; nothing is written before Apply.

    `revealed` carries the id of what a chosen row is about; `applied`, `report_wanted` and
    `closed` say which button was pressed.
    """

    revealed = Signal(str)
    applied = Signal()
    report_wanted = Signal()
    closed = Signal()

    def __init__(self, desk: MergeDesk, themes: ThemeStore, icons: Icons) -> None:
        super().__init__()
        self.desk = desk
        self._themes, self._icons = themes, icons
        self.setAccessibleName(_("Import of a workbook"))
        self._title = RoleLabel(themes, size=TextSize.TITLE, strong=True, parent=self)
        self._counts = ElidedLabel(themes, "text.quiet", parent=self)
        self._notice = ElidedLabel(themes, "text.quiet", parent=self)
        self.filters = FilterBar(themes, self)
        self.model = RowModel(desk, themes, icons, self)
        self.table = RowTable(self.model, themes, self)
        self.panel = ConflictPanel(themes, self)
        self._mark = RoleLabel(themes, parent=self)
        self._says = ElidedLabel(themes, "text.quiet", parent=self)
        self.report_button = QPushButton(_("Re&port as a workbook…"), self)
        self.close_button = QPushButton(_("&Back to the scorecard"), self)
        self.apply_button = QPushButton(_("Appl&y"), self)
        self.apply_button.setDefault(True)
        self._lay_out()
        self._connect()
        self.sync()

    @property
    def current(self) -> MergeRow | None:
        """Return the chosen row."""
        at = self.table.currentIndex().row()
        return self.model.rows[at] if 0 <= at < len(self.model.rows) else None

    @property
    def says(self) -> str:
        """Return what stands beside Apply."""
        return self._says.whole

    def sync(self) -> None:
        """Show how everything stands."""
        kept = self.current
        self.model.show_rows(self.filters.shown(self.desk.rows))
        self._choose_again(kept)
        self._show_chosen()
        self._show_counts()
        self._show_standing()

    def decide(self, side: Side) -> None:
        """Choose a side for the chosen row, if that may be chosen."""
        row = self.current
        if row is None or side not in row.sides:
            return
        if row.kind is Kind.CONFLICT:
            self.desk.decide([row], side)
        else:
            self.desk.take([row], is_taken=side is Side.THEIRS)

    def decide_all(self, side: Side) -> None:
        """Choose a side for all conflicts that are shown."""
        self.desk.decide(self.model.rows, side)

    def take_all(self, is_taken: bool) -> None:  # noqa: FBT001 - of a signal
        """Take all changes that are shown, or leave them out; what is missing stays."""
        shown = [row for row in self.model.rows if row.kind is not Kind.MISSING]
        self.desk.take(shown or self.model.rows, is_taken=is_taken)

    def next_conflict(self) -> None:
        """Choose the next conflict that is undecided, round the end."""
        rows = self.model.rows
        start = self.table.currentIndex().row() + 1
        for at in (*range(start, len(rows)), *range(start)):
            if rows[at].kind is Kind.CONFLICT and self.desk.side(rows[at]) is None:
                self.table.setCurrentIndex(self.model.index(at, STATE))
                return

    def _choose_again(self, kept: MergeRow | None) -> None:
        """Keep the chosen row chosen by what it is about; else choose the first."""
        rows = self.model.rows
        if not rows:
            return
        at = next((at for at, row in enumerate(rows) if _is_about_the_same(row, kept)), 0)
        if self.table.currentIndex().row() != at:
            self.table.setCurrentIndex(self.model.index(at, STATE))

    def _show_chosen(self) -> None:
        row = self.current
        self.panel.show_row(row, self.desk.side(row) if row else None)

    def _show_counts(self) -> None:
        self._title.setText(_("Import “{name}”").format(name=self.desk.book.name))
        preview = self.desk.preview
        if preview is None:
            self._counts.show_whole(_("Comparing the workbook with the scorecard…"))
            return
        found = counts(preview.rows)
        said = [count_text(kind, found[kind]) for kind in Kind if found[kind]]
        said.append(
            ngettext("{count} row says the same", "{count} rows say the same", preview.same).format(
                count=preview.same
            )
        )
        self._counts.show_whole(" · ".join(said))
        notices = " ".join(preview.back.notices)
        self._notice.show_whole(notices)
        self._notice.setVisible(bool(notices))

    def _show_standing(self) -> None:
        """Say below what Apply would do, or why it cannot."""
        desk, preview = self.desk, self.desk.preview
        fault = desk.trouble or (preview.made.fault if preview else "")
        has_changes = preview is not None and preview.made.card is not desk.target.card
        self.report_button.setEnabled(preview is not None)
        self.apply_button.setEnabled(has_changes and desk.is_fresh and not fault)
        self._mark.setVisible(bool(fault))
        if fault:
            self._mark.setPixmap(self._icons.pixmap("warning", role="band.off", side=_MARK))
        self._says.show_whole(fault or self._standing(has_changes=has_changes))

    def _standing(self, *, has_changes: bool) -> str:
        if self.desk.preview is None:
            return ""
        if not self.desk.is_fresh:
            return _("The scorecard or a decision changed: comparing again…")
        open_ones = undecided(self.desk.rows, self.desk.choices.decisions)
        if open_ones:
            return ngettext(
                "{count} conflict is undecided and stays as it is here.",
                "{count} conflicts are undecided and stay as they are here.",
                open_ones,
            ).format(count=open_ones)
        if not has_changes:
            return _("The scorecard would stay as it is.")
        return _("Nothing is changed before you apply; then it is one step to undo.")

    def _reveal(self, current: QModelIndex, _previous: QModelIndex) -> None:
        self._show_chosen()
        row = self.model.rows[current.row()] if current.isValid() else None
        if row is not None and row.reveals:
            self.revealed.emit(row.reveals)

    def _lay_out(self) -> None:
        px = self._themes.theme.px
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        head = QVBoxLayout()
        head.setContentsMargins(px(_PAD), px(_PAD), px(_PAD), px(_GAP))
        head.setSpacing(px(_GAP))
        for label in (self._title, self._counts, self._notice):
            head.addWidget(label)
        head.addWidget(self.filters)
        column.addLayout(head)
        column.addWidget(self.table, 1)
        column.addWidget(self.panel)
        foot = QFrame(self)
        foot.setObjectName("mergeFoot")
        foot.setLayout(
            self._row(
                self._mark,
                self._says,
                None,
                self.report_button,
                self.close_button,
                self.apply_button,
            )
        )
        column.addWidget(foot)
        self.setFocusProxy(self.table)

    def _row(self, *widgets: QWidget | None) -> QHBoxLayout:
        px = self._themes.theme.px
        row = QHBoxLayout()
        row.setSpacing(px(_GAP))
        for widget in widgets:
            if widget is None:
                row.addStretch(1)
            else:
                row.addWidget(widget)
        return row

    def _connect(self) -> None:
        self.desk.changed.connect(self.sync)
        self.filters.filtered.connect(self.sync)
        self.filters.all_taken.connect(self.take_all)
        self.table.selectionModel().currentChanged.connect(self._reveal)
        self.table.side_wanted.connect(self.decide)
        self.table.next_wanted.connect(self.next_conflict)
        self.panel.chosen.connect(self.decide)
        self.panel.all_chosen.connect(self.decide_all)
        self.panel.next_wanted.connect(self.next_conflict)
        self.report_button.clicked.connect(self.report_wanted)
        self.close_button.clicked.connect(self.closed)
        self.apply_button.clicked.connect(self.applied)
        escape = QShortcut(Qt.Key.Key_Escape, self)
        escape.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        escape.activated.connect(self.closed)


def _is_about_the_same(row: MergeRow, other: MergeRow | None) -> bool:
    if other is None:
        return False
    return row == other if row.spot is None else row.spot == other.spot
