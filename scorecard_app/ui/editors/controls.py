"""The controls of a form, all spoken to alike: show a text, hear the typing, hear its end."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QSize, QStringListModel, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QKeySequence, QPaintEvent, QWheelEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QCompleter,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QSizePolicy,
    QStyle,
    QStyleOptionComboBox,
    QStylePainter,
    QWidget,
)

from scorecard_app.present.form_parts import NO, YES, Choice, FieldKind
from scorecard_app.ui.paint.text import elided

_LEAST_LINES, _MOST_LINES = 2, 8
_TEXT_FRAME = 12
_LEAST_CHOICE = 6
_TEXT_MARGIN = 2
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


class ChoiceControl(QComboBox):
    """One of several; the wheel scrolls the form and leaves the choice alone."""

    typed = Signal(str)
    finished = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._choices: tuple[Choice, ...] = ()
        policy = QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        self.setSizeAdjustPolicy(policy)
        self.setMinimumContentsLength(_LEAST_CHOICE)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.activated.connect(self._choose)

    def shown_text(self) -> str:
        """Return the text that stands for the choice."""
        index = self.currentIndex()
        return self._choices[index].key if index >= 0 else ""

    def show_text(self, text: str) -> None:
        """Show another choice; none where it is not offered."""
        keys = [choice.key for choice in self._choices]
        self.setCurrentIndex(keys.index(text) if text in keys else -1)

    def offer(self, choices: Sequence[Choice]) -> None:
        """Offer these from now on."""
        if tuple(choices) == self._choices:
            return
        shown = self.shown_text()
        self._choices = tuple(choices)
        self.clear()
        self.addItems([choice.label for choice in choices])
        self.show_text(shown)

    def _choose(self, index: int) -> None:
        self.typed.emit(self._choices[index].key)
        self.finished.emit()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the choice as the style does, but end it in an ellipsis rather than cut it off."""
        painter, option = QStylePainter(self), QStyleOptionComboBox()
        self.initStyleOption(option)
        painter.drawComplexControl(QStyle.ComplexControl.CC_ComboBox, option)
        part = QStyle.SubControl.SC_ComboBoxEditField
        room = self.style().subControlRect(QStyle.ComplexControl.CC_ComboBox, option, part, self)
        said = option.currentText if self.currentIndex() >= 0 else self.placeholderText()
        option.currentText = elided(said, self.font(), room.width() - _TEXT_MARGIN)
        painter.drawControl(QStyle.ControlElement.CE_ComboBoxLabel, option)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Let the form scroll."""
        event.ignore()


class FlagControl(QCheckBox):
    """On or off."""

    typed = Signal(str)
    finished = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.clicked.connect(self._switch)

    def shown_text(self) -> str:
        """Return yes or no."""
        return YES if self.isChecked() else NO

    def show_text(self, text: str) -> None:
        """Show yes or no."""
        self.setChecked(text == YES)

    def offer(self, _choices: Sequence[Choice]) -> None:
        """Offer nothing but yes and no."""

    def _switch(self) -> None:
        self.typed.emit(self.shown_text())
        self.finished.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Switch with Enter as with the space bar."""
        if event.type() is QEvent.Type.KeyPress and event.key() in {
            Qt.Key.Key_Return,
            Qt.Key.Key_Enter,
        }:
            self.click()
        else:
            super().keyPressEvent(event)


class SaidControl(QLabel):
    """What is only said."""

    typed = Signal(str)
    finished = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(True)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)

    def shown_text(self) -> str:
        """Return the text as it stands."""
        return self.text()

    def show_text(self, text: str) -> None:
        """Say something else."""
        self.setText(text)

    def offer(self, _choices: Sequence[Choice]) -> None:
        """Offer nothing."""


Control = LineControl | TextControl | ChoiceControl | FlagControl | SaidControl

_CONTROLS: dict[FieldKind, type[Control]] = {
    FieldKind.TEXT: LineControl,
    FieldKind.LONG_TEXT: TextControl,
    FieldKind.NUMBER: LineControl,
    FieldKind.CHOICE: ChoiceControl,
    FieldKind.FLAG: FlagControl,
    FieldKind.PERSON: LineControl,
    FieldKind.PERIOD: LineControl,
    FieldKind.DATE: LineControl,
    FieldKind.FORMULA: FormulaControl,
    FieldKind.SAID: SaidControl,
}


def _asks_for_undo(event: QEvent) -> bool:
    """Say whether a key is undo or redo, which a control of Qt would keep to itself."""
    if event.type() is not QEvent.Type.ShortcutOverride or not isinstance(event, QKeyEvent):
        return False
    keys = QKeySequence.StandardKey
    is_asked = event.matches(keys.Undo) or event.matches(keys.Redo)
    if is_asked:
        event.ignore()
    return is_asked


def control_for(kind: FieldKind, parent: QWidget) -> Control:
    """Make the control for a kind of field."""
    return _CONTROLS[kind](parent)
