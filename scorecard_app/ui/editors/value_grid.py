"""The grid of values as people know it from spreadsheets: type over, fill, copy, paste, note."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import (
    QAbstractItemModel,
    QEvent,
    QItemSelection,
    QItemSelectionModel,
    QModelIndex,
    QSize,
    Qt,
)
from PySide6.QtGui import (
    QContextMenuEvent,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from scorecard_app.texts import _
from scorecard_app.ui.cells import GridActs
from scorecard_app.ui.editors.cell_delegate import CellDelegate
from scorecard_app.ui.editors.cell_painter import CellPainter
from scorecard_app.ui.editors.fill_handle import FillHandle
from scorecard_app.ui.editors.grid_commands import GridCommands, key_table
from scorecard_app.ui.theme import ThemeStore

_COLUMN_WIDTH, _ROW_HEIGHT, _LABEL_WIDTH = 88, 28, 72
_FEW = 3
"""With so few columns in sight, none is spent on a period that is still to come."""

_NEAR_EDGE = 2
"""So many columns from an edge, more periods are fetched while moving by the keyboard."""

_STEPS = {"Return": 1, "Enter": 1, "Shift+Return": -1, "Shift+Enter": -1}
_JUMPS = {"Up": (-1, 0), "Down": (1, 0), "Left": (0, -1), "Right": (0, 1)}
_EDITING = QAbstractItemView.State.EditingState


class ValueGrid(QTableView):
    """Periods across, lines down; keeps the period shown in sight."""

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
        self._delegate = CellDelegate(themes, self)
        self._painter = CellPainter(acts.cell, themes)
        self._handle = FillHandle()
        self.commands = GridCommands(self, acts, themes)
        self.setModel(model)
        self.setItemDelegate(self._delegate)
        self._set_up()
        self._delegate.left.connect(self._step)
        self._delegate.filled.connect(self.commands.fill)
        model.modelReset.connect(self.show_current_period)
        for change in (model.modelReset, model.rowsInserted, model.rowsRemoved):
            change.connect(self.updateGeometry)
        self.horizontalScrollBar().actionTriggered.connect(self._reach_edge)
        themes.changed.connect(self._dress)
        self.show_current_period()

    def show_current_period(self) -> None:
        """Go to the period shown; the newest stand at the right, what came before at its left."""
        column = self._acts.shown_column
        across = self.horizontalHeader()
        needed = across.sectionSizeHint(column) if column >= 0 else 0
        across.setDefaultSectionSize(max(needed, self._themes.theme.px(_COLUMN_WIDTH)))
        if column >= 0 and self.model().rowCount():
            row = max(self.currentIndex().row(), 0)
            self.setCurrentIndex(self.model().index(row, column))
            in_sight = self.viewport().width() // self.horizontalHeader().defaultSectionSize()
            later = 1 if in_sight > _FEW else 0
            self.horizontalScrollBar().setValue(max(0, column - in_sight + 1 + later))

    def _set_up(self) -> None:
        px = self._themes.theme.px
        self.setLayoutDirection(Qt.LayoutDirection.LeftToRight)  # as time runs in the charts
        self.setAccessibleName(_("Values by period"))
        self.setTabKeyNavigation(True)
        self.setWordWrap(False)
        self.setCornerButtonEnabled(False)
        self.setMouseTracking(True)
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

    def _dress(self) -> None:
        self._painter.dress()
        self.viewport().update()

    def _act_of(self, event: QKeyEvent) -> Callable[[], object] | None:
        plain = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        key = QKeySequence(plain.value | event.key())
        name = key.toString(QKeySequence.SequenceFormat.PortableText)
        if name in _STEPS:
            return partial(self._step, _STEPS[name], 0)
        return key_table(self.commands).get(name)

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
        """Fetch periods where the cursor comes near an edge; not where it is in no cell."""
        if column < 0:
            return
        if column >= self.model().columnCount() - _NEAR_EDGE:
            self._acts.show_later()
        elif column < _NEAR_EDGE:
            self._acts.show_earlier()

    def _step(self, rows: int, columns: int) -> None:
        """Go on by rows or columns; below the last row on to the next period."""
        self._show_more(self.currentIndex().column())
        here = self.currentIndex()
        row, column = here.row() + rows, here.column() + columns
        if rows and not 0 <= row < self.model().rowCount():
            row, column = (0, column + 1) if rows > 0 else (self.model().rowCount() - 1, column - 1)
            self._show_more(column)
        target = self.model().index(row, column)
        if target.isValid():
            self.setCurrentIndex(target)

    def _jump(self, event: QKeyEvent) -> bool:
        """Go to the edge of a run of filled cells at Ctrl and an arrow; with Shift choose it."""
        key = QKeySequence(event.key()).toString(QKeySequence.SequenceFormat.PortableText)
        if not event.modifiers() & Qt.KeyboardModifier.ControlModifier or key not in _JUMPS:
            return False
        rows, columns = _JUMPS[key]
        target = self._acts.edge(self.currentIndex(), rows=rows, columns=columns)
        if event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            flags = QItemSelectionModel.SelectionFlag
            chosen = QItemSelection(_opposite(self), target)
            self.selectionModel().select(chosen, flags.ClearAndSelect)
            self.selectionModel().setCurrentIndex(target, flags.NoUpdate)
            self.scrollTo(target)
        else:
            self.setCurrentIndex(target)
        return True

    def edit(self, index, trigger=None, event=None):  # type: ignore[no-untyped-def]  # noqa: ANN001, ANN201 - Qt's two forms
        """Begin to type, and remember whether what was there is typed over."""
        triggers = QAbstractItemView.EditTrigger
        if trigger is None:
            super().edit(index)
            return False
        self._delegate.is_typing_over = trigger is triggers.AnyKeyPressed
        return super().edit(index, trigger, event)

    def moveCursor(
        self, action: QAbstractItemView.CursorAction, modifiers: Qt.KeyboardModifier
    ) -> QModelIndex:
        """Move as Qt does, with periods to move on to; Home and End end at those in the grid."""
        actions = QAbstractItemView.CursorAction
        if action not in {actions.MoveHome, actions.MoveEnd}:
            self._show_more(self.currentIndex().column())
        return super().moveCursor(action, modifiers)

    def event(self, event: QEvent) -> bool:
        """Take the keys of the grid before any shortcut of the window does."""
        if not isinstance(event, QKeyEvent) or event.type() is not QEvent.Type.ShortcutOverride:
            return super().event(event)
        if self._act_of(event) is not None:
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Do what a spreadsheet does with its keys."""
        if self.state() == _EDITING:
            super().keyPressEvent(event)
            return
        act = self._act_of(event)
        if act is None and _asks_to_type(event) and self._acts.say_bar(self.currentIndex()):
            return
        if act is not None:
            act()
        elif not self._jump(event):
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Offer what can be done with the chosen cells."""
        self.commands.open_menu(event.globalPos())

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take the handle in hand, or choose cells."""
        at = event.position().toPoint()
        if event.button() is Qt.MouseButton.LeftButton and self._handle.takes(self, at):
            self._handle.move(at)
            return
        super().mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Drag the handle, or choose cells; show where the handle is."""
        at = event.position().toPoint()
        if self._handle.is_dragged:
            self._handle.move(at)
            self.viewport().update()
            return
        is_there = self._handle.takes(self, at)
        shape = Qt.CursorShape.CrossCursor if is_there else Qt.CursorShape.ArrowCursor
        self.viewport().setCursor(shape)
        super().mouseMoveEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Fill as far as the handle was dragged."""
        if not self._handle.is_dragged:
            super().mouseReleaseEvent(event)
            return
        rows, columns = self._handle.end(self)
        self.viewport().update()
        if rows or columns:
            self._acts.extend(self.selectedIndexes(), rows=rows, columns=columns)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the cells, and the handle over them."""
        painter = QPainter(self.viewport())
        self._painter.paint(self, painter, event.rect())
        if self.hasFocus() or self._handle.is_dragged:
            self._handle.paint(self, painter, self._themes.theme)
        painter.end()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the period shown in its place while nobody has gone elsewhere."""
        super().resizeEvent(event)
        if self.currentIndex().column() == self._acts.shown_column:
            self.show_current_period()


def _asks_to_type(event: QKeyEvent) -> bool:
    """Say whether a key begins to type into a cell."""
    plain = event.modifiers() & ~(
        Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.KeypadModifier
    )
    is_typed = not plain and bool(event.text()) and event.text().isprintable()
    return is_typed or event.key() == Qt.Key.Key_F2


def _opposite(table: QTableView) -> QModelIndex:
    """Return the corner of what is chosen that stands across from the current cell."""
    here, indexes = table.currentIndex(), table.selectedIndexes() or [table.currentIndex()]
    rows, columns = [each.row() for each in indexes], [each.column() for each in indexes]
    row = max(rows) if here.row() == min(rows) else min(rows)
    column = max(columns) if here.column() == min(columns) else min(columns)
    return table.model().index(row, column)
