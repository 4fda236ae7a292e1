"""A row that becomes two where there is little room."""

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QWidget

from scorecard_app.ui.theme import Theme

_GAP = 8
_NARROW = 460
"""Below this width, at 96 dpi, the tools stand in a row of their own."""


class FoldingRow(QWidget):
    """Shows tools beside what is chosen first, or below it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._narrow = 0
        self._both = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._both.setContentsMargins(0, 0, 0, 0)

    def hold(self, first: QWidget, *tools: QWidget, theme: Theme) -> None:
        """Take in the widgets, once."""
        gap, self._narrow = theme.px(_GAP), theme.px(_NARROW)
        row = QHBoxLayout()
        row.setSpacing(gap)
        for tool in tools:
            row.addWidget(tool)
        row.addStretch()
        self._both.setSpacing(gap)
        self._both.addWidget(first)
        self._both.addLayout(row, 1)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Change between one row and two."""
        super().resizeEvent(event)
        is_narrow = self.width() < self._narrow
        direction = QBoxLayout.Direction
        self._both.setDirection(direction.TopToBottom if is_narrow else direction.LeftToRight)
