"""One of several, in a list that opens."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QPaintEvent, QWheelEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QSizePolicy,
    QStyle,
    QStyleOptionComboBox,
    QStylePainter,
    QWidget,
)

from scorecard_app.present.form_parts import Choice
from scorecard_app.ui.paint.text import elided

_LEAST_CHOICE = 6
_TEXT_MARGIN = 2


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

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Begin a word anew: Qt (6.11) adds to the letters that were typed before it was left."""
        super().focusInEvent(event)
        view = self.findChild(QAbstractItemView)
        if view is not None and event.reason() is not Qt.FocusReason.PopupFocusReason:
            view.keyboardSearch("")

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
