"""Labels in the colour of a role, in one of the three sizes of text."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget

from scorecard_app.ui.theme import TextSize, ThemeStore


class RoleLabel(QLabel):
    """Shows plain text in the colour of a role and follows the theme."""

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
        themes.changed.connect(self._dress)
        self._dress()

    def say(self, text: str) -> None:
        """Show a text; without one the label takes no room."""
        self.setText(text)
        self.setVisible(bool(text))

    def _dress(self) -> None:
        theme = self._themes.theme
        self.setFont(theme.font(self._size, strong=self._strong))
        self.setStyleSheet(f"color: {theme.colour(self._role).name()};")
