"""One control in a line of several: without a label of its own, named for those who cannot see."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from scorecard_app.present.form_parts import Field, FieldKind
from scorecard_app.texts import _
from scorecard_app.ui.editors.choice_control import ChoiceControl
from scorecard_app.ui.editors.controls import FlagControl, control_for
from scorecard_app.ui.editors.segments import SegmentControl
from scorecard_app.ui.editors.typing_controls import LineControl, TextControl
from scorecard_app.ui.labels import RoleLabel
from scorecard_app.ui.theme import ThemeStore

_GAP = 4


class Cell(QWidget):
    """Lays out one control with its unit; what is wrong is told to the line it stands in."""

    erred = Signal()

    def __init__(self, field: Field, themes: ThemeStore, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.key = field.key
        self.error = ""
        self.control = control_for(field.kind, themes, self)
        self._suffix = RoleLabel(themes, "text.quiet", parent=self)
        self._suffix.hide()
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(themes.theme.px(_GAP))
        layout.addWidget(self.control, 1)
        layout.addWidget(self._suffix)
        self._dress(field)

    def say(self, *, suffix: str, note: str) -> None:
        """Show the unit; a note is the tooltip."""
        self._suffix.say(suffix)
        self.control.setToolTip(note or self.control.accessibleName())

    def show_error(self, sentence: str) -> None:
        """Mark the control where something is wrong with it."""
        if sentence == self.error:
            return
        self.error = sentence
        self.control.setAccessibleDescription(sentence)
        self.control.setProperty("invalid", bool(sentence))
        self.control.style().unpolish(self.control)
        self.control.style().polish(self.control)
        self.erred.emit()

    def _dress(self, field: Field) -> None:
        control, label = self.control, _(field.label)
        control.setObjectName(field.key)
        control.setAccessibleName(label)
        control.setToolTip(_(field.hint) or label)
        if isinstance(control, LineControl | TextControl | ChoiceControl):
            control.setPlaceholderText(label)
        if isinstance(control, FlagControl):
            control.setText(label)
        if isinstance(control, SegmentControl):
            control.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # keys write into what it fills in
        if isinstance(control, LineControl):
            control.setMinimumWidth(0)
            control.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        if field.kind is FieldKind.NUMBER and isinstance(control, LineControl):
            control.setAlignment(Qt.AlignmentFlag.AlignRight)
