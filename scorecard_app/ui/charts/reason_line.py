"""One line that asks why something is decided, in place of a dialog."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from scorecard_app.texts import _
from scorecard_app.ui.labels import RoleLabel
from scorecard_app.ui.theme import TextSize, ThemeStore

_GAP = 8
_ONE_ROW_FROM = 480


class ReasonLine(QWidget):
    """Says what is to be decided and takes the reason: Enter decides, Escape lets it be."""

    decided = Signal(str)
    left = Signal()

    def __init__(self, themes: ThemeStore, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._themes = themes
        self._what = RoleLabel(themes, size=TextSize.SMALL, parent=self)
        self._what.setWordWrap(True)
        self.reason = QLineEdit(self)
        self.reason.setPlaceholderText(_("Why? The reason is kept with the decision."))
        self.decide = QPushButton(self)
        self._leave = QPushButton(_("Leave it"), self)
        self._error = RoleLabel(themes, "text.error", size=TextSize.SMALL, parent=self)
        self._error.setWordWrap(True)
        gap = themes.theme.px(_GAP)
        buttons = QHBoxLayout()
        buttons.setSpacing(gap)
        buttons.addStretch(1)
        buttons.addWidget(self.decide)
        buttons.addWidget(self._leave)
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._row.setSpacing(gap)
        self._row.addWidget(self.reason, 1)
        self._row.addLayout(buttons)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(gap // 2)
        column.addWidget(self._what)
        column.addLayout(self._row)
        column.addWidget(self._error)
        self.reason.textChanged.connect(self._follow_typing)
        self.reason.returnPressed.connect(self._decide)
        self.decide.clicked.connect(self._decide)
        self._leave.clicked.connect(self.left)

    @property
    def error(self) -> str:
        """Return why the last decision was refused; "" where it was not."""
        return self._error.text()

    def ask(self, what: str, verb: str) -> None:
        """Ask why; the button that decides is called by the verb."""
        self._what.setText(what)
        self.decide.setText(verb)
        self.reason.setAccessibleName(what)
        self.reason.clear()
        self._follow_typing()
        self.show()
        self.reason.setFocus(Qt.FocusReason.OtherFocusReason)

    def refuse(self, sentence: str) -> None:
        """Say why it cannot be decided."""
        self._error.say(sentence)

    def _follow_typing(self) -> None:
        self.decide.setEnabled(bool(self.reason.text().strip()))
        self.refuse("")

    def _decide(self) -> None:
        if self.reason.text().strip():
            self.decided.emit(self.reason.text().strip())
        else:
            self.refuse(_("Say why: the reason is kept with the decision."))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the buttons below where the reason would have no room beside them."""
        super().resizeEvent(event)
        directions = QBoxLayout.Direction
        is_wide = self.width() >= self._themes.theme.px(_ONE_ROW_FROM)
        self._row.setDirection(directions.LeftToRight if is_wide else directions.TopToBottom)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let it be with Escape."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)
