"""A group of a form: a heading that folds what stands below it away, and brings it back."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QSizePolicy, QToolButton, QVBoxLayout, QWidget

from scorecard_app.ui.editors.desk import Desk
from scorecard_app.ui.theme import TextSize

_GAP = 8

_UNMIRRORED = Qt.LayoutDirection.LeftToRight
"""Qt (6.11) mirrors the text of a button but not its arrow, and draws one over the other."""


class GroupBox(QWidget):
    """Holds the parts of a group in a column."""

    folded = Signal(str, bool)

    def __init__(self, key: str, title: str, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.key = key
        px = desk.themes.theme.px
        self._themes = desk.themes
        self.header = QToolButton(self)
        self.header.setText(title)
        self.header.setObjectName("groupHeader")
        self.header.setAutoRaise(True)
        self.header.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.header.setLayoutDirection(_UNMIRRORED)
        self.header.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.header.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.header.clicked.connect(self._toggle)
        self.body = QWidget(self)
        self.column = QVBoxLayout(self.body)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(px(_GAP))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(_GAP) // 2)
        column.addWidget(self.header)
        if QGuiApplication.layoutDirection() is Qt.LayoutDirection.RightToLeft:
            column.setAlignment(self.header, Qt.AlignmentFlag.AlignRight)
        column.addWidget(self.body)
        desk.themes.changed.connect(self._dress)
        self._dress()
        self.fold(is_folded=False)

    @property
    def is_folded(self) -> bool:
        """Say whether only the heading is shown."""
        return self.body.isHidden()

    def fold(self, *, is_folded: bool) -> None:
        """Show the heading alone, or everything."""
        self.body.setVisible(not is_folded)
        arrow = Qt.ArrowType.RightArrow if is_folded else Qt.ArrowType.DownArrow
        self.header.setArrowType(arrow)

    def forget_height(self) -> None:
        """Measure the parts anew: who changes while being laid out keeps the height of before."""
        self.column.invalidate()
        self.body.updateGeometry()
        self.updateGeometry()

    def _toggle(self) -> None:
        self.fold(is_folded=not self.is_folded)
        self.folded.emit(self.key, self.is_folded)

    def _dress(self) -> None:
        self.header.setFont(self._themes.theme.font(TextSize.SMALL, strong=True))
