"""The controls of a form, all spoken to alike: show a text, hear the typing, hear its end."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCheckBox, QLabel, QSizePolicy, QWidget

from scorecard_app.present.form_parts import NO, YES, Choice, FieldKind
from scorecard_app.ui.editors.choice_control import ChoiceControl
from scorecard_app.ui.editors.names_control import NamesControl
from scorecard_app.ui.editors.segments import SegmentControl
from scorecard_app.ui.editors.typing_controls import FormulaControl, LineControl, TextControl
from scorecard_app.ui.theme import ThemeStore


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


def control_for(kind: FieldKind, themes: ThemeStore, parent: QWidget) -> Control:
    """Make the control for a kind of field."""
    if kind is FieldKind.PEOPLE:
        return NamesControl(themes, parent)
    return SegmentControl(themes, parent) if kind is FieldKind.FEW else _CONTROLS[kind](parent)
