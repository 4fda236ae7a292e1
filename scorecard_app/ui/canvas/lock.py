"""The lock of the layout: nothing is moved by accident, while titles, texts and links go on."""

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtWidgets import QToolButton, QWidget

from scorecard_app.texts import _
from scorecard_app.ui.icons import Icons
from scorecard_app.ui.theme import ThemeStore

_HOLD_MS = 600


class LayoutLock(QObject):
    """Says whether cards, lanes and notes stay where they are."""

    changed = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.is_on = False

    def switch(self) -> None:
        """Lock the layout, or unlock it."""
        self.is_on = not self.is_on
        self.changed.emit()


class LockButton(QToolButton):
    """Shows that the layout is locked; a click does nothing, a press that is held unlocks it."""

    def __init__(self, lock: LayoutLock, themes: ThemeStore, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lock = lock
        self._icons = Icons(themes, self)
        self.timer = QTimer(self)
        self.timer.setSingleShot(True)
        self.timer.setInterval(_HOLD_MS)
        self.timer.timeout.connect(self._unlock)
        self.setText(_("Layout locked"))
        self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.setToolTip(_("Press and hold to move cards and lanes again"))
        self.setAccessibleName(_("Unlock the layout: press and hold"))
        self.setProperty("chip", True)  # noqa: FBT003 - Qt's own signature
        self.pressed.connect(self.timer.start)
        self.released.connect(self._let_go)
        self._icons.changed.connect(self._dress)
        lock.changed.connect(self._read)
        self._dress()
        self._read()

    def _unlock(self) -> None:
        if self._lock.is_on:
            self._lock.switch()

    def _let_go(self) -> None:
        """Wait no more: it was but a click."""
        self.timer.stop()

    def _dress(self) -> None:
        self.setIcon(self._icons.icon("lock"))

    def _read(self) -> None:
        self.timer.stop()
        self.setVisible(self._lock.is_on)
