"""What cells of a table need again and again: fonts, fitted texts, and small marks drawn once."""

from collections.abc import Callable, Hashable
from typing import TypeVar

from PySide6.QtCore import QObject, QPointF, QRectF, Qt
from PySide6.QtGui import QFont, QFontMetrics, QFontMetricsF, QPainter, QPixmap

from scorecard_app.ui.theme import TextSize, Theme, ThemeStore

_T = TypeVar("_T")

_MOST_KEPT = 4_000
"""How many texts or pictures are remembered: a few screens full."""

Draw = Callable[[QPainter, QRectF], object]


class Drawn(QObject):
    """Remembers what was measured or drawn, as long as the theme is the same."""

    def __init__(self, themes: ThemeStore, parent: QObject) -> None:
        super().__init__(parent)
        self._themes = themes
        self._texts: dict[Hashable, str] = {}
        self._pictures: dict[Hashable, QPixmap] = {}
        self._dress()
        themes.changed.connect(self._dress)

    def elided(self, text: str, font: QFont, width: float) -> str:
        """Return a text cut off with an ellipsis where it is wider than this."""
        key = text, font.pixelSize(), font.weight(), int(width)
        found = self._texts.get(key)
        if found is None:
            mode = Qt.TextElideMode.ElideRight
            found = QFontMetricsF(font).elidedText(text, mode, int(width))
            _keep(self._texts, key, found)
        return found

    def draw(self, painter: QPainter, rect: QRectF, key: Hashable, draw: Draw) -> None:
        """Draw what was drawn before under the same key in a box of the same size, or draw it."""
        ratio = painter.device().devicePixelRatioF()
        size = rect.toAlignedRect().size()
        found = self._pictures.get((key, size.width(), size.height(), ratio))
        if found is None:
            found = QPixmap(size * ratio)
            found.setDevicePixelRatio(ratio)
            found.fill(Qt.GlobalColor.transparent)
            inside = QPainter(found)
            draw(inside, QRectF(0, 0, rect.width(), rect.height()))
            inside.end()
            _keep(self._pictures, (key, size.width(), size.height(), ratio), found)
        painter.drawPixmap(QPointF(rect.left(), rect.top()), found)

    def _dress(self) -> None:
        self.theme: Theme = self._themes.theme
        theme = self.theme
        self._texts.clear()
        self._pictures.clear()
        self.body = theme.font(TextSize.BODY)
        self.strong = theme.font(TextSize.BODY, strong=True)
        self.figures = theme.font(TextSize.BODY, tabular=True)
        self.small = theme.font(TextSize.SMALL)
        self.small_figures = theme.font(TextSize.SMALL, tabular=True)
        self.metrics = QFontMetrics(self.figures)
        self.strong_metrics = QFontMetrics(self.strong)


def _keep(kept: dict[Hashable, _T], key: Hashable, value: _T) -> None:
    if len(kept) >= _MOST_KEPT:
        kept.clear()
    kept[key] = value
