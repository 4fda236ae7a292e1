"""The list of steps at the left: what each says, and whether it asks to be looked at."""

from collections.abc import Mapping, Sequence
from typing import Final

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import (
    QListWidget,
    QListWidgetItem,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from scorecard_app.exchange.preview.steps import Mark, Step, StepLine
from scorecard_app.texts import _
from scorecard_app.ui.icons import Icons
from scorecard_app.ui.theme import TextSize, ThemeStore

_LINE: Final = Qt.ItemDataRole.UserRole
_WIDTH, _HEIGHT, _PAD, _ICON, _GAP = 224, 52, 12, 16, 10
_ICONS: Final[Mapping[Mark, tuple[str, str]]] = {
    Mark.DONE: ("check", "band.on"),
    Mark.LOOK: ("info", "accent"),
    Mark.ASKS: ("help", "band.risk"),
    Mark.BLOCKED: ("warning", "band.off"),
}


class StepList(QListWidget):
    """Lets any step be chosen at any time; `step_chosen` carries which."""

    step_chosen = Signal(object)

    def __init__(self, themes: ThemeStore, icons: Icons, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(_("Steps of the import"))
        self.setObjectName("importSteps")
        self.setFixedWidth(themes.theme.px(_WIDTH))
        self.setItemDelegate(_StepDelegate(themes, icons, self))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setUniformItemSizes(True)
        for step in Step:
            item = QListWidgetItem(_(step.value), self)
            item.setData(_LINE, StepLine(step, _(step.value)))
        self.currentRowChanged.connect(self._choose)
        icons.changed.connect(self.viewport().update)

    def show_lines(self, lines: Sequence[StepLine]) -> None:
        """Show how the steps stand."""
        for at, line in enumerate(lines):
            item = self.item(at)
            if item.data(_LINE) != line:
                item.setData(_LINE, line)
                item.setToolTip(line.says)
                spoken = ", ".join(
                    each for each in (line.title, line.says, _(line.mark.value)) if each
                )
                item.setData(Qt.ItemDataRole.AccessibleTextRole, spoken)

    def go_to(self, step: Step) -> None:
        """Choose a step."""
        self.setCurrentRow(list(Step).index(step))

    def _choose(self, row: int) -> None:
        if row >= 0:
            self.step_chosen.emit(list(Step)[row])


class _StepDelegate(QStyledItemDelegate):
    """Draws the title of a step, what it says below, and its mark."""

    def __init__(self, themes: ThemeStore, icons: Icons, parent: QWidget) -> None:
        super().__init__(parent)
        self._themes = themes
        self._icons = icons

    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        """Take two lines."""
        del option, index
        return QSize(1, self._themes.theme.px(_HEIGHT))

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Draw the row."""
        line: StepLine = index.data(_LINE)
        theme, px = self._themes.theme, self._themes.theme.px
        self.initStyleOption(option, index)
        option.text = ""
        style = option.widget.style()
        style.drawControl(style.ControlElement.CE_ItemViewItem, option, painter, option.widget)
        rect: QRect = option.rect
        inner = rect.adjusted(px(_PAD), px(6), -px(_PAD), -px(6))
        if line.mark in _ICONS:
            name, role = _ICONS[line.mark]
            picture = self._icons.pixmap(name, role=role, side=_ICON)
            painter.drawPixmap(inner.left(), inner.top() + px(2), picture)
        left = inner.left() + px(_ICON + _GAP)
        words = QRect(left, inner.top(), inner.right() - left, inner.height())
        half = words.height() // 2
        painter.setPen(theme.colour("text"))
        painter.setFont(theme.font(TextSize.BODY, strong=True))
        middle = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeading
        title = words if not line.says else words.adjusted(0, 0, 0, -half)
        painter.drawText(title, middle, line.title)
        if line.says:
            painter.setFont(theme.font(TextSize.SMALL))
            painter.setPen(theme.colour("text.quiet"))
            below = words.adjusted(0, half, 0, 0)
            text = painter.fontMetrics().elidedText(
                line.says, Qt.TextElideMode.ElideRight, below.width()
            )
            painter.drawText(below, middle, text)
