"""The menus of a grid's headings: series at the left, locks above the periods."""

from functools import partial
from typing import Protocol

from PySide6.QtCore import QObject, QPoint, QRect, Qt
from PySide6.QtWidgets import QMenu, QTableView

from scorecard_app.domain.measures import SeriesKind
from scorecard_app.present.words import SERIES_KINDS
from scorecard_app.texts import _
from scorecard_app.ui.editors.cell_popups import LinePopup
from scorecard_app.ui.theme import ThemeStore


class LineActs(Protocol):
    """What can be done to whole lines and to periods."""

    def label(self, row: int) -> str:
        """Return what a line is called."""
        ...

    def is_there(self, row: int) -> bool:
        """Say whether the series of a line exists."""
        ...

    def add_series(self, row: int, kind: SeriesKind) -> bool:
        """Give the measure of a line one more series."""
        ...

    def rename_series(self, row: int, name: str) -> bool:
        """Name the series of a line."""
        ...

    def delete_series(self, row: int) -> bool:
        """Delete the series of a line."""
        ...

    def period_label(self, column: int) -> str:
        """Return the heading of a column."""
        ...

    def is_locked(self, column: int) -> bool:
        """Say whether a period is locked."""
        ...

    def lock(self, column: int) -> bool:
        """Lock every period up to this one."""
        ...

    def unlock(self) -> bool:
        """Take the lock away."""
        ...


class HeadingMenus(QObject):
    """Opens a menu where one of a table's headings is asked for it; belongs to the table."""

    def __init__(self, table: QTableView, acts: LineActs, themes: ThemeStore) -> None:
        super().__init__(table)
        self._acts = acts
        self._themes = themes
        self._row = -1
        policy = Qt.ContextMenuPolicy.CustomContextMenu
        for header in (table.verticalHeader(), table.horizontalHeader()):
            header.setContextMenuPolicy(policy)
        table.verticalHeader().customContextMenuRequested.connect(self._open_at_line)
        table.horizontalHeader().customContextMenuRequested.connect(self._open_at_period)

    @property
    def _table(self) -> QTableView:
        table = self.parent()
        assert isinstance(table, QTableView)  # noqa: S101 - it was made with one
        return table

    def line_menu(self, row: int) -> QMenu:
        """Return the menu of a line: add a series, name it, delete it."""
        menu = QMenu(self._table)
        further = menu.addMenu(_("Add a series"))
        for kind in SeriesKind:
            further.addAction(_(SERIES_KINDS[kind]), partial(self._acts.add_series, row, kind))
        rename = menu.addAction(_("Rename…"), partial(self._rename, row))
        delete = menu.addAction(_("Delete series"), partial(self._acts.delete_series, row))
        for action in (rename, delete):
            action.setEnabled(self._acts.is_there(row))
        menu.aboutToHide.connect(menu.deleteLater)
        return menu

    def period_menu(self, column: int) -> QMenu:
        """Return the menu of a period: lock everything until then, or unlock it."""
        menu = QMenu(self._table)
        label = self._acts.period_label(column)
        text = _("Lock everything until the end of {period}").format(period=label)
        menu.addAction(text, partial(self._acts.lock, column))
        unlock = menu.addAction(_("Unlock"), self._acts.unlock)
        unlock.setEnabled(self._acts.is_locked(column))
        menu.aboutToHide.connect(menu.deleteLater)
        return menu

    def open_line_menu(self, row: int, at: QPoint) -> None:
        """Open the menu of a line at a place on the screen."""
        if row >= 0:
            self.line_menu(row).popup(at)

    def _open_at_line(self, at: QPoint) -> None:
        header = self._table.verticalHeader()
        self.open_line_menu(header.logicalIndexAt(at), header.mapToGlobal(at))

    def _open_at_period(self, at: QPoint) -> None:
        header = self._table.horizontalHeader()
        column = header.logicalIndexAt(at)
        if column >= 0:
            self.period_menu(column).popup(header.mapToGlobal(at))

    def _rename(self, row: int) -> None:
        """Ask in place what a series is called."""
        table = self._table
        self._row = row
        label, hint = _("Name of the series"), _("Enter keeps the name")
        popup = LinePopup(self._themes, label, self._acts.label(row), hint, table.window())
        popup.kept.connect(self._keep_name)
        popup.closed.connect(self._take_keyboard)
        top = table.rowViewportPosition(row)
        corner = table.viewport().mapTo(table.window(), QPoint(0, top))
        popup.open_at(QRect(corner, corner + QPoint(1, table.rowHeight(row))))
        popup.setFocus(Qt.FocusReason.PopupFocusReason)

    def _take_keyboard(self) -> None:
        self._table.setFocus(Qt.FocusReason.PopupFocusReason)

    def _keep_name(self, name: str, _nothing: str) -> None:
        self._acts.rename_series(self._row, name)
