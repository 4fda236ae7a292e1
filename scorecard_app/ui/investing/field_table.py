"""A plain table of fields that is edited in place, with one row chosen at a time."""

from PySide6.QtCore import (
    QAbstractItemModel,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QHeaderView,
    QLineEdit,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from scorecard_app.domain.ids import EntityId
from scorecard_app.present.form_parts import FieldKind
from scorecard_app.present.investing.columns import LABELS
from scorecard_app.texts import _
from scorecard_app.ui.investing.desk import CellControl, InvestingDesk, MakeControl
from scorecard_app.ui.investing.field_model import FieldModel
from scorecard_app.ui.investing.frozen_names import FrozenNames
from scorecard_app.ui.theme import TextSize

Index = QModelIndex | QPersistentModelIndex
_ROW_HEIGHT, _LEAST = 28, 150
_OFFERING = frozenset({FieldKind.CHOICE, FieldKind.PERSON})
_ENTER = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter})
_PAD = 4
_SEEN = QAbstractItemView.ScrollHint.EnsureVisible


class FieldTable(QTableView):
    """The first column takes the room that is left, and stays in sight where there is none.

    `chosen` carries whose the current row is, when the user went there; `removed`, `moved` (up is
    −1) and `turned` (by plus and minus) say which key was pressed.
    """

    chosen = Signal(str)
    removed = Signal()
    moved = Signal(int)
    turned = Signal(int)

    def __init__(
        self, table: str, desk: InvestingDesk, make_control: MakeControl, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self._themes = desk.themes
        self.fields = FieldModel(table, desk, self)
        self._kept: EntityId | None = None
        self.setModel(self.fields)
        self._delegate = _FieldDelegate(desk, make_control, self)
        self.setItemDelegate(self._delegate)
        self.setAccessibleName(_(LABELS[table]))
        self._dress()
        self.names = FrozenNames(self, desk.themes)
        self._delegate.left.connect(self._go_on)
        self.selectionModel().currentRowChanged.connect(self._note_row)
        self.clicked.connect(self._choose)
        self.fields.modelAboutToBeReset.connect(self._keep)
        self.fields.modelReset.connect(self._go_back)
        desk.themes.changed.connect(self._dress)

    @property
    def current_id(self) -> EntityId | None:
        """Return whose the current row is."""
        return self.fields.id_at(self.currentIndex().row())

    def go_to(self, entity_id: EntityId | None, column: int | None = None) -> None:
        """Make a row the current one."""
        row = self.fields.row_of(entity_id)
        if row is not None:
            at = max(self.currentIndex().column(), 0) if column is None else column
            self.setCurrentIndex(self.fields.index(row, at))

    def begin(self, entity_id: EntityId, key: str) -> None:
        """Begin to type into a cell of a row, by the name of its column."""
        column = next(at for at, each in enumerate(self.fields.columns) if each.key == key)
        self.go_to(entity_id, column)
        self.setFocus(Qt.FocusReason.OtherFocusReason)
        self.edit(self.currentIndex())

    def _dress(self) -> None:
        px = self._themes.theme.px
        self.setObjectName("fieldTable")
        self.setFont(self._themes.theme.font(TextSize.BODY, tabular=True))
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        triggers = QAbstractItemView.EditTrigger
        self.setEditTriggers(
            triggers.DoubleClicked | triggers.EditKeyPressed | triggers.AnyKeyPressed
        )
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setAlternatingRowColors(True)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(px(_ROW_HEIGHT))
        self.horizontalHeader().setHighlightSections(False)
        self.horizontalHeader().setMinimumSectionSize(px(_LEAST) // 4)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self._apportion()

    def _apportion(self) -> None:
        """Give each column its width, and the first what is left."""
        px, heads = self._themes.theme.px, self.horizontalHeader()
        left = self.viewport().width()
        for at, column in enumerate(self.fields.columns):
            if column.width:
                width = max(px(column.width), heads.sectionSizeHint(at))
                heads.setSectionResizeMode(at, QHeaderView.ResizeMode.Interactive)
                heads.resizeSection(at, width)
                left -= width
        heads.setSectionResizeMode(0, QHeaderView.ResizeMode.Interactive)
        heads.resizeSection(0, max(left, px(_LEAST)))

    def _note_row(self) -> None:
        if self.hasFocus() and self.current_id is not None:
            self.chosen.emit(self.current_id)

    def _choose(self) -> None:
        if self.current_id is not None:
            self.chosen.emit(self.current_id)

    def _go_on(self, rows: int, columns: int) -> None:
        """Go on from a cell that was left by a key, past those that cannot be typed into."""
        index = self.currentIndex()
        row, at = index.row() + rows, index.column() + columns
        while columns and 0 <= at < len(self.fields.columns):
            if self.fields.columns[at].is_editable:
                break
            at += columns
        target = self.fields.index(row, at)
        self.setCurrentIndex(target if target.isValid() else index)
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def _keep(self) -> None:
        self._kept = self.current_id

    def _go_back(self) -> None:
        self.go_to(self._kept)

    def scrollTo(self, index: Index, hint: QAbstractItemView.ScrollHint = _SEEN) -> None:
        """Bring a cell out from under the names."""
        super().scrollTo(index, hint)
        hidden = self.names.room - self.visualRect(index).left()
        if index.column() and hidden > 0:
            bar = self.horizontalScrollBar()
            bar.setValue(bar.value() - hidden)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the first column at what the others leave."""
        super().resizeEvent(event)
        self._apportion()
        self.names.place()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Delete, move and turn by keys; Enter types into the cell."""
        key, modifiers = Qt.Key(event.key()), event.modifiers()
        is_alt = bool(modifiers & Qt.KeyboardModifier.AltModifier)
        if key == Qt.Key.Key_Delete:
            self.removed.emit()
        elif is_alt and key in {Qt.Key.Key_Up, Qt.Key.Key_Down}:
            self.moved.emit(-1 if key == Qt.Key.Key_Up else 1)
        elif key in {Qt.Key.Key_Plus, Qt.Key.Key_Minus}:
            self.turned.emit(1 if key == Qt.Key.Key_Plus else -1)
        elif key in _ENTER and self.currentIndex().isValid():
            self.edit(self.currentIndex())
        else:
            super().keyPressEvent(event)


class _FieldDelegate(QStyledItemDelegate):
    """Edits a cell in the control of its field; `left` says where to go from it."""

    left = Signal(int, int)

    def __init__(self, desk: InvestingDesk, make_control: MakeControl, view: FieldTable) -> None:
        super().__init__(view)
        self._desk, self._make, self._view = desk, make_control, view
        self._is_refused = False

    def createEditor(self, parent: QWidget, _option: QStyleOptionViewItem, index: Index) -> QWidget:
        """Make the control of the field."""
        field = self._view.fields.field_at(index)
        editor: QWidget = self._make(field.kind, self._desk.themes, parent)
        editor.setAccessibleName(_(field.label))
        self._is_refused = False
        if isinstance(editor, QLineEdit):
            editor.setFrame(False)
            padding = self._desk.themes.theme.px(_PAD)
            editor.setStyleSheet(f"padding: 0 {padding}px; border-radius: 0;")
            if field.kind is FieldKind.NUMBER:
                editor.setAlignment(Qt.AlignmentFlag.AlignRight)
        if isinstance(editor, QComboBox):
            editor.activated.connect(self._take_choice)
            QTimer.singleShot(0, editor, editor.showPopup)
        return editor

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        """Show what stands in the cell, all of it chosen so that typing replaces it."""
        control: CellControl = editor  # type: ignore[assignment]  # it is a widget as well
        field, context = self._view.fields.field_at(index), self._desk.context
        entity_id = self._view.fields.ids[index.row()]
        if field.kind in _OFFERING:
            control.offer(field.choices(context, entity_id))
        control.show_text(field.read(context, entity_id))
        if isinstance(editor, QLineEdit):
            editor.selectAll()

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:
        """Hand over what was typed, and remember whether it was refused."""
        control: CellControl = editor  # type: ignore[assignment]  # it is a widget as well
        self._is_refused = not model.setData(index, control.shown_text())

    def eventFilter(self, editor: QObject, event: QEvent) -> bool:
        """Hand over at Enter and Tab; what is refused stays open to be mended."""
        is_key = event.type() is QEvent.Type.KeyPress and isinstance(event, QKeyEvent)
        if not is_key or not isinstance(editor, QLineEdit) or not isinstance(event, QKeyEvent):
            return super().eventFilter(editor, event)
        is_back = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        key = Qt.Key(event.key())
        if key in _ENTER:
            self._leave(editor, 0, 0)
        elif key in {Qt.Key.Key_Tab, Qt.Key.Key_Backtab}:
            self._leave(editor, 0, -1 if is_back or key == Qt.Key.Key_Backtab else 1)
        else:
            return super().eventFilter(editor, event)
        return True

    def _leave(self, editor: QLineEdit, rows: int, columns: int) -> None:
        self.commitData.emit(editor)
        if self._is_refused:
            editor.selectAll()
            return
        self.closeEditor.emit(editor, QStyledItemDelegate.EndEditHint.NoHint)
        self.left.emit(rows, columns)

    def _take_choice(self) -> None:
        editor = self.sender()
        if isinstance(editor, QComboBox):
            self.commitData.emit(editor)
            self.closeEditor.emit(editor, QStyledItemDelegate.EndEditHint.NoHint)
            self.left.emit(0, 0)
