"""The outline as a tree: select, rename, delete; in step with every other view."""

from collections.abc import Hashable, Sequence
from functools import partial

from PySide6.QtCore import (
    QItemSelection,
    QItemSelectionModel,
    QModelIndex,
    QRect,
    Qt,
    Signal,
)
from PySide6.QtGui import QContextMenuEvent, QFocusEvent, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import (
    QAbstractItemDelegate,
    QAbstractItemView,
    QHeaderView,
    QMenu,
    QTreeView,
    QWidget,
)

from scorecard_app.document.edits.deletion import delete_items
from scorecard_app.document.edits.measures import detach_measure
from scorecard_app.domain.ids import AttachmentId, EntityId, ObjectiveId
from scorecard_app.domain.relations import Relations
from scorecard_app.domain.scorecard import Scorecard
from scorecard_app.present.announcements import deleted_sentence
from scorecard_app.present.outline import NodeId
from scorecard_app.present.table.nodes import plain_node
from scorecard_app.texts import _
from scorecard_app.ui.history import History
from scorecard_app.ui.models.delegates import Index, NameDelegate
from scorecard_app.ui.models.roles import NAME, Role
from scorecard_app.ui.models.tree_model import TreeModel
from scorecard_app.ui.notices import Notice, Offer
from scorecard_app.ui.theme import ThemeStore
from scorecard_app.ui.view_state import ViewState

_INDENT = 16
_SMALL = 60
"""Up to so many rows, all of them are shown at first."""


