"""The pane of history: every step by its name, and a click returns to where it ended."""

from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QUndoView, QVBoxLayout, QWidget

from scorecard_app.texts import _
from scorecard_app.ui.history import History
from scorecard_app.ui.labels import RoleLabel
from scorecard_app.ui.theme import TextSize, ThemeStore

_GAP, _APART = 8, 3


class HistoryPane(QWidget):
    """Shows what was done, the latest last, and where in it the scorecard stands now."""

    def __init__(self, history: History, themes: ThemeStore, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.steps = _Steps(history, self)
        self.steps.setSpacing(themes.theme.px(_APART))
        self.says = RoleLabel(themes, "text.quiet", size=TextSize.SMALL, parent=self)
        self.says.setWordWrap(True)
        self.says.setText(
            _("Choose a step to return to where it ended. What follows stays until the next edit.")
        )
        gap = themes.theme.px(_GAP)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, gap)
        column.setSpacing(gap)
        column.addWidget(self.steps, 1)
        foot = QVBoxLayout()
        foot.setContentsMargins(gap, 0, gap, 0)
        foot.addWidget(self.says)
        column.addLayout(foot)
        self.setFocusProxy(self.steps)


class _Steps(QUndoView):
    """A list of steps that ends the running gesture before it goes anywhere."""

    def __init__(self, history: History, parent: QWidget) -> None:
        super().__init__(history.stack, parent)
        self._history = history
        self.setEmptyLabel(_("As it was opened"))
        self.setAccessibleName(_("History"))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Return to the step under the pointer."""
        self._history.end_gesture()
        super().mousePressEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Walk through the steps."""
        self._history.end_gesture()
        super().keyPressEvent(event)
