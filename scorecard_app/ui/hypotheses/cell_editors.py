"""Edits the cells of the table of links: a line to type in, a list to choose from, or both."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QPersistentModelIndex, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QComboBox,
    QLineEdit,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from scorecard_app.present.form_parts import Choice, FieldKind
from scorecard_app.ui.hypotheses.links_model import CHOICES, KIND, TYPED
from scorecard_app.ui.theme import ThemeStore

Index = QModelIndex | QPersistentModelIndex
MakeNames = Callable[[FieldKind, ThemeStore, QWidget], Any]
"""What makes a line of names, with the list of who is known, for a kind of field."""

_HEIGHT, _PADDING, _MARK = 28, 2, 12
_EDIT = Qt.ItemDataRole.EditRole


class Chooser(QComboBox):
    """A list in a cell: arrows walk through it until Enter; one choice may be `picked`."""

    picked = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._is_walking = False
        self.activated.connect(self._note)

    def _note(self) -> None:
        if not self._is_walking:
            self.picked.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Walk through the choices without taking one."""
        self._is_walking = True
        super().keyPressEvent(event)
        self._is_walking = False


class LinkDelegate(QStyledItemDelegate):
    """Gives each cell the editor that its field asks for; a choice made is taken at once."""

    def __init__(self, themes: ThemeStore, make_names: MakeNames, parent: QWidget) -> None:
        super().__init__(parent)
        self._themes, self._make_names = themes, make_names

    def createEditor(self, parent: QWidget, _option: QStyleOptionViewItem, index: Index) -> QWidget:
        """Make a line, a list, or a line of names that lists who is known."""
        choices = index.data(CHOICES)
        if index.data(KIND) is FieldKind.PEOPLE:
            return self._names(parent, [Choice(*each) for each in choices or ()])
        if not choices:
            line = QLineEdit(parent)
            line.setFrame(False)
            line.setStyleSheet(self._style)
            return line
        return self._chooser(parent, choices, is_typed=bool(index.data(TYPED)))

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        """Show what stands in the cell."""
        text = str(index.data(_EDIT) or "")
        if isinstance(editor, QComboBox):
            at = editor.findData(text)
            if at >= 0:
                editor.setCurrentIndex(at)
            if editor.isEditable():
                editor.setEditText(text)
        elif isinstance(editor, QLineEdit):
            editor.setText(text)
            editor.selectAll()

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:
        """Hand over what was chosen or typed."""
        if isinstance(editor, QComboBox):
            is_typed = editor.isEditable()
            model.setData(index, editor.currentText() if is_typed else editor.currentData())
        elif isinstance(editor, QLineEdit):
            model.setData(index, editor.text())

    def initStyleOption(self, option: QStyleOptionViewItem, index: Index) -> None:
        """Keep marks as large as small text."""
        super().initStyleOption(option, index)
        side = self._themes.theme.px(_MARK)
        option.decorationSize = QSize(side, side)

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Leave a little air round a cell."""
        size = super().sizeHint(option, index)
        return QSize(size.width() + self._themes.theme.px(4 * _PADDING), self.row_height)

    @property
    def row_height(self) -> int:
        """Return how high a row is."""
        return self._themes.theme.px(_HEIGHT)

    @property
    def _style(self) -> str:
        return f"padding: 0 {self._themes.theme.px(_PADDING)}px; border-radius: 0;"

    def _chooser(
        self, parent: QWidget, choices: list[tuple[str, str]], *, is_typed: bool
    ) -> QComboBox:
        chooser = Chooser(parent)
        for key, label in choices:
            chooser.addItem(label, key)
        chooser.setEditable(is_typed)
        chooser.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        chooser.setFrame(False)
        chooser.setStyleSheet(self._style)
        chooser.picked.connect(self._take)
        return chooser

    def _names(self, parent: QWidget, known: list[Choice]) -> QWidget:
        names: Any = self._make_names(FieldKind.PEOPLE, self._themes, parent)
        names.offer(known)
        names.setFrame(False)
        names.setStyleSheet(self._style)
        line: QWidget = names
        return line

    def _take(self) -> None:
        """Take a choice that was made."""
        editor = self.sender()
        if isinstance(editor, QComboBox):
            self.commitData.emit(editor)
            self.closeEditor.emit(editor, QStyledItemDelegate.EndEditHint.NoHint)
