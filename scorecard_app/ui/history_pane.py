"""The pane of history: every step by its name, and a click returns to where it ended."""

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QListView, QVBoxLayout, QWidget

from scorecard_app.texts import _
from scorecard_app.ui.history import History
from scorecard_app.ui.labels import RoleLabel
from scorecard_app.ui.steps import Steps
from scorecard_app.ui.theme import TextSize, ThemeStore

_GAP, _APART = 8, 3

Index = QModelIndex | QPersistentModelIndex


class HistoryPane(QWidget):
    """Shows what was done, the latest last, and where in it the scorecard stands now."""

    def __init__(self, history: History, themes: ThemeStore, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.steps = _StepList(history, self)
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


class _StepList(QListView):
    """A list of steps that shows where the scorecard stands, and goes to the one that is chosen."""

    def __init__(self, history: History, parent: QWidget) -> None:
        super().__init__(parent)
        self._history = history
        self.setModel(_StepModel(history.steps, self))
        self.setObjectName("steps")
        self.setAccessibleName(_("History"))
        self.model().modelReset.connect(self._mark)
        self._mark()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Return to where the step under the pointer ended."""
        super().mousePressEvent(event)
        self._follow()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Walk through the steps."""
        super().keyPressEvent(event)
        self._follow()

    def _follow(self) -> None:
        current = self.currentIndex()
        if current.isValid() and current.row() != self._history.steps.index:
            self._history.go_to(current.row())

    def _mark(self) -> None:
        self.setCurrentIndex(self.model().index(self._history.steps.index, 0))


class _StepModel(QAbstractListModel):
    """The names of all steps, behind that with which it began."""

    def __init__(self, steps: Steps, parent: QObject) -> None:
        super().__init__(parent)
        self._steps = steps
        steps.changed.connect(self._read)

    def rowCount(self, parent: Index | None = None) -> int:
        """Return one more than there are steps."""
        return 0 if parent is not None and parent.isValid() else self._steps.count + 1

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> str | None:
        """Return the name of a step."""
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        return self._steps.label(index.row() - 1) if index.row() else _("As it was opened")

    def _read(self) -> None:
        self.beginResetModel()
        self.endResetModel()
