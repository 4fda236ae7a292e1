"""The controls of a form in which something is typed: a line, a formula, several lines."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QSize, QStringListModel, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QCompleter, QLineEdit, QPlainTextEdit, QSizePolicy, QWidget

from scorecard_app.present.form_parts import Choice

_LEAST_LINES, _MOST_LINES = 2, 8
_TEXT_FRAME = 12
_PASSING = frozenset({Qt.FocusReason.PopupFocusReason, Qt.FocusReason.ActiveWindowFocusReason})
"""What takes the keyboard away for a moment only."""


class LineControl(QLineEdit):
    """One line: a text, a number or the name of a person."""

    typed = Signal(str)
    finished = Signal()
    cancelled = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._names = QStringListModel(self)
        self.textEdited.connect(self.typed)
        self.editingFinished.connect(self.finished)

    def shown_text(self) -> str:
        """Return the text as it stands in the control."""
        return self.text()

    def show_text(self, text: str) -> None:
        """Show a text; the cursor stays where it was as far as it can."""
        if text != self.text():
            at = self.cursorPosition()
            self.setText(text)
            self.setCursorPosition(min(at, len(text)) if self.hasFocus() else 0)

    def offer(self, choices: Sequence[Choice]) -> None:
        """Offer to complete what is typed to one of these."""
        if self.completer() is None:
            completer = QCompleter(self._names, self)
            completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
            self.setCompleter(completer)
        self._names.setStringList([choice.label for choice in choices])

    def event(self, event: QEvent) -> bool:
        """Leave undo to the document, where typing is one step."""
        return False if _asks_for_undo(event) else super().event(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Choose all of the text as Qt does, but so that its beginning stays in sight."""
        super().focusInEvent(event)
        if self.hasSelectedText():
            self.end(False)  # noqa: FBT003 - Qt's own order
            self.home(True)  # noqa: FBT003 - Qt's own order

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Show the beginning of a text that is longer than the line."""
        super().focusOutEvent(event)
        if event.reason() not in _PASSING:
            self.home(False)  # noqa: FBT003 - Qt's own order

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let Esc bring back what the document says."""
        if event.key() == Qt.Key.Key_Escape:
            self.cancelled.emit()
        else:
            super().keyPressEvent(event)


class FormulaControl(LineControl):
    """One line for a formula: after an opening bracket the names of measures are offered.

    `names_wanted` comes before they are shown, for whoever offers them only then.
    """

    names_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._completer = QCompleter(self._names, self)
        self._completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self._completer.setFilterMode(Qt.MatchFlag.MatchContains)
        self._completer.setWidget(self)
        self._completer.activated.connect(self.complete)
        self.textEdited.connect(self._offer_names)

    def offer(self, choices: Sequence[Choice]) -> None:
        """Offer these names, which stand in brackets, once one is begun."""
        self._names.setStringList([choice.label for choice in choices])

    def complete(self, name: str) -> None:
        """Put a name in the place of what was begun."""
        at = self.cursorPosition()
        start = self._begun_at()
        if start is not None:
            text = self.text()
            rest = text[at:].removeprefix("]")
            self.setText(text[:start] + name + rest)
            self.setCursorPosition(start + len(name))
            self.typed.emit(self.text())

    @property
    def is_offering(self) -> bool:
        """Say whether names are offered now."""
        popup = self._completer.popup()
        return popup is not None and popup.isVisible()

    def _begun_at(self) -> int | None:
        """Return where the bracket stands that is open at the cursor."""
        before = self.text()[: self.cursorPosition()]
        start = before.rfind("[")
        return start if start > before.rfind("]") else None

    def _offer_names(self) -> None:
        start = self._begun_at()
        popup = self._completer.popup()
        if start is None:
            if popup is not None:
                popup.hide()
            return
        self.names_wanted.emit()
        begun = self.text()[start + 1 : self.cursorPosition()]
        self._completer.setCompletionPrefix(begun)
        self._completer.complete()


class TextControl(QPlainTextEdit):
    """Several lines, as high as they need; Tab leaves it."""

    typed = Signal(str)
    finished = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._known = ""
        self.setTabChangesFocus(True)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.textChanged.connect(self._tell)

    def shown_text(self) -> str:
        """Return the text as it stands in the control."""
        return self.toPlainText()

    def show_text(self, text: str) -> None:
        """Show a text; the cursor stays where it was as far as it can."""
        if text == self.toPlainText():
            return
        at = self.textCursor().position()
        self._known = text
        self.setPlainText(text)
        cursor = self.textCursor()
        cursor.setPosition(min(at, self.document().characterCount() - 1))
        self.setTextCursor(cursor)

    def offer(self, _choices: Sequence[Choice]) -> None:
        """Offer nothing: long texts are free."""

    def _tell(self) -> None:
        self.updateGeometry()
        text = self.toPlainText()
        if text != self._known:
            self._known = text
            self.typed.emit(text)

    def sizeHint(self) -> QSize:
        """Return the height of the lines, between a few and many."""
        lines = int(self.document().size().height())
        shown = min(max(lines, _LEAST_LINES), _MOST_LINES)
        height = round(shown * self.fontMetrics().lineSpacing()) + 2 * _TEXT_FRAME
        return QSize(super().sizeHint().width(), height)

    def minimumSizeHint(self) -> QSize:
        """Need the whole height, and hardly any width."""
        return QSize(0, self.sizeHint().height())

    def resizeEvent(self, event: object) -> None:
        """Wrap again, and take the height that needs."""
        super().resizeEvent(event)  # type: ignore[arg-type]  # passed on as it came
        self.updateGeometry()

    def event(self, event: QEvent) -> bool:
        """Leave undo to the document, where typing is one step."""
        return False if _asks_for_undo(event) else super().event(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Say that typing has ended."""
        super().focusOutEvent(event)
        self.finished.emit()


def _asks_for_undo(event: QEvent) -> bool:
    """Say whether a key is undo or redo, which a control of Qt would keep to itself."""
    if event.type() is not QEvent.Type.ShortcutOverride or not isinstance(event, QKeyEvent):
        return False
    keys = QKeySequence.StandardKey
    is_asked = event.matches(keys.Undo) or event.matches(keys.Redo)
    if is_asked:
        event.ignore()
    return is_asked
