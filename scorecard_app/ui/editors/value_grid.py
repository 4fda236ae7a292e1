"""The grid of values as people know it from spreadsheets: type over, copy, paste, clear."""

from collections.abc import Sequence
from typing import Protocol

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QPersistentModelIndex, QSize, Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemDelegate,
    QAbstractItemView,
    QHeaderView,
    QLineEdit,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from scorecard_app.texts import _
from scorecard_app.ui.theme import TextSize, ThemeStore

_COLUMN_WIDTH, _ROW_HEIGHT, _LABEL_WIDTH = 88, 28, 72
_FEW = 3
"""With so few columns in sight, none is spent on a period that is still to come."""

_NEAR_EDGE = 2
"""So many columns from an edge, more periods are fetched while moving by the keyboard."""

Index = QModelIndex | QPersistentModelIndex


class GridActs(Protocol):
    """What can be done to many cells at once, and to the span of periods."""

    @property
    def shown_column(self) -> int:
        """Return the column of the period shown; −1 without one."""
        ...

    def copied(self, indexes: Sequence[QModelIndex]) -> str:
        """Return cells as text for the clipboard."""
        ...

    def paste(self, indexes: Sequence[QModelIndex], text: str) -> bool:
        """Type a copied block from the first of these cells on."""
        ...

    def clear(self, indexes: Sequence[QModelIndex]) -> bool:
        """Take the values out of these cells."""
        ...

    def show_earlier(self) -> None:
        """Show more periods at the left."""
        ...

    def show_later(self) -> None:
        """Show more periods at the right."""
        ...


