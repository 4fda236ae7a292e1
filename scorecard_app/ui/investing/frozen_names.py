"""Keeps the names in sight while a table is scrolled sideways: a strip over its left edge."""

from PySide6.QtCore import QModelIndex, QRect, Qt
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QStyle,
    QStyleOptionHeader,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from scorecard_app.ui.theme import ThemeStore


class FrozenNames(QWidget):
    """Shows the first column over the others; a click chooses its row, two edit the name."""

    def __init__(self, view: QTableView, themes: ThemeStore) -> None:
        super().__init__(view)
        self._view, self._themes = view, themes
        view.horizontalScrollBar().valueChanged.connect(self.place)
        view.verticalScrollBar().valueChanged.connect(self.update)
        view.horizontalHeader().sectionResized.connect(self.place)
        view.model().dataChanged.connect(self.update)
        view.model().modelReset.connect(self.place)
        view.selectionModel().selectionChanged.connect(self.update)
        self.hide()

    @property
    def room(self) -> int:
        """Return how much of the view it covers from the left."""
        return self.width() if self.isVisibleTo(self._view) else 0

    def place(self) -> None:
        """Lie over the first column once that is scrolled away."""
        view, heads = self._view, self._view.horizontalHeader()
        is_away = view.horizontalScrollBar().value() > 0 and not view.isRightToLeft()
        self.setVisible(is_away)
        if is_away:
            seen = view.viewport().geometry()
            top = heads.geometry().top()
            self.setGeometry(seen.left(), top, view.columnWidth(0), seen.bottom() + 1 - top)
            self.raise_()
            self.update()

    def _row(self, row: int) -> QRect:
        """Return where the name of a row stands."""
        view = self._view
        top = view.rowViewportPosition(row) + view.viewport().y() - self.y()
        return QRect(0, top, self.width(), view.rowHeight(row))

    def _paint_head(self, painter: QPainter, height: int) -> None:
        heads = self._view.horizontalHeader()
        option = QStyleOptionHeader()
        option.initFrom(heads)
        option.rect = QRect(0, 0, self.width(), height)
        option.text = str(self._view.model().headerData(0, Qt.Orientation.Horizontal))
        option.textAlignment = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        option.section, option.orientation = 0, Qt.Orientation.Horizontal
        option.position = QStyleOptionHeader.SectionPosition.Beginning
        painter.setFont(heads.font())
        self.style().drawControl(QStyle.ControlElement.CE_Header, option, painter, heads)

    def _paint_row(self, painter: QPainter, row: int) -> None:
        view, index = self._view, self._view.model().index(row, 0)
        option = QStyleOptionViewItem()
        view.initViewItemOption(option)
        option.rect = self._row(row)
        chosen = view.selectionModel().isSelected(index)
        states = QStyle.StateFlag
        option.state = states.State_Enabled | (
            states.State_Active if view.hasFocus() else states.State_None
        )
        if chosen:
            option.state |= states.State_Selected
        if row % 2:
            option.features |= QStyleOptionViewItem.ViewItemFeature.Alternate
        self.style().drawPrimitive(
            QStyle.PrimitiveElement.PE_PanelItemViewRow, option, painter, view
        )
        view.itemDelegateForIndex(index).paint(painter, option, index)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the heading and the names that are seen, and where the others begin."""
        view, theme = self._view, self._themes.theme
        painter = QPainter(self)
        painter.fillRect(self.rect(), view.palette().base())
        top = view.viewport().y() - self.y()
        painter.setClipRect(0, top, self.width(), self.height() - top)
        first = max(view.rowAt(0), 0)
        for row in range(first, view.model().rowCount()):
            if self._row(row).top() > self.height():
                break
            self._paint_row(painter, row)
        painter.setClipping(False)
        self._paint_head(painter, top)
        painter.setPen(theme.pen("line"))
        painter.drawLine(self.width() - 1, 0, self.width() - 1, self.height())
        painter.end()

    def _index_at(self, event: QMouseEvent) -> QModelIndex:
        view = self._view
        row = view.rowAt(round(event.position().y()) + self.y() - view.viewport().y())
        return view.model().index(row, 0)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Choose the row, and leave the other columns where they are."""
        index, bar = self._index_at(event), self._view.horizontalScrollBar()
        if index.isValid():
            at = bar.value()
            self._view.setFocus(Qt.FocusReason.MouseFocusReason)
            self._view.setCurrentIndex(index)
            bar.setValue(at)
            self._view.clicked.emit(index)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Go back to the name itself, and type into it."""
        index = self._index_at(event)
        if index.isValid():
            self._view.scrollTo(index)
            self._view.edit(index)
