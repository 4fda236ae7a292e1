"""A black or white curtain over everything, so that people look at who speaks."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from scorecard_app.texts import _


class Curtain(QWidget):
    """Covers its parent; any key or click opens it again."""

    opened = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._covered = parent
        self._colour = Qt.GlobalColor.black
        self.setAccessibleName(_("The screen is blank. Press any key to go on."))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.hide()

    def draw(self, *, is_white: bool) -> None:
        """Cover everything in black, or in white."""
        self._colour = Qt.GlobalColor.white if is_white else Qt.GlobalColor.black
        self.setGeometry(self._covered.rect())
        self.show()
        self.raise_()
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint nothing but the colour."""
        QPainter(self).fillRect(self.rect(), self._colour)

    def keyPressEvent(self, _event: QKeyEvent) -> None:
        """Open at any key."""
        self._open()

    def mousePressEvent(self, _event: QMouseEvent) -> None:
        """Open at any click."""
        self._open()

    def _open(self) -> None:
        self.hide()
        self.opened.emit()
