"""Edits the cells of a grid of values as a spreadsheet does."""

from collections.abc import Sequence

from PySide6.QtCore import (
    QAbstractItemModel,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QComboBox,
    QLineEdit,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from scorecard_app.ui.cells import CHOICES
from scorecard_app.ui.theme import ThemeStore

Editor = QLineEdit | QComboBox
_PADDING = 2
_EDITORS = (QLineEdit, QComboBox)
Index = QModelIndex | QPersistentModelIndex

_ENTER = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter})
_ARROWS = {
    Qt.Key.Key_Up: (-1, 0),
    Qt.Key.Key_Down: (1, 0),
    Qt.Key.Key_Left: (0, -1),
    Qt.Key.Key_Right: (0, 1),
}


class CellDelegate(QStyledItemDelegate):
    """Edits a cell in a plain line, or one that lists the words of a choice scale.

    While `is_typing_over`, arrows hand over what was typed and move on; F2 changes that, so that
    they move within the text. `left` says where to go then, `filled` that all cells chosen are
    to be given a text.
    """

    left = Signal(int, int)
    filled = Signal(str)

    def __init__(self, themes: ThemeStore, parent: QWidget) -> None:
        super().__init__(parent)
        self._themes = themes
        self.is_refused = False
        self.is_typing_over = False
        self._is_open = False
        self.closeEditor.connect(self._note_closing)

    def createEditor(self, parent: QWidget, _option: QStyleOptionViewItem, index: Index) -> QWidget:
        """Make a line without a frame that fills its cell, with the words there are to choose."""
        self.is_refused, self._is_open = False, True
        words = index.data(CHOICES)
        if words:
            return self._chooser(parent, words)
        editor = QLineEdit(parent)
        editor.setFrame(False)
        editor.setAlignment(Qt.AlignmentFlag.AlignRight)
        editor.setStyleSheet(self._style)
        return editor

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        """Show what stands in the cell, all of it chosen so that typing replaces it."""
        if not isinstance(editor, QComboBox):
            super().setEditorData(editor, index)
            return
        editor.setEditText(str(index.data(Qt.ItemDataRole.EditRole) or ""))
        _line(editor).selectAll()

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:
        """Hand over what was typed, and remember whether it was refused."""
        if isinstance(editor, _EDITORS):
            self.is_refused = not model.setData(index, _text(editor))

    @property
    def _style(self) -> str:
        padding = self._themes.theme.px(_PADDING)
        return f"padding: 0 {padding}px; border-radius: 0;"

    def _chooser(self, parent: QWidget, words: Sequence[str]) -> QComboBox:
        """Make a line that completes the words that can be chosen, and lists them."""
        editor = QComboBox(parent)
        editor.setEditable(True)
        editor.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        editor.setFrame(False)
        editor.addItems(words)
        editor.setStyleSheet(self._style)
        editor.activated.connect(self._choose)
        return editor

    def _choose(self) -> None:
        """Hand over the word that was chosen in the list.

        Qt says that one was chosen also when an editor that is being closed loses the keyboard.
        """
        editor = self.sender()
        if isinstance(editor, QComboBox) and self._is_open:
            self._leave(editor, 0, 0)

    def _note_closing(self) -> None:
        self._is_open = False

    def eventFilter(self, editor: QObject, event: QEvent) -> bool:
        """Hand over what was typed at the keys that leave a cell, and say where to go."""
        if (
            not isinstance(editor, _EDITORS)
            or event.type() is not QEvent.Type.KeyPress
            or not isinstance(event, QKeyEvent)
        ):
            return super().eventFilter(editor, event)
        if event.key() == Qt.Key.Key_F2 and event.modifiers() == Qt.KeyboardModifier.NoModifier:
            self.is_typing_over = not self.is_typing_over
            return True
        if event.key() in _ENTER and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self._fill(editor)
            return True
        step = self._step(event)
        if step is None:
            return super().eventFilter(editor, event)
        self._leave(editor, *step)
        return True

    def _step(self, event: QKeyEvent) -> tuple[int, int] | None:
        """Return how many rows and columns a key goes on from the cell; None where it stays."""
        is_back = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        key = Qt.Key(event.key())
        if key in _ENTER:
            return (-1, 0) if is_back else (1, 0)
        if key == Qt.Key.Key_Tab:
            return (0, -1) if is_back else (0, 1)
        if key == Qt.Key.Key_Backtab:
            return (0, -1)
        is_plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        return _ARROWS.get(key) if self.is_typing_over and is_plain else None

    def _leave(self, editor: Editor, rows: int, columns: int) -> None:
        """Hand over and go on; what is refused stays open to be mended."""
        self.commitData.emit(editor)
        if self.is_refused:
            _line(editor).selectAll()
            return
        self.closeEditor.emit(editor, QStyledItemDelegate.EndEditHint.NoHint)
        self.left.emit(rows, columns)

    def _fill(self, editor: Editor) -> None:
        text = _text(editor)
        self.closeEditor.emit(editor, QStyledItemDelegate.EndEditHint.RevertModelCache)
        self.filled.emit(text)


def _line(editor: Editor) -> QLineEdit:
    line = editor.lineEdit() if isinstance(editor, QComboBox) else editor
    assert line is not None  # noqa: S101 - a chooser is made to be typed into
    return line


def _text(editor: Editor) -> str:
    return _line(editor).text()
