"""What paints an entry of the library: its name, and in a quiet tone what kind of thing it is."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from scorecard_app.present.library import LibraryRow
from scorecard_app.texts import _
from scorecard_app.ui.library.model import LibraryRole
from scorecard_app.ui.paint.text import elided
from scorecard_app.ui.theme import TextSize, Theme, ThemeStore

Index = QModelIndex | QPersistentModelIndex

_HEIGHT, _MARGIN, _GAP = 44, 8, 6


class LibraryDelegate(QStyledItemDelegate):
    """Paints two lines; at the right it says what is the user's own, or in use already."""

    def __init__(self, themes: ThemeStore, parent: QWidget) -> None:
        super().__init__(parent)
        self._themes = themes

    def sizeHint(self, _option: QStyleOptionViewItem, _index: Index) -> QSize:
        """Return the height of two lines."""
        return QSize(0, self._themes.theme.px(_HEIGHT))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint one entry."""
        self.initStyleOption(option, index)
        option.text = ""
        widget = option.widget
        widget.style().drawControl(QStyle.ControlElement.CE_ItemViewItem, option, painter, widget)
        theme = self._themes.theme
        margin, gap = theme.px(_MARGIN), theme.px(_GAP)
        inner = QRectF(option.rect).adjusted(margin, gap, -margin, -gap)
        painter.save()
        self._draw(painter, inner, index, theme)
        painter.restore()

    def updateEditorGeometry(
        self, editor: QWidget, option: QStyleOptionViewItem, _index: Index
    ) -> None:
        """Let the editor cover the name alone."""
        height = editor.sizeHint().height()
        editor.setGeometry(option.rect.x(), option.rect.y(), option.rect.width(), height)

    def _draw(self, painter: QPainter, inner: QRectF, index: Index, theme: Theme) -> None:
        row: LibraryRow = index.data(LibraryRole.ROW)
        small = theme.font(TextSize.SMALL)
        mark = _mark(row, is_used=index.data(LibraryRole.IS_USED))
        painter.setFont(small)
        painter.setPen(theme.colour("accent"))
        painter.drawText(inner, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop, mark)
        taken = painter.fontMetrics().horizontalAdvance(f"{mark}  ") if mark else 0
        body = theme.font(TextSize.BODY, strong=row.is_framework)
        painter.setFont(body)
        painter.setPen(theme.colour("text"))
        name = elided(row.name, body, inner.width() - taken)
        painter.drawText(inner, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop, name)
        painter.setFont(small)
        painter.setPen(theme.colour("text.quiet"))
        detail = elided(row.detail, small, inner.width())
        painter.drawText(inner, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignBottom, detail)


def _mark(row: LibraryRow, *, is_used: bool) -> str:
    marks = (_("own") if row.is_own else "", _("in use") if is_used else "")
    return " · ".join(filter(None, marks))
