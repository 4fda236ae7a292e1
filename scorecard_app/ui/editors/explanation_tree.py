"""A derivation as a tree that wraps its sentences: what is said, and what it comes to."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPainter, QResizeEvent
from PySide6.QtWidgets import (
    QHeaderView,
    QSizePolicy,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTreeWidget,
    QTreeWidgetItem,
    QWidget,
)

from scorecard_app.present.explanations.line import Line
from scorecard_app.ui.paint.marks import draw_status_mark
from scorecard_app.ui.theme import TextSize, ThemeStore

_LINE = Qt.ItemDataRole.UserRole
_TEXT, _NUMBER = 0, 1
_INDENT, _MARK, _GAP, _ROW_PADDING = 12, 10, 6, 3
_NUMBER_SHARE = 0.45
"""The part of the width that numbers may take at most."""
_MOST_HEIGHT = 420
_WRAP = Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop

Index = QModelIndex | QPersistentModelIndex


class ExplanationTree(QTreeWidget):
    """Shows one derivation; a line about something opens it when it is activated."""

    opened = Signal(str)

    def __init__(self, themes: ThemeStore, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._themes = themes
        self._shown: Line | None = None
        self.setAccessibleName(name)
        self.setColumnCount(2)
        self.setHeaderHidden(True)
        self.setIndentation(themes.theme.px(_INDENT))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(self.ScrollMode.ScrollPerPixel)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setItemDelegate(_LineDelegate(themes, self))
        header = self.header()
        header.setStretchLastSection(False)
        header.setMinimumSectionSize(1)
        header.setSectionResizeMode(_TEXT, QHeaderView.ResizeMode.Stretch)
        header.setSectionResizeMode(_NUMBER, QHeaderView.ResizeMode.Fixed)
        self.itemExpanded.connect(self._fit)
        self.itemCollapsed.connect(self._fit)
        self.itemActivated.connect(self._open)
        themes.changed.connect(self.viewport().update)

    def show_line(self, line: Line | None) -> None:
        """Show another derivation; the same one stays as it was opened."""
        if line == self._shown:
            return
        self._shown = line
        self.clear()
        if line is not None:
            self._add(line, None)
        self._fit()

    def sizeHint(self) -> QSize:
        """Need the height of what is open, up to a limit; then it scrolls."""
        height = self._height() + 2 * self.frameWidth()
        return QSize(0, min(height, self._themes.theme.px(_MOST_HEIGHT)))

    def minimumSizeHint(self) -> QSize:
        """Need the whole height, and hardly any width."""
        return self.sizeHint()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Wrap the sentences anew."""
        super().resizeEvent(event)
        if event.oldSize().width() != event.size().width():
            self._fit()

    def _add(self, line: Line, above: QTreeWidgetItem | None) -> None:
        item = QTreeWidgetItem([line.text, line.number])
        item.setData(_TEXT, _LINE, line)
        item.setData(_TEXT, Qt.ItemDataRole.AccessibleTextRole, _spoken(line))
        item.setToolTip(_TEXT, line.text)
        if above is None:
            self.addTopLevelItem(item)
        else:
            above.addChild(item)
        for part in line.parts:
            self._add(part, item)
        item.setExpanded(line.is_open)

    def _fit(self) -> None:
        """Give the numbers the width that they need, and take the height of what is open."""
        widest = self._widest_number()
        most = round(self.viewport().width() * _NUMBER_SHARE)
        self.setColumnWidth(_NUMBER, min(widest + self._themes.theme.px(2 * _GAP), most))
        self.scheduleDelayedItemsLayout()
        self.updateGeometry()

    def _widest_number(self) -> int:
        metrics = QFontMetrics(self._themes.theme.font(TextSize.BODY, tabular=True))
        widths = [0]
        index = self.model().index(0, _NUMBER)
        while index.isValid():
            widths.append(metrics.horizontalAdvance(str(index.data() or "")))
            index = self.indexBelow(index)
        return max(widths)

    def _height(self) -> int:
        total = 0
        index = self.model().index(0, _TEXT)
        while index.isValid():
            total += self.rowHeight(index)
            index = self.indexBelow(index)
        return total

    def _open(self, item: QTreeWidgetItem) -> None:
        line = item.data(_TEXT, _LINE)
        if line.entity_id:
            self.opened.emit(line.entity_id)


class _LineDelegate(QStyledItemDelegate):
    """Paints a status mark and the wrapped sentence, or the number at the right."""

    def __init__(self, themes: ThemeStore, tree: ExplanationTree) -> None:
        super().__init__(tree)
        self._themes = themes
        self._tree = tree

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Return the height of the sentence in the width of its column."""
        theme = self._themes.theme
        if index.column() == _NUMBER:
            return QSize(0, 0)
        level = 1
        above = index.parent()
        while above.isValid():
            level += 1
            above = above.parent()
        width = self._tree.columnWidth(_TEXT) - level * self._tree.indentation()
        room = QRect(0, 0, max(1, width - self._left(index)), 10_000)
        used = option.fontMetrics.boundingRect(room, int(_WRAP), str(index.data()))
        return QSize(0, used.height() + 2 * theme.px(_ROW_PADDING))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint one cell."""
        theme = self._themes.theme
        self.initStyleOption(option, index)
        option.text = ""
        style = option.widget.style()
        style.drawControl(QStyle.ControlElement.CE_ItemViewItem, option, painter, option.widget)
        rect = option.rect.adjusted(0, theme.px(_ROW_PADDING), 0, 0)
        painter.save()
        painter.setPen(theme.colour("text"))
        if index.column() == _NUMBER:
            painter.setFont(theme.font(TextSize.BODY, tabular=True))
            flags = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop
            painter.drawText(rect.adjusted(0, 0, -theme.px(_GAP), 0), flags, str(index.data()))
        else:
            self._draw_text(painter, rect, index)
        painter.restore()

    def _draw_text(self, painter: QPainter, rect: QRect, index: Index) -> None:
        theme = self._themes.theme
        line: Line = index.data(_LINE)
        if line.status is not None:
            mark = theme.px(_MARK)
            top = rect.top() + (painter.fontMetrics().height() - mark) / 2
            draw_status_mark(painter, QRectF(rect.left(), top, mark, mark), line.status, theme)
        room = rect.adjusted(self._left(index), 0, 0, theme.px(_ROW_PADDING))
        painter.setFont(theme.font(TextSize.BODY, strong=not index.parent().isValid()))
        painter.drawText(room, int(_WRAP), line.text)

    def _left(self, index: Index) -> int:
        theme = self._themes.theme
        return theme.px(_MARK + _GAP) if index.data(_LINE).status is not None else 0


def _spoken(line: Line) -> str:
    word = line.status.word if line.status else ""
    return ", ".join(filter(None, (line.text, line.number, word)))
