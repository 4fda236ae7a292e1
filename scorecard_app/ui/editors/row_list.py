"""A short list of things inside a form: status, name and detail; a click opens one."""

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListWidget,
    QListWidgetItem,
    QSizePolicy,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from scorecard_app.domain.ids import EntityId
from scorecard_app.present.lists import ListRow
from scorecard_app.ui.paint.marks import draw_status_mark
from scorecard_app.ui.paint.mirror import at_end, at_start, placed
from scorecard_app.ui.paint.text import elided
from scorecard_app.ui.theme import TextSize, ThemeStore

_ROW = Qt.ItemDataRole.UserRole
_HEIGHT, _MARK, _GAP = 28, 10, 8
_MOST_DETAIL = 0.5
"""The share of the width that the detail may take from the name."""


class RowList(QListWidget):
    """Shows rows as high as they need; never scrolls by itself. The current one can be acted on."""

    opened = Signal(str)

    def __init__(self, themes: ThemeStore, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows: tuple[ListRow, ...] = ()
        self._themes = themes
        self.setAccessibleName(name)
        self.setItemDelegate(_RowDelegate(themes, self))
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.itemActivated.connect(self._open)
        self.itemDoubleClicked.connect(self._open)
        themes.changed.connect(self.viewport().update)

    def open_by_click(self) -> None:
        """Open a row by one click: there is nothing else to do with it."""
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.itemClicked.connect(self._open)

    @property
    def current(self) -> ListRow | None:
        """Return the current row."""
        at = self.currentRow()
        return self._rows[at] if 0 <= at < len(self._rows) else None

    def show_rows(self, rows: Sequence[ListRow]) -> None:
        """Show these rows; the current one stays current while it is there."""
        if tuple(rows) == self._rows:
            return
        kept = self.current.row_id if self.current else None
        self._rows = tuple(rows)
        while self.count() > len(rows):
            self.takeItem(self.count() - 1)
        while self.count() < len(rows):
            self.addItem(QListWidgetItem())
        for at, row in enumerate(rows):
            item = self.item(at)
            item.setData(_ROW, row)
            item.setText(row.title)
            item.setToolTip(row.spoken)
            item.setData(Qt.ItemDataRole.AccessibleTextRole, row.spoken)
        ids = [row.row_id for row in rows]
        self.setCurrentRow(ids.index(kept) if kept in ids else min(0, len(rows) - 1))
        self.setVisible(bool(rows))
        self.updateGeometry()

    def choose(self, row_id: EntityId) -> None:
        """Make a row the current one."""
        for at, row in enumerate(self._rows):
            if row.row_id == row_id:
                self.setCurrentRow(at)

    def _open(self, item: QListWidgetItem) -> None:
        row = item.data(_ROW)
        self.opened.emit(row.entity_id)

    def sizeHint(self) -> QSize:
        """Return the height of all rows."""
        return QSize(0, self._themes.theme.px(_HEIGHT) * len(self._rows) + 2 * self.frameWidth())

    def minimumSizeHint(self) -> QSize:
        """Need the whole height, and hardly any width."""
        return self.sizeHint()


class _RowDelegate(QStyledItemDelegate):
    """Paints the status mark, the name, and the detail at the right."""

    def __init__(self, themes: ThemeStore, parent: QWidget) -> None:
        super().__init__(parent)
        self._themes = themes

    def sizeHint(
        self, _option: QStyleOptionViewItem, _index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        """Return the height of a row."""
        return QSize(0, self._themes.theme.px(_HEIGHT))

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Paint one row."""
        self.initStyleOption(option, index)
        option.text = ""
        widget: QWidget = option.widget
        rect = QRectF(option.rect)
        widget.style().drawControl(QStyle.ControlElement.CE_ItemViewItem, option, painter, widget)
        self._draw(painter, rect, index.data(_ROW))

    def _draw(self, painter: QPainter, rect: QRectF, row: ListRow) -> None:
        theme = self._themes.theme
        mark, gap = theme.px(_MARK), theme.px(_GAP)
        if row.status is not None:
            box = QRectF(rect.left() + gap, rect.center().y() - mark / 2, mark, mark)
            draw_status_mark(painter, placed(painter, rect, box), row.status, theme)
        inner = placed(painter, rect, rect.adjusted(2 * gap + mark, 0, -gap, 0))
        painter.save()
        small = theme.font(TextSize.SMALL, tabular=True)
        painter.setFont(small)
        painter.setPen(theme.colour("text.quiet"))
        detail = elided(row.detail, small, inner.width() * _MOST_DETAIL)
        painter.drawText(inner, at_end(painter, detail), detail)
        taken = painter.fontMetrics().horizontalAdvance(detail) + gap
        font = theme.font(TextSize.BODY, strong=row.is_main)
        painter.setFont(font)
        painter.setPen(theme.colour("text"))
        title = elided(row.title, font, inner.width() - taken)
        painter.drawText(inner, at_start(painter, title), title)
        painter.restore()
