"""The step that lists what was not read, by what mends it; it is mended where it stands."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QComboBox,
    QLineEdit,
    QPushButton,
    QTreeWidget,
    QTreeWidgetItem,
)

from scorecard_app.exchange.preview.findings import Findings
from scorecard_app.exchange.preview.issues import (
    IssueCell,
    IssueGroup,
    Mended,
    as_text,
    place_of,
    without_rows,
)
from scorecard_app.texts import _, ngettext, quoted
from scorecard_app.ui.icons import Icons
from scorecard_app.ui.importing.desk import ImportDesk
from scorecard_app.ui.importing.frame import StepFrame, side_by_side
from scorecard_app.ui.importing.guess_panel import GuessPanel
from scorecard_app.ui.importing.range_step import issues_on
from scorecard_app.ui.importing.sheet_grid import SheetGrid
from scorecard_app.ui.importing.sheet_model import SheetFace
from scorecard_app.ui.theme import ThemeStore
from scorecard_app.ui.words import Words

_GROUP = Qt.ItemDataRole.UserRole
_CELL = Qt.ItemDataRole.UserRole.value + 1
_MENDED = Qt.ItemDataRole.UserRole.value + 2
_MOST = 200
"""So many cells of a group are listed; a rule for all of them reaches the others, too."""

_TREE, _EDIT = 330, 150
ONE, ALIKE, ALL = "one", "alike", "all"


class CheckStep(StepFrame):
    """Asks what only the user knows, and lists the cells that were not read."""

    def __init__(self, desk: ImportDesk, themes: ThemeStore, icons: Icons) -> None:
        says = _(
            "Questions are asked once for the whole table. What cannot be read is left empty and "
            "listed here; a click shows the cell."
        )
        super().__init__(_("Check"), says, desk, themes)
        self.questions = GuessPanel(desk, themes, icons, self)
        self.tree = QTreeWidget(self)
        self.tree.setHeaderHidden(True)
        self.tree.setIndentation(themes.theme.px(14))
        self.tree.setAccessibleName(_("Cells that were not read"))
        self.grid = SheetGrid(themes, desk.parts.forms, self)
        self.mend = Words(themes, parent=self)
        self.scope = QComboBox(self)
        self.scope.setAccessibleName(_("Which cells"))
        self.scope.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.empty_button = QPushButton(_("Treat as empty"), self)
        self.text = QLineEdit(self)
        self.text.setFixedWidth(themes.theme.px(_EDIT))
        self.text.setPlaceholderText(_("Read it as…"))
        self.text.setAccessibleName(_("What the cell is read as"))
        self.set_button = QPushButton(_("Set"), self)
        self.skip_button = QPushButton(_("Skip the row"), self)
        self.back_button = QPushButton(_("Take back"), self)
        self._shown: tuple[object, ...] = ()
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        self.column.addWidget(self.questions)
        self.column.addWidget(self.mend)
        self.row(
            self.scope, self.empty_button, self.text, self.set_button, self.skip_button,
            self.back_button, None,
        )  # fmt: skip
        both = side_by_side(self.tree, self.grid, self.themes, sizes=(_TREE, 1000), wide=1)
        self.column.addWidget(both, 1)
        self.setFocusProxy(self.tree)

    def _connect(self) -> None:
        self.tree.currentItemChanged.connect(self._follow)
        self.tree.itemClicked.connect(self._follow)
        self.empty_button.clicked.connect(self.treat_as_empty)
        self.set_button.clicked.connect(self.set_text)
        self.text.returnPressed.connect(self.set_text)
        self.skip_button.clicked.connect(self.skip_rows)
        self.back_button.clicked.connect(self.take_back)

    def sync(self) -> None:
        """Show what is open."""
        findings = self.findings
        self.questions.show_lines(findings.questions if findings else ())
        shown = (findings.issues, findings.mended) if findings else ()
        if shown != self._shown:
            self._shown = shown
            self._fill(findings)
        self._follow()

    def treat_as_empty(self) -> None:
        """Count the chosen cells as empty."""
        self.desk.correct(as_text(self._cells(), ""))

    def set_text(self) -> None:
        """Read the chosen cells as what was typed."""
        text = self.text.text().strip()
        if text and self._cells():
            self.text.clear()
            self.desk.correct(as_text(self._cells(), text))

    def skip_rows(self) -> None:
        """Leave the rows of the chosen cells out."""
        self.desk.correct(without_rows(self._cells()))

    def take_back(self) -> None:
        """Take back how a cell or row was mended."""
        item = self.tree.currentItem()
        mended: Mended | None = item.data(0, _MENDED) if item else None
        if mended is not None:
            self.desk.take_back([mended.key])

    def _cells(self) -> Sequence[IssueCell]:
        """Return the cells that a repair is for."""
        item = self.tree.currentItem()
        group: IssueGroup | None = item.data(0, _GROUP) if item else None
        if group is None or item is None:
            return ()
        cell: IssueCell | None = item.data(0, _CELL)
        scope = self.scope.currentData()
        if cell is None or scope == ALL:
            return group.cells
        return (
            [each for each in group.cells if each.text == cell.text] if scope == ALIKE else [cell]
        )

    def _fill(self, findings: Findings | None) -> None:
        at = self._row_of_current()
        self.tree.clear()
        for group in findings.issues if findings else ():
            head = QTreeWidgetItem(self.tree, [f"{group.title} ({len(group.cells)})"])
            head.setData(0, _GROUP, group)
            for cell in group.cells[:_MOST]:
                item = QTreeWidgetItem(head, [f"{cell.where}   {quoted(cell.text)}"])
                item.setData(0, _GROUP, group)
                item.setData(0, _CELL, cell)
                item.setToolTip(0, group.mend)
        if findings and findings.mended:
            head = QTreeWidgetItem(
                self.tree, [_("Mended ({count})").format(count=len(findings.mended))]
            )
            for mended in findings.mended:
                item = QTreeWidgetItem(head, [mended.says])
                item.setData(0, _MENDED, mended)
        self.tree.expandAll()
        self._restore(at)

    def _row_of_current(self) -> tuple[int, int]:
        item = self.tree.currentItem()
        if item is None:
            return 0, 0
        parent = item.parent()
        if parent is None:
            return self.tree.indexOfTopLevelItem(item), -1
        return self.tree.indexOfTopLevelItem(parent), parent.indexOfChild(item)

    def _restore(self, at: tuple[int, int]) -> None:
        """Stand where the mended cell stood, at the next one."""
        head = self.tree.topLevelItem(min(at[0], self.tree.topLevelItemCount() - 1))
        if head is None:
            return
        child = head.child(min(max(at[1], 0), head.childCount() - 1))
        self.tree.setCurrentItem(child or head)

    def _follow(self, *_items: object) -> None:
        """Show the cell that is chosen, and offer what mends it."""
        item, findings = self.tree.currentItem(), self.findings
        group: IssueGroup | None = item.data(0, _GROUP) if item else None
        cell: IssueCell | None = item.data(0, _CELL) if item else None
        mended: Mended | None = item.data(0, _MENDED) if item else None
        self.back_button.setVisible(mended is not None)
        self._offer_scopes(group, cell)
        for each in (self.empty_button, self.text, self.set_button):
            each.setVisible(group is not None and group.takes_text)
        self.skip_button.setVisible(group is not None)
        self.mend.say(group.mend if group else self._nothing(findings))
        book = cell.book if cell else 0
        self.grid.setVisible(findings is not None and bool(findings.meanings))
        if findings is None or not findings.meanings:
            return
        meaning = findings.meanings[min(book, len(findings.meanings) - 1)]
        face = SheetFace(meaning.table.sheet, meaning.table, meaning, issues_on(findings, book))
        self.grid.show_face(face)
        if cell is not None:
            self.grid.go_to(place_of(cell.where)[1])

    def _offer_scopes(self, group: IssueGroup | None, cell: IssueCell | None) -> None:
        self.scope.setVisible(group is not None)
        if group is None:
            return
        chosen = self.scope.currentData()
        self.scope.clear()
        if cell is not None:
            alike = sum(each.text == cell.text for each in group.cells)
            self.scope.addItem(_("Only {where}").format(where=cell.where), ONE)
            if alike > 1:
                text = _("All {count} that say “{text}”")
                self.scope.addItem(text.format(count=alike, text=cell.text), ALIKE)
        count = len(group.cells)
        text = ngettext("The {count} cell of this kind", "All {count} cells of this kind", count)
        self.scope.addItem(text.format(count=count), ALL)
        self.scope.setCurrentIndex(max(self.scope.findData(chosen), 0))

    def _nothing(self, findings: Findings | None) -> str:
        if findings is None or not findings.meanings:
            return _("Take a file first.")
        return "" if findings.issues or findings.mended else _("Every cell is read.")
