"""Show another view by holding what is dragged over its button, as folders open under a file."""

from collections.abc import Mapping

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtGui import QAction, QDragEnterEvent, QDragMoveEvent
from PySide6.QtWidgets import QWidget

from scorecard_app.texts import _
from scorecard_app.ui.measure_drag import is_measure

_HOLD_MS = 500


class SpringTabs(QObject):
    """Waits over a button for a measure that stays there, then gives its command.

    `hinted` says what staying would do.
    """

    hinted = Signal(str)

    def __init__(self, buttons: Mapping[QWidget, QAction], parent: QObject) -> None:
        super().__init__(parent)
        self._buttons = buttons
        self._over: QWidget | None = None
        self.timer = QTimer(self)
        self.timer.setSingleShot(True)
        self.timer.setInterval(_HOLD_MS)
        self.timer.timeout.connect(self._spring)
        for button in buttons:
            button.setAcceptDrops(True)
            button.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Begin to wait when a measure comes, and give up when it goes on."""
        match event.type():
            case QEvent.Type.DragEnter if isinstance(event, QDragEnterEvent):
                return self._enter(watched, event)
            case QEvent.Type.DragMove if isinstance(event, QDragMoveEvent):
                event.ignore()  # it may stay here, but nothing can be dropped
                return True
            case QEvent.Type.DragLeave | QEvent.Type.Drop:
                self._leave()
                return True
        return False

    def _enter(self, watched: QObject, event: QDragEnterEvent) -> bool:
        button = next((each for each in self._buttons if each is watched), None)
        if button is None or not is_measure(event.mimeData()):
            return False
        event.acceptProposedAction()
        action = self._buttons[button]
        if not action.isChecked() and action.isEnabled():
            self._over = button
            self.timer.start()
            self.hinted.emit(_("Stay here to show that view, then drop the measure there"))
        return True

    def _leave(self) -> None:
        self.timer.stop()
        self._over = None

    def _spring(self) -> None:
        over, self._over = self._over, None
        if over is not None:
            self._buttons[over].trigger()
