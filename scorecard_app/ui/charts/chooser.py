"""What is chosen about a chart: its kind, and how it is viewed, in one row or in two."""

from PySide6.QtCore import QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QWidget

from scorecard_app.ui.theme import Theme

_GAP = 4
_ONE_ROW_FROM = 440
"""From this width on, at 96 dpi, there is room for all in one row."""


class Chooser(QWidget):
    """Holds the choice of the kind, and the tools behind it or, where it is narrow, below it."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._box = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(theme.px(_GAP))
        self._tools = QHBoxLayout()
        self._tools.setSpacing(theme.px(_GAP))
        self._rest = QHBoxLayout()

    def hold(self, kinds: QWidget, tools: tuple[QWidget, ...], rest: QWidget) -> None:
        """Put the choice of the kind first, then the tools, then what is there at times."""
        self._box.addWidget(kinds)
        self._box.addLayout(self._tools)
        for tool in tools:
            self._tools.addWidget(tool)
        self._rest.addWidget(rest)
        self._rest.addStretch(1)
        self._box.addLayout(self._rest)
        self._box.setStretch(2, 1)

    def minimumSizeHint(self) -> QSize:
        """Need no width of its own: what does not fit stands in a second row."""
        return QSize(0, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Stand in one row or in two."""
        super().resizeEvent(event)
        is_wide = self.width() >= self._theme.px(_ONE_ROW_FROM)
        directions = QBoxLayout.Direction
        direction = directions.LeftToRight if is_wide else directions.TopToBottom
        if direction is not self._box.direction():
            self._box.setDirection(direction)
            self.updateGeometry()
