"""What stands where there is nothing to draw: what could be here, and the one thing to do."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget

from scorecard_app.texts import _
from scorecard_app.ui.theme import ThemeStore

_GAP, _MARGIN = 8, 24


class Invitation(QWidget):
    """A sentence, and a button where values can be typed."""

    def __init__(self, themes: ThemeStore, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._sentence = QLabel(self)
        self._sentence.setWordWrap(True)
        self._sentence.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.button = QPushButton(_("Enter values"), self)
        px = themes.theme.px
        layout = QVBoxLayout(self)
        layout.setContentsMargins(px(_MARGIN), 0, px(_MARGIN), 0)
        layout.setSpacing(px(_GAP))
        layout.addStretch(1)
        layout.addWidget(self._sentence)
        layout.addWidget(self.button, 0, Qt.AlignmentFlag.AlignHCenter)
        layout.addStretch(1)

    def invite(self, *, has_measure: bool) -> None:
        """Invite to type values, or to choose a measure first."""
        self.button.setVisible(has_measure)
        self._sentence.setText(
            _("No values yet. Type the first one, or paste a row or column from a spreadsheet.")
            if has_measure
            else _("Choose a measure, or an objective that has one, to see its charts.")
        )
