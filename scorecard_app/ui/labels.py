"""Labels in the colour of a role, in one of the three sizes of text."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from scorecard_app.ui.theme import TextSize, ThemeStore


def begin_at_start(label: QLabel) -> None:
    """Let words begin where those of the window do, also when they are wrapped.

    Qt would ask only in which direction these words themselves are written.
    """
    if label.layoutDirection() is Qt.LayoutDirection.RightToLeft:
        upright = label.alignment() & Qt.AlignmentFlag.AlignVertical_Mask
        start = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignAbsolute
        label.setAlignment(upright | start)


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
        begin_at_start(self)
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


class SteadyLabel(RoleLabel):
    """Shows a text that changes all the time, in room that only grows: nothing beside it moves.

    Nor does Qt lay anything out anew for another text in a label of a fixed size.
    """

    def show_text(self, text: str) -> bool:
        """Show a text; say whether it takes more room than any before."""
        if text == self.text():
            return False
        before = self.minimumSize()
        self.setText(text)
        self._make_room()
        return self.minimumSize() != before

    def _make_room(self) -> None:
        self.setFixedSize(self.sizeHint().expandedTo(self.minimumSize()))

    def _dress(self) -> None:
        super()._dress()
        self._make_room()


class ElidedLabel(RoleLabel):
    """Shows as much of one line as there is room for; the whole is its tooltip."""

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
        self._whole = ""
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)

    @property
    def whole(self) -> str:
        """Return the text, not cut off."""
        return self._whole

    def show_whole(self, text: str) -> None:
        """Show a text, or its beginning."""
        self._whole = text
        self.setToolTip(text)
        self.setAccessibleName(text)
        self._elide()
        self.updateGeometry()

    def _elide(self) -> None:
        width = self.contentsRect().width()
        self.setText(self.fontMetrics().elidedText(self._whole, Qt.TextElideMode.ElideRight, width))

    def sizeHint(self) -> QSize:
        """Want room for the whole text."""
        width = self.fontMetrics().horizontalAdvance(self._whole) + 1
        return QSize(width, super().sizeHint().height())

    def minimumSizeHint(self) -> QSize:
        """Need no width at all."""
        return QSize(0, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Cut the text off elsewhere."""
        super().resizeEvent(event)
        self._elide()
