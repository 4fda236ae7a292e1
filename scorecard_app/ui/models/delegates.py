"""What paints the names of the outline and of the table, behind their status mark."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from scorecard_app.present.outline import NodeKind
from scorecard_app.ui.models.drawn import Drawn
from scorecard_app.ui.models.roles import Role
from scorecard_app.ui.paint.marks import draw_status_mark
from scorecard_app.ui.theme import Theme, ThemeStore

Index = QModelIndex | QPersistentModelIndex

HEIGHT = 26
_MARK, _GAP = 10, 7

_STRONG = frozenset({NodeKind.PERSPECTIVE, NodeKind.GROUP})


class NameDelegate(QStyledItemDelegate):
    """Paints the status mark, the number in a quiet tone, and the name."""

    def __init__(self, themes: ThemeStore, parent: QWidget) -> None:
        super().__init__(parent)
        self._themes = themes
        self._drawn = Drawn(themes, self)

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Return the size that mark, number and name need."""
        theme = self._themes.theme
        width = super().sizeHint(option, index).width() + theme.px(_MARK + 3 * _GAP)
        return QSize(width, theme.px(HEIGHT))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint one name."""
        draw_base(painter, option)
        theme = self._themes.theme
        rect = QRectF(option.rect)
        status = index.data(Role.STATUS)
        if status is not None:
            mark = theme.px(_MARK)
            box = QRectF(rect.left() + 2, rect.center().y() - mark / 2, mark, mark)
            draw_status_mark(painter, box, status, theme)
        painter.save()
        where = self._text_rect(option.rect, has_mark=status is not None)
        self._draw_text(painter, QRectF(where), index, theme)
        painter.restore()

    def _draw_text(self, painter: QPainter, rect: QRectF, index: Index, theme: Theme) -> None:
        kind = index.data(Role.KIND)
        font = self._drawn.strong if kind in _STRONG else self._drawn.body
        number = index.data(Role.NUMBER)
        if number:
            painter.setFont(self._drawn.small_figures)
            painter.setPen(theme.colour("text.quiet"))
            painter.drawText(rect, Qt.AlignmentFlag.AlignVCenter, number)
            rect.setLeft(rect.left() + painter.fontMetrics().horizontalAdvance(number) + _GAP)
        painter.setFont(font)
        painter.setPen(theme.colour("text.quiet" if kind is NodeKind.GROUP else "text"))
        name = self._drawn.elided(str(index.data()), font, rect.width())
        painter.drawText(rect, Qt.AlignmentFlag.AlignVCenter, name)

    def updateEditorGeometry(
        self, editor: QWidget, option: QStyleOptionViewItem, index: Index
    ) -> None:
        """Let the editor cover the name and leave the mark free."""
        has_mark = index.data(Role.STATUS) is not None
        editor.setGeometry(self._text_rect(option.rect, has_mark=has_mark))

    def _text_rect(self, rect: QRect, *, has_mark: bool) -> QRect:
        theme = self._themes.theme
        return rect.adjusted(theme.px(_MARK + _GAP) + 2 if has_mark else 2, 0, -2, 0)


def draw_base(painter: QPainter, option: QStyleOptionViewItem) -> None:
    """Draw selection, hover and focus as the style does.

    `initStyleOption` would ask the model for ten things that no cell of ours shows.
    """
    panel, widget = QStyle.PrimitiveElement.PE_PanelItemViewItem, option.widget
    widget.style().drawPrimitive(panel, option, painter, widget)
