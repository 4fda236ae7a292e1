"""The rows of the palette as a list, and what paints one."""

from collections.abc import Sequence
from enum import IntEnum

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QPersistentModelIndex,
    QRectF,
    QSize,
    Qt,
)
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from scorecard_app.texts import _
from scorecard_app.ui.paint.mirror import at_end, at_start, placed
from scorecard_app.ui.paint.text import elided
from scorecard_app.ui.palette.rows import PaletteRow
from scorecard_app.ui.theme import TextSize, ThemeStore

Index = QModelIndex | QPersistentModelIndex

_HEIGHT, _MARGIN = 40, 12
_NO_PARENT = QModelIndex()


class PaletteRole(IntEnum):
    """What a row can be asked beside its text."""

    ROW = Qt.ItemDataRole.UserRole


class PaletteModel(QAbstractListModel):
    """Holds what was found."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._rows: Sequence[PaletteRow] = ()

    @property
    def rows(self) -> Sequence[PaletteRow]:
        """Return what is listed."""
        return self._rows

    def show_rows(self, rows: Sequence[PaletteRow]) -> None:
        """List other rows."""
        self.beginResetModel()
        self._rows = rows
        self.endResetModel()

    def rowCount(self, parent: Index = _NO_PARENT) -> int:
        """Return how many rows there are."""
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return the name, and for who cannot see it all that is written in the row."""
        row = self._rows[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return row.name
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return ", ".join(filter(None, (row.name, row.detail, row.keys, row.reason)))
        if role == Qt.ItemDataRole.ToolTipRole:
            return row.reason or row.name
        return row if role == PaletteRole.ROW else None


class PaletteDelegate(QStyledItemDelegate):
    """Paints the name and, quieter, where it belongs or why it cannot be done; keys at the end."""

    def __init__(self, themes: ThemeStore, parent: QWidget) -> None:
        super().__init__(parent)
        self._themes = themes

    def sizeHint(self, _option: QStyleOptionViewItem, _index: Index) -> QSize:
        """Return the height of a row."""
        return QSize(0, self._themes.theme.px(_HEIGHT))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint one row."""
        self.initStyleOption(option, index)
        option.text = ""
        widget = option.widget
        widget.style().drawControl(QStyle.ControlElement.CE_ItemViewItem, option, painter, widget)
        margin = self._themes.theme.px(_MARGIN)
        inner = QRectF(option.rect).adjusted(margin, 0, -margin, 0)
        painter.save()
        self._draw(painter, inner, index.data(PaletteRole.ROW))
        painter.restore()

    def _draw(self, painter: QPainter, inner: QRectF, row: PaletteRow) -> None:
        theme = self._themes.theme
        small, body = theme.font(TextSize.SMALL), theme.font(TextSize.BODY)
        painter.setFont(small)
        painter.setPen(theme.colour("text.quiet"))
        painter.drawText(inner, at_end(painter, row.keys), row.keys)
        room = inner.width() - painter.fontMetrics().horizontalAdvance(f"{row.keys}    ")
        painter.setFont(body)
        painter.setPen(theme.colour("text.quiet" if row.reason else "text"))
        name = elided(row.name, body, room)
        painter.drawText(inner, at_start(painter, name), name)
        taken = painter.fontMetrics().horizontalAdvance(f"{name}   ")
        painter.setFont(small)
        painter.setPen(theme.colour("text.quiet"))
        detail = _("not now: {reason}").format(reason=row.reason) if row.reason else row.detail
        rest = placed(painter, inner, inner.adjusted(taken, 0, 0, 0))
        detail = elided(detail, small, room - taken)
        painter.drawText(rest, at_start(painter, detail), detail)