class OutlineView(QTreeView):
    """Shows the names with their status; what is chosen here is chosen everywhere.

    `menu_opened` carries the menu of a row and what the row stands for, so that others add to it;
    "" stands for the empty place below all rows. `noticed` carries what is to be said.
    """

    origin = "outline"
    menu_opened = Signal(object, str)
    noticed = Signal(object)

    def __init__(
        self,
        model: TreeModel,
        history: History,
        view_state: ViewState,
        themes: ThemeStore,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._outline = model
        self._history = history
        self._view_state = view_state
        self._themes = themes
        self._is_following = False
        self._is_entered = False
        self._names = NameDelegate(themes, self)
        self.setModel(model)
        self._set_up()
        view_state.selection_changed.connect(self._follow)
        model.rowsInserted.connect(self._unfold)
        model.layoutChanged.connect(self._unfold_lanes)
        themes.changed.connect(self.viewport().update)
        self._open_at_first()
        self._follow("")

    def delete_selected(self) -> None:
        """Delete what is chosen; a measure that serves other objectives, too, is detached here."""
        rows = self.selectionModel().selectedRows()
        nodes = [plain_node(index.data(Role.NODE)) for index in rows]
        ids: list[EntityId] = [index.data(Role.ENTITY) for index in rows]
        before = self._outline.card
        edit = partial(_without, nodes=tuple(nodes))
        if nodes and self._history.run(_("Delete"), edit, origin=self.origin):
            self._tell_deleted(before, [each for each in ids if each])

    def _tell_deleted(self, before: Scorecard, ids: Sequence[EntityId]) -> None:
        """Say what is gone with its links, and offer to take it back; what was detached is not."""
        after = self._outline.card
        gone = [each for each in dict.fromkeys(ids) if not _is_in(after, each)]
        if gone:
            said = deleted_sentence(before, after, gone)
            undo = Offer(_("Undo"), self._history.undo)
            self.noticed.emit(Notice(said, offers=(undo,), ends_with_change=True))

    @property
    def current_objective(self) -> ObjectiveId | None:
        """Return the objective of the current row, or the one that its measure serves."""
        return self._outline.objective_of(self.currentIndex())

    def rename(self, entity_id: EntityId, *, merge_key: Hashable = None) -> bool:
        """Take the keyboard and edit the name of something in its row; False where it has none.

        With the key of a gesture the name is one step with what made it, and Esc gives both up.
        """
        for index in self._outline.indexes_of(entity_id)[:1]:
            self.setFocus()
            self.scrollTo(index)
            self.setCurrentIndex(index)
            self._outline.naming_key = merge_key
            self.edit(index)
            return True
        return False

    def rect_of(self, entity_id: EntityId) -> QRect | None:
        """Return where the row of something is seen; None where it is not."""
        rects = map(self.visualRect, self._outline.indexes_of(entity_id))
        return next((each for each in rects if not each.isEmpty()), None)

    def _rename_current(self) -> None:
        self.edit(self.currentIndex().siblingAtColumn(NAME))

    def _set_up(self) -> None:
        self.setAccessibleName(_("Outline"))
        self.setDragDropMode(QAbstractItemView.DragDropMode.DragDrop)
        self.setDragDropOverwriteMode(True)  # on rows, never between them
        self.setItemDelegateForColumn(NAME, self._names)
        self.setUniformRowHeights(True)
        self.setIndentation(self._themes.theme.px(_INDENT))
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        triggers = QAbstractItemView.EditTrigger
        self.setEditTriggers(triggers.EditKeyPressed | triggers.SelectedClicked)
        self.setExpandsOnDoubleClick(True)
        self.setHeaderHidden(True)
        self.header().setStretchLastSection(False)
        self.header().setSectionResizeMode(NAME, QHeaderView.ResizeMode.Stretch)

    def _open_at_first(self) -> None:
        """Show everything of a small scorecard, the objectives of a large one."""
        if self._outline.count <= _SMALL:
            self.expandAll()
        else:
            self.expandToDepth(0)

    def _follow(self, origin: str) -> None:
        """Choose the rows of what was chosen elsewhere."""
        if origin == self.origin:
            return
        chosen = QItemSelection()
        first = QModelIndex()
        for entity_id in self._view_state.selection:
            for index in self._outline.indexes_of(entity_id)[:1]:
                chosen.select(index, index)
                first = index if not first.isValid() else first
        self._is_following = True
        flags = QItemSelectionModel.SelectionFlag
        self.selectionModel().select(chosen, flags.ClearAndSelect | flags.Rows)
        if first.isValid():
            self.selectionModel().setCurrentIndex(first, flags.NoUpdate)
            self.scrollTo(first)
        self._is_following = False

    def _unfold(self, parent: QModelIndex, first: int, last: int) -> None:
        """Open the branches that are new."""
        if parent.isValid() and first == 0 and last == 0:
            self.expand(parent)

    def _unfold_lanes(self) -> None:
        """Open the uppermost branches where much came at once."""
        for row in range(self.model().rowCount()):
            self.expand(self.model().index(row, 0))

    def selectionChanged(self, selected: QItemSelection, deselected: QItemSelection) -> None:
        """Tell the other views what is chosen here."""
        super().selectionChanged(selected, deselected)
        if self._is_following or self.model() is None:
            return
        rows = self.selectionModel().selectedRows()
        ids: list[EntityId] = [index.data(Role.ENTITY) for index in rows]
        self._view_state.select([each for each in ids if each], origin=self.origin)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Know the click that comes from elsewhere."""
        super().focusInEvent(event)
        self._is_entered = event.reason() is Qt.FocusReason.MouseFocusReason

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Rename at the second click on a row, but not at the one that came from elsewhere."""
        triggers = self.editTriggers()
        if self._is_entered:
            self.setEditTriggers(QAbstractItemView.EditTrigger.EditKeyPressed)
        super().mouseReleaseEvent(event)
        self.setEditTriggers(triggers)
        self._is_entered = False

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Offer what can be done with a row, or below them all."""
        index = self.indexAt(event.pos())
        entity_id = index.data(Role.ENTITY)
        if index.isValid() and not entity_id:
            return
        menu = QMenu(self)
        if entity_id:
            self.setCurrentIndex(index)
            menu.addAction(_("Rename"), self._rename_current).setShortcut("F2")
            menu.addAction(_("Delete"), self.delete_selected).setShortcut("Del")
        self.menu_opened.emit(menu, entity_id or "")
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(event.globalPos())

    def closeEditor(self, editor: QWidget, hint: QAbstractItemDelegate.EndEditHint) -> None:
        """End the gesture that a name was a part of; Esc gives up what was made for it, too."""
        super().closeEditor(editor, hint)
        key, self._outline.naming_key = self._outline.naming_key, None
        if key is None:
            return
        if hint is QAbstractItemDelegate.EndEditHint.RevertModelCache:
            self._history.take_back(merge_key=key)
        self._history.end_gesture()

    def rowsAboutToBeRemoved(self, parent: Index, start: int, end: int) -> None:
        """Give up the name that is typed in a row that goes.

        Qt (6.11) takes such an editor away under the filter of the column's delegate, which then
        wants to write it.
        """
        editor = self.indexWidget(self.currentIndex())
        if editor is not None and _goes(self.currentIndex(), parent, start, end):
            self.closeEditor(editor, QAbstractItemDelegate.EndEditHint.NoHint)
        super().rowsAboutToBeRemoved(parent, start, end)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Delete with Del; the rest is the tree's own."""
        is_editing = self.state() == QAbstractItemView.State.EditingState
        if event.key() == Qt.Key.Key_Delete and not is_editing:
            self.delete_selected()
        else:
            super().keyPressEvent(event)


def _goes(index: Index, parent: Index, start: int, end: int) -> bool:
    """Say whether an index stands in these rows, or below one of them."""
    while index.isValid() and index.parent() != parent:
        index = index.parent()
    return index.isValid() and start <= index.row() <= end


def _is_in(card: Scorecard, entity_id: EntityId) -> bool:
    tables = (card.objectives, card.measures, card.perspectives, card.notes)
    return any(entity_id in each for each in tables)


def _without(card: Scorecard, *, nodes: tuple[NodeId, ...]) -> Scorecard:
    """Delete what rows stand for, in one step."""
    gone: list[EntityId] = []
    for node in dict.fromkeys(nodes):
        attachment = card.attachments.get(AttachmentId(node))
        if attachment is None:
            gone.append(node)
        elif len(Relations(card).attachments_to(attachment.measure_id)) > 1:
            card = detach_measure(card, attachment_id=attachment.id)
        else:
            gone.append(attachment.measure_id)
    return delete_items(card, ids=gone) if gone else card
