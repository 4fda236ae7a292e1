"""What paints the names of the outline and of the table, behind their status mark."""

from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from scorecard_app.present.faces import StatusFace
from scorecard_app.present.outline import NodeKind
from scorecard_app.ui.models.drawn import Drawn
from scorecard_app.ui.models.roles import Role
from scorecard_app.ui.paint.marks import draw_status_mark
from scorecard_app.ui.paint.mirror import at_start, placed
from scorecard_app.ui.theme import ThemeStore

Index = QModelIndex | QPersistentModelIndex

HEIGHT = 26
_MARK, _GAP = 10, 7

_STRONG = frozenset({NodeKind.PERSPECTIVE, NodeKind.GROUP})


@dataclass(frozen=True, slots=True)
class Name:
    """What a row is called, and what stands before it."""

    text: str
    number: str
    status: StatusFace | None
    kind: NodeKind


class NameDelegate(QStyledItemDelegate):
    """Paints the status mark, the number in a quiet tone, and the name."""

    def __init__(self, themes: ThemeStore, parent: QWidget) -> None:
        super().__init__(parent)
        self._drawn = Drawn(themes, self)

    def sizeHint(self, _option: QStyleOptionViewItem, index: Index) -> QSize:
        """Return the size that mark, number and name need."""
        drawn = self._drawn
        text = f"{index.data(Role.NUMBER) or ''}{index.data()}"
        width = drawn.strong_metrics.horizontalAdvance(text) + drawn.theme.px(_MARK + 4 * _GAP)
        return QSize(width, drawn.theme.px(HEIGHT))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint one name."""
        draw_base(painter, option)
        name = Name(
            str(index.data()),
            index.data(Role.NUMBER) or "",
            index.data(Role.STATUS),
            index.data(Role.KIND),
        )
        draw_name(painter, option.rect, name, self._drawn)

    def updateEditorGeometry(
        self, editor: QWidget, option: QStyleOptionViewItem, index: Index
    ) -> None:
        """Let the editor cover the name and leave the mark free."""
        has_mark = index.data(Role.STATUS) is not None
        room = _text_rect(option.rect, self._drawn, has_mark=has_mark)
        editor.setGeometry(QStyle.visualRect(option.direction, option.rect, room))


def draw_name(painter: QPainter, rect: QRect, name: Name, drawn: Drawn) -> None:
    """Draw the mark of a status, the number and the name."""
    theme, whole = drawn.theme, QRectF(rect)
    if name.status is not None:
        side = theme.px(_MARK)
        box = QRectF(rect.left() + 2, rect.top() + (rect.height() - side) // 2, side, side)
        draw = partial(draw_status_mark, status=name.status, theme=theme)
        drawn.draw(painter, placed(painter, whole, box), name.status, draw)
    where = QRectF(_text_rect(rect, drawn, has_mark=name.status is not None))
    if name.number:
        painter.setFont(drawn.small_figures)
        painter.setPen(theme.colour("text.quiet"))
        box = placed(painter, whole, where)
        painter.drawText(box, at_start(painter, name.number), name.number)
        where.setLeft(where.left() + painter.fontMetrics().horizontalAdvance(name.number) + _GAP)
    font = drawn.strong if name.kind in _STRONG else drawn.body
    painter.setFont(font)
    painter.setPen(theme.colour("text.quiet" if name.kind is NodeKind.GROUP else "text"))
    text = drawn.elided(name.text, font, where.width())
    painter.drawText(placed(painter, whole, where), at_start(painter, text), text)


def _text_rect(rect: QRect, drawn: Drawn, *, has_mark: bool) -> QRect:
    return rect.adjusted(drawn.theme.px(_MARK + _GAP) + 2 if has_mark else 2, 0, -2, 0)


def draw_base(painter: QPainter, option: QStyleOptionViewItem) -> None:
    """Draw selection, hover and focus as the style does.

    `initStyleOption` would ask the model for ten things that no cell of ours shows.
    """
    panel, widget = QStyle.PrimitiveElement.PE_PanelItemViewItem, option.widget
    widget.style().drawPrimitive(panel, option, painter, widget)
