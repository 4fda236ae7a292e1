"""The headline of a form: kind, status mark with its word, a sentence, and what is wanting."""

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from scorecard_app.present.faces import StatusFace
from scorecard_app.present.headlines import Headline
from scorecard_app.ui.labels import RoleLabel
from scorecard_app.ui.paint.marks import draw_status_mark
from scorecard_app.ui.theme import TextSize, ThemeStore

_MARK = 12
_GAP = 6


class HeadlineView(QWidget):
    """Shows a headline; what it does not say takes no room."""

    def __init__(self, themes: ThemeStore, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        px = themes.theme.px
        self._kind = RoleLabel(themes, size=TextSize.TITLE, strong=True, parent=self)
        self._mark = _Mark(themes, self)
        self._word = RoleLabel(themes, strong=True, parent=self)
        self._sentence = RoleLabel(themes, "text.quiet", parent=self)
        self._sentence.setWordWrap(True)
        self._wanting = RoleLabel(themes, "text.error", parent=self)
        self._wanting.setWordWrap(True)
        line = QHBoxLayout()
        line.setSpacing(px(_GAP))
        line.addWidget(self._kind, 1)
        line.addWidget(self._mark)
        line.addWidget(self._word)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(_GAP) // 2)
        column.addLayout(line)
        column.addWidget(self._sentence)
        column.addWidget(self._wanting)

    def say(self, headline: Headline) -> None:
        """Show another headline."""
        self._kind.setText(headline.kind)
        self._mark.show_status(headline.status)
        self._word.say(headline.status.word if headline.status else "")
        self._sentence.say(headline.sentence)
        self._wanting.say(headline.wanting)


class _Mark(QWidget):
    """One status mark."""

    def __init__(self, themes: ThemeStore, parent: QWidget) -> None:
        super().__init__(parent)
        self._themes = themes
        self._status: StatusFace | None = None
        themes.changed.connect(self.update)

    def show_status(self, status: StatusFace | None) -> None:
        self._status = status
        self.setVisible(status is not None)
        self.update()

    def sizeHint(self) -> QSize:
        side = self._themes.theme.px(_MARK)
        return QSize(side, side)

    def paintEvent(self, _event: QPaintEvent) -> None:
        if self._status is None:
            return
        painter = QPainter(self)
        side = self._themes.theme.px(_MARK)
        box = QRectF(0, (self.height() - side) / 2, side, side)
        draw_status_mark(painter, box, self._status, self._themes.theme)
        painter.end()
