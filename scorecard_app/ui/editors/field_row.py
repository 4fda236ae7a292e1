"""One field as it stands in a form: label, control, unit, note, and what is wrong with it."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from scorecard_app.present.form_parts import Field, FieldKind
from scorecard_app.texts import _
from scorecard_app.ui.editors.cell import Cell
from scorecard_app.ui.editors.controls import FlagControl, control_for
from scorecard_app.ui.editors.typing_controls import LineControl, TextControl
from scorecard_app.ui.labels import RoleLabel, begin_at_start
from scorecard_app.ui.theme import TextSize, ThemeStore

LABEL_WIDTH = 116
"""The column of the labels where they stand beside the fields, at 96 dpi."""

_GAP = 4
_BASELINE = 6
"""How far down a label starts so that it stands on the line of the text in its field."""

_NUMBER_WIDTH, _SHORT_WIDTH = 136, 48

QWIDGETSIZE_MAX = 16_777_215
"""Qt's own figure for a width without limit, which PySide does not export."""


class FieldRow(QWidget):
    """Lays out one field with its label beside or above it; knows nothing of what it edits."""

    def __init__(
        self,
        field: Field,
        themes: ThemeStore,
        parent: QWidget | None = None,
        *,
        label_width: int = LABEL_WIDTH,
    ) -> None:
        super().__init__(parent)
        self._themes = themes
        self._label_width = label_width
        self.control = control_for(field.kind, themes, self)
        self.beside = Cell(field.beside, themes, self) if field.beside else None
        self._label = QLabel(_(field.label), self)
        begin_at_start(self._label)
        self._suffix: RoleLabel | None = None
        self._note: RoleLabel | None = None
        self._error: RoleLabel | None = None
        if self.beside is not None:
            self.beside.erred.connect(self._say_beside)
        self._layout = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._line = QHBoxLayout()
        self._column = QVBoxLayout()
        self._dress(field)
        self._arrange(themes.theme.px(_GAP))

    def stand(self, *, beside: bool) -> None:
        """Put the label beside the field, or above it."""
        px = self._themes.theme.px
        directions = QBoxLayout.Direction
        self._layout.setDirection(directions.LeftToRight if beside else directions.TopToBottom)
        self._label.setMinimumWidth(px(self._label_width) if beside else 0)
        self._label.setMaximumWidth(px(self._label_width) if beside else QWIDGETSIZE_MAX)
        self._label.setContentsMargins(0, px(_BASELINE) if beside else 0, 0, 0)
        self._label.setVisible(beside or not isinstance(self.control, FlagControl))
        self.updateGeometry()  # a box that changes its direction tells its own layout alone

    def say(self, *, suffix: str, note: str) -> None:
        """Show the unit behind the field and the note below it."""
        if suffix and self._suffix is None:
            self._suffix = RoleLabel(self._themes, "text.quiet", parent=self)
            self._suffix.setContentsMargins(0, self._themes.theme.px(_BASELINE), 0, 0)
            self._line.insertWidget(1, self._suffix, 0, Qt.AlignmentFlag.AlignTop)
        if note and self._note is None:
            self._note = self._small_label("text.quiet")
            self._column.insertWidget(1, self._note)
        for label, text in ((self._suffix, suffix), (self._note, note)):
            if label is not None:
                label.say(text)

    def show_error(self, sentence: str) -> None:
        """Say what is wrong; an empty sentence says that nothing is."""
        if sentence == self.error:
            return
        if self._error is None:
            self._error = self._small_label("text.error")
            self._column.addWidget(self._error)
        self._error.say(sentence)
        self.control.setAccessibleDescription(sentence or self.control.toolTip())
        self.control.setProperty("invalid", bool(sentence))
        self.control.style().unpolish(self.control)
        self.control.style().polish(self.control)

    @property
    def error(self) -> str:
        """Return what is said to be wrong; "" where nothing is."""
        return self._error.text() if self._error else ""

    def _say_beside(self) -> None:
        """Say what is wrong with the control beside, which has no room for a sentence."""
        if self.beside is not None:
            self.show_error(self.beside.error)

    def _small_label(self, role: str) -> RoleLabel:
        label = RoleLabel(self._themes, role, size=TextSize.SMALL, parent=self)
        label.setWordWrap(True)
        return label

    def _dress(self, field: Field) -> None:
        control, hint = self.control, _(field.hint)
        control.setObjectName(field.key)
        control.setAccessibleName(_(field.label))
        control.setAccessibleDescription(hint)
        control.setToolTip(hint)
        self._label.setToolTip(hint)
        self._label.setBuddy(control)
        self._label.setWordWrap(True)
        if isinstance(control, LineControl | TextControl):
            control.setPlaceholderText(hint)
        if isinstance(control, FlagControl):
            control.setText(_(field.label))
            self._label.setText("")
        if field.kind is FieldKind.NUMBER and isinstance(control, LineControl):
            control.setAlignment(Qt.AlignmentFlag.AlignRight)
            is_short = field.beside is not None and field.beside.kind is FieldKind.FEW
            control.setMaximumWidth(
                self._themes.theme.px(_SHORT_WIDTH if is_short else _NUMBER_WIDTH)
            )

    def _arrange(self, gap: int) -> None:
        self._line.setSpacing(2 * gap)
        self._line.addWidget(self.control, 3, Qt.AlignmentFlag.AlignTop)
        if self.beside is not None:
            self._line.addWidget(self.beside, 2, Qt.AlignmentFlag.AlignTop)
        elif self.control.maximumWidth() < QWIDGETSIZE_MAX:
            self._line.addStretch(1)
        self._column.setSpacing(gap // 2)
        self._column.addLayout(self._line)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(gap)
        self._layout.addWidget(self._label, 0, Qt.AlignmentFlag.AlignTop)
        self._layout.addLayout(self._column, 1)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