class ValueGrid(QTableView):
    """Periods across, series down; keeps the period shown in sight."""

    def __init__(
        self,
        model: QAbstractItemModel,
        acts: GridActs,
        themes: ThemeStore,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._acts = acts
        self._themes = themes
        self._delegate = _CellDelegate(themes, self)
        self.setModel(model)
        self.setItemDelegate(self._delegate)
        self._set_up()
        model.modelReset.connect(self.show_current_period)
        for change in (model.modelReset, model.rowsInserted, model.rowsRemoved):
            change.connect(self.updateGeometry)
        self.horizontalScrollBar().actionTriggered.connect(self._reach_edge)
        themes.changed.connect(self.viewport().update)
        self.show_current_period()

    def show_current_period(self) -> None:
        """Go to the period shown; the newest stand at the right, what came before at its left."""
        column = self._acts.shown_column
        self._fit_columns(column)
        if column >= 0 and self.model().rowCount():
            self.setCurrentIndex(self.model().index(0, column))
            in_sight = self.viewport().width() // self.horizontalHeader().defaultSectionSize()
            later = 1 if in_sight > _FEW else 0
            self.horizontalScrollBar().setValue(max(0, column - in_sight + 1 + later))

    def _fit_columns(self, column: int) -> None:
        """Make columns wide enough for the heading of this one, as wide as any."""
        across = self.horizontalHeader()
        needed = across.sectionSizeHint(column) if column >= 0 else 0
        across.setDefaultSectionSize(max(needed, self._themes.theme.px(_COLUMN_WIDTH)))

    def copy(self) -> None:
        """Copy the chosen cells so that a spreadsheet can paste them."""
        QGuiApplication.clipboard().setText(self._acts.copied(self.selectedIndexes()))

    def paste(self) -> None:
        """Paste a block of cells from the clipboard, from the first chosen cell on."""
        self._acts.paste(self.selectedIndexes(), QGuiApplication.clipboard().text())

    def cut(self) -> None:
        """Copy the chosen cells and take their values out."""
        self.copy()
        self._acts.clear(self.selectedIndexes())

    def clear_cells(self) -> None:
        """Take the values out of the chosen cells."""
        self._acts.clear(self.selectedIndexes())

    def _set_up(self) -> None:
        px = self._themes.theme.px
        self.setAccessibleName(_("Values by period"))
        self.setTabKeyNavigation(True)
        self.setWordWrap(False)
        self.setCornerButtonEnabled(False)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerItem)
        triggers = QAbstractItemView.EditTrigger
        self.setEditTriggers(
            triggers.AnyKeyPressed | triggers.DoubleClicked | triggers.EditKeyPressed
        )
        across, down = self.horizontalHeader(), self.verticalHeader()
        across.setDefaultAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        across.setHighlightSections(False)
        down.setDefaultSectionSize(px(_ROW_HEIGHT))
        down.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        down.setMinimumWidth(px(_LABEL_WIDTH))
        down.setHighlightSections(False)

    def sizeHint(self) -> QSize:
        """Need the height of all rows, and no more: below them is nothing to see."""
        height = self.horizontalHeader().sizeHint().height() + self.verticalHeader().length()
        height += self.horizontalScrollBar().sizeHint().height() + 2 * self.frameWidth()
        return QSize(super().sizeHint().width(), height)

    def _reach_edge(self) -> None:
        """Fetch periods where the user scrolls to an end, and stay at the same ones."""
        bar = self.horizontalScrollBar()
        at, count = bar.sliderPosition(), self.model().columnCount()
        if at >= bar.maximum():
            self._acts.show_later()
        elif at <= bar.minimum():
            self._acts.show_earlier()
            bar.setSliderPosition(at + self.model().columnCount() - count)

    def _show_more(self, column: int) -> None:
        """Fetch periods where the cursor comes near an edge."""
        if column >= self.model().columnCount() - _NEAR_EDGE:
            self._acts.show_later()
        elif column < _NEAR_EDGE:
            self._acts.show_earlier()

    def moveCursor(
        self, action: QAbstractItemView.CursorAction, modifiers: Qt.KeyboardModifier
    ) -> QModelIndex:
        """Move as Qt does, with periods to move on to; Home and End end at those in the grid."""
        actions = QAbstractItemView.CursorAction
        if action not in {actions.MoveHome, actions.MoveEnd}:
            self._show_more(self.currentIndex().column())
        return super().moveCursor(action, modifiers)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Do what a spreadsheet does with these keys; the rest is Qt's own.

        A line that is being edited passes Enter on to the grid as well as ending itself.
        """
        if self.state() == QAbstractItemView.State.EditingState:
            super().keyPressEvent(event)
            return
        acts = {
            QKeySequence.StandardKey.Copy: self.copy,
            QKeySequence.StandardKey.Paste: self.paste,
            QKeySequence.StandardKey.Cut: self.cut,
        }
        act = next((act for key, act in acts.items() if event.matches(key)), None)
        if act is not None:
            act()
        elif event.key() in {Qt.Key.Key_Delete, Qt.Key.Key_Backspace}:
            self.clear_cells()
        elif event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self._step(-1 if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else 1)
        else:
            super().keyPressEvent(event)

    def _step(self, rows: int) -> None:
        """Go down or up a row; from the last row on to the next period."""
        here = self.currentIndex()
        row, column = here.row() + rows, here.column()
        if not 0 <= row < self.model().rowCount():
            row, column = (0, column + 1) if rows > 0 else (self.model().rowCount() - 1, column - 1)
            self._show_more(column)
        target = self.model().index(row, column)
        if target.isValid():
            self.setCurrentIndex(target)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the period shown in its place while nobody has gone elsewhere."""
        super().resizeEvent(event)
        if self.currentIndex().column() == self._acts.shown_column:
            self.show_current_period()

    def closeEditor(self, editor: QWidget, hint: QAbstractItemDelegate.EndEditHint) -> None:
        """After Enter go on to the cell below, unless what was typed there was refused."""
        hints = QAbstractItemDelegate.EndEditHint
        is_refused = self._delegate.is_refused
        super().closeEditor(
            editor, hints.NoHint if is_refused or hint is hints.SubmitModelCache else hint
        )
        if hint is hints.SubmitModelCache and not is_refused:
            self._step(1)


class _CellDelegate(QStyledItemDelegate):
    """Paints figures of one width, inherited ones quietly, and edits them in a plain line."""

    def __init__(self, themes: ThemeStore, parent: QWidget) -> None:
        super().__init__(parent)
        self._themes = themes
        self.is_refused = False

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:
        """Hand over what was typed, and remember whether it was refused."""
        if isinstance(editor, QLineEdit):
            self.is_refused = not model.setData(index, editor.text())

    def initStyleOption(self, option: QStyleOptionViewItem, index: Index) -> None:
        """Choose the font and the colour of a figure."""
        super().initStyleOption(option, index)
        theme = self._themes.theme
        option.font = theme.font(TextSize.BODY, tabular=True)
        is_typed = bool(index.data(Qt.ItemDataRole.EditRole))
        colour = theme.colour("text" if is_typed else "text.disabled")
        for role in (option.palette.ColorRole.Text, option.palette.ColorRole.HighlightedText):
            option.palette.setColor(role, colour)

    def createEditor(
        self, parent: QWidget, _option: QStyleOptionViewItem, _index: Index
    ) -> QWidget:
        """Make a line without a frame that fills its cell."""
        editor = QLineEdit(parent)
        editor.setFrame(False)
        editor.setAlignment(Qt.AlignmentFlag.AlignRight)
        editor.setStyleSheet("padding: 0 2px; border-radius: 0;")
        return editor
