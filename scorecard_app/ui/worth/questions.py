"""The questions at the left: one is answered at a time."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import (
    QListWidget,
    QListWidgetItem,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from scorecard_app.texts import _
from scorecard_app.ui.theme import TextSize, ThemeStore

_NARROW, _WIDE, _ACROSS, _DOWN = 138, 220, 12, 7
_WRAP: Final = Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter


class QuestionList(QListWidget):
    """Lists the questions; a narrow one wraps them."""

    def __init__(
        self, questions: Sequence[str], themes: ThemeStore, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._themes = themes
        self.setObjectName("importSteps")
        self.setAccessibleName(_("Questions about value"))
        self.setItemDelegate(_QuestionDelegate(themes, self))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        for question in questions:
            QListWidgetItem(question, self)
        self.use_room(is_wide=True)

    def use_room(self, *, is_wide: bool) -> None:
        """Take more or less of the width."""
        width = self._themes.theme.px(_WIDE if is_wide else _NARROW)
        if width != self.width():
            self.setFixedWidth(width)
            self.scheduleDelayedItemsLayout()


class _QuestionDelegate(QStyledItemDelegate):
    """Draws a question in as many lines as it needs; the chosen one strong."""

    def __init__(self, themes: ThemeStore, parent: QuestionList) -> None:
        super().__init__(parent)
        self._themes, self._list = themes, parent

    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        """Take the lines of the text."""
        del option
        theme = self._themes.theme
        width = self._list.width() - 2 * theme.px(_ACROSS)
        metrics = QFontMetrics(theme.font(TextSize.BODY, strong=True))
        used = metrics.boundingRect(QRect(0, 0, width, 10_000), int(_WRAP), str(index.data()))
        return QSize(1, used.height() + 2 * theme.px(_DOWN))

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Draw the row."""
        theme, px = self._themes.theme, self._themes.theme.px
        self.initStyleOption(option, index)
        option.text = ""
        style = option.widget.style()
        style.drawControl(style.ControlElement.CE_ItemViewItem, option, painter, option.widget)
        is_chosen = index.row() == self._list.currentRow()
        painter.setFont(theme.font(TextSize.BODY, strong=is_chosen))
        painter.setPen(theme.colour("text" if is_chosen else "text.quiet"))
        inner = option.rect.adjusted(px(_ACROSS), px(_DOWN), -px(_ACROSS), -px(_DOWN))
        painter.drawText(inner, int(_WRAP), str(index.data()))
