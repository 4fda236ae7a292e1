"""A text of several lines in the colour of a role."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from scorecard_app.ui.labels import RoleLabel
from scorecard_app.ui.theme import TextSize, ThemeStore


class Words(RoleLabel):
    """Wraps its text to the width there is; the text can be selected with the mouse."""

    def __init__(
        self,
        themes: ThemeStore,
        role: str = "text",
        *,
        size: TextSize = TextSize.BODY,
        strong: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(themes, role, size=size, strong=strong, parent=parent)
        self.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.setWordWrap(True)
        policy = QSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def sizeHint(self) -> QSize:
        """Want the height that the text takes in this width, and no width in particular."""
        return QSize(1, self.heightForWidth(self.width()))

    def minimumSizeHint(self) -> QSize:
        """Need the whole height."""
        return self.sizeHint()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Want another height in another width."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.updateGeometry()
