"""The part of the bar that says what is looked for or traced, and how to end that."""

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QToolButton, QWidget

from scorecard_app.texts import _
from scorecard_app.ui.canvas.seeing import Lead, Seeing
from scorecard_app.ui.labels import ElidedLabel
from scorecard_app.ui.theme import ThemeStore

_WIDTH, _GAP = 240, 6


class LightBar(QWidget):
    """Takes what is looked for: Enter goes on, Shift+Enter goes back, Esc ends.

    `left` says that the keyboard goes back to the map.
    """

    left = Signal()

    def __init__(self, seeing: Seeing, themes: ThemeStore, parent: QWidget) -> None:
        super().__init__(parent)
        self._seeing = seeing
        self.field = QLineEdit(self)
        self.field.setPlaceholderText(_("Find on the map"))
        self.field.setAccessibleName(_("Find on the map"))
        self.field.setToolTip(_("Title, number, owner, measure or note"))
        self.field.setFixedWidth(themes.theme.px(_WIDTH))
        self.field.installEventFilter(self)
        self.says = ElidedLabel(themes, "text", parent=self)
        self.close_button = QToolButton(self)
        self.close_button.setText("×")
        self.close_button.setToolTip(_("Show everything as bright as before (Esc)"))
        self.close_button.setAccessibleName(self.close_button.toolTip())
        self.close_button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        row = QHBoxLayout(self)
        px = themes.theme.px
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(px(_GAP))
        for each in (self.field, self.says, self.close_button):
            row.addWidget(each)
        row.addStretch(1)
        self.hide()
        seeing.changed.connect(self.read)
        seeing.search_wanted.connect(self.begin)
        self.field.textEdited.connect(seeing.search)
        self.close_button.clicked.connect(self.end)

    def begin(self) -> None:
        """Ask for a text; what was typed last stands there, to be typed over."""
        self._seeing.search(self.field.text())
        self.read()
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.field.selectAll()

    def end(self) -> None:
        """Light everything again, and give the keyboard back to the map."""
        self._seeing.end()
        self.read()
        self.left.emit()

    def read(self) -> None:
        """Show what is lit now, or go."""
        light = self._seeing.light
        is_search = light.lead is Lead.SEARCH
        self.field.setVisible(is_search)
        self.says.show_whole(light.says)
        self.setVisible(light.lead is not Lead.NOTHING)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take the keys of the field that mean more than text."""
        is_key = watched is self.field and event.type() == QEvent.Type.KeyPress
        if is_key and isinstance(event, QKeyEvent) and self._key(event):
            return True
        return super().eventFilter(watched, event)

    def _key(self, event: QKeyEvent) -> bool:
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            is_back = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            self._seeing.step(-1 if is_back else 1)
        elif event.key() == Qt.Key.Key_Escape:
            self.end()
        else:
            return False
        return True
