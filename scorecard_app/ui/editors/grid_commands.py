"""What can be commanded of the chosen cells of a grid: by its keys, and by its menu."""

from collections.abc import Callable, Mapping

from PySide6.QtCore import QModelIndex, QObject, QPoint, Qt
from PySide6.QtGui import QGuiApplication, QKeySequence
from PySide6.QtWidgets import QMenu, QTableView

from scorecard_app.texts import N_, _
from scorecard_app.ui.cells import GridActs
from scorecard_app.ui.editors.cell_popups import CellPopup, LinePopup, NotePopup
from scorecard_app.ui.theme import ThemeStore


class GridCommands(QObject):
    """Does what is asked of the cells chosen in a table, to which it belongs."""

    def __init__(self, table: QTableView, acts: GridActs, themes: ThemeStore) -> None:
        super().__init__(table)
        self._acts = acts
        self._themes = themes
        self.popup: CellPopup | None = None

    def copy(self) -> None:
        """Copy the chosen cells so that a spreadsheet can paste them."""
        QGuiApplication.clipboard().setText(self._acts.copied(self._chosen))

    def copy_with_headers(self) -> None:
        """Copy the chosen cells under their periods and beside their names."""
        text = self._acts.copied(self._chosen, with_headers=True)
        QGuiApplication.clipboard().setText(text)

    def paste(self) -> None:
        """Paste a block of cells from the clipboard, from the first chosen cell on."""
        self._acts.paste(self._chosen, QGuiApplication.clipboard().text())

    def cut(self) -> None:
        """Copy the chosen cells and take their values out."""
        self.copy()
        self.clear_cells()

    def clear_cells(self) -> None:
        """Take the values out of the chosen cells."""
        self._acts.clear(self._chosen)

    def fill_down(self) -> None:
        """Copy the first of the chosen rows into the others."""
        self._acts.fill_down(self._chosen)

    def fill_right(self) -> None:
        """Copy the first of the chosen columns into the others."""
        self._acts.fill_right(self._chosen)

    def fill_selection(self) -> None:
        """Give every chosen cell what the current one holds."""
        self.fill(str(self._table.currentIndex().data(Qt.ItemDataRole.EditRole) or ""))

    def insert_today(self) -> None:
        """Type today's date into the chosen cells."""
        self._acts.insert_today(self._chosen)

    def ask_step(self) -> None:
        """Ask in place by which step a series goes on, and fill what is chosen."""
        step = self._acts.usual_step(self._chosen)
        label, hint = _("Step of the series"), _("Enter fills what is chosen")
        popup = LinePopup(self._themes, label, step, hint, self._table.window())
        self._open(popup, self._fill_series)

    def edit_note(self) -> None:
        """Open the note on the current cell in place."""
        index = self._table.currentIndex()
        if index.isValid():
            remark = self._acts.remark(index)
            sure = "" if remark.confidence is None else f"{remark.confidence:.15g}"
            popup = NotePopup(self._themes, remark, sure, self._table.window())
            self._open(popup, self._keep_note)

    def _open(self, popup: CellPopup, keep: Callable[[str, str], object]) -> None:
        self.popup = popup
        popup.kept.connect(keep)
        popup.closed.connect(self._forget_popup)
        cell = self._table.visualRect(self._table.currentIndex())
        cell.moveTopLeft(self._table.viewport().mapTo(self._table.window(), cell.topLeft()))
        popup.open_at(cell)
        popup.setFocus(Qt.FocusReason.PopupFocusReason)

    def _forget_popup(self) -> None:
        self.popup = None
        self._table.setFocus(Qt.FocusReason.PopupFocusReason)

    def _keep_note(self, note: str, confidence: str) -> None:
        self._acts.put_remark(self._table.currentIndex(), note, confidence)

    def _fill_series(self, step: str, _nothing: str) -> None:
        self._acts.fill_series(self._chosen, step)

    def fill(self, text: str) -> None:
        """Give every chosen cell a text."""
        self._acts.fill(self._chosen, text)

    def open_menu(self, at: QPoint) -> None:
        """Offer what can be done with the chosen cells, at a place on the screen."""
        menu = QMenu(self._table)
        for title, act, keys in _menu_table(self):
            if not title:
                menu.addSeparator()
                continue
            action = menu.addAction(_(title), act)
            action.setShortcut(QKeySequence(keys))
            action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(at)

    @property
    def _table(self) -> QTableView:
        table = self.parent()
        assert isinstance(table, QTableView)  # noqa: S101 - it was made with one
        return table

    @property
    def _chosen(self) -> list[QModelIndex]:
        """Return what is chosen, without asking the model about each cell as Qt does."""
        ranges, model = self._table.selectionModel().selection(), self._table.model()
        blocks = [ranges.at(place) for place in range(ranges.count())]
        cells = {
            (row, column): None
            for block in blocks
            for row in range(block.top(), block.bottom() + 1)
            for column in range(block.left(), block.right() + 1)
        }
        return [model.index(row, column) for row, column in cells]


def key_table(commands: GridCommands) -> Mapping[str, Callable[[], object]]:
    """Return what a spreadsheet does with these keys; the rest is Qt's own."""
    return {
        "Del": commands.clear_cells,
        "Backspace": commands.clear_cells,
        "Ctrl+C": commands.copy,
        "Ctrl+V": commands.paste,
        "Ctrl+X": commands.cut,
        "Ctrl+Ins": commands.copy,
        "Shift+Ins": commands.paste,
        "Ctrl+D": commands.fill_down,
        "Ctrl+R": commands.fill_right,
        "Ctrl+;": commands.insert_today,
        "Shift+F2": commands.edit_note,
        "Ctrl+Return": commands.fill_selection,
        "Ctrl+Enter": commands.fill_selection,
    }


def _menu_table(commands: GridCommands) -> tuple[tuple[str, Callable[[], object], str], ...]:
    line = ("", commands.copy, "")
    return (
        (N_("Cut"), commands.cut, "Ctrl+X"),
        (N_("Copy"), commands.copy, "Ctrl+C"),
        (N_("Copy with headers"), commands.copy_with_headers, ""),
        (N_("Paste"), commands.paste, "Ctrl+V"),
        (N_("Clear"), commands.clear_cells, "Del"),
        line,
        (N_("Fill down"), commands.fill_down, "Ctrl+D"),
        (N_("Fill right"), commands.fill_right, "Ctrl+R"),
        (N_("Fill series…"), commands.ask_step, ""),
        (N_("Insert today"), commands.insert_today, "Ctrl+;"),
        line,
        (N_("Note…"), commands.edit_note, "Shift+F2"),
    )
