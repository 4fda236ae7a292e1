"""The line above a chart that says in words what is met in it."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter

from scorecard_app.ui.paint.text import fitted_lines
from scorecard_app.ui.theme import TextSize, Theme

_NARROW = 420
"""In a chart narrower than this, at 96 dpi, what is said may take two lines."""

_MOST_BESIDE = 0.5
"""The share of the width that a note may take for what is said to stand beside it."""


class Readout:
    """Draws a sentence at the upper right; its room depends on the width, not on the sentence."""

    def __init__(self, theme: Theme, text: str = "") -> None:
        self.text = text
        self._theme = theme
        self._font = theme.font(TextSize.SMALL, tabular=True)

    def has_room_beside(self, note: str, width: float) -> bool:
        """Say whether it may stand at the right of a note in one line."""
        taken = QFontMetricsF(self._font).horizontalAdvance(note)
        return bool(note) and taken <= width * _MOST_BESIDE and width >= self._theme.px(_NARROW)

    def height(self, width: float) -> float:
        """Return how much room is kept free for it."""
        return self._lines(width) * QFontMetricsF(self._font).height()

    def draw(self, painter: QPainter, rect: QRectF) -> None:
        """Draw it at the top of a box."""
        painter.setFont(self._font)
        painter.setPen(self._theme.colour("text.quiet"))
        line = QFontMetricsF(self._font).height()
        flags = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        most = self._lines(rect.width())
        for at, text in enumerate(fitted_lines(self.text, self._font, rect.width(), most=most)):
            painter.drawText(
                QRectF(rect.left(), rect.top() + at * line, rect.width(), line), flags, text
            )

    def _lines(self, width: float) -> int:
        return 2 if width < self._theme.px(_NARROW) else 1
