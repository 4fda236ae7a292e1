"""The library beside the work: search, choose, attach to the selected objective."""

from PySide6.QtCore import QEvent, QModelIndex, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QHBoxLayout,
    QLineEdit,
    QListView,
    QPushButton,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from scorecard_app.domain.ids import ObjectiveId
from scorecard_app.present.library import LibraryRow, language_note, matching
from scorecard_app.texts import _
from scorecard_app.ui.library.delegate import LibraryDelegate
from scorecard_app.ui.library.details import DetailsView
from scorecard_app.ui.library.filters import FilterBar
from scorecard_app.ui.library.model import LibraryModel, LibraryRole
from scorecard_app.ui.library.shelf import Shelf
from scorecard_app.ui.theme import TextSize, ThemeStore
from scorecard_app.ui.view_state import ViewState
from scorecard_app.ui.words import Words

_GAP = 8


class LibraryPane(QWidget):
    """Finds while one types; Down goes into the list, Enter attaches, Esc goes back.

    `attach_wanted` names a measure of the library and the objective that it shall serve,
    `framework_wanted` a framework to begin a scorecard from, `refused` says what is missing.
    `rename_wanted` and `delete_wanted` name something of the user's own, and what it is called.
    """

    attach_wanted = Signal(str, str)
    framework_wanted = Signal(str)
    rename_wanted = Signal(str, str)
    delete_wanted = Signal(str, str)
    refused = Signal(str)

    def __init__(
        self,
        shelf: Shelf,
        view_state: ViewState,
        themes: ThemeStore,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._shelf = shelf
        self._view_state = view_state
        self._px = themes.theme.px
        self._came_from: QWidget | None = None
        self._is_filled = False
        self.model = LibraryModel(self)
        self.search = QLineEdit(self)
        self.search.setPlaceholderText(_("Search the library"))
        self.search.setAccessibleName(_("Search the library"))
        self.search.setClearButtonEnabled(True)
        self.filters = FilterBar(themes, self)
        self.list = QListView(self)
        self.list.setAccessibleName(_("Library"))
        self.list.setModel(self.model)
        self.list.setItemDelegate(LibraryDelegate(themes, self.list))
        self.list.setUniformItemSizes(True)
        self.list.setDragEnabled(True)
        self.list.setEditTriggers(QAbstractItemView.EditTrigger.EditKeyPressed)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.details = DetailsView(themes, self)
        self.take_button = QPushButton(self)
        self._own = QWidget(self)
        self._own.hide()
        self.rename_button = QPushButton(_("Rename"), self._own)
        self.delete_button = QPushButton(_("Delete"), self._own)
        self.language = Words(themes, "text.quiet", size=TextSize.SMALL, parent=self)
        self.language.setText(language_note())
        self.language.setVisible(bool(language_note()))
        self.hint = Words(themes, "text.quiet", size=TextSize.SMALL, parent=self)
        self._lay_out()
        self._connect(themes)

    @property
    def current(self) -> LibraryRow | None:
        """Return the chosen entry."""
        row: LibraryRow | None = self.list.currentIndex().data(LibraryRole.ROW)
        return row

    def begin_search(self) -> None:
        """Take the keyboard into the search; Esc gives it back to where it was."""
        focus = QApplication.focusWidget()
        if focus is not None and not self.isAncestorOf(focus):
            self._came_from = focus
            focus.destroyed.connect(self._forget)
        self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.search.selectAll()

    def take(self) -> None:
        """Attach the chosen measure to the selected objective, or begin from the framework."""
        row = self.current
        if row is None:
            return
        target = self._shelf.target_objective(self._view_state.selection)
        if row.is_framework:
            self.framework_wanted.emit(row.key)
        elif target is None:
            self.refused.emit(_("Select the objective that the measure shall serve, then attach."))
        else:
            self.attach_wanted.emit(row.key, target)

    def rename(self) -> None:
        """Edit the name of the chosen entry in its place, if it is the user's own."""
        if self.current is not None and self.current.is_own:
            self.list.setFocus()
            self.list.edit(self.list.currentIndex())

    def delete(self) -> None:
        """Ask to take the chosen entry out of the user's library, if it is their own."""
        if self.current is not None and self.current.is_own:
            self.delete_wanted.emit(self.current.key, self.current.name)

    def sync(self) -> None:
        """Show what is found now, and say what can be done with it."""
        rows = matching(self._shelf.rows, self.search.text(), self.filters.filters)
        kept = self.current.key if self.current else ""
        self.model.show_rows(rows)
        at = self.model.index_of(kept)
        self.list.setCurrentIndex(at if at.isValid() else self.model.index(0))
        self._follow()

    def _lay_out(self) -> None:
        margin = self._px(_GAP)
        self._split = QSplitter(Qt.Orientation.Vertical, self)
        self._split.addWidget(self.list)
        self._split.addWidget(self.details)
        self._split.setChildrenCollapsible(False)
        self._split.setStretchFactor(0, 3)
        self._split.setStretchFactor(1, 2)
        self.list.setMinimumHeight(self._px(88))
        head, foot = QVBoxLayout(), QVBoxLayout()
        for layout, widgets in (
            (head, (self.search, self.filters)),
            (foot, (self.language, self.hint, self.take_button)),
        ):
            layout.setContentsMargins(margin, 0, margin, 0)
            layout.setSpacing(self._px(_GAP))
            for widget in widgets:
                layout.addWidget(widget)
        own = QHBoxLayout(self._own)
        own.setContentsMargins(0, 0, 0, 0)
        own.addWidget(self.rename_button)
        own.addWidget(self.delete_button)
        foot.addWidget(self._own)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, margin, 0, margin)
        column.setSpacing(margin)
        column.addLayout(head)
        column.addWidget(self._split, 1)
        column.addLayout(foot)
        self.setFocusProxy(self.search)

    def _connect(self, themes: ThemeStore) -> None:
        self.search.textChanged.connect(self._search_anew)
        self.search.returnPressed.connect(self.take)
        self.filters.changed.connect(self.sync)
        self.list.selectionModel().currentChanged.connect(self._show_current)
        self.list.doubleClicked.connect(self._take_clicked)
        self.take_button.clicked.connect(self.take)
        self.rename_button.clicked.connect(self.rename)
        self.delete_button.clicked.connect(self.delete)
        self.model.renamed.connect(self.rename_wanted)
        self.search.installEventFilter(self)
        self.list.installEventFilter(self)
        self._shelf.changed.connect(self._refill)
        self._shelf.used_changed.connect(self._follow)
        self._view_state.selection_changed.connect(self._follow_selection)
        themes.changed.connect(self.list.viewport().update)

    def _refill(self) -> None:
        """Show other entries than before, when they are seen."""
        self._is_filled = False
        if self.isVisible():
            self._fill()

    def _fill(self) -> None:
        self._is_filled = True
        self.filters.offer(self._shelf.rows)
        self.sync()

    def _search_anew(self) -> None:
        """Go to the best of what was found: another text asks for something else."""
        self.list.setCurrentIndex(QModelIndex())
        self.sync()
        self.list.scrollToTop()

    def _follow_selection(self, _origin: str) -> None:
        self._follow()

    def _follow(self) -> None:
        """Say what Enter would do now."""
        self.model.mark_used(self._shelf.used)
        row = self.current
        target = self._shelf.target_objective(self._view_state.selection)
        is_ready = row is not None and (row.is_framework or target is not None)
        self.take_button.setEnabled(is_ready)
        self.take_button.setText(
            _("Begin a scorecard") if row is not None and row.is_framework else _("Attach")
        )
        self.hint.setText(self._sentence(row, target))
        self._own.setVisible(row is not None and row.is_own)

    def _sentence(self, row: LibraryRow | None, target: ObjectiveId | None) -> str:
        if row is None:
            return _("Nothing is called so. Try fewer words or fewer filters.")
        if row.is_framework:
            return _("A new scorecard begins with this framework.")
        if target is None:
            return _("Select an objective to attach the measure to, or drag it onto one.")
        name = self._shelf.objective_name(target)
        if self._shelf.has_already(target, row.key):
            return _("“{objective}” has this measure already.").format(objective=name)
        return _("Enter attaches it to “{objective}”.").format(objective=name)

    def _show_current(self) -> None:
        row = self.current
        if row is not None:
            self.details.show_details(row.name, self._shelf.details(row))
        self.details.setVisible(row is not None)
        self._follow()

    def _take_clicked(self) -> None:
        self.take()

    def _forget(self) -> None:
        self._came_from = None

    def _go_back(self) -> None:
        """Empty the search; when it is empty, give the keyboard back."""
        if self.search.text():
            self.search.clear()
            self.search.setFocus()
        elif self._came_from is not None and self._came_from.isVisible():
            self._came_from.setFocus(Qt.FocusReason.OtherFocusReason)

    def _key(self, watched: QObject, event: QKeyEvent) -> bool:
        """Walk between search and list; return whether the key meant that."""
        keys = Qt.Key
        if event.key() == keys.Key_Escape:
            self._go_back()
        elif watched is self.search and event.key() == keys.Key_Down and self.model.rows:
            self.list.setFocus()
        elif watched is self.list and event.key() in {keys.Key_Return, keys.Key_Enter}:
            self.take()
        elif watched is self.list and event.key() == keys.Key_Delete:
            self.delete()
        elif (
            watched is self.list
            and event.key() == keys.Key_Up
            and self.list.currentIndex().row() == 0
        ):
            self.search.setFocus()
        else:
            return False
        return True

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take the keys that walk between search and list."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            return self._key(watched, event) or super().eventFilter(watched, event)
        return super().eventFilter(watched, event)

    def showEvent(self, event: QShowEvent) -> None:
        """Read the library when it is first seen."""
        super().showEvent(event)
        if not self._is_filled:
            self._fill()
