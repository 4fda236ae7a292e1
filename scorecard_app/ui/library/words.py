"""A text of several lines in the colour of a role."""

from PySide6.QtCore import Qt
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
        self.setMinimumWidth(1)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        themes.changed.connect(self._dress)
        self._dress()

    def _dress(self) -> None:
        theme = self._themes.theme
        self.setFont(theme.font(self._size, strong=self._strong))
        self.setStyleSheet(f"color: {theme.colour(self._role).name()};")
