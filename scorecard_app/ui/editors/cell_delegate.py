"""Paints the cells of a grid of values, and edits them as a spreadsheet does."""

from PySide6.QtCore import (
    QAbstractItemModel,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPointF,
    QRect,
    Qt,
    Signal,
)
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter, QPolygonF
from PySide6.QtWidgets import QLineEdit, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from scorecard_app.present.grid.cells import GridCell
from scorecard_app.ui.cells import CELL
from scorecard_app.ui.theme import TextSize, ThemeStore

Index = QModelIndex | QPersistentModelIndex

_CORNER, _MARGIN, _TEXT_MARGIN, _FRAME = 6, 5, 4, 2
_PADDING = 2
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine
FORMULA_MARK = "ƒ"

_ENTER = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter})
_ARROWS = {
    Qt.Key.Key_Up: (-1, 0),
    Qt.Key.Key_Down: (1, 0),
    Qt.Key.Key_Left: (0, -1),
    Qt.Key.Key_Right: (0, 1),
}


class CellDelegate(QStyledItemDelegate):
    """Paints figures of one width, those nobody typed quietly, and edits them in a plain line.

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
        self._dress()
        themes.changed.connect(self._dress)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint a cell, and the marks in its corners; by hand, for a sheet has many of them."""
        cell = index.data(CELL)
        if not isinstance(cell, GridCell):
            super().paint(painter, option, index)
            return
        theme, rect = self._themes.theme, option.rect
        states = option.state
        if states & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, theme.colour("selection"))
        elif cell.is_locked:
            painter.fillRect(rect, theme.colour("surface.sunken"))
        if cell.text:
            painter.setFont(self._font)
            painter.setPen(theme.colour("text" if cell.is_entered else "text.held"))
            margin = theme.px(_TEXT_MARGIN)
            inside = rect.adjusted(margin, 0, -margin, 0)
            painter.drawText(inside, _RIGHT, self._fitting(cell.text, inside.width()))
        if states & QStyle.StateFlag.State_HasFocus:
            painter.setPen(theme.pen("focus", _FRAME))
            painter.drawRect(rect.adjusted(1, 1, -1, -1))
        if cell.is_computed and cell.text:
            self._paint_mark(painter, rect)
        if cell.note or cell.confidence is not None:
            self._paint_corner(painter, rect, "accent", is_hollow=False)
        elif cell.lacks_note:
            self._paint_corner(painter, rect, "text.error", is_hollow=True)

    def _fitting(self, text: str, width: int) -> str:
        """Return a text, or signs in its place where a part of it would be another number."""
        is_short = len(text) * self._digit <= width  # nothing in a number is wider than a digit
        if is_short or self._metrics.horizontalAdvance(text) <= width:
            return text
        return "#" * max(1, width // max(1, self._metrics.horizontalAdvance("#")))

    def _dress(self) -> None:
        self._font = self._themes.theme.font(TextSize.BODY, tabular=True)
        self._metrics = QFontMetrics(self._font)
        self._digit = self._metrics.horizontalAdvance("0")

    def _paint_mark(self, painter: QPainter, rect: QRect) -> None:
        theme = self._themes.theme
        painter.save()
        painter.setFont(theme.font(TextSize.SMALL))
        painter.setPen(theme.pen("text.quiet"))
        inside = rect.adjusted(theme.px(_MARGIN), 0, 0, 0)
        flags = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(inside, flags, FORMULA_MARK)
        painter.restore()

    def _paint_corner(self, painter: QPainter, rect: QRect, role: str, *, is_hollow: bool) -> None:
        """Paint a triangle in the upper right corner, as spreadsheets mark notes."""
        theme = self._themes.theme
        size, right, top = theme.px(_CORNER), rect.right(), rect.top() + 1
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(theme.pen(role))
        painter.setBrush(Qt.BrushStyle.NoBrush if is_hollow else theme.brush(role))
        corners = (QPointF(right - size, top), QPointF(right, top), QPointF(right, top + size))
        painter.drawPolygon(QPolygonF(corners))
        painter.restore()

    def createEditor(
        self, parent: QWidget, _option: QStyleOptionViewItem, _index: Index
    ) -> QWidget:
        """Make a line without a frame that fills its cell."""
        self.is_refused = False
        editor = QLineEdit(parent)
        editor.setFrame(False)
        editor.setAlignment(Qt.AlignmentFlag.AlignRight)
        padding = self._themes.theme.px(_PADDING)
        editor.setStyleSheet(f"padding: 0 {padding}px; border-radius: 0;")
        return editor

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:
        """Hand over what was typed, and remember whether it was refused."""
        if isinstance(editor, QLineEdit):
            self.is_refused = not model.setData(index, editor.text())

    def eventFilter(self, editor: QObject, event: QEvent) -> bool:
        """Hand over what was typed at the keys that leave a cell, and say where to go."""
        if (
            not isinstance(editor, QLineEdit)
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

    def _leave(self, editor: QLineEdit, rows: int, columns: int) -> None:
        """Hand over and go on; what is refused stays open to be mended."""
        self.commitData.emit(editor)
        if self.is_refused:
            editor.selectAll()
            return
        self.closeEditor.emit(editor, QStyledItemDelegate.EndEditHint.NoHint)
        self.left.emit(rows, columns)

    def _fill(self, editor: QLineEdit) -> None:
        text = editor.text()
        self.closeEditor.emit(editor, QStyledItemDelegate.EndEditHint.RevertModelCache)
        self.filled.emit(text)
