"""A text of several lines in the colour of a role."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from scorecard_app.ui.theme import TextSize, ThemeStore


class Words(QLabel):
    """Shows plain text that can be selected with the mouse, and follows the theme."""

    def __init__(
        self,
        themes: ThemeStore,
        role: str = "text",
        *,
        size: TextSize = TextSize.BODY,
        strong: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._themes = themes
        self._role = role
        self._size = size
        self._strong = strong
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.setWordWrap(True)
        policy = QSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        themes.changed.connect(self._dress)
        self._dress()

    def _dress(self) -> None:
        theme = self._themes.theme
        self.setFont(theme.font(self._size, strong=self._strong))
        self.setStyleSheet(f"color: {theme.colour(self._role).name()};")

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
