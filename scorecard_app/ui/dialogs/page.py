"""The frame of a page beside the work: a heading, a column of contents, and a way back."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QShortcut, QShowEvent
from PySide6.QtWidgets import QFrame, QLabel, QPushButton, QScrollArea, QVBoxLayout, QWidget

from scorecard_app.texts import _
from scorecard_app.ui.theme import TextSize, ThemeStore

_MARGIN = 32
_GAP = 16
_WIDTH = 640


class SidePage(QScrollArea):
    """Takes the keyboard when it opens; `closed`: the reader wants back, by Done or Escape."""

    closed = Signal()

    def __init__(self, name: str, themes: ThemeStore, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self._themes = themes
        px = themes.theme.px
        page = QWidget(self)
        outer = QVBoxLayout(page)
        outer.setContentsMargins(px(_MARGIN), px(_MARGIN), px(_MARGIN), px(_MARGIN))
        outer.setSpacing(px(_GAP))
        self.column = QVBoxLayout()
        self.column.setSpacing(px(_GAP))
        outer.addLayout(self.column)
        self._done = QPushButton(_("Done"), page)
        self._done.clicked.connect(self.closed)
        outer.addWidget(self._done, 0, Qt.AlignmentFlag.AlignLeft)
        outer.addStretch(1)
        self.setWidget(page)
        escape = QShortcut(Qt.Key.Key_Escape, self)
        escape.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        escape.activated.connect(self.closed)

    def showEvent(self, event: QShowEvent) -> None:
        """Take the keyboard, so that Escape leads back."""
        super().showEvent(event)
        if not event.spontaneous():
            self._done.setFocus()

    def heading(self, text: str) -> QLabel:
        """Return a heading."""
        label = QLabel(text)
        label.setFont(self._themes.theme.font(TextSize.TITLE, strong=True))
        return label

    def paragraph(self, text: str, *, quiet: bool = False) -> QLabel:
        """Return a paragraph of plain text."""
        label = QLabel(text)
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setWordWrap(True)
        label.setMaximumWidth(self._themes.theme.px(_WIDTH))
        label.setProperty("quiet", quiet)
        return label
